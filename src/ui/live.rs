//! A part of the page that follows the state.

use leptos::prelude::*;

use super::patch;
use crate::page::{Element, Node};

/// Makes the element of that id always show what `render` gives: it is patched whenever a signal
/// that `render` reads changes.
pub(super) fn keep_up_to_date(id: &'static str, render: impl Fn() -> Vec<Element> + 'static) {
    Effect::new(move |shown: Option<Vec<Node>>| {
        let Some(place) = document().get_element_by_id(id) else {
            return shown.unwrap_or_default();
        };
        let next: Vec<Node> = render().into_iter().map(Node::Element).collect();
        let outcome = match &shown {
            Some(shown) => patch::children(&document(), &place, shown, &next),
            // The page was built with a plan in it, and this is its markup, or nearly.
            None => patch::adopt(&document(), &place, &next),
        };
        if outcome.is_err() {
            // Something else has changed this part of the document: make it anew.
            place.set_text_content(None);
            let _ = patch::children(&document(), &place, &[], &next);
        }
        next
    });
}
