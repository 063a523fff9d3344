{{ header|safe }}

# The zone that holds the address.
data "aws_route53_zone" "wandb" {
  zone_id = var.zone_id
}

# Warns during the plan if the certificate would never be issued.
check "zone" {
  assert {
    condition     = endswith(".${var.subdomain}.${var.domain_name}", ".${data.aws_route53_zone.wandb.name}")
    error_message = "The zone of zone_id does not contain the address subdomain.domain_name: set zone_id to the zone that does."
  }

  assert {
    condition     = var.acm_certificate_arn != null || data.aws_route53_zone.wandb.private_zone != true
    error_message = "ACM cannot validate a domain in a private zone: set acm_certificate_arn to an existing certificate."
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

  # The pods' requests grow with this size. From "medium" up, each of the two parquet pods
  # requests 15 CPU, which leaves no room for system pods on a 16-core node and never fits
  # a smaller one. So the size stays small, and machines and counts are set below.
  {%- if let Some(waiting) = plan.waiting_pods %}
  # Even so, {{ waiting }} of {{ plan.pods }} pods would stay Pending on {{ plan.plan.nodes }} of these nodes. Use more nodes or
  # larger ones; PLAN.md has the arithmetic.
  {%- endif %}
  size = "small"

  # DNS and TLS. Unless you set acm_certificate_arn, the module requests a certificate
  # from ACM and validates the domain in the Route 53 zone. That is all that its
  # public_access controls.
  domain_name         = var.domain_name
  subdomain           = var.subdomain
  zone_id             = var.zone_id
  public_access       = true
  acm_certificate_arn = var.acm_certificate_arn

  # external-dns writes the DNS record. By default, the module makes it look for a zone
  # named after the whole address, which misses the zone of the domain. It also removes
  # records with its owner ID, "default", that it does not know, so no other external-dns
  # with that owner ID may manage this zone.
  external_dns         = true
  custom_domain_filter = data.aws_route53_zone.wandb.name
  {%- if plan.private() %}

  # An internal load balancer: W&B has only private addresses, in the VPC below.
  kubernetes_alb_internet_facing = false
  {%- endif %}

  # Who can reach W&B. The load balancer has IPv4 addresses only.
  allowed_inbound_cidr      = var.allowed_inbound_cidrs
  allowed_inbound_ipv6_cidr = []

  # Terraform creates objects inside the cluster, so it must reach the API server. Without
  # public access, it would have to run inside the VPC.
  kubernetes_public_access       = true
  kubernetes_public_access_cidrs = var.kubernetes_api_cidrs

  # W&B's reference architecture asks for Kubernetes {{ crate::reference::MINIMUM_KUBERNETES }} or later, its current guidance
  # for {{ crate::catalog::ADVISED_KUBERNETES }} or later. Upgrade one minor version at a time.
  eks_cluster_version = "{{ plan.kubernetes_version }}"

  # This is a new cluster: Terraform grants its creator administrator rights.
  kubernetes_legacy_cluster_creator_admin = false

  # Documented: {{ plan.node_cores }} cores, {{ plan.node_memory_gb }} GB per node ({{ plan.tier_label }}, {{ plan.environment_label }}).
  kubernetes_instance_types = ["{{ plan.node_machine }}"]

  # One node group per private subnet, one subnet per zone: {{ plan.zones }} zones with at least
  # {{ plan.nodes_per_zone }} each make {{ plan.total_nodes }} nodes. W&B's current guidance is at least 3 nodes.
  {%- if plan.production() %}
  # The autoscaler can grow the cluster to {{ plan.max_nodes }} nodes in total.
  {%- else %}
  # Test/Dev does not scale: the maximum equals the minimum.
  {%- endif %}
  kubernetes_min_nodes_per_az = {{ plan.nodes_per_zone }}
  kubernetes_max_nodes_per_az = {{ plan.max_nodes_per_zone }}

  # Documented: {{ plan.node_disk_gb }} GB of disk per node. This is the node's root volume.
  kubernetes_node_disk_size_gb = {{ plan.node_disk_gb }}

  {%- if plan.existing_network() %}

  # Your network, unchanged. The module creates MySQL, Redis and one node group per subnet in the
  # private subnets. These need outbound access through a NAT gateway, and the tag
  # kubernetes.io/role/internal-elb = 1. Subnets for a public load balancer need the tag
  # kubernetes.io/role/elb = 1.
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

  # Every pod takes an address in a private subnet, and a subnet cannot grow later, so each
  # private subnet gets a sixteenth of the network. The others get 1/256 each.
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

  # Aurora MySQL 3 is compatible with MySQL 8.0, and W&B supports it as well as MySQL 8.4. The
  # module's parameter groups are for aurora-mysql8.0, so Aurora 8.4 does not work with it.
  # AWS can patch the database on its own. If Terraform then plans to go back to this
  # version, write the running version here.
  database_engine_version = "{{ plan.mysql_version }}"

  # W&B publishes no Redis size. This is the node that the module uses for small deployments.
  # It creates two, with Redis 7.1 and failover.
  elasticache_node_type = "cache.m6g.large"

  # The database and the bucket are protected from deletion.
  deletion_protection = var.deletion_protection
  {%- if plan.own_release() %}

  # The module installs the operator. wandb.tf installs W&B itself, with values that the
  # module has no input for.
  enable_helm_operator = true
  enable_helm_wandb    = false
  {%- endif %}
}
