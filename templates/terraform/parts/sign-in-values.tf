{%- match plan.login() %}
{%- when Login::Accounts %}
{%- when Login::Oidc %}

# The identity provider. If the client has a secret: export TF_VAR_oidc_secret="..."
# oidc_issuer    = "https://login.example.org"
# oidc_client_id = "wandb"
{%- when Login::Ldap %}

# The directory. To bind with a name, set ldap_bind_dn and export TF_VAR_ldap_bind_password="..."
# ldap_address    = "ldaps://ldap.example.org:636"
# ldap_base_dn    = "dc=example,dc=org"
# ldap_attributes = "email=mail,group=gidNumber"
# ldap_bind_dn    = "cn=wandb,dc=example,dc=org"
{%- endmatch %}
{%- if plan.sends_mail() %}

# The mail server. Its password: export TF_VAR_smtp_password="..."
# smtp_host = "smtp.example.org"
# smtp_user = "wandb"
# smtp_from = "wandb@example.org"
{%- endif %}
