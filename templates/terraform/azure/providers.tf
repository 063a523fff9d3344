{{ header|safe }}

# azurerm 4 does not read the subscription from the Azure CLI; it must be given.
provider "azurerm" {
  subscription_id = var.subscription_id

  features {}
}

# The module reads the zones of the machine with azapi.
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
