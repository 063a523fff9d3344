//! What a plan costs, as a document.

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

/// A plan, its bill, and what would change it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::cli) struct CostDocument {
    /// What every document says about its own origin.
    #[serde(flatten)]
    pub origin: Origin,
    /// The day on which it was made, `YYYY-MM-DD`.
    #[schemars(with = "String")]
    pub date: Date,
    /// The link that carries the plan.
    pub link: String,
    /// The plan in words.
    pub title: String,
    /// The plan.
    pub plan: Plan,
    /// What every price is.
    pub terms: &'static str,
    /// What no line counts.
    pub not_counted: &'static str,
    /// The bill.
    pub bill: Bill,
    /// The machines that meet the sizing, by price.
    pub alternatives: Vec<Alternatives>,
    /// The same plan with one choice changed.
    pub variants: Vec<Variant>,
    /// What would change it, in sentences.
    pub changes: Vec<String>,
}

impl CostDocument {
    /// The format of this document and its version.
    pub const FORMAT: &'static str = "wandb-planner/cost/1";

    /// What a plan costs as of a day.
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
