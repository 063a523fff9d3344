# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Test/Dev, Weave only on Azure.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=weave&env=test-dev&cloud=azure&files=both

variable "name" {
  description = "Deployment name. All resource names start with it."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,16}$", var.name))
    error_message = "Use 2 to 17 lowercase letters, digits and hyphens, starting with a letter."
  }
}

variable "subscription_id" {
  description = "ID of the Azure subscription."
  type        = string

  validation {
    condition     = can(regex("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", var.subscription_id))
    error_message = "Use the ID of a subscription, which looks like 00000000-0000-0000-0000-000000000000. To find it, run: az account show --query id"
  }
}

variable "region" {
  description = "Azure region, for example eastus."
  type        = string
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
    condition     = length(var.allowed_inbound_cidrs) > 0 && length(var.allowed_inbound_cidrs) <= 200 && alltrue([for c in var.allowed_inbound_cidrs : can(cidrhost(c, 0)) && !strcontains(c, ":")])
    error_message = "Use 1 to 200 IPv4 ranges in CIDR notation, for example 203.0.113.0/24."
  }
}

variable "open_port_80_for_certificate" {
  description = "Opens port 80 to the internet, so that Let's Encrypt can issue and renew the certificate. There is no default, so that nothing is open by accident."
  type        = bool
}

variable "database_availability_mode" {
  description = "Where the MySQL standby runs: SameZone or ZoneRedundant. Some regions do not offer ZoneRedundant."
  type        = string
  default     = "SameZone"
}

variable "deletion_protection" {
  description = "Protects the database and the storage account from deletion. Before you destroy the deployment, set it to false and apply."
  type        = bool
  default     = true
}

variable "alarm_action_group_ids" {
  description = "Resource IDs of the action groups that alarms go to. Without one, alarms show up in Azure Monitor but notify nobody."
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
  description = "Size of MySQL's data, in GB, above which the alarm fires. The default is 80% of the documented 100 GB."
  type        = number
  default     = 80
}

variable "clickhouse_password" {
  description = "Password of Weave's ClickHouse user. Set it with the environment variable TF_VAR_clickhouse_password."
  type        = string
  sensitive   = true

  validation {
    condition     = length(var.clickhouse_password) > 0
    error_message = "The password must not be empty."
  }
}

variable "clickhouse_host" {
  description = "Host name of ClickHouse, reachable from the pods, without scheme or port. No W&B cloud module creates ClickHouse."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9.-]+$", var.clickhouse_host))
    error_message = "Use the host name alone, without scheme, port or path, for example clickhouse.example.com."
  }
}

variable "clickhouse_port" {
  description = "HTTP port of ClickHouse: 8443 with TLS (ClickHouse Cloud), 8123 without TLS (common inside the cluster)."
  type        = number
  default     = 8443
}

variable "clickhouse_user" {
  description = "ClickHouse user for Weave."
  type        = string
  default     = "default"

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]+$", var.clickhouse_user))
    error_message = "Use only letters, digits, dots, hyphens and underscores."
  }
}

variable "clickhouse_database" {
  description = "ClickHouse database for Weave, which creates it."
  type        = string
  default     = "weave_trace_db"

  validation {
    condition     = can(regex("^[A-Za-z0-9_]+$", var.clickhouse_database))
    error_message = "Use only letters, digits and underscores."
  }
}

variable "clickhouse_replicated_cluster" {
  description = "Cluster name of a self-managed, replicated ClickHouse, for example weavecluster. Leave it empty for a single server or ClickHouse Cloud."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]*$", var.clickhouse_replicated_cluster))
    error_message = "Use only letters, digits, hyphens and underscores."
  }
}
