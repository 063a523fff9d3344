//! The workload of the worker nodes, and the number of nodes that it needs. Findings, remedies, files,
//! diagrams and the reverse question all use this arithmetic.

use crate::{
    catalog::{ChartSize, ClickHouseSize, Machine, Pods, Requests, Spread, total_requests},
    plan::{NodeCount, Plan},
    reference::Tier,
};

/// The pods that run on the worker nodes, with their minimum number of replicas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workload {
    /// The size of W&B's chart.
    pub size: ChartSize,
    /// W&B's pods.
    pub wandb: Vec<Pods>,
    /// The pods of a `ClickHouse` in the cluster, if there is one.
    pub clickhouse: Vec<Pods>,
}

impl Workload {
    /// W&B alone, at a size of its chart.
    #[must_use]
    pub fn of_wandb(tier: Tier, size: ChartSize) -> Self {
        Self { size, wandb: size.pods(tier).collect(), clickhouse: Vec::new() }
    }

    /// The workload of a plan at a size of W&B's chart.
    #[must_use]
    pub fn at(plan: &Plan, size: ChartSize) -> Self {
        let clickhouse = if plan.runs_clickhouse() {
            ClickHouseSize::for_environment(plan.environment).pods().into()
        } else {
            Vec::new()
        };
        Self { clickhouse, ..Self::of_wandb(plan.tier, size) }
    }

    /// All pods, W&B's first.
    pub fn pods(&self) -> impl Iterator<Item = Pods> {
        self.wandb.iter().chain(&self.clickhouse).copied()
    }

    /// The number of pods, and their total requests.
    #[must_use]
    pub fn total(&self) -> (u32, Requests) {
        total_requests(self.pods())
    }

    /// The number of equal nodes that the workload needs, or `None` if a pod fits on none of them.
    #[must_use]
    pub fn nodes_needed(&self, node: Requests) -> Option<NodesNeeded> {
        let room = self.size.room_on(node);
        if self.largest_that_fits_nowhere(node).is_some() {
            return None;
        }
        let (count, sum) = self.total();
        let least = sum.millicores.div_ceil(room.millicores);
        // On as many nodes as there are pods, each pod has its own node.
        let to_run = (least..=count).find(|nodes| self.placed(room, *nodes).pods == count)?;
        let to_lose_one =
            (to_run..=count + 1).find(|nodes| self.placed(room, nodes - 1).is_all())?;
        Some(NodesNeeded { to_run, to_lose_one })
    }

    /// Whether this many equal nodes have room for the workload. `ClickHouse` replicas that wait for
    /// their own node are ignored: they depend on the number of nodes alone.
    #[must_use]
    pub fn held_by(&self, node: Requests, nodes: NodeCount) -> Holds {
        let room = self.size.room_on(node);
        let all_on = |nodes| self.placed(room, nodes).is_all();
        match (all_on(nodes.get()), all_on(nodes.get() - 1)) {
            (false, _) => Holds::NotAll,
            (true, false) => Holds::WithAll,
            (true, true) => Holds::WithoutOne,
        }
    }

    /// The largest pod that a node has no room for.
    #[must_use]
    pub fn largest_that_fits_nowhere(&self, node: Requests) -> Option<Pods> {
        let room = self.size.room_on(node);
        self.pods().filter(|pods| !pods.each.fit(room)).max_by_key(|pods| pods.each)
    }

    /// The number of pods that fit on this many equal nodes with this much room.
    ///
    /// Of the pods that need their own node, only as many count as there are nodes: the others wait
    /// until a lost node is back.
    fn placed(&self, room: Requests, nodes: u32) -> Placed {
        let wanted = |pods: Pods| match pods.spread {
            Spread::Anywhere => pods.replicas,
            Spread::OnePerNode => pods.replicas.min(nodes),
        };
        let mut placed = Placed { pods: 0, of: self.pods().map(wanted).sum() };
        self.place(room, nodes, |_, node| placed.pods += u32::from(node.is_some()));
        placed
    }

    /// Puts each pod on one of this many equal nodes, or on none if no node has room.
    ///
    /// Pods that need their own node come first, then the largest; each takes the first node
    /// with room.
    fn place(&self, room: Requests, nodes: u32, mut put: impl FnMut(&Pods, Option<usize>)) {
        let mut waiting: Vec<Pods> = self.pods().collect();
        waiting.sort_by(|one, other| {
            let key = |pods: &Pods| (pods.spread == Spread::OnePerNode, pods.each);
            key(other).cmp(&key(one))
        });
        let mut left = vec![room; nodes as usize];
        for pods in waiting {
            let mut first = 0;
            for _ in 0..pods.replicas {
                let found = (first..left.len()).find(|node| pods.each.fit(left[*node]));
                put(&pods, found);
                first = match (found, pods.spread) {
                    (Some(node), Spread::Anywhere) => node,
                    (Some(node), Spread::OnePerNode) => node + 1,
                    (None, _) => left.len(),
                };
                if let Some(node) = found {
                    left[node] = left[node].without(pods.each);
                }
            }
        }
    }
}

