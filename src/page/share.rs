//! The link, in a field of its own: people do not look for it in the address bar. And the way
//! back: a link or a file that was saved.

use super::{
    ACTION_ATTRIBUTE, CopyTarget, Element, Outcome, Tool, action::button,
    architecture::picture_address, element, shell::section, tool::copy_button,
};
use crate::diagram::qr_code;

/// The id of the line that says what became of opening a saved plan.
pub const OPENED: &str = "opened";

/// What became of opening a saved plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// Nothing has been opened.
    Nothing,
    /// It is open, and this differs today from what was saved with it.
    Plan(Vec<String>),
    /// It could not be read, and this is why.
    Refused(String),
}

fn opener(opened: &Opened) -> Element {
    let line = element("p").with("id", OPENED).with("tabindex", "-1").with("role", "status");
    let (line, differences) = match opened {
        Opened::Nothing => (line, &[][..]),
        Opened::Plan(differences) => (
            line.text(if differences.is_empty() {
                "It is open."
            } else {
                "It is open. This has changed since it was saved:"
            }),
            &differences[..],
        ),
        Opened::Refused(why) => {
            (line.class("field-error").text(format!("It could not be opened: {why}.")), &[][..])
        }
    };
    let list = (!differences.is_empty()).then(|| {
        element("ul").children(differences.iter().map(|it| element("li").text(it.clone())))
    });
    element("div")
        .class("open")
        .child(element("h3").text("Open a saved plan"))
        .child(
            element("div")
                .class("share")
                .child(element("label").with("for", "open-file").text("A plan.json or a bundle"))
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
                .child(element("label").with("for", "open-text").text("Or paste a link"))
                .child(
                    element("input")
                        .with("id", "open-text")
                        .with("type", "text")
                        .with("autocomplete", "off")
                        .with("spellcheck", "false"),
                )
                .child(button("Open", Tool::OpenText.to_attribute())),
        )
        .child(line)
        .children(list)
}

/// What puts the plan into another page, and the link for a camera.
fn elsewhere(link: &str, snippet: String, copied: Outcome) -> [Element; 2] {
    let embed = element("details")
        .child(element("summary").text("Show this plan in your documentation"))
        .child(
            element("pre")
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", "HTML for a page")
                .child(element("code").text(snippet)),
        )
        .child(element("p").child(copy_button("Copy HTML", CopyTarget::Embed, copied)));
    let code = element("details").child(element("summary").text("QR code"));
    // A page on a disk has no address that another device could open.
    let code = if !link.starts_with("http") {
        code.child(
            element("p").text("This page was opened from a disk: another device cannot reach it."),
        )
    } else if let Some(svg) = qr_code(link) {
        code.child(
            element("img")
                .class("qr")
                .with("width", "240")
                .with("height", "240")
                .with("src", picture_address(&svg))
                .with("alt", "QR code of the link to this plan"),
        )
    } else {
        code.child(element("p").text("The link is too long for a QR code."))
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
        element("label").with("for", "link").text("Link to this plan"),
        element("input")
            .with("id", "link")
            .with("type", "text")
            .with("readonly", "")
            .with("value", link),
        copy_button("Copy link", CopyTarget::Link, copied),
        copy_button("Copy as Markdown", CopyTarget::Summary, copied),
    ];
    let mut contents = vec![element("div").class("share").children(field), printed];
    contents.extend(elsewhere);
    contents.push(opener(opened));
    section(
        "share",
        "Share",
        "The link holds the whole plan, and the address bar always shows it. Ticks are not in it: they stay in this browser.",
        contents,
    )
}
