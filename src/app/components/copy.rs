//! A button that copies, and shows whether that worked.

use std::{pin::Pin, rc::Rc};

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsValue;

use crate::app::browser;

/// How long the outcome shows on a button, in milliseconds.
const SHOWN: u32 = 2_500;

/// The label when copying fails, for text that is not visible on the page.
pub const TRY_AGAIN: &str = "Copying failed: try again";

/// A function that creates the text on demand.
pub type TextSource = Rc<dyn Fn() -> Pin<Box<dyn Future<Output = Result<String, JsValue>>>>>;

/// Wraps an async function as a [`TextSource`].
pub fn source<F>(text: impl Fn() -> F + 'static) -> TextSource
where
    F: Future<Output = Result<String, JsValue>> + 'static,
{
    Rc::new(move || Box::pin(text()))
}

/// A button that copies text.
#[component]
pub fn CopyButton(
    /// The label before copying.
    label: &'static str,
    /// The text.
    text: TextSource,
    /// The label when the browser refuses.
    #[prop(default = "Copying failed: select the text and copy it")]
    refused: &'static str,
) -> impl IntoView {
    let shown = RwSignal::new(label);
    let copy = move |_| {
        let text = text();
        spawn_local(async move {
            let copied = match text.await {
                Ok(text) => browser::copy(&text).await,
                Err(error) => Err(error),
            };
            let outcome = match copied {
                Ok(()) => "Copied",
                Err(_) => refused,
            };
            shown.try_set(outcome);
            browser::later(SHOWN, move || {
                shown.try_set(label);
            });
        });
    };
    view! { <button type="button" class="action" aria-live="polite" on:click=copy>{shown}</button> }
}
