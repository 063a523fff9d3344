//! Plans side by side, or all in one table: the data of `compare` in every format.

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

/// The arrangement of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(in crate::cli) enum Arrangement {
    /// A few linked plans, measure by measure.
    SideBySide,
    /// All documented plans, or those that match the options, plan by plan.
    Matrix,
}

/// The number of a plan's findings, by severity.
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
    /// The link to the plan.
    pub link: String,
    /// The plan.
    pub plan: Plan,
    /// The machine of each worker node, and how it compares with the documented sizing.
    pub node_machine: MachineFit,
    /// All worker nodes together, by the documented sizing.
    pub all_nodes: Capacity,
    /// The MySQL machine in the files, and how it compares with the documented sizing.
    pub mysql_machine: MachineFit,
    /// The number of findings.
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
    /// The day on which this document was generated, `YYYY-MM-DD`.
    #[schemars(with = "String")]
    pub date: Date,
    /// The arrangement of the plans.
    pub arrangement: Arrangement,
    /// Whether `rows` contains only the measures that differ.
    pub differences_only: bool,
    /// The plans, in the order of the links or, in a matrix, of the reference architecture.
    pub plans: Vec<ComparedPlan>,
    /// The same measures for every plan, with values in the order of `plans`.
    pub rows: Vec<Row>,
}

impl CompareDocument {
    /// The format of this document and its version.
    pub const FORMAT: &'static str = "wandb-planner/compare/1";

    /// Compares plans, each with the planner's address for its link.
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

    /// The value of a measure for a plan, by the plan's index. `None` for a measure that is not in `rows`.
    pub fn value(&self, measure: Measure, plan: usize) -> Option<String> {
        let row = self.rows.iter().find(|row| row.measure == measure)?;
        row.values.get(plan).map(ToString::to_string)
    }

    /// Only the plans and measures, for the bundle's formats.
    pub fn as_comparison(&self) -> Comparison {
        Comparison {
            titles: self.plans.iter().map(|plan| plan.title.clone()).collect(),
            links: self.plans.iter().map(|plan| plan.link.clone()).collect(),
            rows: self.rows.clone(),
        }
    }
}
