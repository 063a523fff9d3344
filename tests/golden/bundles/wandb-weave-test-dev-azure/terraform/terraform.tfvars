# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Test/Dev, Weave only on Azure.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=weave&env=test-dev&cloud=azure&files=both

# Set by the plan.
name        = "wandb"
region      = "eastus"
domain_name = "example.com"
subdomain   = "wandb"

# FILL IN: only you know these. Remove the "# " and enter your values. Terraform prompts
# for each one that is missing.

# The subscription that holds the deployment. To find it: az account show --query id
# subscription_id = "00000000-0000-0000-0000-000000000000"

# Who can reach W&B, as IPv4 ranges. 0.0.0.0/0 lets in the whole internet.
# allowed_inbound_cidrs = ["203.0.113.0/24"]

# Let's Encrypt must reach port 80 from the internet to issue and renew the certificate. If this
# is false, it cannot, unless 0.0.0.0/0 is in the list above.
# open_port_80_for_certificate = true

# ClickHouse for Weave: versions 25.8 to 25.12, or 26.3 and later.
# clickhouse_host = "clickhouse.example.com"

# SECRETS: never put them in this file. Export them before you run Terraform:
#   export TF_VAR_license="$(cat license.txt)"
#   export TF_VAR_clickhouse_password="..."
# The license must include Weave.

# OPTIONAL: the values below are the defaults.
# database_availability_mode = "SameZone"
# deletion_protection        = true
# mysql_cpu_alarm_percent    = 40
# mysql_storage_alarm_gb     = 80
# alarm_action_group_ids     = [] # if empty, alarms notify nobody
# clickhouse_port               = 8443
# clickhouse_user               = "default"
# clickhouse_database           = "weave_trace_db"
# clickhouse_replicated_cluster = ""
