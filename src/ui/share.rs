//! The link, in a field of its own: people do not look for it in the address bar.

use leptos::prelude::*;

use super::{browser, copy_button::copy_button, state::state};
use crate::{
    bundle::{Occasion, plan_summary},
    plan::link,
};

/// The share section.
#[component]
pub(super) fn Share() -> impl IntoView {
    let state = state();
    let address = browser::address();
    let link = Memo::new(move |_| link::full(address.as_ref(), &state.plan()));
    let summary = move || {
        let occasion = Occasion { date: browser::today(), address: browser::address() };
        state.with(|it| plan_summary(it, &occasion))
    };
    view! {
        <section id="share" aria-labelledby="share-title">
            <h2 id="share-title">"Share"</h2>
            <p>
                "The link holds the whole plan, and nothing is stored anywhere else. The address bar always shows it too."
            </p>
            <div class="share">
                <label for="link">"Link to this plan"</label>
                <input id="link" type="text" readonly prop:value=move || link.get() />
                {copy_button("Copy link", move || link.get())}
                {copy_button("Copy as Markdown", summary)}
            </div>
        </section>
    }
}
