# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models only on GCP.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=models&env=production&cloud=gcp&mysql=meets-sizing&files=both

# Set by the plan.
name        = "wandb"
region      = "us-central1"
domain_name = "example.com"
subdomain   = "wandb"

# FILL IN: only you know these. Remove the "# " and enter your values. Terraform prompts
# for each one that is missing.

# The project that holds the deployment.
# project_id = "my-project"

# The cluster's zone. To list the zones: gcloud compute zones list --filter="region:us-central1"
# zone = "us-central1-b"

# Who can reach W&B, as IPv4 ranges. 0.0.0.0/0 lets in the whole internet.
# allowed_inbound_cidrs = ["203.0.113.0/24"]

# SECRETS: never put them in this file. Export them before you run Terraform:
#   export TF_VAR_license="$(cat license.txt)"

# OPTIONAL: the values below are the defaults.
# deletion_protection     = true
# mysql_cpu_alarm_percent = 40
# mysql_storage_alarm_gb  = 400
# alarm_channels          = [] # if empty, alarms notify nobody
# redis_cidr              = "10.30.0.0/16" # set it before the first apply
