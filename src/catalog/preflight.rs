//! What `preflight.sh` checks in a real environment, and which tasks of the checklist that covers.

use crate::reference::Version;

/// The Kubernetes that W&B asks for today, beside the document's minimum
/// (docs.coreweave.com, W&B self-managed requirements, 2026-11-23).
pub const ADVISED_KUBERNETES: Version = Version { major: 1, minor: 34 };

/// The MySQL that W&B asks for today, beside the document's minimum
/// (wandb/docs pull request 2653, 2026-05-20).
pub const ADVISED_MYSQL: Version = Version { major: 8, minor: 4 };

/// Each task that the script covers, by its id, and what to hand to the script's `--only`: the name
/// of a check, or how the names of several begin.
const COVERED: [(&str, &str); 12] = [
    ("worker-nodes", "nodes"),
    ("ingress-controller", "ingress-class"),
    ("persistent-volumes", "storage-class"),
    ("kubernetes-version", "kubernetes-version"),
    ("x86-nodes", "nodes-architecture"),
    ("storage-layer", "mysql"),
    ("mysql-version", "mysql-version"),
    ("object-storage", "bucket"),
    ("egress", "egress"),
    ("dns-a-record", "dns"),
    ("tls-certificate", "tls"),
    ("tls-self-signed", "tls-self-signed"),
];

/// The check of `preflight.sh` that covers a task of the checklist.
#[must_use]
pub fn preflight_check(task_id: &str) -> Option<&'static str> {
    COVERED.iter().find(|(id, _)| *id == task_id).map(|(_, check)| *check)
}
