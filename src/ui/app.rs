//! The whole page: choices beside the answer, then the sections.

use leptos::prelude::*;

use super::{
    browser, checklist::Checklist, choices::Choices, compare::Compare, files::Files,
    findings::Findings, notices::Notices, requirements::Requirements, share::Share, sizing::Sizing,
    state::State, summary::Summary,
};
use crate::reference;

/// The page.
#[component]
pub(super) fn App() -> impl IntoView {
    provide_context(State::from_address());
    view! {
        <a class="skip" href="#answer">"Skip to the result"</a>
        <header class="page-header">
            <p class="brand">"W&B Deployment Planner"</p>
            <nav aria-label="Sections">
                <a href="#plan">"Plan"</a>
                <a href="#compare">"Compare"</a>
                <a href="#requirements">"Requirements"</a>
                <a href="#checklist">"Checklist"</a>
                <a href="#files">"Files"</a>
                <a href="#share">"Share"</a>
            </nav>
            <button type="button" class="quiet" on:click=|_| browser::print()>"Print"</button>
        </header>
        <main id="plan">
            <h1>"Plan a self-managed W&B deployment"</h1>
            <Notices />
            <div class="planner">
                <Choices />
                <div class="answer" id="answer" tabindex="-1">
                    <Summary />
                    <Sizing />
                    <Findings />
                </div>
            </div>
            <Compare />
            <Requirements />
            <Checklist />
            <Files />
            <Share />
        </main>
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
                "This is not an official Weights & Biases product. Nothing you enter leaves your browser: after loading, the page sends no request, and it counts no visits. Ticks in the checklist are kept in this browser only."
            </p>
            <p>{concat!("Version ", env!("CARGO_PKG_VERSION"), ". Licence Apache-2.0.")}</p>
        </footer>
    }
}
