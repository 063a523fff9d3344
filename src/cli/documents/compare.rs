//! Plans side by side, or all in one table: what `compare` shows in every format.

use schemars::JsonSchema;
use serde::Serialize;

use super::Origin;
use crate::{
    assessment::{
        Assessment, Capacity, MachineFit, Severity,
        compare::{self, Comparison, Row},
        measure::Measure,
    },
    date::Date,
    plan::{Address, Plan, link},
};

/// How plans are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(in crate::cli) enum Arrangement {
    /// A few linked plans, measure by measure.
    SideBySide,
    /// All plans of the document, or those that the options keep, plan by plan.
    Matrix,
}

/// How many findings a plan has, by severity.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub(in crate::cli) struct FindingCounts {
    /// Findings that break a documented requirement.
    pub problem: usize,
    /// Findings that will likely cause trouble.
    pub warning: usize,
    /// Findings worth knowing.
    pub note: usize,
}

/// One of the compared plans with its main results.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::cli) struct ComparedPlan {
    /// The plan in words.
    pub title: String,
    /// The link that carries the plan.
    pub link: String,
    /// The plan.
    pub plan: Plan,
    /// The machine of each worker node, and how it compares with the documented sizing.
    pub node_machine: MachineFit,
    /// All worker nodes together, by the documented sizing.
    pub all_nodes: Capacity,
    /// The MySQL machine that the files ask for, and how it compares with the documented sizing.
    pub mysql_machine: MachineFit,
    /// How many findings there are.
    pub finding_counts: FindingCounts,
}

impl ComparedPlan {
    fn of(assessment: Assessment, address: Option<&Address>) -> Self {
        let count = |severity| assessment.count(severity);
        Self {
            title: assessment.title(),
            link: link::full(address, &assessment.plan),
            finding_counts: FindingCounts {
                problem: count(Severity::Problem),
                warning: count(Severity::Warning),
                note: count(Severity::Note),
            },
            plan: assessment.plan,
            node_machine: assessment.kubernetes.chosen,
            all_nodes: assessment.totals.all_nodes,
            mysql_machine: assessment.mysql.chosen,
        }
    }
}

/// Several plans and their measures.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::cli) struct CompareDocument {
    #[serde(flatten)]
    pub origin: Origin,
    /// The day on which it was made, `YYYY-MM-DD`.
    #[schemars(with = "String")]
    pub date: Date,
    /// How the plans were put together.
    pub arrangement: Arrangement,
    /// Whether `rows` holds only the measures that differ.
    pub differences_only: bool,
    /// The plans, in the order in which they were given or, in a matrix, of the document.
    pub plans: Vec<ComparedPlan>,
    /// The same measures of every plan; the values stand in the order of `plans`.
    pub rows: Vec<Row>,
}

impl CompareDocument {
    /// The format of this document and its version.
    pub const FORMAT: &'static str = "wandb-planner/compare/1";

    /// Compares plans, each with the address of the planner that its link leads to.
    pub fn of(
        arrangement: Arrangement,
        plans: &[(Plan, Option<Address>)],
        date: Date,
        differences_only: bool,
    ) -> Self {
        let assessments: Vec<Assessment> =
            plans.iter().map(|(plan, _)| Assessment::on(plan, date)).collect();
        let mut rows = compare::rows(&assessments);
        if differences_only {
            rows.retain(|row| row.differs);
        }
        Self {
            origin: Origin::of(Self::FORMAT),
            date,
            arrangement,
            differences_only,
            plans: assessments
                .into_iter()
                .zip(plans)
                .map(|(assessment, (_, address))| ComparedPlan::of(assessment, address.as_ref()))
                .collect(),
            rows,
        }
    }

    /// What a measure says of a plan, by the plan's place. Nothing for a measure that does not differ, where only
    /// differences are shown.
    pub fn value(&self, measure: Measure, plan: usize) -> Option<String> {
        let row = self.rows.iter().find(|row| row.measure == measure)?;
        row.values.get(plan).map(ToString::to_string)
    }

    /// The plans and measures alone, as the bundle's formats take them.
    pub fn as_comparison(&self) -> Comparison {
        Comparison {
            titles: self.plans.iter().map(|plan| plan.title.clone()).collect(),
            links: self.plans.iter().map(|plan| plan.link.clone()).collect(),
            rows: self.rows.clone(),
        }
    }
}
