{{ header|safe }}

# The module names the Aurora cluster after the deployment.

# Documented: sustained CPU above {{ plan.cpu_alarm.above_percent }}% for {{ plan.cpu_alarm.for_minutes }} minutes means that MySQL is likely starved.
# W&B now recommends 90%; the documented threshold alerts earlier.
resource "aws_cloudwatch_metric_alarm" "mysql_cpu" {
  alarm_name          = "${var.name}-mysql-cpu"
  alarm_description   = "MySQL of ${var.name}: CPU above ${var.mysql_cpu_alarm_percent}% for {{ plan.cpu_alarm.for_minutes }} minutes."
  namespace           = "AWS/RDS"
  metric_name         = "CPUUtilization"
  dimensions          = { DBClusterIdentifier = var.name, Role = "WRITER" }
  statistic           = "Average"
  period              = 60
  evaluation_periods  = {{ plan.cpu_alarm.for_minutes }}
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.mysql_cpu_alarm_percent
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns
}

# Aurora's volume grows on its own and is never full at this size. The alarm fires when the data
# outgrows the documented {{ plan.mysql_disk_gb }} GB: check what is growing, and what it costs.
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
