//! One escaper for each template language. Askama applies them to every value in a template, so that no
//! value can change a file's structure because somebody forgot a filter.

use std::fmt::{self, Write};

use askama::filters::Escaper;

use crate::escape::{is_line_separator, write_markdown};

/// Escapes text for a quoted HCL string. It is safe in a comment as well: line breaks are escaped.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hcl;

impl Escaper for Hcl {
    fn write_escaped_str<W: Write>(&self, mut dest: W, string: &str) -> fmt::Result {
        let mut rest = string.chars().peekable();
        while let Some(character) = rest.next() {
            match character {
                '"' => dest.write_str("\\\"")?,
                '\\' => dest.write_str("\\\\")?,
                '\n' => dest.write_str("\\n")?,
                '\r' => dest.write_str("\\r")?,
                '\t' => dest.write_str("\\t")?,
                // `${` and `%{` start an interpolation; doubling the first character makes them literal.
                '$' | '%' if rest.peek() == Some(&'{') => {
                    dest.write_char(character)?;
                    dest.write_char(character)?;
                }
                control if control.is_control() || is_line_separator(control) => {
                    write!(dest, "\\u{:04x}", control as u32)?;
                }
                plain => dest.write_char(plain)?,
            }
        }
        Ok(())
    }
}

/// Escapes text for a paragraph, list item or table cell of Markdown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Markdown;

impl Escaper for Markdown {
    fn write_escaped_str<W: Write>(&self, mut dest: W, string: &str) -> fmt::Result {
        write_markdown(&mut dest, string)
    }
}

/// Escapes text for single quotes in a POSIX shell. Control characters become spaces: the shell has no
/// escape for line breaks that is safe in a comment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sh;

impl Escaper for Sh {
    fn write_escaped_str<W: Write>(&self, mut dest: W, string: &str) -> fmt::Result {
        for character in string.chars() {
            match character {
                '\'' => dest.write_str("'\\''")?,
                space if space.is_control() || is_line_separator(space) => dest.write_char(' ')?,
                plain => dest.write_char(plain)?,
            }
        }
        Ok(())
    }
}

/// Escapes text for a double-quoted YAML string. It is safe in a comment as well: line breaks are
/// escaped.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Yaml;

impl Escaper for Yaml {
    fn write_escaped_str<W: Write>(&self, mut dest: W, string: &str) -> fmt::Result {
        for character in string.chars() {
            match character {
                '"' => dest.write_str("\\\"")?,
                '\\' => dest.write_str("\\\\")?,
                // Characters that are not printable according to YAML.
                unprintable
                    if unprintable.is_control()
                        || is_line_separator(unprintable)
                        || matches!(unprintable, '\u{feff}' | '\u{fffe}' | '\u{ffff}') =>
                {
                    write!(dest, "\\u{:04x}", unprintable as u32)?;
                }
                plain => dest.write_char(plain)?,
            }
        }
        Ok(())
    }
}

/// Escapes text for single quotes in SQL. It is safe in a comment as well: control characters become
/// spaces.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sql;

impl Escaper for Sql {
    fn write_escaped_str<W: Write>(&self, mut dest: W, string: &str) -> fmt::Result {
        for character in string.chars() {
            match character {
                // By default, MySQL treats a backslash as an escape.
                '\'' | '\\' => {
                    dest.write_char(character)?;
                    dest.write_char(character)?;
                }
                space if space.is_control() || is_line_separator(space) => dest.write_char(' ')?,
                plain => dest.write_char(plain)?,
            }
        }
        Ok(())
    }
}

/// Keeps text on its line of an option file. `#` becomes a space as well: it would start a comment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ini;

impl Escaper for Ini {
    fn write_escaped_str<W: Write>(&self, mut dest: W, string: &str) -> fmt::Result {
        for character in string.chars() {
            match character {
                '#' => dest.write_char(' ')?,
                space if space.is_control() || is_line_separator(space) => dest.write_char(' ')?,
                plain => dest.write_char(plain)?,
            }
        }
        Ok(())
    }
}

