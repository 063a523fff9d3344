//! Plans side by side: the same measures of each, with the differences marked.

use serde::Serialize;

use super::{
    Assessment,
    measure::{Measure, Value},
};
use crate::{
    date::Date,
    plan::{Plan, link},
};

/// One measure of every compared plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Row {
    /// The measure.
    #[serde(rename = "label")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    pub measure: Measure,
    /// The values, in the order of the plans.
    pub values: Vec<Value>,
    /// Whether the plans differ here.
    pub differs: bool,
}

impl Row {
    /// The unit of its values.
    #[must_use]
    pub fn unit(&self) -> &'static str {
        self.values.first().map_or("", Value::unit)
    }

    /// The values, each with its difference from the first: "16 cores (+8 cores)".
    pub fn with_differences(&self) -> impl Iterator<Item = String> {
        self.values.iter().map(|value| match value.difference_from(&self.values[0]) {
            Some(difference) => format!("{value} ({difference})"),
            None => value.to_string(),
        })
    }
}

/// Several plans side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Comparison {
    /// The plans' titles.
    pub titles: Vec<String>,
    /// The plans as links.
    pub links: Vec<String>,
    /// One row for each measure.
    pub rows: Vec<Row>,
}

impl Comparison {
    /// Compares plans as of a day.
    #[must_use]
    pub fn on(plans: &[Plan], day: Date) -> Self {
        let assessments: Vec<Assessment> =
            plans.iter().map(|plan| Assessment::on(plan, day)).collect();
        Self {
            titles: assessments.iter().map(Assessment::title).collect(),
            links: plans.iter().map(link::encode).collect(),
            rows: rows(&assessments),
        }
    }
}

/// The rows of a comparison: one for each measure.
#[must_use]
pub fn rows(assessments: &[Assessment]) -> Vec<Row> {
    let shown = Measure::ALL.iter().filter(|measure| measure.is_side_by_side());
    let row = |measure: &Measure| {
        let values: Vec<Value> = assessments.iter().map(|it| measure.of(it)).collect();
        let differs = values.windows(2).any(|pair| pair[0] != pair[1]);
        Row { measure: *measure, values, differs }
    };
    shown.map(row).collect()
}
