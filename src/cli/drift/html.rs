//! Reads a page saved as HTML: only its content, without navigation and scripts.

use scraper::{ElementRef, Html, Node, Selector};

use super::{page::Block, words::clean};

/// The elements that start a new paragraph.
const BLOCKS: [&str; 16] = [
    "p",
    "li",
    "dt",
    "dd",
    "div",
    "section",
    "main",
    "article",
    "blockquote",
    "ul",
    "ol",
    "dl",
    "body",
    "html",
    "figure",
    "figcaption",
];

/// The elements that are not part of the content.
const SKIPPED: [&str; 13] = [
    "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "button", "svg",
    "form", "pre", "head",
];

/// Selectors for the content of a page, most specific first.
const CONTENT: [&str; 7] = [
    "#content",
    ".td-content",
    ".theme-doc-markdown",
    "article",
    "#content-area",
    "main",
    "[role=main]",
];

/// The parts of a page.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let document = Html::parse_document(text);
    let mut reader = Reader::default();
    reader.element(content(&document));
    reader.end_paragraph();
    reader.blocks
}

/// The element with the content: the first match with a table, or the whole page.
fn content(document: &Html) -> ElementRef<'_> {
    let has_table = |element: &ElementRef| descendants(*element).any(|it| name(it) == "table");
    CONTENT
        .iter()
        .filter_map(|selector| Selector::parse(selector).ok())
        .find_map(|selector| document.select(&selector).find(has_table))
        .unwrap_or_else(|| document.root_element())
}

fn descendants(element: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    element.descendants().filter_map(ElementRef::wrap)
}

fn name(element: ElementRef<'_>) -> &str {
    element.value().name()
}

fn text(element: ElementRef) -> String {
    clean(&element.text().collect::<String>())
}

/// Whether an element is this part of a tab group, by its role or by Mintlify's attribute.
fn is_part(element: ElementRef, role: &str, mark: &str) -> bool {
    element.attr("role") == Some(role) || element.attr("data-component-part") == Some(mark)
}

/// A tab above the panels.
struct Tab<'e> {
    element: ElementRef<'e>,
    title: String,
}

impl Tab<'_> {
    fn is_selected(&self) -> bool {
        self.element.attr("aria-selected") == Some("true")
            || self.element.attr("data-active") == Some("true")
    }

    /// Whether the tab and a panel refer to each other.
    fn belongs_to(&self, panel: ElementRef) -> bool {
        let same = |one: Option<&str>, other: Option<&str>| one.is_some() && one == other;
        same(self.element.attr("aria-controls"), panel.attr("id"))
            || same(self.element.attr("id"), panel.attr("aria-labelledby"))
    }
}

#[derive(Default)]
struct Reader<'e> {
    blocks: Vec<Block>,
    paragraph: String,
    tabs: Vec<Tab<'e>>,
    /// The number of panels of these tabs that have been read.
    panels: usize,
}

impl<'e> Reader<'e> {
    fn element(&mut self, element: ElementRef<'e>) {
        if is_part(element, "tablist", "tabs-list") {
            self.end_paragraph();
            let is_tab = |it: &ElementRef| is_part(*it, "tab", "tab-button");
            let mut tabs: Vec<Tab> = Vec::new();
            for element in descendants(element).filter(is_tab) {
                // Mintlify marks a button inside of each tab as well.
                let inside = element
                    .ancestors()
                    .filter_map(ElementRef::wrap)
                    .any(|above| tabs.last().is_some_and(|tab| tab.element.id() == above.id()));
                if !inside {
                    tabs.push(Tab { element, title: text(element) });
                }
            }
            (self.tabs, self.panels) = (tabs, 0);
            return;
        }
        if is_part(element, "tabpanel", "tab-content") {
            let title = self.title_of(element);
            return self.titled(title, element);
        }
        match name(element) {
            skipped if SKIPPED.contains(&skipped) => {}
            "table" => {
                let rows = descendants(element).filter(|it| name(*it) == "tr");
                let rows: Vec<Vec<String>> = rows.map(cells).collect();
                self.push(Block::Table(rows));
            }
            "details" => {
                let summary = element.child_elements().find(|it| name(*it) == "summary");
                self.titled(summary.map_or_else(String::new, text), element);
            }
            "summary" => {}
            "br" => self.paragraph.push(' '),
            heading if is_heading(heading) => {
                let level = heading.as_bytes()[1] - b'0';
                let title = text(element);
                self.push(Block::Heading(
                    level,
                    title.trim_end_matches(['#', '¶', ' ']).to_owned(),
                ));
            }
            tag if BLOCKS.contains(&tag) || element.attr("data-as") == Some("p") => {
                self.end_paragraph();
                self.children(element);
                self.end_paragraph();
            }
            _ => self.children(element),
        }
    }

    fn children(&mut self, element: ElementRef<'e>) {
        for child in element.children() {
            match (ElementRef::wrap(child), child.value()) {
                (Some(inner), _) => self.element(inner),
                (None, Node::Text(text)) => self.paragraph.push_str(text),
                _ => {}
            }
        }
    }

    fn titled(&mut self, title: String, element: ElementRef<'e>) {
        self.push(Block::Enter(title));
        // Tabs inside a panel do not end the tab group around it.
        let outer = (std::mem::take(&mut self.tabs), self.panels);
        self.children(element);
        (self.tabs, self.panels) = outer;
        self.push(Block::Leave);
    }

    /// The title of a panel: that of the tab that refers to it, of the selected tab if only one panel was
    /// saved, or of the tab at the same position.
    fn title_of(&mut self, panel: ElementRef) -> String {
        let of_panel = |it: &ElementRef| is_part(*it, "tabpanel", "tab-content");
        let siblings = panel.parent().and_then(ElementRef::wrap);
        let count = siblings.map_or(1, |it| it.child_elements().filter(of_panel).count());
        let named = self.tabs.iter().find(|tab| tab.belongs_to(panel));
        let selected = || self.tabs.iter().find(|tab| count == 1 && tab.is_selected());
        let by_place = || self.tabs.get(self.panels).filter(|_| count == self.tabs.len());
        let title = named.or_else(selected).or_else(by_place).map(|tab| tab.title.clone());
        self.panels += 1;
        title.unwrap_or_default()
    }

    fn push(&mut self, block: Block) {
        self.end_paragraph();
        self.blocks.push(block);
    }

    fn end_paragraph(&mut self) {
        let text = clean(&std::mem::take(&mut self.paragraph));
        if !text.is_empty() {
            self.blocks.push(Block::Text(text));
        }
    }
}

fn is_heading(name: &str) -> bool {
    ["h1", "h2", "h3", "h4", "h5", "h6"].contains(&name)
}

fn cells(row: ElementRef) -> Vec<String> {
    row.child_elements().filter(|it| ["td", "th"].contains(&name(*it))).map(text).collect()
}
