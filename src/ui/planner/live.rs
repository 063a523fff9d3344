//! A part of the page that follows the state.

use crate::{
    page::{Element, Node},
    ui::browser,
};
use leptos::prelude::*;

/// Makes the element of that id always show what `render` gives: it is patched whenever a signal
/// that `render` reads changes.
pub(super) fn keep_up_to_date(id: &'static str, render: impl Fn() -> Vec<Element> + 'static) {
    Effect::new(move |shown: Option<Vec<Node>>| {
        let next: Vec<Node> = render().into_iter().map(Node::Element).collect();
        browser::show(id, shown.as_deref(), &next);
        next
    });
}
