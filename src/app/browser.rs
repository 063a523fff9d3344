//! Everything that touches the browser: address, history, clock, clipboard, storage, files. Only
//! `mount`, which starts the planner, and `kept_work`, which reads JSON, do so as well.
//!
//! Nothing here is called while a static page is rendered.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

use crate::{date::Date, plan::Address};

/// The storage key of the theme; `public/early.js` reads it before the first paint.
const THEME_KEY: &str = "wandb-planner/theme";

/// The whole address of the page, with query and fragment.
pub(super) fn url() -> String {
    window().location().href().unwrap_or_default()
}

/// The parameters of the address that are about the page and not about the plan. `public/early.js`
/// saves them, so that a changed address keeps them. Only an embedded page has any.
pub(super) fn page_parameters() -> Option<String> {
    document().document_element()?.get_attribute("data-kept")
}

/// The address that serves the planner, unless it was opened from disk.
pub(super) fn address() -> Option<Address> {
    Address::of_url(&url()).ok()
}

/// Today's date in UTC, so that people in different time zones get the same files.
pub(super) fn today() -> Date {
    let iso = String::from(js_sys::Date::new_0().to_iso_string());
    // Years after 9999 have a sign, and do not parse.
    iso.get(..10).and_then(|day| day.parse().ok()).unwrap_or(Date::UNKNOWN)
}

/// The effect of a step on the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryEntry {
    /// A new entry: Back returns to the previous one.
    New,
    /// The same entry, for example while the user types.
    Same,
}

/// Shows an address in the address bar.
pub(super) fn show_address(href: &str, entry: HistoryEntry) {
    if let Ok(history) = window().history() {
        // A page opened from disk may not be allowed to do this. The planner works anyway.
        let _ = match entry {
            HistoryEntry::New => history.push_state_with_url(&JsValue::NULL, "", Some(href)),
            HistoryEntry::Same => history.replace_state_with_url(&JsValue::NULL, "", Some(href)),
        };
    }
}

/// Whether a click follows a link in place, rather than in a new tab or as a download.
pub(super) fn is_plain(event: &web_sys::MouseEvent) -> bool {
    event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// Calls back once, after a delay in milliseconds.
pub(super) fn later(milliseconds: u32, callback: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, callback).forget();
}

/// The browser's error message.
pub(super) fn message(error: &JsValue) -> String {
    let text = error.as_string();
    text.unwrap_or_else(|| error.unchecked_ref::<js_sys::Object>().to_string().into())
}

/// Copies text to the clipboard.
///
/// # Errors
///
/// When the browser refuses, possibly without a message. Outside of a secure context there is no
/// clipboard at all.
pub(super) async fn copy(text: &str) -> Result<(), JsValue> {
    let clipboard = window().navigator().clipboard();
    if JsValue::from(&clipboard).is_undefined() {
        return Err(JsValue::NULL);
    }
    JsFuture::from(clipboard.write_text(text)).await.map(|_| ())
}

/// Offers a file for download. Its contents are a string or bytes.
///
/// # Errors
///
/// The browser's error, if it cannot create the file.
pub(super) fn download(name: &str, media_type: &str, contents: &JsValue) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(contents);
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let anchor: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // By the time this runs, the download no longer needs the address.
    later(60_000, move || {
        let _ = web_sys::Url::revoke_object_url(&url);
    });
    Ok(())
}

/// Draws a picture as PNG, scaled up by a factor.
///
/// # Errors
///
/// When the browser cannot draw it.
pub(super) async fn draw(address: &str, scale: u32) -> Result<JsValue, JsValue> {
    let image = web_sys::HtmlImageElement::new()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await?;
    let canvas = canvas_of(&image, scale)?;
    let png = js_sys::Promise::new(&mut |resolve, reject| {
        let receive = Closure::once_into_js(move |blob: JsValue| {
            let settle = if blob.is_null() { reject } else { resolve };
            let _ = settle.call1(&JsValue::NULL, &blob);
        });
        let _ = canvas.to_blob(receive.unchecked_ref());
    });
    JsFuture::from(png).await
}

