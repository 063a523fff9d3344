//! The keyboard shortcuts, and the panel that lists them.

use leptos::prelude::*;

use crate::app::{Session, Shortcut, View, browser};

/// The storage key that turns the shortcuts off.
const OFF_KEY: &str = "wandb-planner/shortcuts";

/// The list of all shortcuts, and a checkbox to turn them off.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let session = expect_context::<Session>();
    let used = RwSignal::new(true);
    Effect::new(move |listening: Option<()>| {
        if listening.is_none() {
            used.set(browser::stored(OFF_KEY).is_none());
            browser::on_key(move |key| {
                if used.get_untracked()
                    && let Some(shortcut) = Shortcut::of(key)
                {
                    follow(session, shortcut);
                }
            });
        }
    });
    let choose = move |on: bool| {
        used.set(on);
        browser::store(OFF_KEY, if on { "" } else { "off" });
    };
    let keys = Shortcut::ALL.map(|it| {
        view! { <div><dt><kbd>{it.key()}</kbd></dt><dd>{it.label()}</dd></div> }.into_any()
    });
    view! {
        <section
            id="shortcuts"
            class="panel"
            popover="auto"
            aria-labelledby="shortcuts-title"
        >
            <h2 id="shortcuts-title">"Keyboard shortcuts"</h2>
            <dl class="shortcuts">{Vec::from(keys)}</dl>
            <label class="tick">
                <input
                    id="use-shortcuts"
                    type="checkbox"
                    prop:checked=used
                    on:change:target=move |event| choose(event.target().checked())
                />
                <span>"Enable these shortcuts"</span>
            </label>
        </section>
    }
}

fn follow(session: Session, shortcut: Shortcut) {
    if let Some(view) = shortcut.view() {
        session.go(view);
    }
    match shortcut {
        Shortcut::Help => browser::press("#show-shortcuts"),
        Shortcut::Share => browser::press("#show-share"),
        Shortcut::Form => browser::focus(".form input:checked"),
        Shortcut::Answer | Shortcut::View(View::Plan) => browser::focus("#answer"),
        Shortcut::Findings => browser::focus("#findings summary"),
        Shortcut::View(_) => browser::focus("main h1"),
    }
}
