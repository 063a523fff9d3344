//! The whole page: choices beside the answer, then the sections.

use leptos::prelude::*;

use super::{
    actions, browser,
    live::live,
    state::{State, shown_file},
};
use crate::{page, plan::link};

/// The page.
#[component]
pub(super) fn App() -> impl IntoView {
    let state = State::from_address();
    actions::listen(state);
    // After the sections, whose effects were made before this one's turn comes.
    browser::later(0, browser::go_to_anchor);
    let address = browser::address();
    let matrix = move || {
        let table = state.with_plan(page::matrix);
        page::section("compare", "Compare", "Every plan of the document at a glance.", table)
    };
    let beside = move || {
        state.with_plan(|plan| {
            state.with_session(|session| {
                page::beside(plan, &session.other, session.differences_only)
            })
        })
    };
    let requirements = move || {
        let table = state.with_plan(|plan| page::requirements(plan.tier, plan.environment));
        page::section(
            "requirements",
            "Requirements",
            "Every requirement of the reference architecture, and what W&B has published since. Later guidance stands beside the document and never replaces it; generated files satisfy both.",
            table,
        )
    };
    let checklist = move || {
        let tasks =
            state.with(|it| state.with_session(|session| page::checklist(it, &session.ticks)));
        page::section(
            "checklist",
            "Checklist",
            "Everything to prepare for this plan. Ticks are kept in this browser.",
            tasks,
        )
    };
    let files = move || {
        let list = state.with_bundle(|bundle| {
            state.with_session(|session| {
                let shown = shown_file(bundle, session)?;
                Some(page::files(bundle, shown, session.copied, session.failure))
            })
        });
        page::section(
            "files",
            "Files",
            "A Terraform root module for this plan, the plan itself, and the checklist. Start with README.md: it lists the steps in order.",
            list.unwrap_or_default(),
        )
    };
    let share = move || {
        let link = state.with_plan(|plan| link::full(address.as_ref(), plan));
        let field = state.with_session(|session| page::share(link, session.copied));
        page::section(
            "share",
            "Share",
            "The link holds the whole plan; nothing is stored anywhere else. The address bar always shows it too.",
            field,
        )
    };
    view! {
        {live("", page::header)}
        <main id="plan">
            <h1>"Plan a self-managed W&B deployment"</h1>
            {live("", move || state.with_session(|it| page::notices(&it.notices)).into_iter().collect())}
            <div class="planner">
                {live(
                    "form",
                    move || {
                        state.with_plan(|plan| state.with_session(|it| page::form(plan, &it.typed)))
                    },
                )}
                <div class="answer" id="answer" tabindex="-1">
                    {live("block", move || state.with(page::summary))}
                    {live("block", move || state.with(page::sizing))}
                    {live("block", move || state.with(page::findings))}
                </div>
            </div>
            {live("section", matrix)}
            {live("block", beside)}
            {live("section", requirements)}
            {live("section", checklist)}
            {live("section", files)}
            {live("section", share)}
        </main>
        {live("", page::footer)}
    }
}
