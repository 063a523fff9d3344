//! The list of files in a bundle. To add one: write its template, render it, list it here.

use super::{File, Language, Occasion, PlanDocument, csv, templates};
use crate::{assessment::Assessment, plan::Plan, reference::Term as _};

/// `wandb-combined-production-aws`: the name says what is inside.
pub(super) fn bundle_name(plan: &Plan) -> String {
    format!("wandb-{}-{}-{}", plan.tier.slug(), plan.environment.slug(), plan.cloud().slug())
}

/// Every file, in reading order.
pub(super) fn all(assessment: &Assessment, occasion: &Occasion) -> Vec<File> {
    let file = |path, language, contents| File { path, language, contents };
    let files = vec![
        file("PLAN.md", Language::Markdown, templates::plan_summary(assessment, occasion)),
        file("CHECKLIST.md", Language::Markdown, templates::checklist(assessment, occasion)),
        file("checklist.csv", Language::Csv, csv::checklist(assessment, occasion)),
        file("plan.json", Language::Json, PlanDocument::new(assessment, occasion).to_json()),
    ];
    files
}
