//! The panel with the link: people do not look for it in the address bar.

use leptos::{prelude::*, task::spawn_local};

use super::{CopyButton, TRY_AGAIN, picture_address, source};
use crate::{
    app::{Session, embed_snippet},
    diagram::qr_code,
};

/// The panel with the link to the plan, and the plan in other formats.
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
    // Loads the files module early, so that the button can copy Markdown right away.
    let open = move |_: leptos::ev::Event| {
        spawn_local(async move {
            let _ = session.maker().await;
        });
    };
    // Created when opened, to keep updates cheap.
    let [embed_opened, code_opened] = [RwSignal::new(false), RwSignal::new(false)];
    view! {
        <section
            id="share"
            class="panel"
            popover="auto"
            aria-labelledby="share-title"
            on:beforetoggle=open
        >
            <h2 id="share-title">"Share"</h2>
            <p class="hint">
                "The link contains the whole plan, and the address bar always shows it. Checkmarks, notes and your own prices are not included."
            </p>
            <div class="row">
                <label for="link">"Link to this plan"</label>
                <input id="link" type="text" readonly prop:value=link/>
                <CopyButton label="Copy link" text=source(move || async move { Ok(link.get_untracked()) })/>
                <CopyButton label="Copy as Markdown" text=markdown refused=TRY_AGAIN/>
            </div>
            <details id="embed" on:toggle=move |_| embed_opened.set(true)>
                <summary>"Show this plan in your documentation"</summary>
                <pre tabindex="0" role="region" aria-label="HTML to embed">
                    <code>{move || embed_opened.get().then(|| snippet.get())}</code>
                </pre>
                <CopyButton
                    label="Copy HTML"
                    text=source(move || async move { Ok(snippet.get_untracked()) })
                />
            </details>
            <details id="qr-code" on:toggle=move |_| code_opened.set(true)>
                <summary>"QR code"</summary>
                {move || code_opened.get().then(|| view! { <Code link=link/> }.into_any())}
            </details>
        </section>
    }
}

/// The link as a QR code.
#[component]
fn Code(link: Signal<String>) -> impl IntoView {
    let code = move || {
        // A page opened from disk has no address that another device can open.
        if !link.with(|link| link.starts_with("http")) {
            return view! {
                <p>"This page was opened from disk, so other devices cannot reach it."</p>
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
    };
    view! { {move || code()} }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{
            View,
            rendered::{attributes, rendered, texts},
        },
        plan::Plan,
    };

    /// Checks the number of QR codes of a link, and the message in place of one.
    #[track_caller]
    fn check(link: String, codes: usize, message: &str) {
        let link = Signal::stored(link);
        let html = rendered(View::Plan, &Plan::default(), || view! { <Code link=link/> });
        assert_eq!(attributes(&html, "img.qr", "alt").len(), codes);
        assert_eq!(texts(&html, "p").concat(), message);
    }

    #[test]
    fn a_link_that_other_devices_can_open_has_a_qr_code() {
        check("https://planner.example.com/?v=1".to_owned(), 1, "");
        let on_disk = "This page was opened from disk, so other devices cannot reach it.";
        check("?v=1".to_owned(), 0, on_disk);
        let long = format!("https://planner.example.com/?{}", "a".repeat(3_000));
        check(long, 0, "The link is too long for a QR code.");
    }
}
