# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Test/Dev, Weave only on Azure.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=weave&env=test-dev&cloud=azure&files=both

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
