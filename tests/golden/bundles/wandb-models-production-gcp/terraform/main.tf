# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models only on GCP.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=models&env=production&cloud=gcp&mysql=meets-sizing&files=both

# The module enables the APIs it needs, except the one for GKE. Before Terraform can enable any API,
# these two must be on:
#   gcloud services enable serviceusage.googleapis.com cloudresourcemanager.googleapis.com
resource "google_project_service" "container" {
  project            = var.project_id
  service            = "container.googleapis.com"
  disable_on_destroy = false
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

# Models only, Production, on Google Cloud: the official W&B module, with
# every size of the plan written out instead of the module's own presets.
module "wandb" {
  source  = "wandb/wandb/google"
  version = "10.8.2"

  # checkov:skip=CKV_TF_1: The version is exact, and the registry serves no commit hashes.

  depends_on = [google_project_service.container]

  namespace = var.name
  license   = var.license

  # The pods' requests grow with this size. From "medium" up, each of the two parquet pods
  # requests 15 CPU, which leaves no room for system pods on a 16-core node and never fits
  # a smaller one. So the size stays small, and machines and counts are set below.
  size = "small"

  # The module creates no DNS record. Google issues the certificate after an A record
  # for the address exists: see the output dns_record.
  domain_name = var.domain_name
  subdomain   = var.subdomain
  ssl         = true

  # Who can reach W&B, as Cloud Armor rules. The module adds 10.0.0.0/8. The rules do not
  # limit the Kubernetes API: it has a public address, protected by Google credentials.
  allowed_inbound_cidrs = var.allowed_inbound_cidrs

  # W&B's reference architecture asks for Kubernetes 1.29 or later, its current guidance
  # for 1.34 or later. GKE starts the cluster with the newest 1.35 of this channel and
  # then upgrades it automatically; the version is a lower limit. The module's default
  # channel, STABLE, gets new versions later.
  gke_release_channel = "REGULAR"
  gke_min_version     = "1.35"

  # Documented: 8 cores, 64 GB per node (Models only, Production).
  gke_machine_type = "n2-highmem-8"

  # Counts are totals. The cluster is zonal: the module sets no location, so GKE uses the
  # provider's zone. All nodes and the control plane are in that zone; MySQL and Redis
  # span two zones. W&B's current guidance is at least 3 nodes.
  # The autoscaler can grow the cluster to 6 nodes.
  gke_min_node_count = 3
  gke_max_node_count = 6

  # Documented: 100 GB of disk per node. This is the node's boot disk.
  gke_node_disk_size_gb = 100

  # Documented: 8 cores, 64 GB for MySQL, and 500 GB of disk.
  # The module has no input for the disk: it starts small and grows automatically. To have the
  # documented size from the start, run this after the first apply. Terraform does not undo it:
  #   gcloud sql instances patch INSTANCE --storage-size=500GB
  # The instance has a standby in a second zone.
  # This edition keeps 7 backups, one a day.
  database_machine_type = "db-custom-10-65536"
  database_edition      = "ENTERPRISE"

  # The module's default, MYSQL_8_0_31, is older than W&B accepts. Choose the version now:
  # changing it later makes the module replace the database and lose its data.
  database_version = "MYSQL_8_4"

  # W&B publishes no Redis size. This is what the module uses for small deployments.
  # The module always creates Redis 6; W&B's current guidance is Redis 7.
  redis_memory_size_gb = 6
  redis_tier           = "STANDARD_HA"

  # Redis gets its own range. The module sets the range of the nodes, 10.10.0.0/16, and Google
  # picks free ranges in the VPC for MySQL and the pods.
  redis_reserved_ip_range = var.redis_cidr

  # Keep the objects in the region. The module's default is the multi-region US.
  bucket_location = upper(var.region)

  # W&B's values name no queue, so a Pub/Sub queue and its key would go unused.
  use_internal_queue = true

  # Protects the database, the bucket and the cluster.
  deletion_protection = var.deletion_protection
}
