# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models and Weave on AWS.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=production&cloud=aws&domain=mlops.example.org&files=both

# Set by the plan.
name        = "wandb"
region      = "us-east-1"
domain_name = "mlops.example.org"
subdomain   = "wandb"

# FILL IN: only you know these. Remove the "# " and enter your values. Terraform prompts
# for each one that is missing.

# The public Route 53 hosted zone that holds the address.
# zone_id = "Z0123456789ABCDEFGHIJ"

# Who can reach W&B, as IPv4 ranges. 0.0.0.0/0 lets in the whole internet.
# allowed_inbound_cidrs = ["203.0.113.0/24"]# Where Terraform and kubectl run, as IPv4 ranges: both need the Kubernetes API.
# kubernetes_api_cidrs = ["203.0.113.7/32"]

# ClickHouse for Weave: versions 25.8 to 25.12, or 26.3 and later.
# clickhouse_host = "clickhouse.example.com"

# SECRETS: never put them in this file. Export them before you run Terraform:
#   export TF_VAR_license="$(cat license.txt)"
#   export TF_VAR_clickhouse_password="..."
# The license must include Weave.

# OPTIONAL: the values below are the defaults.
# acm_certificate_arn     = null
# network_cidr            = "10.10.0.0/16" # set it before the first apply
# deletion_protection     = true
# mysql_cpu_alarm_percent = 40
# mysql_storage_alarm_gb  = 400
# alarm_topic_arns        = [] # if empty, alarms notify nobody
# clickhouse_port               = 8443
# clickhouse_user               = "default"
# clickhouse_database           = "weave_trace_db"
# clickhouse_replicated_cluster = ""
