//! What in the link could not be used.

use super::{Action, Element, action::button, element};
use crate::{plan::link::Notice, text::page as text};

/// The notices about a link, or nothing.
#[must_use]
pub fn notices(notices: &[Notice]) -> Option<Element> {
    if notices.is_empty() {
        return None;
    }
    let items = notices.iter().map(|notice| element("li").text(notice.to_string()));
    Some(
        element("section")
            .class("notices")
            .with("role", "alert")
            .child(element("h2").text(text::NOTICES))
            .child(element("ul").children(items))
            .child(button(text::CONTINUE, Action::DismissNotices.to_attribute())),
    )
}
