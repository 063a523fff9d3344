//! The parts of a saved page in reading order, independent of its format, each with the headings and tabs
//! above it.

use super::{html, markdown, plain, words::clean};

/// One part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading with its level, 1 to 6.
    Heading(u8, String),
    /// The start of a tab, an accordion or another part with a title.
    Enter(String),
    /// The end of that part.
    Leave,
    /// A table, header row first.
    Table(Vec<Vec<String>>),
    /// A paragraph or a list item.
    Text(String),
    /// A file that the page's source includes, whose contents a saved source does not have.
    Include(String),
}

/// A paragraph, a table or an included file, with the titles above it, outermost first.
#[derive(Debug)]
pub(super) struct Placed<T> {
    /// The headings and tab titles.
    pub path: Vec<String>,
    /// The part itself.
    pub content: T,
}

/// The contents of a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The headings, in reading order.
    pub headings: Vec<String>,
    /// The paragraphs and list items.
    pub texts: Vec<Placed<String>>,
    /// The tables.
    pub tables: Vec<Placed<Table>>,
    /// The files that the source includes.
    pub includes: Vec<Placed<String>>,
}

/// A table and its caption.
#[derive(Debug)]
pub(super) struct Table {
    /// The rows, header row first.
    pub rows: Vec<Vec<String>>,
    /// The paragraph after the table, such as "Numbers are per MySQL node."
    pub caption: String,
}

impl Page {
    /// Reads a page: as HTML if it starts with an HTML tag, as Markdown if it has a Markdown heading, and as
    /// plain text otherwise.
    pub fn read(text: &str) -> Self {
        Self::of(if is_html(text) {
            html::blocks(text)
        } else if text.lines().any(|line| markdown::heading(line.trim()).is_some()) {
            markdown::blocks(text)
        } else {
            plain::blocks(text)
        })
    }

    fn of(blocks: Vec<Block>) -> Self {
        let mut page = Self::default();
        let mut scopes = Scopes::default();
        // The index of the table before this block, whose caption this may be.
        let mut captioned = None;
        for block in blocks {
            let before = captioned.take();
            match block {
                Block::Heading(level, text) => {
                    page.headings.push(clean(&text));
                    scopes.heading(level, clean(&text));
                }
                Block::Enter(title) => scopes.enter(clean(&title)),
                Block::Leave => scopes.leave(),
                Block::Table(rows) => {
                    let clean_row = |row: Vec<String>| row.iter().map(|cell| clean(cell)).collect();
                    let rows = rows.into_iter().map(clean_row).collect();
                    let content = Table { rows, caption: String::new() };
                    page.tables.push(Placed { path: scopes.path(), content });
                    captioned = Some(page.tables.len() - 1);
                }
                Block::Text(text) => {
                    let content = clean(&text);
                    if let Some(table) = before.and_then(|index: usize| page.tables.get_mut(index))
                    {
                        table.content.caption.clone_from(&content);
                    }
                    if !content.is_empty() {
                        page.texts.push(Placed { path: scopes.path(), content });
                    }
                }
                Block::Include(content) => {
                    page.includes.push(Placed { path: scopes.path(), content });
                }
            }
        }
        page
    }
}

/// Whether a saved page is HTML. A Markdown source may start with a component as well.
fn is_html(text: &str) -> bool {
    let Some(tag) = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).strip_prefix('<')
    else {
        return false;
    };
    let starts = |with: &str| tag.get(..with.len()).is_some_and(|it| it.eq_ignore_ascii_case(with));
    ["!doctype", "html", "head", "body", "main", "article", "section", "table", "h1", "p>"]
        .into_iter()
        .any(starts)
        || (starts("!--") && tag.contains("</"))
        || (starts("div") && tag.contains("</table"))
}

/// The titles above the current block. Headings in a tab do not end those outside of it.
#[derive(Debug)]
struct Scopes(Vec<Scope>);

#[derive(Debug, Default)]
struct Scope {
    title: Option<String>,
    headings: Vec<(u8, String)>,
}

impl Default for Scopes {
    fn default() -> Self {
        Self(vec![Scope::default()])
    }
}

impl Scopes {
    fn heading(&mut self, level: u8, text: String) {
        if let Some(scope) = self.0.last_mut() {
            scope.headings.retain(|(above, _)| *above < level);
            scope.headings.push((level, text));
        }
    }

    fn enter(&mut self, title: String) {
        self.0.push(Scope { title: Some(title), headings: Vec::new() });
    }

    fn leave(&mut self) {
        if self.0.len() > 1 {
            self.0.pop();
        }
    }

    fn path(&self) -> Vec<String> {
        let titles = self.0.iter().flat_map(|Scope { title, headings }| {
            title.iter().chain(headings.iter().map(|(_, text)| text))
        });
        titles.filter(|title| !title.is_empty()).cloned().collect()
    }
}
