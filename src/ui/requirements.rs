//! Everything the document requires, and what has been published since, beside it.

use leptos::prelude::*;

use super::{state::state, why::why};
use crate::{
    catalog::{GUIDANCE, Guidance},
    evidence::Evidence,
    reference::{Detail, REQUIREMENTS, Requirement, Topic},
};

fn documented(requirement: &Requirement) -> impl IntoView + use<> {
    let endpoints = match requirement.detail {
        Detail::Endpoints(endpoints) => Some(view! {
            <ul class="endpoints">
                {endpoints.iter().map(|endpoint| view! { <li><code>{*endpoint}</code></li> }).collect_view()}
            </ul>
        }),
        _ => None,
    };
    let evidence = Evidence::documented(requirement.section, requirement.quote);
    let updates: Vec<Evidence> = requirement
        .updates
        .iter()
        .map(|update| Evidence::updated(update.statement, update.source))
        .collect();
    let id = requirement.id;
    view! {
        <tr>
            <th scope="row">{requirement.strength.label()}</th>
            <td>
                {requirement.statement} {endpoints}
                {why(format!("why-{id}"), requirement.statement, &[evidence])}
            </td>
            <td>
                {match requirement.updates {
                    [] => view! { <span class="none">"Nothing newer known"</span> }.into_any(),
                    newer => view! {
                        {newer.iter().map(|update| update.statement).collect::<Vec<_>>().join(" ")}
                        {why(format!("why-{id}-since"), requirement.statement, &updates)}
                    }
                    .into_any(),
                }}
            </td>
        </tr>
    }
}

fn published_since(guidance: &Guidance) -> impl IntoView + use<> {
    let evidence = Evidence::updated(guidance.statement, guidance.source);
    view! {
        <tr>
            <th scope="row">{guidance.strength.label()}</th>
            <td><span class="none">"Not in the document"</span></td>
            <td>
                {guidance.statement}
                {why(format!("why-{}", guidance.id), guidance.statement, &[evidence])}
            </td>
        </tr>
    }
}

fn group(topic: Topic, guidance: Vec<&'static Guidance>) -> AnyView {
    let documented: Vec<_> = REQUIREMENTS
        .iter()
        .filter(|requirement| requirement.topic == topic)
        .map(documented)
        .collect();
    if documented.is_empty() && guidance.is_empty() {
        return ().into_any();
    }
    view! {
        <tbody>
            <tr class="group">
                <th colspan="3" scope="rowgroup">{topic.label()}</th>
            </tr>
            {documented}
            {guidance.into_iter().map(published_since).collect_view()}
        </tbody>
    }
    .into_any()
}

/// The requirements section. It depends on tier and environment only.
#[component]
pub(super) fn Requirements() -> impl IntoView {
    let plan = state().part(|plan| (plan.tier, plan.environment));
    let groups = move || {
        let (tier, environment) = plan.get();
        let applicable = |topic| {
            GUIDANCE
                .iter()
                .filter(|guidance| {
                    guidance.topic == topic && guidance.applies.to(tier, environment)
                })
                .collect()
        };
        Topic::ALL.into_iter().map(|topic| group(topic, applicable(topic))).collect_view()
    };
    view! {
        <section id="requirements" aria-labelledby="requirements-title">
            <h2 id="requirements-title">"Requirements"</h2>
            <p>
                "Every requirement of the reference architecture, and what W&B has published since. Later guidance stands beside the document and never replaces it; generated files satisfy both."
            </p>
            <div class="scroll" tabindex="0" role="region" aria-label="Requirements">
                <table class="requirements">
                    <caption class="hidden">"Requirements"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Strength"</th>
                            <th scope="col">"The document"</th>
                            <th scope="col">"Published since"</th>
                        </tr>
                    </thead>
                    {groups}
                </table>
            </div>
        </section>
    }
}
