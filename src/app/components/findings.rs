//! The findings about the plan.

use leptos::prelude::*;

use super::{PlanLink, explanation};
use crate::{
    app::Session,
    assessment::{Finding, FindingId, Severity},
};

/// Problems and warnings, always visible, and notes, collapsed behind their number.
#[component]
pub fn Findings() -> impl IntoView {
    let session = expect_context::<Session>();
    let heading = session.text(|it| format!("Findings: {}", it.findings_summary()));
    let count = session.text(|it| match it.count(Severity::Note) {
        1 => "1 note".to_owned(),
        count => format!("{count} notes"),
    });
    let has_notes = Memo::new(move |_| session.assessment.with(|it| it.count(Severity::Note) > 0));
    let notes = move || {
        view! {
            <details class="notes" id="notes">
                <summary>{count}</summary>
                <Items of=|severity| severity == Severity::Note/>
            </details>
        }
        .into_any()
    };
    view! {
        <section id="findings" aria-labelledby="findings-title">
            <h2 id="findings-title" tabindex="-1">{heading}</h2>
            <Items of=|severity| severity != Severity::Note/>
            {move || has_notes.get().then(notes)}
        </section>
    }
}

/// The findings of some severities, most severe first.
#[component]
fn Items(of: fn(Severity) -> bool) -> impl IntoView {
    let session = expect_context::<Session>();
    let ids = move || {
        session.assessment.with(|it| {
            let wanted = it.findings.iter().filter(|it| of(it.severity));
            wanted.map(|it| it.id).collect::<Vec<_>>()
        })
    };
    view! {
        <ul class="findings">
            <For each=ids key=|id| *id let:id><Item id=id/></For>
        </ul>
    }
}

/// Reads a finding by id. It may be removed from the assessment before it is removed from the page.
fn read<T: Default>(session: Session, id: FindingId, of: impl Fn(&Finding) -> T) -> T {
    session.assessment.with(|it| {
        let found = it.findings.iter().find(|it| it.id == id);
        found.map(of).unwrap_or_default()
    })
}

/// One finding. It stays open while the plan changes, as long as the finding remains.
#[component]
fn Item(id: FindingId) -> impl IntoView {
    let session = expect_context::<Session>();
    let text = move |of: fn(&Finding) -> String| Signal::derive(move || read(session, id, of));
    let severity = move || read(session, id, |it| Some(it.severity)).unwrap_or(Severity::Note);
    let mark = move || match severity() {
        Severity::Problem => "✕ ",
        Severity::Warning => "! ",
        Severity::Note => "i ",
    };
    let remedy = move || {
        read(session, id, |it| it.remedy.clone()).map(|remedy| {
            let plan = session.plan.with(|plan| remedy.change.apply(plan));
            view! {
                <p>
                    <PlanLink plan=plan class="button" focus="#findings-title">
                        {remedy.label}
                    </PlanLink>
                </p>
            }
            .into_any()
        })
    };
    let evidence = move || {
        let explained = |it: &Finding| it.evidence.iter().map(explanation).collect();
        read::<Vec<AnyView>>(session, id, explained)
    };
    view! {
        <li>
            <details
                class="finding"
                id=format!("finding-{id}")
                data-severity=move || severity().slug()
                open=untrack(severity) == Severity::Problem
            >
                <summary>
                    <span class="severity">
                        <span aria-hidden="true">{move || mark()}</span>
                        {move || severity().label()}
                    </span>
                    " "
                    <span class="finding-title">{text(|it| it.title.to_string())}</span>
                </summary>
                <p>{text(|it| it.advice.to_string())}</p>
                {move || remedy()}
                {move || evidence()}
            </details>
        </li>
    }
}
