//! All plans in one table, and several plans side by side.

use leptos::prelude::*;

use super::machines::Machines;
use crate::{
    app::{
        Costs, Session, View, browser,
        components::{CopyButton, Picture, PlanLine, PlanLink, Scroll, TRY_AGAIN, fit, source},
    },
    assessment::{
        Assessment,
        compare::{Comparison, Row},
    },
    cost::{Bill, Total},
    diagram,
    plan::{Plan, link},
    reference::{Cloud, Environment, Term as _, Tier},
};

/// The compare view.
#[component]
pub fn CompareView() -> impl IntoView {
    let session = expect_context::<Session>();
    session.prepare_maker();
    let clouds = session.text(diagram::clouds);
    let words = Signal::derive(move || session.assessment.with(diagram::clouds_in_words));
    let alternative = session.text(|it| {
        format!(
            "{} compared with the other clouds: outlines show what is required, bars what the machines provide. A text description follows.",
            it.title()
        )
    });
    let picture = move || {
        if words.with(Vec::is_empty) {
            return view! { <p>"The machines on all three clouds have the same capacity."</p> }
                .into_any();
        }
        view! {
            <Picture
                svg=clouds
                label="Machines on each cloud"
                alternative=alternative
                words=words
            />
        }
        .into_any()
    };
    view! {
        <h1 tabindex="-1">"Compare"</h1>
        <PlanLine/>
        <Matrix/>
        <SideBySide/>
        <section aria-labelledby="clouds-title">
            <h2 id="clouds-title">"Where the clouds differ"</h2>
            {move || picture()}
        </section>
        <Machines/>
    }
}

/// All tiers and environments on the three clouds, with the options of the current plan.
#[component]
fn Matrix() -> impl IntoView {
    let session = expect_context::<Session>();
    let rows = move || {
        let current = session.plan.get();
        let rows = Tier::ALL.iter().flat_map(|tier| {
            Environment::ALL.iter().map(|environment| (*tier, *environment)).collect::<Vec<_>>()
        });
        rows.map(|(tier, environment)| row(session, &current, tier, environment))
            .collect::<Vec<_>>()
    };
    let heading = |cloud: Cloud| view! { <th scope="col">{cloud.label()}</th> }.into_any();
    view! {
        <section aria-labelledby="matrix-title">
            <h2 id="matrix-title">"All documented plans"</h2>
            <p class="hint">
                "Select a machine to open that plan, or add plans to the comparison below. Differences from your plan are marked. Costs are per month, without ClickHouse, object storage, egress and W&B's license; “over” means that another list price is missing."
            </p>
            <Scroll label="All tiers and environments on AWS, GCP and Azure">
                <table class="matrix">
                    <caption class="hidden">"Machines and their fit by deployment and cloud"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Deployment"</th>
                            {Vec::from(Cloud::DOCUMENTED.map(heading))}
                        </tr>
                    </thead>
                    <tbody>{move || rows()}</tbody>
                </table>
            </Scroll>
        </section>
    }
}

