# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models and Weave on AWS.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=production&cloud=aws&domain=mlops.example.org&files=both

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

# Models and Weave, Production, on AWS: the official W&B module, with
# every size of the plan written out instead of the module's own presets.
module "wandb" {
  source  = "wandb/wandb/aws"
  version = "8.0.0"

  # checkov:skip=CKV_TF_1: The version is exact, and the registry serves no commit hashes.

  namespace = var.name
  license   = var.license

  # The pods' requests grow with this size. From "medium" up, each of the two parquet pods
  # requests 15 CPU, which leaves no room for system pods on a 16-core node and never fits
  # a smaller one. So the size stays small, and machines and counts are set below.
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

  # Who can reach W&B. The load balancer has IPv4 addresses only.
  allowed_inbound_cidr      = var.allowed_inbound_cidrs
  allowed_inbound_ipv6_cidr = []

  # Terraform creates objects inside the cluster, so it must reach the API server. Without
  # public access, it would have to run inside the VPC.
  kubernetes_public_access       = true
  kubernetes_public_access_cidrs = var.kubernetes_api_cidrs

  # W&B's reference architecture asks for Kubernetes 1.29 or later, its current guidance
  # for 1.34 or later. Upgrade one minor version at a time.
  eks_cluster_version = "1.35"

  # This is a new cluster: Terraform grants its creator administrator rights.
  kubernetes_legacy_cluster_creator_admin = false

  # Documented: 16 cores, 128 GB per node (Models and Weave, Production).
  kubernetes_instance_types = ["r6i.4xlarge"]

  # One node group per private subnet, one subnet per zone: 3 zones with at least
  # 1 each make 3 nodes. W&B's current guidance is at least 3 nodes.
  # The autoscaler can grow the cluster to 6 nodes in total.
  kubernetes_min_nodes_per_az = 1
  kubernetes_max_nodes_per_az = 2

  # Documented: 100 GB of disk per node. This is the node's root volume.
  kubernetes_node_disk_size_gb = 100

  # Every pod takes an address in a private subnet, and a subnet cannot grow later, so each
  # private subnet gets a sixteenth of the network. The others get 1/256 each.
  network_cidr                     = var.network_cidr
  network_public_subnet_cidrs      = [for zone in range(3) : cidrsubnet(var.network_cidr, 8, zone)]
  network_private_subnet_cidrs     = [for zone in range(3) : cidrsubnet(var.network_cidr, 4, zone + 4)]
  network_database_subnet_cidrs    = [for zone in range(3) : cidrsubnet(var.network_cidr, 8, zone + 20)]
  network_elasticache_subnet_cidrs = [for zone in range(3) : cidrsubnet(var.network_cidr, 8, zone + 30)]

  # Documented: 8 cores, 64 GB for MySQL. The module creates one Aurora instance
  # and no reader, so there is no hot standby.
  # Documented: 500 GB of disk. Aurora storage grows on its own; there is no size to set.
  # Backups are kept for 14 days. Destroying the database leaves no final snapshot.
  database_instance_class = "db.r6g.2xlarge"

  # Aurora MySQL 3 is compatible with MySQL 8.0, and W&B supports it as well as MySQL 8.4. The
  # module's parameter groups are for aurora-mysql8.0, so Aurora 8.4 does not work with it.
  # AWS can patch the database on its own. If Terraform then plans to go back to this
  # version, write the running version here.
  database_engine_version = "8.0.mysql_aurora.3.10.6"

  # W&B publishes no Redis size. This is the node that the module uses for small deployments.
  # It creates two, with Redis 7.1 and failover.
  elasticache_node_type = "cache.m6g.large"

  # The database and the bucket are protected from deletion.
  deletion_protection = var.deletion_protection

  # The module installs the operator. wandb.tf installs W&B itself, with values that the
  # module has no input for.
  enable_helm_operator = true
  enable_helm_wandb    = false
}
