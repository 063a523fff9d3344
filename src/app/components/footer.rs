//! The end of every view.

use leptos::prelude::*;

use crate::reference;

/// Which data, whose product, and what happens with what is entered.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="page-footer">
            <p>
                {format!(
                    "Data: {}, {}. Last checked on {}.",
                    reference::TITLE,
                    reference::EDITION,
                    reference::DATA_DATE,
                )}
            </p>
            <p>
                "This is not an official Weights & Biases product. Nothing you enter leaves your browser: the page loads only its own files and counts no visits. Plans and ticks stay in this browser."
            </p>
            <p>{concat!("Version ", env!("CARGO_PKG_VERSION"), ". License Apache-2.0.")}</p>
        </footer>
    }
}
