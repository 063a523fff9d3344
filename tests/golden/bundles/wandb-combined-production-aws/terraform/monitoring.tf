# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models and Weave on AWS.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=production&cloud=aws&domain=mlops.example.org&files=both

# The module names the Aurora cluster after the deployment.

# Documented: sustained CPU above 40% for 5 minutes means that MySQL is likely starved.
# W&B now recommends 90%; the documented threshold alerts earlier.
resource "aws_cloudwatch_metric_alarm" "mysql_cpu" {
  alarm_name          = "${var.name}-mysql-cpu"
  alarm_description   = "MySQL of ${var.name}: CPU above ${var.mysql_cpu_alarm_percent}% for 5 minutes."
  namespace           = "AWS/RDS"
  metric_name         = "CPUUtilization"
  dimensions          = { DBClusterIdentifier = var.name, Role = "WRITER" }
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 5
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.mysql_cpu_alarm_percent
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns
}

# Aurora's volume grows on its own and is never full at this size. The alarm fires when the data
# outgrows the documented 500 GB: check what is growing, and what it costs.
resource "aws_cloudwatch_metric_alarm" "mysql_storage" {
  alarm_name          = "${var.name}-mysql-storage"
  alarm_description   = "MySQL of ${var.name}: more than ${var.mysql_storage_alarm_gb} GB of data."
  namespace           = "AWS/RDS"
  metric_name         = "VolumeBytesUsed"
  dimensions          = { DBClusterIdentifier = var.name }
  statistic           = "Maximum"
  period              = 3600
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.mysql_storage_alarm_gb * 1000000000
  treat_missing_data  = "ignore"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns
}
