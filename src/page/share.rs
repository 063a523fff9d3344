//! The link, in a field of its own: people do not look for it in the address bar. And the way
//! back: a link or a file that was saved.

use super::{
    ACTION_ATTRIBUTE, CopyTarget, Element, Outcome, Tool, action::button,
    architecture::picture_address, element, shell::section, tool::copy_button,
};
use crate::{diagram::qr_code, plan::link::Notice, text::page as text};

/// The id of the line that says what became of opening a saved plan.
pub const OPENED: &str = "opened";

/// What became of opening a saved plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// Nothing has been opened.
    Nothing,
    /// It is open, and this differs today from what was saved with it.
    Plan(Vec<String>),
    /// It is open, except for these parts of its link, which could not be used.
    InPart(Vec<Notice>),
    /// It could not be read, and this is why.
    Refused(String),
}

fn opener(opened: &Opened) -> Element {
    let line = element("p").with("id", OPENED).with("tabindex", "-1").with("role", "status");
    let (line, details) = match opened {
        Opened::Nothing => (line, Vec::new()),
        Opened::Plan(differences) => (
            line.text(if differences.is_empty() {
                text::IS_OPEN
            } else {
                text::IS_OPEN_AND_DIFFERS
            }),
            differences.clone(),
        ),
        Opened::InPart(notices) => (
            line.class("field-error").text(text::IS_OPEN_IN_PART),
            notices.iter().map(Notice::to_string).collect(),
        ),
        Opened::Refused(why) => (line.class("field-error").text(text::not_opened(why)), Vec::new()),
    };
    let list = (!details.is_empty())
        .then(|| element("ul").children(details.into_iter().map(|it| element("li").text(it))));
    element("div")
        .class("open")
        .child(element("h3").text(text::OPEN_SAVED))
        .child(
            element("div")
                .class("share")
                .child(element("label").with("for", "open-file").text(text::FILE_TO_OPEN))
                .child(
                    element("input")
                        .with("id", "open-file")
                        .with("type", "file")
                        .with("accept", ".json,.zip,.txt")
                        .with(ACTION_ATTRIBUTE, Tool::OpenFile.to_attribute()),
                ),
        )
        .child(
            element("div")
                .class("share")
                .child(element("label").with("for", "open-text").text(text::LINK_TO_OPEN))
                .child(
                    element("input")
                        .with("id", "open-text")
                        .with("type", "text")
                        .with("autocomplete", "off")
                        .with("spellcheck", "false"),
                )
                .child(button(text::OPEN, Tool::OpenText.to_attribute())),
        )
        .child(line)
        .children(list)
}

/// What puts the plan into another page, and the link for a camera.
fn elsewhere(link: &str, snippet: String, copied: Outcome) -> [Element; 2] {
    let embed = element("details")
        .child(element("summary").text(text::EMBED))
        .child(
            element("pre")
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", text::EMBED_HTML)
                .child(element("code").text(snippet)),
        )
        .child(element("p").child(copy_button(text::COPY_HTML, CopyTarget::Embed, copied)));
    let code = element("details").child(element("summary").text(text::QR_CODE));
    // A page on a disk has no address that another device could open.
    let code = if !link.starts_with("http") {
        code.child(element("p").text(text::LINK_OF_DISK))
    } else if let Some(svg) = qr_code(link) {
        code.child(
            element("img")
                .class("qr")
                .with("width", "240")
                .with("height", "240")
                .with("src", picture_address(&svg))
                .with("alt", text::QR_CODE_OF_LINK),
        )
    } else {
        code.child(element("p").text(text::LINK_TOO_LONG))
    };
    [embed, code]
}

/// The link to the plan and the plan as Markdown, to be copied, and the way back.
#[must_use]
pub fn share(link: String, snippet: String, copied: Outcome, opened: &Opened) -> Vec<Element> {
    let elsewhere = elsewhere(&link, snippet, copied);
    // A field shows on paper only what fits into its line.
    let printed = element("a").class("printed").with("href", link.clone()).text(link.clone());
    let field = [
        element("label").with("for", "link").text(text::LINK_TO_PLAN),
        element("input")
            .with("id", "link")
            .with("type", "text")
            .with("readonly", "")
            .with("value", link),
        copy_button(text::COPY_LINK, CopyTarget::Link, copied),
        copy_button(text::COPY_AS_MARKDOWN, CopyTarget::Summary, copied),
    ];
    let mut contents = vec![element("div").class("share").children(field), printed];
    contents.extend(elsewhere);
    contents.push(opener(opened));
    section("share", text::SHARE, text::SHARE_ABOUT, contents)
}
