//! What machines satisfy that are already there, in a terminal.

use super::{
    DISCLAIMER,
    layout::{Spacing, paragraph, render},
};
use crate::{bundle::Table, cli::documents::SatisfiesDocument, reference::Term as _};

/// One line for every tier and environment.
pub(in crate::cli) fn satisfies(document: &SatisfiesDocument) -> String {
    let mut text = String::new();
    let title = format!("{} on {} satisfy:", document.title(), document.cloud.label());
    paragraph(&mut text, "", 0, &title);
    text.push('\n');
    let mut table = Table::default();
    table.push(["Deployment", "Satisfied", "Short by"]);
    for it in &document.answers {
        let (tier, environment) = (it.answer.tier.label(), it.answer.environment.label());
        let satisfied = if it.satisfied { "yes" } else { "no" };
        table.push([&format!("{tier}, {environment}"), satisfied, &it.shortfall]);
    }
    text.push_str(&render(&table, Spacing::Close).unwrap_or_default());
    text.push('\n');
    for remark in &document.remarks {
        paragraph(&mut text, "", 0, remark);
    }
    paragraph(
        &mut text,
        "",
        0,
        "Compared with the documented minimum of each node, and with the worker nodes that W&B's pods need even if one fails, at least the 3 that W&B now asks for. Disk size is not checked.",
    );
    if let Some(other) = &document.other_installation {
        paragraph(&mut text, "", 0, &other.explain());
    }
    paragraph(&mut text, "", 0, DISCLAIMER);
    text
}
