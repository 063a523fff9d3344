//! The list of files in a bundle. To add a file, write its template, render it, and list it here.

use super::{
    File, Language, Occasion, PlanDocument, Work, csv, kubernetes, mysql, operations, preflight,
    storage, templates, terraform,
};
use crate::{assessment::Assessment, diagram, plan::Plan, reference::Term as _};

/// The name of a plan's bundle, such as `wandb-combined-production-aws`.
#[must_use]
pub fn bundle_name(plan: &Plan) -> String {
    format!("wandb-{}-{}-{}", plan.tier.slug(), plan.environment.slug(), plan.cloud().slug())
}

/// All files, in reading order.
pub(super) fn all(assessment: &Assessment, occasion: &Occasion) -> Vec<File> {
    let file = |path, language, contents| File { path, language, contents };
    let mut files = vec![
        file("README.md", Language::Markdown, templates::next_steps(assessment, occasion)),
        file("PLAN.md", Language::Markdown, templates::plan_summary(assessment, occasion)),
        file(
            "CHECKLIST.md",
            Language::Markdown,
            templates::checklist(assessment, occasion, &Work::default()),
        ),
        file(
            "checklist.csv",
            Language::Csv,
            csv::checklist(assessment, occasion, &Work::default()),
        ),
        file("bill.csv", Language::Csv, csv::bill(assessment, occasion)),
        file("OPERATIONS.md", Language::Markdown, operations::operations(assessment, occasion)),
        file("plan.json", Language::Json, PlanDocument::new(assessment, occasion).to_json()),
        file("architecture.svg", Language::Svg, {
            let origin = templates::provenance(assessment, occasion).join("\n");
            diagram::architecture(assessment, &origin)
        }),
    ];
    if assessment.plan.has_terraform() {
        files.extend(terraform::files(assessment, occasion));
    }
    files.extend(kubernetes::files(assessment, occasion));
    files.extend(mysql::files(assessment, occasion));
    files.extend(storage::files(assessment, occasion));
    let script = preflight::script(assessment, occasion);
    files.push(file("preflight/preflight.sh", Language::Shell, script));
    files
}
