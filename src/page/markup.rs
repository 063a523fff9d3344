//! Elements, attributes and text, as values.

use std::borrow::Cow;

/// A piece of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Text, which is never read as markup.
    Text(Cow<'static, str>),
    /// An element.
    Element(Element),
}

/// An element with its attributes and children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// The name of the element.
    pub tag: &'static str,
    /// Attributes, each at most once.
    pub attributes: Vec<(&'static str, Cow<'static, str>)>,
    /// What is inside, in order.
    pub children: Vec<Node>,
}

/// Begins an element.
#[must_use]
pub const fn element(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), children: Vec::new() }
}

impl Element {
    /// Adds an attribute.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// Adds an attribute that is its own value, such as `open`, when `present` says so.
    #[must_use]
    pub fn flag(self, name: &'static str, present: Presence) -> Self {
        match present {
            Presence::Present => self.with(name, ""),
            Presence::Absent => self,
        }
    }

    /// Adds the class.
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        self.with("class", class)
    }

    /// Adds text.
    #[must_use]
    pub fn text(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// Adds an element.
    #[must_use]
    pub fn child(mut self, child: Element) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// Adds several elements, or one that may be absent.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }
}

/// Whether a boolean attribute stands on an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It does.
    Present,
    /// It does not.
    Absent,
}

impl From<bool> for Presence {
    fn from(present: bool) -> Self {
        if present { Self::Present } else { Self::Absent }
    }
}
