{{ header|safe }}

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

{% if plan.existing_network() -%}
variable "network_id" {
  description = "ID of your VPC."
  type        = string

  validation {
    condition     = can(regex("^vpc-[0-9a-f]+$", var.network_id))
    error_message = "Use the ID of a VPC, for example vpc-0123456789abcdef0."
  }
}

variable "private_subnets" {
  description = "Private subnets for nodes, MySQL and Redis, one in each of {{ plan.zones }} zones: a map of subnet IDs to IPv4 ranges."
  type        = map(string)

  validation {
    condition     = length(var.private_subnets) == {{ plan.zones }} && alltrue([for id, range in var.private_subnets : startswith(id, "subnet-") && can(cidrhost(range, 0))])
    error_message = "Use {{ plan.zones }} subnets, each as \"subnet-ID\" = \"IPv4 range\"."
  }
}

variable "load_balancer_subnets" {
  description = "IDs of the load balancer's {% if plan.private() %}private{% else %}public{% endif %} subnets, in at least two zones."
  type        = list(string)

  validation {
    condition     = length(var.load_balancer_subnets) >= 2 && alltrue([for id in var.load_balancer_subnets : startswith(id, "subnet-")])
    error_message = "Use the IDs of at least two subnets, for example subnet-0123456789abcdef0."
  }
}

{% else -%}
variable "network_cidr" {
  description = "IPv4 range of the network that Terraform creates, /16 to /19. No network that you connect to it may use the same range. Changing it after the first apply replaces the network."
  type        = string
  default     = "{{ plan.network }}"

  validation {
    condition     = try(!strcontains(var.network_cidr, ":") && cidrsubnet(var.network_cidr, 0, 0) == var.network_cidr && contains(range(16, 20), tonumber(split("/", var.network_cidr)[1])), false)
    error_message = "Use one IPv4 range of /16 to /19 in CIDR notation, for example {{ plan.network }}."
  }
}

{% endif -%}
variable "acm_certificate_arn" {
  {%- if plan.private_name() %}
  description = "ARN of your own certificate for the address, imported into ACM. ACM cannot issue one for a name that exists in private DNS only."
  type        = string
  nullable    = false
  {%- else %}
  description = "ARN of an existing ACM certificate for the address. If null, the module creates one and waits for its validation."
  type        = string
  default     = null
  {%- endif %}
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

{% include "terraform/parts/monitoring-variables.tf" %}
{%- if plan.weave() %}
{% include "terraform/parts/weave-variables.tf" %}
{%- endif %}
{%- if plan.signs_in() %}
{%- include "terraform/parts/sign-in-variables.tf" %}
{%- endif %}
