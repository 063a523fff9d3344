//! The only module that touches the browser: address, history, clock, clipboard, storage, files.

mod root;

use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue, prelude::Closure};

use crate::{
    date::Date,
    page::{ACTION_ATTRIBUTE, Copied, Node},
    plan::Address,
};

pub(super) use root::{hold_back_what_is_out_of_view, set_theme, show_what_is_out_of_view};

use super::patch;

/// The whole address of the page, with query and fragment.
pub(super) fn url() -> String {
    window().location().href().unwrap_or_default()
}

/// The anchor in the page's address with its `#`, or nothing. Parameters are no anchor.
pub(super) fn anchor() -> String {
    let fragment = window().location().hash().unwrap_or_default();
    if fragment.contains('=') { String::new() } else { fragment }
}

/// Goes to the part of the page that the address names, which was not there when it loaded.
pub(super) fn go_to_anchor() {
    let anchor = anchor();
    if let Some(element) = anchor.strip_prefix('#').and_then(|id| document().get_element_by_id(id))
    {
        element.scroll_into_view();
    }
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

/// What a change of the plan does to the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HistoryEntry {
    /// A new entry: Back returns to the plan before.
    New,
    /// The same entry, for example while a person types.
    Same,
}

/// Puts a link into the address bar.
pub(super) fn show_link(link: &str, entry: HistoryEntry) {
    if let Ok(history) = window().history() {
        // A page opened from a disk may not be allowed to do this; the plan works all the same.
        let _ = match entry {
            HistoryEntry::New => history.push_state_with_url(&JsValue::NULL, "", Some(link)),
            HistoryEntry::Same => history.replace_state_with_url(&JsValue::NULL, "", Some(link)),
        };
    }
}

/// Calls back when Back or Forward changed the address.
pub(super) fn on_address_change(callback: impl Fn() + 'static) {
    let _ = window_event_listener(leptos::ev::popstate, move |_| callback());
}

/// Calls back on every click in the page.
pub(super) fn on_click(callback: impl Fn(&web_sys::MouseEvent) + 'static) {
    let _ = window_event_listener(leptos::ev::click, move |event| callback(&event));
}

/// Calls back whenever a box or a field in the page has a new value.
pub(super) fn on_change(callback: impl Fn(&web_sys::Event) + 'static) {
    let _ = window_event_listener(leptos::ev::change, move |event| callback(&event));
}

/// Calls back on every keystroke in a field of the page.
pub(super) fn on_input(callback: impl Fn(&web_sys::Event) + 'static) {
    let _ = window_event_listener(leptos::ev::input, move |event| callback(&event));
}

/// The value of a field, a box or a list of options.
pub(super) fn value(element: &web_sys::Element) -> String {
    js_sys::Reflect::get(element, &JsValue::from_str("value"))
        .ok()
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// Sets a property that the page's person may have changed, such as `value` or `checked`.
pub(super) fn set_property(element: &web_sys::Element, name: &str, value: &JsValue) {
    let name = JsValue::from_str(name);
    if js_sys::Reflect::get(element, &name).is_ok_and(|current| current != *value) {
        let _ = js_sys::Reflect::set(element, &name, value);
    }
}

/// The element that an event happened to.
pub(super) fn target(event: &web_sys::Event) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}

/// The nearest element around `element`, itself included, that a selector names.
pub(super) fn closest(element: &web_sys::Element, selector: &str) -> Option<web_sys::Element> {
    element.closest(selector).ok().flatten()
}

/// What an element of the page does, as `read` understands it.
pub(super) fn action<T>(
    element: &web_sys::Element,
    read: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    read(&element.get_attribute(ACTION_ATTRIBUTE)?)
}

/// Calls back once, after some milliseconds.
pub(super) fn later(milliseconds: u32, callback: impl FnOnce() + 'static) {
    gloo::timers::callback::Timeout::new(milliseconds, callback).forget();
}

/// Copies a text to the clipboard, and then says whether that worked.
pub(super) fn copy(text: &str, then: impl FnOnce(Copied) + 'static) {
    let clipboard = window().navigator().clipboard();
    // Without a secure context there is no clipboard at all.
    if JsValue::from(&clipboard).is_undefined() {
        then(Copied::Refused);
        return;
    }
    when(clipboard.write_text(text), |outcome| {
        then(if outcome.is_ok() { Copied::Done } else { Copied::Refused });
    });
}

/// Calls back once, with what a promise came to.
pub(super) fn when(
    promise: js_sys::Promise,
    then: impl FnOnce(Result<JsValue, JsValue>) + 'static,
) {
    wasm_bindgen_futures::spawn_local(async move {
        then(wasm_bindgen_futures::JsFuture::from(promise).await);
    });
}

