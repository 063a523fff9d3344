//! Less common actions: saved plans, the theme, printing, keyboard shortcuts.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast as _;

use super::{PlanLink, node_count};
use crate::{
    app::{History, Kept, Session, View, browser},
    assessment::Assessment,
    plan::link::{self, Notice},
};

/// The panel behind "More".
#[component]
pub fn More() -> impl IntoView {
    let opened = RwSignal::new(Opened::Nothing);
    // An old outcome does not stay in the panel.
    let clear = move |_: leptos::ev::Event| opened.set(Opened::Nothing);
    // The panel of the shortcuts replaces this one.
    let replace = |_| {
        browser::close_panel();
        browser::focus("#shortcuts-title");
    };
    view! {
        <section
            id="more"
            class="panel"
            popover="auto"
            aria-labelledby="more-title"
            on:beforetoggle=clear
        >
            <h2 id="more-title" class="hidden">"More"</h2>
            <div class="tools">
                <Theme/>
                <button type="button" class="action" on:click=|_| browser::print()>"Print this plan"</button>
                <button
                    type="button"
                    id="show-shortcuts"
                    popovertarget="shortcuts"
                    on:click=replace
                >
                    "Keyboard shortcuts"
                </button>
            </div>
            <KeptPlans/>
            <OpenSaved opened=opened/>
        </section>
    }
}

/// The choice between light and dark.
#[component]
fn Theme() -> impl IntoView {
    let shown = RwSignal::new("system".to_owned());
    Effect::new(move || shown.set(browser::theme()));
    let option = |(value, label): (&'static str, &'static str)| {
        view! { <option value=value>{label}</option> }.into_any()
    };
    let options = [("system", "Theme: system"), ("light", "Theme: light"), ("dark", "Theme: dark")];
    view! {
        <select
            id="theme"
            class="action"
            aria-label="Theme"
            prop:value=shown
            on:change:target=move |event| browser::set_theme(&event.target().value())
        >
            {Vec::from(options.map(option))}
        </select>
    }
}

/// The plans saved in this browser, and a form to save the current one.
#[component]
fn KeptPlans() -> impl IntoView {
    let session = expect_context::<Session>();
    let name = RwSignal::new(String::new());
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        session.change_history(|history, link| history.keep(link, &name.get_untracked()));
        name.set(String::new());
    };
    let forget_all = move |_| {
        session.change_history(|history, _| *history = History::default());
        browser::focus("#plan-name");
    };
    let plans = move || {
        let plans = session.history.with(History::plans);
        if plans.is_empty() {
            return view! { <p class="hint">"No saved plans."</p> }.into_any();
        }
        let plan = |kept| view! { <KeptPlan kept=kept/> }.into_any();
        let plans: Vec<AnyView> = plans.into_iter().map(plan).collect();
        view! {
            <ul class="kept">{plans}</ul>
            <button type="button" on:click=forget_all>"Delete all of these plans"</button>
        }
        .into_any()
    };
    view! {
        <h3>"Saved and recent plans"</h3>
        <form class="row" on:submit=keep>
            <label for="plan-name">"Name for this plan"</label>
            <input
                id="plan-name"
                type="text"
                autocomplete="off"
                maxlength="60"
                prop:value=name
                on:input:target=move |event| name.set(event.target().value())
            />
            <button type="submit" class="action">"Save"</button>
        </form>
        {move || plans()}
    }
}

#[component]
fn KeptPlan(kept: Kept) -> impl IntoView {
    let session = expect_context::<Session>();
    let Kept { link, name } = kept;
    let plan = link::decode(&link).plan;
    let title = Assessment::of(&plan).title();
    let detail = format!("{}, {}", node_count(plan.nodes), plan.fqdn());
    let (label, detail) =
        if name.is_empty() { (title, detail) } else { (name, format!("{title}, {detail}")) };
    let forget_label = format!("Delete {label}");
    let forget = move |_| {
        session.change_history(|history, _| history.forget(&link));
        browser::focus("#plan-name");
    };
    view! {
        <li>
            <PlanLink plan=plan view=View::Plan>{label}</PlanLink>
            <span class="detail">{detail}</span>
            <button type="button" aria-label=forget_label on:click=forget>
                "Delete"
            </button>
        </li>
    }
}

