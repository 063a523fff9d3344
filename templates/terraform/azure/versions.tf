{{ header|safe }}

terraform {
  # The module asks for Terraform 1.9 or a later 1.x.
  required_version = "~> 1.9"

  required_providers {
    # The module needs azurerm 4. MySQL 8.4 is accepted from 4.55 on.
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.55"
    }

    azapi = {
      source  = "azure/azapi"
      version = "~> 1.15"
    }

    # The module uses the block syntax of helm provider 2, which version 3 dropped.
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
