
variable "clickhouse_password" {
  description = "Password of Weave's ClickHouse user. Set it with the environment variable TF_VAR_clickhouse_password."
  type        = string
  sensitive   = true

  validation {
    condition     = length(var.clickhouse_password) > 0
    error_message = "The password must not be empty."
  }
}
{%- if plan.clickhouse_in_cluster() %}

variable "deploy_wandb" {
  description = "Set to false to leave out W&B until ClickHouse is installed."
  type        = bool
  default     = true
}
{%- else %}

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
{%- endif %}
