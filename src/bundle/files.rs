//! The list of files in a bundle. To add one: write its template, render it, list it here.

use super::{
    File, Language, Occasion, PlanDocument, csv, kubernetes, preflight, templates, terraform,
};
use crate::{assessment::Assessment, plan::Plan, reference::Term as _};

/// `wandb-combined-production-aws`: the name says what is inside.
pub(super) fn bundle_name(plan: &Plan) -> String {
    format!("wandb-{}-{}-{}", plan.tier.slug(), plan.environment.slug(), plan.cloud().slug())
}

/// Every file, in reading order.
pub(super) fn all(assessment: &Assessment, occasion: &Occasion) -> Vec<File> {
    let file = |path, language, contents| File { path, language, contents };
    let mut files = vec![
        file("README.md", Language::Markdown, templates::next_steps(assessment, occasion)),
        file("PLAN.md", Language::Markdown, templates::plan_summary(assessment, occasion)),
        file("CHECKLIST.md", Language::Markdown, templates::checklist(assessment, occasion)),
        file("checklist.csv", Language::Csv, csv::checklist(assessment, occasion)),
        file("plan.json", Language::Json, PlanDocument::new(assessment, occasion).to_json()),
    ];
    if assessment.plan.file_set.has_terraform() {
        files.extend(terraform::files(assessment, occasion));
    }
    files.extend(kubernetes::files(assessment, occasion));
    let script = preflight::script(assessment, occasion);
    files.push(file("preflight/preflight.sh", Language::Shell, script));
    files
}
