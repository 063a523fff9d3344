//! The versions that W&B currently asks for, which `preflight.sh` checks in a real environment.

use std::fmt;

use crate::reference::Version;

/// The Kubernetes version that W&B currently asks for, which is newer than the documented minimum
/// (wandb/docs pull request 2697, 2026-05-28).
pub const ADVISED_KUBERNETES: Version = Version { major: 1, minor: 34 };

/// The MySQL version that W&B currently asks for, which is newer than the documented minimum
/// (wandb/docs pull request 2653, 2026-05-20).
pub const ADVISED_MYSQL: Version = Version { major: 8, minor: 4 };

/// The first and last version of the older range of ClickHouse that Weave supports
/// (wandb/docs pull request 3198, 2026-09-08).
pub const CLICKHOUSE_RANGE: [Version; 2] =
    [Version { major: 25, minor: 8 }, Version { major: 25, minor: 12 }];

/// The ClickHouse version from which Weave supports every later one (same source).
pub const CLICKHOUSE_SINCE: Version = Version { major: 26, minor: 3 };

/// The `ClickHouse` versions that Weave supports: "25.8 to 25.12, or 26.3". The sentence around it
/// adds that newer versions also work.
pub struct SupportedClickHouse;

/// A value of [`SupportedClickHouse`] for templates.
pub const SUPPORTED_CLICKHOUSE: SupportedClickHouse = SupportedClickHouse;

impl fmt::Display for SupportedClickHouse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, last] = CLICKHOUSE_RANGE;
        write!(f, "{first} to {last}, or {CLICKHOUSE_SINCE}")
    }
}

/// The major version of Redis that W&B asks for
/// (wandb/docs pull request 1566, 2025-08-26).
pub const REDIS_MAJOR: u16 = 7;
