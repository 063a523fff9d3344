//! Text and number fields: what is typed stays as typed, only valid values reach the plan.

use std::{fmt::Display, str::FromStr};

use leptos::prelude::*;

use super::{
    browser::HistoryEntry,
    state::{State, state},
};
use crate::plan::{Invalid, Plan};

/// How one field of the form reads and changes the plan.
#[derive(Clone, Copy)]
pub(super) struct Field {
    /// The field's id on the page.
    pub id: &'static str,
    /// Its label.
    pub label: &'static str,
    /// A short explanation under the label.
    pub hint: &'static str,
    /// The keyboard that phones show.
    pub input_mode: &'static str,
    /// The value as text.
    pub read: fn(&Plan) -> String,
    /// Puts a text into the plan, or says which rule it breaks.
    pub write: fn(&mut Plan, &str) -> Result<(), Invalid>,
}

/// Writes a parsed text into one part of a plan.
pub(super) fn write_part<T: FromStr<Err = Invalid> + Display>(
    part: &mut T,
    text: &str,
) -> Result<(), Invalid> {
    *part = text.parse()?;
    Ok(())
}

/// A labelled field with its hint and, when the text breaks the rule, the rule.
pub(super) fn field(definition: Field) -> AnyView {
    let Field { id, label, hint, input_mode, read, write } = definition;
    let state = state();
    let value = state.part(read);
    let text = RwSignal::new(value.get_untracked());
    let broken_rule = RwSignal::new(None::<String>);
    // The plan changed elsewhere: by Back, by a link, by a remedy, or by choosing another cloud.
    Effect::new(move || {
        let value = value.get();
        if text.get_untracked() != value
            && parses_differently(state, &text.get_untracked(), &value, write)
        {
            text.set(value);
        }
        broken_rule.set(None);
    });
    let typed = move |typed: String| {
        let mut plan = state.plan_untracked();
        match write(&mut plan, typed.trim()) {
            Ok(()) => {
                broken_rule.set(None);
                text.set(typed);
                state.set_plan(plan, HistoryEntry::Same);
            }
            Err(Invalid(rule)) => {
                broken_rule.set(Some(format!("“{typed}” cannot be used: {rule}.")));
                text.set(typed);
            }
        }
    };
    let left = move |_| {
        if broken_rule.with(Option::is_none) {
            text.set(value.get());
        }
    };
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described_by = format!("{hint_id} {error_id}");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="hint" id=hint_id>{hint}</p>
            <input
                id=id
                type="text"
                inputmode=input_mode
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=described_by
                aria-invalid=move || broken_rule.with(|rule| if rule.is_some() { "true" } else { "false" })
                prop:value=move || text.get()
                on:input=move |event| typed(event_target_value(&event))
                on:blur=left
            />
            <p class="field-error" id=error_id aria-live="polite">
                {move || {
                    broken_rule
                        .get()
                        .map(|rule| format!("{rule} The plan keeps {}.", value.get()))
                }}
            </p>
        </div>
    }
    .into_any()
}

/// Whether the typed text means something else than the value, so that it must be rewritten.
fn parses_differently(
    state: State,
    typed: &str,
    value: &str,
    write: fn(&mut Plan, &str) -> Result<(), Invalid>,
) -> bool {
    let mut from_text = state.plan_untracked();
    let mut from_value = from_text.clone();
    let readable = write(&mut from_text, typed.trim()).is_ok();
    let _ = write(&mut from_value, value);
    !readable || from_text != from_value
}
