//! What is installed into an existing cluster: operators, images, and the size of `ClickHouse`.

use super::{Pods, Requests, Spread};
use crate::{evidence::Source, reference::Environment};

/// An operator's Helm chart, at an exact version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperatorChart {
    /// The repository's address.
    pub repository: &'static str,
    /// The chart's name in it.
    pub chart: &'static str,
    /// Exact version.
    pub version: &'static str,
    /// The namespace that it is installed into.
    pub namespace: &'static str,
    /// Where version and namespace were read.
    pub source: Source,
}

/// W&B's operator. Its namespace is the one of W&B's own instructions.
pub const WANDB_OPERATOR: OperatorChart = OperatorChart {
    repository: "https://charts.wandb.ai",
    chart: "operator",
    version: "1.4.8",
    namespace: "wandb-cr",
    source: Source { name: "wandb/helm-charts, operator 1.4.8 at 82d5626", date: "2026-07-24" },
};

/// The image of W&B's operator. The chart's own default is `latest`.
pub const WANDB_OPERATOR_IMAGE: &str = "1.22.0";

/// Where that image's version was read.
pub const WANDB_OPERATOR_IMAGE_SOURCE: Source =
    Source { name: "wandb/operator, CHANGELOG.md at v1.22.0", date: "2026-04-30" };

/// The newest version of the second generation of W&B's operator, which is in beta.
pub const NEXT_OPERATOR: &str = "2.0.0-beta.6";

/// Where that version was read.
pub const NEXT_OPERATOR_SOURCE: Source =
    Source { name: "wandb/operator, release 2.0.0-beta.6", date: "2026-09-16" };

/// What W&B's next operator installs where it runs `ClickHouse` itself.
const MANAGED_CLICKHOUSE: Source = Source {
    name: "wandb/operator, Altinity chart and ClickHouse images at 7b06306",
    date: "2026-08-21",
};

/// The operator that runs `ClickHouse`, at the version that W&B's own next operator brings.
pub const CLICKHOUSE_OPERATOR: OperatorChart = OperatorChart {
    repository: "https://helm.altinity.com",
    chart: "altinity-clickhouse-operator",
    version: "0.26.3",
    namespace: "clickhouse",
    source: MANAGED_CLICKHOUSE,
};

/// Where images of the default charts come from beside the documented hosts. The update of the
/// requirement about egress says so, and names its source.
pub const IMAGE_HOSTS: [&str; 2] = ["us-docker.pkg.dev", "ghcr.io"];

/// Where Helm gets that chart: the repository has its index only, the archive belongs to a release
/// on GitHub, and GitHub sends its downloads on.
pub const CLICKHOUSE_CHART_HOSTS: [&str; 3] =
    ["helm.altinity.com", "github.com", "release-assets.githubusercontent.com"];

/// The repository's index, which says so.
pub const CLICKHOUSE_CHART_SOURCE: Source =
    Source { name: "Altinity/helm-charts, index.yaml at 0109cd39", date: "2026-04-20" };

/// Where it was seen that GitHub does; its own lists of hosts do not say so.
pub const RELEASE_HOST_SOURCE: Source =
    Source { name: "packit/ai-workflows pull request 634 (third party)", date: "2026-06-29" };

/// The version of `ClickHouse`, server and Keeper alike: inside 25.8 to 25.12, which Weave
/// supports, and the one that W&B's own next operator runs.
pub const CLICKHOUSE_IMAGE_TAG: &str = "25.8.16.10002.altinitystable";

/// How often `ClickHouse` and its Keeper run: each on a node of its own.
pub const CLICKHOUSE_REPLICAS: u32 = 3;

/// One replica of `ClickHouse` or of its Keeper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replica {
    /// What it requests.
    pub requests: Requests,
    /// What it may use.
    pub limits: Requests,
    /// Its volume in GiB.
    pub volume_gib: u32,
}

/// W&B's published size of a `ClickHouse` for Weave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClickHouseSize {
    /// What W&B calls it.
    pub name: &'static str,
    /// The coordination service.
    pub keeper: Replica,
    /// The database.
    pub server: Replica,
    /// Where it was read.
    pub source: Source,
}

const fn replica(requests: (u32, u32), limits: (u32, u32), volume_gib: u32) -> Replica {
    Replica {
        requests: Requests { millicores: requests.0, memory_mib: requests.1 },
        limits: Requests { millicores: limits.0, memory_mib: limits.1 },
        volume_gib,
    }
}

const GIB: u32 = 1024;

impl ClickHouseSize {
    /// The size for an environment. W&B sizes production only: Test/Dev gets its minimum.
    #[must_use]
    pub const fn for_environment(environment: Environment) -> Self {
        let source = Source {
            name: "wandb/docs fr/weave/guides/platform/weave-self-managed.mdx at 191db678",
            date: "2026-11-23",
        };
        match environment {
            Environment::TestDev => Self {
                name: "minimum",
                keeper: replica((500, 256), (1000, 2 * GIB), 10),
                server: replica((1000, GIB), (4000, 16 * GIB), 50),
                source,
            },
            Environment::Production => Self {
                name: "recommended",
                keeper: replica((1000, GIB), (2000, 4 * GIB), 20),
                server: replica((1000, 8 * GIB), (16_000, 64 * GIB), 200),
                source,
            },
        }
    }

    /// The pods of both.
    #[must_use]
    pub const fn pods(&self) -> [Pods; 2] {
        [
            Pods {
                name: "clickhouse-keeper",
                replicas: CLICKHOUSE_REPLICAS,
                each: self.keeper.requests,
                spread: Spread::OneANode,
            },
            Pods {
                name: "clickhouse",
                replicas: CLICKHOUSE_REPLICAS,
                each: self.server.requests,
                spread: Spread::OneANode,
            },
        ]
    }
}
