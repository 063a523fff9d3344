# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models and Weave on AWS.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=production&cloud=aws&domain=mlops.example.org&files=both

terraform {
  # The module requires Terraform 1.9 or a later 1.x.
  required_version = "~> 1.9"

  required_providers {
    # Version 8 of the module needs aws provider 5.95 or a later 5.x.
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.95"
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
