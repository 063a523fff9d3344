//! The reference architecture as data, for `tables` in every format.

use schemars::JsonSchema;
use serde::Serialize;

use super::Origin;
use crate::{
    catalog::{self, Applies, GUIDANCE, Machine, MachineName},
    evidence::{Evidence, Source},
    reference::{
        Cloud, Component, Detail, Environment, REQUIREMENTS, Requirement, Scope, Services, Sizing,
        Strength, Term as _, Tier, Topic, machine_evidence,
    },
    units::{Cores, Gigabytes},
};

/// The reference architecture: its tables and requirements, and later guidance.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::cli) struct TablesDocument {
    #[serde(flatten)]
    pub origin: Origin,
    /// The sizing tables: the minimum size of each node.
    pub sizing: Vec<SizingRow>,
    /// The table of cloud services.
    pub services: Vec<ServicesRow>,
    /// The tables of machine types.
    pub machines: Vec<MachineRow>,
    /// The requirements in the prose of the reference architecture, each with later guidance.
    pub requirements: Vec<RequirementRow>,
    /// Later requirements that the reference architecture does not mention.
    pub later_guidance: Vec<GuidanceRow>,
}

/// The documented minimum of one node of a component.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::cli) struct SizingRow {
    /// The component.
    pub component: Component,
    /// The products to deploy.
    pub tier: Tier,
    /// The purpose of the deployment.
    pub environment: Environment,
    /// CPU cores per node.
    pub cpu: Cores,
    /// Memory per node, in GB.
    pub memory: Gigabytes,
    /// Disk per node, in GB.
    pub disk: Gigabytes,
    /// The row of the reference architecture.
    pub evidence: Evidence,
}

/// The services that the reference architecture recommends on a cloud.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::cli) struct ServicesRow {
    /// The cloud.
    pub cloud: Cloud,
    /// Managed Kubernetes.
    pub kubernetes: &'static str,
    /// Managed MySQL.
    pub mysql: &'static str,
    /// Object storage.
    pub object_storage: &'static str,
    /// The row of the reference architecture.
    pub evidence: Evidence,
}

/// The machine that the reference architecture recommends for one node.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::cli) struct MachineRow {
    /// The cloud.
    pub cloud: Cloud,
    /// The purpose of the deployment.
    pub environment: Environment,
    /// The component that runs on the machine.
    pub component: Component,
    /// The products to deploy. `null` for MySQL, whose machine is the same for every tier.
    pub tier: Option<Tier>,
    /// The machine's name.
    pub machine: MachineName,
    /// The row of the reference architecture.
    pub evidence: Evidence,
    /// The cloud's published data about the machine. It is not part of the reference architecture.
    pub published: Machine,
}

/// A requirement in the prose of the reference architecture.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::cli) struct RequirementRow {
    /// A stable name.
    pub id: &'static str,
    /// The topic.
    pub topic: Topic,
    /// The strength in the reference architecture.
    pub strength: Strength,
    /// The deployments that it applies to, if not all.
    #[serde(skip_serializing_if = "Scope::is_every")]
    pub scope: Scope,
    /// The requirement, in the planner's words.
    pub statement: &'static str,
    /// The task that follows from it.
    pub task: &'static str,
    /// The quote from the reference architecture.
    pub evidence: Evidence,
    /// The exact values in it, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<Details>,
    /// Later guidance.
    pub updates: Vec<Evidence>,
}

/// The exact values in a requirement.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub(in crate::cli) enum Details {
    /// The oldest version that satisfies the requirement.
    MinimumVersion {
        /// The version, for example `1.29`.
        version: String,
    },
    /// The frequency and retention of database backups.
    Backup {
        /// Days between two backups.
        every_days: u16,
        /// Minimum days to keep a backup.
        retention_days: u16,
    },
    /// The alarm for high CPU usage of the database.
    CpuAlarm {
        /// CPU usage above which the alarm fires, in percent.
        above_percent: u8,
        /// Minimum duration of the usage, in minutes.
        for_minutes: u16,
    },
    /// Addresses that must be reachable.
    Endpoints {
        /// The addresses.
        endpoints: &'static [&'static str],
    },
    /// Alternatives to choose from.
    Choices {
        /// The choices, as spelled in the reference architecture.
        choices: &'static [&'static str],
    },
}

/// A requirement that was published later, and that the reference architecture does not mention.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::cli) struct GuidanceRow {
    /// A stable name.
    pub id: &'static str,
    /// The topic.
    pub topic: Topic,
    /// The strength in the source.
    pub strength: Strength,
    /// The plans that it applies to.
    pub applies: AppliesTo,
    /// The task that follows from it.
    pub task: &'static str,
    /// The published statement and its source.
    pub evidence: Evidence,
}

/// The plans that a piece of guidance applies to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(in crate::cli) enum AppliesTo {
    /// All plans.
    Always,
    /// Plans whose tier includes Models.
    WithModels,
    /// Plans whose tier includes Weave.
    WithWeave,
    /// Plans for Production.
    InProduction,
}

impl AppliesTo {
    /// The plans in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Always => "all plans",
            Self::WithModels => "plans with Models",
            Self::WithWeave => "plans with Weave",
            Self::InProduction => "Production",
        }
    }
}

