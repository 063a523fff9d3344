{{ header|safe }}

# Set by the plan.
name        = "{{ plan.name }}"
region      = "{{ plan.region }}"
domain_name = "{{ plan.domain }}"
subdomain   = "{{ plan.subdomain }}"
{%- if plan.asks_for_ranges() && !plan.inbound.is_empty() %}

# Who can reach W&B, as IPv4 ranges.
allowed_inbound_cidrs = [
  {%- for range in plan.inbound %}
  "{{ range }}",
  {%- endfor %}
]
{%- endif %}

# FILL IN: only you know these. Remove the "# " and enter your values. Terraform prompts
# for each one that is missing.

# The project that holds the deployment.
# project_id = "my-project"

# The cluster's zone. To list the zones: gcloud compute zones list --filter="region:{{ plan.region }}"
# zone = "{{ plan.region }}-b"
{%- if plan.asks_for_ranges() && plan.inbound.is_empty() %}

{% if plan.private() -%}
# Who can reach W&B, as IPv4 ranges of your own networks.
# allowed_inbound_cidrs = ["10.0.0.0/8"]
{%- else -%}
# Who can reach W&B, as IPv4 ranges. 0.0.0.0/0 lets in the whole internet.
# allowed_inbound_cidrs = ["203.0.113.0/24"]
{%- endif %}
{%- endif %}
{%- if plan.weave() && !plan.clickhouse_in_cluster() %}

# ClickHouse for Weave: versions {{ crate::catalog::SUPPORTED_CLICKHOUSE }} and later.
# clickhouse_host = "clickhouse.example.com"
{%- endif %}
{%- include "terraform/parts/sign-in-values.tf" %}

# SECRETS: never put them in this file. Export them before you run Terraform:
#   export TF_VAR_license="$(cat license.txt)"
{%- if plan.weave() %}
#   export TF_VAR_clickhouse_password="..."
# The license must include Weave.
{%- endif %}

# OPTIONAL: the values below are the defaults.
# deletion_protection     = true
# mysql_cpu_alarm_percent = {{ plan.cpu_alarm.above_percent }}
# mysql_storage_alarm_gb  = {{ plan.storage_alarm_gb }}
# alarm_channels          = [] # if empty, alarms notify nobody
# redis_cidr              = "10.30.0.0/16" # set it before the first apply
{%- if plan.private() %}
# proxy_subnet_cidr       = "192.168.100.0/23"
{%- endif %}
{%- if plan.weave() && !plan.clickhouse_in_cluster() %}
# clickhouse_port               = 8443
# clickhouse_user               = "default"
# clickhouse_database           = "weave_trace_db"
# clickhouse_replicated_cluster = ""
{%- endif %}
