//! The form: three choices and the number of nodes, and collapsed options.

use leptos::prelude::*;

use super::{PlanLink, installation::InstallationOptions};
use crate::{
    app::{Choice, Field, Session, View, changed_options},
    assessment::machines_that_meet,
    catalog::Machine,
    plan::Plan,
};

/// The number of machines to suggest for a component: the smallest that are large enough.
const SUGGESTED_MACHINES: usize = 8;

/// The form of the plan.
#[component]
pub fn Form() -> impl IntoView {
    let session = expect_context::<Session>();
    let heading = move || match session.plan.with(changed_options) {
        0 => "Names, network and files".to_owned(),
        own => format!("Names, network and files ({own} changed)"),
    };
    let fields = Field::OPTIONS.map(|field| view! { <TextField field=field/> }.into_any());
    let choices = Choice::OPTIONS.map(|choice| {
        let matters = Memo::new(move |_| session.plan.with(|plan| choice.matters_to(plan)));
        let choices = move || matters.get().then(|| view! { <Choices choice=choice/> }.into_any());
        view! { {move || choices()} }.into_any()
    });
    view! {
        <form class="form" aria-label="The plan" on:submit=|event| event.prevent_default()>
            {Vec::from(Choice::MAIN.map(|choice| view! { <Choices choice=choice/> }.into_any()))}
            <TextField field=Field::Nodes/>
            <details
                class="options"
                id="options"
                open=session.opened.options.get_untracked()
                on:toggle:target=move |event| {
                    session.opened.options.set(event.target().has_attribute("open"));
                }
            >
                <summary>{move || heading()}</summary>
                {Vec::from(fields)}
                {Vec::from(choices)}
            </details>
            <InstallationOptions/>
        </form>
        <OtherPlans/>
    }
}

/// One choice, as radio buttons.
#[component]
fn Choices(choice: Choice) -> impl IntoView {
    let session = expect_context::<Session>();
    let chosen = move || session.plan.with(|plan| choice.read(plan));
    let meaning = move || {
        let is_chosen = |value: &&crate::app::ChoiceValue| value.slug == chosen();
        choice.values().iter().find(is_chosen).map_or("", |value| value.consequence)
    };
    let values: Vec<AnyView> = choice
        .values()
        .into_iter()
        .map(|value| {
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name=choice.key()
                        value=value.slug
                        checked=untrack(chosen) == value.slug
                        prop:checked=move || chosen() == value.slug
                        on:change=move |_| session.choose(choice, value.slug)
                    />
                    <span>{value.label}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    let hint = format!("{}-hint", choice.key());
    let described_by = hint.clone();
    view! {
        <fieldset class="choice-group" aria-describedby=described_by>
            <legend>{choice.legend()}</legend>
            <div class="choices">{values}</div>
            <p class="hint" id=hint>{move || meaning()}</p>
        </fieldset>
    }
}

/// A field with its label, hint and error. Text stays as typed; only valid values reach the plan.
#[component]
fn TextField(field: Field) -> impl IntoView {
    let session = expect_context::<Session>();
    let key = field.key();
    let typed = move || {
        session.typed.with(|all| all.iter().find(|it| it.field == field).map(|it| it.text.clone()))
    };
    let complaint = move || {
        let typed = typed()?;
        session.plan.with(|plan| field.complaint(plan, &typed))
    };
    let value = move || typed().unwrap_or_else(|| session.plan.with(|plan| field.read(plan)));
    // Suggestions are computed once the field has focus.
    let asked = RwSignal::new(false);
    let machines = field.component().map(|component| {
        let option = |machine: Machine| {
            view! { <option value=machine.spelling().to_string()></option> }.into_any()
        };
        let options = move || {
            session.plan.with(|plan| {
                let machines = machines_that_meet(component, plan, SUGGESTED_MACHINES);
                machines.into_iter().map(option).collect::<Vec<AnyView>>()
            })
        };
        view! {
            <datalist id=format!("{key}-list")>{move || asked.get().then(options)}</datalist>
        }
        .into_any()
    });
    view! {
        <div class="field">
            <label for=key>{move || session.plan.with(|plan| field.label(plan))}</label>
            <input
                id=key
                type="text"
                inputmode=if field == Field::Nodes { "numeric" } else { "url" }
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                list=field.component().map(|_| format!("{key}-list"))
                aria-describedby=format!("{key}-hint {key}-error")
                aria-invalid=move || if complaint().is_some() { "true" } else { "false" }
                value=untrack(value)
                prop:value=value
                on:focus=move |_| asked.set(true)
                on:input:target=move |event| session.type_text(field, event.target().value())
                on:change=move |_| session.leave_field(field)
            />
            {machines}
            <p class="hint" id=format!("{key}-hint")>
                {move || session.plan.with(|plan| field.hint(plan))}
            </p>
            <p class="field-error" id=format!("{key}-error") aria-live="polite">
                {move || complaint()}
            </p>
        </div>
    }
}

/// Links to neighboring plans, in place of the form when there are no scripts. Only static pages have
/// them.
#[component]
fn OtherPlans() -> impl IntoView {
    let session = expect_context::<Session>();
    session.is_static().then(|| {
        let plan = session.plan.get_untracked();
        let links = Choice::MAIN.map(|choice| {
            let items: Vec<_> = choice
                .values()
                .into_iter()
                .map(|value| {
                    let other = choice.write(&plan, value.slug);
                    if other == plan {
                        return view! { <li><strong>{value.label}</strong></li> }.into_any();
                    }
                    let other = Plan::new(other.tier, other.environment, other.cloud());
                    view! {
                        <li><PlanLink plan=other view=View::Plan>{value.label}</PlanLink></li>
                    }
                    .into_any()
                })
                .collect();
            view! { <h2>{choice.legend()}</h2><ul>{items}</ul> }
        });
        view! {
            <nav class="unscripted" aria-label="Other plans">
                {links}
                <p class="hint">
                    "Without JavaScript, you can read and print this page. To change options, compare plans or download files, turn on JavaScript, and open the planner from a web server or as wandb-planner.html."
                </p>
            </nav>
        }
    })
}
