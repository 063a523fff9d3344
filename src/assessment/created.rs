//! How many worker nodes there are at least and at most, and in how many zones.

use crate::{
    plan::{Plan, ZoneLayout},
    reference::{Cloud, Environment},
};

/// How far the cluster may grow in Production, as a multiple of the planned nodes.
///
/// Assumed: W&B asks for autoscaling in Production and publishes no ceiling. Twice the plan
/// lets a lost zone's pods start elsewhere.
const PRODUCTION_CEILING: u32 = 2;

/// The worker nodes of a plan, as its Terraform creates them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkerNodes {
    /// How they are spread over zones.
    pub layout: ZoneLayout,
    /// How far the autoscaler may go, as a multiple of that.
    pub ceiling: u32,
}

impl WorkerNodes {
    /// The nodes that Terraform creates for a plan. The Google module counts nodes in total, the
    /// others per zone.
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
