//! A part of the page that follows the state.

use leptos::prelude::*;

use super::patch;
use crate::page::{Element, Node};

/// Makes the element of that id always show what `render` gives: it is patched whenever a signal
/// that `render` reads changes.
pub(super) fn keep_up_to_date(id: &'static str, render: impl Fn() -> Vec<Element> + 'static) {
    Effect::new(move |shown: Option<Vec<Node>>| {
        let shown = shown.unwrap_or_default();
        let Some(place) = document().get_element_by_id(id) else { return shown };
        let next: Vec<Node> = render().into_iter().map(Node::Element).collect();
        if patch::children(&document(), &place, &shown, &next).is_err() {
            // Something else has changed this part of the document: make it anew.
            place.set_text_content(None);
            let _ = patch::children(&document(), &place, &[], &next);
        }
        next
    });
}
