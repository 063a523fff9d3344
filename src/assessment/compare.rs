//! Plans side by side: the same measures of each, with the differences marked.

use std::fmt;

use serde::Serialize;

use super::{Assessment, fit::signed};
use crate::{
    date::Date,
    plan::{Plan, link},
    reference::Term as _,
    units::{Cores, Gigabytes},
};

/// A value that can be compared: a quantity, or a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "kind", content = "value", rename_all = "lowercase")]
pub enum Value {
    /// CPU cores.
    Cores(Cores),
    /// Gigabytes.
    Gigabytes(Gigabytes),
    /// A plain count.
    Count(u32),
    /// A name or a short text.
    Text(String),
}

impl Value {
    /// How much this value is above or below a base: "+6 cores", "−48 GB". Nothing for equal
    /// values and for texts.
    #[must_use]
    pub fn difference_from(&self, base: &Self) -> Option<String> {
        let (number, from, unit) = match (self, base) {
            (Self::Cores(a), Self::Cores(b)) => (a.0, b.0, "cores"),
            (Self::Gigabytes(a), Self::Gigabytes(b)) => (a.0, b.0, "GB"),
            (Self::Count(a), Self::Count(b)) => (*a, *b, ""),
            _ => return None,
        };
        let difference = i64::from(number) - i64::from(from);
        let unit = if difference.abs() == 1 { unit.trim_end_matches('s') } else { unit };
        let space = if unit.is_empty() { "" } else { " " };
        (difference != 0).then(|| format!("{}{space}{unit}", signed(difference)))
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cores(cores) => cores.fmt(f),
            Self::Gigabytes(gigabytes) => gigabytes.fmt(f),
            Self::Count(count) => count.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// One measure of every compared plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Row {
    /// What is measured.
    pub label: &'static str,
    /// The values, in the order of the plans.
    pub values: Vec<Value>,
    /// Whether the plans differ here.
    pub differs: bool,
}

/// Several plans side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Comparison {
    /// The plans in words.
    pub titles: Vec<String>,
    /// The plans as links.
    pub links: Vec<String>,
    /// Every measure.
    pub rows: Vec<Row>,
}

type Measure = (&'static str, fn(&Assessment) -> Value);

/// What is compared, in the order of the rows.
const MEASURES: &[Measure] = &[
    ("Tier", |it| Value::Text(it.plan.tier.label().to_owned())),
    ("Environment", |it| Value::Text(it.plan.environment.label().to_owned())),
    ("Cloud", |it| Value::Text(it.plan.cloud().label().to_owned())),
    ("Region", |it| Value::Text(it.plan.location.region().to_string())),
    ("Worker nodes", |it| Value::Count(it.plan.nodes.get())),
    ("CPU per node", |it| Value::Cores(it.kubernetes.cpu.value)),
    ("Memory per node", |it| Value::Gigabytes(it.kubernetes.memory.value)),
    ("Disk per node", |it| Value::Gigabytes(it.kubernetes.disk.value)),
    ("CPU, all nodes", |it| Value::Cores(it.totals.all_nodes.cpu.value)),
    ("Memory, all nodes", |it| Value::Gigabytes(it.totals.all_nodes.memory.value)),
    ("CPU, one node lost", |it| Value::Cores(it.totals.one_node_lost.cpu.value)),
    ("Memory, one node lost", |it| Value::Gigabytes(it.totals.one_node_lost.memory.value)),
    ("Kubernetes service", |it| Value::Text(it.kubernetes.service.value.to_owned())),
    ("Node machine", |it| Value::Text(it.kubernetes.chosen.machine.name.to_string())),
    ("Node machine fit", |it| Value::Text(it.kubernetes.chosen.fit.value.describe())),
    ("MySQL CPU", |it| Value::Cores(it.mysql.cpu.value)),
    ("MySQL memory", |it| Value::Gigabytes(it.mysql.memory.value)),
    ("MySQL disk", |it| Value::Gigabytes(it.mysql.disk.value)),
    ("MySQL service", |it| Value::Text(it.mysql.service.value.to_owned())),
    ("MySQL machine", |it| Value::Text(it.mysql.chosen.machine.name.to_string())),
    ("MySQL machine fit", |it| Value::Text(it.mysql.chosen.fit.value.describe())),
    ("Object storage", |it| Value::Text(it.object_storage.value.to_owned())),
    ("Findings", |it| Value::Text(it.findings_summary())),
];

impl Comparison {
    /// Puts plans side by side, as of a day.
    #[must_use]
    pub fn on(plans: &[Plan], day: Date) -> Self {
        let assessments: Vec<Assessment> =
            plans.iter().map(|plan| Assessment::on(plan, day)).collect();
        let rows = MEASURES
            .iter()
            .map(|(label, measure)| {
                let values: Vec<Value> = assessments.iter().map(measure).collect();
                let differs = values.windows(2).any(|pair| pair[0] != pair[1]);
                Row { label, values, differs }
            })
            .collect();
        Self {
            titles: assessments.iter().map(Assessment::title).collect(),
            links: plans.iter().map(link::encode).collect(),
            rows,
        }
    }
}
