//! The images and charts that a private registry needs for an air-gapped cluster.

use crate::{
    catalog::{
        CHART_IMAGES, CHART_REGISTRY, CHART_VERSION, CLICKHOUSE_IMAGE_TAG, CLICKHOUSE_OPERATOR,
        ChartImage, ImageTag, ImageUse, OperatorChart, WANDB_OPERATOR, WANDB_OPERATOR_IMAGE,
    },
    plan::{Plan, Platform},
};

/// An image and its source.
pub(super) struct Image {
    pub(super) host: &'static str,
    pub(super) name: &'static str,
    /// A tag, or a variable with the tag.
    pub(super) tag: &'static str,
}

/// A chart and its source.
pub(super) struct Chart {
    pub(super) name: &'static str,
    pub(super) repository: &'static str,
    pub(super) version: &'static str,
}

/// Every image that the plan's files run.
pub(super) fn images(plan: &Plan) -> Vec<Image> {
    let controller =
        Image { host: CHART_REGISTRY, name: "wandb/controller", tag: WANDB_OPERATOR_IMAGE };
    let of_chart = CHART_IMAGES.iter().filter(|image| is_run(image, plan)).map(|image| Image {
        host: CHART_REGISTRY,
        name: image.name,
        tag: match image.tag {
            ImageTag::Fixed(tag) => tag,
            ImageTag::Server => "$WANDB_SERVER_VERSION",
            ImageTag::Console => "$WANDB_CONSOLE_VERSION",
        },
    });
    let clickhouse = [
        ("altinity/clickhouse-operator", CLICKHOUSE_OPERATOR.version),
        ("altinity/metrics-exporter", CLICKHOUSE_OPERATOR.version),
        ("altinity/clickhouse-server", CLICKHOUSE_IMAGE_TAG),
        ("altinity/clickhouse-keeper", CLICKHOUSE_IMAGE_TAG),
    ]
    .map(|(name, tag)| Image { host: CHART_REGISTRY, name, tag });
    let clickhouse = clickhouse.into_iter().filter(|_| plan.runs_clickhouse());
    std::iter::once(controller).chain(of_chart).chain(clickhouse).collect()
}

fn is_run(image: &ChartImage, plan: &Plan) -> bool {
    match image.component {
        ImageUse::Every => true,
        ImageUse::Weave => plan.tier.includes_weave(),
        // The collector reads files on the nodes, which OpenShift does not allow.
        ImageUse::Telemetry => plan.installation.platform == Platform::Kubernetes,
    }
}

/// Every chart that the plan's files install.
pub(super) fn charts(plan: &Plan) -> Vec<Chart> {
    let of = |chart: OperatorChart| Chart {
        name: chart.chart,
        repository: chart.repository,
        version: chart.version,
    };
    let platform = Chart { name: "operator-wandb", version: CHART_VERSION, ..of(WANDB_OPERATOR) };
    let mut charts = vec![of(WANDB_OPERATOR), platform];
    charts.extend(plan.runs_clickhouse().then(|| of(CLICKHOUSE_OPERATOR)));
    charts
}
