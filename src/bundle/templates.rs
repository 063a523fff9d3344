//! The Markdown templates under `templates/`, and the parts that all templates share.

use askama::Template;
use ipnet::Ipv4Net;

use super::{Occasion, TaskState, Work};
use crate::{
    assessment::{Assessment, ChecklistItem, Severity, clickhouse_label},
    catalog::{CLICKHOUSE_CHART_HOSTS, KUBERNETES_VERSION, OfficialModule},
    cost::{Bill, CostInputs},
    plan::{Access, Delivery, Login, MODULE_NETWORK, Mail, Plan, link},
    reference::{self, Cloud, Term as _, Topic, Version},
};

/// The program and its version, for the headers of files.
pub(super) const MADE_BY: &str =
    concat!("W&B Deployment Planner ", env!("CARGO_PKG_VERSION"), " (not an official W&B product)");

/// The first lines of a file: the program, the day, the plan, the data and the link.
pub(super) fn provenance(assessment: &Assessment, occasion: &Occasion) -> [String; 4] {
    [
        format!("Made by {MADE_BY} on {}.", occasion.date),
        format!("Plan: {}.", assessment.title()),
        format!(
            "Data: {} ({}); updated {}.",
            reference::TITLE,
            reference::EDITION,
            reference::DATA_DATE
        ),
        format!("Link: {}", link::full(occasion.address.as_ref(), &assessment.plan)),
    ]
}

/// The provenance as a Markdown comment.
pub(super) fn markdown_header(assessment: &Assessment, occasion: &Occasion) -> String {
    format!("<!--\n{}\n-->", provenance(assessment, occasion).join("\n"))
}

/// The provenance as comments that start with `#`, for HCL and similar languages.
pub(super) fn commented(assessment: &Assessment, occasion: &Occasion) -> String {
    commented_with("#", assessment, occasion)
}

/// The provenance as comments that start with a mark.
pub(super) fn commented_with(mark: &str, assessment: &Assessment, occasion: &Occasion) -> String {
    provenance(assessment, occasion).map(|line| format!("{mark} {line}")).join("\n")
}

/// Renders a template, ending with exactly one newline.
///
/// # Panics
///
/// Never: templates only fail if writing to memory fails.
pub(super) fn render(template: &impl Template) -> String {
    let Ok(mut text) = template.render() else {
        unreachable!("a template renders to memory");
    };
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

#[derive(Template)]
#[template(path = "PLAN.md")]
struct PlanPage<'a> {
    header: String,
    link: String,
    kubernetes_version: Version,
    clickhouse_label: &'static str,
    bill: Bill,
    assessment: &'a Assessment,
}

/// The plan with sizes, reasons and findings as Markdown: `PLAN.md` in the bundle.
#[must_use]
pub fn plan_summary(assessment: &Assessment, occasion: &Occasion) -> String {
    render(&PlanPage {
        header: markdown_header(assessment, occasion),
        link: link::full(occasion.address.as_ref(), &assessment.plan),
        kubernetes_version: KUBERNETES_VERSION,
        clickhouse_label: clickhouse_label(&assessment.plan),
        bill: Bill::on(assessment, &CostInputs::default(), occasion.date),
        assessment,
    })
}

struct Group {
    topic: Topic,
    items: Vec<Task>,
}

struct Task {
    item: ChecklistItem,
    state: TaskState,
}

#[derive(Template)]
#[template(path = "CHECKLIST.md")]
struct ChecklistPage<'a> {
    header: String,
    link: String,
    assessment: &'a Assessment,
    groups: Vec<Group>,
}

/// The checklist as Markdown with checkboxes.
pub(super) fn checklist(assessment: &Assessment, occasion: &Occasion, work: &Work) -> String {
    let items = assessment.checklist();
    let groups = Topic::ALL
        .into_iter()
        .map(|topic| Group {
            topic,
            items: items
                .iter()
                .filter(|item| item.topic == topic)
                .map(|item| Task { state: work.of(&item.id.slug()), item: item.clone() })
                .collect(),
        })
        .filter(|group| !group.items.is_empty())
        .collect();
    render(&ChecklistPage {
        header: markdown_header(assessment, occasion),
        link: link::full(occasion.address.as_ref(), &assessment.plan),
        assessment,
        groups,
    })
}

#[derive(Template)]
#[template(path = "README.md")]
#[expect(clippy::struct_excessive_bools, reason = "each is a condition of the template")]
struct NextSteps<'a> {
    header: String,
    link: String,
    assessment: &'a Assessment,
    cloud: Cloud,
    weave: bool,
    terraform: bool,
    kubernetes: bool,
    air_gapped: bool,
    gitops: bool,
    private: bool,
    network: Ipv4Net,
    placeholder: bool,
    private_name: bool,
    /// The Terraform variables that hold secrets, except for the license.
    secrets: Vec<&'static str>,
    clickhouse_in_cluster: bool,
    clickhouse_chart_hosts: [&'static str; 3],
    has_warnings: bool,
    module: OfficialModule,
    made_by: &'static str,
}

/// The Terraform variables that hold secrets, except for the license.
fn terraform_secrets(plan: &Plan) -> Vec<&'static str> {
    let login = match plan.installation.login {
        Login::Accounts => None,
        Login::Oidc => Some("oidc_secret"),
        Login::Ldap => Some("ldap_bind_password"),
    };
    let secrets = [
        plan.tier.includes_weave().then_some("clickhouse_password"),
        login,
        (plan.installation.mail == Mail::Smtp).then_some("smtp_password"),
    ];
    secrets.into_iter().flatten().collect()
}

/// The numbered next steps for a plan: the bundle's README.
pub(super) fn next_steps(assessment: &Assessment, occasion: &Occasion) -> String {
    let cloud = assessment.plan.cloud();
    let weave = assessment.plan.tier.includes_weave();
    render(&NextSteps {
        header: markdown_header(assessment, occasion),
        link: link::full(occasion.address.as_ref(), &assessment.plan),
        assessment,
        cloud,
        weave,
        terraform: assessment.plan.has_terraform(),
        kubernetes: assessment.plan.has_kubernetes(),
        air_gapped: assessment.plan.is_air_gapped(),
        gitops: assessment.plan.has_kubernetes()
            && assessment.plan.installation.delivery == Delivery::GitOps,
        placeholder: assessment.plan.domain.is_placeholder(),
        private_name: assessment.plan.domain.is_for_private_networks(),
        secrets: terraform_secrets(&assessment.plan),
        private: assessment.plan.has_terraform() && assessment.plan.access == Access::Private,
        network: MODULE_NETWORK,
        clickhouse_in_cluster: assessment.plan.runs_clickhouse(),
        clickhouse_chart_hosts: CLICKHOUSE_CHART_HOSTS,
        has_warnings: assessment.findings.iter().any(|it| it.severity != Severity::Note),
        module: OfficialModule::for_cloud(cloud),
        made_by: MADE_BY,
    })
}
