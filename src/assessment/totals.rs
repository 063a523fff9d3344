//! What all worker nodes give together, and what remains when one is lost.

use serde::Serialize;

use super::component::SizedComponent;
use crate::{
    evidence::{Evidence, Evidenced, Source},
    plan::NodeCount,
    reference::Sizing,
    text::{assessment as text, words},
    units::{Cores, Gigabytes},
};

/// CPU, memory and disk of several nodes together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Capacity {
    /// CPU cores.
    pub cpu: Evidenced<Cores>,
    /// Memory.
    pub memory: Evidenced<Gigabytes>,
    /// Disk.
    pub disk: Evidenced<Gigabytes>,
}

/// The totals of the Kubernetes cluster, by the documented sizing of a node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// How many worker nodes.
    pub nodes: Evidenced<NodeCount>,
    /// All nodes together.
    pub all_nodes: Capacity,
    /// The cluster with one node lost.
    pub one_node_lost: Capacity,
}

/// Where the default number of nodes was published.
pub const NODE_COUNT_SOURCE: Source =
    Source { name: "wandb/docs pull request 2521, reference architecture", date: "2026-04-22" };

impl Totals {
    /// Adds up the worker nodes.
    #[must_use]
    pub fn of(kubernetes: &SizedComponent, nodes: NodeCount) -> Self {
        let sizing = kubernetes.sizing();
        Self {
            nodes: Evidenced::new(nodes, node_count_evidence(nodes)),
            all_nodes: capacity(nodes.get(), "", sizing),
            one_node_lost: capacity(nodes.get() - 1, &lost(nodes), sizing),
        }
    }
}

impl Totals {
    /// Both capacities: all nodes, and one node lost.
    #[must_use]
    pub const fn capacities(&self) -> [&Capacity; 2] {
        [&self.all_nodes, &self.one_node_lost]
    }
}

fn lost(nodes: NodeCount) -> String {
    match nodes.get() {
        1 => text::ONLY_NODE_LOST.to_owned(),
        _ => text::one_lost_of(nodes),
    }
}

fn node_count_evidence(nodes: NodeCount) -> Evidence {
    if nodes == NodeCount::RECOMMENDED_MINIMUM {
        Evidence::updated(text::DEFAULT_NODES_REASON, NODE_COUNT_SOURCE)
    } else {
        Evidence::Assumed { reason: text::CHOSEN_NODES_REASON.into() }
    }
}

fn capacity(nodes: u32, prefix: &str, sizing: Sizing) -> Capacity {
    let Sizing { cpu, memory, disk } = sizing;
    let count = words::nodes(nodes);
    let derived =
        |each: &str, total: &str| Evidence::derived(format!("{prefix}{count} × {each} = {total}"));
    let (all_cpu, all_memory, all_disk) =
        (cpu.times(nodes), memory.times(nodes), disk.times(nodes));
    Capacity {
        cpu: Evidenced::new(all_cpu, derived(&cpu.to_string(), &all_cpu.to_string())),
        memory: Evidenced::new(all_memory, derived(&memory.to_string(), &all_memory.to_string())),
        disk: Evidenced::new(all_disk, derived(&disk.to_string(), &all_disk.to_string())),
    }
}
