//! What in the link could not be used.

use leptos::prelude::*;

use super::{browser, state::state};

/// The notices, until they are read or the plan changes.
#[component]
pub(super) fn Notices() -> impl IntoView {
    let notices = state().notices;
    let dismiss = move |_| {
        notices.set(Vec::new());
        browser::focus("answer");
    };
    move || {
        notices.with(|list| {
            (!list.is_empty()).then(|| {
                let items = list
                    .iter()
                    .map(|notice| view! { <li>{notice.to_string()}</li> })
                    .collect_view();
                view! {
                    <section class="notices" role="alert">
                        <h2>"Parts of the link could not be used"</h2>
                        <ul>{items}</ul>
                        <button type="button" on:click=dismiss>"Continue with this plan"</button>
                    </section>
                }
            })
        })
    }
}
