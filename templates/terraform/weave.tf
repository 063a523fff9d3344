{{ header|safe }}

# Weave needs ClickHouse. No official cloud module creates ClickHouse or turns Weave on.
{%- if plan.clickhouse_in_cluster() %}
# ClickHouse runs in the cluster: see ../kubernetes/clickhouse.yaml. It needs the cluster, and Weave
# needs ClickHouse, so README.md applies Terraform twice and installs ClickHouse in between.
{%- endif %}
locals {
  weave_global = {
    weave-trace = merge(try(local.wandb_values.global["weave-trace"], {}), {
      enabled = true
    })

    # Always set the port: the chart reads an empty port as 8443.
    clickhouse = merge(try(local.wandb_values.global["clickhouse"], {}), {
      {%- if plan.clickhouse_in_cluster() %}
      host       = "clickhouse-weave.clickhouse.svc.cluster.local"
      port       = "8123"
      user       = "weave"
      database   = "weave_trace_db"
      replicated = true
      {%- else %}
      host       = var.clickhouse_host
      port       = tostring(var.clickhouse_port)
      user       = var.clickhouse_user
      database   = var.clickhouse_database
      replicated = var.clickhouse_replicated_cluster != ""
      {%- endif %}
      passwordSecret = {
        name        = kubernetes_secret.clickhouse.metadata[0].name
        passwordKey = "CLICKHOUSE_PASSWORD"
      }
    })
  }

  weave_values = {
    weave-trace = merge(try(local.wandb_values["weave-trace"], {}), {
      install = true
      extraEnv = merge(
        try(local.wandb_values["weave-trace"].extraEnv, {}),
        {%- if plan.clickhouse_in_cluster() %}
        { WF_CLICKHOUSE_REPLICATED_CLUSTER = "weavecluster" }
        {%- else %}
        var.clickhouse_replicated_cluster == "" ? {} : {
          WF_CLICKHOUSE_REPLICATED_CLUSTER = var.clickhouse_replicated_cluster
        }
        {%- endif %}
      )
    })
  }
}

# The password is in a Secret because the W&B resource holds its values in plain text, and because
# a Helm value cannot hold a comma or a backslash.
resource "kubernetes_secret" "clickhouse" {
  # checkov:skip=CKV_K8S_21: The cloud module installs W&B in this namespace.
  metadata {
    name      = "wandb-clickhouse-password"
    namespace = "default"
  }

  data = {
    CLICKHOUSE_PASSWORD = var.clickhouse_password
  }

  depends_on = [module.wandb]
}
