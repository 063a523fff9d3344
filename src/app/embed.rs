//! The lines of HTML that put a plan into a page of somebody's documentation.

use crate::{
    assessment::Assessment,
    escape::xml,
    plan::{Address, NodeCount, Plan, link},
    reference::Term as _,
};

/// Where the planner is served, for a page that was opened from a disk.
const PLACEHOLDER: &str = "https://planner.example.com/";

/// A plan for `public/embed.js`, with a link for readers without scripts. The frame takes what
/// `embed.js` knows of a plan; the link has all of it.
#[must_use]
pub fn embed_snippet(plan: &Plan, address: Option<&Address>) -> String {
    let placeholder = Address::of_url(PLACEHOLDER).ok();
    let address = address.or(placeholder.as_ref());
    let root = address.map_or("", Address::as_str);
    // A page of the address may be named; what is beside it is not below it.
    let root = root.rsplit_once('/').map_or(root, |(folder, _)| folder);
    let nodes = if plan.nodes == NodeCount::default() {
        String::new()
    } else {
        format!(" nodes=\"{}\"", plan.nodes)
    };
    format!(
        "<script src=\"{}/embed.js\" defer></script>\n<wandb-planner tier=\"{}\" environment=\"{}\" cloud=\"{}\"{nodes}>\n  <a href=\"{}\">{}</a>\n</wandb-planner>\n",
        xml(root),
        plan.tier.slug(),
        plan.environment.slug(),
        plan.cloud().slug(),
        xml(&link::full(address, plan)),
        xml(&Assessment::of(plan).title()),
    )
}
