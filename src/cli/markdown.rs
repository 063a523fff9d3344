//! Comparisons and the reference architecture as Markdown. The plan's summary comes from the bundle.

use std::fmt::Write as _;

use super::documents::{
    Arrangement, CompareDocument, Details, Origin, SatisfiesDocument, TablesDocument, place,
};
use crate::{
    assessment::measure::Measure,
    bundle::{Table, TableFormat, comparison_text},
    escape::markdown,
    evidence::Evidence,
    reference::{Component, Term as _, Tier, Topic},
};

/// A comparison as a table.
pub(super) fn comparison(document: &CompareDocument) -> String {
    let mut text = String::from("# Comparison of plans\n\n");
    match document.arrangement {
        Arrangement::SideBySide => {
            text.push_str(&comparison_text(&document.as_comparison(), TableFormat::Markdown));
        }
        Arrangement::Matrix => matrix(&mut text, document),
    }
    origin(&mut text, &document.origin);
    text
}

/// The deployments that machines can run, as a table.
pub(super) fn satisfies(document: &SatisfiesDocument) -> String {
    let mut text = String::from("# Deployments that existing machines can run\n\n");
    let _ = writeln!(text, "{} on {}.\n", markdown(&document.title()), document.cloud.label());
    let mut table = Table::default();
    table.push(["Tier", "Environment", "Satisfied", "Shortfall"]);
    for it in &document.answers {
        let (tier, environment) = (it.answer.tier.label(), it.answer.environment.label());
        let satisfied = if it.satisfied { "yes" } else { "no" };
        table.push([tier, environment, satisfied, &it.shortfall]);
    }
    text.push_str(&table.to_markdown());
    if let Some(other) = &document.other_installation {
        let _ = writeln!(text, "\n{}", markdown(&other.explain()));
    }
    origin(&mut text, &document.origin);
    text
}

/// The measures of each plan in the matrix.
const MATRIX: [Measure; 11] = [
    Measure::Cloud,
    Measure::Tier,
    Measure::Environment,
    Measure::WorkerNodes,
    Measure::NodeMachine,
    Measure::NodeMachineFit,
    Measure::AllCpu,
    Measure::AllMemory,
    Measure::MysqlMachine,
    Measure::MysqlMachineFit,
    Measure::Findings,
];

/// The number of measures that identify the plan of a row. The others may be left out if they do not differ.
const NAMES: usize = 3;

fn matrix(text: &mut String, document: &CompareDocument) {
    let (names, others) = MATRIX.split_at(NAMES);
    let has = |measure: &&Measure| document.value(**measure, 0).is_some();
    let others: Vec<&Measure> = others.iter().filter(has).collect();
    let mut shown = Table::default();
    shown.push(names.iter().chain(others.iter().copied()).map(|measure| measure.label()));
    for (index, plan) in document.plans.iter().enumerate() {
        let plan = &plan.plan;
        let names = [plan.cloud().label(), plan.tier.label(), plan.environment.label()];
        let values = others.iter().map(|measure| document.value(**measure, index));
        shown.push(names.map(str::to_owned).into_iter().chain(values.flatten()));
    }
    text.push_str(&shown.to_markdown());
}

/// The reference architecture.
pub(super) fn tables(document: &TablesDocument) -> String {
    let mut text = format!("# {}\n\n", markdown(document.origin.reference));
    text.push_str("Sizes are minimums per node.\n\n## Sizing\n");
    for tier in Tier::ALL {
        for component in Component::ALL {
            sizing(&mut text, document, *tier, component);
        }
    }
    text.push_str("\n## Services\n\n");
    let mut services = Table::default();
    services.push(["Cloud", "Kubernetes", "MySQL", "Object storage"]);
    for row in &document.services {
        services.push([row.cloud.label(), row.kubernetes, row.mysql, row.object_storage]);
    }
    text.push_str(&services.to_markdown());
    machines(&mut text, document);
    requirements(&mut text, document);
    origin(&mut text, &document.origin);
    text
}

fn sizing(text: &mut String, document: &TablesDocument, tier: Tier, component: Component) {
    let _ = writeln!(text, "\n### {}, {}\n", tier.label(), component.label());
    let mut table = Table::default();
    table.push(["Environment", "CPU", "Memory", "Disk"]);
    for row in document.sizing.iter().filter(|it| it.tier == tier && it.component == component) {
        let [cpu, memory, disk] =
            [row.cpu.to_string(), row.memory.to_string(), row.disk.to_string()];
        table.push([row.environment.label(), &cpu, &memory, &disk]);
    }
    text.push_str(&table.to_markdown());
}

fn machines(text: &mut String, document: &TablesDocument) {
    text.push_str("\n## Machine types\n\nThe data next to each machine's name was published by its cloud; it is not part of the reference architecture.\n\n");
    let mut table = Table::default();
    table.push([
        "Cloud",
        "Environment",
        "For",
        "Machine",
        "vCPU",
        "Memory",
        "CPU architecture",
        "Published by",
    ]);
    for row in &document.machines {
        let (component, machine) = (row.component.label(), row.published);
        let of = match row.tier {
            Some(tier) => format!("{component}, {}", tier.label()),
            None => component.to_owned(),
        };
        table.push([
            row.cloud.label(),
            row.environment.label(),
            &of,
            &row.machine,
            &machine.vcpu.0.to_string(),
            &machine.memory.to_string(),
            machine.architecture.label(),
            &machine.source.to_string(),
        ]);
    }
    text.push_str(&table.to_markdown());
}

fn requirements(text: &mut String, document: &TablesDocument) {
    text.push_str("\n## Requirements\n");
    for topic in Topic::ALL {
        let stated = document.requirements.iter().filter(|row| row.topic == topic);
        let later = document.later_guidance.iter().filter(|row| row.topic == topic);
        let _ = writeln!(text, "\n### {}\n", markdown(topic.label()));
        for row in stated {
            let _ = writeln!(
                text,
                "- {}: {}",
                row.strength.label_for(row.scope),
                markdown(row.statement),
            );
            for (measure, value, unit) in row.details.iter().flat_map(Details::facts) {
                let _ =
                    writeln!(text, "  - {}", markdown(format!("{measure}: {value} {unit}").trim()));
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

/// The source of a statement, with its words.
fn ground(evidence: &Evidence) -> String {
    let (place, date) = place(evidence);
    let label = evidence.label();
    match (evidence, date) {
        (Evidence::Documented { quote, .. }, _) => {
            format!("{label} in {}: “{}”", markdown(place), markdown(quote))
        }
        (Evidence::Updated { statement, strength, .. }, Some(date)) => {
            let advice = strength.map_or_else(String::new, |it| format!(", {}", it.label()));
            format!("{label} {date}{advice}: {} Source: {}.", markdown(statement), markdown(place))
        }
        _ => format!("{label}: {}", markdown(&evidence.explain())),
    }
}

pub(super) fn origin(text: &mut String, origin: &Origin) {
    let _ = writeln!(
        text,
        "\nGenerated by wandb-planner {} from {} ({}), data updated on {}. Not an official W&B product.",
        origin.planner,
        markdown(origin.reference),
        origin.edition,
        origin.data_date,
    );
}
