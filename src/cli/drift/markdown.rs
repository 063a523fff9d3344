//! Reads the source of a page: Markdown, with MDX components and Hugo shortcodes.

use super::{
    html,
    markup::{Piece, pieces},
    page::Block,
};

/// The parts of a page.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for piece in pieces(text) {
        match piece {
            Piece::Line(line) => reader.line(line.trim()),
            Piece::Enter(title) => reader.push(Block::Enter(inline(&title))),
            Piece::Leave => reader.push(Block::Leave),
            Piece::Include(name) => reader.push(Block::Include(name)),
            Piece::Heading(level, text) => reader.push(Block::Heading(level, inline(&text))),
            Piece::Html(table) => {
                reader.end_paragraph();
                reader.blocks.extend(html::blocks(&table));
            }
        }
    }
    reader.end_paragraph();
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    paragraph: Vec<String>,
    rows: Vec<String>,
}

impl Reader {
    fn line(&mut self, line: &str) {
        if !self.rows.is_empty() && line.contains('|') {
            self.rows.push(line.to_owned());
            return;
        }
        if is_rule(line) && self.paragraph.last().is_some_and(|before| before.contains('|')) {
            // The previous line was the header row of a table.
            let head = self.paragraph.pop();
            self.end_paragraph();
            self.rows.extend(head);
            return;
        }
        if let Some((level, text)) = heading(line) {
            self.push(Block::Heading(level, inline(text)));
        } else if let Some(text) = item(line) {
            self.end_paragraph();
            self.paragraph.push(text.to_owned());
        } else if line.is_empty() {
            self.end_paragraph();
        } else {
            self.end_table();
            self.paragraph.push(line.trim_start_matches(['>', ' ']).to_owned());
        }
    }

    fn push(&mut self, block: Block) {
        self.end_paragraph();
        self.blocks.push(block);
    }

    fn end_paragraph(&mut self) {
        self.end_table();
        let text = std::mem::take(&mut self.paragraph).join(" ");
        if !text.is_empty() {
            self.blocks.push(Block::Text(inline(&text)));
        }
    }

    fn end_table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        if !rows.is_empty() {
            self.blocks.push(Block::Table(rows.iter().map(|line| row(line)).collect()));
        }
    }
}

/// A heading's level and text, without the id that may follow it in braces.
pub(super) fn heading(line: &str) -> Option<(u8, &str)> {
    let text = line.trim_start_matches('#');
    let level =
        u8::try_from(line.len() - text.len()).ok().filter(|level| (1..=6).contains(level))?;
    let text = text.strip_prefix(' ')?;
    let text = text.split(" {#").next().unwrap_or(text);
    Some((level, text.trim_end_matches(['#', ' '])))
}

/// The text of a list item.
pub(super) fn item(line: &str) -> Option<&str> {
    if let Some(text) = ["- ", "* ", "+ ", "• "].iter().find_map(|mark| line.strip_prefix(mark)) {
        return Some(text);
    }
    let text = line.trim_start_matches(|it: char| it.is_ascii_digit());
    (text.len() < line.len()).then(|| text.strip_prefix(". ")).flatten()
}

/// Whether a line is the delimiter row under a table's header row.
pub(super) fn is_rule(line: &str) -> bool {
    line.contains('-')
        && line.contains('|')
        && line.chars().all(|it| matches!(it, '-' | ':' | '|' | ' ' | '\t'))
}

/// The cells of a row: `a | b |` or `| a | b |`. An escaped bar is text.
pub(super) fn row(line: &str) -> Vec<String> {
    let line = line.trim().replace("\\|", "\u{1}");
    let inner = line.strip_prefix('|').unwrap_or(&line);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner.split('|').map(|cell| inline(&cell.replace('\u{1}', "|"))).collect()
}

/// Text without the syntax for emphasis, code and links, and with entities decoded.
pub(super) fn inline(text: &str) -> String {
    let text = entities(&without_links(text));
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' if characters.peek().is_some_and(char::is_ascii_punctuation) => {
                plain.extend(characters.next());
            }
            '*' | '`' => {}
            other => plain.push(other),
        }
    }
    plain.trim().to_owned()
}

/// Replaces `[text](address)` with its text, and removes `![text](address)`.
fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, label, after)) = next_link(rest) {
        let picture = before.strip_suffix('!');
        plain.push_str(picture.unwrap_or(before));
        plain.push_str(if picture.is_some() { "" } else { label });
        rest = after;
    }
    plain + rest
}

fn next_link(text: &str) -> Option<(&str, &str, &str)> {
    let middle = text.find("](")?;
    let start = text[..middle].rfind('[')?;
    let address = &text[middle + 2..];
    let mut depth = 0;
    let end = address.find(|it: char| {
        depth += i32::from(it == '(') - i32::from(it == ')');
        depth < 0
    })?;
    Some((&text[..start], &text[start + 1..middle], &address[end + 1..]))
}

/// Decodes HTML entities.
fn entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        let (before, from) = rest.split_at(start);
        plain.push_str(before);
        let entity = from.find(';').filter(|end| *end <= 8).and_then(|end| {
            let name = &from[1..end];
            Some((character(name)?, &from[end + 1..]))
        });
        let (character, after) = entity.unwrap_or(('&', &from[1..]));
        plain.push(character);
        rest = after;
    }
    plain + rest
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(number);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(inline(text), expected);
    }

    #[test]
    fn syntax_is_removed_and_entities_are_decoded() {
        check("**W\\&B** runs on [Kubernetes](/a_(b)) with `x`.", "W&B runs on Kubernetes with x.");
        check(
            "Standard&#95;E2&#x5f;v5 &gt; 40 % & more; AT&T",
            "Standard_E2_v5 > 40 % & more; AT&T",
        );
        check("![a picture](x.png) [b", "[b");
    }

    #[test]
    fn rows_keep_an_escaped_bar() {
        assert_eq!(row("| a \\| b | `c` |"), ["a | b", "c"]);
        assert_eq!(row("a | b |"), ["a", "b"]);
    }
}
