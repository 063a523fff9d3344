//! The secrets whose files `values.env` asks for, and the Secrets that `install.sh` makes of them.

use crate::{
    plan::{Authority, Controller, Login, Mail, Plan},
    reference::Cloud,
};

/// Which characters a secret may have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Alphabet {
    /// All.
    Any,
    /// Those that mean themselves in a URL: the chart writes the secret into one.
    Url,
}

/// When a secret has to be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// Always: as a file, or in the cluster.
    Always,
    /// Unless the user says `none`.
    RedisPassword,
    /// On Memorystore, whose certificate no public authority signs: with TLS.
    MemorystoreCa,
    /// When its file is named.
    RedisCa,
    /// Unless the user says `none`.
    OidcSecret,
    /// When there is a name to bind with.
    LdapPassword,
}

/// A place in the cluster where a secret is kept.
pub(super) struct Place {
    pub(super) namespace: &'static str,
    pub(super) name: &'static str,
    pub(super) key: &'static str,
}

/// A file with a secret in it, named by the user.
pub(in crate::bundle) struct SecretFile {
    pub(in crate::bundle) variable: &'static str,
    pub(super) what: &'static str,
    pub(super) alphabet: Alphabet,
    pub(super) presence: Presence,
    /// None for what stands in the resource itself.
    pub(super) places: Vec<Place>,
}

impl SecretFile {
    /// The variable of the script that is empty where the secret is not needed.
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

/// A Secret, as the script makes it.
pub(super) struct Secret {
    pub(super) namespace: &'static str,
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
    pub(super) data: Vec<SecretKey>,
    /// The variable of the script that is empty where the Secret is not needed.
    pub(super) condition: Option<&'static str>,
}

/// A key of a Secret.
pub(super) struct SecretKey {
    pub(super) name: &'static str,
    /// The variable that names its file.
    pub(super) variable: &'static str,
    /// The variable of the script that is empty where the key is not needed, though the Secret is.
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
        "The license, which has to include Weave"
    } else {
        "The license"
    };
    let mysql = "The password of MySQL's user";
    let redis = "The password or access key of Redis, or the word none if it has none";
    let any = |variable, what, name, key| file(variable, what, Alphabet::Any, name, key);
    let ca = "OPTIONAL: the certificate of MySQL's own CA";
    // A certificate is not a secret, and the chart takes this one only as text.
    let mysql_ca = SecretFile {
        variable: "WANDB_MYSQL_CA_FILE",
        what: ca,
        alphabet: Alphabet::Any,
        presence: Presence::Always,
        places: Vec::new(),
    };
    let (ca, presence) = if plan.cloud() == Cloud::Gcp {
        ("The certificate of the CA that Memorystore's own comes from", Presence::MemorystoreCa)
    } else {
        ("OPTIONAL: the certificate of Redis's own CA", Presence::RedisCa)
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
            let what = "A key of the storage account";
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
        let what = "The certificate of W&B's address with its chain";
        files.push(any("WANDB_TLS_CERT_FILE", what, "wandb-tls", "tls.crt"));
        let what = "The private key of that certificate";
        files.push(any("WANDB_TLS_KEY_FILE", what, "wandb-tls", "tls.key"));
    }
    if plan.tier.includes_weave() {
        let mut password = any(
            "WANDB_CLICKHOUSE_PASSWORD_FILE",
            "The password of ClickHouse's user",
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
            "The secret of the OIDC client, or the word none if it has none",
            Alphabet::Any,
            Presence::OidcSecret,
            "wandb-oidc",
            "OIDC_SECRET",
        )),
        Login::Ldap => files.push(file(
            "WANDB_LDAP_PASSWORD_FILE",
            "The password of WANDB_LDAP_BIND. Without that name, it is not read",
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

/// The same secrets, as the Secrets that hold them.
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
