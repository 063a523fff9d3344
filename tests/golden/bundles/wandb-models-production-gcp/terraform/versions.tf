# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models only on GCP.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=models&env=production&cloud=gcp&mysql=meets-sizing&files=both

terraform {
  # The module requires Terraform 1.9 or a later 1.x.
  required_version = "~> 1.9"

  required_providers {
    # The module needs version 5 of both Google providers.
    google = {
      source  = "hashicorp/google"
      version = "~> 5.43"
    }

    google-beta = {
      source  = "hashicorp/google-beta"
      version = "~> 5.43"
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
