//! What the user should know about this plan.

use super::{Element, element, markup::Presence, why::explanation};
use crate::{
    assessment::{Assessment, Finding, Severity},
    plan::{Plan, link},
    text::page as text,
};

fn item(plan: &Plan, finding: &Finding) -> Element {
    let mark = match finding.severity {
        Severity::Problem => "✕ ",
        Severity::Warning => "! ",
        Severity::Note => "i ",
    };
    let is_problem = finding.severity == Severity::Problem;
    // A remedy is a link to the plan with the change made, so it works without any script.
    let remedy = finding.remedy.as_ref().map(|remedy| {
        element("p").child(
            element("a")
                .class("button")
                .with("href", link::encode(&remedy.change.apply(plan)))
                .with("data-focus", "findings-title")
                .text(remedy.label.clone()),
        )
    });
    // The id lets an opened finding stay open while others come and go above it.
    element("li").with("id", format!("place-of-{}", finding.id)).child(
        element("details")
            .class("finding")
            .with("id", format!("finding-{}", finding.id))
            .with("data-severity", finding.severity.key())
            .flag("open", Presence::from(is_problem))
            .child(
                element("summary")
                    .child(
                        element("span")
                            .class("severity")
                            .child(element("span").with("aria-hidden", "true").text(mark))
                            .text(finding.severity.label()),
                    )
                    .text(" ")
                    .child(element("span").class("finding-title").text(finding.title.clone())),
            )
            .child(element("p").text(finding.advice.clone()))
            .children(remedy)
            .children(finding.evidence.iter().map(explanation)),
    )
}

/// The heading with the count, and the findings.
#[must_use]
pub fn findings(it: &Assessment) -> Vec<Element> {
    vec![
        element("section")
            .with("id", "findings")
            .with("aria-labelledby", "findings-title")
            .child(
                element("h2")
                    .with("id", "findings-title")
                    .with("tabindex", "-1")
                    .text(text::findings(&it.findings_summary())),
            )
            .child(
                element("ul")
                    .class("findings")
                    .children(it.findings.iter().map(|finding| item(&it.plan, finding))),
            ),
    ]
}
