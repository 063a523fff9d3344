//! The start in the browser: the planner replaces the static page, which looks the same.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use super::{
    App, AppProps, Session, Site, View,
    browser::{self, first},
    costs::SentPrices,
    document::{Paper, PaperProps},
    maker::Loader,
};

/// Replaces the static page with the planner, and keeps everything that the user has done in it.
///
/// `folder` is the absolute address of the planner's folder; empty in the single-file build.
pub fn mount(folder: String, loader: Loader) {
    console_error_panic_hook::set_once();
    let Some(root) = first("#planner") else { return };
    let site = if folder.is_empty() { Site::OneFile } else { Site::Served(folder) };
    let url = browser::url();
    let place = Place::read();
    root.set_text_content(None);
    let mounted = leptos::mount::mount_to(root, move || {
        let sent = SentPrices::of_url(&browser::url());
        let session = Session::of_browser(site, loader);
        if let Some(sent) = sent {
            provide_context(sent);
        }
        session.follow_browser();
        print(session);
        Effect::new(move || document().set_title(&title(session)));
        App(AppProps { session })
    });
    mounted.forget();
    place.restore();
    browser::open_panel_of(&url);
}

/// The title of the browser's tab.
fn title(session: Session) -> String {
    let plan = session.assessment.with(crate::assessment::Assessment::title);
    match session.view.get() {
        View::Plan => format!("{plan}: W&B Deployment Planner"),
        view => format!("{}: {plan}: W&B Deployment Planner", view.label()),
    }
}

/// Renders the printed document when the browser is about to print. It costs nothing until then.
fn print(session: Session) {
    let mounted = Rc::new(RefCell::new(None));
    let on_paper = Rc::clone(&mounted);
    let before = move || {
        let Some(paper) = first("#paper") else { return };
        paper.set_text_content(None);
        let document = move || {
            provide_context(session);
            Paper(PaperProps { session })
        };
        *on_paper.borrow_mut() = Some(leptos::mount::mount_to(paper, document));
    };
    let _ = window_event_listener(leptos::ev::beforeprint, move |_| before());
    let _ =
        window_event_listener(leptos::ev::afterprint, move |_| drop(mounted.borrow_mut().take()));
}

/// A control that the user changed before the planner started.
struct Used {
    selector: String,
    value: String,
    checked: bool,
}

impl Used {
    fn read(it: &web_sys::HtmlInputElement) -> Option<Self> {
        let ticked = it.checked() != it.default_checked();
        let used = match &*it.type_() {
            // In a group, the button that is no longer checked differs as well.
            "radio" => ticked && it.checked(),
            "checkbox" => ticked,
            _ => it.value() != it.default_value(),
        };
        let selector = used.then(|| selector_of(it)).flatten()?;
        Some(Self { selector, value: it.value(), checked: it.checked() })
    }

    /// Repeats the change in the planner's control.
    fn replay(&self) {
        let Some(control) = first(&self.selector) else { return };
        let control: web_sys::HtmlInputElement = control.unchecked_into();
        control.set_checked(self.checked);
        if control.value() != self.value {
            control.set_value(&self.value);
        }
        for name in ["input", "change"] {
            if let Ok(event) = web_sys::Event::new(name) {
                let _ = control.dispatch_event(&event);
            }
        }
    }
}

/// The user's state in the static page: changed controls, open sections, an open panel and keyboard
/// focus. Elements are identified by selectors, which also match in the planner's page.
#[derive(Default)]
struct Place {
    used: Vec<Used>,
    details: Vec<(String, bool)>,
    popover: Option<String>,
    focus: Option<String>,
}

impl Place {
    /// Reads the state of the page. Empty if the link names another plan: then the page was hidden.
    fn read() -> Self {
        if first(".linked").is_some() {
            return Self::default();
        }
        let details = all("#planner details[id]");
        Self {
            used: all("#planner input:not([type=file])")
                .filter_map(|it| Used::read(it.unchecked_ref()))
                .collect(),
            details: details
                .map(|it| (format!("#{}", it.id()), it.has_attribute("open")))
                .collect(),
            popover: first(":popover-open").map(|it| format!("[popovertarget=\"{}\"]", it.id())),
            focus: document().active_element().as_ref().and_then(selector_of),
        }
    }

    /// Restores the state in the planner's page.
    fn restore(self) {
        for (selector, open) in self.details {
            if let Some(details) = first(&selector) {
                let _ = details.toggle_attribute_with_force("open", open);
            }
        }
        self.used.iter().for_each(Used::replay);
        if let Some(selector) = self.popover {
            browser::press(&selector);
        }
        if let Some(element) = self.focus.and_then(|selector| first(&selector)) {
            let _ = element.focus();
        }
    }
}

/// All elements that match a selector.
fn all(selector: &str) -> impl Iterator<Item = web_sys::Element> {
    let found = document().query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |index| Some(found.as_ref()?.item(index)?.unchecked_into()))
}

/// A selector for an element that matches in both pages: by its id, the panel that it opens, its name and
/// value, or its parent.
fn selector_of(element: &web_sys::Element) -> Option<String> {
    let id = element.id();
    if !id.is_empty() {
        return Some(format!("#{id}"));
    }
    if let Some(target) = element.get_attribute("popovertarget") {
        return Some(format!("[popovertarget=\"{target}\"]"));
    }
    if let (Some(name), Some(value)) =
        (element.get_attribute("name"), element.get_attribute("value"))
    {
        return Some(format!("[name=\"{name}\"][value=\"{value}\"]"));
    }
    let around = element.parent_element()?.id();
    (!around.is_empty()).then(|| format!("#{around} > {}", element.local_name()))
}
