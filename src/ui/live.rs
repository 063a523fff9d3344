//! A part of the page that follows the state.

use leptos::{html::Div, prelude::*};

use super::patch;
use crate::page::{Element, Node};

/// An element that always shows what `render` gives, patched whenever a signal in it changes.
pub(super) fn live(class: &'static str, render: impl Fn() -> Vec<Element> + 'static) -> AnyView {
    let place = NodeRef::<Div>::new();
    let render: Box<dyn Fn() -> Vec<Element>> = Box::new(render);
    Effect::new(move |shown: Option<Vec<Node>>| {
        let shown = shown.unwrap_or_default();
        let Some(element) = place.get() else { return shown };
        let next: Vec<Node> = render().into_iter().map(Node::Element).collect();
        match patch::children(&document(), &element, &shown, &next) {
            Ok(()) => next,
            Err(error) => {
                leptos::logging::error!("The page could not be brought up to date: {error:?}");
                // Start again from an empty element the next time.
                element.set_text_content(None);
                Vec::new()
            }
        }
    });
    view! { <div class=class node_ref=place></div> }.into_any()
}
