//! The resource requests of the pods in W&B's Helm chart, and the room for them on a node.

use crate::{
    evidence::Source,
    reference::Tier,
    units::{Cores, Gibibytes},
};

/// The source of the requests.
pub const CHART_SOURCE: Source = Source {
    name: "wandb/helm-charts, operator-wandb 0.43.8, values.yaml at 82d5626",
    date: "2026-07-24",
};

/// The version of the chart in [`CHART_SOURCE`].
pub const CHART_VERSION: &str = "0.43.8";

/// CPU that a node reserves for the system, in thousandths of a core. Assumed: managed services
/// reserve 60 to 200, and their own DaemonSets take more.
pub const RESERVED_MILLICORES_PER_NODE: u32 = 200;

/// Requests of the chart's own DaemonSet, which collects telemetry, on every node.
pub const CHART_DAEMONSET: Requests = Requests { millicores: 200, memory_mib: 200 };

/// CPU that DaemonSets take on a node, in thousandths of a core. W&B measured it: 14.9 of 15.8 cores
/// were left.
pub const DAEMONSET_MILLICORES_PER_NODE: u32 = 900;

/// The source of that measurement.
pub const DAEMONSET_SOURCE: Source =
    Source { name: "wandb/helm-charts pull request 639", date: "2026-07-08" };

/// A size setting of the chart, which sets the requests of all its pods.
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
    /// No CPU and no memory.
    pub const NONE: Self = Self { millicores: 0, memory_mib: 0 };

    /// Creates requests from whole cores and GiB.
    #[must_use]
    pub const fn of(cpu: Cores, memory: Gibibytes) -> Self {
        Self { millicores: cpu.0 * 1000, memory_mib: memory.0 * 1024 }
    }

    /// The CPU, rounded down to a tenth of a core, such as `10.2 cores`.
    #[must_use]
    pub fn cpu(self) -> String {
        let unit = if self.millicores == 1000 { "core" } else { "cores" };
        format!("{} {unit}", tenths(self.millicores / 100))
    }

    /// The memory, rounded to a hundredth of a GiB, such as `49.25 GiB`.
    #[must_use]
    pub fn memory(self) -> String {
        match (self.memory_mib * 100 + 512) / 1024 {
            tens if tens % 10 == 0 => format!("{} GiB", tenths(tens / 10)),
            hundredths => format!("{}.{:02} GiB", hundredths / 100, hundredths % 100),
        }
    }

    /// What is left after `taken`, at least zero.
    #[must_use]
    pub const fn without(self, taken: Self) -> Self {
        Self {
            millicores: self.millicores.saturating_sub(taken.millicores),
            memory_mib: self.memory_mib.saturating_sub(taken.memory_mib),
        }
    }

    /// Whether both CPU and memory fit into `room`.
    #[must_use]
    pub const fn fit(self, room: Self) -> bool {
        self.millicores <= room.millicores && self.memory_mib <= room.memory_mib
    }

    /// These requests multiplied by `count`.
    #[must_use]
    pub const fn times(self, count: u32) -> Self {
        Self { millicores: self.millicores * count, memory_mib: self.memory_mib * count }
    }

    /// The sum of both requests.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            millicores: self.millicores + other.millicores,
            memory_mib: self.memory_mib + other.memory_mib,
        }
    }
}

fn tenths(tenths: u32) -> String {
    match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}.{tenth}"),
    }
}

/// How the replicas of a component spread over nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// Several replicas can run on one node.
    Anywhere,
    /// Each replica runs on a separate node, because of a required anti-affinity.
    OnePerNode,
}

/// The pods of one component: the fewest replicas, and the requests of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pods {
    /// The component's name in the chart.
    pub name: &'static str,
    /// The fewest replicas.
    pub replicas: u32,
    /// The requests of one pod, including its sidecars.
    pub each: Requests,
    /// How they spread over nodes.
    pub spread: Spread,
}

/// Replicas, cores and GiB of a component.
type Row = (u32, u32, u32);

/// A row for each component with its five sizes. All but the last also run without Weave: `weave`
/// renders the tables of Models, and `weave-trace` is Weave.
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

/// Requests of a component's sidecars, the same at every size: `weave` has one that clears its cache.
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

    /// The chart's name for this size.
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

    /// The pods of a tier at their fewest replicas. Weave's pods are added to those of Models, because
    /// the chart has no size without the latter.
    pub fn pods(self, tier: Tier) -> impl Iterator<Item = Pods> {
        let shown = if tier.includes_weave() { COMPONENTS.len() } else { COMPONENTS.len() - 1 };
        COMPONENTS[..shown].iter().map(move |(name, rows)| {
            let (replicas, cores, gib) = rows[self as usize];
            let own = Requests { millicores: cores * 1000, memory_mib: gib * 1024 };
            Pods { name, replicas, each: own.plus(sidecar(name)), spread: Spread::Anywhere }
        })
    }

    /// The pods with the largest requests, by CPU and then by memory.
    #[must_use]
    pub fn largest_pod(self, tier: Tier) -> Pods {
        self.pods(tier).fold(
            NO_PODS,
            |largest, pods| {
                if pods.each > largest.each { pods } else { largest }
            },
        )
    }

    /// The room on a node for pods of this size. W&B measured the DaemonSets where the larger sizes run;
    /// for the smallest, only the system's reserve and the chart's own DaemonSet are known. Apart from
    /// the latter, memory is nominal: the amount that a service reserves differs between clouds.
    #[must_use]
    pub const fn room_on(self, node: Requests) -> Requests {
        let reserved = Requests { millicores: RESERVED_MILLICORES_PER_NODE, memory_mib: 0 };
        let daemonsets = match self {
            Self::Small => CHART_DAEMONSET,
            _ => Requests { millicores: DAEMONSET_MILLICORES_PER_NODE, ..CHART_DAEMONSET },
        };
        node.without(reserved).without(daemonsets)
    }
}

const NO_PODS: Pods = Pods {
    name: "",
    replicas: 0,
    each: Requests { millicores: 0, memory_mib: 0 },
    spread: Spread::Anywhere,
};

/// The number of pods and the sum of their requests.
#[must_use]
pub fn total_requests(pods: impl IntoIterator<Item = Pods>) -> (u32, Requests) {
    pods.into_iter().fold((0, Requests::default()), |(count, sum), pods| {
        (count + pods.replicas, sum.plus(pods.each.times(pods.replicas)))
    })
}
