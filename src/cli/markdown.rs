//! Comparisons and the encoded document as Markdown. The plan's summary is the bundle's.

use std::fmt::Write as _;

use super::documents::{
    Arrangement, CompareDocument, ComparedPlan, Details, Origin, SatisfiesDocument, SizingRow,
    TablesDocument, place,
};
use crate::{
    bundle::{TableFormat, comparison_text},
    evidence::Evidence,
    reference::{Component, Term as _, Tier, Topic},
};

/// A comparison as a table.
pub(super) fn comparison(document: &CompareDocument) -> String {
    let mut text = String::from("# Plans compared\n\n");
    match document.arrangement {
        Arrangement::SideBySide => {
            text.push_str(&comparison_text(&document.as_comparison(), TableFormat::Markdown));
        }
        Arrangement::Matrix => matrix(&mut text, document),
    }
    origin(&mut text, &document.origin);
    text
}

/// What machines satisfy, as a table.
pub(super) fn satisfies(document: &SatisfiesDocument) -> String {
    let mut text = String::from("# What existing machines satisfy\n\n");
    let _ = writeln!(text, "{} on {}.\n", escaped(&document.title()), document.cloud.label());
    let headings = ["Tier", "Environment", "Satisfied", "Short by"].map(String::from);
    let rows = document.answers.iter().map(|it| {
        vec![
            it.answer.tier.label().to_owned(),
            it.answer.environment.label().to_owned(),
            String::from(if it.satisfied { "yes" } else { "no" }),
            escaped(&it.shortfall),
        ]
    });
    table(&mut text, &headings, rows);
    if let Some(other) = &document.other_installation {
        let _ = writeln!(text, "\n{}", escaped(&other.explain()));
    }
    origin(&mut text, &document.origin);
    text
}

