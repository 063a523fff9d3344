//! Splits a Markdown source into its lines and everything else: MDX components, Hugo shortcodes, HTML,
//! code, comments and front matter.

/// A piece of the source.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A line of Markdown, without tags.
    Line(String),
    /// The start of a component with a title.
    Enter(String),
    /// The end of that component.
    Leave,
    /// A heading written as a tag.
    Heading(u8, String),
    /// A component that the source imports from another file.
    Include(String),
    /// A table written as HTML.
    Html(String),
}

/// The attributes that hold a component's title.
const TITLES: [&str; 4] = ["title", "label", "header", "tab"];

/// Elements whose title is not the title of a section: pictures, links, tooltips.
const UNTITLED: [&str; 8] = ["a", "img", "iframe", "video", "tooltip", "icon", "frame", "abbr"];

/// The pieces of a source, in order.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let text = without_comments(without_front_matter(text));
    let (text, imports) = without_code(&text);
    let mut scanner = Scanner { imports, ..Scanner::default() };
    let mut rest = text.as_str();
    while let Some(start) = rest.find(['<', '{']) {
        let (before, from) = rest.split_at(start);
        scanner.text(before);
        let Some((tag, after)) = tag(from) else {
            scanner.text(&from[..1]);
            rest = &from[1..];
            continue;
        };
        rest = scanner.tag(&tag, after);
    }
    scanner.text(rest);
    scanner.end_line();
    scanner.pieces
}

#[derive(Default)]
struct Scanner {
    pieces: Vec<Piece>,
    line: String,
    imports: Vec<String>,
    /// The open components, and whether each has a title.
    open: Vec<(String, bool)>,
}

impl Scanner {
    fn text(&mut self, text: &str) {
        let mut lines = text.split('\n');
        self.line.push_str(lines.next().unwrap_or_default());
        for line in lines {
            self.end_line();
            self.line.push_str(line);
        }
    }

    fn end_line(&mut self) {
        self.pieces.push(Piece::Line(std::mem::take(&mut self.line)));
    }

    fn piece(&mut self, piece: Piece) {
        if !self.line.trim().is_empty() {
            self.end_line();
        }
        self.pieces.push(piece);
    }

    /// Handles a tag, along with text that belongs to it, and returns the rest.
    fn tag<'t>(&mut self, tag: &Tag, after: &'t str) -> &'t str {
        let name = tag.name.to_ascii_lowercase();
        if let Some(level) = heading_level(&name)
            && tag.kind == Kind::Opens
            && let Some((text, after)) = until_close(after, &name)
        {
            let inner: String = pieces(text).into_iter().filter_map(line_of).collect();
            self.piece(Piece::Heading(level, inner));
            return after;
        }
        if name == "table"
            && tag.kind == Kind::Opens
            && let Some((inner, after)) = until_close(after, "table")
        {
            self.piece(Piece::Html(format!("<table>{inner}</table>")));
            return after;
        }
        match tag.kind {
            Kind::Alone if self.imports.contains(&tag.name) => {
                self.piece(Piece::Include(tag.name.clone()));
            }
            Kind::Opens => {
                let title = tag.title.as_ref().filter(|_| !UNTITLED.contains(&name.as_str()));
                if let Some(title) = title {
                    self.piece(Piece::Enter(title.clone()));
                }
                let titled = title.is_some();
                self.open.push((name, titled));
            }
            Kind::Closes => {
                if let Some(index) = self.open.iter().rposition(|(open, _)| *open == name) {
                    for (_, titled) in self.open.split_off(index) {
                        if titled {
                            self.piece(Piece::Leave);
                        }
                    }
                }
            }
            Kind::Alone => {}
        }
        after
    }
}

fn line_of(piece: Piece) -> Option<String> {
    match piece {
        Piece::Line(line) => Some(line.trim().to_owned() + " "),
        _ => None,
    }
}

fn heading_level(name: &str) -> Option<u8> {
    name.strip_prefix('h')?.parse().ok().filter(|level| (1..=6).contains(level))
}

/// The text before the tag that closes `name`, and the text after it.
fn until_close<'t>(text: &'t str, name: &str) -> Option<(&'t str, &'t str)> {
    let close = format!("</{name}");
    let end = text.to_ascii_lowercase().find(&close)?;
    let after = text[end..].find('>')?;
    Some((&text[..end], &text[end + after + 1..]))
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Opens,
    Closes,
    Alone,
}

#[derive(Debug)]
struct Tag {
    name: String,
    kind: Kind,
    title: Option<String>,
}

/// The tag or shortcode at the start of text, and the text after it.
fn tag(text: &str) -> Option<(Tag, &str)> {
    for (start, end) in [("{{<", ">}}"), ("{{%", "%}}")] {
        if let Some(inner) = text.strip_prefix(start) {
            let length = inner.find(end)?;
            return Some((read_tag(inner[..length].trim())?, &inner[length + end.len()..]));
        }
    }
    let inner = text.strip_prefix('<')?;
    if !inner.trim_start_matches('/').starts_with(|it: char| it.is_ascii_alphabetic()) {
        return None;
    }
    let length = end_of_tag(inner)?;
    Some((read_tag(inner[..length].trim())?, &inner[length + 1..]))
}

