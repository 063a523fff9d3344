//! The mark beside a value that opens its evidence.

use leptos::prelude::*;

use crate::evidence::Evidence;

/// A quiet button with the kind of evidence, and the evidence behind it. `id` is unique on the
/// page; `subject` says what the evidence is for.
pub(super) fn why(id: String, subject: &str, evidence: &[Evidence]) -> AnyView {
    let label = evidence.first().map_or("", Evidence::label);
    let name = format!("Why {subject}? {label}");
    let target = id.clone();
    view! {
        <button type="button" class="why" data-basis=label popovertarget=target aria-label=name>
            {label}
        </button>
        <div class="evidence" id=id popover="auto">
            <p class="evidence-subject">{subject.to_owned()}</p>
            {evidence.iter().map(explanation).collect_view()}
        </div>
    }
    .into_any()
}

/// One piece of evidence in full.
pub(super) fn explanation(evidence: &Evidence) -> AnyView {
    let label = view! { <span class="basis" data-basis=evidence.label()>{evidence.label()}</span> };
    match evidence {
        Evidence::Documented { section, quote } => view! {
            <div class="explanation">
                {label} <q>{quote.to_string()}</q>
                <span class="source">{format!("Reference architecture, {}", section.title())}</span>
            </div>
        }
        .into_any(),
        Evidence::Updated { statement, source } => view! {
            <div class="explanation">
                {label} <span>{statement.to_string()}</span>
                <span class="source">{format!("{}, {}", source.name, source.date)}</span>
            </div>
        }
        .into_any(),
        Evidence::Derived { formula, sources } => view! {
            <div class="explanation">
                {label} <span class="formula">{formula.clone()}</span>
                {sources
                    .iter()
                    .map(|source| {
                        view! { <span class="source">{format!("{}, {}", source.name, source.date)}</span> }
                    })
                    .collect_view()}
            </div>
        }
        .into_any(),
        Evidence::Assumed { reason } => view! {
            <div class="explanation">{label} <span>{reason.to_string()}</span></div>
        }
        .into_any(),
    }
}
