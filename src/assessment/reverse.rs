//! The reverse question: which deployments can existing machines run?

use serde::{Serialize, Serializer};

use super::{
    capacity::{NodesNeeded, Workload},
    findings::burstable_in_words,
    fit::{Fit, Verdict},
};
use crate::{
    catalog::{self, ChartSize, CpuShare, Machine, Requests},
    evidence::{Evidence, Evidenced, Source},
    plan::{Invalid, NodeCount, unknown_machine},
    reference::{Cloud, Component, Environment, Sizing, Term as _, Tier},
    units::{Cores, Gibibytes},
    words::counted,
};

/// An existing machine for one component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hardware {
    /// A machine of the catalog.
    Machine(Machine),
    /// Any other x86 machine with this many cores and this much memory, for example on premises.
    Size(Cores, Gibibytes),
}

impl Hardware {
    /// Reads the name of a machine, or cores and memory such as `8x64`: 8 cores and 64 GiB.
    ///
    /// # Errors
    ///
    /// If the input is neither. The error says what to enter.
    pub fn read(cloud: Cloud, component: Component, text: &str) -> Result<Self, Invalid> {
        if let Some((cpu, memory)) = catalog::read_size(text) {
            return Ok(Self::Size(cpu, memory));
        }
        if let Some(machine) = catalog::find_machine(cloud, component, text) {
            return Ok(Self::Machine(machine));
        }
        let unknown = unknown_machine(cloud, component, text);
        Err(match cloud {
            // On premises, only a size is valid.
            Cloud::OnPremises => unknown,
            Cloud::Aws | Cloud::Gcp | Cloud::Azure => {
                Invalid::NeitherMachineNorSize(Box::new(unknown))
            }
        })
    }

    /// The catalog's machine, if it is one.
    #[must_use]
    pub const fn machine(self) -> Option<Machine> {
        match self {
            Self::Machine(machine) => Some(machine),
            Self::Size(..) => None,
        }
    }

    /// The input that [`Self::read`] accepts for it: the machine's name, or its size.
    #[must_use]
    pub fn spelling(self) -> String {
        match self {
            Self::Machine(machine) => machine.spelling().to_string(),
            Self::Size(cpu, memory) => format!("{}x{}", cpu.0, memory.0),
        }
    }

    /// CPU cores.
    #[must_use]
    pub const fn cpu(self) -> Cores {
        match self {
            Self::Machine(machine) => machine.vcpu,
            Self::Size(cpu, _) => cpu,
        }
    }

    /// Memory.
    #[must_use]
    pub const fn memory(self) -> Gibibytes {
        match self {
            Self::Machine(machine) => machine.memory,
            Self::Size(_, memory) => memory,
        }
    }

    /// The machine's name, or its size in words.
    #[must_use]
    pub fn describe(self) -> String {
        match self {
            Self::Machine(machine) => machine.name.to_string(),
            Self::Size(cpu, memory) => format!("{cpu} and {memory}"),
        }
    }
}

impl Serialize for Hardware {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.describe())
    }
}

/// The user's existing machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Existing {
    /// The cloud that they run on, or on premises.
    pub cloud: Cloud,
    /// The number of worker nodes.
    pub nodes: NodeCount,
    /// Each worker node.
    pub node: Hardware,
    /// The database's machine.
    pub mysql: Hardware,
}

/// How existing machines compare with one documented deployment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// Models, Weave or both.
    pub tier: Tier,
    /// Test/Dev or Production.
    pub environment: Environment,
    /// Each worker node against the documented minimum.
    pub node: Evidenced<Fit>,
    /// The database against the documented minimum.
    pub mysql: Evidenced<Fit>,
    /// The number of missing nodes: to run W&B's pods even if one node is lost, and to reach the
    /// minimum that W&B has published.
    pub missing_nodes: u32,
}

impl Answer {
    /// Whether the machines meet the documented minimums and there are enough nodes for W&B's pods.
    #[must_use]
    pub const fn is_satisfied(&self) -> bool {
        is_enough(self.node.value) && is_enough(self.mysql.value) && self.missing_nodes == 0
    }

