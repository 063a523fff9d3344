{{ header|safe }}

{% include "terraform/parts/inbound-check.tf" %}

# {{ plan.tier_label }}, {{ plan.environment_label }}, on Azure: the official W&B module, with
# every size of the plan written out instead of the module's own presets.
#
# The module has no input for the Kubernetes version. AKS starts with its default version
# and then follows the channel "stable", one minor version behind the newest. This plan
# expects {{ plan.kubernetes_version }}; W&B's reference architecture asks for {{ crate::reference::MINIMUM_KUBERNETES }} or later, its current
# guidance for {{ crate::catalog::ADVISED_KUBERNETES }} or later. Look before the first apply:
#   az aks get-versions --location {{ plan.region }} --output table
module "wandb" {
  source  = "{{ plan.module_source }}"
  version = "{{ plan.module_version }}"

  # checkov:skip=CKV_TF_1: The version is exact, and the registry serves no commit hashes.

  namespace = var.name
  location  = var.region
  license   = var.license

  # The chart's pod requests grow with this size. From "medium" on, each of the two
  # parquet pods requests 15 CPU, which leaves no room for system pods on a 16-core
  # node and never fits a smaller one. Machines and counts are set below instead.
  {%- if let Some(waiting) = plan.waiting_pods %}
  # Even so, {{ waiting }} of {{ plan.pods }} pods would stay Pending on {{ plan.plan.nodes }} of these nodes. Use more nodes or
  # larger ones; PLAN.md has the arithmetic.
  {%- endif %}
  size = "small"

  # The module creates no DNS record: see the output dns_record.
  {%- if !plan.private() %} Create it right after the
  # apply: cert-manager asks Let's Encrypt for the certificate once it exists.
  {%- endif %}
  domain_name = var.domain_name
  subdomain   = var.subdomain
  ssl         = true
  {%- if plan.private() %}

  # Who can reach W&B, beside the virtual network and whatever is peered or connected with
  # it: Azure's own rules let those in. An empty list would leave the application gateway
  # without any rule. It does not limit the Kubernetes API: that has a public address, and
  # Azure credentials guard it.
  {%- else %}

  # Who can reach W&B. An empty list would open it to the world. The list does not limit the
  # Kubernetes API: it has a public address, and Azure credentials guard it.
  {%- endif %}
  allowed_ip_ranges = var.allowed_inbound_cidrs

  # Documented: {{ plan.node_cores }} cores, {{ plan.node_memory_gb }} GB per node ({{ plan.tier_label }}, {{ plan.environment_label }}).
  # The machine must be for sale in the region, in {{ plan.zones }} {% if plan.zones == 1 %}zone{% else %}zones{% endif %}: if it is not, the plan fails with
  # an index error. Look: az vm list-skus --location {{ plan.region }} --size {{ plan.node_machine }} --zone
  kubernetes_instance_type = "{{ plan.node_machine }}"

  # One node pool per zone: {{ plan.zones }} {% if plan.zones == 1 %}zone{% else %}zones{% endif %} with at least {{ plan.nodes_per_zone }} each make {{ plan.total_nodes }} nodes.
  # W&B's current guidance is at least 3 nodes.
  {%- if plan.production() %}
  # The autoscaler may go up to {{ plan.max_nodes }} nodes in total.
  {%- else %}
  # Test/Dev stays at this count: the maximum equals the minimum.
  {%- endif %}
  node_pool_num_zones        = {{ plan.zones }}
  kubernetes_min_node_per_az = {{ plan.nodes_per_zone }}
  kubernetes_max_node_per_az = {{ plan.max_nodes_per_zone }}

  # Documented: {{ plan.node_disk_gb }} GB of disk per node. This is the node's OS disk.
  kubernetes_node_disk_size_gb = {{ plan.node_disk_gb }}
  {%- if plan.production() %}

  # The tier of the control plane with an uptime SLA. The module's default, Free, has none.
  cluster_sku_tier = "Standard"
  {%- else %}

  # The tier of the control plane without an uptime SLA: enough for Test/Dev.
  cluster_sku_tier = "Free"
  {%- endif %}

  # Documented: {{ plan.mysql_cores }} cores, {{ plan.mysql_memory_gb }} GB for MySQL, and {{ plan.mysql_disk_gb }} GB of disk.
  # The module has no input for the disk: it starts small and grows by itself. To start
  # with the documented size, raise it after the first apply. Terraform leaves it alone:
  #   az mysql flexible-server update --resource-group {{ plan.name }} --name SERVER --storage-size {{ plan.mysql_disk_gb }}
  # Backups are kept for 14 days.
  {%- if let Some(note) = plan.mysql_note %}
  # {{ note }}
  {%- endif %}
  database_sku_name = "{{ plan.mysql_machine }}"

  # The module's default, 5.7, is older than W&B accepts.
  database_version = "{{ plan.mysql_version }}"

  # The module always creates a standby server.
  {%- if plan.production() %}
  # In Production it stands in a second zone.
  {%- endif %}
  database_availability_mode = var.database_availability_mode

  # W&B publishes no Redis size. This is what the module takes for small deployments:
  # 6 GB, of the Standard tier. The module does not choose the Redis version.
  redis_capacity = 3

  # The W&B values name no queue, so an Event Grid queue would stay unused.
  use_internal_queue = true

  # Puts a lock on the database and on the storage account.
  deletion_protection = var.deletion_protection
  {%- if plan.own_release() %}

  # The module installs the operator. wandb.tf installs W&B itself, with values for which
  # the module has no input.
  enable_helm_operator = true
  enable_helm_wandb    = false
  {%- endif %}
}
{%- if !plan.private() %}

# Let's Encrypt proves the domain over port 80, from addresses that it does not publish.
# The allowlist above blocks them, and the module has no other way to a certificate. Until
# the certificate is there, W&B itself also answers on port 80.
resource "azurerm_network_security_rule" "http01" {
  # checkov:skip=CKV_AZURE_160: The variable opens it, and has no default.
  count = var.open_port_80_for_certificate ? 1 : 0

  name                        = "allow-http01"
  description                 = "Let's Encrypt HTTP-01 challenge"
  resource_group_name         = var.name
  network_security_group_name = "${var.name}-allowlist-nsg"
  priority                    = 310
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_address_prefix       = "Internet"
  source_port_range           = "*"
  destination_address_prefix  = "*"
  destination_port_range      = "80"

  # The module creates the security group.
  depends_on = [module.wandb]
}
{%- endif %}
