//! The form: three choices first, then the options.

use leptos::prelude::*;

use super::{
    browser::HistoryEntry,
    fields::{Field, field, write_part},
    state::{State, state},
};
use crate::{
    plan::{Location, MysqlMachine, NodeCount, Plan},
    reference::{Cloud, Environment, Term, Tier},
};

/// A group of radio buttons for one of the plan's closed choices.
fn choice<T: Term + Eq>(
    legend: &'static str,
    read: fn(&Plan) -> T,
    write: fn(&mut Plan, T),
) -> AnyView {
    let state = state();
    let current = state.part(move |plan| read(plan).slug());
    let options = T::ALL.iter().map(|&value| {
        let choose = move || state.change(HistoryEntry::New, |plan| write(plan, value));
        option(T::NAME, value.slug(), value.label(), value.consequence(), current, choose)
    });
    view! {
        <fieldset class="choice-group">
            <legend>{legend}</legend>
            <div class="choices">{options.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

fn option(
    group: &'static str,
    slug: &'static str,
    label: &'static str,
    consequence: &'static str,
    current: Memo<&'static str>,
    choose: impl Fn() + 'static,
) -> AnyView {
    view! {
        <label class="choice">
            <input
                type="radio"
                name=group
                value=slug
                prop:checked=move || current.get() == slug
                on:change=move |_| choose()
            />
            <span class="choice-label">{label}</span>
            <span class="choice-consequence">{consequence}</span>
        </label>
    }
    .into_any()
}

fn choose_cloud(plan: &mut Plan, cloud: Cloud) {
    if plan.cloud() != cloud {
        plan.location = Location::new(cloud);
    }
}

const NODES: Field = Field {
    id: "nodes",
    label: "Worker nodes",
    hint: "1 to 100. The document gives no number; W&B has since published at least 3.",
    input_mode: "numeric",
    read: |plan| plan.nodes.to_string(),
    write: |plan, text| write_part(&mut plan.nodes, text),
};

const OPTIONS: [Field; 4] = [
    Field {
        id: "subdomain",
        label: "Subdomain",
        hint: "The first part of W&B's address.",
        input_mode: "url",
        read: |plan| plan.subdomain.to_string(),
        write: |plan, text| write_part(&mut plan.subdomain, text),
    },
    Field {
        id: "domain",
        label: "Domain",
        hint: "Your DNS zone, for example mlops.example.com.",
        input_mode: "url",
        read: |plan| plan.domain.to_string(),
        write: |plan, text| write_part(&mut plan.domain, text),
    },
    Field {
        id: "name",
        label: "Deployment name",
        hint: "Prefix of every cloud resource: 2 to 17 lowercase letters, digits and hyphens.",
        input_mode: "text",
        read: |plan| plan.name.to_string(),
        write: |plan, text| write_part(&mut plan.name, text),
    },
    Field {
        id: "region",
        label: "Region",
        hint: "As the cloud names it.",
        input_mode: "text",
        read: |plan| plan.location.region().to_string(),
        write: |plan, text| {
            plan.location = Location::in_region(plan.cloud(), text)?;
            Ok(())
        },
    },
];

/// One step up or down, within the range of a plan's node count.
fn step(state: State, by: i8) {
    state.change(HistoryEntry::Same, |plan| {
        let count = u8::try_from(plan.nodes.get()).unwrap_or(NodeCount::MAX);
        if let Some(nodes) = count.checked_add_signed(by).and_then(NodeCount::new) {
            plan.nodes = nodes;
        }
    });
}

/// The form of the plan.
#[component]
pub(super) fn Choices() -> impl IntoView {
    let state = state();
    view! {
        <form class="form" aria-label="Plan" on:submit=|event| event.prevent_default()>
            {choice("Tier", |plan| plan.tier, |plan, tier: Tier| plan.tier = tier)}
            {choice(
                "Environment",
                |plan| plan.environment,
                |plan, environment: Environment| plan.environment = environment,
            )}
            {choice("Cloud", Plan::cloud, choose_cloud)}
            <div class="stepper">
                {field(NODES)}
                <button type="button" aria-label="One node fewer" on:click=move |_| step(state, -1)>
                    "\u{2212}"
                </button>
                <button type="button" aria-label="One node more" on:click=move |_| step(state, 1)>
                    "+"
                </button>
            </div>
            <details class="options">
                <summary>"Names, region and MySQL machine"</summary>
                {OPTIONS.into_iter().map(field).collect_view()}
                {choice(
                    "MySQL machine in the files",
                    |plan| plan.mysql_machine,
                    |plan, machine: MysqlMachine| plan.mysql_machine = machine,
                )}
            </details>
        </form>
    }
}
