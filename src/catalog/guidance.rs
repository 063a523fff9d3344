//! W&B's later requirements on points that the reference architecture does not mention.

use serde::Serialize;

use super::MYSQL_SETTINGS_SOURCE;
use crate::{
    evidence::{Evidence, Source},
    ids::ids,
    reference::{Environment, Strength, Tier, Topic},
};

ids! {
    /// The name of a piece of guidance, in the order of [`GUIDANCE`].
    GuidanceId {
        ClusterAutoscaling = "cluster-autoscaling",
        MysqlSettings = "mysql-settings",
        DataRetention = "data-retention",
        License = "licence",
        Redis = "redis",
        Clickhouse = "clickhouse",
        UsageGuidance = "usage-guidance",
        OperatorV2 = "operator-v2",
        Verify = "verify",
    }
}

impl GuidanceId {
    /// The guidance of this name.
    #[must_use]
    pub const fn guidance(self) -> &'static Guidance {
        &GUIDANCE[self as usize]
    }
}

// Each piece of guidance stands at the place of its name, so that looking one up cannot fail.
const _: () = {
    assert!(GUIDANCE.len() == GuidanceId::ALL.len());
    let mut index = 0;
    while index < GUIDANCE.len() {
        assert!(GUIDANCE[index].id as usize == index);
        index += 1;
    }
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
    pub id: GuidanceId,
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

impl Guidance {
    /// The published statement, as evidence.
    #[must_use]
    pub const fn evidence(&self) -> Evidence {
        Evidence::updated(self.statement, self.source)
    }
}

const fn source(name: &'static str, date: &'static str) -> Source {
    Source { name, date }
}

/// All guidance on points that the reference architecture does not mention, in checklist order.
pub const GUIDANCE: &[Guidance] = &[
    Guidance {
        id: GuidanceId::ClusterAutoscaling,
        topic: Topic::Kubernetes,
        strength: Strength::Recommended,
        applies: Applies::InProduction,
        statement: "Cluster autoscaling is enabled in Production.",
        task: "Turn on cluster autoscaling",
        source: source("wandb/docs pull request 2521, reference architecture", "2026-04-22"),
    },
    Guidance {
        id: GuidanceId::MysqlSettings,
        topic: Topic::Mysql,
        strength: Strength::Recommended,
        applies: Applies::Always,
        statement: "Self-managed MySQL needs the settings that W&B publishes, such as row-based binary logs and a 64 MiB sort buffer.",
        task: "Set MySQL's binary log, sort buffer and other settings to the values that W&B publishes",
        source: MYSQL_SETTINGS_SOURCE,
    },
    Guidance {
        id: GuidanceId::DataRetention,
        topic: Topic::ObjectStorage,
        strength: Strength::Consider,
        applies: Applies::WithModels,
        statement: "A deleted run's data stays in the bucket for GORILLA_DATA_RETENTION_PERIOD; deleted artifacts stay until they are garbage-collected.",
        task: "Decide how long deleted data stays (GORILLA_DATA_RETENTION_PERIOD, GORILLA_ARTIFACT_GC_ENABLED) and watch the size of the bucket",
        source: source("docs.coreweave.com, W&B, Delete runs", "2026-09-30"),
    },
    Guidance {
        id: GuidanceId::License,
        topic: Topic::OtherComponents,
        strength: Strength::Required,
        applies: Applies::Always,
        statement: "W&B needs a license: the server does not start without one. Weave needs a license with Weave enabled.",
        task: "Get a license from https://deploy.wandb.ai/deploy, and check that it covers the products in this plan",
        source: source("docs.wandb.ai, self-managed requirements", "2026-11-23"),
    },
    Guidance {
        id: GuidanceId::Redis,
        topic: Topic::OtherComponents,
        strength: Strength::Required,
        applies: Applies::Always,
        statement: "W&B needs Redis 7.x for its job queue and cache. No size is published.",
        task: "Provide Redis 7.x outside the cluster",
        source: source("wandb/docs pull request 1566, Redis requirements", "2025-08-26"),
    },
    Guidance {
        id: GuidanceId::Clickhouse,
        topic: Topic::OtherComponents,
        strength: Strength::Required,
        applies: Applies::WithWeave,
        statement: "Weave needs ClickHouse 25.8 to 25.12, or 26.3 or newer; 26.1 and 26.2 do not work. The reference architecture does not size it.",
        task: "Provide ClickHouse 25.8 to 25.12, or 26.3 or newer (never 26.1 or 26.2), with 3 replicas for Production",
        source: source("wandb/docs pull request 3198, ClickHouse upgrade note", "2026-09-08"),
    },
    Guidance {
        id: GuidanceId::UsageGuidance,
        topic: Topic::Operations,
        strength: Strength::Consider,
        applies: Applies::WithModels,
        statement: "For good performance, W&B advises up to 10,000 runs and 100,000 metrics in a project, 500,000 steps in a run, and 1,000 rows and 100,000 values a minute.",
        task: "Tell your teams what W&B advises: up to 10,000 runs in a project, 500,000 steps in a run, and 100,000 values a minute",
        source: source("wandb/docs pull request 2514, logging at scale", "2026-04-23"),
    },
    Guidance {
        id: GuidanceId::OperatorV2,
        topic: Topic::Operations,
        strength: Strength::Consider,
        applies: Applies::Always,
        statement: "A second generation of W&B's operator is in beta, with the command wsm. It needs cert-manager, uses the API apps.wandb.com/v2, and adopts a first-generation deployment in place, with its own MySQL, Redis and storage.",
        task: "Install the first generation of W&B's operator, which the documentation and the Terraform modules use, and track the second until it is generally available",
        source: source("wandb/operator, docs/migrating-v1-to-v2.md at 7b06306", "2026-08-21"),
    },
    Guidance {
        id: GuidanceId::Verify,
        topic: Topic::Operations,
        strength: Strength::Recommended,
        applies: Applies::Always,
        statement: "The wandb verify command tests the finished installation, including pre-signed URLs and CORS.",
        task: "Run wandb login --host=https://{fqdn} and wandb verify, then download an artifact in a browser",
        source: source("wandb/docs self-managed-verify-installation.mdx at 39304e81", "2026-11-23"),
    },
];
