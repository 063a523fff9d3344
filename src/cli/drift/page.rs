//! Reads a saved copy of the upstream page: HTML, Markdown or plain text, all as lines.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Node};

/// The elements whose text is a line of its own.
const BLOCKS: [&str; 13] =
    ["h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "pre", "div", "section", "main", "article"];

/// A place in the document's tables: which table, which row, which column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The headings that lead to the table: "Models only, Kubernetes".
    pub table: String,
    /// The first cell of the row.
    pub row: String,
    /// The head of the column.
    pub column: String,
}

/// What was found on a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Every cell of the tables that stand under the document's own headings.
    pub cells: BTreeMap<Place, String>,
    /// The whole text, with every run of white space as one space.
    pub text: String,
}

impl Page {
    /// Reads a page. A text that begins with a tag is HTML.
    pub fn read(text: &str) -> Self {
        let lines =
            if text.trim_start().starts_with('<') { html_lines(text) } else { plain_lines(text) };
        Self { cells: cells(&lines), text: collapse(&lines.join(" ")) }
    }
}

/// The text with every run of white space as one space, and straight quotation marks.
pub(super) fn collapse(text: &str) -> String {
    let straight: String = text
        .chars()
        .map(|character| match character {
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            other => other,
        })
        .collect();
    straight.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plain_lines(text: &str) -> Vec<String> {
    // Marks of Markdown headings, emphasis and code are not part of the text.
    text.lines()
        .map(|line| line.trim().trim_start_matches(['#', ' ']).replace(['`', '*'], ""))
        .collect()
}

/// The lines of an HTML page: blocks of text, and table rows in the form `a | b |`.
fn html_lines(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    write_lines(Html::parse_document(text).root_element(), &mut lines);
    lines.into_iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn write_lines(element: ElementRef, lines: &mut Vec<String>) {
    let name = element.value().name();
    if ["script", "style", "noscript", "template"].contains(&name) {
        return;
    }
    if name == "tr" {
        let cells = element.child_elements().map(|cell| cell.text().collect::<String>());
        lines.push(cells.map(|cell| format!("{} | ", cell.trim())).collect::<Vec<_>>().concat());
        lines.push(String::new());
        return;
    }
    let block = BLOCKS.contains(&name);
    if block {
        lines.push(String::new());
    }
    for child in element.children() {
        match (ElementRef::wrap(child), child.value()) {
            (Some(inner), _) => write_lines(inner, lines),
            (None, Node::Text(text)) => {
                if let Some(line) = lines.last_mut() {
                    line.push_str(text);
                }
            }
            _ => {}
        }
    }
    if block {
        lines.push(String::new());
    }
}

/// The headings under which the document's tables stand, and what each begins.
enum Heading {
    Tier(&'static str),
    Component(&'static str),
    Services,
    Cloud(&'static str),
}

fn heading(line: &str) -> Option<Heading> {
    Some(match line {
        "Models only" => Heading::Tier("Models only"),
        "Weave only" => Heading::Tier("Weave only"),
        "Models and Weave" => Heading::Tier("Models and Weave"),
        "Kubernetes" => Heading::Component("Kubernetes"),
        "MySQL" => Heading::Component("MySQL"),
        "Services" => Heading::Services,
        "AWS" => Heading::Cloud("Machine types, AWS"),
        "GCP" => Heading::Cloud("Machine types, GCP"),
        "Azure" => Heading::Cloud("Machine types, Azure"),
        _ => return None,
    })
}

fn cells(lines: &[String]) -> BTreeMap<Place, String> {
    let mut cells = BTreeMap::new();
    let (mut tier, mut table) = ("", String::new());
    let mut head: Option<Vec<String>> = None;
    for line in lines {
        match heading(line) {
            Some(Heading::Tier(name)) => tier = name,
            Some(Heading::Component(name)) => table = format!("{tier}, {name}"),
            Some(Heading::Services) => "Services".clone_into(&mut table),
            Some(Heading::Cloud(name)) => name.clone_into(&mut table),
            None => {}
        }
        if !line.contains('|') {
            // A table ends where a line without bars begins; empty lines stand between rows of HTML.
            if !line.is_empty() {
                head = None;
            }
            continue;
        }
        let row = split(line);
        let is_rule = row.iter().all(|cell| cell.chars().all(|c| c == '-' || c == ':'));
        match &head {
            None => head = Some(row),
            Some(_) if is_rule => {}
            Some(head) => {
                let Some((label, values)) = row.split_first() else { continue };
                for (column, value) in head.iter().skip(1).zip(values) {
                    let place =
                        Place { table: table.clone(), row: label.clone(), column: column.clone() };
                    cells.insert(place, value.clone());
                }
            }
        }
    }
    cells
}

/// The cells of a line: `a | b |` or `| a | b |`.
fn split(line: &str) -> Vec<String> {
    let inner = line.trim().trim_start_matches('|');
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner.split('|').map(|cell| cell.trim().to_owned()).collect()
}
