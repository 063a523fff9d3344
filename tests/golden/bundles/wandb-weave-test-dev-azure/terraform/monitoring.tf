# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Test/Dev, Weave only on Azure.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=weave&env=test-dev&cloud=azure&files=both

# The module adds two random words to the server's name and outputs only its host name.
locals {
  mysql_server    = split(".", nonsensitive(module.wandb.wandb_spec.values.global.mysql.host))[0]
  mysql_server_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.name}/providers/Microsoft.DBforMySQL/flexibleServers/${local.mysql_server}"
}

# Documented: sustained CPU above 40% for 5 minutes means that MySQL is likely starved.
# W&B now recommends 90%; the documented threshold alerts earlier.
resource "azurerm_monitor_metric_alert" "mysql_cpu" {
  name                = "${var.name}-mysql-cpu"
  description         = "MySQL of ${var.name}: CPU above ${var.mysql_cpu_alarm_percent}% for 5 minutes."
  resource_group_name = var.name
  scopes              = [local.mysql_server_id]
  severity            = 2
  frequency           = "PT1M"
  window_size         = "PT5M"

  criteria {
    metric_namespace = "Microsoft.DBforMySQL/flexibleServers"
    metric_name      = "cpu_percent"
    aggregation      = "Average"
    operator         = "GreaterThan"
    threshold        = var.mysql_cpu_alarm_percent
  }

  dynamic "action" {
    for_each = var.alarm_action_group_ids

    content {
      action_group_id = action.value
    }
  }
}

# The disk grows automatically, so its percentage is high at any size. The alarm fires when the data
# outgrows the documented 100 GB: check what is growing, and what it costs.
resource "azurerm_monitor_metric_alert" "mysql_storage" {
  name                = "${var.name}-mysql-storage"
  description         = "MySQL of ${var.name}: more than ${var.mysql_storage_alarm_gb} GB of data."
  resource_group_name = var.name
  scopes              = [local.mysql_server_id]
  severity            = 2
  frequency           = "PT15M"
  window_size         = "PT1H"

  criteria {
    metric_namespace = "Microsoft.DBforMySQL/flexibleServers"
    metric_name      = "storage_used"
    aggregation      = "Maximum"
    operator         = "GreaterThan"
    threshold        = var.mysql_storage_alarm_gb * 1000000000
  }

  dynamic "action" {
    for_each = var.alarm_action_group_ids

    content {
      action_group_id = action.value
    }
  }
}
