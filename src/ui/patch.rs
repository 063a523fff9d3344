//! Brings a part of the document from one markup to the next with the fewest changes, so that
//! focus, open details and open evidence stay as they are.

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Document;

use super::browser;

use crate::page::{Element, Node};

/// What the browser says when the document cannot be changed; it never should.
type Outcome = Result<(), JsValue>;

/// Marks an element whose text has changed, until the mark is taken away: style/ says which of them
/// a person sees.
pub(super) const CHANGED: &str = "data-changed";

/// Makes the children of `parent`, which show `old`, show `new`. An element with an id stays the
/// same element wherever it moves.
pub(super) fn children(
    document: &Document,
    parent: &web_sys::Node,
    old: &[Node],
    new: &[Node],
) -> Outcome {
    // Follows the document step by step: `old[index]` is always what `shown` has there.
    let shown = parent.child_nodes();
    let mut old: Vec<&Node> = old.iter().collect();
    for (index, node) in new.iter().enumerate() {
        let current = shown.get(index_of(index));
        let from = old
            .iter()
            .skip(index)
            .position(|before| id(before).is_some() && id(before) == id(node));
        match (old.get(index), current, from) {
            (Some(before), Some(current), Some(0)) => {
                patch(document, parent, &current, before, node)?;
            }
            (Some(_), Some(current), Some(distance)) => {
                if let Some(moved) = shown.get(index_of(index + distance)) {
                    parent.insert_before(&moved, Some(&current))?;
                    let before = old.remove(index + distance);
                    old.insert(index, before);
                    patch(document, parent, &moved, before, node)?;
                }
            }
            (Some(before), Some(current), None) if is_among(before, &new[index + 1..]) => {
                parent.insert_before(&create_node(document, node)?, Some(&current))?;
                old.insert(index, node);
            }
            (Some(before), Some(current), None) => {
                patch(document, parent, &current, before, node)?;
            }
            _ => {
                parent.append_child(&create_node(document, node)?)?;
            }
        }
    }
    // From the back, so that removing does not move what is still to be removed.
    for index in (new.len()..old.len()).rev() {
        if let Some(surplus) = shown.get(index_of(index)) {
            parent.remove_child(&surplus)?;
        }
    }
    Ok(())
}

/// The id of an element.
fn id(node: &Node) -> Option<&str> {
    let Node::Element(element) = node else { return None };
    element.attributes.iter().find(|(name, _)| *name == "id").map(|(_, id)| &**id)
}

/// Whether an element with the id of `node` is among others.
fn is_among(node: &Node, others: &[Node]) -> bool {
    id(node).is_some() && others.iter().any(|other| id(other) == id(node))
}

/// Makes the children of `parent` show `new`, whatever they show now: the page as it was built, or
/// nothing. What is already as it should be stays, with the focus and what a person has opened.
pub(super) fn adopt(document: &Document, parent: &web_sys::Node, new: &[Node]) -> Outcome {
    let mut next = parent.first_child();
    for node in new {
        let Some(current) = next else {
            parent.append_child(&create_node(document, node)?)?;
            continue;
        };
        next = current.next_sibling();
        adopt_node(document, parent, &current, node)?;
    }
    while let Some(surplus) = next {
        next = surplus.next_sibling();
        parent.remove_child(&surplus)?;
    }
    Ok(())
}

fn adopt_node(
    document: &Document,
    parent: &web_sys::Node,
    current: &web_sys::Node,
    new: &Node,
) -> Outcome {
    match new {
        Node::Text(text) if current.node_type() == web_sys::Node::TEXT_NODE => {
            if current.node_value().as_deref() != Some(&**text) {
                current.set_node_value(Some(text));
            }
            Ok(())
        }
        Node::Element(element) if current.node_name().eq_ignore_ascii_case(element.tag) => {
            let shown: &web_sys::Element = current.unchecked_ref();
            for name in shown.get_attribute_names() {
                let name = name.as_string().unwrap_or_default();
                // A person may have opened it already.
                if name != "open" && !element.attributes.iter().any(|(kept, _)| *kept == name) {
                    shown.remove_attribute(&name)?;
                    follow(shown, &name, None);
                }
            }
            for (name, value) in &element.attributes {
                if shown.get_attribute(name).as_deref() != Some(&**value) {
                    shown.set_attribute(name, value)?;
                    follow(shown, name, Some(value));
                }
            }
            adopt(document, current, &element.children)
        }
        _ => parent.replace_child(&create_node(document, new)?, current).map(drop),
    }
}

/// Adds elements at the end of `parent`.
pub(super) fn append(document: &Document, parent: &web_sys::Node, new: &[Element]) -> Outcome {
    for element in new {
        parent.append_child(create(document, element)?.as_ref())?;
    }
    Ok(())
}

fn index_of(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn patch(
    document: &Document,
    parent: &web_sys::Node,
    current: &web_sys::Node,
    old: &Node,
    new: &Node,
) -> Outcome {
    if old == new {
        return Ok(());
    }
    match (old, new) {
        // Something else, such as a translation, may have put another node in this place.
        (Node::Text(_), Node::Text(text)) if current.node_type() == web_sys::Node::TEXT_NODE => {
            current.set_node_value(Some(text));
            if let Some(element) = current.parent_element() {
                element.set_attribute(CHANGED, "")?;
            }
        }
        (Node::Element(before), Node::Element(after))
            if before.tag == after.tag
                && id(old) == id(new)
                && current.node_type() == web_sys::Node::ELEMENT_NODE =>
        {
            attributes(current.unchecked_ref(), before, after)?;
            children(document, current, &before.children, &after.children)?;
        }
        _ => {
            parent.replace_child(&create_node(document, new)?, current)?;
        }
    }
    Ok(())
}

fn attributes(shown: &web_sys::Element, before: &Element, after: &Element) -> Outcome {
    for (name, _) in &before.attributes {
        if !after.attributes.iter().any(|(kept, _)| kept == name) {
            shown.remove_attribute(name)?;
            follow(shown, name, None);
        }
    }
    for attribute in &after.attributes {
        if !before.attributes.contains(attribute) {
            let (name, value) = attribute;
            shown.set_attribute(name, value)?;
            follow(shown, name, Some(value));
        }
    }
    Ok(())
}

/// A field that a person has used no longer follows its attributes, only its properties.
fn follow(shown: &web_sys::Element, name: &str, value: Option<&str>) {
    match name {
        "checked" | "selected" => {
            browser::set_property(shown, name, &JsValue::from_bool(value.is_some()));
        }
        "value" => {
            browser::set_property(shown, name, &JsValue::from_str(value.unwrap_or_default()));
        }
        _ => {}
    }
}

fn create_node(document: &Document, node: &Node) -> Result<web_sys::Node, JsValue> {
    match node {
        Node::Text(text) => Ok(document.create_text_node(text).into()),
        Node::Element(element) => create(document, element).map(Into::into),
    }
}

fn create(document: &Document, element: &Element) -> Result<web_sys::Element, JsValue> {
    let created = document.create_element(element.tag)?;
    for (name, value) in &element.attributes {
        created.set_attribute(name, value)?;
    }
    for child in &element.children {
        created.append_child(&create_node(document, child)?)?;
    }
    Ok(created)
}
