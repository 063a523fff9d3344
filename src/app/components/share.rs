//! The link, in a field of its own: people do not look for it in the address bar.

use leptos::{prelude::*, task::spawn_local};

use super::{CopyButton, picture_address, source};
use crate::{
    app::{Session, embed_snippet},
    diagram::qr_code,
};

/// The panel with the link to the plan, and the plan for other places.
#[component]
pub fn Share() -> impl IntoView {
    let session = expect_context::<Session>();
    let link = Signal::derive(move || session.full_link());
    let snippet = Signal::derive(move || {
        session.plan.with(|plan| embed_snippet(plan, session.planner_address().as_ref()))
    });
    let markdown = source(move || async move {
        let [day, address] = session.occasion();
        session.maker().await?.summary(&session.full_link(), &day, &address)
    });
    // What makes the Markdown is there when the button is pressed: a browser copies only what it
    // gets at once.
    let opened = move |_| {
        spawn_local(async move {
            let _ = session.maker().await;
        });
    };
    let open_code = RwSignal::new(false);
    view! {
        <section
            id="share"
            class="panel"
            popover="auto"
            aria-labelledby="share-title"
            on:toggle=opened
        >
            <h2 id="share-title">"Share"</h2>
            <p class="hint">
                "The link holds the whole plan, and the address bar always shows it. Ticks are not in it: they stay in this browser."
            </p>
            <div class="row">
                <label for="link">"Link to this plan"</label>
                <input id="link" type="text" readonly prop:value=link/>
                <CopyButton label="Copy link" text=source(move || async move { Ok(link.get_untracked()) })/>
                <CopyButton label="Copy as Markdown" text=markdown/>
            </div>
            <details id="embed">
                <summary>"Show this plan in your documentation"</summary>
                <pre tabindex="0" role="region" aria-label="HTML for a page">
                    <code>{snippet}</code>
                </pre>
                <CopyButton
                    label="Copy HTML"
                    text=source(move || async move { Ok(snippet.get_untracked()) })
                />
            </details>
            <details id="qr-code" on:toggle=move |_| open_code.set(true)>
                <summary>"QR code"</summary>
                <Show when=move || open_code.get()><Code link=link/></Show>
            </details>
        </section>
    }
}

/// The link for a camera.
#[component]
pub(in crate::app) fn Code(link: Signal<String>) -> impl IntoView {
    move || {
        // A page on a disk has no address that another device could open.
        if !link.with(|link| link.starts_with("http")) {
            return view! {
                <p>"This page was opened from a disk: another device cannot reach it."</p>
            }
            .into_any();
        }
        match link.with(|link| qr_code(link)) {
            Some(svg) => view! {
                <img
                    class="qr"
                    width="240"
                    height="240"
                    src=picture_address(&svg)
                    alt="QR code of the link to this plan"
                />
            }
            .into_any(),
            None => view! { <p>"The link is too long for a QR code."</p> }.into_any(),
        }
    }
}
