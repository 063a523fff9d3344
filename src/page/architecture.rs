//! The plan at a glance: pictures, and the same in words.

use super::{Element, Tool, action::button, element, sizing::scrolling};
use crate::text::page as text;
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
    label: &'static str,
    alternative: String,
    words: Vec<String>,
) -> [Element; 2] {
    // With its size, the page does not move once the picture is there.
    let attribute = |name: &str| {
        let value = svg.split_once(&format!(" {name}=\"")).and_then(|(_, it)| it.split_once('"'));
        value.map_or_else(String::new, |(value, _)| value.to_owned())
    };
    let image = element("img")
        .class("picture")
        .with("width", attribute("width"))
        .with("height", attribute("height"))
        .with("src", picture_address(svg))
        .with("alt", alternative);
    [
        scrolling(label, image),
        element("details")
            .child(element("summary").text(text::PICTURE_IN_WORDS))
            .child(element("ul").children(words.into_iter().map(|it| element("li").text(it)))),
    ]
}

/// The pictures of the plan: its architecture, and what its machines give.
#[must_use]
pub fn architecture(assessment: &Assessment) -> Vec<Element> {
    let title = assessment.title();
    let architecture = picture(
        &diagram::architecture(assessment, ""),
        text::ARCHITECTURE_PICTURE,
        text::architecture_alternative(&title),
        diagram::architecture_in_words(assessment),
    );
    let capacity = picture(
        &diagram::capacity(assessment),
        text::CAPACITY_HEADING,
        text::capacity_alternative(&title),
        diagram::capacity_in_words(assessment),
    );
    let clouds = picture(
        &diagram::clouds(assessment),
        text::CLOUDS_HEADING,
        text::clouds_alternative(&title),
        diagram::clouds_in_words(assessment),
    );
    vec![
        element("section")
            .with("id", "architecture")
            .with("aria-labelledby", "architecture-title")
            .child(element("h2").with("id", "architecture-title").text(text::ARCHITECTURE))
            .children(architecture)
            .child(
                element("p")
                    .class("actions")
                    .child(button(text::DOWNLOAD_SVG, Tool::DownloadPicture.to_attribute()))
                    .child(button(text::DOWNLOAD_PNG, Tool::DownloadPng.to_attribute())),
            )
            .child(element("h3").text(text::CAPACITY_HEADING))
            .children(capacity)
            .child(element("h3").text(text::CLOUDS_HEADING))
            .children(clouds),
    ]
}
