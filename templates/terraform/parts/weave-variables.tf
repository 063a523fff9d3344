
variable "clickhouse_password" {
  description = "ClickHouse password of Weave. Set it with the environment variable TF_VAR_clickhouse_password."
  type        = string
  sensitive   = true

  validation {
    condition     = length(var.clickhouse_password) > 0
    error_message = "The password must not be empty."
  }
}
{%- if plan.clickhouse_in_cluster() %}

variable "deploy_wandb" {
  description = "False leaves out W&B itself, so that ClickHouse can be installed before it."
  type        = bool
  default     = true
}
{%- else %}

variable "clickhouse_host" {
  description = "Host name of ClickHouse as the pods reach it, without scheme and port. No W&B cloud module creates ClickHouse."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9.-]+$", var.clickhouse_host))
    error_message = "Give the host name only, without scheme, port or path."
  }
}

variable "clickhouse_port" {
  description = "HTTP port of ClickHouse: 8443 with TLS (ClickHouse Cloud), 8123 without (usual inside the cluster)."
  type        = number
  default     = 8443
}

variable "clickhouse_user" {
  description = "ClickHouse user of Weave."
  type        = string
  default     = "default"

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]+$", var.clickhouse_user))
    error_message = "Use letters, digits, dots, hyphens and underscores only."
  }
}

variable "clickhouse_database" {
  description = "ClickHouse database of Weave. Weave creates it."
  type        = string
  default     = "weave_trace_db"

  validation {
    condition     = can(regex("^[A-Za-z0-9_]+$", var.clickhouse_database))
    error_message = "Use letters, digits and underscores only."
  }
}

variable "clickhouse_replicated_cluster" {
  description = "Cluster name of a self-managed replicated ClickHouse, for example weavecluster. Empty for a single server and for ClickHouse Cloud."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]*$", var.clickhouse_replicated_cluster))
    error_message = "Use letters, digits, hyphens and underscores only."
  }
}
{%- endif %}
