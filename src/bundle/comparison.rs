//! Plans side by side as Markdown and as CSV, to paste into a page, an issue or a spreadsheet.

use std::fmt::Write as _;

use super::Table;
use crate::{
    assessment::{compare::Comparison, measure::Value},
    escape::markdown,
};

/// The format of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// A Markdown table.
    Markdown,
    /// Comma-separated values, with units in their own column.
    Csv,
}

/// The plans with their titles and links, each under a letter, and their measures.
#[must_use]
pub fn comparison_text(comparison: &Comparison, format: TableFormat) -> String {
    match format {
        TableFormat::Markdown => with_links(comparison),
        TableFormat::Csv => records(comparison).to_csv(),
    }
}

/// The letters that identify plans in a comparison.
pub(crate) fn letters() -> impl Iterator<Item = String> {
    ('A'..='Z').map(String::from)
}

const fn yes_or_no(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}

fn with_links(comparison: &Comparison) -> String {
    let mut text = String::new();
    for ((letter, title), link) in letters().zip(&comparison.titles).zip(&comparison.links) {
        let _ = writeln!(text, "- {letter}: {}, `{link}`", markdown(title));
    }
    let mut table = Table::default();
    let letters = letters().take(comparison.titles.len());
    table.push(["Measure".to_owned()].into_iter().chain(letters).chain(["Differs".to_owned()]));
    for row in &comparison.rows {
        let label = [row.measure.label().to_owned()].into_iter();
        let differs = [yes_or_no(row.differs).to_owned()];
        table.push(label.chain(row.with_differences()).chain(differs));
    }
    let _ =
        writeln!(text, "\n{}\nIn parentheses: the difference from plan A.", table.to_markdown());
    text
}

fn records(comparison: &Comparison) -> Table {
    let mut table = Table::default();
    let titles =
        letters().zip(&comparison.titles).map(|(letter, title)| format!("{letter}: {title}"));
    let record = |head: [&str; 3]| head.map(str::to_owned).into_iter();
    table.push(record(["Measure", "Unit", "Differs"]).chain(titles));
    for row in &comparison.rows {
        let head = record([row.measure.label(), row.unit(), yes_or_no(row.differs)]);
        table.push(head.chain(row.values.iter().map(Value::bare)));
    }
    let differ = comparison.links.windows(2).any(|pair| pair[0] != pair[1]);
    table.push(record(["Link", "", yes_or_no(differ)]).chain(comparison.links.iter().cloned()));
    table
}
