//! The deployments that existing machines can run, for the terminal.

use super::{
    DISCLAIMER,
    layout::{Spacing, paragraph, render_or_list},
};
use crate::{bundle::Table, cli::documents::SatisfiesDocument, reference::Term as _};

/// One line for each tier and environment.
pub(in crate::cli) fn satisfies(document: &SatisfiesDocument) -> String {
    let mut text = String::new();
    let title = format!("Existing machines on {}: {}.", document.cloud.label(), document.title());
    paragraph(&mut text, "", 0, &title);
    text.push('\n');
    let mut table = Table::default();
    table.push(["Deployment", "Satisfied", "Shortfall"]);
    for it in &document.answers {
        let (tier, environment) = (it.answer.tier.label(), it.answer.environment.label());
        let satisfied = if it.satisfied { "yes" } else { "no" };
        table.push([&format!("{tier}, {environment}"), satisfied, &it.shortfall]);
    }
    text.push_str(&render_or_list(&table, Spacing::Close));
    text.push('\n');
    for remark in &document.remarks {
        paragraph(&mut text, "", 0, remark);
    }
    paragraph(
        &mut text,
        "",
        0,
        "Compared with the documented minimum of each node, and with the number of worker nodes that W&B's pods need even if one fails: at least 3, as W&B now recommends. Disk size is not checked.",
    );
    if let Some(other) = &document.other_installation {
        paragraph(&mut text, "", 0, &other.explain());
    }
    paragraph(&mut text, "", 0, DISCLAIMER);
    text
}
