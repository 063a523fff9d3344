# Made-up values, for tests only. Used together with a cloud's file, for the plan's installation options.
oidc_issuer           = "https://login.example.org"
oidc_client_id        = "wandb"
oidc_secret           = "not-a-secret"
ldap_address          = "ldaps://ldap.example.org:636"
ldap_base_dn          = "dc=example,dc=org"
ldap_attributes       = "email=mail,group=gidNumber"
ldap_bind_dn          = "cn=wandb,dc=example,dc=org"
ldap_bind_password    = "not, a \"password\""
smtp_host             = "smtp.example.org"
smtp_user             = "wandb"
smtp_from             = "wandb@example.org"
smtp_password         = "not-a-password"
network_id            = "vpc-0123456789abcdef0"
private_subnets       = { "subnet-0a" = "10.20.0.0/20", "subnet-0b" = "10.20.16.0/20", "subnet-0c" = "10.20.32.0/20" }
load_balancer_subnets = ["subnet-0d", "subnet-0e"]
