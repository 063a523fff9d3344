//! The fields of the form. What is typed stays as it was typed; only valid values reach the plan.

use super::{ACTION_ATTRIBUTE, Action, Element, element};
use crate::{
    assessment::machines_that_meet,
    plan::{Invalid, Plan},
    reference::{Cloud, Component},
    text::form as text,
};

/// A field in which a person types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// How many worker nodes.
    Nodes,
    /// The first part of the address.
    Subdomain,
    /// The DNS zone.
    Domain,
    /// The deployment's name.
    Name,
    /// The region.
    Region,
    /// Who may open W&B.
    Inbound,
    /// Another machine for the worker nodes.
    NodeMachine,
    /// Another machine for MySQL.
    MysqlMachine,
}

impl Field {
    /// Every field, in the form's order.
    pub const ALL: [Self; 8] = [
        Self::Nodes,
        Self::Subdomain,
        Self::Domain,
        Self::Name,
        Self::Region,
        Self::Inbound,
        Self::NodeMachine,
        Self::MysqlMachine,
    ];

    /// Whether what is typed means something on one cloud only.
    #[must_use]
    pub const fn belongs_to_a_cloud(self) -> bool {
        matches!(self, Self::Region | Self::NodeMachine | Self::MysqlMachine)
    }

    /// The component whose machine is typed.
    pub(super) const fn component(self) -> Option<Component> {
        match self {
            Self::NodeMachine => Some(Component::KubernetesNode),
            Self::MysqlMachine => Some(Component::Mysql),
            _ => None,
        }
    }

    /// The id of the field in the markup.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nodes => "nodes",
            Self::Subdomain => "subdomain",
            Self::Domain => "domain",
            Self::Name => "name",
            Self::Region => "region",
            Self::Inbound => "inbound",
            Self::NodeMachine => "node-machine",
            Self::MysqlMachine => "mysql-machine",
        }
    }

    const fn label(self, plan: &Plan) -> &'static str {
        match self {
            Self::Nodes => text::NODES,
            Self::Subdomain => text::SUBDOMAIN,
            Self::Domain => text::DOMAIN,
            Self::Name => text::NAME,
            Self::Region => plan.location.region_label(),
            Self::Inbound => text::INBOUND,
            Self::NodeMachine => text::NODE_MACHINE,
            Self::MysqlMachine => text::MYSQL_MACHINE,
        }
    }

    const fn hint(self, plan: &Plan) -> &'static str {
        match self {
            Self::Nodes => text::NODES_HINT,
            Self::Subdomain => text::SUBDOMAIN_HINT,
            Self::Domain => text::DOMAIN_HINT,
            Self::Name => text::NAME_HINT,
            Self::Region => text::REGION_HINT,
            Self::Inbound => text::INBOUND_HINT,
            Self::NodeMachine | Self::MysqlMachine => match plan.cloud() {
                Cloud::OnPremises => text::SERVER_HINT,
                Cloud::Aws | Cloud::Gcp | Cloud::Azure => text::MACHINE_HINT,
            },
        }
    }

    /// The plan's value as text.
    #[must_use]
    pub fn read(self, plan: &Plan) -> String {
        match self {
            Self::Nodes => plan.nodes.to_string(),
            Self::Subdomain => plan.subdomain.to_string(),
            Self::Domain => plan.domain.to_string(),
            Self::Name => plan.name.to_string(),
            Self::Region => plan.location.region().to_string(),
            Self::Inbound => plan.inbound.to_string(),
            Self::NodeMachine => machine(plan, Component::KubernetesNode),
            Self::MysqlMachine => machine(plan, Component::Mysql),
        }
    }

    /// The plan with a typed text as its value.
    ///
    /// # Errors
    ///
    /// When the text breaks the rule of the field; the error says the rule.
    pub fn write(self, plan: &Plan, typed: &str) -> Result<Plan, Invalid> {
        let typed = typed.trim();
        let mut plan = plan.clone();
        match self {
            Self::Nodes => plan.nodes = typed.parse()?,
            Self::Subdomain => plan.subdomain = typed.parse()?,
            Self::Domain => plan.domain = typed.parse()?,
            Self::Name => plan.name = typed.parse()?,
            Self::Region => plan.location = plan.location.with_region(typed)?,
            Self::Inbound => plan.inbound = typed.parse()?,
            Self::NodeMachine => {
                plan.location = plan.location.with_machine(Component::KubernetesNode, typed)?;
            }
            Self::MysqlMachine => {
                plan.location = plan.location.with_machine(Component::Mysql, typed)?;
            }
        }
        Ok(plan)
    }
}

/// The name of a machine that was chosen by its name, or nothing.
fn machine(plan: &Plan, component: Component) -> String {
    plan.location
        .machine(component)
        .map_or_else(String::new, |machine| machine.spelling().to_string())
}

/// The field in which a person types, and the text as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Which field.
    pub field: Field,
    /// The text.
    pub text: String,
    /// The plan's value before the person began to type: it comes back when the text is no value.
    pub before: String,
}

/// A field with its label, its hint and what is wrong with the text in it.
pub(super) fn text_field(field: Field, plan: &Plan, typed: &[Typed]) -> Element {
    let key = field.key();
    let value = field.read(plan);
    let text = typed.iter().find(|typed| typed.field == field).map(|typed| typed.text.as_str());
    let broken_rule = text.and_then(|text| field.write(plan, text).err());
    let error = match (&broken_rule, text) {
        (Some(rule), Some(text)) => {
            let kept = if value.is_empty() { text::WHAT_IT_HAD } else { &value };
            if text.trim().is_empty() {
                text::plan_keeps_instead_of_nothing(&rule.0, kept)
            } else {
                text::plan_keeps(text, &rule.0, kept)
            }
        }
        _ => String::new(),
    };
    let invalid = if broken_rule.is_some() { "true" } else { "false" };
    let input = element("input")
        .with("id", key)
        .with("type", "text")
        .with("inputmode", if field == Field::Nodes { "numeric" } else { "url" })
        .with("autocomplete", "off")
        .with("autocapitalize", "none")
        .with("spellcheck", "false")
        .with("aria-describedby", format!("{key}-hint {key}-error"))
        .with("aria-invalid", invalid)
        .with(ACTION_ATTRIBUTE, Action::Type(field).to_attribute())
        .with("value", text.map_or(value, str::to_owned));
    let (input, machines) = match field.component() {
        Some(component) => suggesting_machines(input, component, plan),
        None => (input, None),
    };
    element("div")
        .class("field")
        .child(element("label").with("for", key).text(field.label(plan)))
        .child(element("p").class("hint").with("id", format!("{key}-hint")).text(field.hint(plan)))
        .child(input)
        .children(machines)
        .child(
            element("p")
                .class("field-error")
                .with("id", format!("{key}-error"))
                .with("aria-live", "polite")
                .text(error),
        )
}

/// How many machines are suggested for a component: the smallest that are large enough.
const SUGGESTED_MACHINES: usize = 8;

/// A field for the name of a machine, with the names that a person may want.
fn suggesting_machines(
    input: Element,
    component: Component,
    plan: &Plan,
) -> (Element, Option<Element>) {
    let id = match component {
        Component::KubernetesNode => "node-machines",
        Component::Mysql => "mysql-machines",
    };
    let machines = machines_that_meet(component, plan, SUGGESTED_MACHINES);
    let options =
        machines.into_iter().map(|machine| element("option").with("value", machine.spelling()));
    (input.with("list", id), Some(element("datalist").with("id", id).children(options)))
}
