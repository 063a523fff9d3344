//! The plan at a glance: pictures, and the same in words.

use super::{Element, Tool, action::button, element};
use crate::{assessment::Assessment, diagram};

/// A picture as the address of an image.
#[must_use]
pub fn picture_address(svg: &str) -> String {
    // In such an address these two characters would mean something else.
    let svg = svg.replace('%', "%25").replace('#', "%23");
    format!("data:image/svg+xml;charset=utf-8,{svg}")
}

/// A picture, as an image whose address holds it all, and the same in words.
fn picture(
    svg: &str,
    height: &'static str,
    alternative: String,
    words: Vec<String>,
) -> [Element; 2] {
    [
        element("img")
            .class("picture")
            .with("width", "960")
            .with("height", height)
            .with("src", picture_address(svg))
            .with("alt", alternative),
        element("details")
            .child(element("summary").text("The picture in words"))
            .child(element("ul").children(words.into_iter().map(|it| element("li").text(it)))),
    ]
}

/// The pictures of the plan: its architecture, and what its machines give.
#[must_use]
pub fn architecture(assessment: &Assessment) -> Vec<Element> {
    let title = assessment.title();
    let architecture = picture(
        &diagram::architecture(assessment, ""),
        "500",
        format!("Architecture of {title}; told in words below"),
        diagram::architecture_in_words(assessment),
    );
    let capacity = picture(
        &diagram::capacity(assessment),
        "224",
        format!(
            "Capacity of {title}: outlines are what is required, bars what the machines give; told in words below"
        ),
        diagram::capacity_in_words(assessment),
    );
    let clouds = picture(
        &diagram::clouds(assessment),
        "440",
        format!(
            "{title} beside the other clouds: outlines are what is required, bars what the machines give; told in words below"
        ),
        diagram::clouds_in_words(assessment),
    );
    vec![
        element("section")
            .with("id", "architecture")
            .with("aria-labelledby", "architecture-title")
            .child(element("h2").with("id", "architecture-title").text("Architecture"))
            .children(architecture)
            .child(
                element("p")
                    .class("actions")
                    .child(button("Download SVG", Tool::DownloadPicture.to_attribute()))
                    .child(button("Download PNG", Tool::DownloadPng.to_attribute())),
            )
            .child(element("h3").text("Capacity: required (outline) and given (bar)"))
            .children(capacity)
            .child(element("h3").text("The same on each cloud: required (outline) and given (bar)"))
            .children(clouds),
    ]
}
