//! The architecture at a glance: a picture, and the same in words.

use super::{Action, Element, action::button, element};
use crate::{assessment::Assessment, diagram};

/// The picture as an address that an image takes.
#[must_use]
pub fn picture_address(assessment: &Assessment) -> String {
    // In such an address these two characters would mean something else.
    let svg = diagram::svg(assessment, "").replace('%', "%25").replace('#', "%23");
    format!("data:image/svg+xml;charset=utf-8,{svg}")
}

/// The picture of the plan's architecture.
#[must_use]
pub fn architecture(assessment: &Assessment) -> Vec<Element> {
    let title = assessment.title();
    let words = diagram::words(assessment);
    vec![
        element("section")
            .with("id", "architecture")
            .with("aria-labelledby", "architecture-title")
            .child(element("h2").with("id", "architecture-title").text("Architecture"))
            .child(
                element("img")
                    .class("picture")
                    .with("width", "960")
                    .with("height", "500")
                    .with("src", picture_address(assessment))
                    .with("alt", format!("Architecture of {title}; told in words below")),
            )
            .child(
                element("p")
                    .class("actions")
                    .child(button("Download SVG", &Action::DownloadPicture)),
            )
            .child(
                element("details").child(element("summary").text("The picture in words")).child(
                    element("ul").children(words.into_iter().map(|it| element("li").text(it))),
                ),
            ),
    ]
}
