//! `OPERATIONS.md`: backup, restore and upgrade, specific to the plan.

use askama::Template;

use super::{
    Occasion,
    templates::{markdown_header, render},
};
use crate::{assessment::Assessment, plan::Delivery, reference::Cloud};

#[derive(Template)]
#[template(path = "OPERATIONS.md")]
// Each selects sentences for the plan, independently of the others.
#[allow(clippy::struct_excessive_bools)]
struct Operations {
    header: String,
    cloud: Cloud,
    weave: bool,
    in_cluster: bool,
    terraform: bool,
    kubernetes: bool,
    air_gapped: bool,
    gitops: bool,
    openshift: bool,
}

/// The page of a plan.
pub(super) fn operations(assessment: &Assessment, occasion: &Occasion) -> String {
    let plan = &assessment.plan;
    let kubernetes = plan.has_kubernetes();
    let installation = plan.installation;
    render(&Operations {
        header: markdown_header(assessment, occasion),
        cloud: plan.cloud(),
        weave: plan.tier.includes_weave(),
        in_cluster: plan.runs_clickhouse(),
        terraform: plan.has_terraform(),
        kubernetes,
        air_gapped: plan.is_air_gapped(),
        gitops: kubernetes && installation.delivery == Delivery::GitOps,
        openshift: plan.is_on_openshift(),
    })
}