/// The end of a tag: the first `>` outside of quotes and braces.
fn end_of_tag(text: &str) -> Option<usize> {
    let (mut quote, mut braces) = (None, 0_u32);
    for (index, character) in text.char_indices() {
        match (quote, character) {
            (Some(open), it) => quote = quote.filter(|_| it != open),
            (None, '"' | '\'') => quote = Some(character),
            (None, '{') => braces += 1,
            (None, '}') => braces = braces.saturating_sub(1),
            (None, '>') if braces == 0 => return Some(index),
            (None, '<') if braces == 0 => return None,
            _ => {}
        }
    }
    None
}

fn read_tag(inner: &str) -> Option<Tag> {
    let closes = inner.starts_with('/');
    let alone = inner.ends_with('/');
    let inner = inner.trim_matches('/').trim();
    let end = inner.find(|it: char| it.is_whitespace()).unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(end);
    // `<https://example.com>` is an address.
    if !name.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '.' | '-' | '_')) {
        return None;
    }
    let kind = match (closes, alone) {
        (true, _) => Kind::Closes,
        (false, true) => Kind::Alone,
        (false, false) => Kind::Opens,
    };
    let title = TITLES.iter().find_map(|attribute| value(attributes, attribute));
    Some(Tag { name: name.to_owned(), kind, title })
}

/// The value of an attribute: `title="x"`, `title='x'` or `title={"x"}`.
fn value(attributes: &str, name: &str) -> Option<String> {
    let mut from = 0;
    while let Some(found) = attributes[from..].find(name) {
        let start = from + found;
        let whole = attributes[..start].ends_with(|it: char| it.is_whitespace());
        let rest = attributes[start + name.len()..].trim_start();
        if whole && let Some(rest) = rest.strip_prefix('=') {
            let rest = rest.trim_start_matches([' ', '{', '`']);
            let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
            return rest[1..].split(quote).next().map(str::to_owned);
        }
        from = start + name.len();
    }
    None
}

/// Text without the front matter between two lines of `---`.
fn without_front_matter(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let Some(header) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else {
        return text;
    };
    header.split_once("\n---").map_or(text, |(_, page)| page)
}

/// Text without `<!-- comments -->` and `{/* comments */}`.
fn without_comments(text: &str) -> String {
    let mut text = text.to_owned();
    for (start, end) in [("<!--", "-->"), ("{/*", "*/}")] {
        while let Some(begin) = text.find(start) {
            let length = text[begin..].find(end).map_or(text.len() - begin, |it| it + end.len());
            text.replace_range(begin..begin + length, "");
        }
    }
    text
}

/// Text without code blocks and without the lines that import components, and the names of the imported
/// components.
fn without_code(text: &str) -> (String, Vec<String>) {
    let (mut kept, mut imports, mut fence) = (String::new(), Vec::new(), None::<&str>);
    for line in text.lines() {
        let trimmed = line.trim();
        let mark = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
        match (fence, mark) {
            (Some(open), Some(mark)) if open == mark => fence = None,
            (Some(_), _) => {}
            (None, Some(mark)) => fence = Some(mark),
            (None, None) => {
                let import = trimmed.strip_prefix("import ").and_then(|it| it.split_once(" from "));
                if let Some((names, _)) = import {
                    let names = names.split([' ', '{', '}', ',']).filter(|name| !name.is_empty());
                    imports.extend(names.map(str::to_owned));
                } else {
                    kept.push_str(line);
                    kept.push('\n');
                }
            }
        }
    }
    (kept, imports)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[Piece]) {
        let is_text = |piece: &Piece| !matches!(piece, Piece::Line(line) if line.trim().is_empty());
        let found: Vec<Piece> = pieces(text).into_iter().filter(is_text).collect();
        assert_eq!(found, expected, "{text}");
    }

    fn line(text: &str) -> Piece {
        Piece::Line(text.to_owned())
    }

    #[test]
    fn components_with_a_title_are_parts_of_the_page() {
        let enter = |title: &str| Piece::Enter(title.to_owned());
        check("<Tab title=\"a > b\">\nx\n</Tab>", &[enter("a > b"), line("x"), Piece::Leave]);
        check(
            "<Tabs>\n<TabItem value='v' label={\"L\"}>\nx\n</TabItem></Tabs>",
            &[enter("L"), line("x"), Piece::Leave],
        );
        check("{{% tab header=\"H\" %}}\nx\n{{% /tab %}}", &[enter("H"), line("x"), Piece::Leave]);
        check("<Frame title=\"no part\">\nx\n</Frame>", &[line("x")]);
        check("<Tab title=\"t\"><Note>x</Tab>", &[enter("t"), line("x"), Piece::Leave]);
    }

    #[test]
    fn front_matter_code_and_comments_are_removed() {
        check("---\ntitle: T\n---\nx", &[line("x")]);
        check("```sh\n<Tab title=\"x\">\n```\n<!-- c\n -->{/* d */}x", &[line("x")]);
        check("import A from \"/a.mdx\";\n<A/>\n<B />", &[Piece::Include("A".to_owned())]);
        check("{{< img src=\"x.png\" alt=\"X\" >}}\nx", &[line("x")]);
    }

    #[test]
    fn text_that_looks_like_a_tag_is_kept() {
        check("a < b and c > d", &[line("a < b and c > d")]);
        check("see <https://example.com/>", &[line("see <https://example.com/>")]);
        check("{x} and <unclosed", &[line("{x} and <unclosed")]);
    }

    #[test]
    fn heading_tags_are_headings() {
        check(
            "<h2 id=\"a\">\n  A <b>b</b>\n</h2>\nx",
            &[Piece::Heading(2, "A b  ".to_owned()), line("x")],
        );
    }
}
