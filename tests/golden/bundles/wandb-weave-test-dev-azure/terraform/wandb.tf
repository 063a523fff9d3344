# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-23.
# Plan: Test/Dev, Weave only on Azure.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); checked 2026-11-23.
# Link: https://docs.example.com/planner/?v=1&tier=weave&env=test-dev&cloud=azure&files=both

# The cloud module leaves out the W&B resource (enable_helm_wandb = false), and this file
# creates it: the values that the cloud module made, with what this plan changes.
locals {
  # The values hold passwords. Said again here, so that plans hide them.
  wandb_spec   = sensitive(module.wandb.wandb_spec)
  wandb_values = local.wandb_spec.values

  # Each level is merged by itself, so that every other value of the module stays.
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

  # The cloud module already installs the operator. Exactly one of the two may do it.
  enable_helm_operator = false
  enable_helm_wandb    = true

  # The cloud module's service accounts are for this namespace.
  wandb_namespace = "default"

  spec = merge(local.wandb_spec, { values = local.merged_values })

  # The operator, the database and the nodes come first, and go last.
  depends_on = [module.wandb]
}
