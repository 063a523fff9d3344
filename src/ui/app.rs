//! The whole page: choices beside the answer, then the sections.

use leptos::prelude::*;

use super::{
    actions::Session, browser, choices::Choices, compare_form::Compare, live::live, state::State,
};
use crate::{
    page::{self, Action},
    plan::link,
    reference,
};

/// The page.
#[component]
pub(super) fn App() -> impl IntoView {
    let state = State::from_address();
    provide_context(state);
    let session = Session::begin(state);
    let address = browser::address();
    let choices_only = state.part(|plan| (plan.tier, plan.environment));
    let link = move || link::full(address.as_ref(), &state.plan());
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
            <button type="button" class="quiet" data-action=Action::Print.to_attribute()>"Print"</button>
        </header>
        <main id="plan">
            <h1>"Plan a self-managed W&B deployment"</h1>
            {live("", move || state.notices.with(|list| page::notices(list)).into_iter().collect())}
            <div class="planner">
                <Choices />
                <div class="answer" id="answer" tabindex="-1">
                    <section class="summary" aria-labelledby="summary-title">
                        {live("", move || state.with(page::summary))}
                        <p class="sentence" role="status" id="sentence">
                            {move || state.with(|it| it.sentence())}
                        </p>
                    </section>
                    <section aria-labelledby="sizing-title">
                        <h2 id="sizing-title">"Sizing"</h2>
                        {live("", move || state.with(page::sizing))}
                    </section>
                    <section id="findings" aria-labelledby="findings-title">
                        {live("", move || state.with(page::findings))}
                    </section>
                </div>
            </div>
            <Compare />
            <section id="requirements" aria-labelledby="requirements-title">
                <h2 id="requirements-title">"Requirements"</h2>
                <p>
                    "Every requirement of the reference architecture, and what W&B has published since. Later guidance stands beside the document and never replaces it; generated files satisfy both."
                </p>
                {live(
                    "",
                    move || {
                        let (tier, environment) = choices_only.get();
                        page::requirements(tier, environment)
                    },
                )}
            </section>
            <section id="checklist" aria-labelledby="checklist-title">
                <h2 id="checklist-title">"Checklist"</h2>
                {live(
                    "",
                    move || state.with(|it| session.ticks.with(|ticks| page::checklist(it, ticks))),
                )}
            </section>
            <section id="files" aria-labelledby="files-title">
                <h2 id="files-title">"Files"</h2>
                <p>
                    "A Terraform root module for this plan, the plan itself, and the checklist. Start with README.md: it lists the steps in order."
                </p>
                {live(
                    "",
                    move || {
                        let (copied, failure) = (session.copied.get(), session.failure.get());
                        session
                            .with_shown(|bundle, shown| page::files(bundle, shown, copied, failure))
                            .unwrap_or_default()
                    },
                )}
            </section>
            <section id="share" aria-labelledby="share-title">
                <h2 id="share-title">"Share"</h2>
                <p>
                    "The link holds the whole plan, and nothing is stored anywhere else. The address bar always shows it too."
                </p>
                {live("share", move || page::share(link(), session.copied.get()))}
            </section>
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
