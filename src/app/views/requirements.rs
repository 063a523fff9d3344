//! Everything that the reference architecture requires, with later guidance next to it.

use leptos::prelude::*;

use crate::{
    app::{
        Session,
        components::{PlanLine, Why, one},
    },
    catalog::{GUIDANCE, Guidance},
    evidence::Evidence,
    reference::{Detail, Environment, REQUIREMENTS, Requirement, Tier, Topic},
};

/// The requirements view.
#[component]
pub fn RequirementsView() -> impl IntoView {
    let session = expect_context::<Session>();
    let groups = move || {
        let (tier, environment) = session.plan.with(|plan| (plan.tier, plan.environment));
        Topic::ALL
            .into_iter()
            .filter_map(|topic| group(topic, tier, environment))
            .collect::<Vec<_>>()
    };
    view! {
        <h1 tabindex="-1">"Requirements"</h1>
        <PlanLine/>
        <p class="hint">
            "Every requirement in the reference architecture, and what W&B has published since. Later guidance appears next to the original and never replaces it. Generated files follow both where W&B's modules allow it; the findings list the exceptions."
        </p>
        <div class="topics">{move || groups()}</div>
    }
}

fn group(topic: Topic, tier: Tier, environment: Environment) -> Option<AnyView> {
    let documented = REQUIREMENTS.iter().filter(|it| it.topic == topic).map(documented);
    let since = GUIDANCE
        .iter()
        .filter(|it| it.topic == topic && it.applies.to(tier, environment))
        .map(published_since);
    let rows: Vec<AnyView> = documented.chain(since).collect();
    if rows.is_empty() {
        return None;
    }
    let id = format!("topic-{}", topic.label().replace(' ', "-"));
    let title_id = id.clone();
    Some(
        view! {
            <section class="topic" aria-labelledby=id>
                <h2 id=title_id>{topic.label()}</h2>
                <ul class="requirements">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

fn documented(requirement: &'static Requirement) -> AnyView {
    let id = requirement.id;
    let subject = || Signal::stored(requirement.statement.to_owned());
    let evidence = Evidence::documented(requirement.section, requirement.quote);
    let endpoints = match requirement.detail {
        Detail::Endpoints(endpoints) => endpoints,
        _ => &[],
    };
    let endpoint = |it: &&'static str| view! { <li><code>{*it}</code></li> }.into_any();
    let endpoints: Vec<AnyView> = endpoints.iter().map(endpoint).collect();
    let updates: Vec<Evidence> = requirement.published_since().collect();
    let since = (!updates.is_empty()).then(|| {
        let statements = requirement
            .updates
            .iter()
            .map(|update| format!("{}: {}", update.strength.label(), update.statement))
            .collect::<Vec<_>>();
        view! {
            <div class="since">
                <Why id=format!("why-{id}-since") subject=subject() evidence=Signal::stored(updates)>
                    {statements.join(" ")}
                </Why>
            </div>
        }
        .into_any()
    });
    view! {
        <li>
            <span class="strength">{requirement.strength.label_for(requirement.scope)}</span>
            <div>
                <Why id=format!("why-{id}") subject=subject() evidence=one(evidence)>
                    {requirement.statement}
                </Why>
                <ul class="endpoints">{endpoints}</ul>
                {since}
            </div>
        </li>
    }
    .into_any()
}

fn published_since(guidance: &'static Guidance) -> AnyView {
    let evidence = one(Evidence::updated(guidance.statement, guidance.source));
    let subject = Signal::stored(guidance.statement.to_owned());
    view! {
        <li>
            <span class="strength">{guidance.strength.label()}</span>
            <div class="since">
                <Why id=format!("why-{}", guidance.id) subject=subject evidence=evidence>
                    {guidance.statement}
                </Why>
            </div>
        </li>
    }
    .into_any()
}
