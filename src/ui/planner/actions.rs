//! What the choices, fields and plan links of the page do. A few listeners serve the whole page,
//! because the markup says what each element is for.

use super::state::State;
use crate::{
    page::{Action, Field, Typed, WORKBENCH_STATE},
    plan::link,
    ui::browser::{self, HistoryEntry},
};

/// Listens to everything that a person does in the page.
pub(super) fn listen(state: State) {
    browser::on_click(move |event| {
        // The workbench listens, too: what a person presses there is about the plan as it is now.
        state.show_in_workbench_now();
        clicked(state, event);
    });
    browser::on_input(move |event| {
        // While typing, only text fields count: choices follow with their own event.
        if let Some((Action::Type(field), target)) = action_of(event) {
            type_text(state, field, browser::value(&target));
        }
    });
    browser::on_change(move |event| {
        if let Some((action, target)) = action_of(event) {
            perform(state, action, &browser::value(&target));
        }
    });
}

fn action_of(event: &web_sys::Event) -> Option<(Action, web_sys::Element)> {
    let target = browser::target(event)?;
    Some((browser::action(&target, Action::from_attribute)?, target))
}

fn clicked(state: State, event: &web_sys::MouseEvent) {
    let Some(target) = browser::target(event) else { return };
    if let Some(button) = browser::closest(&target, "button[data-action]") {
        if let Some(action) = browser::action(&button, Action::from_attribute) {
            perform(state, action, "");
        }
        return;
    }
    // A click with a modifier opens the link in a new tab, as everywhere.
    let plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if plain && let Some(anchor) = browser::closest(&target, "a[href^='?']") {
        event.prevent_default();
        let decoded = link::decode(&anchor.get_attribute("href").unwrap_or_default());
        let focus = anchor.get_attribute("data-focus");
        state.open(decoded.plan, decoded.notices);
        // The link may vanish with what it mends, and the focus with it.
        if let Some(id) = focus {
            browser::focus(&id);
        }
    }
}

fn perform(state: State, action: Action, value: &str) {
    match action {
        Action::Choose(choice) => {
            let plan = state.with_plan_now(|plan| choice.choose(plan, value));
            state.change(plan, HistoryEntry::New);
        }
        Action::Type(field) => leave_field(state, field),
        Action::DismissNotices => {
            state.update(|session| session.notices.clear());
            browser::focus("answer");
        }
        Action::ChooseTheme => browser::set_theme(value),
        Action::Print => browser::print(),
        Action::LoadWorkbench => {
            state.load_workbench();
            browser::focus(WORKBENCH_STATE);
        }
    }
}

/// Keeps a text as it is typed, and changes the plan when the text is a value. When it is none, the
/// plan gets back what it had: “10” of “101” is not what anybody wanted.
fn type_text(state: State, field: Field, text: String) {
    let before = state.with_session_now(|session| {
        let typed = session.typed.iter().find(|typed| typed.field == field);
        typed.map(|typed| typed.before.clone())
    });
    let before = before.unwrap_or_else(|| state.with_plan_now(|plan| field.read(plan)));
    let written = state
        .with_plan_now(|plan| field.write(plan, &text).or_else(|_| field.write(plan, &before)));
    state.update(|session| {
        session.typed.retain(|typed| typed.field != field);
        session.typed.push(Typed { field, text, before });
    });
    if let Ok(plan) = written {
        state.change(plan, HistoryEntry::Same);
    }
}

/// Writes a value as the plan has it, once the person has left the field.
fn leave_field(state: State, field: Field) {
    let plan = state.with_plan_now(Clone::clone);
    state.update(|session| {
        session
            .typed
            .retain(|typed| typed.field != field || field.write(&plan, &typed.text).is_err());
    });
}
