//! The capacity of all worker nodes, the capacity with one node lost, and the needs of Weave's `ClickHouse`.

use serde::Serialize;

use super::component::SizedComponent;
use crate::{
    catalog::{CLICKHOUSE_REPLICAS, ClickHouseSize, Replica},
    evidence::{Evidence, Evidenced, Source},
    plan::{ClickHouse, NodeCount, Plan},
    reference::{Environment, Sizing},
    units::{Cores, Gibibytes, Gigabytes},
    words::counted,
};

/// The total CPU, memory and disk of several nodes.
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
    /// The number of worker nodes.
    pub nodes: Evidenced<NodeCount>,
    /// All nodes together.
    pub all_nodes: Capacity,
    /// The cluster with one node lost.
    pub one_node_lost: Capacity,
    /// Weave's `ClickHouse`, which the reference architecture does not size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clickhouse: Option<ClickHouseNeeds>,
}

/// The needs of Weave's `ClickHouse` at W&B's published size, servers and Keepers together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ClickHouseNeeds {
    /// CPU cores that the pods request, rounded up.
    pub cpu: Cores,
    /// Memory that the pods request, rounded up.
    pub memory: Gibibytes,
    /// The total size of their volumes.
    pub disk: Gibibytes,
    /// The source of W&B's size.
    pub evidence: Evidence,
}

impl ClickHouseNeeds {
    /// The needs at W&B's size for an environment.
    #[must_use]
    pub fn of(environment: Environment) -> Self {
        let ClickHouseSize { name, keeper, server, source } =
            ClickHouseSize::for_environment(environment);
        let sum = |of: fn(&Replica) -> u32| (of(&keeper) + of(&server)) * CLICKHOUSE_REPLICAS;
        let cores = |millicores: u32| Cores(millicores.div_ceil(1000));
        let gibibytes = |mebibytes: u32| Gibibytes(mebibytes.div_ceil(1024));
        let cpu = cores(sum(|it| it.requests.millicores));
        let memory = gibibytes(sum(|it| it.requests.memory_mib));
        let disk = Gibibytes(sum(|it| it.volume_gib));
        let statement = format!(
            "W&B's {name} ClickHouse size: {replicas} servers and {replicas} Keepers request {cpu} and {memory} (rounded up), can use up to {} and {}, and have {disk} of volumes.",
            cores(sum(|it| it.limits.millicores)),
            gibibytes(sum(|it| it.limits.memory_mib)),
            replicas = CLICKHOUSE_REPLICAS
        );
        let evidence = Evidence::Updated { statement: statement.into(), strength: None, source };
        Self { cpu, memory, disk, evidence }
    }
}

/// The source of the default node count.
pub const NODE_COUNT_SOURCE: Source =
    Source { name: "wandb/docs pull request 2521, reference architecture", date: "2026-04-22" };

impl Totals {
    /// Adds up the worker nodes.
    #[must_use]
    pub fn of(kubernetes: &SizedComponent, plan: &Plan) -> Self {
        let nodes = plan.nodes;
        let sizing = kubernetes.sizing();
        Self {
            nodes: Evidenced::new(nodes, node_count_evidence(nodes)),
            all_nodes: capacity(nodes.get(), "", sizing),
            one_node_lost: capacity(nodes.get() - 1, &lost(nodes), sizing),
            clickhouse: plan.tier.includes_weave().then(|| ClickHouseNeeds::of(plan.environment)),
        }
    }
}

/// The label of `ClickHouse`'s line in the totals, which depends on where it runs.
#[must_use]
pub const fn clickhouse_label(plan: &Plan) -> &'static str {
    match plan.clickhouse {
        ClickHouse::External => "ClickHouse, in addition",
        ClickHouse::InCluster => "ClickHouse, on these nodes",
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
        1 => "With the only node lost: ".to_owned(),
        _ => format!("With one of {nodes} lost: "),
    }
}

fn node_count_evidence(nodes: NodeCount) -> Evidence {
    if nodes == NodeCount::RECOMMENDED_MINIMUM {
        Evidence::updated(
            "The reference architecture gives no node count. W&B has since published a minimum of 3 worker nodes for Test/Dev and Production, which is the default here.",
            NODE_COUNT_SOURCE,
        )
    } else {
        let least = NodeCount::RECOMMENDED_MINIMUM;
        let Source { name, date } = NODE_COUNT_SOURCE;
        let reason = format!(
            "Your input. The reference architecture gives no node count; W&B has since published a minimum of {least} ({name}, {date})."
        );
        Evidence::Assumed { reason: reason.into() }
    }
}

fn capacity(nodes: u32, prefix: &str, sizing: Sizing) -> Capacity {
    let Sizing { cpu, memory, disk } = sizing;
    let count = counted(nodes, "node");
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