/// The outcome of opening a saved plan.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Opened {
    /// Nothing has been opened.
    Nothing,
    /// The plan is open, with the differences between today's results and the saved ones.
    Plan(Vec<String>),
    /// The plan is open, except for parts of its link that were not used.
    InPart(Vec<Notice>),
    /// The plan could not be read, for this reason.
    Refused(String),
}

impl Opened {
    fn sentence(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Plan(differences) if differences.is_empty() => "The plan is open.".to_owned(),
            Self::Plan(_) => "The plan is open. This has changed since it was saved:".to_owned(),
            Self::InPart(_) => {
                "The plan is open, except for parts of the link that were not used:".to_owned()
            }
            Self::Refused(why) => format!("The plan could not be opened: {why}."),
        }
    }

    fn details(&self) -> Vec<String> {
        match self {
            Self::Plan(differences) => differences.clone(),
            Self::InPart(notices) => notices.iter().map(Notice::to_string).collect(),
            Self::Nothing | Self::Refused(_) => Vec::new(),
        }
    }

    const fn is_complaint(&self) -> bool {
        matches!(self, Self::InPart(_) | Self::Refused(_))
    }
}

/// Opens a saved plan, or returns the reason why it cannot be read.
async fn open(session: Session, bytes: Vec<u8>) -> Opened {
    let [day, address] = session.occasion();
    let read = match session.maker().await {
        Ok(maker) => maker.open(&bytes, &day, &address),
        Err(error) => Err(error),
    };
    let texts: Vec<String> = match read {
        Ok(texts) => texts.iter().filter_map(|text| text.as_string()).collect(),
        Err(why) => return Opened::Refused(browser::message(&why)),
    };
    let [link, differences @ ..] = &*texts else { return Opened::Nothing };
    let decoded = link::decode_with_beside(link);
    let others = link::beside(link);
    session.open(View::Plan, decoded.plan, decoded.notices.clone());
    if !others.is_empty() {
        session.pinned.set(others.into_iter().map(|it| it.plan).collect());
    }
    if decoded.notices.is_empty() {
        Opened::Plan(differences.to_vec())
    } else {
        Opened::InPart(decoded.notices)
    }
}

/// Fields to open a saved file or a link.
#[component]
fn OpenSaved(opened: RwSignal<Opened>) -> impl IntoView {
    let session = expect_context::<Session>();
    let text = RwSignal::new(String::new());
    let show = move |bytes: Vec<u8>| {
        spawn_local(async move {
            opened.set(open(session, bytes).await);
            browser::focus("#opened");
        });
    };
    let open_file = move |event: leptos::ev::Event| {
        let Some(field) = event.target() else { return };
        spawn_local(async move {
            match browser::read_file(field.unchecked_into()).await {
                Some(bytes) => show(bytes),
                None => {
                    opened.set(Opened::Refused("the browser could not read the file".to_owned()));
                }
            }
        });
    };
    let open_text = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        show(text.with_untracked(|text| text.trim().as_bytes().to_vec()));
    };
    let details = move || {
        let detail = |it| view! { <li>{it}</li> }.into_any();
        opened.with(Opened::details).into_iter().map(detail).collect::<Vec<AnyView>>()
    };
    view! {
        <h3>"Open a saved plan"</h3>
        <div class="row">
            <label for="open-file">"A plan.json or a bundle"</label>
            <input
                id="open-file"
                class="action"
                type="file"
                accept=".json,.zip,.txt"
                on:change=open_file
            />
        </div>
        <form class="row" on:submit=open_text>
            <label for="open-text">"Or paste a link"</label>
            <input
                id="open-text"
                type="text"
                autocomplete="off"
                spellcheck="false"
                on:input:target=move |event| text.set(event.target().value())
            />
            <button type="submit" class="action">"Open"</button>
        </form>
        <p
            id="opened"
            tabindex="-1"
            role="status"
            class:field-error=move || opened.with(Opened::is_complaint)
        >
            {move || opened.with(Opened::sentence)}
        </p>
        <ul>{move || details()}</ul>
    }
}
