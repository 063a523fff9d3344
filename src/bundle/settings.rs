//! The settings that only the user knows, in one table: `values.env` asks for them, `install.sh` checks
//! them before it uses them, and `preflight.sh` reads them.

use crate::{
    plan::{
        Access, ClickHouse, Controller, Delivery, Egress, Installation, Login, Mail, Nodes, Plan,
        Storage,
    },
    reference::Cloud,
};

mod rule;

pub(super) use rule::{Form, Rule, forms};

/// A setting in `values.env`.
pub(super) struct Setting {
    /// Its variable in `values.env`, which other files contain as `@VARIABLE@`.
    pub(super) variable: &'static str,
    /// The rule for its value.
    pub(super) rule: Rule,
    /// Whether the user must fill it in.
    pub(super) need: Need,
    /// The comment above it in `values.env`. Without one, it belongs to the previous setting.
    pub(super) note: Option<Note>,
}

/// Whether the user must fill in a setting.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// The user must fill it in.
    Required,
    /// It has a default value.
    Default(&'static str),
    /// It may stay empty.
    Optional,
    /// If empty, the script asks the cluster for it.
    Asked,
}

/// The comments of `values.env`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Note {
    Context,
    Mysql,
    Redis,
    Bucket,
    Certificate,
    Inbound,
    InboundLimited,
    Address,
    Policy,
    ClickHouse,
    TokenIssuer,
    Mirror,
    PullSecret,
    Git,
    Oidc,
    Session,
    Ldap,
    Smtp,
    Shared,
}

impl Setting {
    const fn required(variable: &'static str, rule: Rule) -> Self {
        Self { variable, rule, need: Need::Required, note: None }
    }

    const fn with_default(variable: &'static str, rule: Rule, default: &'static str) -> Self {
        Self { variable, rule, need: Need::Default(default), note: None }
    }

    const fn optional(variable: &'static str, rule: Rule) -> Self {
        Self { variable, rule, need: Need::Optional, note: None }
    }

    const fn under(self, note: Note) -> Self {
        Self { note: Some(note), ..self }
    }

    /// The initial value in `values.env`.
    pub(super) const fn value(&self) -> &'static str {
        match self.need {
            Need::Default(value) => value,
            Need::Required | Need::Optional | Need::Asked => "",
        }
    }
}

/// The settings of a plan, in the order of `values.env`.
pub(super) fn settings(plan: &Plan) -> Vec<Setting> {
    let required = Setting::required;
    let with_default = Setting::with_default;
    let mut settings = vec![
        required("WANDB_KUBE_CONTEXT", Rule::Context).under(Note::Context),
        required("WANDB_MYSQL_HOST", Rule::Host).under(Note::Mysql),
        with_default("WANDB_MYSQL_PORT", Rule::Port, "3306"),
        with_default("WANDB_MYSQL_DATABASE", Rule::Word, "wandb_local"),
        with_default("WANDB_MYSQL_USER", Rule::Word, "wandb_local"),
        required("WANDB_REDIS_HOST", Rule::Host).under(Note::Redis),
    ];
    let (port, tls) = redis(plan.cloud());
    settings.push(with_default("WANDB_REDIS_PORT", Rule::Port, port));
    settings.push(with_default("WANDB_REDIS_TLS", Rule::YesOrNo, tls));
    settings.extend(storage(plan));
    settings.extend(access(plan));
    if plan.tier.includes_weave() {
        if plan.clickhouse == ClickHouse::External {
            let host = required("WANDB_CLICKHOUSE_HOST", Rule::Host);
            settings.push(host.under(Note::ClickHouse));
            settings.push(with_default("WANDB_CLICKHOUSE_PORT", Rule::Port, "8443"));
            settings.push(with_default("WANDB_CLICKHOUSE_USER", Rule::Word, "default"));
        }
        let issuer = required("WANDB_TOKEN_ISSUER", Rule::Issuer);
        settings.push(Setting { need: Need::Asked, ..issuer.under(Note::TokenIssuer) });
    }
    settings.extend(installation(plan.installation));
    settings
}

