//! The checklist, with checkboxes, owners and notes.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::{
    app::{
        Session, browser,
        components::{CopyButton, PlanLine, TRY_AGAIN, Why, source},
    },
    assessment::{Assessment, ChecklistItem},
    bundle::{TaskState, Work, bundle_name},
    reference::Topic,
};

/// The checklist view.
#[component]
pub fn ChecklistView() -> impl IntoView {
    let session = expect_context::<Session>();
    session.prepare_maker();
    let items = Memo::new(move |_| session.assessment.with(Assessment::checklist));
    let done = move || {
        items.with(|items| {
            let done = session
                .work
                .with(|work| items.iter().filter(|it| work.of(&it.id.slug()).done).count());
            (done, items.len())
        })
    };
    let failure = RwSignal::new(String::new());
    let table = move |format: &'static str| async move {
        let [day, address] = session.occasion();
        let work = session.work_text();
        session.maker().await?.checklist(&session.full_link(), &day, &address, &work, format)
    };
    let save = move |_| {
        leptos::task::spawn_local(async move {
            let name = session.plan.with_untracked(bundle_name);
            let name = format!("{name}-checklist.csv");
            let saved = match table("csv").await {
                Ok(text) => browser::download(&name, "text/csv", &JsValue::from_str(&text)),
                Err(error) => Err(error),
            };
            failure.set(match saved {
                Ok(()) => String::new(),
                Err(error) => {
                    format!("The checklist could not be saved: {}", browser::message(&error))
                }
            });
        });
    };
    let groups = move || {
        items.with(|items| {
            Topic::ALL
                .into_iter()
                .filter_map(|topic| group(session, topic, items))
                .collect::<Vec<_>>()
        })
    };
    view! {
        <h1 tabindex="-1">"Checklist"</h1>
        <PlanLine/>
        <p class="hint">
            "Everything to prepare for this plan. Checkmarks, owners and notes stay in this browser, separately for each tier, environment, cloud and name. The Markdown and CSV exports include them."
        </p>
        <p class="progress">
            <progress
                aria-label="Checklist"
                max=move || done().1.to_string()
                value=move || done().0.to_string()
            ></progress>
            <span>{move || format!("{} of {} done", done().0, done().1)}</span>
            <button
                type="button"
                class="action"
                on:click=move |_| session.change_work(Work::uncheck_all)
            >
                "Clear checkmarks"
            </button>
            <CopyButton label="Copy as Markdown" text=source(move || table("markdown")) refused=TRY_AGAIN/>
            <button type="button" class="action" on:click=save>"Download CSV"</button>
            <span class="field-error" role="status">{failure}</span>
        </p>
        <div class="task-groups">{move || groups()}</div>
    }
}

fn group(session: Session, topic: Topic, items: &[ChecklistItem]) -> Option<AnyView> {
    let tasks: Vec<AnyView> =
        items.iter().filter(|it| it.topic == topic).map(|it| task(session, it)).collect();
    (!tasks.is_empty()).then(|| {
        view! {
            <section class="task-group">
                <h2>{topic.label()}</h2>
                <ul class="tasks">{tasks}</ul>
            </section>
        }
        .into_any()
    })
}

fn task(session: Session, item: &ChecklistItem) -> AnyView {
    let id = item.id.slug();
    let state = {
        let id = id.clone();
        Memo::new(move |_| session.work.with(|work| work.of(&id)))
    };
    let tick = {
        let id = id.clone();
        move |done: bool| session.change_work(|work| work.change(&id, |task| task.done = done))
    };
    let mut detail = String::new();
    if let Some(check) = item.check {
        detail = format!("Checked by preflight.sh --only {check}. ");
    }
    if !item.files.is_empty() {
        detail = format!("{detail}See {}.", item.files.join(", "));
    }
    let evidence = Signal::stored(item.all_evidence());
    let name = item.task.to_string();
    let subject = Signal::stored(name.clone());
    let [task_id, why_id] = ["task", "why-task"].map(|kind| format!("{kind}-{id}"));
    let strength = item.advice();
    view! {
        <li>
            <label class="tick">
                <input
                    type="checkbox"
                    id=task_id
                    prop:checked=move || state.with(|state| state.done)
                    on:change:target=move |event| tick(event.target().checked())
                />
                <span>{name.clone()}</span>
            </label>
            <div class="detail">
                <Why id=why_id subject=subject evidence=evidence>
                    {strength}
                </Why>
                {(!detail.is_empty()).then(|| format!(". {detail}"))}
            </div>
            <Notes id=id.to_string() task=name state=state/>
        </li>
    }
    .into_any()
}

/// The owner of a task, and a note. The fields are created when they are opened: a checklist has about
/// forty tasks.
#[component]
fn Notes(id: String, task: String, state: Memo<TaskState>) -> impl IntoView {
    let session = expect_context::<Session>();
    let opened = RwSignal::new(false);
    let summary = move || {
        state.with(|state| match (&*state.owner, &*state.note) {
            ("", "") => "Owner and note".to_owned(),
            (owner, "") => format!("Owner: {owner}"),
            ("", note) => note.to_owned(),
            (owner, note) => format!("Owner: {owner}. {note}"),
        })
    };
    let key = id.clone();
    let fields = move || {
        opened.get().then(|| {
            let field =
                |label, kind, read: fn(&TaskState) -> String, write: fn(&mut TaskState, String)| {
                    let id = key.clone();
                    let field_id = format!("{kind}-{id}");
                    let change = move |text: String| {
                        session.change_work(|work| work.change(&id, |task| write(task, text)));
                    };
                    view! {
                        <div class="field">
                            <label for=field_id.clone()>{label}</label>
                            <input
                                id=field_id
                                type="text"
                                autocomplete="off"
                                maxlength="500"
                                value=state.with_untracked(read)
                            prop:value=move || state.with(read)
                                on:input:target=move |event| change(event.target().value())
                            />
                        </div>
                    }
                    .into_any()
                };
            vec![
                field("Owner", "owner", |it| it.owner.clone(), |it, text| it.owner = text),
                field("Note", "note", |it| it.note.clone(), |it, text| it.note = text),
            ]
        })
    };
    view! {
        <details class="notes action" id=format!("notes-{id}") on:toggle=move |_| opened.set(true)>
            <summary>
                {move || summary()}
                <span class="hidden">{format!(" for: {task}")}</span>
            </summary>
            {move || fields()}
        </details>
    }
}
