{%- match plan.login() %}
{%- when Login::Accounts %}
{%- when Login::Oidc %}

variable "oidc_issuer" {
  description = "Issuer of your identity provider. Its /.well-known/openid-configuration has to answer. The redirect URI there is https://{{ plan.plan.fqdn() }}/oidc/callback."
  type        = string

  validation {
    condition     = startswith(var.oidc_issuer, "https://")
    error_message = "Give a URL that starts with https://."
  }
}

variable "oidc_client_id" {
  description = "Client ID of W&B at your identity provider."
  type        = string
}

variable "oidc_auth_method" {
  description = "How W&B gets its tokens: pkce (authorization code) or implicit."
  type        = string
  default     = "pkce"

  validation {
    condition     = contains(["pkce", "implicit"], var.oidc_auth_method)
    error_message = "Use pkce or implicit."
  }
}

variable "oidc_secret" {
  description = "Client secret, where the client has one. Set it with the environment variable TF_VAR_oidc_secret."
  type        = string
  default     = ""
  sensitive   = true
}
{%- when Login::Ldap %}

variable "ldap_address" {
  description = "Address of the directory, for example ldaps://ldap.example.org:636."
  type        = string

  validation {
    condition     = can(regex("^ldaps?://", var.ldap_address))
    error_message = "Give a URL that starts with ldap:// or ldaps://."
  }
}

variable "ldap_base_dn" {
  description = "Name at which searches start, for example dc=example,dc=org."
  type        = string
}

variable "ldap_attributes" {
  description = "Attributes that have the email address and the group, for example email=mail,group=gidNumber."
  type        = string
}

variable "ldap_bind_dn" {
  description = "Name to bind with. Empty: W&B binds anonymously."
  type        = string
  default     = ""
}

variable "ldap_bind_password" {
  description = "Password of that name. Set it with the environment variable TF_VAR_ldap_bind_password."
  type        = string
  default     = ""
  sensitive   = true
}
{%- endmatch %}
{%- if plan.has_login() %}

variable "session_hours" {
  description = "How many hours people stay signed in."
  type        = number
  default     = 720
}
{%- endif %}
{%- if plan.sends_mail() %}

variable "smtp_host" {
  description = "Mail server that sends W&B's invitations, as the pods reach it."
  type        = string
}

variable "smtp_port" {
  description = "Port of the mail server."
  type        = number
  default     = 587
}

variable "smtp_user" {
  description = "User of the mail server. It becomes part of a URL: an @ in it is %40."
  type        = string

  validation {
    condition     = can(regex("^([A-Za-z0-9._-]|%[0-9A-F]{2})+$", var.smtp_user))
    error_message = "Use letters, digits, dots, hyphens and underscores only; others as in a URL, such as wandb%40example.org."
  }
}

variable "smtp_from" {
  description = "Address that invitations come from, for example wandb@example.org."
  type        = string
}

variable "smtp_password" {
  description = "Password of that user. It becomes part of a URL. Set it with the environment variable TF_VAR_smtp_password."
  type        = string
  sensitive   = true

  validation {
    condition     = can(regex("^[A-Za-z0-9._~=+-]+$", var.smtp_password))
    error_message = "Use letters, digits and . _ ~ = + - only."
  }
}
{%- endif %}
