{{ header|safe }}

{% if plan.signs_in() -%}
# Sign-in and email. The cloud module has no input for all of these values, so wandb.tf passes them to
# W&B.
{% endif -%}
locals {
  sign_in_global = merge(
    {%- match plan.login() %}
    {%- when Login::Accounts %}
    {%- when Login::Oidc %}
    {
      auth = merge(try(local.wandb_values.global["auth"], {}), {
        sessionLengthHours = var.session_hours
        oidc = merge(
          {
            issuer     = var.oidc_issuer
            clientId   = var.oidc_client_id
            authMethod = var.oidc_auth_method
          },
          var.oidc_secret == "" ? {} : {
            oidcSecret = {
              name      = kubernetes_secret.oidc.metadata[0].name
              secretKey = "OIDC_SECRET"
            }
          }
        )
      })
    },
    {%- when Login::Ldap %}
    {
      auth = merge(try(local.wandb_values.global["auth"], {}), {
        sessionLengthHours = var.session_hours
      })

      # The chart has no keys for LDAP. These are the variables that W&B documents.
      extraEnv = merge(
        try(local.wandb_values.global["extraEnv"], {}),
        {
          LOCAL_LDAP_ADDRESS    = var.ldap_address
          LOCAL_LDAP_BASE_DN    = var.ldap_base_dn
          LOCAL_LDAP_ATTRIBUTES = var.ldap_attributes
          LOCAL_LDAP_LOGIN      = "true"
        },
        # Either a name to bind with and its password, or neither.
        {
          for key, value in {
            LOCAL_LDAP_BIND_DN = var.ldap_bind_dn
            LOCAL_LDAP_BIND_PW = {
              valueFrom = {
                secretKeyRef = {
                  name = kubernetes_secret.ldap.metadata[0].name
                  key  = "LDAP_BIND_PW"
                }
              }
            }
          } : key => value if var.ldap_bind_dn != ""
        }
      )
    },
    {%- endmatch %}
    {%- if plan.sends_mail() %}
    {
      email = {
        smtp = {
          host     = var.smtp_host
          port     = tostring(var.smtp_port)
          user     = var.smtp_user
          mailFrom = var.smtp_from
          password = {
            valueFrom = {
              secretKeyRef = {
                name = kubernetes_secret.smtp.metadata[0].name
                key  = "SMTP_PASSWORD"
              }
            }
          }
        }
      }
    },
    {%- endif %}
  )
}
{%- match plan.login() %}
{%- when Login::Accounts %}
{%- when Login::Oidc %}

resource "kubernetes_secret" "oidc" {
  # checkov:skip=CKV_K8S_21: The cloud module installs W&B in this namespace.
  metadata {
    name      = "wandb-oidc"
    namespace = "default"
  }

  data = {
    OIDC_SECRET = var.oidc_secret
  }

  depends_on = [module.wandb]
}
{%- when Login::Ldap %}

resource "kubernetes_secret" "ldap" {
  # checkov:skip=CKV_K8S_21: The cloud module installs W&B in this namespace.
  metadata {
    name      = "wandb-ldap"
    namespace = "default"
  }

  data = {
    LDAP_BIND_PW = var.ldap_bind_password
  }

  depends_on = [module.wandb]
}
{%- endmatch %}
{%- if plan.sends_mail() %}

resource "kubernetes_secret" "smtp" {
  # checkov:skip=CKV_K8S_21: The cloud module installs W&B in this namespace.
  metadata {
    name      = "wandb-smtp"
    namespace = "default"
  }

  data = {
    SMTP_PASSWORD = var.smtp_password
  }

  depends_on = [module.wandb]
}
{%- endif %}
