//! The answer in one sentence and a few large numbers.

use leptos::prelude::*;

use super::state::state;

fn figure(label: &'static str, value: impl IntoView, detail: String) -> impl IntoView {
    view! {
        <div class="figure">
            <dt>{label}</dt>
            <dd><strong>{value}</strong> <span>{detail}</span></dd>
        </div>
    }
}

/// A quantity with its unit lighter than its number.
pub(super) fn quantity(number: u32, unit: &'static str) -> impl IntoView {
    view! {
        <span class="quantity">{number.to_string()}" "<span class="unit">{unit}</span></span>
    }
}

/// Title, sentence and large numbers.
#[component]
pub(super) fn Summary() -> impl IntoView {
    let state = state();
    view! {
        <section class="summary" aria-labelledby="summary-title">
            <h2 id="summary-title">{move || state.with(|it| it.title())}</h2>
            {move || {
                state
                    .with(|it| {
                        let all = &it.totals.all_nodes;
                        let nodes = it.plan.nodes.get();
                        let noun = if nodes == 1 { "node" } else { "nodes" };
                        view! {
                            <dl class="figures">
                                {figure(
                                    "CPU",
                                    quantity(all.cpu.value.0, all.cpu.value.unit()),
                                    "all nodes".to_owned(),
                                )}
                                {figure(
                                    "Memory",
                                    quantity(all.memory.value.0, "GB"),
                                    "all nodes".to_owned(),
                                )}
                                {figure(
                                    "Kubernetes",
                                    quantity(nodes, noun),
                                    it.kubernetes.chosen.machine.name.to_owned(),
                                )}
                                {figure(
                                    "MySQL",
                                    quantity(it.mysql.memory.value.0, "GB"),
                                    it.mysql.chosen.machine.name.to_owned(),
                                )}
                            </dl>
                        }
                    })
            }}
            <p class="sentence" role="status" id="sentence">{move || state.with(|it| it.sentence())}</p>
        </section>
    }
}
