//! Everything the document requires, and what has been published since, beside it.

use super::{
    Element, element,
    shell::section,
    sizing::{headings, row_heading, scrolling},
    why::why,
};
use crate::{
    catalog::{GUIDANCE, Guidance},
    evidence::Evidence,
    reference::{Detail, Environment, REQUIREMENTS, Requirement, Tier, Topic, Update},
    text::page as text,
};

fn endpoints(detail: Detail) -> Option<Element> {
    let Detail::Endpoints(endpoints) = detail else { return None };
    let items =
        endpoints.iter().map(|endpoint| element("li").child(element("code").text(*endpoint)));
    Some(element("ul").class("endpoints").children(items))
}

fn documented(requirement: &Requirement) -> Element {
    let id = requirement.id;
    let subject = || requirement.statement.to_owned();
    let evidence = Evidence::documented(requirement.section, requirement.quote);
    let updates: Vec<Evidence> = requirement.published_since().collect();
    let since = if updates.is_empty() {
        element("td").class("none").text(text::NOTHING_NEWER)
    } else {
        requirement
            .updates
            .iter()
            .fold(element("td"), |cell, Update { strength, statement, .. }| {
                cell.text(strength.label()).text(": ").text(*statement).text(" ")
            })
            .children(why(format!("why-{id}-since"), subject(), &updates))
    };
    element("tr")
        .child(row_heading(requirement.strength.label_for(requirement.scope)))
        .child(
            element("td")
                .text(requirement.statement)
                .children(endpoints(requirement.detail))
                .children(why(format!("why-{id}"), subject(), &[evidence])),
        )
        .child(since)
}

fn published_since(guidance: &Guidance) -> Element {
    let evidence = Evidence::updated(guidance.statement, guidance.source);
    element("tr")
        .child(row_heading(guidance.strength.label()))
        .child(element("td").class("none").text(text::NOT_IN_DOCUMENT))
        .child(element("td").text(guidance.statement).children(why(
            format!("why-{}", guidance.id),
            guidance.statement.to_owned(),
            &[evidence],
        )))
}

fn group(topic: Topic, tier: Tier, environment: Environment) -> Option<Element> {
    let documented =
        REQUIREMENTS.iter().filter(|requirement| requirement.topic == topic).map(documented);
    let since = GUIDANCE
        .iter()
        .filter(|guidance| guidance.topic == topic && guidance.applies.to(tier, environment))
        .map(published_since);
    let rows: Vec<Element> = documented.chain(since).collect();
    let heading = element("tr")
        .class("group")
        .child(element("th").with("colspan", "3").with("scope", "rowgroup").text(topic.label()));
    (!rows.is_empty()).then(|| element("tbody").child(heading).children(rows))
}

/// The requirements of a tier and environment, by topic.
#[must_use]
pub fn requirements(tier: Tier, environment: Environment) -> Vec<Element> {
    let groups = Topic::ALL.into_iter().filter_map(|topic| group(topic, tier, environment));
    let table = element("table")
        .class("requirements")
        .child(element("caption").class("hidden").text(text::REQUIREMENTS))
        .child(headings(&[text::STRENGTH, text::THE_DOCUMENT, text::PUBLISHED_SINCE]))
        .children(groups);
    section(
        "requirements",
        text::REQUIREMENTS,
        text::REQUIREMENTS_ABOUT,
        vec![scrolling(text::REQUIREMENTS_TABLE, table)],
    )
}
