{{ header|safe }}

# The module enables the APIs it needs, except the one for GKE. Before Terraform can enable any API,
# these two must be on:
#   gcloud services enable serviceusage.googleapis.com cloudresourcemanager.googleapis.com
resource "google_project_service" "container" {
  project            = var.project_id
  service            = "container.googleapis.com"
  disable_on_destroy = false
}

{% if !plan.private() %}{% include "terraform/parts/inbound-check.tf" %}

{% endif -%}
# {{ plan.tier_label }}, {{ plan.environment_label }}, on Google Cloud: the official W&B module, with
# every size of the plan written out instead of the module's own presets.
module "wandb" {
  source  = "{{ plan.module_source }}"
  version = "{{ plan.module_version }}"

  # checkov:skip=CKV_TF_1: The version is exact, and the registry serves no commit hashes.

  depends_on = [google_project_service.container]

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

  # The module creates no DNS record
  {%- if plan.private() %}: see the output dns_record. Its own certificate stays
  # unused: an internal load balancer cannot have one that Google manages.
  {%- else %}. Google issues the certificate after an A record
  # for the address exists: see the output dns_record.
  {%- endif %}
  domain_name = var.domain_name
  subdomain   = var.subdomain
  ssl         = true
  {%- if plan.private() %}

  # No public load balancer. The module has no internal one: private.tf makes it.
  public_access = false

  # Cloud Armor protects only public load balancers, so this list has no effect here; it
  # replaces the module's default, which is everyone. Everyone who can reach the network can
  # reach W&B. The Kubernetes API keeps a public address, protected by Google credentials.
  allowed_inbound_cidrs = ["10.0.0.0/8"]
  {%- else %}

  # Who can reach W&B, as Cloud Armor rules. The module adds 10.0.0.0/8. The rules do not
  # limit the Kubernetes API: it has a public address, protected by Google credentials.
  allowed_inbound_cidrs = var.allowed_inbound_cidrs
  {%- endif %}

  # W&B's reference architecture asks for Kubernetes {{ crate::reference::MINIMUM_KUBERNETES }} or later, its current guidance
  # for {{ crate::catalog::ADVISED_KUBERNETES }} or later. GKE starts the cluster with the newest {{ plan.kubernetes_version }} of this channel and
  # then upgrades it automatically; the version is a lower limit. The module's default
  # channel, STABLE, gets new versions later.
  gke_release_channel = "REGULAR"
  gke_min_version     = "{{ plan.kubernetes_version }}"

  # Documented: {{ plan.node_cores }} cores, {{ plan.node_memory_gb }} GB per node ({{ plan.tier_label }}, {{ plan.environment_label }}).
  gke_machine_type = "{{ plan.node_machine }}"

  # Counts are totals. The cluster is zonal: the module sets no location, so GKE uses the
  # provider's zone. All nodes and the control plane are in that zone; MySQL and Redis
  # span two zones. W&B's current guidance is at least 3 nodes.
  {%- if plan.production() %}
  # The autoscaler can grow the cluster to {{ plan.max_nodes }} nodes.
  {%- else %}
  # Test/Dev does not scale: the maximum equals the minimum.
  {%- endif %}
  gke_min_node_count = {{ plan.total_nodes }}
  gke_max_node_count = {{ plan.max_nodes }}

  # Documented: {{ plan.node_disk_gb }} GB of disk per node. This is the node's boot disk.
  gke_node_disk_size_gb = {{ plan.node_disk_gb }}

  # Documented: {{ plan.mysql_cores }} cores, {{ plan.mysql_memory_gb }} GB for MySQL, and {{ plan.mysql_disk_gb }} GB of disk.
  # The module has no input for the disk: it starts small and grows automatically. To have the
  # documented size from the start, run this after the first apply. Terraform does not undo it:
  #   gcloud sql instances patch INSTANCE --storage-size={{ plan.mysql_disk_gb }}GB
  # The instance has a standby in a second zone.
  {%- if plan.mysql_edition == "ENTERPRISE_PLUS" %}
  # This edition keeps 15 backups, one a day.
  {%- else %}
  # This edition keeps 7 backups, one a day.
  {%- endif %}
  {%- if let Some(note) = plan.mysql_note %}
  # {{ note }}
  {%- endif %}
  database_machine_type = "{{ plan.mysql_machine }}"
  database_edition      = "{{ plan.mysql_edition }}"

  # The module's default, MYSQL_8_0_31, is older than W&B accepts. Choose the version now:
  # changing it later makes the module replace the database and lose its data.
  database_version = "{{ plan.mysql_version }}"

  # W&B publishes no Redis size. This is what the module uses for small deployments.
  # The module always creates Redis 6; W&B's current guidance is Redis 7.
  redis_memory_size_gb = 6
  redis_tier           = "STANDARD_HA"

  # Redis gets its own range. The module sets the range of the nodes, {{ plan.network }}, and Google
  # picks free ranges in the VPC for MySQL and the pods.
  redis_reserved_ip_range = var.redis_cidr

  # Keep the objects in the region. The module's default is the multi-region US.
  bucket_location = upper(var.region)

  # W&B's values name no queue, so a Pub/Sub queue and its key would go unused.
  use_internal_queue = true

  # Protects the database, the bucket and the cluster.
  deletion_protection = var.deletion_protection
  {%- if plan.own_release() %}

  # The module installs the operator. wandb.tf installs W&B itself, with values that the
  # module has no input for.
  enable_helm_operator = true
  enable_helm_wandb    = false
  {%- endif %}
}
