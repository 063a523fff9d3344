//! What the pods of W&B's Helm chart request, from the chart's own values, and which nodes hold them.

use super::Machine;
use crate::{evidence::Source, reference::Tier};

/// Where the requests were read.
pub const CHART_SOURCE: Source = Source {
    name: "wandb/helm-charts, operator-wandb 0.43.8, values.yaml at 82d5626",
    date: "2026-07-24",
};

/// What the node itself keeps back from pods, in thousandths of a core. Assumed: managed services
/// keep back 60 to 200, and their own DaemonSets take more.
pub const RESERVED_MILLICORES_PER_NODE: u32 = 200;

/// What DaemonSets take of a node, in thousandths of a core, as W&B measured it: of 15.8 cores,
/// 14.9 were left.
pub const DAEMONSET_MILLICORES_PER_NODE: u32 = 900;

/// Where that was measured.
pub const DAEMONSET_SOURCE: Source =
    Source { name: "wandb/helm-charts pull request 639", date: "2026-07-08" };

/// A size of the chart, which sets the requests of all its pods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChartSize {
    /// `small`, the chart's default.
    Small,
    /// `medium`.
    Medium,
    /// `large`.
    Large,
    /// `xlarge`.
    Xlarge,
    /// `xxlarge`.
    Xxlarge,
}

/// CPU in thousandths of a core and memory in MiB, the units of Kubernetes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Requests {
    /// Thousandths of a core.
    pub millicores: u32,
    /// MiB.
    pub memory_mib: u32,
}

impl Requests {
    /// What pods can have of a machine on which the system takes some CPU. Memory is compared
    /// nominally, as everywhere: what a service keeps back differs from cloud to cloud.
    #[must_use]
    pub const fn left_on(machine: &Machine, taken_millicores: u32) -> Self {
        Self {
            millicores: (machine.vcpu.0 * 1000).saturating_sub(taken_millicores),
            memory_mib: machine.memory.0 * 1024,
        }
    }

    /// Whether both fit.
    #[must_use]
    pub const fn fit(self, room: Self) -> bool {
        self.millicores <= room.millicores && self.memory_mib <= room.memory_mib
    }

    /// The same for several.
    #[must_use]
    pub const fn times(self, count: u32) -> Self {
        Self { millicores: self.millicores * count, memory_mib: self.memory_mib * count }
    }

    const fn plus(self, other: Self) -> Self {
        Self {
            millicores: self.millicores + other.millicores,
            memory_mib: self.memory_mib + other.memory_mib,
        }
    }

    const fn minus(self, other: Self) -> Self {
        Self {
            millicores: self.millicores - other.millicores,
            memory_mib: self.memory_mib - other.memory_mib,
        }
    }
}

/// Equal pods: how many there are at least, and what each requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pods {
    /// The component's name in the chart.
    pub name: &'static str,
    /// The fewest replicas.
    pub replicas: u32,
    /// The requests of one, with its sidecars.
    pub each: Requests,
}

/// Replicas, cores and GiB of a component.
type Row = (u32, u32, u32);

/// A row for each component with its five sizes. Those before the last run without Weave, too:
/// `weave` shows the tables of Models, `weave-trace` is Weave.
const COMPONENTS: [(&str, [Row; 5]); 8] = [
    ("api", [(2, 1, 2), (2, 6, 16), (2, 6, 16), (2, 6, 16), (2, 6, 16)]),
    ("app", [(1, 1, 2), (1, 4, 8), (1, 4, 8), (1, 4, 8), (1, 4, 8)]),
    ("console", [(1, 1, 1); 5]),
    ("executor", [(1, 1, 8), (1, 6, 32), (2, 6, 32), (2, 10, 80), (2, 10, 96)]),
    ("glue", [(1, 1, 2), (1, 3, 6), (1, 3, 6), (1, 3, 6), (1, 3, 6)]),
    ("parquet", [(2, 1, 8), (2, 15, 64), (2, 15, 64), (2, 15, 64), (2, 15, 64)]),
    ("weave", [(2, 1, 8), (2, 2, 24), (2, 3, 24), (2, 3, 24), (2, 3, 48)]),
    ("weave-trace", [(2, 1, 4), (3, 1, 4), (4, 1, 6), (5, 1, 6), (6, 1, 6)]),
];

