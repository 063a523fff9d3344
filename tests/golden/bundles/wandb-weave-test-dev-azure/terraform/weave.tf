# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Test/Dev, Weave only on Azure.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=weave&env=test-dev&cloud=azure&files=both

# Weave needs ClickHouse. No official cloud module creates ClickHouse or turns Weave on.
locals {
  weave_global = {
    weave-trace = merge(try(local.wandb_values.global["weave-trace"], {}), {
      enabled = true
    })

    # Always set the port: the chart reads an empty port as 8443.
    clickhouse = merge(try(local.wandb_values.global["clickhouse"], {}), {
      host       = var.clickhouse_host
      port       = tostring(var.clickhouse_port)
      user       = var.clickhouse_user
      database   = var.clickhouse_database
      replicated = var.clickhouse_replicated_cluster != ""
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
        var.clickhouse_replicated_cluster == "" ? {} : {
          WF_CLICKHOUSE_REPLICATED_CLUSTER = var.clickhouse_replicated_cluster
        }
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
