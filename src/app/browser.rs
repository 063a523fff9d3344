//! What touches the browser: address, history, clock, clipboard, storage, files. `mount`, which
//! starts the planner, and `kept_work`, which reads JSON, do so beside it.
//!
//! Nothing here is called while a static page is rendered.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

use crate::{date::Date, plan::Address};

/// Where the theme is kept; `public/early.js` reads it before the page is painted.
const THEME_KEY: &str = "wandb-planner/theme";

/// The whole address of the page, with query and fragment.
pub(super) fn url() -> String {
    window().location().href().unwrap_or_default()
}

/// What the address says about the page and not about the plan, to be kept in it: `public/early.js`
/// has read it. Only an embedded page has any.
pub(super) fn page_parameters() -> Option<String> {
    document().document_element()?.get_attribute("data-kept")
}

/// Where the planner is served, unless it was opened from a disk.
pub(super) fn address() -> Option<Address> {
    Address::of_url(&url()).ok()
}

/// Today in UTC, so that people in different places get the same files.
pub(super) fn today() -> Date {
    let iso = String::from(js_sys::Date::new_0().to_iso_string());
    // Years beyond 9999 are written with a sign, and no deployment is planned then.
    iso.get(..10).and_then(|day| day.parse().ok()).unwrap_or(Date::UNKNOWN)
}

/// What a step does to the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryEntry {
    /// A new entry: Back returns to what was before.
    New,
    /// The same entry, for example while a person types.
    Same,
}

/// Puts an address into the address bar.
pub(super) fn show_address(href: &str, entry: HistoryEntry) {
    if let Ok(history) = window().history() {
        // A page opened from a disk may not be allowed to do this; the plan works all the same.
        let _ = match entry {
            HistoryEntry::New => history.push_state_with_url(&JsValue::NULL, "", Some(href)),
            HistoryEntry::Same => history.replace_state_with_url(&JsValue::NULL, "", Some(href)),
        };
    }
}

/// Whether a click asks for what a link does anyway, and not for a new tab or a download.
pub(super) fn is_plain(event: &web_sys::MouseEvent) -> bool {
    event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// Calls back once, after some milliseconds.
pub(super) fn later(milliseconds: u32, callback: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, callback).forget();
}

/// What the browser said when something failed.
pub(super) fn said(error: &JsValue) -> String {
    let text = error.as_string();
    text.unwrap_or_else(|| error.unchecked_ref::<js_sys::Object>().to_string().into())
}

/// Copies a text to the clipboard.
///
/// # Errors
///
/// When the browser refuses, which it may do without saying why. Without a secure context there is
/// no clipboard at all.
pub(super) async fn copy(text: &str) -> Result<(), JsValue> {
    let clipboard = window().navigator().clipboard();
    if JsValue::from(&clipboard).is_undefined() {
        return Err(JsValue::NULL);
    }
    JsFuture::from(clipboard.write_text(text)).await.map(|_| ())
}

/// Hands a file to the browser to save. Its contents are a text or bytes.
///
/// # Errors
///
/// What the browser said, when it cannot make the file.
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
    // The download has its own hold on the data by the time that this runs.
    later(60_000, move || {
        let _ = web_sys::Url::revoke_object_url(&url);
    });
    Ok(())
}

/// Draws a picture on a canvas that many times as large, as PNG.
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
    // A picture without a ground is unreadable where it lands on another color.
    let ground =
        window().get_computed_style(&document().document_element().ok_or(JsValue::NULL)?)?;
    let ground = ground.ok_or(JsValue::NULL)?.get_property_value("background-color")?;
    context.set_fill_style_str(&ground);
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)?;
    Ok(canvas)
}

/// The bytes of the file that was chosen in a field, which then forgets it, so that it can be chosen
/// again. Without a file, nothing.
pub(super) async fn read_file(field: web_sys::HtmlInputElement) -> Option<Vec<u8>> {
    let file = field.files()?.get(0)?;
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    field.set_value("");
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// What is kept in this browser under a key. Without storage: nothing.
pub(super) fn stored(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a text in this browser, or nothing if it is empty. Without storage it is forgotten when the
/// page is closed.
pub(super) fn store(key: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ =
            if text.is_empty() { storage.remove_item(key) } else { storage.set_item(key, text) };
    }
}

/// Sets an attribute of the root element; without a value, takes it away.
fn mark_root(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// The theme of the page: `light`, `dark` or, as the system has it, `system`.
pub(super) fn theme() -> String {
    let root = document().document_element();
    root.and_then(|it| it.get_attribute("data-theme")).unwrap_or_else(|| "system".to_owned())
}

/// Shows the page light, dark or as the system is, from now on and in this browser.
pub(super) fn set_theme(theme: &str) {
    let fixed = Some(theme).filter(|theme| matches!(*theme, "light" | "dark"));
    mark_root("data-theme", fixed);
    store(THEME_KEY, fixed.unwrap_or_default());
}

/// The first element that a selector names.
pub(super) fn first(selector: &str) -> Option<web_sys::HtmlElement> {
    document().query_selector(selector).ok().flatten().map(JsCast::unchecked_into)
}

/// Puts the keyboard's focus on the first element that a selector names, even if nobody can type
/// there, once what waits to be shown is there.
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

/// Opens what the first element that a selector names opens.
pub(super) fn press(selector: &str) {
    if let Some(element) = first(selector) {
        element.click();
    }
}

/// Closes the panel that is open, so that what it led to can be seen.
pub(super) fn close_panel() {
    if let Some(panel) = first(":popover-open") {
        let _ = panel.hide_popover();
    }
}

/// Opens the panel that has what an anchor of the page that had everything leads to.
pub(super) fn open_panel_of(url: &str) {
    match url.rsplit_once('#') {
        Some((_, "share")) => press("#show-share"),
        Some((_, "history")) => press("#show-more"),
        _ => {}
    }
}

/// Goes to the top of the page.
pub(super) fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Calls back with each key that is pressed alone and outside of fields.
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
