{{ header|safe }}

{% include "terraform/parts/inbound-check.tf" %}

# {{ plan.tier_label }}, {{ plan.environment_label }}, on Azure: the official W&B module, with
# every size of the plan written out instead of the module's own presets.
#
# The module has no input for the Kubernetes version. AKS starts with its default version
# and then follows the channel "stable", one minor version behind the newest. This plan
# expects {{ plan.kubernetes_version }}; W&B's reference architecture asks for {{ crate::reference::MINIMUM_KUBERNETES }} or later, its current
# guidance for {{ crate::catalog::ADVISED_KUBERNETES }} or later. Check before the first apply:
#   az aks get-versions --location {{ plan.region }} --output table
module "wandb" {
  source  = "{{ plan.module_source }}"
  version = "{{ plan.module_version }}"

  # checkov:skip=CKV_TF_1: The version is exact, and the registry serves no commit hashes.

  namespace = var.name
  location  = var.region
  license   = var.license

  # The pods' requests grow with this size. From "medium" up, each of the two parquet pods
  # requests 15 CPU, which leaves no room for system pods on a 16-core node and never fits
  # a smaller one. So the size stays small, and machines and counts are set below.
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

  # Who can reach W&B, in addition to the virtual network and everything that is peered with
  # or connected to it: Azure's own rules let those in. An empty list would leave the
  # application gateway without any rule. The list does not limit the Kubernetes API: it has a
  # public address, protected by Azure credentials.
  {%- else %}

  # Who can reach W&B. An empty list would open it to the whole internet. The list does not
  # limit the Kubernetes API: it has a public address, protected by Azure credentials.
  {%- endif %}
  allowed_ip_ranges = var.allowed_inbound_cidrs

  # Documented: {{ plan.node_cores }} cores, {{ plan.node_memory_gb }} GB per node ({{ plan.tier_label }}, {{ plan.environment_label }}).
  # The region must offer this machine in {{ plan.zones }} {% if plan.zones == 1 %}zone{% else %}zones{% endif %}; otherwise, the plan fails with an
  # index error. To check: az vm list-skus --location {{ plan.region }} --size {{ plan.node_machine }} --zone
  kubernetes_instance_type = "{{ plan.node_machine }}"

  # One node pool per zone: {{ plan.zones }} {% if plan.zones == 1 %}zone{% else %}zones{% endif %} with at least {{ plan.nodes_per_zone }} each make {{ plan.total_nodes }} nodes.
  # W&B's current guidance is at least 3 nodes.
  {%- if plan.production() %}
  # The autoscaler can grow the cluster to {{ plan.max_nodes }} nodes in total.
  {%- else %}
  # Test/Dev does not scale: the maximum equals the minimum.
  {%- endif %}
  node_pool_num_zones        = {{ plan.zones }}
  kubernetes_min_node_per_az = {{ plan.nodes_per_zone }}
  kubernetes_max_node_per_az = {{ plan.max_nodes_per_zone }}

  # Documented: {{ plan.node_disk_gb }} GB of disk per node. This is the node's OS disk.
  kubernetes_node_disk_size_gb = {{ plan.node_disk_gb }}
  {%- if plan.production() %}

  # The control plane tier with an uptime SLA. The module's default, Free, has none.
  cluster_sku_tier = "Standard"
  {%- else %}

  # The control plane tier without an uptime SLA, which is enough for Test/Dev.
  cluster_sku_tier = "Free"
  {%- endif %}

  # Documented: {{ plan.mysql_cores }} cores, {{ plan.mysql_memory_gb }} GB for MySQL, and {{ plan.mysql_disk_gb }} GB of disk.
  # The module has no input for the disk: it starts small and grows automatically. To have the
  # documented size from the start, run this after the first apply. Terraform does not undo it:
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
  # In Production, it runs in a second zone.
  {%- endif %}
  database_availability_mode = var.database_availability_mode

  # W&B publishes no Redis size. This is what the module uses for small deployments: 6 GB in
  # the Standard tier. The module does not set the Redis version.
  redis_capacity = 3

  # W&B's values name no queue, so an Event Grid queue would go unused.
  use_internal_queue = true

  # Puts a lock on the database and on the storage account.
  deletion_protection = var.deletion_protection
  {%- if plan.own_release() %}

  # The module installs the operator. wandb.tf installs W&B itself, with values that the
  # module has no input for.
  enable_helm_operator = true
  enable_helm_wandb    = false
  {%- endif %}
}
{%- if !plan.private() %}

# Let's Encrypt validates the domain over port 80, from addresses that it does not publish.
# The allowlist above blocks them, and the module has no other way to get a certificate. Until
# the certificate is issued, W&B itself also answers on port 80.
resource "azurerm_network_security_rule" "http01" {
  # checkov:skip=CKV_AZURE_160: Only the variable opens it, and the variable has no default.
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
