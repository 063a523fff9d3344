//! What the pods of W&B's Helm chart request, from the chart's own values.

use crate::{evidence::Source, reference::Tier, units::Gibibytes};

/// The sum of the requests of all pods at the fewest replicas, at chart size `small`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartRequests {
    /// How many pods. At this size each of them requests one core.
    pub count: u32,
    /// Memory.
    pub memory: Gibibytes,
    /// The pods that were added up.
    pub pods: &'static str,
}

impl ChartRequests {
    /// The smallest size's requests for a tier. Weave's pods come on top of those of Models: the
    /// chart has no size without them.
    #[must_use]
    pub const fn small(tier: Tier) -> Self {
        if tier.includes_weave() {
            Self {
                count: 12,
                memory: Gibibytes(57),
                pods: "api 2, app 1, console 1, executor 1, glue 1, parquet 2, weave 2, weave-trace 2",
            }
        } else {
            Self {
                count: 10,
                memory: Gibibytes(49),
                pods: "api 2, app 1, console 1, executor 1, glue 1, parquet 2, weave 2",
            }
        }
    }
}

/// Where the requests were read.
pub const CHART_SOURCE: Source = Source {
    name: "wandb/helm-charts, operator-wandb 0.43.8, values.yaml at 82d5626",
    date: "2026-07-24",
};

/// What the node itself keeps back from pods, in thousandths of a core. Assumed: managed services
/// keep back 60 to 200, and their own DaemonSets take more.
pub const RESERVED_MILLICORES_PER_NODE: u32 = 200;
