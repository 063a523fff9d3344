{{ header|safe }}

# The module enables the other APIs it needs, but not the one for GKE. Two APIs must be
# on before Terraform can enable any:
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

  # The chart's pod requests grow with this size. From "medium" on, each of the two
  # parquet pods requests 15 CPU, which leaves no room for system pods on a 16-core
  # node and never fits a smaller one. Machines and counts are set below instead.
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

  # Cloud Armor guards public load balancers only, so this list does nothing here; the
  # module's default is everybody. Whoever reaches the network reaches W&B. The Kubernetes
  # API keeps a public address, and Google credentials guard it.
  allowed_inbound_cidrs = ["10.0.0.0/8"]
  {%- else %}

  # Who can reach W&B, as rules of Cloud Armor. The module adds 10.0.0.0/8 to them. They do
  # not limit the Kubernetes API: it has a public address, and Google credentials guard it.
  allowed_inbound_cidrs = var.allowed_inbound_cidrs
  {%- endif %}

  # W&B's reference architecture asks for Kubernetes {{ crate::reference::MINIMUM_KUBERNETES }} or later, its current guidance
  # for {{ crate::catalog::ADVISED_KUBERNETES }} or later. GKE starts the cluster with the newest {{ plan.kubernetes_version }} of this channel and
  # then upgrades it by itself; the version is a lower limit. The module's default
  # channel, STABLE, gets new versions later.
  gke_release_channel = "REGULAR"
  gke_min_version     = "{{ plan.kubernetes_version }}"

  # Documented: {{ plan.node_cores }} cores, {{ plan.node_memory_gb }} GB per node ({{ plan.tier_label }}, {{ plan.environment_label }}).
  gke_machine_type = "{{ plan.node_machine }}"

  # Counts are totals. The cluster is zonal: the module sets no location, so GKE takes
  # the provider's zone. All nodes and the control plane share that zone, while MySQL
  # and Redis span two. W&B's current guidance is at least 3 nodes.
  {%- if plan.production() %}
  # The autoscaler may go up to {{ plan.max_nodes }} nodes.
  {%- else %}
  # Test/Dev stays at this count: the maximum equals the minimum.
  {%- endif %}
  gke_min_node_count = {{ plan.total_nodes }}
  gke_max_node_count = {{ plan.max_nodes }}

  # Documented: {{ plan.node_disk_gb }} GB of disk per node. This is the node's boot disk.
  gke_node_disk_size_gb = {{ plan.node_disk_gb }}

  # Documented: {{ plan.mysql_cores }} cores, {{ plan.mysql_memory_gb }} GB for MySQL, and {{ plan.mysql_disk_gb }} GB of disk.
  # The module has no input for the disk: it starts small and grows by itself. To start
  # with the documented size, raise it after the first apply. Terraform leaves it alone:
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

  # The module's default, MYSQL_8_0_31, is older than W&B accepts. Choose the version
  # now: the module replaces the database, with its data, when this changes later.
  database_version = "{{ plan.mysql_version }}"

  # W&B publishes no Redis size. This is what the module takes for small deployments.
  # The module fixes Redis at version 6, and W&B's current guidance is Redis 7.
  redis_memory_size_gb = 6
  redis_tier           = "STANDARD_HA"

  # Redis gets addresses of its own. The module fixes the range of the nodes, {{ plan.network }}, and
  # Google chooses those of MySQL and of the pods from what is free in the VPC.
  redis_reserved_ip_range = var.redis_cidr

  # Keep the objects in the region. The module's default is the multi-region US.
  bucket_location = upper(var.region)

  # The W&B values name no queue, so a Pub/Sub queue and its key would stay unused.
  use_internal_queue = true

  # Protects the database, the bucket and the cluster.
  deletion_protection = var.deletion_protection
  {%- if plan.own_release() %}

  # The module installs the operator. wandb.tf installs W&B itself, with values for which
  # the module has no input.
  enable_helm_operator = true
  enable_helm_wandb    = false
  {%- endif %}
}
