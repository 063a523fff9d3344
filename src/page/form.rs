//! The form: three choices first, then the options. What is typed stays as it was typed; only
//! valid values reach the plan.

use super::{ACTION_ATTRIBUTE, Action, Element, Tool, element, markup::Presence};
use crate::{
    plan::{Invalid, Location, Plan},
    reference::{Cloud, Component, Term},
    text::form as text,
};

/// A closed choice of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Which products.
    Tier,
    /// What for.
    Environment,
    /// Where.
    Cloud,
    /// Which MySQL machine the files ask for.
    MysqlMachine,
    /// From where W&B can be reached.
    Access,
    /// Where Weave's `ClickHouse` runs.
    ClickHouse,
    /// Which files the bundle holds.
    FileSet,
}

impl Choice {
    /// Every choice.
    pub const ALL: [Self; 7] = [
        Self::Tier,
        Self::Environment,
        Self::Cloud,
        Self::MysqlMachine,
        Self::Access,
        Self::ClickHouse,
        Self::FileSet,
    ];

    /// The name of the choice in the markup.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Tier => "tier",
            Self::Environment => "environment",
            Self::Cloud => "cloud",
            Self::MysqlMachine => "mysql-machine",
            Self::Access => "access",
            Self::ClickHouse => "clickhouse",
            Self::FileSet => "file-set",
        }
    }

    /// The choice with a name in the markup.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.key() == key)
    }

    /// The plan with another value chosen. A value that does not exist changes nothing.
    #[must_use]
    pub fn choose(self, plan: &Plan, slug: &str) -> Plan {
        fn set<T: Term>(value: &mut T, slug: &str) {
            if let Some(chosen) = T::from_slug(slug) {
                *value = chosen;
            }
        }
        let mut other = plan.clone();
        match self {
            Self::Tier => set(&mut other.tier, slug),
            Self::Environment => set(&mut other.environment, slug),
            Self::Cloud => {
                let cloud = Cloud::from_slug(slug).unwrap_or(plan.cloud());
                return plan.with_choices(plan.tier, plan.environment, cloud);
            }
            Self::MysqlMachine => set(&mut other.mysql_machine, slug),
            Self::Access => set(&mut other.access, slug),
            Self::ClickHouse => set(&mut other.clickhouse, slug),
            Self::FileSet => set(&mut other.file_set, slug),
        }
        other
    }
}

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

    const fn label(self) -> &'static str {
        match self {
            Self::Nodes => text::NODES,
            Self::Subdomain => text::SUBDOMAIN,
            Self::Domain => text::DOMAIN,
            Self::Name => text::NAME,
            Self::Region => text::REGION,
            Self::Inbound => text::INBOUND,
            Self::NodeMachine => text::NODE_MACHINE,
            Self::MysqlMachine => text::MYSQL_MACHINE,
        }
    }

    const fn hint(self) -> &'static str {
        match self {
            Self::Nodes => text::NODES_HINT,
            Self::Subdomain => text::SUBDOMAIN_HINT,
            Self::Domain => text::DOMAIN_HINT,
            Self::Name => text::NAME_HINT,
            Self::Region => text::REGION_HINT,
            Self::Inbound => text::INBOUND_HINT,
            Self::NodeMachine | Self::MysqlMachine => text::MACHINE_HINT,
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
            Self::Region => plan.location = Location::in_region(plan.cloud(), typed)?,
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
    plan.location.machine(component).map_or_else(String::new, |machine| machine.name.to_owned())
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

fn radio_group<T: Term>(legend: &'static str, choice: Choice, current: T) -> Element {
    let options = T::ALL.iter().map(|value| {
        radio(choice, value.slug(), value.label(), value.consequence(), *value == current)
    });
    element("fieldset")
        .class("choice-group")
        .child(element("legend").text(legend))
        .child(element("div").class("choices").children(options))
}

fn radio(
    choice: Choice,
    slug: &'static str,
    label: &'static str,
    consequence: &'static str,
    chosen: bool,
) -> Element {
    element("label")
        .class("choice")
        .child(
            element("input")
                .with("type", "radio")
                .with("name", choice.key())
                .with("value", slug)
                .with(ACTION_ATTRIBUTE, Action::Choose(choice).to_attribute())
                .flag("checked", Presence::from(chosen)),
        )
        .child(element("span").class("choice-label").text(label))
        .child(element("span").class("choice-consequence").text(consequence))
}

fn text_field(field: Field, plan: &Plan, typed: &[Typed]) -> Element {
    let key = field.key();
    let value = field.read(plan);
    let text = typed.iter().find(|typed| typed.field == field).map(|typed| typed.text.as_str());
    let broken_rule = text.and_then(|text| field.write(plan, text).err());
    let error = match (&broken_rule, text) {
        (Some(rule), Some(text)) => {
            let kept = if value.is_empty() { text::WHAT_IT_HAD } else { &value };
            text::plan_keeps(text, &rule.0, kept)
        }
        _ => String::new(),
    };
    let invalid = if broken_rule.is_some() { "true" } else { "false" };
    element("div")
        .class("field")
        .child(element("label").with("for", key).text(field.label()))
        .child(element("p").class("hint").with("id", format!("{key}-hint")).text(field.hint()))
        .child(
            element("input")
                .with("id", key)
                .with("type", "text")
                .with("inputmode", if field == Field::Nodes { "numeric" } else { "url" })
                .with("autocomplete", "off")
                .with("autocapitalize", "none")
                .with("spellcheck", "false")
                .with("aria-describedby", format!("{key}-hint {key}-error"))
                .with("aria-invalid", invalid)
                .with(ACTION_ATTRIBUTE, Action::Type(field).to_attribute())
                .with("value", text.map_or(value, str::to_owned)),
        )
        .child(
            element("p")
                .class("field-error")
                .with("id", format!("{key}-error"))
                .with("aria-live", "polite")
                .text(error),
        )
}

/// The form of a plan, with what is being typed in it.
#[must_use]
pub fn form(plan: &Plan, typed: &[Typed]) -> Vec<Element> {
    let [nodes, names @ ..] = Field::ALL.map(|field| text_field(field, plan, typed));
    vec![
        radio_group(text::TIER, Choice::Tier, plan.tier),
        radio_group(text::ENVIRONMENT, Choice::Environment, plan.environment),
        radio_group(text::CLOUD, Choice::Cloud, plan.cloud()),
        nodes,
        element("details")
            .class("options")
            .child(element("summary").text(text::OPTIONS))
            .children(names.into_iter().zip(&Field::ALL[1..]).filter_map(|(element, field)| {
                let machine = matches!(field, Field::NodeMachine | Field::MysqlMachine);
                (!machine || plan.cloud() != Cloud::OnPremises).then_some(element)
            }))
            .children(options(plan)),
    ]
}

/// The closed choices beside the three main ones.
fn options(plan: &Plan) -> impl Iterator<Item = Element> {
    let clickhouse = plan
        .tier
        .includes_weave()
        .then(|| radio_group(text::CLICKHOUSE_GROUP, Choice::ClickHouse, plan.clickhouse));
    // On premises there are no machines to choose and nothing for Terraform to create.
    let in_a_cloud = plan.cloud() != Cloud::OnPremises;
    let mysql = || radio_group(text::MYSQL_GROUP, Choice::MysqlMachine, plan.mysql_machine);
    let files = || radio_group(text::FILES_GROUP, Choice::FileSet, plan.file_set);
    [
        Some(radio_group(text::ACCESS_GROUP, Choice::Access, plan.access)),
        in_a_cloud.then(mysql),
        clickhouse,
        in_a_cloud.then(files),
    ]
    .into_iter()
    .flatten()
}

fn selector<T: Term>(label: &'static str, choice: Choice, current: T) -> Element {
    let options = T::ALL.iter().map(|value| {
        element("option")
            .with("value", value.slug())
            .flag("selected", Presence::from(*value == current))
            .text(value.label())
    });
    let id = match choice {
        Choice::Tier => "compare-tier",
        Choice::Environment => "compare-environment",
        _ => "compare-cloud",
    };
    element("span").class("selector").child(element("label").with("for", id).text(label)).child(
        element("select")
            .with("id", id)
            .with(ACTION_ATTRIBUTE, Tool::CompareWith(choice).to_attribute())
            .children(options),
    )
}

/// The choices of the plan that stands beside the current one.
pub(super) fn compare_form(other: &Plan, differences_only: Presence) -> Element {
    element("div")
        .class("selectors")
        .with("role", "group")
        .with("aria-labelledby", "side-by-side-title")
        .child(selector(text::TIER, Choice::Tier, other.tier))
        .child(selector(text::ENVIRONMENT, Choice::Environment, other.environment))
        .child(selector(text::CLOUD, Choice::Cloud, other.cloud()))
        .child(
            element("label")
                .class("tick")
                .child(
                    element("input")
                        .with("id", "differences-only")
                        .with("type", "checkbox")
                        .with(ACTION_ATTRIBUTE, Tool::ShowDifferencesOnly.to_attribute())
                        .flag("checked", differences_only),
                )
                .child(element("span").text(text::ONLY_DIFFERENCES)),
        )
}
