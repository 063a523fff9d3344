//! What `values.env` asks for, `install.sh` checks, and the Kubernetes files use.

use crate::{
    plan::{Access, ClickHouse, Plan},
    reference::Cloud,
};

/// A value that only the user knows.
pub(super) struct Input {
    /// The variable in `values.env`, which stands in the files as `@VARIABLE@`.
    pub(super) variable: &'static str,
    /// Its form, as a pattern of the shell.
    pub(super) form: Option<&'static str>,
}

/// Which characters a secret may have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Alphabet {
    /// All.
    Any,
    /// Those that mean themselves in a URL: the chart writes the secret into one.
    Url,
}

/// A place in the cluster where a secret is kept.
pub(super) struct Place {
    pub(super) namespace: &'static str,
    pub(super) name: &'static str,
    pub(super) key: &'static str,
}

/// A file with a secret in it, named by the user.
pub(super) struct SecretFile {
    pub(super) variable: &'static str,
    pub(super) what: &'static str,
    pub(super) alphabet: Alphabet,
    pub(super) places: Vec<Place>,
}

/// A Secret, as the script makes it.
pub(super) struct Secret {
    pub(super) namespace: &'static str,
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
    /// Keys, each with the variable that names its file.
    pub(super) data: Vec<(&'static str, &'static str)>,
}

const WANDB: &str = "wandb";

/// The values of a plan, in the order of `values.env`.
pub(super) fn inputs(plan: &Plan) -> Vec<Input> {
    let any = |variable| Input { variable, form: None };
    let mut inputs = vec![any("WANDB_MYSQL_HOST"), any("WANDB_REDIS_HOST"), any("WANDB_BUCKET")];
    match (plan.cloud(), plan.access) {
        (Cloud::Aws, access) => {
            let form = Some("arn:*:acm:*");
            inputs.push(Input { variable: "WANDB_CERTIFICATE_ARN", form });
            if access == Access::Public && plan.inbound.ranges().is_empty() {
                inputs.push(Input { variable: "WANDB_INBOUND_CIDRS", form: Some("*.*.*.*/*") });
            }
        }
        (Cloud::Gcp, access) => {
            let form = Some("*@*.iam.gserviceaccount.com");
            inputs.push(Input { variable: "WANDB_SERVICE_ACCOUNT", form });
            inputs.push(any("WANDB_ADDRESS_NAME"));
            inputs.push(any("WANDB_CERTIFICATE_NAME"));
            if access == Access::Public {
                inputs.push(any("WANDB_SECURITY_POLICY"));
            }
        }
        (Cloud::Azure, access) => {
            inputs.push(any("WANDB_STORAGE_ACCOUNT"));
            if access == Access::Public {
                inputs.push(Input { variable: "WANDB_INBOUND_LIMITED", form: Some("yes") });
            }
        }
        (Cloud::OnPremises, access) => {
            inputs.push(any("WANDB_STORAGE_HOST"));
            if access == Access::Public && plan.inbound.ranges().is_empty() {
                inputs.push(Input { variable: "WANDB_INBOUND_CIDRS", form: Some("*.*.*.*/*") });
            }
        }
    }
    if plan.tier.includes_weave() && plan.clickhouse == ClickHouse::External {
        inputs.push(any("WANDB_CLICKHOUSE_HOST"));
        inputs.push(Input { variable: "WANDB_CLICKHOUSE_PORT", form: Some("[1-9]*") });
        inputs.push(any("WANDB_CLICKHOUSE_USER"));
    }
    inputs
}

/// The secrets of a plan, in the order of `values.env`.
pub(super) fn secret_files(plan: &Plan) -> Vec<SecretFile> {
    let file = |variable, what, alphabet, name, key| {
        let places = vec![Place { namespace: WANDB, name, key }];
        SecretFile { variable, what, alphabet, places }
    };
    let licence = if plan.tier.includes_weave() {
        "The licence, which has to include Weave"
    } else {
        "The licence"
    };
    let mysql = "The password of MySQL's user wandb_local";
    let mut files = vec![
        file("WANDB_LICENSE_FILE", licence, Alphabet::Any, "wandb-license", "license"),
        file("WANDB_MYSQL_PASSWORD_FILE", mysql, Alphabet::Url, "wandb-mysql", "MYSQL_PASSWORD"),
        file(
            "WANDB_REDIS_PASSWORD_FILE",
            "The password or access key of Redis",
            Alphabet::Url,
            "wandb-redis",
            "REDIS_PASSWORD",
        ),
    ];
    let any = |variable, what, name, key| file(variable, what, Alphabet::Any, name, key);
    match plan.cloud() {
        Cloud::Aws => {}
        Cloud::Gcp => {
            let what = "The certificate of the CA that Memorystore's own comes from";
            files.push(any("WANDB_REDIS_CA_FILE", what, "wandb-redis", "REDIS_CA_CERT"));
        }
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
    if matches!(plan.cloud(), Cloud::Azure | Cloud::OnPremises) {
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
    files
}

/// The same secrets, as the Secrets that hold them.
pub(super) fn secrets(plan: &Plan) -> Vec<Secret> {
    let mut secrets: Vec<Secret> = Vec::new();
    for file in secret_files(plan) {
        for Place { namespace, name, key } in file.places {
            let known = secrets.iter_mut().find(|it| (it.namespace, it.name) == (namespace, name));
            if let Some(secret) = known {
                secret.data.push((key, file.variable));
            } else {
                let kind = if key == "tls.crt" { "kubernetes.io/tls" } else { "Opaque" };
                secrets.push(Secret { namespace, name, kind, data: vec![(key, file.variable)] });
            }
        }
    }
    secrets
}
