//! The plan as JSON: `plan.json` in the bundle, and the output of `wandb-planner plan --format json`.

use serde::Serialize;

use super::Occasion;
use crate::{
    assessment::{Assessment, ChecklistItem},
    cost::{Bill, CostInputs},
    date::Date,
    plan::link,
    reference,
};

/// A plan and everything that follows from it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlanDocument<'a> {
    /// The format of this document and its version.
    format: &'static str,
    /// The version of the planner that generated this document.
    planner: &'static str,
    /// The day on which this document was generated, `YYYY-MM-DD`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    date: Date,
    /// The title of the reference architecture.
    reference: &'static str,
    /// The edition of the reference architecture.
    edition: &'static str,
    /// The day on which the planner's data was last updated, `YYYY-MM-DD`.
    data_date: &'static str,
    /// The link to the plan.
    link: String,
    /// The plan and its assessment.
    #[serde(flatten)]
    assessment: &'a Assessment,
    /// The cost at list prices.
    cost: Bill,
    /// The tasks to prepare.
    checklist: Vec<ChecklistItem>,
}

impl<'a> PlanDocument<'a> {
    /// The format of this document and its version.
    pub const FORMAT: &'static str = "wandb-planner/plan/1";

    /// The document for a plan.
    #[must_use]
    pub fn new(assessment: &'a Assessment, occasion: &Occasion) -> Self {
        Self {
            format: Self::FORMAT,
            planner: env!("CARGO_PKG_VERSION"),
            date: occasion.date,
            reference: reference::TITLE,
            edition: reference::EDITION,
            data_date: reference::DATA_DATE,
            link: link::full(occasion.address.as_ref(), &assessment.plan),
            assessment,
            cost: Bill::on(assessment, &CostInputs::default(), occasion.date),
            checklist: assessment.checklist(),
        }
    }

    /// The document as indented JSON with a final newline.
    ///
    /// # Panics
    ///
    /// Never: every part of the document serializes to JSON, which tests check for all plans.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Not `expect`: it would add the code that formats errors, 2 KB, to the page.
        let Ok(mut json) = serde_json::to_string_pretty(self) else {
            unreachable!("every part of the document serializes to JSON");
        };
        json.push('\n');
        json
    }
}
