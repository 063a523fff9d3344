//! The page of a plan as it is built: what is read before the planner has loaded, and without it.
//!
//! Its parts are the same markup that the planner shows, so that it can take them over in place.
//! What is there only without the planner has the class `unscripted`, and goes away with it.

use super::{
    Element, Node, Part, architecture, checklist, element, findings, form, frame, matrix,
    requirements, sizing, summary,
};
use crate::{
    assessment::Assessment,
    bundle::{Work, bundle_name},
    date::Date,
    plan::{Plan, link},
    reference::{Cloud, Environment, Term, Tier},
    text::page as text,
};

/// The folder of a plan's page below `plans/`, if the plan has one: the base plans do.
#[must_use]
pub fn plan_folder(plan: &Plan) -> Option<String> {
    let base = Plan::new(plan.tier, plan.environment, plan.cloud());
    (*plan == base).then(|| {
        let [tier, environment, cloud] =
            [plan.tier.slug(), plan.environment.slug(), plan.cloud().slug()];
        format!("{tier}-{environment}-{cloud}")
    })
}

/// The links that are there in place of a choice.
fn links<T: Term>(label: &'static str, current: T, plan: impl Fn(T) -> Plan) -> Element {
    let items = T::ALL.iter().map(|value| {
        let item = element("li");
        if *value == current {
            return item.child(element("strong").text(value.label()));
        }
        item.child(element("a").with("href", link::encode(&plan(*value))).text(value.label()))
    });
    element("div").child(element("h2").text(label)).child(element("ul").children(items))
}

/// What stands in place of the form: a link to the page of each neighbouring plan.
fn choices(plan: &Plan) -> Element {
    let Plan { tier, environment, .. } = *plan;
    let cloud = plan.cloud();
    element("nav")
        .class("unscripted")
        .with("aria-label", text::OTHER_PLANS)
        .child(links(text::TIER, tier, |it: Tier| Plan::new(it, environment, cloud)))
        .child(links(text::ENVIRONMENT, environment, |it: Environment| Plan::new(tier, it, cloud)))
        .child(links(text::CLOUD, cloud, |it: Cloud| Plan::new(tier, environment, it)))
        .child(element("p").class("hint").text(text::STATIC_PAGE))
}

/// What stands in place of the files.
fn command(plan: &Plan) -> Element {
    let Plan { tier, environment, .. } = plan;
    element("section")
        .class("unscripted")
        .child(element("h2").text(text::FILES))
        .child(element("p").text(text::FILES_BY_COMMAND))
        .child(element("pre").child(element("code").text(format!(
            "wandb-planner bundle --tier {} --environment {} --cloud {} --out {}.zip",
            tier.slug(),
            environment.slug(),
            plan.cloud().slug(),
            bundle_name(plan),
        ))))
}

/// The link on paper. What comes before it is known where the page is served, and not here.
fn printed_link(plan: &Plan) -> Element {
    element("section")
        .class("printed")
        .child(element("h2").text(text::LINK))
        .child(element("p").text(text::LINK_ON_PAPER))
        .child(element("p").text(link::encode(plan)))
}

/// Where the rest of the plan is read.
fn elsewhere(plan: &Plan) -> Element {
    element("section")
        .class("unscripted")
        .with("id", "checklist")
        .child(element("h2").text(text::CHECKLIST))
        .child(
            element("p")
                .child(element("a").with("href", link::encode(plan)).text(text::REST_OF_PLAN)),
        )
}

/// What is closed, and opened by a person who has the planner, has its heading only at first.
fn without_hidden(element_of_form: Element, extent: Extent) -> Element {
    if element_of_form.tag != "details" || extent == Extent::Whole {
        return element_of_form;
    }
    let summary = element_of_form.children.first().and_then(|child| match child {
        Node::Element(summary) => Some(summary.clone()),
        Node::Text(_) => None,
    });
    element("details").class("options").children(summary)
}

/// How much of a plan its page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What is read first, and every table: a first visit waits for it.
    First,
    /// Everything.
    Whole,
}

/// The page of a plan on a day. What only works with the planner is left for it to add, below
/// everything that is there.
#[must_use]
pub fn prerendered(plan: &Plan, day: Date, extent: Extent) -> Vec<Element> {
    let it = Assessment::on(plan, day);
    frame(&|part| match (part, extent) {
        (Part::Form, _) => {
            let form = form(plan, &[]).into_iter();
            [choices(plan)].into_iter().chain(form.map(|it| without_hidden(it, extent))).collect()
        }
        (Part::Summary, _) => summary(&it),
        (Part::Sizing, _) => sizing(&it),
        (Part::Findings, _) => findings(&it),
        (Part::Architecture, Extent::Whole) => architecture(&it),
        (Part::Matrix, _) => matrix(plan, day),
        (Part::Requirements, _) => requirements(plan.tier, plan.environment),
        (Part::Checklist, Extent::Whole) => checklist(&it, &Work::default(), None),
        (Part::Checklist, Extent::First) => vec![elsewhere(plan)],
        (Part::Files, _) => vec![command(plan)],
        (Part::Share, _) => vec![printed_link(plan)],
        (Part::Architecture, Extent::First)
        | (Part::Notices | Part::Beside | Part::Reverse | Part::Workbench | Part::History, _) => {
            Vec::new()
        }
    })
}
