# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models only on GCP.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=models&env=production&cloud=gcp&mysql=meets-sizing&files=both

variable "name" {
  description = "Deployment name. All resource names start with it."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,16}$", var.name))
    error_message = "Use 2 to 17 lowercase letters, digits and hyphens, starting with a letter."
  }
}

variable "project_id" {
  description = "ID of the Google Cloud project, for example my-project."
  type        = string
}

variable "region" {
  description = "Google Cloud region, for example us-central1."
  type        = string
}

variable "zone" {
  description = "Zone of the cluster, in the region, for example us-central1-b."
  type        = string

  validation {
    condition     = startswith(var.zone, "${var.region}-")
    error_message = "The zone must be in the region: it starts with the region and a hyphen, for example us-central1-b."
  }
}

variable "domain_name" {
  description = "Domain of the deployment, for example example.com."
  type        = string
}

variable "subdomain" {
  description = "Host part of the address, which is subdomain.domain_name."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$", var.subdomain))
    error_message = "Use letters, digits, hyphens and dots. The subdomain must not be empty."
  }
}

variable "license" {
  description = "W&B license. Set it with the environment variable TF_VAR_license."
  type        = string
  sensitive   = true

  # The license becomes a Helm value, where these characters have a special meaning.
  validation {
    condition     = can(regex("^[^\\s,\\\\\"]+$", var.license))
    error_message = "The license is one line without spaces, commas, quotes or backslashes."
  }
}

variable "allowed_inbound_cidrs" {
  description = "IPv4 ranges that can reach W&B: browsers and training machines. There is no default, so that nothing is open by accident."
  type        = list(string)

  validation {
    condition     = length(var.allowed_inbound_cidrs) > 0 && alltrue([for c in var.allowed_inbound_cidrs : can(cidrhost(c, 0)) && !strcontains(c, ":")])
    error_message = "Use at least one IPv4 range in CIDR notation, for example 203.0.113.0/24."
  }
}

variable "redis_cidr" {
  description = "IPv4 range for Redis, /16 to /29. No network that you connect to the VPC may use the same range. Changing it after the first apply replaces Redis."
  type        = string
  default     = "10.30.0.0/16"

  validation {
    condition     = try(!strcontains(var.redis_cidr, ":") && cidrsubnet(var.redis_cidr, 0, 0) == var.redis_cidr && contains(range(16, 30), tonumber(split("/", var.redis_cidr)[1])), false)
    error_message = "Use one IPv4 range of /16 to /29 in CIDR notation, for example 10.30.0.0/16."
  }
}

variable "deletion_protection" {
  description = "Protects the database, the bucket and the cluster from deletion. Before you destroy the deployment, set it to false and apply."
  type        = bool
  default     = true
}

variable "alarm_channels" {
  description = "Notification channels that alarms go to, for example projects/my-project/notificationChannels/123. Without one, alarms show up in Cloud Monitoring but notify nobody."
  type        = list(string)
  default     = []
}

variable "mysql_cpu_alarm_percent" {
  description = "CPU use of MySQL, in percent, above which the alarm fires. Documented: 40. W&B's current guidance: 90."
  type        = number
  default     = 40

  validation {
    condition     = var.mysql_cpu_alarm_percent > 0 && var.mysql_cpu_alarm_percent < 100
    error_message = "Use a percentage between 0 and 100."
  }
}

variable "mysql_storage_alarm_gb" {
  description = "Size of MySQL's data, in GB, above which the alarm fires. The default is 80% of the documented 500 GB."
  type        = number
  default     = 400
}
