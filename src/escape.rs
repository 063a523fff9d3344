//! Escaping for XML and Markdown. The escapers for the other generated languages are next to their templates,
//! in `bundle`.

use std::fmt::{self, Write};

/// Writes a string escaped for XML and HTML, including quoted attribute values.
///
/// # Errors
///
/// Returns the writer's error.
pub fn write_xml(dest: &mut impl Write, text: &str) -> fmt::Result {
    for character in text.chars() {
        match character {
            '&' => dest.write_str("&amp;")?,
            '<' => dest.write_str("&lt;")?,
            '>' => dest.write_str("&gt;")?,
            '"' => dest.write_str("&quot;")?,
            control if control.is_control() => dest.write_char(' ')?,
            plain => dest.write_char(plain)?,
        }
    }
    Ok(())
}

/// Returns a string escaped as [`write_xml`] does.
#[must_use]
pub fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let _ = write_xml(&mut escaped, text);
    escaped
}

/// Writes a string escaped for Markdown, for a paragraph, a list item or a table cell. Underscores inside
/// names need no escape.
///
/// # Errors
///
/// Returns the writer's error.
pub fn write_markdown(dest: &mut impl Write, text: &str) -> fmt::Result {
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' => {
                dest.write_char('\\')?;
                dest.write_char(character)?;
            }
            '&' if begins_entity(rest.as_str()) => dest.write_str("&amp;")?,
            space if space.is_control() || is_line_separator(space) => dest.write_char(' ')?,
            plain => dest.write_char(plain)?,
        }
    }
    Ok(())
}

/// Returns a string escaped as [`write_markdown`] does.
#[must_use]
pub fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let _ = write_markdown(&mut escaped, text);
    escaped
}

/// Whether an `&` before `rest` would start a character reference, such as `&amp;`.
fn begins_entity(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
    })
}

/// Whether a character ends a line according to Unicode, although most programs ignore it.
#[must_use]
pub const fn is_line_separator(character: char) -> bool {
    matches!(character, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_markdown(text: &str, expected: &str) {
        assert_eq!(markdown(text), expected);
    }

    #[test]
    fn markdown_syntax_is_escaped() {
        check_markdown("Standard_E4_v5", "Standard_E4_v5");
        check_markdown("a | b * c [d](e) <f> `g`", "a \\| b \\* c \\[d\\](e) \\<f> \\`g\\`");
        check_markdown("one\n# two & more", "one # two & more");
        check_markdown("W&B; &lt; &#60;", "W&amp;B; &amp;lt; &amp;#60;");
    }

    #[test]
    fn xml_syntax_is_escaped() {
        assert_eq!(xml("W&B <\"a\">\n"), "W&amp;B &lt;&quot;a&quot;&gt; ");
    }
}
