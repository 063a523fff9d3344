//! The form: three choices first, then the options.

use super::{
    ACTION_ATTRIBUTE, Action, Element, Field, Tool, Typed, element, field::text_field,
    markup::Presence,
};
use crate::{
    assessment::SizedComponent,
    plan::{MysqlMachine, Plan},
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
            .child(element("summary").text(options_heading(plan)))
            .children(names)
            .children(options(plan)),
    ]
}

/// What the options are about, and how many of them say something of their own: they may be out of
/// sight.
fn options_heading(plan: &Plan) -> String {
    let default = Plan::new(plan.tier, plan.environment, plan.cloud());
    let fields = Field::ALL[1..].iter().filter(|it| it.read(plan) != it.read(&default)).count();
    let choices = [
        plan.access != default.access,
        plan.mysql_machine != default.mysql_machine,
        plan.clickhouse != default.clickhouse,
        plan.file_set != default.file_set,
    ];
    match fields + choices.iter().filter(|own| **own).count() {
        0 => text::OPTIONS.to_owned(),
        own => text::options_of_your_own(own),
    }
}

/// The closed choices beside the three main ones.
fn options(plan: &Plan) -> impl Iterator<Item = Element> {
    let clickhouse = plan
        .tier
        .includes_weave()
        .then(|| radio_group(text::CLICKHOUSE_GROUP, Choice::ClickHouse, plan.clickhouse));
    // On premises there is nothing for Terraform to create.
    let in_a_cloud = plan.cloud() != Cloud::OnPremises;
    // Where the documented machine is large enough, there is nothing to choose.
    let falls_short = !SizedComponent::of(Component::Mysql, plan).alternatives.is_empty();
    let choose_mysql = falls_short || plan.mysql_machine != MysqlMachine::Documented;
    let mysql = || radio_group(text::MYSQL_GROUP, Choice::MysqlMachine, plan.mysql_machine);
    let files = || radio_group(text::FILES_GROUP, Choice::FileSet, plan.file_set);
    [
        Some(radio_group(text::ACCESS_GROUP, Choice::Access, plan.access)),
        choose_mysql.then(mysql),
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
