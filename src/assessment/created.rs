//! The minimum and maximum number of worker nodes, and their zones.

use crate::{
    plan::{Plan, ZoneLayout},
    reference::{Cloud, Environment},
};

/// The maximum size of a Production cluster, as a multiple of the planned nodes.
///
/// Assumed: W&B asks for autoscaling in Production but publishes no upper limit. Twice the plan
/// leaves room for a lost zone's pods to start elsewhere.
const PRODUCTION_CEILING: u32 = 2;

/// The worker nodes of a plan, as its Terraform creates them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkerNodes {
    /// How the nodes are spread across zones.
    pub layout: ZoneLayout,
    /// The autoscaler's upper limit, as a multiple of these nodes.
    pub ceiling: u32,
}

impl WorkerNodes {
    /// The nodes that Terraform creates for a plan. W&B's Google module counts nodes in
    /// total, the others per zone.
    #[must_use]
    pub const fn created(plan: &Plan) -> Self {
        let layout = match plan.cloud() {
            Cloud::Gcp | Cloud::OnPremises => ZoneLayout { zones: 1, per_zone: plan.nodes.get() },
            Cloud::Aws | Cloud::Azure => ZoneLayout::spread(plan.nodes),
        };
        let ceiling = match plan.environment {
            Environment::Production => PRODUCTION_CEILING,
            Environment::TestDev => 1,
        };
        Self { layout, ceiling }
    }
}
