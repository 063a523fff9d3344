//! The findings about a plan, and the rules that make them. Each rule makes at most one finding; [`RULES`] lists all
//! rules.
//!
//! A finding is about one plan: its sizes, machines, options and files. A fact about every plan is a
//! requirement or a piece of guidance. Its consequence for one plan is a remark on its task in the
//! checklist, or evidence for that task.

// All rules have the same type, even those that always make a finding, so that one list can hold them.
#![allow(clippy::unnecessary_wraps)]

mod id;
mod installation;
mod machines;
mod nodes;
mod operations;
mod places;
mod services;
mod versions;

pub use id::FindingId;
pub(super) use machines::burstable_in_words;
pub(super) use services::module_redis;
pub(super) use versions::kubernetes_release;

use std::borrow::Cow;

use serde::Serialize;

use super::{capacity::OnNodes, component::SizedComponent};
use crate::{
    date::Date,
    evidence::Evidence,
    plan::{Change, Plan},
    reference::Topic,
};

/// How serious a finding is. Findings are shown in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The plan breaks a documented requirement.
    Problem,
    /// The plan will likely cause trouble.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The severity in JSON and in the page's markup, where `style/` refers to it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Problem => "problem",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// The severity as people read it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Problem => "Problem",
            Self::Warning => "Warning",
            Self::Note => "Note",
        }
    }
}

/// A change to the plan that fixes a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Remedy {
    /// The change in words, as the label of a button.
    pub label: String,
    /// The change.
    pub change: Change,
}

/// Something that the user should know about this plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Finding {
    /// The rule's stable name.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    pub id: FindingId,
    /// How serious it is.
    pub severity: Severity,
    /// The part of the deployment it is about.
    pub topic: Topic,
    /// The finding in one sentence.
    pub title: Cow<'static, str>,
    /// What it means and what to do.
    pub advice: Cow<'static, str>,
    /// Its sources, strongest first.
    pub evidence: Vec<Evidence>,
    /// A change that fixes it, if changing one option of the plan can.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Remedy>,
}

impl Finding {
    fn new(
        id: FindingId,
        severity: Severity,
        topic: Topic,
        title: impl Into<Cow<'static, str>>,
        advice: impl Into<Cow<'static, str>>,
        evidence: Vec<Evidence>,
    ) -> Self {
        let (title, advice) = (title.into(), advice.into());
        Self { id, severity, topic, title, advice, evidence, remedy: None }
    }
}

/// The input of a rule.
pub(crate) struct Facts<'a> {
    pub plan: &'a Plan,
    pub day: Date,
    pub kubernetes: &'a SizedComponent,
    pub mysql: &'a SizedComponent,
    pub on_nodes: &'a OnNodes,
}

type Rule = fn(&Facts) -> Option<Finding>;

/// Every rule. To add one, write the function next to similar rules, list it here, and test it.
const RULES: &[Rule] = &[
    installation::module_cannot_follow,
    installation::route_without_openshift,
    places::cloud_apart,
    places::region_without_zones,
    places::unknown_region,
    places::private_ranges_on_a_public_entry,
    places::ranges_of_the_network,
    places::unprovable_domain,
    machines::mysql_below_sizing,
    machines::node_below_sizing,
    machines::node_above_sizing,
    machines::mysql_above_sizing,
    machines::arm_worker_node,
    machines::burstable_node,
    machines::burstable_database,
    machines::azure_without_premium_disks,
    nodes::few_nodes,
    nodes::chart_requests,
    nodes::one_node_lost,
    nodes::chart_sizes,
    nodes::zones,
    nodes::zonal_gke,
    services::clickhouse,
    services::clickhouse_needs_three_nodes,
    services::redis_too_old,
    services::aurora_standby,
    services::archived_ingress,
    installation::identity_outside_gke,
    installation::air_gapped_mail,
    installation::own_authority,
    installation::unmaintained_minio,
    installation::existing_network,
    installation::shared_nodes,
    installation::options_without_effect,
    services::mysql_disk,
    services::placeholder_domain,
    versions::kubernetes_support,
    versions::mysql_support,
    operations::open_to_everyone,
];

/// Runs every rule, and returns the findings: problems first, then warnings, then notes.
pub(crate) fn find(facts: &Facts) -> Vec<Finding> {
    let found: Vec<Finding> = RULES.iter().filter_map(|rule| rule(facts)).collect();
    [Severity::Problem, Severity::Warning, Severity::Note]
        .iter()
        .flat_map(|severity| found.iter().filter(move |it| it.severity == *severity).cloned())
        .collect()
}