/// Escapes text for a JSON string.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Json;

impl Escaper for Json {
    fn write_escaped_str<W: Write>(&self, mut dest: W, string: &str) -> fmt::Result {
        for character in string.chars() {
            match character {
                '"' | '\\' => {
                    dest.write_char('\\')?;
                    dest.write_char(character)?;
                }
                control if control.is_control() => write!(dest, "\\u{:04x}", control as u32)?,
                plain => dest.write_char(plain)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(escaper: impl Escaper, text: &str, expected: &str) {
        let mut written = String::new();
        escaper.write_escaped_str(&mut written, text).unwrap();
        assert_eq!(written, expected);
    }

    #[test]
    fn hcl_text_stays_inside_its_quotes() {
        check(Hcl, "wandb", "wandb");
        check(Hcl, r#"a"b\c"#, r#"a\"b\\c"#);
        check(Hcl, "${file(\"x\")} %{if} $ % $$", r#"$${file(\"x\")} %%{if} $ % $$"#);
        check(Hcl, "one\ntwo\r\u{0}\u{2028}", "one\\ntwo\\r\\u0000\\u2028");
    }

    #[test]
    fn shell_text_stays_inside_its_single_quotes() {
        check(Sh, "wandb.example.org", "wandb.example.org");
        check(Sh, "it's `id` $(id) ${HOME} \"x\" \\", "it'\\''s `id` $(id) ${HOME} \"x\" \\");
        check(Sh, "'; rm -rf ~ #", "'\\''; rm -rf ~ #");
        check(Sh, "one\ntwo\r\u{0}\u{85}\u{2028}three", "one two    three");
    }

    #[test]
    fn sql_text_stays_inside_its_single_quotes() {
        check(Sql, "wandb.example.org", "wandb.example.org");
        check(Sql, "it's; -- \\' \"x\"", "it''s; -- \\\\'' \"x\"");
        check(Sql, "one\ntwo\u{0}\u{2028}three", "one two  three");
    }

    #[test]
    fn option_file_text_stays_on_its_line() {
        check(Ini, "a = 'b' [c] ; d", "a = 'b' [c] ; d");
        check(Ini, "one # two\n[mysqld]\r\u{85}", "one   two [mysqld]  ");
    }

    #[test]
    fn json_text_stays_inside_its_quotes() {
        check(Json, "https://wandb.example.org", "https://wandb.example.org");
        check(Json, "a\"b\\c", "a\\\"b\\\\c");
        check(Json, "one\ntwo\u{0}\u{7f}", "one\\u000atwo\\u0000\\u007f");
    }

    #[test]
    fn yaml_text_stays_inside_its_double_quotes() {
        check(Yaml, "wandb.example.org", "wandb.example.org");
        check(Yaml, r#"a"b\c"#, r#"a\"b\\c"#);
        check(Yaml, "'x': {y} # @z &a *b", "'x': {y} # @z &a *b");
        check(Yaml, "one\ntwo\r\u{0}\u{85}\u{2028}", "one\\u000atwo\\u000d\\u0000\\u0085\\u2028");
        check(Yaml, "\u{feff}\u{1f980}", "\\ufeff\u{1f980}");
    }

    proptest::proptest! {
        #[test]
        fn any_text_round_trips_through_yaml_and_stays_in_its_comment(text in ".*|[\\PC\\s\"\\\\]*") {
            let mut escaped = String::new();
            Yaml.write_escaped_str(&mut escaped, &text).unwrap();
            let yaml = format!("# {escaped}\nvalue: \"{escaped}\"\n");
            let read: serde_json::Value = serde_saphyr::from_str(&yaml).unwrap();
            proptest::prop_assert_eq!(read, serde_json::json!({ "value": text }));
        }
    }
}
