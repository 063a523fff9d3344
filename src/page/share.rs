//! The link, in a field of its own: people do not look for it in the address bar.

use super::{CopyTarget, Element, Files, Outcome, action::copy_button, element, shell::section};

/// The link to the plan, to be copied, and the plan as Markdown once the files are there.
#[must_use]
pub fn share(link: String, files: &Files, copied: Outcome) -> Vec<Element> {
    let field = [
        element("label").with("for", "link").text("Link to this plan"),
        element("input")
            .with("id", "link")
            .with("type", "text")
            .with("readonly", "")
            .with("value", link),
        copy_button("Copy link", CopyTarget::Link, copied),
        copy_button("Copy as Markdown", CopyTarget::Summary, copied)
            .flag("disabled", files.disabled()),
    ];
    let mut contents = vec![element("div").class("share").children(field)];
    if let Files::Failed(_) = files {
        contents.push(
            element("p")
                .class("hint")
                .text("The Markdown is made with the ")
                .child(element("a").with("href", "#files").text("files"))
                .text(", which could not be prepared."),
        );
    }
    section(
        "share",
        "Share",
        "The link holds the whole plan, and the address bar always shows it. Ticks are not in it: they stay in this browser.",
        contents,
    )
}
