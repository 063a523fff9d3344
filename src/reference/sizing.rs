//! The document's sizing tables: the minimum of each Kubernetes worker node and each MySQL node.

use serde::Serialize;

use super::{Environment, Section, Tier};
use crate::{
    evidence::Evidence,
    units::{Cores, Gigabytes},
};

/// A part of the deployment that the document sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Component {
    /// One worker node of the Kubernetes cluster.
    KubernetesNode,
    /// One MySQL node.
    Mysql,
}

impl Component {
    /// Both sized components, in the document's order.
    pub const ALL: [Self; 2] = [Self::KubernetesNode, Self::Mysql];

    /// The component's name on the page and in messages.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::KubernetesNode => "Kubernetes node",
            Self::Mysql => "MySQL",
        }
    }
}

/// The documented minimum of one node of a component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Sizing {
    /// CPU cores per node.
    pub cpu: Cores,
    /// Memory per node.
    pub memory: Gigabytes,
    /// Disk per node.
    pub disk: Gigabytes,
}

const fn sizing(cpu: u32, memory: u32, disk: u32) -> Sizing {
    Sizing { cpu: Cores(cpu), memory: Gigabytes(memory), disk: Gigabytes(disk) }
}

impl Sizing {
    /// The cell of the document's tables for a component, tier and environment.
    #[must_use]
    // Cells of different tables are separate arms, even where they are equal.
    #[allow(clippy::match_same_arms)]
    pub const fn documented(component: Component, tier: Tier, environment: Environment) -> Self {
        use Environment::{Production, TestDev};
        use Tier::{Combined, Models, Weave};
        match (component, tier, environment) {
            (Component::KubernetesNode, Models, TestDev) => sizing(2, 16, 100),
            (Component::KubernetesNode, Models, Production) => sizing(8, 64, 100),
            (Component::KubernetesNode, Weave | Combined, TestDev) => sizing(4, 32, 100),
            (Component::KubernetesNode, Weave, Production) => sizing(12, 96, 100),
            (Component::KubernetesNode, Combined, Production) => sizing(16, 128, 100),
            (Component::Mysql, Models | Weave | Combined, TestDev) => sizing(2, 16, 100),
            (Component::Mysql, Models | Weave | Combined, Production) => sizing(8, 64, 500),
        }
    }

    /// The table row that states this sizing, as the document prints it.
    #[must_use]
    pub fn evidence(component: Component, tier: Tier, environment: Environment) -> Evidence {
        let Self { cpu, memory, disk } = Self::documented(component, tier, environment);
        let section = match component {
            Component::KubernetesNode => Section::NodeSizing(tier),
            Component::Mysql => Section::MysqlSizing(tier),
        };
        let quote = format!("{} | {cpu} | {memory} | {disk} |", environment.in_document());
        Evidence::Documented { section, quote: quote.into() }
    }
}
