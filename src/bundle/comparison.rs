//! Plans side by side as Markdown and as CSV, to paste into a page, an issue or a sheet.

use std::fmt::Write as _;

use super::csv::write_record;
use crate::assessment::compare::{Comparison, Row, Value};

/// What a comparison is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// A Markdown table under a list of the plans' links.
    Markdown,
    /// A record for each measure.
    Csv,
}

/// Plans under letters, each with its title and its link, and their measures.
#[must_use]
pub fn comparison_text(comparison: &Comparison, format: TableFormat) -> String {
    match format {
        TableFormat::Markdown => markdown(comparison),
        TableFormat::Csv => csv(comparison),
    }
}

fn markdown(comparison: &Comparison) -> String {
    let mut text = String::new();
    let mut head = String::from("| Measure |");
    let mut rule = String::from("| --- |");
    for ((letter, title), link) in ('A'..).zip(&comparison.titles).zip(&comparison.links) {
        let _ = writeln!(text, "- {letter}: {}, `{link}`", escaped(title));
        let _ = write!(head, " {letter} |");
        rule.push_str(" --- |");
    }
    let _ = writeln!(text, "\n{head} Differs |\n{rule} --- |");
    for row in &comparison.rows {
        let _ = write!(text, "| {} |", row.label);
        for value in &row.values {
            let _ = write!(text, " {}", escaped(&value.to_string()));
            if let Some(difference) = value.difference_from(&row.values[0]) {
                let _ = write!(text, " ({difference})");
            }
            text.push_str(" |");
        }
        text.push_str(if row.differs { " yes |\n" } else { " no |\n" });
    }
    text.push_str("\nIn brackets: the difference from plan A.\n");
    text
}

/// A text in a cell: a bar would begin another one.
fn escaped(text: &str) -> String {
    text.replace('|', "\\|")
}

fn csv(comparison: &Comparison) -> String {
    let mut text = String::new();
    let titles: Vec<String> = ('A'..)
        .zip(&comparison.titles)
        .map(|(letter, title)| format!("{letter}: {title}"))
        .collect();
    let headings = ["Measure", "Unit", "Differs"].into_iter();
    write_record(&mut text, headings.chain(titles.iter().map(String::as_str)));
    for row in &comparison.rows {
        let values: Vec<String> = row.values.iter().map(bare).collect();
        let differs = if row.differs { "yes" } else { "no" };
        let head = [row.label, unit(row), differs];
        write_record(&mut text, head.into_iter().chain(values.iter().map(String::as_str)));
    }
    let links = comparison.links.iter().map(String::as_str);
    let differ = comparison.links.windows(2).any(|pair| pair[0] != pair[1]);
    write_record(
        &mut text,
        ["Link", "", if differ { "yes" } else { "no" }].into_iter().chain(links),
    );
    text
}

/// The unit of a measure, which every value of its row shares.
pub(crate) fn unit(row: &Row) -> &'static str {
    match row.values.first() {
        Some(Value::Cores(_)) => "cores",
        Some(Value::Gigabytes(_)) => "GB",
        Some(Value::Count(_) | Value::Text(_)) | None => "",
    }
}

/// A value without its unit, so that spreadsheets can count with it.
pub(crate) fn bare(value: &Value) -> String {
    match value {
        Value::Cores(cores) => cores.0.to_string(),
        Value::Gigabytes(gigabytes) => gigabytes.0.to_string(),
        Value::Count(count) => count.to_string(),
        Value::Text(text) => text.clone(),
    }
}