/// The number of pods that fit, and the number that should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Placed {
    pods: u32,
    of: u32,
}

impl Placed {
    const fn is_all(self) -> bool {
        self.pods == self.of
    }
}

/// The number of equal nodes that a workload needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodesNeeded {
    /// To run every pod.
    pub to_run: u32,
    /// To run every pod even if one node is lost. A `ClickHouse` replica that then has no node of its
    /// own does not count, because the others keep running.
    pub to_lose_one: u32,
}

impl NodesNeeded {
    /// The recommended number of nodes: enough for the pods, and at least the minimum that W&B has published.
    #[must_use]
    pub fn recommended(self) -> NodeCount {
        let needed = u8::try_from(self.to_lose_one).ok().and_then(NodeCount::new);
        needed.unwrap_or_default().max(NodeCount::RECOMMENDED_MINIMUM)
    }
}

/// Whether nodes have room for a workload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Yes, even if one of them is lost.
    WithoutOne,
    /// Yes, but only on all of them.
    WithAll,
    /// No: some pods do not fit.
    NotAll,
}

/// The workload of a plan on its nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnNodes {
    /// The pods that run on them.
    pub workload: Workload,
    /// The size of one node.
    pub node: Requests,
    /// The number of nodes.
    pub nodes: NodeCount,
    /// The number of nodes that the workload needs, or `None` if a pod fits on none of them.
    pub needed: Option<NodesNeeded>,
}

impl OnNodes {
    /// The workload of a plan on nodes of a machine.
    #[must_use]
    pub fn of(plan: &Plan, machine: &Machine) -> Self {
        let node = Requests::of(machine.vcpu, machine.memory);
        let workload = Workload::at(plan, size_in_files(plan, node));
        let needed = workload.nodes_needed(node);
        Self { workload, node, nodes: plan.nodes, needed }
    }

    /// The room that one node has for the pods.
    #[must_use]
    pub const fn room(&self) -> Requests {
        self.workload.size.room_on(self.node)
    }

    /// Whether the nodes have room for the workload.
    #[must_use]
    pub fn holds(&self) -> Holds {
        self.workload.held_by(self.node, self.nodes)
    }

    /// The number of pods that fit on this many of the nodes.
    #[must_use]
    pub fn placed_on(&self, nodes: u32) -> u32 {
        self.workload.placed(self.room(), nodes).pods
    }

    /// The placement of each pod on this many of the nodes.
    #[must_use]
    pub fn packed_on(&self, nodes: u32) -> Packing {
        let empty = PackedNode { pods: Vec::new(), requests: Requests::NONE };
        let mut packing = Packing { nodes: vec![empty; nodes as usize], waiting: Vec::new() };
        self.workload.place(self.room(), nodes, |pods, node| match node {
            Some(node) => {
                packing.nodes[node].pods.push(*pods);
                packing.nodes[node].requests = packing.nodes[node].requests.plus(pods.each);
            }
            None => packing.waiting.push(pods.name),
        });
        packing
    }

    /// The recommended number of nodes of this machine: enough for the plan's pods even if one node is
    /// lost, and at least the minimum that W&B has published.
    #[must_use]
    pub fn recommended(&self) -> NodeCount {
        self.needed.map_or(NodeCount::RECOMMENDED_MINIMUM, NodesNeeded::recommended)
    }
}

/// The placement of a workload's pods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packing {
    /// Each node with its pods, the fullest first.
    pub nodes: Vec<PackedNode>,
    /// The names of the pods that do not fit, one for each pod.
    pub waiting: Vec<&'static str>,
}

/// A node with its pods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedNode {
    /// One entry for each of its pods.
    pub pods: Vec<Pods>,
    /// The total requests of its pods.
    pub requests: Requests,
}

/// The size of W&B's chart in a plan's Kubernetes files: the largest that fits on the nodes even if
/// one is lost, or else the smallest. The Terraform files always use the smallest, because the
/// module's machines grow with its size.
fn size_in_files(plan: &Plan, node: Requests) -> ChartSize {
    let held =
        |size: &ChartSize| Workload::at(plan, *size).held_by(node, plan.nodes) == Holds::WithoutOne;
    let mut larger = ChartSize::ALL.into_iter().filter(|_| plan.has_kubernetes());
    larger.rfind(held).unwrap_or(ChartSize::Small)
}
