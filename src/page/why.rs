//! The mark beside a value that opens its evidence.

use super::{Element, element};
use crate::{
    evidence::{Evidence, Source},
    text::{page as text, reference},
};

/// A quiet button with the kind of evidence, and the evidence behind it. `id` is unique on the
/// page; `subject` says what the evidence is for. The browser opens and closes it by itself.
pub(super) fn why(id: String, subject: String, evidence: &[Evidence]) -> [Element; 2] {
    let label = evidence.first().map_or("", Evidence::label);
    let key = evidence.first().map_or("", Evidence::key);
    [
        element("button")
            .with("type", "button")
            .class("why")
            .with("data-basis", key)
            .with("popovertarget", id.clone())
            .with("aria-label", text::why(&subject, label))
            .text(label),
        element("div")
            .with("id", id)
            .class("evidence")
            .with("popover", "auto")
            .child(element("p").class("evidence-subject").text(subject))
            .children(evidence.iter().map(explanation)),
    ]
}

/// One piece of evidence in full.
pub(super) fn explanation(evidence: &Evidence) -> Element {
    let label = evidence.label();
    let explanation = element("div")
        .class("explanation")
        .child(element("span").class("basis").with("data-basis", evidence.key()).text(label))
        .text(" ");
    match evidence {
        Evidence::Documented { section, quote } => explanation
            .child(element("q").text(quote.clone()))
            .child(element("span").class("source").text(reference::section(section.title()))),
        Evidence::Updated { statement, source, .. } => {
            explanation.child(element("span").text(statement.clone())).child(source_line(source))
        }
        Evidence::Derived { formula, sources } => explanation
            .child(element("span").class("formula").text(formula.clone()))
            .children(sources.iter().map(source_line)),
        Evidence::Assumed { reason } => explanation.child(element("span").text(reason.clone())),
    }
}

fn source_line(source: &Source) -> Element {
    element("span").class("source").text(format!("{}, {}", source.name, source.date))
}
