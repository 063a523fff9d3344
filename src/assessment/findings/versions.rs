//! Rules about versions: how long the versions in the files are supported.

use super::{Facts, Finding, FindingId, Severity};
use crate::{
    catalog::{
        KUBERNETES_VERSION, LIFECYCLES, Lifecycle, ManagedMysql, Product, Support, lifecycle,
    },
    date::Date,
    evidence::Evidence,
    reference::{Cloud, Topic, Version},
};

/// The number of days before a version's end of support when a warning starts. Assumed: a quarter
/// of a year, the interval at which W&B asks for an upgrade anyway.
const SUPPORT_ENDS_SOON: i32 = 90;

/// The usual name of a version of a cloud's managed Kubernetes: "EKS 1.35".
pub(in crate::assessment) fn kubernetes_release(cloud: Cloud, version: Version) -> String {
    let service = match cloud {
        Cloud::Aws => "EKS",
        Cloud::Gcp => "GKE",
        Cloud::Azure => "AKS",
        Cloud::OnPremises => "Kubernetes",
    };
    format!("{service} {version}")
}

pub(super) fn kubernetes_support(facts: &Facts) -> Option<Finding> {
    // OpenShift's releases have their own lifecycle.
    if facts.plan.is_on_openshift() {
        return None;
    }
    let cloud = facts.plan.cloud();
    support(
        FindingId::KubernetesSupport,
        Topic::Kubernetes,
        &kubernetes_release(cloud, KUBERNETES_VERSION),
        lifecycle(Product::Kubernetes(cloud), KUBERNETES_VERSION)?,
        facts,
    )
}

pub(super) fn mysql_support(facts: &Facts) -> Option<Finding> {
    let cloud = facts.plan.cloud();
    let engine = ManagedMysql::for_cloud(cloud);
    let lifecycle = lifecycle(Product::Mysql(cloud), engine.version)?;
    support(FindingId::MysqlSupport, Topic::Mysql, engine.label, lifecycle, facts)
}

/// A warning if support for a version in the files ends soon or has ended.
fn support(
    id: FindingId,
    topic: Topic,
    version: &str,
    lifecycle: &Lifecycle,
    facts: &Facts,
) -> Option<Finding> {
    let Lifecycle { standard_end, source, .. } = lifecycle;
    let day = facts.day;
    // A project ends its support for a version once; clouds also sell extended support.
    let [ends, lasts] = match facts.plan.cloud() {
        Cloud::OnPremises => ["reaches its end of life", "is supported"],
        Cloud::Aws | Cloud::Gcp | Cloud::Azure => {
            ["leaves standard support", "has standard support"]
        }
    };
    let title = match lifecycle.on(day) {
        Support::Standard(days) if days > SUPPORT_ENDS_SOON => return None,
        Support::Standard(days) => {
            format!("{version} {ends} on {standard_end}, in {days} days")
        }
        Support::Extended(end) => format!(
            "{version} left standard support on {standard_end}; extended support ends on {end}"
        ),
        Support::Ended => format!("{version} is out of support"),
    };
    let advice = match newer(lifecycle, day) {
        Some(newer) => {
            let Lifecycle { version, standard_end, .. } = newer;
            format!("Use {version}, which {lasts} until {standard_end}.")
        }
        None => String::from(
            "This planner does not know a newer version with enough support left. Check for a newer release of the planner.",
        ),
    };
    let formula = format!("Support ends on {standard_end}; this plan was assessed on {day}.");
    let evidence = vec![Evidence::derived_from(formula, *source)];
    Some(Finding::new(id, Severity::Warning, topic, title, advice, evidence))
}

/// The next version of the same product whose standard support does not end soon.
fn newer(old: &Lifecycle, day: Date) -> Option<&'static Lifecycle> {
    let lasts =
        |it: &Lifecycle| matches!(it.on(day), Support::Standard(days) if days > SUPPORT_ENDS_SOON);
    LIFECYCLES
        .iter()
        .filter(|it| it.product == old.product && it.version > old.version && lasts(it))
        .min_by_key(|it| it.version)
}
