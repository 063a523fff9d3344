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

{% if plan.private_name() -%}
# The private Route 53 hosted zone that holds the address, and your own certificate for
# the address in ACM: no public CA issues one for such a name.
# zone_id             = "Z0123456789ABCDEFGHIJ"
# acm_certificate_arn = "arn:aws:acm:{{ plan.region }}:123456789012:certificate/00000000-0000-0000-0000-000000000000"
{%- else -%}
# The public Route 53 hosted zone that holds the address.
{%- if plan.private() %} A private zone also needs acm_certificate_arn.
{%- endif %}
# zone_id = "Z0123456789ABCDEFGHIJ"
{%- endif %}
{%- if plan.asks_for_ranges() && plan.inbound.is_empty() %}

{% if plan.private() -%}
# Who can reach W&B, as IPv4 ranges of your own networks.
# allowed_inbound_cidrs = ["10.0.0.0/8"]
{%- else -%}
# Who can reach W&B, as IPv4 ranges. 0.0.0.0/0 lets in the whole internet.
# allowed_inbound_cidrs = ["203.0.113.0/24"]
{%- endif %}
{%- endif %}

{%- if plan.existing_network() %}

# Your network: private subnets in {{ plan.zones }} zones, and load balancer subnets in at least two.
# network_id            = "vpc-0123456789abcdef0"
# private_subnets       = { {% for range in ["10.20.0.0/20", "10.20.16.0/20", "10.20.32.0/20"] %}{% if loop.index <= plan.zones as usize %}{% if !loop.first %}, {% endif %}"subnet-0123456789abcdef{{ loop.index0 }}" = "{{ range }}"{% endif %}{% endfor %} }
# load_balancer_subnets = ["subnet-0123456789abcdef8", "subnet-0123456789abcdef9"]

{% endif -%}
# Where Terraform and kubectl run, as IPv4 ranges: both need the Kubernetes API.
# kubernetes_api_cidrs = ["203.0.113.7/32"]
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
{%- if !plan.private_name() %}
# acm_certificate_arn     = null
{%- endif %}
{%- if !plan.existing_network() %}
# network_cidr            = "{{ plan.network }}" # set it before the first apply
{%- endif %}
# deletion_protection     = true
# mysql_cpu_alarm_percent = {{ plan.cpu_alarm.above_percent }}
# mysql_storage_alarm_gb  = {{ plan.storage_alarm_gb }}
# alarm_topic_arns        = [] # if empty, alarms notify nobody
{%- if plan.weave() && !plan.clickhouse_in_cluster() %}
# clickhouse_port               = 8443
# clickhouse_user               = "default"
# clickhouse_database           = "weave_trace_db"
# clickhouse_replicated_cluster = ""
{%- endif %}
