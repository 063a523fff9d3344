{%- match plan.login() %}
{%- when Login::Accounts %}
{%- when Login::Oidc %}

variable "oidc_issuer" {
  description = "Issuer URL of your identity provider, which must serve /.well-known/openid-configuration. Register https://{{ plan.plan.fqdn() }}/oidc/callback there as the redirect URI."
  type        = string

  validation {
    condition     = startswith(var.oidc_issuer, "https://")
    error_message = "Use a URL that starts with https://, for example https://login.example.org."
  }
}

variable "oidc_client_id" {
  description = "Client ID that your identity provider issued for W&B."
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
  description = "Client secret, if the client has one. Set it with the environment variable TF_VAR_oidc_secret."
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
    error_message = "Use a URL that starts with ldap:// or ldaps://, for example ldaps://ldap.example.org:636."
  }
}

variable "ldap_base_dn" {
  description = "Base DN for searches, for example dc=example,dc=org."
  type        = string
}

variable "ldap_attributes" {
  description = "Attributes that hold the email address and the group, for example email=mail,group=gidNumber."
  type        = string
}

variable "ldap_bind_dn" {
  description = "DN or user principal name to bind with, together with ldap_bind_password. If empty, W&B binds anonymously."
  type        = string
  default     = ""

  validation {
    condition     = var.ldap_bind_dn == "" || var.ldap_bind_password != ""
    error_message = "ldap_bind_dn needs a password: export TF_VAR_ldap_bind_password, or leave ldap_bind_dn empty to bind anonymously."
  }
}

variable "ldap_bind_password" {
  description = "Password for ldap_bind_dn. Set it with the environment variable TF_VAR_ldap_bind_password."
  type        = string
  default     = ""
  sensitive   = true
}
{%- endmatch %}
{%- if plan.has_login() %}

variable "session_hours" {
  description = "Hours that people stay signed in."
  type        = number
  default     = 720
}
{%- endif %}
{%- if plan.sends_mail() %}

variable "smtp_host" {
  description = "Host name of the mail server that sends W&B's invitations. The pods must be able to reach it."
  type        = string
}

variable "smtp_port" {
  description = "Port of the mail server."
  type        = number
  default     = 587
}

variable "smtp_user" {
  description = "User of the mail server. It becomes part of a URL, so write @ as %40."
  type        = string

  validation {
    condition     = can(regex("^([A-Za-z0-9._-]|%[0-9A-F]{2})+$", var.smtp_user))
    error_message = "Use only letters, digits, dots, hyphens and underscores. Percent-encode other characters, for example wandb%40example.org."
  }
}

variable "smtp_from" {
  description = "Sender address of invitations, for example wandb@example.org."
  type        = string
}

variable "smtp_password" {
  description = "Password for smtp_user. It becomes part of a URL. Set it with the environment variable TF_VAR_smtp_password."
  type        = string
  sensitive   = true

  validation {
    condition     = can(regex("^[A-Za-z0-9._~=+-]+$", var.smtp_password))
    error_message = "Use letters, digits and . _ ~ = + - only."
  }
}
{%- endif %}