/// What the containers beside a component's own request, the same at every size: `weave` has one
/// that clears its cache.
const fn sidecar(component: &str) -> Requests {
    match component.as_bytes() {
        b"weave" => Requests { millicores: 100, memory_mib: 128 },
        _ => Requests { millicores: 0, memory_mib: 0 },
    }
}

impl ChartSize {
    /// All sizes, smallest first.
    pub const ALL: [Self; 5] =
        [Self::Small, Self::Medium, Self::Large, Self::Xlarge, Self::Xxlarge];

    /// The name that the chart takes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
            Self::Xlarge => "xlarge",
            Self::Xxlarge => "xxlarge",
        }
    }

    /// The next larger size.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The pods of a tier at their fewest replicas. Weave's come on top of those of Models: the
    /// chart has no size without them.
    pub fn pods(self, tier: Tier) -> impl Iterator<Item = Pods> {
        let shown = if tier.includes_weave() { COMPONENTS.len() } else { COMPONENTS.len() - 1 };
        COMPONENTS[..shown].iter().map(move |(name, rows)| {
            let (replicas, cores, gib) = rows[self as usize];
            let own = Requests { millicores: cores * 1000, memory_mib: gib * 1024 };
            Pods { name, replicas, each: own.plus(sidecar(name)) }
        })
    }

    /// The pod that requests most.
    #[must_use]
    pub fn largest_pod(self, tier: Tier) -> Pods {
        self.pods(tier).fold(
            NO_PODS,
            |largest, pods| {
                if pods.each > largest.each { pods } else { largest }
            },
        )
    }

    /// The size that files ask for: the largest whose every pod fits on a node on which DaemonSets
    /// run. Below the smallest there is none.
    #[must_use]
    pub fn for_node(tier: Tier, machine: &Machine) -> Self {
        let taken = RESERVED_MILLICORES_PER_NODE + DAEMONSET_MILLICORES_PER_NODE;
        Self::fitting(tier, Requests::left_on(machine, taken)).last().unwrap_or(Self::Small)
    }

    /// The sizes whose every pod fits on an empty node.
    pub fn fitting(tier: Tier, room: Requests) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |size| size.pods(tier).all(|pods| pods.each.fit(room)))
    }
}

const NO_PODS: Pods =
    Pods { name: "", replicas: 0, each: Requests { millicores: 0, memory_mib: 0 } };

/// How many pods there are, and what they request together.
#[must_use]
pub fn total_requests(pods: impl IntoIterator<Item = Pods>) -> (u32, Requests) {
    pods.into_iter().fold((0, Requests::default()), |(count, sum), pods| {
        (count + pods.replicas, sum.plus(pods.each.times(pods.replicas)))
    })
}

/// How many equal nodes hold the pods when each takes the first node with room, the largest
/// first; none when a pod fits on no node.
#[must_use]
pub fn nodes_needed(pods: impl IntoIterator<Item = Pods>, room: Requests) -> Option<u32> {
    let mut single: Vec<Requests> = pods
        .into_iter()
        .flat_map(|pods| std::iter::repeat_n(pods.each, pods.replicas as usize))
        .collect();
    single.sort_unstable_by(|one, other| other.cmp(one));
    let mut nodes: Vec<Requests> = Vec::new();
    for pod in single {
        if let Some(left) = nodes.iter_mut().find(|left| pod.fit(**left)) {
            *left = left.minus(pod);
        } else if pod.fit(room) {
            nodes.push(room.minus(pod));
        } else {
            return None;
        }
    }
    u32::try_from(nodes.len()).ok()
}
