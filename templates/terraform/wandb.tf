{{ header|safe }}

# The cloud module does not create the W&B resource (enable_helm_wandb = false). This file creates
# it from the values that the module prepared and the changes that this plan makes.
locals {
  # The values contain passwords. Marking them as sensitive keeps them out of Terraform's plans.
  wandb_spec   = sensitive(module.wandb.wandb_spec)
  wandb_values = local.wandb_spec.values

  # Each level is merged separately, so that all other values of the module are kept.
  merged_values = merge(
    local.wandb_values,
    {%- if plan.weave() %}
    local.weave_values,
    {%- endif %}
    {%- if plan.private_release() %}
    local.private_values,
    {%- endif %}
    {
      global = merge(
        local.wandb_values.global,
        {%- if plan.weave() %}
        local.weave_global,
        {%- endif %}
        {%- if plan.signs_in() %}
        local.sign_in_global,
        {%- endif %}
        {%- if plan.private_global() %}
        local.private_global,
        {%- endif %}
      )
    }
  )
}

module "wandb_app" {
  source  = "{{ plan.helm_source }}"
  version = "{{ plan.helm_version }}"

  # checkov:skip=CKV_TF_1: The version is exact, and the registry serves no commit hashes.
  {%- if plan.clickhouse_in_cluster() %}

  count = var.deploy_wandb ? 1 : 0
  {%- endif %}

  # The cloud module already installs the operator. Only one of the two may do so.
  enable_helm_operator = false
  enable_helm_wandb    = true

  # The cloud module sets up its service accounts for this namespace.
  wandb_namespace = "default"

  spec = merge(local.wandb_spec, { values = local.merged_values })

  # The operator, the database and the nodes are created before W&B and destroyed after it.
  depends_on = [module.wandb]
}
