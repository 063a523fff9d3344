//! Machines that the clouds sell: those that the document names, and the usual memory-optimised
//! and general-purpose families beside them. One file per cloud.

mod aws;
mod azure;
mod gcp;
mod on_premises;

use serde::Serialize;

use crate::{
    evidence::Source,
    reference::{Cloud, Component, Environment, Sizing, Tier, recommended_machine},
    units::{Cores, Gibibytes},
};

/// The instruction set of a machine's CPU.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Architecture {
    /// 64-bit x86, Intel or AMD.
    #[serde(rename = "x86-64")]
    X86,
    /// 64-bit ARM, for example AWS Graviton.
    #[serde(rename = "arm64")]
    Arm,
}

impl Architecture {
    /// The architecture as people read it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::X86 => "x86-64",
            Self::Arm => "ARM",
        }
    }
}

/// An edition of Cloud SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Edition {
    /// Enterprise, the default for MySQL.
    Enterprise,
    /// Enterprise Plus.
    EnterprisePlus,
}

impl Edition {
    /// The edition as Terraform and the API take it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Enterprise => "ENTERPRISE",
            Self::EnterprisePlus => "ENTERPRISE_PLUS",
        }
    }
}

/// A machine type of a cloud, as its vendor specifies it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Machine {
    /// The name that the cloud's API and Terraform take.
    pub name: &'static str,
    /// The cloud that sells it.
    pub cloud: Cloud,
    /// What it can be: a worker node or a managed MySQL node.
    pub component: Component,
    /// Virtual CPUs.
    pub vcpu: Cores,
    /// Memory.
    pub memory: Gibibytes,
    /// Instruction set.
    pub architecture: Architecture,
    /// The Cloud SQL edition, where the service has editions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<Edition>,
    /// Where the specification was read.
    pub source: &'static Source,
}

const fn node(
    cloud: Cloud,
    name: &'static str,
    vcpu: u32,
    memory: u32,
    source: &'static Source,
) -> Machine {
    Machine {
        name,
        cloud,
        component: Component::KubernetesNode,
        vcpu: Cores(vcpu),
        memory: Gibibytes(memory),
        architecture: Architecture::X86,
        edition: None,
        source,
    }
}

const fn mysql(
    cloud: Cloud,
    name: &'static str,
    vcpu: u32,
    memory: u32,
    source: &'static Source,
) -> Machine {
    Machine { component: Component::Mysql, ..node(cloud, name, vcpu, memory, source) }
}

/// Every list of the catalog: by cloud and component, in the order in which they are offered.
const LISTS: [(Cloud, Component, &[Machine]); 8] = [
    (Cloud::Aws, Component::KubernetesNode, aws::NODES),
    (Cloud::Aws, Component::Mysql, aws::MYSQL),
    (Cloud::Gcp, Component::KubernetesNode, gcp::NODES),
    (Cloud::Gcp, Component::Mysql, gcp::MYSQL),
    (Cloud::Azure, Component::KubernetesNode, azure::NODES),
    (Cloud::Azure, Component::Mysql, azure::MYSQL),
    (Cloud::OnPremises, Component::KubernetesNode, on_premises::NODES),
    (Cloud::OnPremises, Component::Mysql, on_premises::MYSQL),
];

/// Every machine that the planner knows.
pub fn machines() -> impl Iterator<Item = &'static Machine> {
    LISTS.iter().flat_map(|(_, _, machines)| machines.iter())
}

/// The machines of a cloud that can be this component.
pub fn machines_for(cloud: Cloud, component: Component) -> impl Iterator<Item = &'static Machine> {
    LISTS
        .iter()
        .filter(move |(its_cloud, its_component, _)| {
            (*its_cloud, *its_component) == (cloud, component)
        })
        .flat_map(|(_, _, machines)| machines.iter())
}

/// The machine of that name, if the catalog has it. Letter case counts, as it does for the clouds.
#[must_use]
pub fn find_machine(cloud: Cloud, component: Component, name: &str) -> Option<&'static Machine> {
    machines_for(cloud, component).find(|machine| machine.name == name)
}

/// The machine that the reference architecture names for one node of a component; on premises,
/// where it names none, a server of exactly the documented size.
///
/// # Panics
///
/// When the catalog lacks the machine. A test looks up every machine of the document and every
/// documented size, so this cannot happen in a build that passed its tests.
#[must_use]
pub fn documented_machine(
    component: Component,
    tier: Tier,
    environment: Environment,
    cloud: Cloud,
) -> &'static Machine {
    let sizing = Sizing::documented(component, tier, environment);
    match recommended_machine(component, tier, environment, cloud) {
        Some(name) => find_machine(cloud, component, name),
        None => machines_for(cloud, component)
            .find(|it| (it.vcpu, it.memory.0) == (sizing.cpu, sizing.memory.0)),
    }
    .expect("the catalog holds every machine that the document names, and every size")
}

/// Whether a name has the form that its cloud gives to ARM machines, such as `m7g.large`,
/// `t2a-standard-8` or `Standard_E8ps_v5`. The catalog has no such worker nodes, and a message can
/// say why.
#[must_use]
pub fn looks_like_arm(cloud: Cloud, name: &str) -> bool {
    let letters_after_digits = |text: &str| -> String {
        text.chars()
            .skip_while(|c| !c.is_ascii_digit())
            .skip_while(char::is_ascii_digit)
            .take_while(char::is_ascii_lowercase)
            .collect()
    };
    match cloud {
        Cloud::Aws => name.split_once('.').is_some_and(|(family, _)| {
            family == "a1" || letters_after_digits(family).contains('g')
        }),
        Cloud::Gcp => ["t2a-", "c4a-", "n4a-"].iter().any(|family| name.starts_with(family)),
        Cloud::Azure => name
            .strip_prefix("Standard_")
            .is_some_and(|size| letters_after_digits(size).contains('p')),
        Cloud::OnPremises => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Term as _;

    #[test]
    fn arm_machines_are_known_by_their_names() {
        for (cloud, arm, x86) in [
            (Cloud::Aws, ["m6g.large", "r7gd.2xlarge"], ["r6i.large", "g5.xlarge"]),
            (Cloud::Gcp, ["t2a-standard-8", "c4a-highmem-8"], ["n2-highmem-8", "c4-highmem-8"]),
            (
                Cloud::Azure,
                ["Standard_E8ps_v5", "Standard_D4pds_v6"],
                ["Standard_E8s_v5", "Standard_E8ads_v5"],
            ),
        ] {
            for name in arm {
                assert!(looks_like_arm(cloud, name), "{name}");
            }
            for name in x86 {
                assert!(!looks_like_arm(cloud, name), "{name}");
            }
        }
        for cloud in Cloud::ALL {
            for machine in machines_for(*cloud, Component::KubernetesNode) {
                assert!(!looks_like_arm(*cloud, machine.name), "{}", machine.name);
            }
        }
    }
}
