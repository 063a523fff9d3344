//! The clouds' machines: those that the reference architecture names, and other general-purpose,
//! memory-optimized and compute-optimized families. One file per cloud.

mod aws;
mod azure;
mod custom;
mod facts;
mod gcp;
mod name;
mod on_premises;
mod series;
mod similar;
mod size;

use serde::Serialize;

pub use name::MachineName;
use series::{Series, Size, read_number};
pub use similar::similar_machines;
pub use size::read_size;

use crate::{
    evidence::Source,
    reference::{Cloud, Component, Environment, Sizing, Term as _, Tier, recommended_machine},
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
    /// The architecture's name on the page and in messages.
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
    /// The edition's name in Terraform and in the API.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Enterprise => "ENTERPRISE",
            Self::EnterprisePlus => "ENTERPRISE_PLUS",
        }
    }
}

/// The share of its vCPUs that a machine can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CpuShare {
    /// All of its vCPUs, all the time.
    Full,
    /// A share, and more in bursts: a burstable or shared-core machine.
    Burstable,
}

impl CpuShare {
    // Serde passes a reference to `skip_serializing_if`.
    #[allow(clippy::trivially_copy_pass_by_ref)]
    const fn is_full(&self) -> bool {
        matches!(self, Self::Full)
    }
}

/// A machine type of a cloud, as the provider specifies it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Machine {
    /// Its name in the cloud's API and in Terraform.
    pub name: MachineName,
    /// The cloud that sells it.
    pub cloud: Cloud,
    /// Its use: a worker node or a managed MySQL node.
    pub component: Component,
    /// Virtual CPUs.
    pub vcpu: Cores,
    /// Memory, in whole GiB, rounded down.
    pub memory: Gibibytes,
    /// Instruction set.
    pub architecture: Architecture,
    /// The share of its vCPUs that it can use; omitted if it can use all of them.
    #[serde(skip_serializing_if = "CpuShare::is_full")]
    pub cpu_share: CpuShare,
    /// The Cloud SQL edition, for MySQL on GCP.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<Edition>,
    /// The source of the specification.
    pub source: &'static Source,
}

impl Machine {
    /// The machine as people type it and as links spell it: its name, or its size on premises.
    #[must_use]
    pub fn spelling(&self) -> MachineName {
        match self.cloud {
            Cloud::OnPremises => MachineName::of(format_args!("{}x{}", self.vcpu.0, self.memory.0)),
            Cloud::Aws | Cloud::Gcp | Cloud::Azure => self.name,
        }
    }
}

/// A cloud and the component that its machines are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    cloud: Cloud,
    component: Component,
}

impl Place {
    /// The series for this place, in the order in which the planner offers them.
    const fn series(self) -> &'static [Series] {
        match (self.cloud, self.component) {
            (Cloud::Aws, Component::KubernetesNode) => aws::NODES,
            (Cloud::Aws, Component::Mysql) => aws::MYSQL,
            (Cloud::Gcp, Component::KubernetesNode) => gcp::NODES,
            (Cloud::Gcp, Component::Mysql) => gcp::MYSQL,
            (Cloud::Azure, Component::KubernetesNode) => azure::NODES,
            (Cloud::Azure, Component::Mysql) => azure::MYSQL,
            (Cloud::OnPremises, _) => &[],
        }
    }

    /// The name of a machine with this number of vCPUs. AWS has words for it: `large` is 2, `xlarge` 4
    /// and `8xlarge` 32. Elsewhere the number itself is in the name.
    fn name(self, before: &str, vcpu: u16, after: &str) -> MachineName {
        match (self.cloud, vcpu) {
            (Cloud::Aws, 1) => MachineName::of(format_args!("{before}medium{after}")),
            (Cloud::Aws, 2) => MachineName::of(format_args!("{before}large{after}")),
            (Cloud::Aws, 4) => MachineName::of(format_args!("{before}xlarge{after}")),
            (Cloud::Aws, _) => MachineName::of(format_args!("{before}{}xlarge{after}", vcpu / 4)),
            _ => MachineName::of(format_args!("{before}{vcpu}{after}")),
        }
    }

    /// Parses the size in a name, in any letter case, and returns its vCPUs.
    fn read_size(self, size: &str) -> Option<u16> {
        if self.cloud != Cloud::Aws {
            return read_number(size);
        }
        let size = size.to_ascii_lowercase();
        match &*size {
            "medium" => Some(1),
            "large" => Some(2),
            "xlarge" => Some(4),
            // `1xlarge` is spelled `xlarge`.
            _ => size
                .strip_suffix("xlarge")
                .and_then(read_number)
                .filter(|times| *times > 1)
                .and_then(|times| times.checked_mul(4)),
        }
    }
}

