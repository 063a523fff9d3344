//! The images that W&B's chart runs, for those who have to mirror them. Helm's rendering of the chart is
//! compared with this list (`cargo xtask check-kubernetes`).

/// Which version of an image a deployment runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageTag {
    /// The chart sets it.
    Fixed(&'static str),
    /// It is W&B Server's version: one for all of W&B's own images (wandb/operator, server manifest of
    /// 0.84.0 at 7b06306, 2026-08-21).
    Server,
    /// It is the version of W&B's console.
    Console,
}

/// An image of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartImage {
    /// Its name at Docker Hub, from which all of them come.
    pub name: &'static str,
    /// Its version.
    pub tag: ImageTag,
    /// The component that runs it.
    pub component: ImageUse,
}

/// Which plans run an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageUse {
    /// All.
    Every,
    /// Those with Weave.
    Weave,
    /// Those whose nodes run the chart's collector of telemetry.
    Telemetry,
}

/// The registry of all images of the chart.
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
