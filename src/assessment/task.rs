//! The names of the checklist's tasks.

use std::{borrow::Cow, fmt};

use serde::{Serialize, Serializer};

use super::FindingId;
use crate::{catalog::GuidanceId, reference::RequirementId};

/// The name of a task, by the task's origin. Ticks in the checklist are stored under its slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskId {
    /// A requirement of the reference architecture.
    Requirement(RequirementId),
    /// A requirement that W&B published later.
    Guidance(GuidanceId),
    /// The size of the worker nodes.
    WorkerNodes,
    /// The size of MySQL.
    MysqlSize,
    /// Egress for the chart of the `ClickHouse` operator.
    ClickhouseChart,
    /// W&B as a client of the identity provider.
    OidcClient,
    /// Network access to the LDAP directory.
    LdapDirectory,
    /// Network access to the SMTP server.
    SmtpServer,
    /// Charts and images in an air-gapped cluster's registry.
    Mirror,
    /// The certificate of an air-gapped cluster's registry.
    RegistryTrust,
    /// The operator's parts that only an `OpenShift` administrator may install.
    OpenshiftAdmin,
    /// Your own certificate authority, on the machines that use W&B.
    CaClients,
    /// The nodes that W&B may use in a shared cluster.
    NodeLabels,
    /// The folder that Argo CD or Flux reads.
    GitopsFolder,
    /// A finding to resolve.
    Finding(FindingId),
}

impl TaskId {
    /// The name in files, in kebab-case.
    #[must_use]
    pub fn slug(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Requirement(id) => id.slug(),
            Self::Guidance(id) => id.slug(),
            Self::WorkerNodes => "worker-nodes",
            Self::MysqlSize => "mysql-size",
            Self::ClickhouseChart => "clickhouse-chart",
            Self::OidcClient => "oidc-client",
            Self::LdapDirectory => "ldap-directory",
            Self::SmtpServer => "smtp-server",
            Self::Mirror => "mirror",
            Self::RegistryTrust => "registry-trust",
            Self::OpenshiftAdmin => "openshift-admin",
            Self::CaClients => "ca-clients",
            Self::NodeLabels => "node-labels",
            Self::GitopsFolder => "gitops-folder",
            Self::Finding(id) => return Cow::Owned(format!("finding-{id}")),
        })
    }
}

impl fmt::Display for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.slug())
    }
}

impl Serialize for TaskId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.slug())
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for TaskId {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "TaskId".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string" })
    }
}
