# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models and Weave on AWS.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=production&cloud=aws&domain=mlops.example.org&files=both

variable "name" {
  description = "Deployment name. All resource names start with it."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,16}$", var.name))
    error_message = "Use 2 to 17 lowercase letters, digits and hyphens, starting with a letter."
  }
}

variable "region" {
  description = "AWS region, for example us-east-1."
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

variable "zone_id" {
  description = "ID of the Route 53 hosted zone that holds the address, for example Z0123456789ABCDEFGHIJ."
  type        = string

  validation {
    condition     = can(regex("^Z[A-Z0-9]+$", var.zone_id))
    error_message = "Use the ID of the hosted zone, which starts with Z and has only uppercase letters and digits, for example Z0123456789ABCDEFGHIJ."
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

variable "kubernetes_api_cidrs" {
  description = "IPv4 ranges that can reach the Kubernetes API: where Terraform and kubectl run."
  type        = list(string)

  # EKS reads an empty list as open to the whole internet.
  validation {
    condition     = length(var.kubernetes_api_cidrs) > 0 && alltrue([for c in var.kubernetes_api_cidrs : can(cidrhost(c, 0)) && !strcontains(c, ":")])
    error_message = "Use at least one IPv4 range in CIDR notation, for example 203.0.113.7/32."
  }
}

variable "network_cidr" {
  description = "IPv4 range of the network that Terraform creates, /16 to /19. No network that you connect to it may use the same range. Changing it after the first apply replaces the network."
  type        = string
  default     = "10.10.0.0/16"

  validation {
    condition     = try(!strcontains(var.network_cidr, ":") && cidrsubnet(var.network_cidr, 0, 0) == var.network_cidr && contains(range(16, 20), tonumber(split("/", var.network_cidr)[1])), false)
    error_message = "Use one IPv4 range of /16 to /19 in CIDR notation, for example 10.10.0.0/16."
  }
}

variable "acm_certificate_arn" {
  description = "ARN of an existing ACM certificate for the address. If null, the module creates one and waits for its validation."
  type        = string
  default     = null
}

variable "deletion_protection" {
  description = "Protects the database and the bucket from deletion. Before you destroy the deployment, set it to false and apply."
  type        = bool
  default     = true
}

variable "alarm_topic_arns" {
  description = "ARNs of the SNS topics that alarms go to. Without one, alarms show up in CloudWatch but notify nobody."
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
