//! Elements as HTML text, for pages that are read before a script runs or without any. Only the
//! native build uses it: in the browser, elements never become text.

use std::borrow::Cow;

use super::{Element, Node};

/// Elements that have no content and no end.
const VOID: [&str; 4] = ["br", "img", "input", "link"];

/// Elements whose end is clear from what follows them in our markup: another of their kind or of
/// the same table, or the end of what they are in.
const OPEN_ENDED: [&str; 8] = ["dd", "dt", "li", "option", "tbody", "td", "th", "tr"];

/// Writes elements as HTML. `link` gives the address to write for the `href` of a link.
#[must_use]
pub fn html<'a>(elements: &'a [Element], link: &dyn Fn(&'a str) -> Cow<'a, str>) -> String {
    let mut text = String::new();
    for element in elements {
        write_element(&mut text, element, link);
    }
    text
}

fn write_element<'a>(
    text: &mut String,
    element: &'a Element,
    link: &dyn Fn(&'a str) -> Cow<'a, str>,
) {
    let tag = element.tag;
    text.push('<');
    text.push_str(tag);
    for (name, value) in &element.attributes {
        let value = if *name == "href" { link(value) } else { Cow::Borrowed(&**value) };
        write_attribute(text, name, &value);
    }
    text.push('>');
    if VOID.contains(&tag) {
        return;
    }
    for child in &element.children {
        match child {
            Node::Text(child) => text.push_str(&escape(child)),
            Node::Element(child) => write_element(text, child, link),
        }
    }
    if !OPEN_ENDED.contains(&tag) {
        text.push_str("</");
        text.push_str(tag);
        text.push('>');
    }
}

/// Writes an attribute, with quotation marks only around what needs them.
fn write_attribute(text: &mut String, name: &str, value: &str) {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.#:".contains(&byte);
    text.push(' ');
    text.push_str(name);
    if value.is_empty() {
        return;
    }
    text.push('=');
    if value.bytes().all(plain) {
        text.push_str(value);
    } else {
        text.push('"');
        text.push_str(&escape(value));
        text.push('"');
    }
}

/// A text as it stands in HTML, between tags or in quotation marks.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::element;

    #[track_caller]
    fn check(element: Element, expected: &str) {
        assert_eq!(html(&[element], &|link| link.into()), expected);
    }

    #[test]
    fn texts_and_attributes_never_become_markup() {
        check(element("p").text("a < b & \"c\""), "<p>a &lt; b &amp; &quot;c&quot;</p>");
        check(
            element("p").with("title", "\"><script>"),
            "<p title=\"&quot;&gt;&lt;script&gt;\"></p>",
        );
        check(element("p").with("id", "a-b").with("open", ""), "<p id=a-b open></p>");
        check(element("a").with("href", "?v=1&nodes=3"), "<a href=\"?v=1&amp;nodes=3\"></a>");
        check(element("p").with("title", "a\u{a0}b"), "<p title=\"a\u{a0}b\"></p>");
    }

    #[test]
    fn ends_are_left_out_where_html_allows_it() {
        check(element("ul").child(element("li").text("a")), "<ul><li>a</ul>");
        check(
            element("p").child(element("input").with("type", "text")),
            "<p><input type=text></p>",
        );
    }

    #[test]
    fn links_are_written_as_asked() {
        let link = element("a").with("href", "?v=1");
        assert_eq!(html(&[link], &|_| "b.html".into()), "<a href=b.html></a>");
    }
}
