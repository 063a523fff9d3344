//! The form's choices from a fixed set of values.

use crate::{
    assessment::SizedComponent,
    plan::{MysqlMachine, Plan},
    reference::{Cloud, Component, Term, Words},
};

/// A choice from a fixed set of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The products.
    Tier,
    /// Production, or test and development.
    Environment,
    /// The cloud, or on premises.
    Cloud,
    /// The networks that can reach W&B.
    Access,
    /// The MySQL machine in the files.
    MysqlMachine,
    /// The place where Weave's `ClickHouse` runs.
    ClickHouse,
    /// The set of files in the bundle.
    FileSet,
}

/// One value of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChoiceValue {
    /// The name in links and in the markup.
    pub slug: &'static str,
    /// The label in the form.
    pub label: &'static str,
    /// The consequence of choosing it, in a few words.
    pub consequence: &'static str,
}

fn values<T: Term>() -> Vec<ChoiceValue> {
    of_words(T::WORDS)
}

/// Not generic, so that the page has it once.
fn of_words(words: &'static [Words]) -> Vec<ChoiceValue> {
    let value =
        |&Words { slug, label, consequence, .. }: &Words| ChoiceValue { slug, label, consequence };
    words.iter().map(value).collect()
}

fn set<T: Term>(value: &mut T, slug: &str) {
    if let Some(chosen) = T::from_slug(slug) {
        *value = chosen;
    }
}

impl Choice {
    /// The choices that are always visible.
    pub const MAIN: [Self; 3] = [Self::Tier, Self::Environment, Self::Cloud];

    /// The choices in the collapsed options.
    pub const OPTIONS: [Self; 4] =
        [Self::Access, Self::MysqlMachine, Self::ClickHouse, Self::FileSet];

    /// The name in the markup.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Tier => "tier",
            Self::Environment => "environment",
            Self::Cloud => "cloud",
            Self::Access => "access",
            Self::MysqlMachine => "mysql-choice",
            Self::ClickHouse => "clickhouse",
            Self::FileSet => "file-set",
        }
    }

    /// The legend of the group in the form.
    #[must_use]
    pub const fn legend(self) -> &'static str {
        match self {
            Self::Tier => "Tier",
            Self::Environment => "Environment",
            Self::Cloud => "Cloud",
            Self::Access => "Access to W&B",
            Self::MysqlMachine => "MySQL machine in the files",
            Self::ClickHouse => "ClickHouse for Weave",
            Self::FileSet => "Files",
        }
    }

    /// All values to choose from.
    #[must_use]
    pub fn values(self) -> Vec<ChoiceValue> {
        match self {
            Self::Tier => values::<crate::reference::Tier>(),
            Self::Environment => values::<crate::reference::Environment>(),
            Self::Cloud => values::<Cloud>(),
            Self::Access => values::<crate::plan::Access>(),
            Self::MysqlMachine => values::<MysqlMachine>(),
            Self::ClickHouse => values::<crate::plan::ClickHouse>(),
            Self::FileSet => values::<crate::plan::FileSet>(),
        }
    }

    /// The slug of a plan's value.
    #[must_use]
    pub fn read(self, plan: &Plan) -> &'static str {
        match self {
            Self::Tier => plan.tier.slug(),
            Self::Environment => plan.environment.slug(),
            Self::Cloud => plan.cloud().slug(),
            Self::Access => plan.access.slug(),
            Self::MysqlMachine => plan.mysql_machine.slug(),
            Self::ClickHouse => plan.clickhouse.slug(),
            Self::FileSet => plan.file_set.slug(),
        }
    }

    /// The plan with another value. An unknown slug changes nothing.
    #[must_use]
    pub fn write(self, plan: &Plan, slug: &str) -> Plan {
        let mut other = plan.clone();
        match self {
            Self::Tier => set(&mut other.tier, slug),
            Self::Environment => set(&mut other.environment, slug),
            Self::Cloud => {
                let cloud = Cloud::from_slug(slug).unwrap_or(plan.cloud());
                return plan.with_choices(plan.tier, plan.environment, cloud);
            }
            Self::Access => set(&mut other.access, slug),
            Self::MysqlMachine => set(&mut other.mysql_machine, slug),
            Self::ClickHouse => set(&mut other.clickhouse, slug),
            Self::FileSet => set(&mut other.file_set, slug),
        }
        other
    }

    /// Whether the choice affects a plan.
    #[must_use]
    pub fn matters_to(self, plan: &Plan) -> bool {
        match self {
            Self::Tier | Self::Environment | Self::Cloud | Self::Access => true,
            // If the documented machine is large enough, there is no alternative to choose.
            Self::MysqlMachine => {
                plan.mysql_machine != MysqlMachine::Documented
                    || !SizedComponent::of(Component::Mysql, plan).alternatives.is_empty()
            }
            Self::ClickHouse => plan.tier.includes_weave(),
            // On premises, there are no Terraform files.
            Self::FileSet => plan.cloud() != Cloud::OnPremises,
        }
    }
}
