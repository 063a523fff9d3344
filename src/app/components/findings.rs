//! What a person should know about the plan.

use leptos::prelude::*;

use super::{PlanLink, explanation};
use crate::{
    app::Session,
    assessment::{Assessment, Finding, Severity},
};

fn ids(session: Session, wanted: fn(Severity) -> bool) -> Vec<&'static str> {
    session.assessment.with(|it| {
        it.findings.iter().filter(|it| wanted(it.severity)).map(|it| it.id).collect()
    })
}

/// Problems and warnings in full sight, notes behind their number.
#[component]
pub fn Findings() -> impl IntoView {
    let session = expect_context::<Session>();
    let serious = move || ids(session, |severity| severity != Severity::Note);
    let notes = move || ids(session, |severity| severity == Severity::Note);
    let heading = session.text(|it| format!("Findings: {}", it.findings_summary()));
    let count = session.text(|it| match it.count(Severity::Note) {
        1 => "1 note".to_owned(),
        count => format!("{count} notes"),
    });
    view! {
        <section id="findings" aria-labelledby="findings-title">
            <h2 id="findings-title" tabindex="-1">{heading}</h2>
            <ul class="findings">
                <For each=serious key=|id| *id let:id><Item id=id/></For>
            </ul>
            <Show when=move || !notes().is_empty()>
                <details class="notes" id="notes">
                    <summary>{count}</summary>
                    <ul class="findings">
                        <For each=notes key=|id| *id let:id><Item id=id/></For>
                    </ul>
                </details>
            </Show>
        </section>
    }
}

/// One finding. It stays open while the plan changes, as long as it is found.
#[component]
fn Item(id: &'static str) -> impl IntoView {
    let session = expect_context::<Session>();
    let read = |it: &Assessment, id| it.findings.iter().find(|it| it.id == id).cloned();
    let finding = Memo::new(move |_| session.assessment.with(|it| read(it, id)));
    // It is gone from the assessment before it is gone from the list.
    let text = move |of: fn(&Finding) -> String| {
        move || finding.with(|it| it.as_ref().map(of).unwrap_or_default())
    };
    let severity = move || finding.with(|it| it.as_ref().map_or(Severity::Note, |it| it.severity));
    let mark = move || match severity() {
        Severity::Problem => "✕ ",
        Severity::Warning => "! ",
        Severity::Note => "i ",
    };
    let remedy = move || {
        finding.with(|it| it.as_ref().and_then(|it| it.remedy.clone())).map(|remedy| {
            let plan = session.plan.with(|plan| remedy.change.apply(plan));
            view! {
                <p>
                    <PlanLink plan=plan class="button" focus="#findings-title">
                        {remedy.label}
                    </PlanLink>
                </p>
            }
        })
    };
    let evidence = move || {
        finding.with(|it| {
            let all = it.as_ref().map_or(&[][..], |it| &it.evidence);
            all.iter().map(explanation).collect::<Vec<_>>()
        })
    };
    view! {
        <li>
            <details
                class="finding"
                id=format!("finding-{id}")
                data-severity=move || severity().key()
                open=untrack(severity) == Severity::Problem
            >
                <summary>
                    <span class="severity">
                        <span aria-hidden="true">{mark}</span>
                        {move || severity().label()}
                    </span>
                    " "
                    <span class="finding-title">{text(|it| it.title.to_string())}</span>
                </summary>
                <p>{text(|it| it.advice.to_string())}</p>
                {remedy}
                {evidence}
            </details>
        </li>
    }
}
