//! The secrets whose files `values.env` asks for, and the Secrets that `install.sh` creates from them.

use crate::{
    plan::{Authority, Controller, Login, Mail, Plan},
    reference::Cloud,
};

/// The characters that a secret may contain.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Alphabet {
    /// All characters.
    Any,
    /// Characters without a special meaning in a URL: the chart puts the secret into one.
    Url,
}

/// The condition under which a secret is required.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// Always, as a file or in the cluster.
    Always,
    /// Unless the user enters `none`.
    RedisPassword,
    /// On Memorystore with TLS: its certificate is not from a public CA.
    MemorystoreCa,
    /// If its file is named.
    RedisCa,
    /// Unless the user enters `none`.
    OidcSecret,
    /// If there is a name to bind with.
    LdapPassword,
}

/// A key of a Secret in the cluster that holds a secret.
pub(super) struct Place {
    pub(super) namespace: &'static str,
    pub(super) name: &'static str,
    pub(super) key: &'static str,
}

/// A file with a secret, whose path the user enters.
pub(in crate::bundle) struct SecretFile {
    pub(in crate::bundle) variable: &'static str,
    pub(super) what: &'static str,
    pub(super) alphabet: Alphabet,
    pub(super) presence: Presence,
    /// Empty for a value in the resource itself.
    pub(super) places: Vec<Place>,
}

impl SecretFile {
    /// The script's variable that is empty if the secret is not needed.
    pub(super) const fn condition(&self) -> Option<&'static str> {
        match self.presence {
            Presence::Always => None,
            Presence::RedisPassword => Some("WITH_REDIS_PASSWORD"),
            Presence::MemorystoreCa | Presence::RedisCa => Some("WITH_REDIS_CA"),
            Presence::OidcSecret => Some("WITH_OIDC_SECRET"),
            Presence::LdapPassword => Some("WANDB_LDAP_BIND"),
        }
    }
}

/// A Secret that the script creates.
pub(super) struct Secret {
    pub(super) namespace: &'static str,
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
    pub(super) data: Vec<SecretKey>,
    /// The script's variable that is empty if the Secret is not needed.
    pub(super) condition: Option<&'static str>,
}

/// A key of a Secret.
pub(super) struct SecretKey {
    pub(super) name: &'static str,
    /// The variable with the path of its file.
    pub(super) variable: &'static str,
    /// The script's variable that is empty if the Secret is needed without this key.
    pub(super) condition: Option<&'static str>,
}

const WANDB: &str = "wandb";