/// One column of the matrix, by the heading and the value of a plan.
type MatrixColumn = (&'static str, fn(&ComparedPlan) -> String);

/// The columns that say which plan a row is about.
const PLAN_COLUMNS: [MatrixColumn; 3] = [
    ("Cloud", |it| it.plan.cloud().label().to_owned()),
    ("Tier", |it| it.plan.tier.label().to_owned()),
    ("Environment", |it| it.plan.environment.label().to_owned()),
];

/// The columns that can differ.
const MATRIX_COLUMNS: [MatrixColumn; 8] = [
    ("Nodes", |it| it.plan.nodes.to_string()),
    ("Node machine", |it| it.node_machine.machine.name.to_string()),
    ("Fit", |it| it.node_machine.fit.value.describe()),
    ("CPU, all nodes", |it| it.all_nodes.cpu.value.to_string()),
    ("Memory, all nodes", |it| it.all_nodes.memory.value.to_string()),
    ("MySQL machine", |it| it.mysql_machine.machine.name.to_string()),
    ("MySQL fit", |it| it.mysql_machine.fit.value.describe()),
    ("Findings", |it| it.findings.clone()),
];

fn matrix(text: &mut String, document: &CompareDocument) {
    let differs = |column: &&MatrixColumn| {
        document.plans.windows(2).any(|pair| column.1(&pair[0]) != column.1(&pair[1]))
    };
    let shown: Vec<&MatrixColumn> = PLAN_COLUMNS
        .iter()
        .chain(MATRIX_COLUMNS.iter().filter(|it| !document.differences_only || differs(it)))
        .collect();
    let headings: Vec<String> = shown.iter().map(|(heading, _)| (*heading).to_owned()).collect();
    let rows = document
        .plans
        .iter()
        .map(|plan| shown.iter().map(|(_, value)| escaped(&value(plan))).collect());
    table(text, &headings, rows);
}

/// The encoded document.
pub(super) fn tables(document: &TablesDocument) -> String {
    let mut text = format!("# {}\n\n", escaped(document.origin.reference));
    text.push_str("Sizes are minimums per node.\n\n## Sizing\n");
    for tier in Tier::ALL {
        for component in Component::ALL {
            sizing(&mut text, document, *tier, component);
        }
    }
    text.push_str("\n## Services\n\n");
    table(
        &mut text,
        &["Cloud", "Kubernetes", "MySQL", "Object storage"].map(String::from),
        document.services.iter().map(|row| {
            [row.cloud.label(), row.kubernetes, row.mysql, row.object_storage].map(escaped).to_vec()
        }),
    );
    machines(&mut text, document);
    requirements(&mut text, document);
    origin(&mut text, &document.origin);
    text
}

fn sizing(text: &mut String, document: &TablesDocument, tier: Tier, component: Component) {
    let _ = writeln!(text, "\n### {}, {}\n", tier.label(), component.label());
    let row = |row: &SizingRow| {
        vec![
            row.environment.label().to_owned(),
            row.cpu.to_string(),
            row.memory.to_string(),
            row.disk.to_string(),
        ]
    };
    table(
        text,
        &["Environment", "CPU", "Memory", "Disk"].map(String::from),
        document
            .sizing
            .iter()
            .filter(|row| row.tier == tier && row.component == component)
            .map(row),
    );
}

fn machines(text: &mut String, document: &TablesDocument) {
    text.push_str("\n## Machine types\n\nWhat the clouds publish about them stands beside the names; it is not part of the document.\n\n");
    let mut headings = vec!["Cloud", "Environment", "For", "Machine"];
    headings.extend(["vCPU", "Memory", "CPU architecture", "Published by"]);
    let headings: Vec<String> = headings.into_iter().map(String::from).collect();
    let rows = document.machines.iter().map(|row| {
        let component = row.component.label();
        let machine = row.published;
        vec![
            row.cloud.label().to_owned(),
            row.environment.label().to_owned(),
            row.tier.map_or_else(
                || component.to_owned(),
                |tier| format!("{component}, {}", tier.label()),
            ),
            escaped(&row.machine),
            machine.vcpu.0.to_string(),
            machine.memory.to_string(),
            machine.architecture.label().to_owned(),
            escaped(&format!("{}, {}", machine.source.name, machine.source.date)),
        ]
    });
    table(text, &headings, rows);
}

fn requirements(text: &mut String, document: &TablesDocument) {
    text.push_str("\n## Requirements\n");
    for topic in Topic::ALL {
        let stated = document.requirements.iter().filter(|row| row.topic == topic);
        let later = document.later_guidance.iter().filter(|row| row.topic == topic);
        let _ = writeln!(text, "\n### {}\n", escaped(topic.label()));
        for row in stated {
            let _ = writeln!(
                text,
                "- {}: {}",
                row.strength.label_for(row.scope),
                escaped(row.statement),
            );
            for (measure, value, unit) in row.details.iter().flat_map(Details::facts) {
                let _ =
                    writeln!(text, "  - {}", escaped(format!("{measure}: {value} {unit}").trim()));
            }
            for evidence in std::iter::once(&row.evidence).chain(&row.updates) {
                let _ = writeln!(text, "  - {}", ground(evidence));
            }
        }
        for row in later {
            let _ = writeln!(
                text,
                "- {}, later guidance for {}: {}",
                row.strength.label(),
                row.applies.label(),
                ground(&row.evidence),
            );
        }
    }
}

/// Where a statement comes from, with the words of its source.
fn ground(evidence: &Evidence) -> String {
    let (place, date) = place(evidence);
    let label = evidence.label();
    match (evidence, date) {
        (Evidence::Documented { quote, .. }, _) => {
            format!("{label} in {}: “{}”", escaped(place), escaped(quote))
        }
        (Evidence::Updated { statement, strength, .. }, Some(date)) => {
            let advice = strength.map_or_else(String::new, |it| format!(", {}", it.label()));
            format!("{label} {date}{advice}: {} Source: {}.", escaped(statement), escaped(place))
        }
        _ => format!("{label}: {}", escaped(&evidence.explain())),
    }
}

pub(super) fn origin(text: &mut String, origin: &Origin) {
    let _ = writeln!(
        text,
        "\nMade by wandb-planner {} from {} ({}), data checked on {}. Not an official W&B product.",
        origin.planner,
        escaped(origin.reference),
        origin.edition,
        origin.data_date,
    );
}

/// Writes a table. The cells are Markdown already.
pub(super) fn table(
    text: &mut String,
    headings: &[String],
    rows: impl Iterator<Item = Vec<String>>,
) {
    write_row(text, headings);
    write_row(text, &vec![String::from("---"); headings.len()]);
    for row in rows {
        write_row(text, &row);
    }
}

fn write_row(text: &mut String, cells: &[String]) {
    let _ = writeln!(text, "| {} |", cells.join(" | "));
}

/// Whether the `&` at the start would be read as an entity, as in `&lt;`; that of W&B would not.
fn begins_entity(text: &str) -> bool {
    text.split(char::is_whitespace).next().is_some_and(|word| word.contains(';'))
}

/// A text in which Markdown sees no markup. Underscores inside of names need no escape.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for (index, character) in text.char_indices() {
        match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' | '#' => {
                safe.push('\\');
                safe.push(character);
            }
            '&' if begins_entity(&text[index..]) => safe.push_str("&amp;"),
            control if control.is_control() => safe.push(' '),
            plain => safe.push(plain),
        }
    }
    safe
}
