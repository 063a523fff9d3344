//! Several plans in a terminal.

use std::fmt::Write as _;

use super::{
    DISCLAIMER,
    layout::{Spacing, paragraph, render},
};
use crate::{
    assessment::measure::Measure,
    bundle::{Table, comparison::letters},
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
        table.push(
            [mark, row.measure.label()].into_iter().map(String::from).chain(row.with_differences()),
        );
    }
    // Four plans with long names do not fit beside each other; then they stand under each other.
    let side_by_side = render(&table, Spacing::Close);
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
        paragraph(&mut text, mark, 3, row.measure.label());
        for (letter, value) in letters().zip(row.with_differences()) {
            paragraph(&mut text, &format!("   {letter}"), 6, &value);
        }
    }
    text
}

/// A column of the matrix: its heading, and the measures of its lines.
type Column = (&'static str, &'static [Measure]);

/// The columns that can differ. The cloud stands above the table.
const COLUMNS: [Column; 4] = [
    ("Each node", &[Measure::NodeMachine, Measure::NodeMachineFit]),
    ("All nodes", &[Measure::WorkerNodes, Measure::AllCpu, Measure::AllMemory]),
    ("MySQL", &[Measure::MysqlMachine, Measure::MysqlMachineFit]),
    ("Findings", &[Measure::Findings]),
];

fn matrix(text: &mut String, document: &CompareDocument) {
    let value = |measure: Measure, plan: usize| {
        document.value(measure, plan).map(|value| match measure {
            Measure::WorkerNodes if value == "1" => "1 node".to_owned(),
            Measure::WorkerNodes => format!("{value} nodes"),
            _ => value,
        })
    };
    let has = |(_, measures): &&Column| measures.iter().any(|it| value(*it, 0).is_some());
    let shown: Vec<&Column> = COLUMNS.iter().filter(has).collect();
    for cloud in Cloud::ALL {
        let mut table = Table::default();
        table.push(["Plan"].into_iter().chain(shown.iter().map(|(heading, _)| *heading)));
        for (index, ComparedPlan { plan, .. }) in document.plans.iter().enumerate() {
            if plan.cloud() == *cloud {
                let name = format!("{}\n{}", plan.tier.label(), plan.environment.label());
                let cell = |(_, measures): &&Column| -> String {
                    let lines = measures.iter().filter_map(|it| value(*it, index));
                    lines.collect::<Vec<_>>().join("\n")
                };
                table.push([name].into_iter().chain(shown.iter().map(cell)));
            }
        }
        if table.rows().len() > 1 {
            let _ = writeln!(text, "{}\n", cloud.label());
            // Machine names and numbers fit beside each other, which the tests show for all plans.
            text.push_str(&render(&table, Spacing::Apart).unwrap_or_default());
            text.push('\n');
        }
    }
}
