{{ header|safe }}

terraform {
  # The module requires Terraform 1.9 or a later 1.x.
  required_version = "~> 1.9"

  required_providers {
    # The module needs azurerm 4, which accepts MySQL 8.4 since 4.55.
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.55"
    }

    azapi = {
      source  = "azure/azapi"
      version = "~> 1.15"
    }

    # The module uses the block syntax of helm provider 2, which version 3 removed.
    helm = {
      source  = "hashicorp/helm"
      version = "~> 2.17"
    }

    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = "~> 2.23"
    }
  }
}