/// What the browser said when something failed.
pub(super) fn said(error: &JsValue) -> String {
    error.unchecked_ref::<js_sys::Object>().to_string().into()
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

/// Draws a picture on a canvas that many times as large, and hands over the PNG, if there is one.
pub(super) fn draw(address: &str, scale: u32, then: impl FnOnce(Option<JsValue>) + 'static) {
    let Ok(image) = web_sys::HtmlImageElement::new() else {
        then(None);
        return;
    };
    image.set_src(address);
    let drawn = image.clone();
    when(image.decode(), move |decoded| {
        let canvas = decoded.and_then(|_| canvas_of(&drawn, scale));
        let Ok(canvas) = canvas else {
            then(None);
            return;
        };
        let receive = Closure::once_into_js(move |blob: JsValue| {
            then((!blob.is_null()).then_some(blob));
        });
        let _ = canvas.to_blob(receive.unchecked_ref());
    });
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
    // A picture without a ground is unreadable where it lands on another colour.
    let ground =
        window().get_computed_style(&document().document_element().ok_or(JsValue::NULL)?)?;
    let ground = ground.ok_or(JsValue::NULL)?.get_property_value("background-color")?;
    context.set_fill_style_str(&ground);
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)?;
    Ok(canvas)
}

/// Empties the field with an id.
pub(super) fn empty_field(id: &str) {
    if let Some(field) = document().get_element_by_id(id) {
        set_property(&field, "value", &JsValue::from_str(""));
    }
}

/// The value of the field with an id.
pub(super) fn value_of(id: &str) -> String {
    document().get_element_by_id(id).map(|field| value(&field)).unwrap_or_default()
}

/// Reads the file that was chosen in a field, which then forgets it, so that it can be chosen again.
pub(super) fn read_file(field: &web_sys::Element, then: impl FnOnce(js_sys::Uint8Array) + 'static) {
    let field: web_sys::HtmlInputElement = field.clone().unchecked_into();
    let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
    when(file.array_buffer(), move |read| {
        field.set_value("");
        if let Ok(buffer) = read {
            then(js_sys::Uint8Array::new(&buffer));
        }
    });
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

/// Puts the keyboard's focus on an element, for example after its section was made anew.
pub(super) fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let _ = element.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}

/// Calls back with each key that is pressed alone and outside of fields.
pub(super) fn on_key(callback: impl Fn(&str) + 'static) {
    let _ = window_event_listener(leptos::ev::keydown, move |event| {
        let alone = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        let typing = target(&event).is_some_and(|it| {
            closest(&it, "select, textarea, input:not([type=radio], [type=checkbox])").is_some()
        });
        if alone && !typing {
            callback(&event.key());
        }
    });
}

fn first(selector: &str) -> Option<web_sys::HtmlElement> {
    document().query_selector(selector).ok().flatten().map(wasm_bindgen::JsCast::unchecked_into)
}

/// Puts the focus on the first element that a selector names, even if nobody can type there.
pub(super) fn focus_first(selector: &str) {
    if let Some(element) = first(selector) {
        if element.tab_index() < 0 {
            element.set_tab_index(-1);
        }
        let _ = element.focus();
    }
}

/// Presses the first element that a selector names.
pub(super) fn press(selector: &str) {
    if let Some(element) = first(selector) {
        element.click();
    }
}

/// Unchecks the box that a selector names.
pub(super) fn uncheck(selector: &str) {
    if let Some(element) = first(selector) {
        set_property(&element, "checked", &JsValue::FALSE);
    }
}

/// Whether the box that a selector names is checked.
pub(super) fn is_checked(selector: &str) -> bool {
    first(selector).is_some_and(|it| it.matches(":checked").unwrap_or_default())
}

/// Prepares the document for the planner: what is only for a page without it goes away, and the
/// frame is filled in unless the page was built with it, which the element of that id shows.
pub(super) fn take_over(
    part: &str,
    fill: impl FnOnce(&web_sys::Document, &web_sys::Node) -> Result<(), JsValue>,
) {
    while let Ok(Some(element)) = document().query_selector(".unscripted") {
        element.remove();
    }
    if document().get_element_by_id(part).is_none()
        && let Some(body) = document().body()
    {
        // The frame is our own markup, whose tags and attributes every browser takes.
        let _ = fill(&document(), &body);
    }
}

/// Whether the page was built with another plan than its link has: `public/early.js` says so.
pub(super) fn shows_another_plan() -> bool {
    document().document_element().is_some_and(|root| root.class_name().contains("linked"))
}

/// Empties the element of that id.
pub(super) fn clear(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.set_text_content(None);
    }
}

/// Makes the element of that id show `next`, after it showed `shown`: nothing of ours yet, if none.
pub(super) fn show(id: &str, shown: Option<&[Node]>, next: &[Node]) {
    let Some(place) = document().get_element_by_id(id) else { return };
    let outcome = match shown {
        Some(shown) => patch::children(&document(), &place, shown, next),
        // The page was built with a plan in it, and this is its markup, or nearly.
        None => patch::adopt(&document(), &place, next),
    };
    if outcome.is_err() {
        // Something else has changed this part of the document: make it anew.
        place.set_text_content(None);
        let _ = patch::children(&document(), &place, &[], next);
    }
}

/// Takes away the marks of what has changed.
pub(super) fn forget_changes() {
    while let Ok(Some(marked)) = document().query_selector("[data-changed]") {
        if marked.remove_attribute(patch::CHANGED).is_err() {
            return;
        }
    }
}

/// Notes in the browser's timeline that something has been reached, for `make bench`.
pub(super) fn mark(reached: &str) {
    if let Some(performance) = window().performance() {
        let _ = performance.mark(reached);
    }
}

/// Opens the browser's print dialog.
pub(super) fn print() {
    let _ = window().print();
}
