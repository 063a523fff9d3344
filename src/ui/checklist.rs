//! The checklist, with boxes that stay ticked.

use leptos::prelude::*;

use super::{browser, state::state, why::why};
use crate::{
    assessment::{Assessment, ChecklistItem},
    plan::Plan,
    reference::{Term as _, Topic},
};

/// Where the ticks of a plan are kept. Sizes may change without losing them; the deployment may not.
fn storage_key(plan: &Plan) -> String {
    format!(
        "wandb-planner/checklist/{}/{}/{}/{}/{}",
        plan.tier.slug(),
        plan.environment.slug(),
        plan.cloud().slug(),
        plan.name,
        plan.fqdn(),
    )
}

/// The ticked ids of the current plan.
#[derive(Clone, Copy)]
struct Ticks {
    key: Memo<String>,
    ids: RwSignal<Vec<String>>,
}

impl Ticks {
    fn new() -> Self {
        let key = state().part(storage_key);
        let ids = RwSignal::new(browser::stored_ticks(&key.get_untracked()));
        Effect::new(move || ids.set(browser::stored_ticks(&key.get())));
        Self { key, ids }
    }

    fn toggle(self, id: &str) {
        self.ids.update(|ids| match ids.iter().position(|ticked| ticked == id) {
            Some(position) => {
                ids.remove(position);
            }
            None => ids.push(id.to_owned()),
        });
        self.ids.with(|ids| browser::store_ticks(&self.key.get_untracked(), ids));
    }

    fn clear(self) {
        self.ids.set(Vec::new());
        browser::store_ticks(&self.key.get_untracked(), &[]);
    }

    fn contains(self, id: &str) -> bool {
        self.ids.with(|ids| ids.iter().any(|ticked| ticked == id))
    }
}

fn item(ticks: Ticks, item: ChecklistItem) -> AnyView {
    let ChecklistItem { id, strength, task, evidence, .. } = item;
    let evidence = why(format!("why-task-{id}"), &task, &[evidence]);
    let toggled = id.clone();
    view! {
        <li>
            <label class="tick">
                <input
                    type="checkbox"
                    name=id.to_string()
                    prop:checked=move || ticks.contains(&id)
                    on:change=move |_| ticks.toggle(&toggled)
                />
                <span>{task.to_string()}</span>
            </label>
            <span class="strength">{strength.label()}</span>
            {evidence}
        </li>
    }
    .into_any()
}

fn groups(ticks: Ticks, assessment: &Assessment) -> Vec<AnyView> {
    let items = assessment.checklist();
    let mut views = Vec::new();
    for topic in Topic::ALL {
        let mut tasks = items.iter().filter(|item| item.topic == topic).peekable();
        if tasks.peek().is_some() {
            views.push(
                view! {
                    <section class="task-group">
                        <h3>{topic.label()}</h3>
                        <ul class="tasks">
                            {tasks.cloned().map(|task| item(ticks, task)).collect_view()}
                        </ul>
                    </section>
                }
                .into_any(),
            );
        }
    }
    views
}

/// The checklist section.
#[component]
pub(super) fn Checklist() -> impl IntoView {
    let state = state();
    let ticks = Ticks::new();
    let progress = move || {
        state.with(|it| {
            let items = it.checklist();
            let done = items.iter().filter(|item| ticks.contains(&item.id)).count();
            (done, items.len())
        })
    };
    let summary = move || {
        let (done, all) = progress();
        format!("{done} of {all} done")
    };
    view! {
        <section id="checklist" aria-labelledby="checklist-title">
            <h2 id="checklist-title">"Checklist"</h2>
            <p class="progress">
                <progress
                    aria-label="Checklist"
                    max=move || progress().1.to_string()
                    prop:value=move || progress().0.to_string()
                ></progress>
                <span>{summary}</span>
                <button type="button" on:click=move |_| ticks.clear()>"Clear ticks"</button>
            </p>
            {move || state.with(|it| groups(ticks, it))}
        </section>
    }
}
