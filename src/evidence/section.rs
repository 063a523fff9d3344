//! The sections of the reference architecture, which locate its quotes.

use serde::{Serialize, Serializer};

use crate::terms::{Cloud, Tier};

/// A section of the reference architecture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// "Before you start".
    BeforeYouStart,
    /// "Infrastructure", subsection "Application layer".
    ApplicationLayer,
    /// "Infrastructure", subsection "Storage layer".
    StorageLayer,
    /// "Infrastructure requirements", subsection "Kubernetes".
    Kubernetes,
    /// "Infrastructure requirements", subsection "MySQL".
    Mysql,
    /// "Infrastructure requirements", subsection "Object storage".
    ObjectStorage,
    /// "Versions".
    Versions,
    /// "Networking".
    Networking,
    /// "DNS".
    Dns,
    /// "SSL/TLS".
    Tls,
    /// "Supported CPU architectures".
    CpuArchitectures,
    /// "Infrastructure provisioning".
    Provisioning,
    /// "Sizing", before its tables.
    Sizing,
    /// "Sizing", the Kubernetes table of a tier.
    NodeSizing(Tier),
    /// "Sizing", the MySQL table of a tier.
    MysqlSizing(Tier),
    /// "Cloud provider instance recommendations", subsection "Services".
    Services,
    /// "Cloud provider instance recommendations", "Machine types" of a cloud.
    MachineTypes(Cloud),
}

impl Section {
    /// The path of headings to this section.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::BeforeYouStart => "Before you start",
            Self::ApplicationLayer => "Infrastructure, Application layer",
            Self::StorageLayer => "Infrastructure, Storage layer",
            Self::Kubernetes => "Infrastructure requirements, Kubernetes",
            Self::Mysql => "Infrastructure requirements, MySQL",
            Self::ObjectStorage => "Infrastructure requirements, Object storage",
            Self::Versions => "Versions",
            Self::Networking => "Networking",
            Self::Dns => "DNS",
            Self::Tls => "SSL/TLS",
            Self::CpuArchitectures => "Supported CPU architectures",
            Self::Provisioning => "Infrastructure provisioning",
            Self::Sizing => "Sizing",
            Self::NodeSizing(Tier::Models) => "Sizing, Models only, Kubernetes",
            Self::NodeSizing(Tier::Weave) => "Sizing, Weave only, Kubernetes",
            Self::NodeSizing(Tier::Combined) => "Sizing, Models and Weave, Kubernetes",
            Self::MysqlSizing(Tier::Models) => "Sizing, Models only, MySQL",
            Self::MysqlSizing(Tier::Weave) => "Sizing, Weave only, MySQL",
            Self::MysqlSizing(Tier::Combined) => "Sizing, Models and Weave, MySQL",
            Self::Services => "Cloud provider instance recommendations, Services",
            Self::MachineTypes(Cloud::Aws) => {
                "Cloud provider instance recommendations, Machine types, AWS"
            }
            Self::MachineTypes(Cloud::Gcp) => {
                "Cloud provider instance recommendations, Machine types, GCP"
            }
            Self::MachineTypes(Cloud::Azure) => {
                "Cloud provider instance recommendations, Machine types, Azure"
            }
            Self::MachineTypes(Cloud::OnPremises) => {
                "Cloud provider instance recommendations, Machine types"
            }
        }
    }
}

impl Serialize for Section {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.title())
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Section {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Section".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "The path of headings to a section of the reference architecture."
        })
    }
}