fn canvas_of(
    image: &web_sys::HtmlImageElement,
    scale: u32,
) -> Result<web_sys::HtmlCanvasElement, JsValue> {
    let canvas: web_sys::HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(image.natural_width() * scale);
    canvas.set_height(image.natural_height() * scale);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: web_sys::CanvasRenderingContext2d = context.unchecked_into();
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    // Without a background, the picture is unreadable on top of some colors.
    let style =
        window().get_computed_style(&document().document_element().ok_or(JsValue::NULL)?)?;
    let background = style.ok_or(JsValue::NULL)?.get_property_value("background-color")?;
    context.set_fill_style_str(&background);
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)?;
    Ok(canvas)
}

/// The bytes of the file chosen in a field, if any. Clears the field, so that the same file can be
/// chosen again.
pub(super) async fn read_file(field: web_sys::HtmlInputElement) -> Option<Vec<u8>> {
    let file = field.files()?.get(0)?;
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    field.set_value("");
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// The value stored in this browser under a key. `None` without storage.
pub(super) fn stored(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Stores a value in this browser; an empty one removes the key. Without storage, nothing is kept.
pub(super) fn store(key: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ =
            if text.is_empty() { storage.remove_item(key) } else { storage.set_item(key, text) };
    }
}

/// Sets an attribute of the root element, or removes it if there is no value.
fn mark_root(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// The page's theme: `light`, `dark` or `system`.
pub(super) fn theme() -> String {
    let root = document().document_element();
    root.and_then(|it| it.get_attribute("data-theme")).unwrap_or_else(|| "system".to_owned())
}

/// Sets the page's theme, and stores it in this browser.
pub(super) fn set_theme(theme: &str) {
    let fixed = Some(theme).filter(|theme| matches!(*theme, "light" | "dark"));
    mark_root("data-theme", fixed);
    store(THEME_KEY, fixed.unwrap_or_default());
}

/// The first element that matches a selector.
pub(super) fn first(selector: &str) -> Option<web_sys::HtmlElement> {
    document().query_selector(selector).ok().flatten().map(JsCast::unchecked_into)
}

/// Moves keyboard focus to the first element that matches a selector, even one that is not focusable,
/// after pending changes are rendered.
pub(super) fn focus(selector: &'static str) {
    later(0, move || {
        if let Some(element) = first(selector) {
            if element.tab_index() < 0 {
                element.set_tab_index(-1);
            }
            let _ = element.focus();
        }
    });
}

/// Clicks the first element that matches a selector.
pub(super) fn press(selector: &str) {
    if let Some(element) = first(selector) {
        element.click();
    }
}

/// Closes the open panel, so that it does not cover what its link led to.
pub(super) fn close_panel() {
    if let Some(panel) = first(":popover-open") {
        let _ = panel.hide_popover();
    }
}

/// Opens the panel for an anchor of the former single page.
pub(super) fn open_panel_of(url: &str) {
    match url.rsplit_once('#') {
        Some((_, "share")) => press("#show-share"),
        Some((_, "history")) => press("#show-more"),
        _ => {}
    }
}

/// Scrolls to the top of the page.
pub(super) fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Calls back for each key pressed without modifiers, outside of fields.
pub(super) fn on_key(callback: impl Fn(&str) + 'static) {
    let _ = window_event_listener(leptos::ev::keydown, move |event| {
        let alone = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        let target = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        let typing = target.is_some_and(|it| {
            let fields = "select, textarea, input:not([type=radio], [type=checkbox])";
            it.closest(fields).is_ok_and(|it| it.is_some())
        });
        if alone && !typing {
            callback(&event.key());
        }
    });
}

/// Opens the browser's print dialog.
pub(super) fn print() {
    let _ = window().print();
}
