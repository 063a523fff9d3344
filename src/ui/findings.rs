//! What the user should know about this plan.

use leptos::prelude::*;

use super::{
    browser::{self, HistoryEntry},
    state::{State, state},
    why::explanation,
};
use crate::assessment::{Finding, Remedy, Severity};

fn remedy_button(state: State, remedy: &Remedy) -> impl IntoView + use<> {
    let change = remedy.change;
    let mend = move |_| {
        state.set_plan(change.apply(&state.plan()), HistoryEntry::New);
        // The button is gone with its finding; the heading tells how many are left.
        browser::focus("findings-title");
    };
    view! { <button type="button" on:click=mend>{remedy.label.clone()}</button> }
}

fn item(state: State, finding: &Finding) -> AnyView {
    let mark = match finding.severity {
        Severity::Problem => "✕",
        Severity::Warning => "!",
        Severity::Note => "i",
    };
    let open = finding.severity == Severity::Problem;
    view! {
        <li>
            <details class="finding" data-severity=finding.severity.label() open=open>
                <summary>
                    <span class="severity">
                        <span aria-hidden="true">{mark}</span>
                        {finding.severity.label()}
                    </span>
                    <span class="finding-title">{finding.title.to_string()}</span>
                </summary>
                <p>{finding.advice.to_string()}</p>
                {finding.remedy.as_ref().map(|remedy| remedy_button(state, remedy))}
                {finding.evidence.iter().map(explanation).collect_view()}
            </details>
        </li>
    }
    .into_any()
}

/// The findings section.
#[component]
pub(super) fn Findings() -> impl IntoView {
    let state = state();
    view! {
        <section aria-labelledby="findings-title">
            <h2 id="findings-title" tabindex="-1">
                {move || state.with(|it| format!("Findings: {}", it.findings_summary()))}
            </h2>
            <ul class="findings">
                {move || {
                    state.with(|it| it.findings.iter().map(|finding| item(state, finding)).collect_view())
                }}
            </ul>
        </section>
    }
}
