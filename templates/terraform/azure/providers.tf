{{ header|safe }}

# azurerm 4 does not read the subscription from the Azure CLI, so it must be set.
provider "azurerm" {
  subscription_id = var.subscription_id

  features {}
}

# The module uses azapi to look up the zones that offer the machine.
provider "azapi" {
  subscription_id = var.subscription_id
}

provider "kubernetes" {
  host                   = module.wandb.cluster_host
  cluster_ca_certificate = base64decode(module.wandb.cluster_ca_certificate)
  client_certificate     = base64decode(module.wandb.cluster_client_certificate)
  client_key             = base64decode(module.wandb.cluster_client_key)
}

provider "helm" {
  kubernetes {
    host                   = module.wandb.cluster_host
    cluster_ca_certificate = base64decode(module.wandb.cluster_ca_certificate)
    client_certificate     = base64decode(module.wandb.cluster_client_certificate)
    client_key             = base64decode(module.wandb.cluster_client_key)
  }
}
