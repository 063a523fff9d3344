{{ header|safe }}

# The zone that holds the address.
data "aws_route53_zone" "wandb" {
  zone_id = var.zone_id
}

# Warns in the plan of a certificate that would never be issued.
check "zone" {
  assert {
    condition     = endswith(".${var.subdomain}.${var.domain_name}", ".${data.aws_route53_zone.wandb.name}")
    error_message = "The address is not in the zone of zone_id."
  }

  assert {
    condition     = var.acm_certificate_arn != null || data.aws_route53_zone.wandb.private_zone != true
    error_message = "A private zone cannot prove a domain to ACM. Set acm_certificate_arn."
  }
}

{% include "terraform/parts/inbound-check.tf" %}

# {{ plan.tier_label }}, {{ plan.environment_label }}, on AWS: the official W&B module, with
# every size of the plan written out instead of the module's own presets.
module "wandb" {
  source  = "{{ plan.module_source }}"
  version = "{{ plan.module_version }}"

  # checkov:skip=CKV_TF_1: The version is exact, and the registry serves no commit hashes.

  namespace = var.name
  license   = var.license

  # The chart's pod requests grow with this size. From "medium" on, each of the two
  # parquet pods requests 15 CPU, which leaves no room for system pods on a 16-core
  # node and never fits a smaller one. Machines and counts are set below instead.
  {%- if let Some(waiting) = plan.waiting_pods %}
  # Even so, {{ waiting }} of {{ plan.pods }} pods would stay Pending on {{ plan.plan.nodes }} of these nodes. Use more nodes or
  # larger ones; PLAN.md has the arithmetic.
  {%- endif %}
  size = "small"

  # DNS and TLS. The module asks ACM for a certificate and proves the domain in the
  # Route 53 zone, unless an existing certificate is given: this is all that its
  # public_access decides.
  domain_name         = var.domain_name
  subdomain           = var.subdomain
  zone_id             = var.zone_id
  public_access       = true
  acm_certificate_arn = var.acm_certificate_arn

  # external-dns writes the record. By default the module has it look for a zone of the
  # whole address, which it does not find in the zone of a domain. It removes records
  # of its owner "default" that it does not know, so no other external-dns of that owner
  # may work on this zone.
  external_dns         = true
  custom_domain_filter = data.aws_route53_zone.wandb.name
  {%- if plan.private() %}

  # An internal load balancer: W&B has private addresses only, in the VPC below.
  kubernetes_alb_internet_facing = false
  {%- endif %}

  # Who can reach W&B. The load balancer has IPv4 addresses only.
  allowed_inbound_cidr      = var.allowed_inbound_cidrs
  allowed_inbound_ipv6_cidr = []

  # Terraform creates objects inside the cluster, so it must reach the API server.
  # Without public access it must run inside the VPC.
  kubernetes_public_access       = true
  kubernetes_public_access_cidrs = var.kubernetes_api_cidrs

  # W&B's reference architecture asks for Kubernetes {{ crate::reference::MINIMUM_KUBERNETES }} or later, its current guidance
  # for {{ crate::catalog::ADVISED_KUBERNETES }} or later. Upgrade one minor version at a time.
  eks_cluster_version = "{{ plan.kubernetes_version }}"

  # A new cluster: Terraform itself makes its creator an administrator.
  kubernetes_legacy_cluster_creator_admin = false

  # Documented: {{ plan.node_cores }} cores, {{ plan.node_memory_gb }} GB per node ({{ plan.tier_label }}, {{ plan.environment_label }}).
  kubernetes_instance_types = ["{{ plan.node_machine }}"]

  # One node group per private subnet, one subnet per zone: {{ plan.zones }} zones with at least
  # {{ plan.nodes_per_zone }} each make {{ plan.total_nodes }} nodes. W&B's current guidance is at least 3 nodes.
  {%- if plan.production() %}
  # The autoscaler may go up to {{ plan.max_nodes }} nodes in total.
  {%- else %}
  # Test/Dev stays at this count: the maximum equals the minimum.
  {%- endif %}
  kubernetes_min_nodes_per_az = {{ plan.nodes_per_zone }}
  kubernetes_max_nodes_per_az = {{ plan.max_nodes_per_zone }}

  # Documented: {{ plan.node_disk_gb }} GB of disk per node. This is the node's root volume.
  kubernetes_node_disk_size_gb = {{ plan.node_disk_gb }}

  {%- if plan.existing_network() %}
  # Your network, unchanged. The module creates node groups, MySQL and Redis in its private subnets,
  # one node group in each. They need a way out, by a NAT gateway, and the tag
  # kubernetes.io/role/internal-elb = 1; the load balancer's need kubernetes.io/role/elb = 1.
  create_vpc                       = false
  network_id                       = var.network_id
  network_private_subnets          = keys(var.private_subnets)
  network_private_subnet_cidrs     = values(var.private_subnets)
  network_database_subnets         = keys(var.private_subnets)
  network_database_subnet_cidrs    = values(var.private_subnets)
  network_elasticache_subnets      = keys(var.private_subnets)
  network_elasticache_subnet_cidrs = values(var.private_subnets)
  kubernetes_alb_subnets           = var.load_balancer_subnets
  {%- else %}
  # Every pod takes an address of a private subnet and a subnet cannot grow later, so
  # each of these gets a sixteenth of the network. The others get 1/256 each.
  network_cidr                     = var.network_cidr
  network_public_subnet_cidrs      = [for zone in range({{ plan.zones }}) : cidrsubnet(var.network_cidr, 8, zone)]
  network_private_subnet_cidrs     = [for zone in range({{ plan.zones }}) : cidrsubnet(var.network_cidr, 4, zone + 4)]
  network_database_subnet_cidrs    = [for zone in range({{ plan.zones }}) : cidrsubnet(var.network_cidr, 8, zone + 20)]
  network_elasticache_subnet_cidrs = [for zone in range({{ plan.zones }}) : cidrsubnet(var.network_cidr, 8, zone + 30)]
  {%- endif %}

  # Documented: {{ plan.mysql_cores }} cores, {{ plan.mysql_memory_gb }} GB for MySQL. The module creates one Aurora instance
  # and no reader, so there is no hot standby.
  # Documented: {{ plan.mysql_disk_gb }} GB of disk. Aurora storage grows on its own; there is no size to set.
  # Backups are kept for 14 days. Destroying the database leaves no final snapshot.
  {%- if let Some(note) = plan.mysql_note %}
  # {{ note }}
  {%- endif %}
  database_instance_class = "{{ plan.mysql_machine }}"

  # Aurora MySQL 3 speaks MySQL 8.0, and W&B supports it beside MySQL 8.4. The module's
  # parameter groups are for aurora-mysql8.0, so Aurora 8.4 does not work with it.
  # AWS can patch the database on its own. If a later plan wants to go back to this
  # version, write the running version here.
  database_engine_version = "{{ plan.mysql_version }}"

  # W&B publishes no Redis size. This is the module's node for small deployments; it
  # creates two of them, with Redis 7.1 and failover.
  elasticache_node_type = "cache.m6g.large"

  # The database and the bucket are protected from deletion.
  deletion_protection = var.deletion_protection
  {%- if plan.own_release() %}

  # The module installs the operator. wandb.tf installs W&B itself, with values for which
  # the module has no input.
  enable_helm_operator = true
  enable_helm_wandb    = false
  {%- endif %}
}
