//! Elements, attributes and text, as values.

use std::{borrow::Cow, ops::Deref};

/// A piece of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Text, which is never read as markup.
    Text(Cow<'static, str>),
    /// An element.
    Element(Element),
}

/// An element with its attributes and children.
///
/// It is one pointer, and what builds it is never inlined: the page is made of hundreds of such
/// calls, which so are as short as a call can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element(Box<Contents>);

/// What an element is and holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The name of the element.
    pub tag: &'static str,
    /// Attributes, each at most once.
    pub attributes: Vec<(&'static str, Cow<'static, str>)>,
    /// What is inside, in order.
    pub children: Vec<Node>,
}

impl Deref for Element {
    type Target = Contents;

    fn deref(&self) -> &Contents {
        &self.0
    }
}

/// Begins an element.
#[must_use]
#[inline(never)]
pub fn element(tag: &'static str) -> Element {
    Element(Box::new(Contents { tag, attributes: Vec::new(), children: Vec::new() }))
}

impl Element {
    /// Adds an attribute.
    #[must_use]
    #[inline(never)]
    pub fn with(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.0.attributes.push((name, value.into()));
        self
    }

    /// Adds an attribute that is its own value, such as `open`, when `present` says so.
    #[must_use]
    #[inline(never)]
    pub fn flag(self, name: &'static str, present: Presence) -> Self {
        match present {
            Presence::Present => self.with(name, ""),
            Presence::Absent => self,
        }
    }

    /// Adds the class.
    #[must_use]
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        self.with("class", class)
    }

    /// Adds text. Texts that follow each other are one, as they are in a document that was read from
    /// HTML, and an empty text is none.
    #[must_use]
    #[inline(never)]
    pub fn text(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        let text = text.into();
        match self.0.children.last_mut() {
            _ if text.is_empty() => {}
            Some(Node::Text(before)) => before.to_mut().push_str(&text),
            _ => self.0.children.push(Node::Text(text)),
        }
        self
    }

    /// Adds an element.
    #[must_use]
    #[inline(never)]
    pub fn child(mut self, child: Element) -> Self {
        self.0.children.push(Node::Element(child));
        self
    }

    /// Adds several elements, or one that may be absent.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        for child in children {
            self = self.child(child);
        }
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
