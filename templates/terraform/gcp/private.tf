{{ header|safe }}

# Private access: GKE's internal load balancer as W&B's ingress. The network and the subnet below
# are the module's; it does not output their names.

# A network has one such subnet in each region. Its addresses are for the load balancer's proxies.
resource "google_compute_subnetwork" "proxies" {
  name          = "${var.name}-proxies"
  region        = var.region
  network       = "${var.name}-vpc"
  ip_cidr_range = var.proxy_subnet_cidr
  purpose       = "REGIONAL_MANAGED_PROXY"
  role          = "ACTIVE"

  depends_on = [module.wandb]
}

# GKE opens the firewall for health checks, but not for the proxies.
resource "google_compute_firewall" "proxies" {
  name          = "${var.name}-allow-proxies"
  network       = "${var.name}-vpc"
  direction     = "INGRESS"
  source_ranges = [google_compute_subnetwork.proxies.ip_cidr_range]

  allow {
    protocol = "tcp"
  }
}

# The address of W&B, for your DNS.
resource "google_compute_address" "wandb" {
  name         = "${var.name}-internal"
  region       = var.region
  subnetwork   = "${var.name}-subnet"
  address_type = "INTERNAL"
  purpose      = "SHARED_LOADBALANCER_VIP"

  depends_on = [module.wandb]
}

locals {
  private_values = {
    ingress = merge(local.wandb_values.ingress, {
      create = true
      annotations = {
        "kubernetes.io/ingress.class"                   = "gce-internal"
        "kubernetes.io/ingress.regional-static-ip-name" = google_compute_address.wandb.name
        "kubernetes.io/ingress.allow-http"              = "false"
      }

      # Your own certificate. The load balancer starts to answer once this Secret exists:
      #   kubectl create secret tls wandb-ssl-cert --cert=tls.crt --key=tls.key
      tls = [{ hosts = [module.wandb.fqdn], secretName = "wandb-ssl-cert" }]
    })
  }

  # Internal load balancers reject the module's Cloud Armor policy.
  private_global = { gcpSecurityPolicy = "" }
}
