//! The plan on paper: a document of one to three pages, whatever view is open.

use std::fmt::Write as _;

use leptos::prelude::*;

use super::{
    Session,
    components::{explanation, picture_address},
};
use crate::{
    assessment::{ChecklistItem, Finding, Severity, SizedComponent, clickhouse_label},
    cost::{Bill, CostInputs},
    diagram::{self, qr_code},
    evidence::Evidence,
    reference::{self, Topic},
};

/// The document of a plan.
#[component]
pub fn Paper(session: Session) -> impl IntoView {
    let it = session.assessment.get_untracked();
    let link = untrack(|| session.full_link());
    let findings: Vec<AnyView> = it.findings.iter().map(finding).collect();
    let items = it.checklist();
    let groups: Vec<AnyView> =
        Topic::ALL.into_iter().filter_map(|topic| group(session, topic, &items)).collect();
    let code = link.starts_with("http").then(|| qr_code(&link)).flatten().map(|svg| {
        view! { <img class="qr" src=picture_address(&svg) alt="QR code of the link"/> }
    });
    let cost = cost(&Bill::on(&it, &CostInputs::default(), session.day));
    let totals = &it.totals;
    let nodes = std::slice::from_ref(&totals.nodes.evidence);
    let total = |label: String, capacity: &crate::assessment::Capacity| {
        let size = format!(
            "{}, {}, {} disk",
            capacity.cpu.value, capacity.memory.value, capacity.disk.value
        );
        let why = [&capacity.cpu.evidence, &capacity.memory.evidence, &capacity.disk.evidence];
        fact(label, size, &why.map(Clone::clone))
    };
    let clickhouse = totals.clickhouse.as_ref().map(|needs| {
        let size = format!("{}, {}, {} disk", needs.cpu, needs.memory, needs.disk);
        fact(clickhouse_label(&it.plan).to_owned(), size, std::slice::from_ref(&needs.evidence))
    });
    view! {
        {code}
        <h1>{it.title()}</h1>
        <p>{it.sentence()}</p>
        <p class="link">"Link to this plan: " {link}</p>
        <p class="imprint">
            {format!(
                "W&B Deployment Planner {}, on {}. Data: {}, {}. Not an official Weights & Biases product.",
                env!("CARGO_PKG_VERSION"),
                session.day,
                reference::TITLE,
                reference::EDITION,
            )}
        </p>
        <h2>"Sizes"</h2>
        <dl class="facts">
            {it.components().map(component).into_iter().flatten().collect::<Vec<_>>()}
            {fact(
                "Object storage".to_owned(),
                format!("{}, pre-signed URLs and CORS", it.object_storage.value),
                std::slice::from_ref(&it.object_storage.evidence),
            )}
            {fact("Worker nodes".to_owned(), it.plan.nodes.to_string(), nodes)}
            {total("All worker nodes".to_owned(), &totals.all_nodes)}
            {total("One node lost".to_owned(), &totals.one_node_lost)}
            {clickhouse}
        </dl>
        <h2>"Cost"</h2>
        <p>{cost}</p>
        <h2>{format!("Findings: {}", it.findings_summary())}</h2>
        <ul class="findings">{findings}</ul>
        <h2>"Architecture"</h2>
        <img
            class="picture"
            src=picture_address(&diagram::architecture(&it, ""))
            alt=format!("Architecture of {}", it.title())
        />
        <h2>"Checklist"</h2>
        <div class="task-groups">{groups}</div>
    }
}

/// A bill at list prices in a paragraph: its sum, then what of it is known.
fn cost(bill: &Bill) -> String {
    let mut said = format!("{}. {}", bill.total.sentence(), bill.terms());
    for line in bill.lines.iter().filter(|line| line.month.is_some()) {
        let (part, quantity, month) =
            (line.part.heading(), line.quantity_text(), line.month_text());
        let _ = write!(said, " {part}, {quantity} × {}: {month}.", line.item);
    }
    said
}

/// A value with its evidence below it.
fn fact(label: String, value: String, evidence: &[Evidence]) -> AnyView {
    let evidence: Vec<AnyView> = evidence.iter().map(explanation).collect();
    view! { <div><dt>{label}</dt><dd><strong>{value}</strong>{evidence}</dd></div> }.into_any()
}

/// The facts of a component. Its three sizes are one row of the document, which is quoted once.
fn component(part: &SizedComponent) -> [AnyView; 2] {
    let name = part.component.label();
    let size = format!("{}, {}, {} disk", part.cpu.value, part.memory.value, part.disk.value);
    let chosen = &part.chosen;
    let machine = format!(
        "{} on {}: {}",
        chosen.machine.name,
        part.service.value,
        chosen.fit.value.describe()
    );
    [
        fact(format!("{name}, at least"), size, std::slice::from_ref(&part.cpu.evidence)),
        fact(
            format!("{name}, machine"),
            machine,
            &[part.documented_evidence.clone(), chosen.fit.evidence.clone()],
        ),
    ]
}

/// A finding. What has to be done says how; a note is its title.
fn finding(finding: &Finding) -> AnyView {
    let advice = (finding.severity != Severity::Note)
        .then(|| view! { " " <span>{finding.advice.to_string()}</span> });
    view! {
        <li>
            <strong>{format!("{}: {}", finding.severity.label(), finding.title)}</strong>
            {advice}
        </li>
    }
    .into_any()
}

fn group(session: Session, topic: Topic, items: &[ChecklistItem]) -> Option<AnyView> {
    let tasks: Vec<_> = items
        .iter()
        .filter(|item| item.topic == topic)
        .map(|item| {
            let state = session.work.with_untracked(|work| work.of(&item.id.slug()));
            let mark = if state.done { "☑ " } else { "☐ " };
            let mut notes = String::new();
            if !state.owner.is_empty() {
                notes = format!(" Owner: {}.", state.owner);
            }
            if !state.note.is_empty() {
                notes = format!("{notes} {}", state.note);
            }
            view! { <li>{mark}{item.task.to_string()}<em>{notes}</em></li> }
        })
        .collect();
    (!tasks.is_empty()).then(|| {
        view! { <section><h3>{topic.label()}</h3><ul class="tasks">{tasks}</ul></section> }
            .into_any()
    })
}
