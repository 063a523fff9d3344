//! What `preflight.sh` asks for beside the document.

use crate::reference::Version;

/// The Kubernetes that W&B asks for today, beside the document's minimum
/// (docs.coreweave.com, W&B self-managed requirements, 2026-11-23).
pub const ADVISED_KUBERNETES: Version = Version { major: 1, minor: 34 };

/// The MySQL that W&B asks for today, beside the document's minimum
/// (wandb/docs pull request 2653, 2026-05-20).
pub const ADVISED_MYSQL: Version = Version { major: 8, minor: 4 };
