//! The JSON documents of the command line. The plan's document is part of the bundle
//! ([`crate::bundle::PlanDocument`]); those of the other commands are here.

mod compare;
mod cost;
mod satisfies;
pub mod schemas;
mod tables;

use schemars::JsonSchema;
use serde::Serialize;

pub(super) use compare::{Arrangement, CompareDocument, ComparedPlan};
pub(super) use cost::CostDocument;
pub(super) use satisfies::{SatisfiesAnswer, SatisfiesDocument};
pub(super) use tables::{Details, TablesDocument, place};

use crate::reference;

/// The origin of a document.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Origin {
    /// The format of this document and its version.
    pub format: &'static str,
    /// The version of the planner that generated this document.
    pub planner: &'static str,
    /// The title of the reference architecture.
    pub reference: &'static str,
    /// The edition of the reference architecture.
    pub edition: &'static str,
    /// The day on which the planner's data was last updated, `YYYY-MM-DD`.
    pub data_date: &'static str,
}

impl Origin {
    const fn of(format: &'static str) -> Self {
        Self {
            format,
            planner: env!("CARGO_PKG_VERSION"),
            reference: reference::TITLE,
            edition: reference::EDITION,
            data_date: reference::DATA_DATE,
        }
    }
}

/// The reference architecture as JSON: the output of `tables --format json`.
#[must_use]
pub fn reference_architecture() -> String {
    to_json(&TablesDocument::new())
}

/// A document as indented JSON with a final newline.
pub(super) fn to_json(document: &impl Serialize) -> String {
    let mut json = serde_json::to_string_pretty(document)
        .expect("every part of a document serializes to JSON");
    json.push('\n');
    json
}
