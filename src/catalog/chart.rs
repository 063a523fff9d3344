//! What the pods of W&B's Helm chart request, and what a node has for them.

use crate::{
    evidence::Source,
    reference::Tier,
    units::{Cores, Gibibytes},
};

/// Where the requests were read.
pub const CHART_SOURCE: Source = Source {
    name: "wandb/helm-charts, operator-wandb 0.43.8, values.yaml at 82d5626",
    date: "2026-07-24",
};

/// The version of the chart that was read.
pub const CHART_VERSION: &str = "0.43.8";

/// What the node itself keeps back from pods, in thousandths of a core. Assumed: managed services
/// keep back 60 to 200, and their own DaemonSets take more.
pub const RESERVED_MILLICORES_PER_NODE: u32 = 200;

/// What the chart's own DaemonSet, which collects telemetry, requests on every node.
pub const CHART_DAEMONSET: Requests = Requests { millicores: 200, memory_mib: 200 };

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
    /// Nothing.
    pub const NONE: Self = Self { millicores: 0, memory_mib: 0 };

    /// Whole cores and GiB.
    #[must_use]
    pub const fn of(cpu: Cores, memory: Gibibytes) -> Self {
        Self { millicores: cpu.0 * 1000, memory_mib: memory.0 * 1024 }
    }

    /// The CPU to a tenth of a core, such as `10.2 cores`.
    #[must_use]
    pub fn cpu(self) -> String {
        let unit = if self.millicores == 1000 { "core" } else { "cores" };
        format!("{} {unit}", tenths(self.millicores / 100))
    }

    /// The memory to a hundredth of a GiB, such as `49.25 GiB`.
    #[must_use]
    pub fn memory(self) -> String {
        match (self.memory_mib * 100 + 512) / 1024 {
            tens if tens % 10 == 0 => format!("{} GiB", tenths(tens / 10)),
            hundredths => format!("{}.{:02} GiB", hundredths / 100, hundredths % 100),
        }
    }

    /// What is left when others have taken their part.
    #[must_use]
    pub const fn without(self, taken: Self) -> Self {
        Self {
            millicores: self.millicores.saturating_sub(taken.millicores),
            memory_mib: self.memory_mib.saturating_sub(taken.memory_mib),
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

    /// The same and others.
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

/// Where equal pods may run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// Several on one node.
    Anywhere,
    /// Each on a node of its own, because a required anti-affinity keeps them apart.
    OneANode,
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
    /// Where they may run.
    pub spread: Spread,
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
            Pods { name, replicas, each: own.plus(sidecar(name)), spread: Spread::Anywhere }
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

    /// What a node has for the pods of this size. What DaemonSets take was measured where the larger
    /// sizes run; for the smallest, only what the system keeps back and the chart's own are known.
    /// Memory is nominal beside them: what a service keeps back differs from cloud to cloud.
    #[must_use]
    pub const fn room_on(self, node: Requests) -> Requests {
        let kept_back = Requests { millicores: RESERVED_MILLICORES_PER_NODE, memory_mib: 0 };
        let daemonsets = match self {
            Self::Small => CHART_DAEMONSET,
            _ => Requests { millicores: DAEMONSET_MILLICORES_PER_NODE, ..CHART_DAEMONSET },
        };
        node.without(kept_back).without(daemonsets)
    }
}

const NO_PODS: Pods = Pods {
    name: "",
    replicas: 0,
    each: Requests { millicores: 0, memory_mib: 0 },
    spread: Spread::Anywhere,
};

/// How many pods there are, and what they request together.
#[must_use]
pub fn total_requests(pods: impl IntoIterator<Item = Pods>) -> (u32, Requests) {
    pods.into_iter().fold((0, Requests::default()), |(count, sum), pods| {
        (count + pods.replicas, sum.plus(pods.each.times(pods.replicas)))
    })
}
