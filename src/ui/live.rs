//! A part of the page that follows the state.

use leptos::{html::Div, prelude::*};

use super::patch;
use crate::page::{Element, Node};

/// An element that always shows what `render` gives, patched whenever a signal in it changes.
pub(super) fn live(class: &'static str, render: impl Fn() -> Vec<Element> + 'static) -> AnyView {
    let render: Box<dyn Fn() -> Vec<Element>> = Box::new(render);
    live_element(class, render)
}

fn live_element(class: &'static str, render: Box<dyn Fn() -> Vec<Element>>) -> AnyView {
    let place = NodeRef::<Div>::new();
    Effect::new(move |shown: Option<Vec<Node>>| {
        let shown = shown.unwrap_or_default();
        let Some(element) = place.get() else { return shown };
        let next: Vec<Node> = render().into_iter().map(Node::Element).collect();
        if patch::children(&document(), &element, &shown, &next).is_ok() {
            next
        } else {
            // Something else has changed this part of the document: make it anew.
            element.set_text_content(None);
            let _ = patch::children(&document(), &element, &[], &next);
            next
        }
    });
    view! { <div class=class node_ref=place></div> }.into_any()
}
