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

# The subscription that holds the deployment. To find it: az account show --query id
# subscription_id = "00000000-0000-0000-0000-000000000000"
{%- if plan.asks_for_ranges() && plan.inbound.is_empty() %}

{% if plan.private() -%}
# Who can reach W&B, as IPv4 ranges of your own networks.
# allowed_inbound_cidrs = ["10.0.0.0/8"]
{%- else -%}
# Who can reach W&B, as IPv4 ranges. 0.0.0.0/0 lets in the whole internet.
# allowed_inbound_cidrs = ["203.0.113.0/24"]
{%- endif %}
{%- endif %}
{%- if !plan.private() %}

# Let's Encrypt must reach port 80 from the internet to issue and renew the certificate. If this
# is false, it cannot, unless 0.0.0.0/0 is in the list above.
# open_port_80_for_certificate = true
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
# database_availability_mode = "{% if plan.production() %}ZoneRedundant{% else %}SameZone{% endif %}"
# deletion_protection        = true
# mysql_cpu_alarm_percent    = {{ plan.cpu_alarm.above_percent }}
# mysql_storage_alarm_gb     = {{ plan.storage_alarm_gb }}
# alarm_action_group_ids     = [] # if empty, alarms notify nobody
{%- if plan.weave() && !plan.clickhouse_in_cluster() %}
# clickhouse_port               = 8443
# clickhouse_user               = "default"
# clickhouse_database           = "weave_trace_db"
# clickhouse_replicated_cluster = ""
{%- endif %}
