variable "mysql_cpu_alarm_percent" {
  description = "CPU use of MySQL, in percent, above which the alarm fires. Documented: {{ plan.cpu_alarm.above_percent }}. W&B's current guidance: 90."
  type        = number
  default     = {{ plan.cpu_alarm.above_percent }}

  validation {
    condition     = var.mysql_cpu_alarm_percent > 0 && var.mysql_cpu_alarm_percent < 100
    error_message = "Use a percentage between 0 and 100."
  }
}

variable "mysql_storage_alarm_gb" {
  description = "Size of MySQL's data, in GB, above which the alarm fires. The default is {{ plan.storage_alarm_percent }}% of the documented {{ plan.mysql_disk_gb }} GB."
  type        = number
  default     = {{ plan.storage_alarm_gb }}
}
