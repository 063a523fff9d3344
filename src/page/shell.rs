//! What surrounds the answer: header, footer and the frame of a section.

use super::{Action, Element, action::button, element};
use crate::reference;

const SECTIONS: [(&str, &str); 6] = [
    ("#plan", "Plan"),
    ("#compare", "Compare"),
    ("#requirements", "Requirements"),
    ("#checklist", "Checklist"),
    ("#files", "Files"),
    ("#share", "Share"),
];

/// The top of the page.
#[must_use]
pub fn header() -> Vec<Element> {
    let links = SECTIONS.iter().map(|(href, label)| element("a").with("href", *href).text(*label));
    vec![
        element("a").class("skip").with("href", "#answer").text("Skip to the result"),
        element("header")
            .class("page-header")
            .child(element("p").class("brand").text("W&B Deployment Planner"))
            .child(element("nav").with("aria-label", "Sections").children(links))
            .child(button("Print", &Action::Print)),
    ]
}

/// The end of the page.
#[must_use]
pub fn footer() -> Vec<Element> {
    let data = format!(
        "Data: {}, {}. Last checked on {}.",
        reference::TITLE,
        reference::EDITION,
        reference::DATA_DATE,
    );
    vec![
        element("footer")
            .class("page-footer")
            .child(element("p").text(data))
            .child(element("p").text(
                "This is not an official Weights & Biases product. Nothing you enter leaves your browser: after loading, the page sends no request, and it counts no visits. Ticks in the checklist are kept in this browser only.",
            ))
            .child(element("p").text(concat!(
                "Version ",
                env!("CARGO_PKG_VERSION"),
                ". Licence Apache-2.0."
            ))),
    ]
}

/// A section of the page: its heading, a sentence about it, and what is in it.
#[must_use]
pub fn section(
    id: &'static str,
    heading: &'static str,
    about: &'static str,
    contents: Vec<Element>,
) -> Vec<Element> {
    let title_id = format!("{id}-title");
    vec![
        element("section")
            .with("id", id)
            .with("aria-labelledby", title_id.clone())
            .child(element("h2").with("id", title_id).text(heading))
            .child(element("p").text(about))
            .children(contents),
    ]
}