/// The settings that installation options need.
fn installation(installation: Installation) -> Vec<Setting> {
    let (required, optional) = (Setting::required, Setting::optional);
    let mut settings = Vec::new();
    if installation.egress == Egress::AirGapped {
        settings.extend([
            required("WANDB_REGISTRY", Rule::Registry).under(Note::Mirror),
            required("WANDB_CHART_REPOSITORY", Rule::Repository),
            required("WANDB_SERVER_VERSION", Rule::Tag),
            required("WANDB_CONSOLE_VERSION", Rule::Tag),
            optional("WANDB_PULL_SECRET", Rule::ObjectName).under(Note::PullSecret),
        ]);
    }
    match installation.login {
        Login::Accounts => {}
        Login::Oidc => settings.extend([
            required("WANDB_OIDC_ISSUER", Rule::Issuer).under(Note::Oidc),
            required("WANDB_OIDC_CLIENT", Rule::Text),
            Setting::with_default("WANDB_OIDC_METHOD", Rule::AuthMethod, "pkce"),
        ]),
        Login::Ldap => settings.extend([
            required("WANDB_LDAP_ADDRESS", Rule::Ldap).under(Note::Ldap),
            required("WANDB_LDAP_BASE", Rule::DistinguishedName),
            required("WANDB_LDAP_ATTRIBUTES", Rule::Attributes),
            optional("WANDB_LDAP_BIND", Rule::DirectoryUser),
        ]),
    }
    if installation.login != Login::Accounts {
        let hours = Setting::with_default("WANDB_SESSION_HOURS", Rule::Hours, "720");
        settings.push(hours.under(Note::Session));
    }
    if installation.mail == Mail::Smtp {
        settings.extend([
            required("WANDB_SMTP_HOST", Rule::Host).under(Note::Smtp),
            Setting::with_default("WANDB_SMTP_PORT", Rule::Port, "587"),
            required("WANDB_SMTP_USER", Rule::UrlUser),
            required("WANDB_SMTP_FROM", Rule::Email),
        ]);
    }
    if installation.node_use == Nodes::Shared {
        settings.extend([
            required("WANDB_NODE_LABEL", Rule::Label).under(Note::Shared),
            optional("WANDB_NODE_TAINT", Rule::Taint),
            optional("WANDB_PRIORITY_CLASS", Rule::ObjectName),
        ]);
    }
    if installation.delivery == Delivery::GitOps {
        settings.extend([
            required("WANDB_GIT_URL", Rule::GitUrl).under(Note::Git),
            required("WANDB_GIT_PATH", Rule::GitPath),
            optional("WANDB_SECRET_STORE", Rule::ObjectName),
        ]);
    }
    settings
}

/// The port of the cloud's Redis service, and whether it uses TLS.
const fn redis(cloud: Cloud) -> (&'static str, &'static str) {
    match cloud {
        Cloud::Aws => ("6379", "yes"),
        Cloud::Gcp => ("6378", "yes"),
        Cloud::Azure => ("10000", "yes"),
        Cloud::OnPremises => ("6379", "no"),
    }
}

/// The settings of the object storage.
fn storage(plan: &Plan) -> Vec<Setting> {
    let required = Setting::required;
    let bucket = |rule| required("WANDB_BUCKET", rule);
    match plan.cloud() {
        Cloud::Aws => vec![bucket(Rule::Bucket).under(Note::Bucket)],
        Cloud::Gcp => vec![
            bucket(Rule::GcsBucket).under(Note::Bucket),
            required("WANDB_SERVICE_ACCOUNT", Rule::ServiceAccount),
        ],
        Cloud::Azure => {
            let account = required("WANDB_STORAGE_ACCOUNT", Rule::StorageAccount);
            vec![account.under(Note::Bucket), bucket(Rule::Container)]
        }
        Cloud::OnPremises => {
            let host = match plan.installation.storage {
                Storage::CoreWeave => {
                    Setting::with_default("WANDB_STORAGE_HOST", Rule::HostAndPort, "cwobject.com")
                }
                Storage::S3Compatible
                | Storage::Ceph
                | Storage::StorageGrid
                | Storage::Aistor
                | Storage::Minio => required("WANDB_STORAGE_HOST", Rule::HostAndPort),
            };
            vec![host.under(Note::Bucket), bucket(Rule::Bucket)]
        }
    }
}

/// The settings for access to W&B.
fn access(plan: &Plan) -> Vec<Setting> {
    let required = Setting::required;
    let public = plan.access == Access::Public;
    let asked = public && plan.inbound.ranges().is_empty();
    let ranges = asked.then(|| required("WANDB_INBOUND_CIDRS", Rule::Ranges).under(Note::Inbound));
    match plan.controller() {
        Controller::Alb => {
            let certificate = required("WANDB_CERTIFICATE_ARN", Rule::Certificate);
            [certificate.under(Note::Certificate)].into_iter().chain(ranges).collect()
        }
        Controller::Gce => {
            let name = |variable| required(variable, Rule::Name);
            let address = name("WANDB_ADDRESS_NAME").under(Note::Address);
            let policy = public.then(|| name("WANDB_SECURITY_POLICY").under(Note::Policy));
            [address, name("WANDB_CERTIFICATE_NAME")].into_iter().chain(policy).collect()
        }
        Controller::ApplicationGateway => {
            let limited = required("WANDB_INBOUND_LIMITED", Rule::Yes);
            public.then(|| limited.under(Note::InboundLimited)).into_iter().collect()
        }
        Controller::Traefik
        | Controller::Haproxy
        | Controller::F5Nginx
        | Controller::OpenShiftRouter
        | Controller::IngressNginx => ranges.into_iter().collect(),
    }
}