/// The secrets of a plan, in the order of `values.env`.
pub(in crate::bundle) fn secret_files(plan: &Plan) -> Vec<SecretFile> {
    let file = |variable, what, alphabet, name, key| {
        let places = vec![Place { namespace: WANDB, name, key }];
        SecretFile { variable, what, alphabet, presence: Presence::Always, places }
    };
    let license = if plan.tier.includes_weave() {
        "The license, which must include Weave"
    } else {
        "The license"
    };
    let mysql = "The password of the MySQL user";
    let redis = "The Redis password or access key, or the word none if there is none";
    let any = |variable, what, name, key| file(variable, what, Alphabet::Any, name, key);
    let ca = "OPTIONAL: the certificate of the CA for MySQL";
    // A certificate is not a secret, and the chart only accepts this one inline.
    let mysql_ca = SecretFile {
        variable: "WANDB_MYSQL_CA_FILE",
        what: ca,
        alphabet: Alphabet::Any,
        presence: Presence::Always,
        places: Vec::new(),
    };
    let (ca, presence) = if plan.cloud() == Cloud::Gcp {
        ("The certificate of the CA for Memorystore", Presence::MemorystoreCa)
    } else {
        ("OPTIONAL: the certificate of the CA for Redis", Presence::RedisCa)
    };
    let redis_ca = any("WANDB_REDIS_CA_FILE", ca, "wandb-redis", "REDIS_CA_CERT");
    let mut files = vec![
        file("WANDB_LICENSE_FILE", license, Alphabet::Any, "wandb-license", "license"),
        file("WANDB_MYSQL_PASSWORD_FILE", mysql, Alphabet::Url, "wandb-mysql", "MYSQL_PASSWORD"),
        mysql_ca,
        SecretFile {
            presence: Presence::RedisPassword,
            ..file(
                "WANDB_REDIS_PASSWORD_FILE",
                redis,
                Alphabet::Url,
                "wandb-redis",
                "REDIS_PASSWORD",
            )
        },
        SecretFile { presence, ..redis_ca },
    ];
    if plan.installation.authority == Authority::Own {
        files.push(SecretFile {
            variable: "WANDB_CA_FILE",
            what: "The certificates of your own CA, in PEM; they are not secret",
            alphabet: Alphabet::Any,
            presence: Presence::Always,
            places: Vec::new(),
        });
    }
    match plan.cloud() {
        Cloud::Aws | Cloud::Gcp => {}
        Cloud::Azure => {
            let what = "An access key of the storage account";
            files.push(any("WANDB_STORAGE_KEY_FILE", what, "wandb-bucket", "ACCESS_KEY"));
        }
        Cloud::OnPremises => {
            let key =
                |variable, what, key| file(variable, what, Alphabet::Url, "wandb-bucket", key);
            files.push(key("WANDB_ACCESS_KEY_FILE", "The bucket's access key", "ACCESS_KEY"));
            files.push(key("WANDB_SECRET_KEY_FILE", "The bucket's secret key", "SECRET_KEY"));
        }
    }
    if !matches!(plan.controller(), Controller::Alb | Controller::Gce) {
        let what = "The TLS certificate for W&B's address, with its chain";
        files.push(any("WANDB_TLS_CERT_FILE", what, "wandb-tls", "tls.crt"));
        let what = "The private key of that certificate";
        files.push(any("WANDB_TLS_KEY_FILE", what, "wandb-tls", "tls.key"));
    }
    if plan.tier.includes_weave() {
        let mut password = any(
            "WANDB_CLICKHOUSE_PASSWORD_FILE",
            "The password of the ClickHouse user",
            "wandb-clickhouse",
            "CLICKHOUSE_PASSWORD",
        );
        if plan.runs_clickhouse() {
            let namespace = "clickhouse";
            password.places.push(Place { namespace, name: "weave-clickhouse", key: "password" });
        }
        files.push(password);
    }
    files.extend(sign_in_files(plan));
    files
}

/// The secrets of the identity provider, the directory and the mail server.
fn sign_in_files(plan: &Plan) -> Vec<SecretFile> {
    let file = |variable, what, alphabet, presence, name, key| {
        let places = vec![Place { namespace: WANDB, name, key }];
        SecretFile { variable, what, alphabet, presence, places }
    };
    let mut files = Vec::new();
    match plan.installation.login {
        Login::Accounts => {}
        Login::Oidc => files.push(file(
            "WANDB_OIDC_SECRET_FILE",
            "The secret of the OIDC client, or the word none if there is none",
            Alphabet::Any,
            Presence::OidcSecret,
            "wandb-oidc",
            "OIDC_SECRET",
        )),
        Login::Ldap => files.push(file(
            "WANDB_LDAP_PASSWORD_FILE",
            "The password of WANDB_LDAP_BIND. Ignored if WANDB_LDAP_BIND is empty",
            Alphabet::Any,
            Presence::LdapPassword,
            "wandb-ldap",
            "LDAP_BIND_PW",
        )),
    }
    if plan.installation.mail == Mail::Smtp {
        files.push(file(
            "WANDB_SMTP_PASSWORD_FILE",
            "The password of the SMTP user",
            Alphabet::Url,
            Presence::Always,
            "wandb-smtp",
            "SMTP_PASSWORD",
        ));
    }
    files
}

/// The same secrets, grouped by the Secrets that hold them.
pub(super) fn secrets(plan: &Plan) -> Vec<Secret> {
    let mut secrets: Vec<Secret> = Vec::new();
    for file in secret_files(plan) {
        let condition = file.condition();
        for Place { namespace, name, key } in file.places {
            let key_of = |condition| SecretKey { name: key, variable: file.variable, condition };
            let known = secrets.iter_mut().find(|it| (it.namespace, it.name) == (namespace, name));
            if let Some(secret) = known {
                secret.data.push(key_of(condition));
            } else {
                let kind = if key == "tls.crt" { "kubernetes.io/tls" } else { "Opaque" };
                let data = vec![key_of(None)];
                secrets.push(Secret { namespace, name, kind, data, condition });
            }
        }
    }
    secrets
}
