//! A button that copies a text and says whether that worked.

use leptos::prelude::*;

use super::browser::{self, Copied};

/// How long the outcome stands on the button, in milliseconds.
const OUTCOME_SHOWN: u32 = 2_500;

/// A button that copies what `text` gives when it is pressed.
pub(super) fn copy_button(
    label: &'static str,
    text: impl Fn() -> String + Send + Sync + 'static,
) -> AnyView {
    let outcome = RwSignal::new(None::<Copied>);
    let copy = move |_| {
        browser::copy(&text(), move |copied| {
            outcome.set(Some(copied));
            gloo::timers::callback::Timeout::new(OUTCOME_SHOWN, move || {
                // The button may be gone by now, with its signal.
                let _ = outcome.try_set(None);
            })
            .forget();
        });
    };
    view! {
        <button type="button" class="copy" on:click=copy>
            <span aria-live="polite">
                {move || match outcome.get() {
                    None => label,
                    Some(Copied::Done) => "Copied",
                    Some(Copied::Refused) => "Not copied: select the text and copy it",
                }}
            </span>
        </button>
    }
    .into_any()
}