    /// The shortfall of each part: "each node by 8 cores and 64 GB; MySQL by 4 cores; 1 node".
    #[must_use]
    pub fn shortfall(&self) -> String {
        let mut parts = Vec::new();
        for (what, fit) in [("each node", self.node.value), ("MySQL", self.mysql.value)] {
            if fit.verdict() == Verdict::FallsShort {
                parts.push(format!("{what} by {}", fit.amount()));
            }
        }
        match self.missing_nodes {
            0 => {}
            more => parts.push(counted(more, "node")),
        }
        parts.join("; ")
    }
}

const fn is_enough(fit: Fit) -> bool {
    !matches!(fit.verdict(), Verdict::FallsShort)
}

impl Existing {
    /// Remarks on the machines: a burstable machine does not have its full CPU all the time.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let machines = [self.node, self.mysql].into_iter().filter_map(Hardware::machine);
        machines
            .filter(|machine| machine.cpu_share == CpuShare::Burstable)
            .map(|machine| format!("{}.", burstable_in_words(&machine)))
            .collect()
    }

    /// The answer for every tier and environment, in the reference architecture's order.
    #[must_use]
    pub fn satisfies(&self) -> Vec<Answer> {
        let mut answers = Vec::new();
        for tier in Tier::ALL {
            for environment in Environment::ALL {
                let fit = |component, hardware| fit(component, *tier, *environment, hardware);
                answers.push(Answer {
                    tier: *tier,
                    environment: *environment,
                    node: fit(Component::KubernetesNode, self.node),
                    mysql: fit(Component::Mysql, self.mysql),
                    missing_nodes: self.nodes_for(*tier).get().saturating_sub(self.nodes.get()),
                });
            }
        }
        answers
    }

    /// The recommended number of these nodes for a tier. If a pod fits on none of them, the nodes are
    /// smaller than any documented machine, and only the published minimum counts.
    fn nodes_for(&self, tier: Tier) -> NodeCount {
        let node = Requests::of(self.node.cpu(), self.node.memory());
        let needed = Workload::of_wandb(tier, ChartSize::Small).nodes_needed(node);
        needed.map_or(NodeCount::RECOMMENDED_MINIMUM, NodesNeeded::recommended)
    }

    /// A note for machines that are too small for every documented deployment, but as large as an older W&B guide
    /// asks for.
    #[must_use]
    pub fn other_installation(&self) -> Option<Evidence> {
        let Self { node, mysql, .. } = self;
        let as_large = node.cpu() >= Cores(4)
            && node.memory() >= Gibibytes(8)
            && mysql.cpu() >= Cores(4)
            && mysql.memory() >= Gibibytes(32);
        let is_too_small = |it: &Answer| !is_enough(it.node.value) || !is_enough(it.mysql.value);
        (as_large && self.satisfies().iter().all(is_too_small))
            .then(|| Evidence::updated(
                "An older W&B guide has smaller numbers: 4 cores and 8 GiB for an application server, 4 cores and 32 GiB for MySQL. They are for a different kind of installation.",
                BARE_METAL_GUIDE,
            ))
    }
}

/// W&B's bare-metal guide, before it pointed to the reference architecture.
const BARE_METAL_GUIDE: Source = Source {
    name: "docs.wandb.ai, bare-metal guide (wandb/docs pull request 198)",
    date: "2023-05-03",
};

fn fit(
    component: Component,
    tier: Tier,
    environment: Environment,
    hardware: Hardware,
) -> Evidenced<Fit> {
    let sizing = Sizing::documented(component, tier, environment);
    let fit = Fit::between(hardware.cpu(), hardware.memory(), sizing);
    let evidence = match hardware {
        Hardware::Machine(machine) => fit.evidence(&machine, sizing),
        Hardware::Size(..) => Sizing::evidence(component, tier, environment),
    };
    Evidenced::new(fit, evidence)
}
