//! JSON Schemas of the documents, made from the very types that write them.

use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde_json::Value;

use super::{CompareDocument, CostDocument, SatisfiesDocument, TablesDocument, to_json};
use crate::bundle::PlanDocument;

/// The published schema of one document.
#[derive(Clone, Debug)]
pub struct PublishedSchema {
    /// The name of its file in `public/schemas`.
    pub file: &'static str,
    /// The schema as indented JSON with a final newline.
    pub json: String,
}

/// The schemas of all documents, as they are published.
///
/// # Panics
///
/// Never: the test that holds the published files up to date makes every schema.
#[must_use]
pub fn published() -> [PublishedSchema; 5] {
    [
        publish::<PlanDocument<'_>>(
            "plan.schema.json",
            "W&B Deployment Planner: a plan",
            PlanDocument::FORMAT,
        ),
        publish::<CompareDocument>(
            "compare.schema.json",
            "W&B Deployment Planner: a comparison of plans",
            CompareDocument::FORMAT,
        ),
        publish::<SatisfiesDocument>(
            "satisfies.schema.json",
            "W&B Deployment Planner: what existing machines satisfy",
            SatisfiesDocument::FORMAT,
        ),
        publish::<CostDocument>(
            "cost.schema.json",
            "W&B Deployment Planner: what a plan costs",
            CostDocument::FORMAT,
        ),
        publish::<TablesDocument>(
            "tables.schema.json",
            "W&B Deployment Planner: the encoded reference architecture",
            TablesDocument::FORMAT,
        ),
    ]
}

/// The schema of a type as it is written, with a title, a relative `$id` and its exact format.
fn publish<T: JsonSchema>(
    file: &'static str,
    title: &'static str,
    format: &'static str,
) -> PublishedSchema {
    let mut schema: Schema =
        SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), file.into());
    schema.insert("title".to_owned(), title.into());
    schema
        .pointer_mut("/properties/format")
        .and_then(Value::as_object_mut)
        .expect("every document says its format")
        .insert("const".to_owned(), format.into());
    PublishedSchema { file, json: to_json(&schema) }
}
