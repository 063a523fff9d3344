{{ header|safe }}

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

{% if !plan.private() -%}
variable "open_port_80_for_certificate" {
  description = "Opens port 80 to the internet, so that Let's Encrypt can issue and renew the certificate. There is no default, so that nothing is open by accident."
  type        = bool
}

{% endif -%}
variable "database_availability_mode" {
  description = "Where the MySQL standby runs: SameZone or ZoneRedundant. Some regions do not offer ZoneRedundant."
  type        = string
  default     = "{% if plan.production() %}ZoneRedundant{% else %}SameZone{% endif %}"
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

{% include "terraform/parts/monitoring-variables.tf" %}
{%- if plan.weave() %}
{% include "terraform/parts/weave-variables.tf" %}
{%- endif %}
{%- if plan.signs_in() %}
{%- include "terraform/parts/sign-in-variables.tf" %}
{%- endif %}
