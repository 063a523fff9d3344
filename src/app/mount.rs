//! The start in the browser: the planner takes the place of the static page, which shows the same.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use super::{
    App, AppProps, Choice, Field, Session, Site, View,
    browser::first,
    document::{Paper, PaperProps},
    maker::Loader,
};

/// Puts the planner in place of the static page, and loses nothing that a person did in it meanwhile.
///
/// `folder` is the absolute address of the planner's folder, empty for the one file, which has none.
pub fn mount(folder: String, loader: Loader) {
    console_error_panic_hook::set_once();
    let Some(root) = first("#planner") else { return };
    let site = if folder.is_empty() { Site::OneFile } else { Site::Served(folder) };
    let used = used_before();
    let place = Place::read();
    root.set_text_content(None);
    let mounted = leptos::mount::mount_to(root, move || {
        let session = Session::of_browser(site, loader);
        session.follow_browser();
        print(session);
        Effect::new(move || document().set_title(&title(session)));
        for (name, value) in &used {
            if let Some(choice) = Choice::from_key(name) {
                session.choose(choice, value);
            } else if let Some(field) = Field::from_key(name) {
                session.type_text(field, value.clone());
            }
        }
        App(AppProps { session })
    });
    mounted.forget();
    place.restore();
}

/// The title of the browser's tab.
fn title(session: Session) -> String {
    let plan = session.assessment.with(crate::assessment::Assessment::title);
    match session.view.get() {
        View::Plan => format!("{plan}: W&B Deployment Planner"),
        view => format!("{}: {plan}: W&B Deployment Planner", view.label()),
    }
}

/// Puts the document into the page whenever it is printed. A document that is made only then costs
/// nothing while a person works.
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
    let _ = window_event_listener(leptos::ev::afterprint, move |_| drop(mounted.borrow_mut().take()));
}

/// A control of the form that a person has used before the planner was there: its id or, for a
/// choice, its name, and its value.
fn used_before() -> Vec<(String, String)> {
    let Ok(controls) = document().query_selector_all(".form input") else { return Vec::new() };
    (0..controls.length())
        .filter_map(|index| controls.item(index)?.dyn_into::<web_sys::HtmlInputElement>().ok())
        .filter_map(|it| {
            if it.type_() == "radio" {
                (it.checked() && !it.default_checked()).then(|| (it.name(), it.value()))
            } else {
                (it.value() != it.default_value()).then(|| (it.id(), it.value()))
            }
        })
        .collect()
}

/// Where the keyboard's focus is and what is open, to be found again after the page was made anew.
struct Place {
    focus: Option<String>,
    open: Vec<String>,
}

impl Place {
    /// Reads it from the page.
    fn read() -> Self {
        let focus = document().active_element().and_then(|it| {
            let id = it.id();
            if !id.is_empty() {
                return Some(format!("#{id}"));
            }
            let (name, value) = (it.get_attribute("name")?, it.get_attribute("value")?);
            Some(format!("[name={name}][value={value}]"))
        });
        let mut open = Vec::new();
        if let Ok(details) = document().query_selector_all("details[id][open]") {
            for index in 0..details.length() {
                if let Some(it) = details.item(index) {
                    open.push(format!("#{}", it.unchecked_into::<web_sys::Element>().id()));
                }
            }
        }
        Self { focus, open }
    }

    /// Brings it back.
    fn restore(self) {
        for selector in self.open {
            if let Some(details) = first(&selector) {
                let _ = details.set_attribute("open", "");
            }
        }
        if let Some(element) = self.focus.and_then(|selector| first(&selector)) {
            let _ = element.focus();
        }
    }
}
