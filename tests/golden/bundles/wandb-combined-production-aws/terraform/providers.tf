# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models and Weave on AWS.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=production&cloud=aws&domain=mlops.example.org&files=both

provider "aws" {
  region = var.region

  default_tags {
    tags = {
      "wandb-deployment" = var.name
    }
  }
}

# The cluster's address comes from the module's outputs. A data source would fail in the
# first plan, because the cluster does not exist yet. The AWS CLI (version 2) gets the
# token when it is needed: a token read during the plan is valid for 15 minutes, which is
# less than a first apply takes.
provider "kubernetes" {
  host                   = module.wandb.cluster_endpoint
  cluster_ca_certificate = base64decode(module.wandb.cluster_certificate_authority_data)

  exec {
    api_version = "client.authentication.k8s.io/v1beta1"
    command     = "aws"
    args        = ["eks", "get-token", "--cluster-name", module.wandb.cluster_name, "--region", var.region]
  }
}

provider "helm" {
  kubernetes {
    host                   = module.wandb.cluster_endpoint
    cluster_ca_certificate = base64decode(module.wandb.cluster_certificate_authority_data)

    exec {
      api_version = "client.authentication.k8s.io/v1beta1"
      command     = "aws"
      args        = ["eks", "get-token", "--cluster-name", module.wandb.cluster_name, "--region", var.region]
    }
  }
}