impl Details {
    /// The values one by one, each as its name, the value and its unit, if any.
    pub fn facts(&self) -> Vec<(&'static str, String, &'static str)> {
        match self {
            Self::MinimumVersion { version } => vec![("Minimum version", version.clone(), "")],
            Self::Backup { every_days, retention_days } => vec![
                ("Backup every", every_days.to_string(), "days"),
                ("Backup retention", retention_days.to_string(), "days"),
            ],
            Self::CpuAlarm { above_percent, for_minutes } => vec![
                ("CPU alarm above", above_percent.to_string(), "percent"),
                ("CPU alarm for more than", for_minutes.to_string(), "minutes"),
            ],
            Self::Endpoints { endpoints } => each("Endpoint", endpoints),
            Self::Choices { choices } => each("Choice", choices),
        }
    }
}

fn each(measure: &'static str, values: &[&str]) -> Vec<(&'static str, String, &'static str)> {
    values.iter().map(|value| (measure, (*value).to_owned(), "")).collect()
}

impl TablesDocument {
    /// The format of this document and its version.
    pub const FORMAT: &'static str = "wandb-planner/tables/1";

    /// The whole document.
    pub fn new() -> Self {
        Self {
            origin: Origin::of(Self::FORMAT),
            sizing: sizing(),
            services: Cloud::DOCUMENTED.into_iter().map(services).collect(),
            machines: machines(),
            requirements: REQUIREMENTS.iter().map(requirement).collect(),
            later_guidance: guidance(),
        }
    }
}

fn sizing() -> Vec<SizingRow> {
    let mut rows = Vec::new();
    for &tier in Tier::ALL {
        for component in Component::ALL {
            for &environment in Environment::ALL {
                let Sizing { cpu, memory, disk } = Sizing::documented(component, tier, environment);
                let evidence = Sizing::evidence(component, tier, environment);
                rows.push(SizingRow { component, tier, environment, cpu, memory, disk, evidence });
            }
        }
    }
    rows
}

fn services(cloud: Cloud) -> ServicesRow {
    let Services { kubernetes, mysql, object_storage } = Services::documented(cloud);
    ServicesRow { cloud, kubernetes, mysql, object_storage, evidence: Services::evidence(cloud) }
}

fn machines() -> Vec<MachineRow> {
    let mut rows = Vec::new();
    for cloud in Cloud::DOCUMENTED {
        for &environment in Environment::ALL {
            let mut row = |component, tier: Option<Tier>| {
                let any_tier = tier.unwrap_or(Tier::Combined);
                let published =
                    catalog::documented_machine(component, any_tier, environment, cloud);
                rows.push(MachineRow {
                    cloud,
                    environment,
                    component,
                    tier,
                    machine: published.name,
                    evidence: machine_evidence(environment, cloud),
                    published,
                });
            };
            for &tier in Tier::ALL {
                row(Component::KubernetesNode, Some(tier));
            }
            row(Component::Mysql, None);
        }
    }
    rows
}

fn requirement(requirement: &Requirement) -> RequirementRow {
    let Requirement { id, topic, strength, scope, statement, task, section, quote, detail, .. } =
        *requirement;
    RequirementRow {
        id: id.slug(),
        topic,
        strength,
        scope,
        statement,
        task,
        evidence: Evidence::documented(section, quote),
        details: details(detail),
        updates: requirement.published_since().collect(),
    }
}

fn details(detail: Detail) -> Option<Details> {
    Some(match detail {
        Detail::Statement => return None,
        Detail::MinimumVersion(version) => Details::MinimumVersion { version: version.to_string() },
        Detail::Backup(policy) => {
            Details::Backup { every_days: policy.every_days, retention_days: policy.retention_days }
        }
        Detail::CpuAlarm(alarm) => {
            Details::CpuAlarm { above_percent: alarm.above_percent, for_minutes: alarm.for_minutes }
        }
        Detail::Endpoints(endpoints) => Details::Endpoints { endpoints },
        Detail::Choices(choices) => Details::Choices { choices },
    })
}

fn guidance() -> Vec<GuidanceRow> {
    GUIDANCE
        .iter()
        .map(|guidance| GuidanceRow {
            id: guidance.id.slug(),
            topic: guidance.topic,
            strength: guidance.strength,
            applies: match guidance.applies {
                Applies::Always => AppliesTo::Always,
                Applies::WithModels => AppliesTo::WithModels,
                Applies::WithWeave => AppliesTo::WithWeave,
                Applies::InProduction => AppliesTo::InProduction,
            },
            task: guidance.task,
            evidence: Evidence::updated(guidance.statement, guidance.source),
        })
        .collect()
}

/// The section or the publication of a piece of evidence, with the publication's date.
pub(in crate::cli) fn place(evidence: &Evidence) -> (&'static str, Option<&'static str>) {
    let published = |source: &Source| (source.name, Some(source.date));
    match evidence {
        Evidence::Documented { section, .. } => (section.title(), None),
        Evidence::Updated { source, .. } => published(source),
        Evidence::Derived { sources, .. } => sources.first().map_or(("", None), published),
        Evidence::Assumed { .. } => ("", None),
    }
}
