//! The reverse question: what do machines satisfy that are already there?

use super::{
    ACTION_ATTRIBUTE, Element, Tool, element,
    shell::section,
    sizing::{headings, row_heading, scrolling},
    why::explanation,
};
use crate::{
    assessment::{
        Verdict,
        reverse::{Answer, Existing, Hardware},
    },
    catalog::documented_machine,
    plan::{Invalid, NodeCount, Plan, link},
    reference::{Cloud, Component, Environment, Term as _, Tier},
    text::page as text,
};

/// What somebody says that they have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Have {
    /// How many worker nodes.
    Nodes,
    /// The machine of each worker node, or its size.
    Node,
    /// The machine of MySQL, or its size.
    Mysql,
}

impl Have {
    /// Every field, in order.
    pub const ALL: [Self; 3] = [Self::Nodes, Self::Node, Self::Mysql];

    /// The name of the field in the markup.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nodes => "have-nodes",
            Self::Node => "have-node",
            Self::Mysql => "have-mysql",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Nodes => text::WORKER_NODES,
            Self::Node => text::EACH_NODE,
            Self::Mysql => text::MYSQL,
        }
    }

    /// What stands in the field before anybody types: what the document names for Models only.
    fn default(self, cloud: Cloud) -> String {
        let machine = |component| {
            if cloud == Cloud::OnPremises {
                return "8x64".to_owned();
            }
            let (tier, environment) = (Tier::Models, Environment::Production);
            documented_machine(component, tier, environment, cloud).name.to_string()
        };
        match self {
            Self::Nodes => NodeCount::default().to_string(),
            Self::Node => machine(Component::KubernetesNode),
            Self::Mysql => machine(Component::Mysql),
        }
    }
}

/// What was typed into a field; nothing where nobody has typed.
pub type Typing = [Option<String>; Have::ALL.len()];

/// What the fields say, or for each that cannot be used, why.
fn read(cloud: Cloud, texts: &[String; 3]) -> (Result<Existing, ()>, [Option<Invalid>; 3]) {
    let [nodes, node, mysql] = texts;
    let nodes = nodes.trim().parse::<NodeCount>();
    let node = Hardware::read(cloud, Component::KubernetesNode, node.trim());
    let mysql = Hardware::read(cloud, Component::Mysql, mysql.trim());
    let existing = match (&nodes, &node, &mysql) {
        (Ok(nodes), Ok(node), Ok(mysql)) => {
            Ok(Existing { cloud, nodes: *nodes, node: *node, mysql: *mysql })
        }
        _ => Err(()),
    };
    (existing, [nodes.err(), node.err(), mysql.err()])
}

fn field(have: Have, text: &str, broken_rule: Option<Invalid>) -> Element {
    let key = have.key();
    let error = broken_rule.map_or_else(String::new, |rule| text::cannot_be_used(text, &rule.0));
    element("div")
        .class("field")
        .child(element("label").with("for", key).text(have.label()))
        .child(
            element("input")
                .with("id", key)
                .with("type", "text")
                .with("autocomplete", "off")
                .with("autocapitalize", "none")
                .with("spellcheck", "false")
                .with("aria-describedby", format!("{key}-error"))
                .with("aria-invalid", if error.is_empty() { "false" } else { "true" })
                .with(ACTION_ATTRIBUTE, Tool::Have(have).to_attribute())
                .with("value", text.to_owned()),
        )
        .child(
            element("p")
                .class("field-error")
                .with("id", format!("{key}-error"))
                .with("aria-live", "polite")
                .text(error),
        )
}

/// The plan of an answer with the machines that somebody has, where the catalog has them.
fn plan_of(answer: &Answer, existing: &Existing) -> Plan {
    let mut plan = Plan::new(answer.tier, answer.environment, existing.cloud);
    plan.nodes = existing.nodes;
    for (component, hardware) in
        [(Component::KubernetesNode, existing.node), (Component::Mysql, existing.mysql)]
    {
        // On a cloud a size names no machine, and the plan keeps the documented one.
        let documented = documented_machine(component, plan.tier, plan.environment, plan.cloud());
        if let Ok(location) = plan.location.with_machine(component, &hardware.spelling())
            && location.machine(component) != Some(documented)
        {
            plan.location = location;
        }
    }
    plan
}

fn row(answer: &Answer, existing: &Existing) -> Element {
    let satisfied = answer.is_satisfied();
    let (mark, verdict) =
        if satisfied { ("✓ ", Verdict::Meets) } else { ("✕ ", Verdict::FallsShort) };
    let said =
        if satisfied { text::SATISFIED.to_owned() } else { text::short(&answer.shortfall()) };
    let deployment = format!("{}, {}", answer.tier.label(), answer.environment.label());
    element("tr")
        .child(row_heading("").child(
            element("a").with("href", link::encode(&plan_of(answer, existing))).text(deployment),
        ))
        .child(
            element("td").child(
                element("span")
                    .class("fit")
                    .with("data-verdict", verdict.key())
                    .child(element("span").with("aria-hidden", "true").text(mark))
                    .text(said),
            ),
        )
}

/// The fields for what somebody has on a cloud, and which deployments that satisfies.
#[must_use]
pub fn reverse(cloud: Cloud, typing: &Typing) -> Vec<Element> {
    let mut texts = Have::ALL.map(|have| have.default(cloud));
    for (text, typed) in texts.iter_mut().zip(typing) {
        if let Some(typed) = typed {
            text.clone_from(typed);
        }
    }
    let (existing, broken) = read(cloud, &texts);
    let fields = Have::ALL.into_iter().zip(&texts).zip(broken);
    let mut contents = vec![
        element("div")
            .class("have")
            .children(fields.map(|((have, text), rule)| field(have, text, rule))),
    ];
    if let Ok(existing) = existing {
        let rows = existing.satisfies().into_iter().map(|answer| row(&answer, &existing));
        let table = element("table")
            .class("reverse")
            .child(element("caption").class("hidden").text(text::WHAT_THEY_SATISFY))
            .child(headings(&[text::DEPLOYMENT, text::THESE_MACHINES]))
            .child(element("tbody").children(rows));
        contents.push(scrolling(text::WHAT_THEY_SATISFY, table));
        contents.extend(existing.remarks().into_iter().map(|remark| element("p").text(remark)));
        contents.extend(existing.other_installation().as_ref().map(explanation));
    }
    section("reverse", text::REVERSE, text::REVERSE_ABOUT, contents)
}
