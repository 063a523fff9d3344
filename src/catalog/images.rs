//! The images that W&B's chart runs, for mirroring them. `cargo xtask check-kubernetes` compares this list
//! with the chart as Helm renders it.

/// The version of an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageTag {
    /// A version that the chart sets.
    Fixed(&'static str),
    /// The version of W&B Server, which all of W&B's own images share (wandb/operator, server manifest of
    /// 0.84.0 at 7b06306, 2026-08-21).
    Server,
    /// The version of W&B's console.
    Console,
}

/// An image of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartImage {
    /// Its name on Docker Hub, which hosts all of them.
    pub name: &'static str,
    /// Its version.
    pub tag: ImageTag,
    /// The plans that run it.
    pub component: ImageUse,
}

/// The plans that run an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageUse {
    /// All plans.
    Every,
    /// Plans with Weave.
    Weave,
    /// Plans whose nodes run the chart's telemetry collector.
    Telemetry,
}

/// The registry that hosts all images of the chart.
pub const CHART_REGISTRY: &str = "docker.io";

/// Every image of operator-wandb 0.43.8 with the values that the planner writes (values.yaml at
/// 82d5626, 2026-07-24).
pub const CHART_IMAGES: [ChartImage; 7] = [
    ChartImage { name: "wandb/local", tag: ImageTag::Server, component: ImageUse::Every },
    ChartImage { name: "wandb/megabinary", tag: ImageTag::Server, component: ImageUse::Every },
    ChartImage { name: "wandb/weave-python", tag: ImageTag::Server, component: ImageUse::Every },
    ChartImage { name: "wandb/weave-trace", tag: ImageTag::Server, component: ImageUse::Weave },
    ChartImage { name: "wandb/console", tag: ImageTag::Console, component: ImageUse::Every },
    ChartImage {
        name: "otel/opentelemetry-collector-contrib",
        tag: ImageTag::Fixed("0.97.0"),
        component: ImageUse::Telemetry,
    },
    ChartImage { name: "alpine/k8s", tag: ImageTag::Fixed("1.31.12"), component: ImageUse::Every },
];
