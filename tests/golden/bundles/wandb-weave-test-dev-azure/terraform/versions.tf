# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Test/Dev, Weave only on Azure.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=weave&env=test-dev&cloud=azure&files=both

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
