# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models only on GCP.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=models&env=production&cloud=gcp&mysql=meets-sizing&files=both

resource "google_project_service" "monitoring" {
  project            = var.project_id
  service            = "monitoring.googleapis.com"
  disable_on_destroy = false
}

# The module names the instance after the deployment and two random words, and does not output
# the name.
locals {
  mysql_instance = "resource.type = \"cloudsql_database\" AND resource.labels.database_id = monitoring.regex.full_match(\"${var.project_id}:${var.name}-[a-z]+-[a-z]+\")"
}

# Documented: sustained CPU above 40% for 5 minutes means that MySQL is likely starved.
# W&B now recommends 90%; the documented threshold alerts earlier.
resource "google_monitoring_alert_policy" "mysql_cpu" {
  display_name          = "${var.name}: MySQL CPU above ${var.mysql_cpu_alarm_percent}%"
  combiner              = "OR"
  notification_channels = var.alarm_channels

  conditions {
    display_name = "CPU for 5 minutes"

    condition_threshold {
      filter          = "${local.mysql_instance} AND metric.type = \"cloudsql.googleapis.com/database/cpu/utilization\""
      comparison      = "COMPARISON_GT"
      threshold_value = var.mysql_cpu_alarm_percent / 100
      duration        = "300s"

      aggregations {
        alignment_period   = "60s"
        per_series_aligner = "ALIGN_MEAN"
      }
    }
  }

  depends_on = [google_project_service.monitoring]
}

# The disk grows automatically, so its percentage is high at any size. The alarm fires when the data
# outgrows the documented 500 GB: check what is growing, and what it costs.
resource "google_monitoring_alert_policy" "mysql_storage" {
  display_name          = "${var.name}: MySQL data above ${var.mysql_storage_alarm_gb} GB"
  combiner              = "OR"
  notification_channels = var.alarm_channels

  conditions {
    display_name = "Disk in use"

    condition_threshold {
      filter          = "${local.mysql_instance} AND metric.type = \"cloudsql.googleapis.com/database/disk/bytes_used\""
      comparison      = "COMPARISON_GT"
      threshold_value = var.mysql_storage_alarm_gb * 1000000000
      duration        = "300s"

      aggregations {
        alignment_period   = "300s"
        per_series_aligner = "ALIGN_MAX"
      }
    }
  }

  depends_on = [google_project_service.monitoring]
}
