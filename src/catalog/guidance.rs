//! W&B's later requirements on points that the reference architecture does not mention.

use serde::Serialize;

use super::MYSQL_SETTINGS_SOURCE;
use crate::{
    evidence::Source,
    reference::{Environment, Strength, Tier, Topic},
};

/// The plans that a piece of guidance applies to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Applies {
    /// All plans.
    Always,
    /// Plans whose tier includes Models.
    WithModels,
    /// Plans whose tier includes Weave.
    WithWeave,
    /// Plans for Production.
    InProduction,
}

impl Applies {
    /// Whether the guidance applies to plans of this tier and environment.
    #[must_use]
    pub const fn to(self, tier: Tier, environment: Environment) -> bool {
        match self {
            Self::Always => true,
            Self::WithModels => !matches!(tier, Tier::Weave),
            Self::WithWeave => tier.includes_weave(),
            Self::InProduction => matches!(environment, Environment::Production),
        }
    }
}

/// A requirement that W&B published after the reference architecture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Guidance {
    /// A stable ID, under which the checklist's ticks are saved.
    pub id: &'static str,
    /// Its subject.
    pub topic: Topic,
    /// How strongly the source asks for it.
    pub strength: Strength,
    /// The plans that it applies to.
    pub applies: Applies,
    /// The requirement in one sentence.
    pub statement: &'static str,
    /// The action to take, as a line of the checklist; `{fqdn}` stands for the plan's hostname.
    pub task: &'static str,
    /// The publication.
    pub source: Source,
}

const fn source(name: &'static str, date: &'static str) -> Source {
    Source { name, date }
}

/// All guidance on points that the reference architecture does not mention, in checklist order.
pub const GUIDANCE: &[Guidance] = &[
    Guidance {
        id: "cluster-autoscaling",
        topic: Topic::Kubernetes,
        strength: Strength::Recommended,
        applies: Applies::InProduction,
        statement: "Cluster autoscaling is enabled in Production.",
        task: "Turn on cluster autoscaling",
        source: source("wandb/docs pull request 2521, reference architecture", "2026-04-22"),
    },
    Guidance {
        id: "mysql-settings",
        topic: Topic::Mysql,
        strength: Strength::Recommended,
        applies: Applies::Always,
        statement: "Self-managed MySQL needs the settings that W&B publishes, such as row-based binary logs and a 64 MiB sort buffer.",
        task: "Set MySQL's binary log, sort buffer and other settings to the values that W&B publishes",
        source: MYSQL_SETTINGS_SOURCE,
    },
    Guidance {
        id: "data-retention",
        topic: Topic::ObjectStorage,
        strength: Strength::Consider,
        applies: Applies::WithModels,
        statement: "A deleted run's data stays in the bucket for GORILLA_DATA_RETENTION_PERIOD; deleted artifacts stay until they are garbage-collected.",
        task: "Decide how long deleted data stays (GORILLA_DATA_RETENTION_PERIOD, GORILLA_ARTIFACT_GC_ENABLED) and watch the size of the bucket",
        source: source("docs.coreweave.com, W&B, Delete runs", "2026-09-30"),
    },
    Guidance {
        id: "licence",
        topic: Topic::OtherComponents,
        strength: Strength::Required,
        applies: Applies::Always,
        statement: "W&B needs a license: the server does not start without one. Weave needs a license with Weave enabled.",
        task: "Get a license from https://deploy.wandb.ai/deploy, and check that it covers the products in this plan",
        source: source("docs.wandb.ai, self-managed requirements", "2026-11-23"),
    },
    Guidance {
        id: "redis",
        topic: Topic::OtherComponents,
        strength: Strength::Required,
        applies: Applies::Always,
        statement: "W&B needs Redis 7.x for its job queue and cache. No size is published.",
        task: "Provide Redis 7.x outside the cluster",
        source: source("wandb/docs pull request 1566, Redis requirements", "2025-08-26"),
    },
    Guidance {
        id: "clickhouse",
        topic: Topic::OtherComponents,
        strength: Strength::Required,
        applies: Applies::WithWeave,
        statement: "Weave needs ClickHouse 25.8 to 25.12, or 26.3 or newer; 26.1 and 26.2 do not work. The reference architecture does not size it.",
        task: "Provide ClickHouse 25.8 to 25.12, or 26.3 or newer (never 26.1 or 26.2), with 3 replicas for Production",
        source: source("wandb/docs pull request 3198, ClickHouse upgrade note", "2026-09-08"),
    },
    Guidance {
        id: "usage-guidance",
        topic: Topic::Operations,
        strength: Strength::Consider,
        applies: Applies::WithModels,
        statement: "For good performance, W&B advises up to 10,000 runs and 100,000 metrics in a project, 500,000 steps in a run, and 1,000 rows and 100,000 values a minute.",
        task: "Tell your teams what W&B advises: up to 10,000 runs in a project, 500,000 steps in a run, and 100,000 values a minute",
        source: source("wandb/docs pull request 2514, logging at scale", "2026-04-23"),
    },
    Guidance {
        id: "operator-v2",
        topic: Topic::Operations,
        strength: Strength::Consider,
        applies: Applies::Always,
        statement: "A second generation of W&B's operator is in beta, with the command wsm. It needs cert-manager, uses the API apps.wandb.com/v2, and adopts a first-generation deployment in place, with its own MySQL, Redis and storage.",
        task: "Install the first generation of W&B's operator, which the documentation and the Terraform modules use, and track the second until it is generally available",
        source: source("wandb/operator, docs/migrating-v1-to-v2.md at 7b06306", "2026-08-21"),
    },
    Guidance {
        id: "verify",
        topic: Topic::Operations,
        strength: Strength::Recommended,
        applies: Applies::Always,
        statement: "The wandb verify command tests the finished installation, including pre-signed URLs and CORS.",
        task: "Run wandb login --host=https://{fqdn} and wandb verify, then download an artifact in a browser",
        source: source("wandb/docs self-managed-verify-installation.mdx at 39304e81", "2026-11-23"),
    },
];
