{{ header|safe }}

# The cloud module leaves out the W&B resource (enable_helm_wandb = false), and this file
# creates it: the values that the cloud module made, with what this plan changes.
locals {
  # The values hold passwords. Said again here, so that plans hide them.
  wandb_spec   = sensitive(module.wandb.wandb_spec)
  wandb_values = local.wandb_spec.values

  # Each level is merged by itself, so that every other value of the module stays.
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

  # The cloud module already installs the operator. Exactly one of the two may do it.
  enable_helm_operator = false
  enable_helm_wandb    = true

  # The cloud module's service accounts are for this namespace.
  wandb_namespace = "default"

  spec = merge(local.wandb_spec, { values = local.merged_values })

  # The operator, the database and the nodes come first, and go last.
  depends_on = [module.wandb]
}
