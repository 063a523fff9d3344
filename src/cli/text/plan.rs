//! A plan in a terminal.

use std::fmt::Write as _;

use super::{
    DISCLAIMER,
    layout::{Spacing, paragraph, render},
};
use crate::{
    assessment::{Assessment, Finding, MachineFit, Remedy, SizedComponent},
    bundle::{Occasion, Table},
    evidence::{Evidence, Source},
    plan::{Change, Plan, link},
    reference::{self, Term as _},
};

/// Where the text of a finding begins.
const INDENT: usize = 9;

/// The plan and what follows from it.
pub(in crate::cli) fn plan(assessment: &Assessment, occasion: &Occasion) -> String {
    let mut text = String::new();
    paragraph(&mut text, "", 0, &assessment.sentence());
    let Plan { location, name, .. } = &assessment.plan;
    let place = format!(
        "{} {}, deployment name {name}, address {}.",
        location.region_label(),
        location.region(),
        assessment.plan.fqdn(),
    );
    paragraph(&mut text, "", 0, &place);
    text.push('\n');
    sizing(&mut text, assessment);
    totals(&mut text, assessment);
    let _ = writeln!(text, "\nFindings: {}\n", assessment.findings_summary());
    for found in &assessment.findings {
        finding(&mut text, found);
    }
    let link = link::full(occasion.address.as_ref(), &assessment.plan);
    let _ = writeln!(text, "Link   {link}");
    let origin = format!(
        "{} ({}). Data checked on {}. Made by wandb-planner {} on {}.",
        reference::TITLE,
        reference::EDITION,
        reference::DATA_DATE,
        env!("CARGO_PKG_VERSION"),
        occasion.date,
    );
    paragraph(&mut text, "Data", 7, &origin);
    paragraph(&mut text, "", 7, DISCLAIMER);
    text
}

fn sizing(text: &mut String, assessment: &Assessment) {
    let both = [&assessment.kubernetes, &assessment.mysql];
    let mut table = Table::default();
    let mut row = |label: &str, value: &dyn Fn(&SizedComponent) -> String| {
        let cells = both.iter().map(|component| value(component));
        table.push(std::iter::once(label.to_owned()).chain(cells));
    };
    row("Each node needs", &|it| it.component.label().to_owned());
    row("CPU", &|it| it.cpu.value.to_string());
    row("Memory", &|it| it.memory.value.to_string());
    row("Disk", &|it| it.disk.value.to_string());
    row("Stated in", &|it| basis(&it.cpu.evidence));
    row("Service", &|it| it.service.value.to_owned());
    if both.iter().any(|it| it.documented != it.chosen) {
        row("Documented machine", &|it| machine(&it.documented));
    }
    row("Machine", &|it| machine(&it.chosen));
    row("Fit", &|it| it.chosen.fit.value.describe());
    // Nothing in this table is wider than a third of the terminal, which the tests show.
    text.push_str(&render(&table, Spacing::Close).unwrap_or_default());
    let _ = writeln!(text, "\nObject storage: {}", assessment.object_storage.value);
}

fn machine(fit: &MachineFit) -> String {
    let machine = fit.machine;
    format!("{}\n{} vCPU, {}", machine.name, machine.vcpu.0, machine.memory)
}

fn totals(text: &mut String, assessment: &Assessment) {
    let totals = &assessment.totals;
    text.push_str("\nAll worker nodes together\n");
    for (label, evidence) in [
        ("  CPU", &totals.all_nodes.cpu.evidence),
        ("  Memory", &totals.all_nodes.memory.evidence),
        ("  Disk", &totals.all_nodes.disk.evidence),
        ("  One node lost", &totals.one_node_lost.cpu.evidence),
        ("", &totals.one_node_lost.memory.evidence),
        ("  Number of nodes", &totals.nodes.evidence),
    ] {
        paragraph(text, label, 19, &evidence.explain());
    }
    if let Some(clickhouse) = &totals.clickhouse {
        paragraph(text, "  ClickHouse", 19, &clickhouse.evidence.explain());
    }
}

fn finding(text: &mut String, finding: &Finding) {
    paragraph(text, finding.severity.label(), INDENT, &finding.title);
    paragraph(text, "", INDENT, &finding.advice);
    if let Some(Remedy { label, change }) = &finding.remedy {
        paragraph(text, "", INDENT, &format!("Remedy: {label} ({}).", option(*change)));
    }
    let bases: Vec<String> = finding.evidence.iter().map(basis).collect();
    paragraph(text, "", INDENT, &format!("Basis: {}.", bases.join("; ")));
    text.push('\n');
}

/// The option of this program that makes a change.
fn option(change: Change) -> String {
    match change {
        Change::Nodes(nodes) => format!("--nodes {nodes}"),
        Change::MysqlMachine(machine) => format!("--mysql {}", machine.slug()),
        Change::NodeMachine(None) => "without --node-machine".to_owned(),
        Change::NodeMachine(Some(name)) => format!("--node-machine {name}"),
        Change::Region(name) => format!("--region {name}"),
        Change::Access(access) => format!("--access {}", access.slug()),
        Change::FileSet(files) => format!("--files {}", files.slug()),
        Change::Ingress(ingress) => format!("--ingress {}", ingress.slug()),
        Change::Mail(mail) => format!("--mail {}", mail.slug()),
    }
}

/// The kind of an evidence and the place where it stands. Its words and formulas, which would
/// fill pages, are in the other formats.
fn basis(evidence: &Evidence) -> String {
    let places: Vec<String> = match evidence {
        Evidence::Documented { section, .. } => vec![section.title().to_owned()],
        Evidence::Updated { source, .. } => vec![published(source)],
        Evidence::Derived { sources, .. } => sources.iter().map(published).collect(),
        Evidence::Assumed { .. } => Vec::new(),
    };
    if places.is_empty() {
        return evidence.label().to_owned();
    }
    format!("{} ({})", evidence.label(), places.join("; "))
}

fn published(source: &Source) -> String {
    format!("{}, {}", source.name, source.date)
}
