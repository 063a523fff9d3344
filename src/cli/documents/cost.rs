//! The cost of a plan as a document.

use schemars::JsonSchema;
use serde::Serialize;

use super::Origin;
use crate::{
    assessment::Assessment,
    cost::{Alternatives, Bill, CostInputs, NOT_COUNTED, Variant, changes, variants},
    date::Date,
    plan::{Address, Plan, link},
    reference::Component,
};

/// A plan, its bill, and the changes that would affect the cost.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::cli) struct CostDocument {
    /// The origin of this document.
    #[serde(flatten)]
    pub origin: Origin,
    /// The day on which this document was generated, `YYYY-MM-DD`.
    #[schemars(with = "String")]
    pub date: Date,
    /// The link to the plan.
    pub link: String,
    /// The plan in words.
    pub title: String,
    /// The plan.
    pub plan: Plan,
    /// The terms that apply to all prices.
    pub terms: &'static str,
    /// The costs that the bill leaves out.
    pub not_counted: &'static str,
    /// The bill.
    pub bill: Bill,
    /// The machines that meet the sizing, by price.
    pub alternatives: Vec<Alternatives>,
    /// The same plan with one choice changed.
    pub variants: Vec<Variant>,
    /// The changes that would affect the cost, in sentences.
    pub changes: Vec<String>,
}

impl CostDocument {
    /// The format of this document and its version.
    pub const FORMAT: &'static str = "wandb-planner/cost/1";

    /// The cost of a plan on a day.
    pub fn of(
        assessment: &Assessment,
        inputs: &CostInputs,
        date: Date,
        address: Option<&Address>,
    ) -> Self {
        let alternatives = Component::ALL.map(|it| Alternatives::of(it, assessment, inputs));
        let bill = Bill::on(assessment, inputs, date);
        Self {
            origin: Origin::of(Self::FORMAT),
            date,
            link: link::full(address, &assessment.plan),
            title: assessment.title(),
            plan: assessment.plan.clone(),
            terms: bill.terms(),
            not_counted: NOT_COUNTED,
            bill,
            alternatives: alternatives.into(),
            variants: variants(assessment, inputs, date),
            changes: changes(assessment, inputs, date),
        }
    }
}
