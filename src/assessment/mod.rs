//! Everything that follows from a plan: sizes, machines, fit, totals, findings and a checklist.

mod added_evidence;
pub mod capacity;
mod checklist;
pub mod compare;
mod component;
mod coverage;
mod created;
mod findings;
mod fit;
mod installation;
pub mod measure;
mod remark;
pub mod reverse;
mod task;
mod totals;

use serde::Serialize;

use capacity::OnNodes;
pub use checklist::ChecklistItem;
pub use component::{MachineFit, SizedComponent, machines_that_meet};
pub use created::WorkerNodes;
pub use findings::{Finding, FindingId, Remedy, Severity};
pub use fit::{Fit, Verdict, signed};
pub use task::TaskId;
pub use totals::{Capacity, ClickHouseNeeds, Totals, clickhouse_label};

use crate::{
    date::Date,
    evidence::Evidenced,
    plan::Plan,
    reference::{self, Cloud, Component, Services, Term as _},
    words::counted,
};

/// Everything that follows from a plan. Created by [`Assessment::of`] or, for a given day, by
/// [`Assessment::on`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    /// The plan.
    pub plan: Plan,
    /// One worker node.
    pub kubernetes: SizedComponent,
    /// One MySQL node.
    pub mysql: SizedComponent,
    /// The object storage service that the reference architecture recommends on this cloud.
    pub object_storage: Evidenced<&'static str>,
    /// All worker nodes together.
    pub totals: Totals,
    /// The workload of the worker nodes, and whether it fits on them. The findings explain the arithmetic.
    #[serde(skip)]
    pub on_nodes: OnNodes,
    /// The findings, problems first.
    pub findings: Vec<Finding>,
}

impl Assessment {
    /// Assesses a plan as of the day on which the planner's data was last updated.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self::on(plan, reference::DATA_DAY)
    }

    /// Assesses a plan as of a day. Only findings about version support depend on the day.
    #[must_use]
    pub fn on(plan: &Plan, day: Date) -> Self {
        let kubernetes = SizedComponent::of(Component::KubernetesNode, plan);
        let mysql = SizedComponent::of(Component::Mysql, plan);
        let totals = Totals::of(&kubernetes, plan);
        let on_nodes = OnNodes::of(plan, &kubernetes.chosen.machine);
        let facts = findings::Facts {
            plan,
            day,
            kubernetes: &kubernetes,
            mysql: &mysql,
            on_nodes: &on_nodes,
        };
        let findings = findings::find(&facts);
        let cloud = plan.cloud();
        let object_storage =
            Evidenced::new(Services::documented(cloud).object_storage, Services::evidence(cloud));
        Self { plan: plan.clone(), kubernetes, mysql, object_storage, totals, on_nodes, findings }
    }

    /// The sized components, in the reference architecture's order.
    #[must_use]
    pub const fn components(&self) -> [&SizedComponent; 2] {
        [&self.kubernetes, &self.mysql]
    }

    /// Whether the plan has a finding.
    #[must_use]
    pub fn has_finding(&self, id: FindingId) -> bool {
        self.findings.iter().any(|finding| finding.id == id)
    }

    /// The number of findings of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// The plan in words: "Production, Models and Weave on AWS".
    #[must_use]
    pub fn title(&self) -> String {
        let Plan { tier, environment, .. } = self.plan;
        let (environment, tier) = (environment.label(), tier.label());
        match self.plan.cloud() {
            Cloud::OnPremises => format!("{environment}, {tier}, on premises"),
            cloud => format!("{environment}, {tier} on {}", cloud.label()),
        }
    }

    /// The findings in words: "1 problem, 2 warnings, 7 notes".
    #[must_use]
    pub fn findings_summary(&self) -> String {
        let mut summary = String::new();
        for severity in [Severity::Problem, Severity::Warning, Severity::Note] {
            let count = self.count(severity);
            if count > 0 {
                summary.push_str(if summary.is_empty() { "" } else { ", " });
                summary.push_str(&counted(
                    count,
                    match severity {
                        Severity::Problem => "problem",
                        Severity::Warning => "warning",
                        Severity::Note => "note",
                    },
                ));
            }
        }
        summary
    }

    /// The result in one sentence, with the number of findings.
    #[must_use]
    pub fn sentence(&self) -> String {
        format!("{}; {}.", self.headline(), self.findings_summary())
    }

    /// The sizes and machines in words, without a period.
    #[must_use]
    pub fn headline(&self) -> String {
        let (title, nodes) = (self.title(), self.plan.nodes.get());
        let Capacity { cpu, memory, .. } = &self.totals.all_nodes;
        let (cpu, memory) = (cpu.value, memory.value);
        if self.plan.cloud() == Cloud::OnPremises {
            return format!(
                "{title}: {} with at least {cpu} and {memory} in total, MySQL with {} and {}",
                counted(nodes, "node"),
                self.mysql.cpu.value,
                self.mysql.memory.value,
            );
        }
        let nodes = counted(nodes, &format!("{} node", self.kubernetes.chosen.machine.name));
        let mysql = self.mysql.chosen.machine.name;
        match self.kubernetes.chosen.verdict() {
            Verdict::Meets | Verdict::Exceeds => format!(
                "{title}: {nodes} with at least {cpu} and {memory} in total, MySQL on {mysql}"
            ),
            Verdict::FallsShort => format!(
                "{title}: {nodes}, less than the required {cpu} and {memory} in total, MySQL on {mysql}"
            ),
        }
    }
}
