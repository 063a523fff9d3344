//! The sentences of a page beside those of the document: which are gone, and which are new.

use super::{
    cells::Found,
    page::{Page, Placed},
    words::{likeness, same_words, words},
};
use crate::reference::{EGRESS_ENDPOINTS, REQUIREMENTS};

/// The document's text, heading by heading.
const DOCUMENT: &str = include_str!("../../../tests/transcription/reference-architecture.md");

/// From which likeness on, in percent, a sentence is shown as what stands there now.
const ALIKE: usize = 60;

/// What the site writes around every page.
const AROUND: [&str; 9] = [
    "llms.txt",
    "Documentation Index",
    "discover all available pages",
    "Skip to main content",
    "Was this page helpful",
    "minute read",
    "Glad to hear it",
    "Sorry to hear that",
    "Last modified",
];

/// What became of the sentences.
#[derive(Debug, Default)]
pub(super) struct Sentences {
    /// How many quotes and endpoints are on the page.
    pub kept: usize,
    /// The quotes and endpoints that are not.
    pub gone: Vec<String>,
    /// Those that stand in a file which a saved source does not contain.
    pub elsewhere: Vec<String>,
    /// Sentences that the document does not have.
    pub new: Vec<String>,
}

impl Sentences {
    /// How many quotes and endpoints there are.
    pub fn count() -> usize {
        REQUIREMENTS.len() + EGRESS_ENDPOINTS.len()
    }
}

/// Compares the sentences of a page with those that are quoted here and those of the document. What was read as a
/// cell is no sentence.
pub(super) fn compare(page: &Page, cells: &Found) -> Sentences {
    let mut sentences = Sentences::default();
    let whole: Vec<&str> = page.texts.iter().map(|text| text.content.as_str()).collect();
    let tables = page.tables.iter().flat_map(|table| &table.content.rows).flatten();
    let said = words(
        &whole.iter().copied().chain(tables.map(String::as_str)).collect::<Vec<_>>().join(" "),
    );
    let document = document();
    let new: Vec<(String, &str)> = page
        .texts
        .iter()
        .filter(|text| !cells.lines.contains(&text.content))
        .flat_map(|text| new_sentences(text, &document))
        .collect();
    for requirement in REQUIREMENTS {
        let quote = requirement.quote;
        if said.contains(&words(quote)) {
            sentences.kept += 1;
        } else if let Some(file) = included(page, requirement.section.title()) {
            sentences.elsewhere.push(format!("{}: “{quote}” (in {file})", requirement.id));
        } else {
            let likest = new.iter().map(|(_, it)| (likeness(quote, it), *it)).max_by_key(|it| it.0);
            let now = match likest {
                Some((percent, text)) if percent >= ALIKE => format!("; likest is “{text}”"),
                _ => String::new(),
            };
            sentences.gone.push(format!("{}: “{quote}”{now}", requirement.id));
        }
    }
    for endpoint in EGRESS_ENDPOINTS {
        let host = endpoint.trim_start_matches("https://");
        if said.contains(&words(host)) {
            sentences.kept += 1;
        } else if let Some(file) = included(page, "Networking") {
            sentences.elsewhere.push(format!("egress: {endpoint} (in {file})"));
        } else {
            sentences.gone.push(format!("egress: {endpoint}"));
        }
    }
    sentences.new = new
        .into_iter()
        .map(
            |(section, text)| {
                if section.is_empty() { text.to_owned() } else { format!("{section}: {text}") }
            },
        )
        .collect();
    sentences
}

/// The file that a section's text stands in, when the source includes it from elsewhere.
fn included<'p>(page: &'p Page, section: &str) -> Option<&'p str> {
    let heading = section.rsplit(", ").next()?;
    let is_here = |path: &[String]| path.last().is_some_and(|title| same_words(title, heading));
    page.includes.iter().find(|it| is_here(&it.path)).map(|it| it.content.as_str())
}

/// The words of the document.
fn document() -> String {
    let text = DOCUMENT.split_once("-->").map_or(DOCUMENT, |(_, document)| document);
    words(text)
}

/// The sentences of a paragraph that the document does not have, each with its section.
fn new_sentences<'p>(text: &'p Placed<String>, document: &str) -> Vec<(String, &'p str)> {
    let section = text.path.last().cloned().unwrap_or_default();
    split(&text.content)
        .filter(|it| !AROUND.iter().any(|around| it.contains(around)))
        .filter(|it| words(it).split_whitespace().count() > 1 && !document.contains(&words(it)))
        .map(|it| (section.clone(), it))
        .collect()
}

/// The sentences of a paragraph.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ").map(str::trim).filter(|it| !it.is_empty())
}
