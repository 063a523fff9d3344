//! Which tasks of the checklist a check of `preflight.sh` or a file of the bundle covers.

use crate::{plan::Plan, reference::Cloud};

/// Each task that the script covers, by its id, and what to hand to the script's `--only`: the name
/// of a check, or how the names of several begin.
const COVERED: [(&str, &str); 17] = [
    ("worker-nodes", "nodes"),
    ("ingress-controller", "ingress-class"),
    ("persistent-volumes", "storage-class"),
    ("kubernetes-version", "kubernetes-version"),
    ("x86-nodes", "nodes-architecture"),
    ("storage-layer", "mysql"),
    ("mysql-version", "mysql-version"),
    ("mysql-settings", "mysql-settings"),
    ("redis", "redis-version"),
    ("clickhouse", "clickhouse-version"),
    ("object-storage", "bucket"),
    ("egress", "egress"),
    ("clickhouse-chart", "egress"),
    ("dns-a-record", "dns"),
    ("tls-certificate", "tls"),
    ("tls-self-signed", "tls-self-signed"),
    ("openshift-admin", "openshift-routes"),
];

/// The same, for plans whose cluster has a registry of its own instead of the internet.
const COVERED_AIR_GAPPED: [(&str, &str); 3] =
    [("egress", "mirror"), ("mirror", "mirror-images"), ("registry-trust", "mirror-registry")];

/// The check of `preflight.sh` that covers a task of the checklist.
#[must_use]
pub(super) fn preflight_check(task_id: &str, plan: &Plan) -> Option<&'static str> {
    let air_gapped: &[(&str, &str)] = if plan.is_air_gapped() { &COVERED_AIR_GAPPED } else { &[] };
    let covered = air_gapped.iter().chain(&COVERED).find(|(id, _)| *id == task_id);
    covered.map(|(_, check)| *check)
}

/// Which bundles have a file.
#[derive(Clone, Copy)]
enum In {
    Every,
    Terraform,
    Kubernetes,
    KubernetesOnACloud,
}

/// Each task that a file does or describes, by its id. What a module leaves out on one of the
/// clouds is not in the list.
const DONE_BY: [(&str, In, &str); 24] = [
    ("kubernetes-cluster", In::Terraform, "terraform/main.tf"),
    ("worker-nodes", In::Terraform, "terraform/main.tf"),
    ("cluster-autoscaling", In::Terraform, "terraform/main.tf"),
    ("x86-nodes", In::Terraform, "terraform/main.tf"),
    ("mysql-size", In::Terraform, "terraform/main.tf"),
    ("mysql-version", In::Terraform, "terraform/main.tf"),
    ("storage-layer", In::Terraform, "terraform/main.tf"),
    ("storage-layer", In::Kubernetes, "mysql/create-database.sql"),
    ("mysql-settings", In::KubernetesOnACloud, "mysql/parameters.sh"),
    ("mysql-settings", In::Kubernetes, "mysql/parameters.cnf"),
    ("mysql-cpu-alarm", In::Terraform, "terraform/monitoring.tf"),
    ("ingress-controller", In::Kubernetes, "kubernetes/wandb.yaml"),
    ("licence", In::Kubernetes, "kubernetes/values.env"),
    ("redis", In::Kubernetes, "kubernetes/values.env"),
    ("mysql-backups", In::Every, "mysql/BACKUP.md"),
    ("mysql-backups", In::Every, "mysql/backup.sh"),
    ("object-storage", In::Terraform, "terraform/main.tf"),
    ("object-storage", In::Kubernetes, "storage/apply.sh"),
    ("terraform", In::Terraform, "terraform/main.tf"),
    ("terraform", In::Terraform, "terraform/versions.tf"),
    ("mirror", In::Kubernetes, "airgap/mirror.sh"),
    ("registry-trust", In::Kubernetes, "airgap/AIRGAP.md"),
    ("gitops-folder", In::Kubernetes, "kubernetes/kustomization.yaml"),
    ("operator-v2", In::Every, "OPERATIONS.md"),
];

/// The files of the bundle that do a task of the checklist, or say how.
#[must_use]
pub(super) fn covering_files(task_id: &str, plan: &Plan) -> Vec<&'static str> {
    let has = |place| match place {
        In::Every => true,
        In::Terraform => plan.has_terraform(),
        In::Kubernetes => plan.has_kubernetes(),
        In::KubernetesOnACloud => plan.has_kubernetes() && plan.cloud() != Cloud::OnPremises,
    };
    DONE_BY
        .iter()
        .filter(|(id, place, _)| *id == task_id && has(*place))
        .map(|(_, _, file)| *file)
        .collect()
}
