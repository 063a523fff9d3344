//! The JSON documents of the command line. The plan's own document is the bundle's
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

/// What every document says about its own origin.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Origin {
    /// The format of this document and its version.
    pub format: &'static str,
    /// The version of the planner that made it.
    pub planner: &'static str,
    /// The encoded document.
    pub reference: &'static str,
    /// The edition of the encoded document.
    pub edition: &'static str,
    /// The day on which the planner's data was last checked, `YYYY-MM-DD`.
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

/// The encoded reference architecture as `tables --format json` prints it.
#[must_use]
pub fn reference_architecture() -> String {
    to_json(&TablesDocument::new())
}

/// A document as indented JSON with a final newline.
pub(super) fn to_json(document: &impl Serialize) -> String {
    let mut json =
        serde_json::to_string_pretty(document).expect("every part of a document is valid JSON");
    json.push('\n');
    json
}
