//! The choices of the plan that stands beside the current one.

use leptos::prelude::*;

use super::{live::live, state::state};
use crate::{
    page::{self, Presence},
    reference::{Cloud, Term},
};

fn selector<T: Term>(id: &'static str, label: &'static str, value: RwSignal<T>) -> AnyView {
    let options = T::ALL
        .iter()
        .map(|&option| option_view(option.slug(), option.label(), value.get_untracked() == option))
        .collect_view();
    let choose = move |event| {
        if let Some(chosen) = T::from_slug(&event_target_value(&event)) {
            value.set(chosen);
        }
    };
    view! {
        <label for=id>{label}</label>
        <select id=id on:change=choose>
            {options}
        </select>
    }
    .into_any()
}

fn option_view(slug: &'static str, label: &'static str, selected: bool) -> AnyView {
    view! {
        <option value=slug selected=selected>
            {label}
        </option>
    }
    .into_any()
}

/// What a first comparison shows: the same deployment on the next cloud.
const fn next_cloud(cloud: Cloud) -> Cloud {
    match cloud {
        Cloud::Aws => Cloud::Gcp,
        Cloud::Gcp => Cloud::Azure,
        Cloud::Azure => Cloud::Aws,
    }
}

/// The compare section: all plans in a table, and two plans side by side.
#[component]
pub(super) fn Compare() -> impl IntoView {
    let state = state();
    let first = state.plan_untracked();
    let tier = RwSignal::new(first.tier);
    let environment = RwSignal::new(first.environment);
    let cloud = RwSignal::new(next_cloud(first.cloud()));
    let differences_only = RwSignal::new(true);
    let comparison = move || {
        let plan = state.plan();
        let other = plan.with_choices(tier.get(), environment.get(), cloud.get());
        page::side_by_side(&[plan, other], Presence::from(differences_only.get()))
    };
    view! {
        <section id="compare" aria-labelledby="compare-title">
            <h2 id="compare-title">"Compare"</h2>
            {live("", move || page::matrix(&state.plan()))}
            <h3 id="side-by-side-title">"This plan beside another"</h3>
            <form class="selectors" aria-labelledby="side-by-side-title" on:submit=|event| event.prevent_default()>
                {selector("compare-tier", "Tier", tier)}
                {selector("compare-environment", "Environment", environment)}
                {selector("compare-cloud", "Cloud", cloud)}
                <label class="tick">
                    <input
                        id="differences-only"
                        type="checkbox"
                        checked=true
                        on:change=move |event| differences_only.set(event_target_checked(&event))
                    />
                    <span>"Only differences"</span>
                </label>
            </form>
            {live("", comparison)}
        </section>
    }
}
