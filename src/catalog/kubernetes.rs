//! Software for an existing cluster: operators, images, and the size of `ClickHouse`.

use super::{Pods, Requests, Spread};
use crate::{evidence::Source, reference::Environment};

/// An operator's Helm chart, at an exact version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperatorChart {
    /// The URL of the repository.
    pub repository: &'static str,
    /// The chart's name in it.
    pub chart: &'static str,
    /// Exact version.
    pub version: &'static str,
    /// The namespace to install it into.
    pub namespace: &'static str,
    /// The source of version and namespace.
    pub source: Source,
}

/// W&B's operator, in the namespace that W&B's own instructions use.
pub const WANDB_OPERATOR: OperatorChart = OperatorChart {
    repository: "https://charts.wandb.ai",
    chart: "operator",
    version: "1.4.8",
    namespace: "wandb-cr",
    source: Source { name: "wandb/helm-charts, operator 1.4.8 at 82d5626", date: "2026-07-24" },
};

/// The image of W&B's operator. The chart's own default is `latest`.
pub const WANDB_OPERATOR_IMAGE: &str = "1.22.0";

/// The source of that image's version.
pub const WANDB_OPERATOR_IMAGE_SOURCE: Source =
    Source { name: "wandb/operator, CHANGELOG.md at v1.22.0", date: "2026-04-30" };

/// The newest version of the second generation of W&B's operator, which is in beta.
pub const NEXT_OPERATOR: &str = "2.0.0-beta.6";

/// The source of that version.
pub const NEXT_OPERATOR_SOURCE: Source =
    Source { name: "wandb/operator, release 2.0.0-beta.6", date: "2026-09-16" };

/// The source of the `ClickHouse` that W&B's next operator installs.
const MANAGED_CLICKHOUSE: Source = Source {
    name: "wandb/operator, Altinity chart and ClickHouse images at 7b06306",
    date: "2026-08-21",
};

/// The operator that runs `ClickHouse`, at the version that W&B's next operator includes.
pub const CLICKHOUSE_OPERATOR: OperatorChart = OperatorChart {
    repository: "https://helm.altinity.com",
    chart: "altinity-clickhouse-operator",
    version: "0.26.3",
    namespace: "clickhouse",
    source: MANAGED_CLICKHOUSE,
};

/// Hosts of the default charts' images, in addition to the documented ones. The update of the
/// requirement about egress names the source.
pub const IMAGE_HOSTS: [&str; 2] = ["us-docker.pkg.dev", "ghcr.io"];

/// The hosts from which Helm downloads that chart: the repository has only the index, the archive is
/// in a GitHub release, and GitHub redirects its downloads.
pub const CLICKHOUSE_CHART_HOSTS: [&str; 3] =
    ["helm.altinity.com", "github.com", "release-assets.githubusercontent.com"];

/// The repository's index, with the addresses of the archives.
pub const CLICKHOUSE_CHART_SOURCE: Source =
    Source { name: "Altinity/helm-charts, index.yaml at 0109cd39", date: "2026-04-20" };

/// The source of the host that GitHub redirects to, which GitHub's own lists of hosts omit.
pub const RELEASE_HOST_SOURCE: Source =
    Source { name: "packit/ai-workflows pull request 634 (third party)", date: "2026-06-29" };

/// The version of `ClickHouse` server and Keeper. It is between 25.8 and 25.12, which Weave supports,
/// and W&B's next operator runs it.
pub const CLICKHOUSE_IMAGE_TAG: &str = "25.8.16.10002.altinitystable";

/// Replicas of `ClickHouse` and of its Keeper, each on a separate node.
pub const CLICKHOUSE_REPLICAS: u32 = 3;

/// One replica of `ClickHouse` or of its Keeper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replica {
    /// Its resource requests.
    pub requests: Requests,
    /// Its resource limits.
    pub limits: Requests,
    /// Its volume in GiB.
    pub volume_gib: u32,
}

/// A size of `ClickHouse` for Weave that W&B publishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClickHouseSize {
    /// W&B's name for the size.
    pub name: &'static str,
    /// The coordination service.
    pub keeper: Replica,
    /// The database.
    pub server: Replica,
    /// The source of the size.
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
    /// The size for an environment. W&B publishes sizes for production only: Test/Dev uses the minimum.
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

    /// The pods of Keeper and server.
    #[must_use]
    pub const fn pods(&self) -> [Pods; 2] {
        [
            Pods {
                name: "clickhouse-keeper",
                replicas: CLICKHOUSE_REPLICAS,
                each: self.keeper.requests,
                spread: Spread::OnePerNode,
            },
            Pods {
                name: "clickhouse",
                replicas: CLICKHOUSE_REPLICAS,
                each: self.server.requests,
                spread: Spread::OnePerNode,
            },
        ]
    }
}
