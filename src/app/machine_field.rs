//! The fields for existing machines: the plans that they can run are looked up.

use crate::{
    assessment::reverse::{Existing, Hardware},
    catalog::documented_machine,
    plan::{Invalid, NodeCount},
    reference::{Cloud, Component, Environment, Tier},
};

/// A field for existing machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MachineField {
    /// The number of worker nodes.
    Nodes,
    /// The machine of each worker node, or its size.
    Node,
    /// The machine of MySQL, or its size.
    Mysql,
}

impl MachineField {
    /// Every field.
    pub const ALL: [Self; 3] = [Self::Nodes, Self::Node, Self::Mysql];

    /// The id in the markup.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nodes => "have-nodes",
            Self::Node => "have-node",
            Self::Mysql => "have-mysql",
        }
    }

    /// The label of the field.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Nodes => "Worker nodes",
            Self::Node => "Each node",
            Self::Mysql => "MySQL",
        }
    }

    /// The field's initial value: the documented machine for Models only.
    #[must_use]
    pub fn default(self, cloud: Cloud) -> String {
        let machine = |component| {
            if cloud == Cloud::OnPremises {
                return "8x64".to_owned();
            }
            let (tier, environment) = (Tier::Models, Environment::Production);
            documented_machine(component, tier, environment, cloud).name.to_string()
        };
        match self {
            Self::Nodes => NodeCount::default().to_string(),
            Self::Node => machine(Component::KubernetesNode),
            Self::Mysql => machine(Component::Mysql),
        }
    }

    /// The error for a typed value. `None` if it is valid.
    #[must_use]
    pub fn complaint(self, cloud: Cloud, text: &str) -> Option<Invalid> {
        let typed = text.trim();
        match self {
            Self::Nodes => typed.parse::<NodeCount>().err(),
            Self::Node => Hardware::read(cloud, Component::KubernetesNode, typed).err(),
            Self::Mysql => Hardware::read(cloud, Component::Mysql, typed).err(),
        }
    }
}

/// The machines in the fields, if all of them are valid.
#[must_use]
pub fn existing(cloud: Cloud, [nodes, node, mysql]: [&str; 3]) -> Option<Existing> {
    Some(Existing {
        cloud,
        nodes: nodes.trim().parse().ok()?,
        node: Hardware::read(cloud, Component::KubernetesNode, node.trim()).ok()?,
        mysql: Hardware::read(cloud, Component::Mysql, mysql.trim()).ok()?,
    })
}
