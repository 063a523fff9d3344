//! Several plans in a terminal.

use std::fmt::Write as _;

use super::{
    DISCLAIMER,
    layout::{Spacing, Table, paragraph},
};
use crate::{
    assessment::compare::Row,
    cli::documents::{Arrangement, CompareDocument, ComparedPlan},
    reference::{Cloud, Term as _},
};

/// A comparison.
pub(in crate::cli) fn comparison(document: &CompareDocument) -> String {
    let mut text = String::new();
    match document.arrangement {
        Arrangement::SideBySide => side_by_side(&mut text, document),
        Arrangement::Matrix => matrix(&mut text, document),
    }
    let origin = &document.origin;
    let line = format!(
        "{} ({}). Data checked on {}. Made by wandb-planner {} on {}.",
        origin.reference, origin.edition, origin.data_date, origin.planner, document.date,
    );
    paragraph(&mut text, "", 0, &line);
    paragraph(&mut text, "", 0, DISCLAIMER);
    text
}

/// The letters under which plans stand beside each other.
fn letters() -> impl Iterator<Item = String> {
    ('A'..='Z').map(String::from)
}

fn side_by_side(text: &mut String, document: &CompareDocument) {
    for (letter, plan) in letters().zip(&document.plans) {
        paragraph(text, &letter, 3, &plan.title);
        let _ = writeln!(text, "   {}", plan.link);
    }
    text.push('\n');
    let mut table = Table::default();
    let headings = letters().take(document.plans.len());
    table.push([String::new(), String::from("Measure")].into_iter().chain(headings));
    for row in &document.rows {
        let mark = if row.differs { "*" } else { "" };
        table.push([mark, row.label].into_iter().map(String::from).chain(values(row)));
    }
    // Four plans with long names do not fit beside each other; then they stand under each other.
    let side_by_side = table.render(Spacing::Close);
    text.push_str(&side_by_side.unwrap_or_else(|| one_under_the_other(document)));
    if document.rows.is_empty() {
        text.push_str("Nothing differs.\n");
    }
    text.push_str("\n* differs; in brackets: the difference from plan A\n\n");
}

fn one_under_the_other(document: &CompareDocument) -> String {
    let mut text = String::new();
    for row in &document.rows {
        let mark = if row.differs { "*" } else { "" };
        paragraph(&mut text, mark, 3, row.label);
        for (letter, value) in letters().zip(values(row)) {
            paragraph(&mut text, &format!("   {letter}"), 6, &value);
        }
    }
    text
}

/// The values of a row, each with its difference from the first.
fn values(row: &Row) -> impl Iterator<Item = String> {
    row.values.iter().map(|value| match value.difference_from(&row.values[0]) {
        Some(difference) => format!("{value} ({difference})"),
        None => value.to_string(),
    })
}

/// One column of the matrix: its heading, and its lines for a plan.
type Column = (&'static str, fn(&ComparedPlan) -> [String; 3]);

/// The column that says which plan a row is about. Its cloud stands above the table.
const PLAN_COLUMN: Column = ("Plan", |it| {
    [it.plan.tier.label().to_owned(), it.plan.environment.label().to_owned(), String::new()]
});

/// The columns that can differ.
const COLUMNS: [Column; 4] = [
    ("Each node", |it| {
        [
            it.node_machine.machine.name.to_string(),
            it.node_machine.fit.value.describe(),
            String::new(),
        ]
    }),
    ("All nodes", |it| {
        let nodes = it.plan.nodes;
        [
            format!("{nodes} {}", if nodes.get() == 1 { "node" } else { "nodes" }),
            it.all_nodes.cpu.value.to_string(),
            it.all_nodes.memory.value.to_string(),
        ]
    }),
    ("MySQL", |it| {
        [
            it.mysql_machine.machine.name.to_string(),
            it.mysql_machine.fit.value.describe(),
            String::new(),
        ]
    }),
    ("Findings", |it| [it.findings.clone(), String::new(), String::new()]),
];

fn matrix(text: &mut String, document: &CompareDocument) {
    let differs = |column: &&Column| {
        document.plans.windows(2).any(|pair| column.1(&pair[0]) != column.1(&pair[1]))
    };
    let shown: Vec<&Column> = std::iter::once(&PLAN_COLUMN)
        .chain(COLUMNS.iter().filter(|column| !document.differences_only || differs(column)))
        .collect();
    for cloud in Cloud::ALL {
        let plans: Vec<&ComparedPlan> =
            document.plans.iter().filter(|it| it.plan.cloud() == *cloud).collect();
        if plans.is_empty() {
            continue;
        }
        let mut table = Table::default();
        table.push(shown.iter().map(|(heading, _)| *heading));
        for plan in plans {
            table.push(shown.iter().map(|(_, lines)| lines(plan).join("\n").trim_end().to_owned()));
        }
        let _ = writeln!(text, "{}\n", cloud.label());
        // Machine names and numbers fit beside each other, which the tests show for all plans.
        text.push_str(&table.render(Spacing::Apart).unwrap_or_default());
        text.push('\n');
    }
}
