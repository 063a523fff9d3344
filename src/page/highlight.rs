//! Colours for a file that is shown. Written by hand because the libraries for it carry grammars of
//! hundreds of kilobytes; what stands here is enough for the files that the planner makes.

use super::{Element, element};
use crate::bundle::{File, Language};

/// What a piece of a line is, which is also its class in style/.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plain,
    Comment,
    Text,
    Name,
    Number,
    Heading,
}

impl Kind {
    const fn class(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Comment => Some("t-comment"),
            Self::Text => Some("t-text"),
            Self::Name => Some("t-name"),
            Self::Number => Some("t-number"),
            Self::Heading => Some("t-heading"),
        }
    }
}

/// How the lines of a language read.
struct Grammar {
    /// What begins a comment that ends with its line.
    comment: Option<&'static str>,
    /// The quotation marks.
    quotes: &'static [char],
    /// What stands after a name at the beginning of a line.
    after_name: &'static [char],
}

const fn grammar(language: Language) -> Grammar {
    match language {
        Language::Terraform => {
            Grammar { comment: Some("#"), quotes: &['"'], after_name: &['=', '{'] }
        }
        Language::Shell | Language::Env => {
            Grammar { comment: Some("#"), quotes: &['"', '\''], after_name: &['=', '('] }
        }
        Language::Yaml => Grammar { comment: Some("#"), quotes: &['"', '\''], after_name: &[':'] },
        Language::Ini => Grammar { comment: Some("#"), quotes: &[], after_name: &['='] },
        Language::Sql => Grammar { comment: Some("--"), quotes: &['\'', '`'], after_name: &[] },
        Language::Json => Grammar { comment: None, quotes: &['"'], after_name: &[':'] },
        Language::Csv => Grammar { comment: None, quotes: &['"'], after_name: &[] },
        Language::Markdown | Language::Svg => {
            Grammar { comment: None, quotes: &[], after_name: &[] }
        }
    }
}

/// Every line of a file with its colours. Lines whose number is in `changed` are marked.
pub(super) fn lines(file: &File, changed: &[usize]) -> Vec<Element> {
    let grammar = grammar(file.language);
    file.contents
        .split_inclusive('\n')
        .enumerate()
        .map(|(number, line)| {
            let pieces = match file.language {
                Language::Markdown => vec![(markdown(line), line)],
                _ => pieces(line, &grammar),
            };
            let shown = element("span");
            let shown =
                if changed.binary_search(&number).is_ok() { shown.class("changed") } else { shown };
            pieces.into_iter().fold(shown, |shown, (kind, text)| match kind.class() {
                None => shown.text(text.to_owned()),
                Some(class) => shown.child(element("span").class(class).text(text.to_owned())),
            })
        })
        .collect()
}

fn markdown(line: &str) -> Kind {
    let line = line.trim_start();
    if line.starts_with('#') {
        Kind::Heading
    } else if line.starts_with("<!--") || line.starts_with("-->") {
        Kind::Comment
    } else {
        Kind::Plain
    }
}

/// A line as pieces, which together are the line.
fn pieces<'a>(line: &'a str, grammar: &Grammar) -> Vec<(Kind, &'a str)> {
    let mut pieces = Vec::new();
    let name = name_at_the_beginning(line, grammar.after_name);
    let indent = line.len() - line.trim_start().len();
    let mut rest = line;
    if let Some(length) = name {
        pieces.push((Kind::Plain, &line[..indent]));
        pieces.push((Kind::Name, &line[indent..indent + length]));
        rest = &line[indent + length..];
    }
    let mut plain = 0;
    let mut before = ' ';
    while let Some(next) = rest[plain..].chars().next() {
        let from = &rest[plain..];
        // A `#` inside a word or an expansion begins nothing.
        let (kind, length) = if grammar.comment.is_some_and(|it| from.starts_with(it))
            && before.is_whitespace()
        {
            (Kind::Comment, from.trim_end_matches('\n').len())
        } else if grammar.quotes.contains(&next) {
            (Kind::Text, quoted(from, next))
        } else if next.is_ascii_digit() && !before.is_alphanumeric() && !"_-.".contains(before) {
            (Kind::Number, from.find(|it: char| !it.is_ascii_digit()).unwrap_or(from.len()))
        } else {
            plain += next.len_utf8();
            before = next;
            continue;
        };
        pieces.push((Kind::Plain, &rest[..plain]));
        pieces.push((kind, &rest[plain..plain + length]));
        rest = &rest[plain + length..];
        plain = 0;
        before = ' ';
    }
    pieces.push((Kind::Plain, rest));
    pieces.retain(|(_, text)| !text.is_empty());
    pieces
}

/// The length of a name at the beginning of a line, quoted or not, if one of `after` follows it.
fn name_at_the_beginning(line: &str, after: &[char]) -> Option<usize> {
    let line = line.trim_start();
    let length = match line.chars().next()? {
        '"' => quoted(line, '"'),
        first if first.is_ascii_alphabetic() || first == '_' => line
            .find(|it: char| !it.is_ascii_alphanumeric() && !"_-.".contains(it))
            .unwrap_or(line.len()),
        _ => return None,
    };
    let next = line[length..].trim_start().chars().next()?;
    after.contains(&next).then_some(length)
}

/// The length of a text in quotation marks at the beginning of `text`, with both marks. One that
/// does not end on its line ends with it.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (position, character) in text.char_indices().skip(1) {
        match character {
            '\n' => return position,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return position + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: Language, line: &str, expected: &[(Kind, &str)]) {
        assert_eq!(pieces(line, &grammar(language)), expected);
    }

    #[test]
    fn names_texts_numbers_and_comments_have_their_colours() {
        use Kind::{Comment, Name, Number, Plain, Text};
        check(
            Language::Terraform,
            "  nodes = 3 # three\n",
            &[
                (Plain, "  "),
                (Name, "nodes"),
                (Plain, " = "),
                (Number, "3"),
                (Plain, " "),
                (Comment, "# three"),
                (Plain, "\n"),
            ],
        );
        check(
            Language::Terraform,
            "source = \"a \\\" # b\"\n",
            &[(Name, "source"), (Plain, " = "), (Text, "\"a \\\" # b\""), (Plain, "\n")],
        );
        check(
            Language::Shell,
            "echo ${#list} r6i.4xlarge\n",
            &[(Plain, "echo ${#list} r6i.4xlarge\n")],
        );
        check(
            Language::Json,
            "  \"a\": \"b\"\n",
            &[(Plain, "  "), (Name, "\"a\""), (Plain, ": "), (Text, "\"b\""), (Plain, "\n")],
        );
        check(Language::Yaml, "size: small\n", &[(Name, "size"), (Plain, ": small\n")]);
        check(Language::Shell, "it's\n", &[(Plain, "it"), (Text, "'s"), (Plain, "\n")]);
    }
}
