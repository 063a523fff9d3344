# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models and Weave on AWS.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=production&cloud=aws&domain=mlops.example.org&files=both

# The cloud module does not create the W&B resource (enable_helm_wandb = false). This file creates
# it from the values that the module prepared and the changes that this plan makes.
locals {
  # The values contain passwords. Marking them as sensitive keeps them out of Terraform's plans.
  wandb_spec   = sensitive(module.wandb.wandb_spec)
  wandb_values = local.wandb_spec.values

  # Each level is merged separately, so that all other values of the module are kept.
  merged_values = merge(
    local.wandb_values,
    local.weave_values,
    {
      global = merge(
        local.wandb_values.global,
        local.weave_global,
      )
    }
  )
}

module "wandb_app" {
  source  = "wandb/wandb/helm"
  version = "4.0.0"

  # checkov:skip=CKV_TF_1: The version is exact, and the registry serves no commit hashes.

  # The cloud module already installs the operator. Only one of the two may do so.
  enable_helm_operator = false
  enable_helm_wandb    = true

  # The cloud module sets up its service accounts for this namespace.
  wandb_namespace = "default"

  spec = merge(local.wandb_spec, { values = local.merged_values })

  # The operator, the database and the nodes are created before W&B and destroyed after it.
  depends_on = [module.wandb]
}
