//! Rules about versions: the documented minimum beside what is supported today.

use super::{Facts, Finding, Severity};
use crate::{
    catalog::{KUBERNETES_VERSION, Lifecycle, ManagedMysql, Product, Support, lifecycle},
    date::Date,
    evidence::{Evidence, Source},
    reference::{Cloud, MINIMUM_KUBERNETES, MINIMUM_MYSQL, REQUIREMENTS, Topic},
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
        "EKS 1.34 leaves standard support on 2026-12-02, AKS 1.34 on 2026-11-30; GKE 1.34 did on 2026-10-01.",
        Source { name: "endoflife.date at a70eca3", date: "2026-08-22" },
    ));
    Some(Finding::new(
        "kubernetes-version",
        Severity::Note,
        Topic::Kubernetes,
        match facts.plan.cloud() {
            Cloud::Aws | Cloud::Gcp => format!(
                "The document allows Kubernetes {MINIMUM_KUBERNETES}; the files ask for {KUBERNETES_VERSION}"
            ),
            Cloud::Azure => format!(
                "The document allows Kubernetes {MINIMUM_KUBERNETES}; plan for {KUBERNETES_VERSION}, which W&B's Azure module cannot ask for"
            ),
            Cloud::OnPremises => format!(
                "The document allows Kubernetes {MINIMUM_KUBERNETES}; plan for {KUBERNETES_VERSION}"
            ),
        },
        format!(
            "{MINIMUM_KUBERNETES} is past its end of life on every cloud. {KUBERNETES_VERSION} satisfies the document, W&B's later guidance and the clouds' support dates.{}",
            match facts.plan.cloud() {
                Cloud::Aws | Cloud::Gcp | Cloud::OnPremises => "",
                Cloud::Azure =>
                    " AKS starts with its own default version: look with az aks get-versions before the first apply.",
            }
        ),
        evidence,
    ))
}

pub(super) fn mysql(facts: &Facts) -> Option<Finding> {
    let engine = ManagedMysql::for_cloud(facts.plan.cloud());
    let mut evidence = documented_and_updated("mysql-version");
    evidence.push(Evidence::updated(engine.reason, engine.source));
    Some(Finding::new(
        "mysql-version",
        Severity::Note,
        Topic::Mysql,
        format!(
            "The document allows MySQL {MINIMUM_MYSQL}; {} {}",
            if facts.plan.has_terraform() { "the files ask for" } else { "plan for" },
            engine.label,
        ),
        engine.reason,
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
        Support::Standard(days) => {
            format!("{version} leaves standard support on {standard_end}, in {days} days")
        }
        Support::Extended(end) => {
            format!(
                "{version} left standard support on {standard_end}; extended support ends on {end}"
            )
        }
        Support::Ended => format!("{version} is past the end of its support"),
    };
    Some(Finding::new(
        id,
        Severity::Warning,
        topic,
        title,
        "Look for a newer planner, or choose a newer version in the files: one that W&B and the module accept.",
        vec![Evidence::derived_from(
            format!("Standard support ends on {standard_end}; this plan was looked at on {day}."),
            *source,
        )],
    ))
}
