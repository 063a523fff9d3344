//! Rules about versions: the documented minimum beside what is supported today.

use super::{Facts, Finding, Severity};
use crate::{
    catalog::{KUBERNETES_VERSION, Lifecycle, ManagedMysql, Product, Support, lifecycle},
    date::Date,
    evidence::{Evidence, Source},
    reference::{Cloud, MINIMUM_KUBERNETES, MINIMUM_MYSQL, REQUIREMENTS, Topic},
    text::{findings as text, reference},
};

/// How many days before its end the support of a version is worth a warning. Assumed: a quarter
/// of a year, in which W&B asks for an upgrade anyway.
const SUPPORT_ENDS_SOON: i32 = 90;

/// What the document says on a point, and what has been published since.
pub(super) fn documented_and_updated(id: &str) -> Vec<Evidence> {
    let Some(requirement) = REQUIREMENTS.iter().find(|requirement| requirement.id == id) else {
        return Vec::new();
    };
    let documented = Evidence::documented(requirement.section, requirement.quote);
    let updates =
        requirement.updates.iter().map(|update| Evidence::updated(update.statement, update.source));
    std::iter::once(documented).chain(updates).collect()
}

pub(super) fn kubernetes(facts: &Facts) -> Option<Finding> {
    let mut evidence = documented_and_updated("kubernetes-version");
    evidence.push(Evidence::updated(
        text::KUBERNETES_SUPPORT,
        Source { name: "endoflife.date at a70eca3", date: "2026-08-22" },
    ));
    Some(Finding::new(
        "kubernetes-version",
        Severity::Note,
        Topic::Kubernetes,
        match facts.plan.cloud() {
            Cloud::OnPremises => text::kubernetes_planned(MINIMUM_KUBERNETES, KUBERNETES_VERSION),
            _ if !facts.plan.has_terraform() => {
                text::kubernetes_planned(MINIMUM_KUBERNETES, KUBERNETES_VERSION)
            }
            Cloud::Aws | Cloud::Gcp => {
                text::kubernetes_asked_for(MINIMUM_KUBERNETES, KUBERNETES_VERSION)
            }
            Cloud::Azure => text::kubernetes_on_azure(MINIMUM_KUBERNETES, KUBERNETES_VERSION),
        },
        text::kubernetes_advice(
            MINIMUM_KUBERNETES,
            KUBERNETES_VERSION,
            match facts.plan.cloud() {
                Cloud::Azure if facts.plan.has_terraform() => text::KUBERNETES_ON_AZURE_ADVICE,
                Cloud::Aws | Cloud::Gcp | Cloud::Azure | Cloud::OnPremises => "",
            },
        ),
        evidence,
    ))
}

pub(super) fn mysql(facts: &Facts) -> Option<Finding> {
    let of_files = ManagedMysql::for_cloud(facts.plan.cloud());
    let provided = ManagedMysql::for_cloud(Cloud::OnPremises);
    let (ask, label, reason, source) = match facts.plan.cloud() {
        _ if facts.plan.has_terraform() => {
            (text::FILES_ASK_FOR, of_files.label, of_files.reason, of_files.source)
        }
        Cloud::Aws => (
            text::PLAN_FOR,
            reference::MYSQL_OR_AURORA,
            reference::MYSQL_OR_AURORA_REASON,
            provided.source,
        ),
        Cloud::Gcp | Cloud::Azure | Cloud::OnPremises => {
            (text::PLAN_FOR, provided.label, provided.reason, provided.source)
        }
    };
    let mut evidence = documented_and_updated("mysql-version");
    evidence.push(Evidence::updated(reason, source));
    Some(Finding::new(
        "mysql-version",
        Severity::Note,
        Topic::Mysql,
        text::mysql_version(MINIMUM_MYSQL, ask, label),
        reason,
        evidence,
    ))
}

pub(super) fn kubernetes_support(facts: &Facts) -> Option<Finding> {
    let cloud = facts.plan.cloud();
    let service = match cloud {
        Cloud::Aws => "EKS",
        Cloud::Gcp => "GKE",
        Cloud::Azure => "AKS",
        Cloud::OnPremises => "Kubernetes",
    };
    support(
        "kubernetes-support",
        Topic::Kubernetes,
        &format!("{service} {KUBERNETES_VERSION}"),
        lifecycle(Product::Kubernetes(cloud), KUBERNETES_VERSION)?,
        facts.day,
    )
}

pub(super) fn mysql_support(facts: &Facts) -> Option<Finding> {
    let cloud = facts.plan.cloud();
    let engine = ManagedMysql::for_cloud(cloud);
    let lifecycle = lifecycle(Product::Mysql(cloud), engine.version)?;
    support("mysql-support", Topic::Mysql, engine.label, lifecycle, facts.day)
}

/// A warning when the support of what the files ask for ends soon or has ended.
fn support(
    id: &'static str,
    topic: Topic,
    version: &str,
    lifecycle: &Lifecycle,
    day: Date,
) -> Option<Finding> {
    let Lifecycle { standard_end, source, .. } = lifecycle;
    let title = match lifecycle.on(day) {
        Support::Standard(days) if days > SUPPORT_ENDS_SOON => return None,
        Support::Standard(days) => text::support_ends(version, *standard_end, days),
        Support::Extended(end) => text::support_extended(version, *standard_end, end),
        Support::Ended => text::support_ended(version),
    };
    Some(Finding::new(
        id,
        Severity::Warning,
        topic,
        title,
        text::SUPPORT_ADVICE,
        vec![Evidence::derived_from(text::support_formula(*standard_end, day), *source)],
    ))
}
