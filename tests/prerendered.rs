//! The pages that are read before the planner is there and without it: complete, linked with each
//! other, and read by a browser as the markup that they were made from.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};
use wandb_planner::{
    page::{self, Element, Extent, Node},
    plan::{NodeCount, Plan, link},
    reference::{Cloud, DATA_DAY},
};

/// Every plan that has a page of its own.
fn plans() -> impl Iterator<Item = Plan> {
    Plan::base_plans().chain(Plan::base_plans_on(Cloud::OnPremises))
}

/// Every value that an attribute has on a page.
fn values<'a>(page: &'a [Element], name: &str, into: &mut Vec<&'a str>) {
    for element in page {
        into.extend(element.attributes.iter().filter(|it| it.0 == name).map(|it| &*it.1));
        for child in &element.children {
            if let Node::Element(child) = child {
                values(std::slice::from_ref(child), name, into);
            }
        }
    }
}

fn all(page: &[Element], name: &str) -> Vec<String> {
    let mut found = Vec::new();
    values(page, name, &mut found);
    found.into_iter().map(str::to_owned).collect()
}

#[test]
fn pages_are_complete_and_lead_to_the_pages_of_all_other_plans() {
    let mut reachable = BTreeSet::new();
    for (plan, extent) in plans().flat_map(|it| [(it.clone(), Extent::First), (it, Extent::Whole)])
    {
        let page = page::prerendered(&plan, DATA_DAY, extent);
        let ids = all(&page, "id");
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{ids:?}");
        for id in
            ["summary-title", "sizing-title", "findings", "compare", "requirements", "checklist"]
        {
            assert!(unique.contains(&id.to_owned()), "{}: no {id}", link::encode(&plan));
        }
        for href in all(&page, "href").iter().filter(|href| href.starts_with('?')) {
            let decoded = link::decode(href);
            assert_eq!(decoded.notices, [], "{href}");
            reachable.extend(page::plan_folder(&decoded.plan));
        }
    }
    let folders: BTreeSet<String> = plans().filter_map(|plan| page::plan_folder(&plan)).collect();
    assert_eq!(folders.len(), 24);
    assert_eq!(reachable, folders);
}

#[test]
fn only_a_plan_without_options_has_a_page() {
    assert_eq!(page::plan_folder(&Plan::default()).as_deref(), Some("combined-production-aws"));
    let more = Plan { nodes: NodeCount::new(5).unwrap(), ..Plan::default() };
    assert_eq!(page::plan_folder(&more), None, "its page would show another plan");
}

fn begin(tag: &str, mut attributes: Vec<(&str, &str)>) -> String {
    attributes.sort_unstable();
    format!("{tag} {attributes:?}")
}

/// What HTML makes of a text: elements with their attributes, and texts, in order.
fn outline_read(element: ElementRef<'_>, into: &mut Vec<String>) {
    into.push(begin(element.value().name(), element.value().attrs().collect()));
    for child in element.children() {
        match child.value() {
            scraper::Node::Text(text) => into.push(text.to_string()),
            _ => outline_read(ElementRef::wrap(child).expect("an element"), into),
        }
    }
    into.push("end".to_owned());
}

/// The same of the markup.
fn outline_made(element: &Element, into: &mut Vec<String>) {
    let attributes = element.attributes.iter().map(|(name, value)| (*name, &**value));
    into.push(begin(element.tag, attributes.collect()));
    for child in &element.children {
        match child {
            Node::Text(text) => into.push(text.to_string()),
            Node::Element(child) => outline_made(child, into),
        }
    }
    into.push("end".to_owned());
}

#[test]
fn a_browser_reads_a_page_as_the_markup_that_it_was_made_from() {
    let body = Selector::parse("body").unwrap();
    for plan in plans() {
        let page = page::prerendered(&plan, DATA_DAY, Extent::Whole);
        let text = page::html::html(&page, &|link| link.into());
        let document = Html::parse_document(&format!("<!doctype html><body>{text}"));
        let (mut read, mut made) = (Vec::new(), vec!["body []".to_owned()]);
        outline_read(document.select(&body).next().expect("a body"), &mut read);
        for element in &page {
            outline_made(element, &mut made);
        }
        made.push("end".to_owned());
        let difference = read.iter().zip(&made).find(|(read, made)| read != made);
        assert_eq!(difference, None, "{}", link::encode(&plan));
        assert_eq!(read.len(), made.len());
    }
}