/// Every machine that the planner offers. It accepts others by name: custom types, machines with
/// constrained cores, servers of any size.
pub fn machines() -> impl Iterator<Item = Machine> {
    Cloud::ALL.iter().flat_map(|cloud| {
        Component::ALL.iter().flat_map(|component| machines_for(*cloud, *component))
    })
}

/// A machine that the planner offers. Its name is created on demand, because comparing sizes needs
/// no names.
#[derive(Clone, Copy, Debug)]
pub struct Offer(Kind);

#[derive(Clone, Copy, Debug)]
enum Kind {
    OfSeries(Size),
    Named(Machine),
}

impl Offer {
    /// Virtual CPUs.
    #[must_use]
    pub fn vcpu(&self) -> Cores {
        match self.0 {
            Kind::OfSeries(size) => size.vcpu(),
            Kind::Named(machine) => machine.vcpu,
        }
    }

    /// Memory.
    #[must_use]
    pub fn memory(&self) -> Gibibytes {
        match self.0 {
            Kind::OfSeries(size) => size.memory(),
            Kind::Named(machine) => machine.memory,
        }
    }

    /// The share of its vCPUs that it can use.
    #[must_use]
    pub const fn cpu_share(&self) -> CpuShare {
        match self.0 {
            Kind::OfSeries(size) => size.cpu_share(),
            Kind::Named(machine) => machine.cpu_share,
        }
    }

    /// The machine, with its name.
    #[must_use]
    pub fn machine(self) -> Machine {
        match self.0 {
            Kind::OfSeries(size) => size.machine(),
            Kind::Named(machine) => machine,
        }
    }
}

/// The machines that the planner offers for a component on a cloud, in the catalog's order.
pub fn offers(cloud: Cloud, component: Component) -> impl Iterator<Item = Offer> {
    let place = Place { cloud, component };
    let custom: &[&str] = match (cloud, component) {
        (Cloud::Gcp, Component::Mysql) => &gcp::CUSTOM_TIERS,
        _ => &[],
    };
    let custom = custom.iter().filter_map(move |name| custom::find(place, name));
    let servers = (cloud == Cloud::OnPremises).then(|| on_premises::offers(component));
    let named = custom.chain(servers.into_iter().flatten()).map(Kind::Named);
    let sizes = place.series().iter().flat_map(move |series| series.sizes(place));
    sizes.map(Kind::OfSeries).chain(named).map(Offer)
}

/// The machines that the planner offers, with their names.
pub fn machines_for(cloud: Cloud, component: Component) -> impl Iterator<Item = Machine> {
    offers(cloud, component).map(Offer::machine)
}

/// Finds a machine by its name, in any letter case; on premises, also by its size.
#[must_use]
pub fn find_machine(cloud: Cloud, component: Component, name: &str) -> Option<Machine> {
    let place = Place { cloud, component };
    let name = name.trim();
    place
        .series()
        .iter()
        .find_map(|series| series.find(place, name))
        .or_else(|| custom::find(place, name))
        .or_else(|| on_premises::find(place, name))
}

/// The machine that the reference architecture names for one node of a component; on premises,
/// where it names none, a server of exactly the documented size.
///
/// # Panics
///
/// Panics if the catalog lacks the machine. A test looks up every documented machine and size, so
/// this cannot happen in a build that passes its tests.
#[must_use]
pub fn documented_machine(
    component: Component,
    tier: Tier,
    environment: Environment,
    cloud: Cloud,
) -> Machine {
    let sizing = Sizing::documented(component, tier, environment);
    match recommended_machine(component, tier, environment, cloud) {
        Some(name) => find_machine(cloud, component, name),
        None => machines_for(cloud, component)
            .find(|it| (it.vcpu, it.memory.0) == (sizing.cpu, sizing.memory.0)),
    }
    .expect("the catalog has every documented machine and size")
}

/// Whether a name has the form of an ARM machine on its cloud, such as `m7g.large`, `t2a-standard-8`
/// or `Standard_E8ps_v5`. The catalog has no ARM worker nodes, and this lets a message explain why.
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

/// Whether a name starts like a custom type of Compute Engine. If the catalog does not find such a
/// machine, its size is outside of the series' limits.
#[must_use]
pub fn looks_like_custom(cloud: Cloud, name: &str) -> bool {
    cloud == Cloud::Gcp && custom::is_in_series(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arm_machines_are_recognized_by_name() {
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
                assert!(!looks_like_arm(*cloud, &machine.name), "{}", machine.name);
            }
        }
    }
}
