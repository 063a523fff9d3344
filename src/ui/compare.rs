//! All plans in one table, and two plans side by side.

use leptos::prelude::*;

use super::{
    browser::{self, HistoryEntry},
    sizing::fit,
    state::{State, state},
};
use crate::{
    assessment::{
        Assessment,
        compare::{Comparison, Row},
    },
    plan::{Location, Plan, link},
    reference::{Cloud, Environment, Term, Tier},
};

/// The plan with other choices and the same options.
fn with_choices(plan: &Plan, tier: Tier, environment: Environment, cloud: Cloud) -> Plan {
    let mut other = Plan { tier, environment, ..plan.clone() };
    if other.cloud() != cloud {
        other.location = Location::new(cloud);
    }
    other
}

fn matrix_cell(state: State, plan: Plan, current: &Plan) -> AnyView {
    let it = Assessment::of(&plan);
    let is_current = plan == *current;
    let href = link::encode(&plan);
    let name = format!("Choose {}", it.title());
    let choose = move |event: leptos::ev::MouseEvent| {
        // A click with a modifier opens the link in a new tab, as everywhere.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            state.set_plan(plan.clone(), HistoryEntry::New);
            browser::focus("answer");
        }
    };
    view! {
        <td class:current=is_current>
            <a href=href aria-label=name on:click=choose aria-current=is_current.then_some("true")>
                <code>{it.kubernetes.chosen.machine.name}</code>
            </a>
            {fit(&it.kubernetes.chosen)}
            <code>{it.mysql.chosen.machine.name}</code>
            {fit(&it.mysql.chosen)}
            <span class="findings-count">{it.findings_summary()}</span>
        </td>
    }
    .into_any()
}

fn matrix_row(state: State, current: &Plan, tier: Tier, environment: Environment) -> AnyView {
    let it = Assessment::of(&with_choices(current, tier, environment, current.cloud()));
    let cells = Cloud::ALL
        .iter()
        .map(|cloud| matrix_cell(state, with_choices(current, tier, environment, *cloud), current))
        .collect_view();
    view! {
        <tr>
            <th scope="row">{tier.label()} <span class="service">{environment.label()}</span></th>
            <td>
                {it.kubernetes.cpu.value.to_string()} <br /> {it.kubernetes.memory.value.to_string()}
                <br /> {format!("{} disk", it.kubernetes.disk.value)}
            </td>
            <td>
                {it.totals.all_nodes.cpu.value.to_string()} <br />
                {it.totals.all_nodes.memory.value.to_string()}
            </td>
            <td>
                {it.mysql.cpu.value.to_string()} <br /> {it.mysql.memory.value.to_string()} <br />
                {format!("{} disk", it.mysql.disk.value)}
            </td>
            {cells}
        </tr>
    }
    .into_any()
}

fn matrix(state: State, current: &Plan) -> AnyView {
    let rows = Tier::ALL
        .iter()
        .flat_map(|tier| {
            Environment::ALL
                .iter()
                .map(|environment| matrix_row(state, current, *tier, *environment))
        })
        .collect_view();
    let clouds = Cloud::ALL
        .iter()
        .map(|cloud| view! { <th scope="col">{cloud.label()}</th> })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label="All tiers, environments and clouds">
            <table class="matrix">
                <caption>
                    "All tiers, environments and clouds, with the options of this plan. Choose a machine to open its plan."
                </caption>
                <thead>
                    <tr>
                        <th scope="col">"Deployment"</th>
                        <th scope="col">"Each node"</th>
                        <th scope="col">
                            {format!("All {} nodes", current.nodes)}
                        </th>
                        <th scope="col">"MySQL"</th>
                        {clouds}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn side_by_side_row(row: &Row) -> impl IntoView + use<> {
    let base = row.values.first();
    let cells = row
        .values
        .iter()
        .map(|value| {
            let difference = base.and_then(|base| value.difference_from(base));
            view! {
                <td>
                    {value.to_string()}
                    {difference.map(|text| view! { <span class="difference">{text}</span> })}
                </td>
            }
        })
        .collect_view();
    view! {
        <tr class:differs=row.differs>
            <th scope="row">{row.label}</th>
            {cells}
            <td>{if row.differs { "≠ differs" } else { "same" }}</td>
        </tr>
    }
}

fn selector<T: Term>(label: &'static str, value: RwSignal<T>) -> AnyView {
    let options = T::ALL
        .iter()
        .map(|&option| {
            view! {
                <option value=option.slug() prop:selected=move || value.get() == option>
                    {option.label()}
                </option>
            }
        })
        .collect_view();
    let choose = move |event| {
        if let Some(chosen) = T::from_slug(&event_target_value(&event)) {
            value.set(chosen);
        }
    };
    view! { <label>{label} <select on:change=choose>{options}</select></label> }.into_any()
}

/// What a first comparison shows: the same deployment on the next cloud.
fn next_cloud(cloud: Cloud) -> Cloud {
    match cloud {
        Cloud::Aws => Cloud::Gcp,
        Cloud::Gcp => Cloud::Azure,
        Cloud::Azure => Cloud::Aws,
    }
}

fn side_by_side(comparison: &Comparison, differences_only: bool) -> AnyView {
    let titles = comparison.titles.iter().enumerate().map(|(index, title)| {
        let label = if index == 0 { "This plan" } else { "Compared with" };
        view! { <th scope="col">{label} <span class="service">{title.clone()}</span></th> }
    });
    let rows: Vec<_> = comparison
        .rows
        .iter()
        .filter(|row| row.differs || !differences_only)
        .map(side_by_side_row)
        .collect();
    let nothing = rows.is_empty().then(|| {
        view! {
            <tr>
                <td colspan="4">"The two plans do not differ."</td>
            </tr>
        }
    });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label="Two plans side by side">
            <table class="side-by-side">
                <caption class="hidden">"Two plans side by side"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Measure"</th>
                        {titles.collect_view()}
                        <th scope="col">"Difference"</th>
                    </tr>
                </thead>
                <tbody>{rows} {nothing}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The compare section.
#[component]
pub(super) fn Compare() -> impl IntoView {
    let state = state();
    let plan = state.part(Clone::clone);
    let first = plan.get_untracked();
    let tier = RwSignal::new(first.tier);
    let environment = RwSignal::new(first.environment);
    let cloud = RwSignal::new(next_cloud(first.cloud()));
    let differences_only = RwSignal::new(true);
    let comparison = move || {
        let plan = plan.get();
        let other = with_choices(&plan, tier.get(), environment.get(), cloud.get());
        side_by_side(&Comparison::of(&[plan, other]), differences_only.get())
    };
    view! {
        <section id="compare" aria-labelledby="compare-title">
            <h2 id="compare-title">"Compare"</h2>
            {move || matrix(state, &plan.get())}
            <h3 id="side-by-side-title">"Two plans side by side"</h3>
            <form class="selectors" aria-labelledby="side-by-side-title" on:submit=|event| event.prevent_default()>
                {selector("Tier", tier)} {selector("Environment", environment)} {selector("Cloud", cloud)}
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=move || differences_only.get()
                        on:change=move |event| differences_only.set(event_target_checked(&event))
                    />
                    "Only differences"
                </label>
            </form>
            {comparison}
        </section>
    }
}
