//! The footer of every view.

use leptos::prelude::*;

use crate::reference;

/// The source of the data, a disclaimer, and a privacy statement.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="page-footer">
            <p>
                {format!(
                    "Data: {}, {}. Last updated on {}.",
                    reference::TITLE,
                    reference::EDITION,
                    reference::DATA_DATE,
                )}
            </p>
            <p>
                "This is not an official Weights & Biases product. Nothing you enter leaves your browser: the page loads only its own files and does not track visits. Saved and recent plans and your work on checklists stay in this browser."
            </p>
            <p>{concat!("Version ", env!("CARGO_PKG_VERSION"), ". License Apache-2.0.")}</p>
        </footer>
    }
}
