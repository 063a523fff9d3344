//! JSON Schemas of the documents, generated from the types that serialize them.

use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde_json::Value;

use super::{CompareDocument, CostDocument, SatisfiesDocument, TablesDocument, to_json};
use crate::bundle::PlanDocument;

/// The published schema of one document.
#[derive(Clone, Debug)]
pub struct PublishedSchema {
    /// The file name in `public/schemas`.
    pub file: &'static str,
    /// The schema as indented JSON with a final newline.
    pub json: String,
}

/// The published schemas of all documents.
///
/// # Panics
///
/// Never: the test that checks the published files generates every schema.
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
            "W&B Deployment Planner: the deployments that existing machines can run",
            SatisfiesDocument::FORMAT,
        ),
        publish::<CostDocument>(
            "cost.schema.json",
            "W&B Deployment Planner: the cost of a plan",
            CostDocument::FORMAT,
        ),
        publish::<TablesDocument>(
            "tables.schema.json",
            "W&B Deployment Planner: the reference architecture",
            TablesDocument::FORMAT,
        ),
    ]
}

/// The schema of a type's serialized form, with a title, a relative `$id` and its exact format.
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
        .expect("every document has a format")
        .insert("const".to_owned(), format.into());
    PublishedSchema { file, json: to_json(&schema) }
}
