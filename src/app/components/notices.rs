//! Notices about the unused parts of a link.

use leptos::prelude::*;

use crate::app::{Session, browser};

/// The notices about a link, until the user dismisses them.
#[component]
pub fn Notices() -> impl IntoView {
    let session = expect_context::<Session>();
    let dismiss = move |_| {
        session.notices.set(Vec::new());
        browser::focus("#answer");
    };
    let notices = move || {
        session.notices.with(|all| {
            let items: Vec<AnyView> =
                all.iter().map(|it| view! { <li>{it.to_string()}</li> }.into_any()).collect();
            (!items.is_empty()).then(|| {
                view! {
                    <section class="notices" role="alert">
                        <h2>"Parts of the link were not used"</h2>
                        <ul>{items}</ul>
                        <button type="button" on:click=dismiss>"Continue with this plan"</button>
                    </section>
                }
                .into_any()
            })
        })
    };
    view! { {move || notices()} }
}
