# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Test/Dev, Weave only on Azure.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=weave&env=test-dev&cloud=azure&files=both

# Warns during the plan about ranges that never match: no client on the internet has a private address.
check "inbound" {
  assert {
    condition = alltrue([
      for pair in setproduct(var.allowed_inbound_cidrs, ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"]) :
      tonumber(split("/", pair[0])[1]) < tonumber(split("/", pair[1])[1]) ||
      cidrhost("${split("/", pair[0])[0]}/${split("/", pair[1])[1]}", 0) != cidrhost(pair[1], 0)
    ])
    error_message = "A range in allowed_inbound_cidrs is private, but clients reach this W&B over the internet. Use the public addresses of their gateways instead."
  }
}

# Weave only, Test/Dev, on Azure: the official W&B module, with
# every size of the plan written out instead of the module's own presets.
#
# The module has no input for the Kubernetes version. AKS starts with its default version
# and then follows the channel "stable", one minor version behind the newest. This plan
# expects 1.35; W&B's reference architecture asks for 1.29 or later, its current
# guidance for 1.34 or later. Check before the first apply:
#   az aks get-versions --location eastus --output table
module "wandb" {
  source  = "wandb/wandb/azurerm"
  version = "7.9.2"

  # checkov:skip=CKV_TF_1: The version is exact, and the registry serves no commit hashes.

  namespace = var.name
  location  = var.region
  license   = var.license

  # The pods' requests grow with this size. From "medium" up, each of the two parquet pods
  # requests 15 CPU, which leaves no room for system pods on a 16-core node and never fits
  # a smaller one. So the size stays small, and machines and counts are set below.
  # Even so, 3 of 12 pods would stay Pending on 3 of these nodes. Use more nodes or
  # larger ones; PLAN.md has the arithmetic.
  size = "small"

  # The module creates no DNS record: see the output dns_record. Create it right after the
  # apply: cert-manager asks Let's Encrypt for the certificate once it exists.
  domain_name = var.domain_name
  subdomain   = var.subdomain
  ssl         = true

  # Who can reach W&B. An empty list would open it to the whole internet. The list does not
  # limit the Kubernetes API: it has a public address, protected by Azure credentials.
  allowed_ip_ranges = var.allowed_inbound_cidrs

  # Documented: 4 cores, 32 GB per node (Weave only, Test/Dev).
  # The region must offer this machine in 3 zones; otherwise, the plan fails with an
  # index error. To check: az vm list-skus --location eastus --size Standard_E4_v5 --zone
  kubernetes_instance_type = "Standard_E4_v5"

  # One node pool per zone: 3 zones with at least 1 each make 3 nodes.
  # W&B's current guidance is at least 3 nodes.
  # Test/Dev does not scale: the maximum equals the minimum.
  node_pool_num_zones        = 3
  kubernetes_min_node_per_az = 1
  kubernetes_max_node_per_az = 1

  # Documented: 100 GB of disk per node. This is the node's OS disk.
  kubernetes_node_disk_size_gb = 100

  # The control plane tier without an uptime SLA, which is enough for Test/Dev.
  cluster_sku_tier = "Free"

  # Documented: 2 cores, 16 GB for MySQL, and 100 GB of disk.
  # The module has no input for the disk: it starts small and grows automatically. To have the
  # documented size from the start, run this after the first apply. Terraform does not undo it:
  #   az mysql flexible-server update --resource-group wandb --name SERVER --storage-size 100
  # Backups are kept for 14 days.
  database_sku_name = "MO_Standard_E2ds_v4"

  # The module's default, 5.7, is older than W&B accepts.
  database_version = "8.4"

  # The module always creates a standby server.
  database_availability_mode = var.database_availability_mode

  # W&B publishes no Redis size. This is what the module uses for small deployments: 6 GB in
  # the Standard tier. The module does not set the Redis version.
  redis_capacity = 3

  # W&B's values name no queue, so an Event Grid queue would go unused.
  use_internal_queue = true

  # Puts a lock on the database and on the storage account.
  deletion_protection = var.deletion_protection

  # The module installs the operator. wandb.tf installs W&B itself, with values that the
  # module has no input for.
  enable_helm_operator = true
  enable_helm_wandb    = false
}

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
