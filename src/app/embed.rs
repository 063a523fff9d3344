//! HTML that embeds a plan in another site's documentation.

use crate::{
    assessment::Assessment,
    escape::xml,
    plan::{Address, NodeCount, Plan, link},
    reference::Term as _,
};

/// The address in the snippet if the page was opened from disk.
const PLACEHOLDER: &str = "https://planner.example.com/";

/// A plan's element for `public/embed.js`, with a link for readers without scripts. The frame shows
/// the attributes that `embed.js` supports; the link has the whole plan.
#[must_use]
pub fn embed_snippet(plan: &Plan, address: Option<&Address>) -> String {
    let placeholder = Address::of_url(PLACEHOLDER).ok();
    let address = address.or(placeholder.as_ref());
    let root = address.map_or("", Address::as_str);
    // The address may end with a page: `embed.js` is in the same folder.
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
