//! Compares the sentences of a page with those of the reference architecture, to find removed and new ones.

use super::{
    cells::Found,
    page::{Page, Placed},
    words::{same_words, similarity, words},
};
use crate::reference::{EGRESS_ENDPOINTS, REQUIREMENTS};

/// The text of the reference architecture.
const DOCUMENT: &str = include_str!("../../../tests/transcription/reference-architecture.md");

/// The similarity, in percent, above which a new sentence counts as the new version of a removed one.
const SIMILAR: usize = 60;

/// Text that the site adds to every page.
const BOILERPLATE: [&str; 9] = [
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

/// The result of comparing sentences.
#[derive(Debug, Default)]
pub(super) struct Sentences {
    /// The number of quotes and endpoints on the page.
    pub kept: usize,
    /// The quotes and endpoints that are not on the page.
    pub gone: Vec<String>,
    /// Those in an included file, which a saved source does not contain.
    pub elsewhere: Vec<String>,
    /// Sentences that the reference architecture does not have.
    pub new: Vec<String>,
}

impl Sentences {
    /// The number of all quotes and endpoints.
    pub fn count() -> usize {
        REQUIREMENTS.len() + EGRESS_ENDPOINTS.len()
    }
}

/// Compares the sentences of a page with the quotes and with the text of the reference architecture. Ignores list items
/// that were read as cells.
pub(super) fn compare(page: &Page, cells: &Found) -> Sentences {
    let mut sentences = Sentences::default();
    let whole: Vec<&str> = page.texts.iter().map(|text| text.content.as_str()).collect();
    let tables = page.tables.iter().flat_map(|table| &table.content.rows).flatten();
    let page_words = words(
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
        if page_words.contains(&words(quote)) {
            sentences.kept += 1;
        } else if let Some(file) = included(page, requirement.section.title()) {
            sentences.elsewhere.push(format!("{}: “{quote}” (in {file})", requirement.id));
        } else {
            let closest =
                new.iter().map(|(_, it)| (similarity(quote, it), *it)).max_by_key(|it| it.0);
            let now = match closest {
                Some((percent, text)) if percent >= SIMILAR => format!("; closest match: “{text}”"),
                _ => String::new(),
            };
            sentences.gone.push(format!("{}: “{quote}”{now}", requirement.id));
        }
    }
    for endpoint in EGRESS_ENDPOINTS {
        let host = endpoint.trim_start_matches("https://");
        if page_words.contains(&words(host)) {
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

/// The file with a section's text, if the source includes it from another file.
fn included<'p>(page: &'p Page, section: &str) -> Option<&'p str> {
    let heading = section.rsplit(", ").next()?;
    let is_here = |path: &[String]| path.last().is_some_and(|title| same_words(title, heading));
    page.includes.iter().find(|it| is_here(&it.path)).map(|it| it.content.as_str())
}

/// The words of the reference architecture.
fn document() -> String {
    let text = DOCUMENT.split_once("-->").map_or(DOCUMENT, |(_, document)| document);
    words(text)
}

/// The sentences of a paragraph that the reference architecture does not have, each with its section.
fn new_sentences<'p>(text: &'p Placed<String>, document: &str) -> Vec<(String, &'p str)> {
    let section = text.path.last().cloned().unwrap_or_default();
    split(&text.content)
        .filter(|it| !BOILERPLATE.iter().any(|text| it.contains(text)))
        .filter(|it| words(it).split_whitespace().count() > 1 && !document.contains(&words(it)))
        .map(|it| (section.clone(), it))
        .collect()
}

/// The sentences of a paragraph.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ").map(str::trim).filter(|it| !it.is_empty())
}