fn row(session: Session, current: &Plan, tier: Tier, environment: Environment) -> AnyView {
    let plan_on = |cloud| current.with_choices(tier, environment, cloud);
    let it = Assessment::on(&plan_on(current.cloud()), session.day);
    let (node, mysql) = (it.kubernetes.sizing(), it.mysql.sizing());
    let all = &it.totals.all_nodes;
    let cells: Vec<AnyView> =
        Cloud::DOCUMENTED.into_iter().map(|cloud| cell(session, current, plan_on(cloud))).collect();
    view! {
        <tr>
            <th scope="row">
                {tier.label()}
                ", "
                {environment.label()}
                <span class="detail">
                    {format!("Each node {}, {}; in total {}, {}", node.cpu, node.memory, all.cpu.value, all.memory.value)}
                </span>
                <span class="detail">{format!("MySQL {}, {}", mysql.cpu, mysql.memory)}</span>
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

fn cell(session: Session, current: &Plan, plan: Plan) -> AnyView {
    let costs = expect_context::<Costs>();
    let it = Assessment::on(&plan, session.day);
    let ours = session.assessment.get_untracked();
    let cost = Bill::on(&it, &costs.inputs(), session.day).total.short();
    let [node, mysql] = [it.kubernetes.chosen.clone(), it.mysql.chosen.clone()];
    let differs = |same: bool| if same { "line" } else { "line other" };
    let node_class = differs(node.machine == ours.kubernetes.chosen.machine);
    let mysql_class = differs(mysql.machine == ours.mysql.chosen.machine);
    let spoken_link = format!(": open the plan {}", it.title());
    let [node_name, mysql_name] = [&node, &mysql].map(|it| it.machine.name.to_string());
    let is_current = plan == *current;
    let pinned = {
        let plan = plan.clone();
        move || session.pinned.with(|pinned| pinned.contains(&plan))
    };
    let full = move || session.pinned.with(|pinned| pinned.len() >= link::MOST_BESIDE);
    let pin = {
        let (plan, pinned) = (plan.clone(), pinned.clone());
        move |_| {
            // Read this first: the list cannot be read while it is being changed.
            let is_pinned = pinned();
            session.pin(|all| {
                if is_pinned {
                    all.retain(|it| *it != plan);
                } else {
                    all.push(plan.clone());
                }
            });
        }
    };
    let disabled = {
        let pinned = pinned.clone();
        move || full() && !pinned()
    };
    let spoken = format!("Compare with {}", it.title());
    view! {
        <td class:current=is_current>
            <span class=node_class>
                <PlanLink plan=plan view=View::Plan>
                    <code>{node_name}</code>
                    <span class="hidden">{spoken_link}</span>
                </PlanLink>
                {fit(&node)}
            </span>
            <span class=mysql_class>
                <code>{mysql_name}</code>
                {fit(&mysql)}
            </span>
            <span class="detail">{it.findings_summary()}</span>
            <br/>
            <span class="detail cost">{cost}</span>
            <button
                type="button"
                class="action pin"
                aria-label=spoken
                aria-pressed=move || if pinned() { "true" } else { "false" }
                disabled=disabled
                on:click=pin
            >
                "Compare"
            </button>
        </td>
    }
    .into_any()
}

/// The cloud of the initial comparison, which has the same deployment on another cloud.
const fn next_cloud(cloud: Cloud) -> Cloud {
    match cloud {
        Cloud::Aws => Cloud::Gcp,
        Cloud::Gcp => Cloud::Azure,
        Cloud::Azure | Cloud::OnPremises => Cloud::Aws,
    }
}

/// The current plan next to up to three others: those that the user added, or if there are none, the
/// same plan on another cloud.
#[component]
fn SideBySide() -> impl IntoView {
    let session = expect_context::<Session>();
    let everything = session.everything;
    let others = move || {
        let pinned = session.pinned.get();
        if !pinned.is_empty() {
            return pinned;
        }
        session
            .plan
            .with(|it| vec![it.with_choices(it.tier, it.environment, next_cloud(it.cloud()))])
    };
    let full = move || session.pinned.with(|pinned| pinned.len() >= link::MOST_BESIDE);
    let already = move || session.plan.with(|plan| session.pinned.with(|it| it.contains(plan)));
    let add = move |_| {
        let plan = session.plan.get_untracked();
        session.pin(|all| all.push(plan));
        // The button is disabled now, so focus has to move.
        browser::focus("#side-by-side-title");
    };
    let state = move || match (full(), already()) {
        (true, _) => "You can compare up to four plans. Remove one to add another.",
        (false, true) => "This plan is already in the comparison.",
        (false, false) => "",
    };
    let table = move || {
        let plans: Vec<Plan> = std::iter::once(session.plan.get()).chain(others()).collect();
        side_by_side(session, &plans, everything.get())
    };
    let comparison = move |format: &'static str| {
        source(move || async move {
            let [day, address] = session.occasion();
            let link = session.comparison_link(&untrack(others));
            session.maker().await?.comparison(&link, &day, &address, format)
        })
    };
    let link = source(move || async move { Ok(session.comparison_link(&untrack(others))) });
    view! {
        <section aria-labelledby="side-by-side-title">
            <h2 id="side-by-side-title" tabindex="-1">"Side by side"</h2>
            <p class="actions">
                <button
                    type="button"
                    class="action"
                    disabled=move || full() || already()
                    on:click=add
                >
                    "Add a copy of this plan"
                </button>
                <label class="tick">
                    <input
                        id="everything"
                        type="checkbox"
                        prop:checked=everything
                        on:change:target=move |event| everything.set(event.target().checked())
                    />
                    <span>"Show all measures"</span>
                </label>
                <span class="hint" role="status">{move || state()}</span>
            </p>
            <Scroll label="Plans side by side">{move || table()}</Scroll>
            <p class="actions">
                <CopyButton label="Copy link to this comparison" text=link/>
                <CopyButton label="Copy as Markdown" text=comparison("markdown") refused=TRY_AGAIN/>
                <CopyButton label="Copy as CSV" text=comparison("csv") refused=TRY_AGAIN/>
            </p>
        </section>
    }
}

/// Plans side by side. Differences are relative to the first.
fn side_by_side(session: Session, plans: &[Plan], everything: bool) -> AnyView {
    let comparison = Comparison::on(plans, session.day);
    let removable = !session.pinned.with(Vec::is_empty);
    let mut headings = Vec::new();
    for (index, (title, plan)) in
        comparison.titles.iter().cloned().zip(plans.iter().cloned()).enumerate()
    {
        let heading = if index == 0 {
            view! { "This plan" <span class="detail">{title}</span> }.into_any()
        } else {
            let remove = removable.then(|| {
                let plan = plan.clone();
                let label = format!("Remove {title} from the comparison");
                let remove = move |_| {
                    session.pin(|all| all.retain(|it| *it != plan));
                    browser::focus("#side-by-side-title");
                };
                view! {
                    <button
                        type="button"
                        aria-label=label
                        on:click=remove
                    >
                        "Remove"
                    </button>
                }
                .into_any()
            });
            view! {
                "Compared with"
                <span class="detail">
                    <PlanLink plan=plan view=View::Plan>{title}</PlanLink>
                </span>
                {remove}
            }
            .into_any()
        };
        headings.push(view! { <th scope="col">{heading}</th> }.into_any());
    }
    let differing = comparison.rows.iter().filter(|row| row.differs || everything);
    let mut rows: Vec<AnyView> = differing.map(|row| measure(row, everything)).collect();
    rows.extend(cost_row(session, plans, everything));
    let nothing = rows.is_empty().then(|| {
        view! { <tr><td colspan=(plans.len() + 1).to_string()>"These plans do not differ."</td></tr> }.into_any()
    });
    let verdict = everything.then(|| view! { <th scope="col">"Difference"</th> }.into_any());
    view! {
        <table class="side-by-side">
            <caption class="hidden">"This plan and the others, measure by measure"</caption>
            <thead>
                <tr>
                    <th scope="col">"Measure"</th>
                    {headings}
                    {verdict}
                </tr>
            </thead>
            <tbody>{rows}{nothing}</tbody>
        </table>
    }
    .into_any()
}

/// The cost of each plan, and the parts that its total leaves out. `None` if all costs are the same.
fn cost_row(session: Session, plans: &[Plan], everything: bool) -> Option<AnyView> {
    let inputs = expect_context::<Costs>().inputs();
    let total = |plan| Bill::on(&Assessment::on(plan, session.day), &inputs, session.day).total;
    let totals: Vec<Total> = plans.iter().map(total).collect();
    let differs = totals.iter().any(|it| *it != totals[0]);
    let cells: Vec<AnyView> = totals
        .iter()
        .map(|it| {
            view! {
                <td class:other=*it != totals[0]>
                    {it.amount()}
                    <span class="detail">{it.without()}</span>
                </td>
            }
            .into_any()
        })
        .collect();
    let verdict = everything
        .then(|| view! { <td>{if differs { "≠ differs" } else { "same" }}</td> }.into_any());
    (differs || everything)
        .then(|| view! { <tr><th scope="row">"List price"</th>{cells}{verdict}</tr> }.into_any())
}

/// One measure of all plans. If rows without a difference are shown as well, the last cell tells them
/// apart.
fn measure(row: &Row, everything: bool) -> AnyView {
    let cells: Vec<AnyView> = row
        .values
        .iter()
        .map(|value| {
            let base = row.values.first().unwrap_or(value);
            let difference = value
                .difference_from(base)
                .map(|text| view! { <span class="difference">{text}</span> }.into_any());
            view! { <td class:other=value != base>{value.to_string()}{difference}</td> }.into_any()
        })
        .collect();
    let verdict = everything
        .then(|| view! { <td>{if row.differs { "≠ differs" } else { "same" }}</td> }.into_any());
    view! { <tr><th scope="row">{row.measure.label()}</th>{cells}{verdict}</tr> }.into_any()
}
