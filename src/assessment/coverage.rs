//! The checks of `preflight.sh` and the files of the bundle that cover a task of the checklist.

use super::TaskId::{self, Guidance, Requirement};
use crate::{
    catalog::GuidanceId,
    plan::Plan,
    reference::{Cloud, RequirementId},
};

/// Each task that the script covers, and the value for the script's `--only` option: the name of a
/// check, or the prefix that several names share.
const COVERED: [(TaskId, &str); 16] = [
    (TaskId::WorkerNodes, "nodes"),
    (Requirement(RequirementId::IngressController), "ingress-class"),
    (Requirement(RequirementId::PersistentVolumes), "storage-class"),
    (Requirement(RequirementId::KubernetesVersion), "kubernetes-version"),
    (Requirement(RequirementId::X86Nodes), "nodes-architecture"),
    (Requirement(RequirementId::StorageLayer), "mysql"),
    (Requirement(RequirementId::MysqlVersion), "mysql-version"),
    (Guidance(GuidanceId::MysqlSettings), "mysql-settings"),
    (Guidance(GuidanceId::Redis), "redis-version"),
    (Guidance(GuidanceId::Clickhouse), "clickhouse-version"),
    (Requirement(RequirementId::ObjectStorage), "bucket"),
    (Requirement(RequirementId::Egress), "egress"),
    (TaskId::ClickhouseChart, "egress"),
    (Requirement(RequirementId::DnsARecord), "dns"),
    (Requirement(RequirementId::TlsCertificate), "tls"),
    (Requirement(RequirementId::TlsSelfSigned), "tls-self-signed"),
];

/// The same for air-gapped plans. These entries take precedence.
const COVERED_AIR_GAPPED: [(TaskId, &str); 3] = [
    (Requirement(RequirementId::Egress), "mirror"),
    (TaskId::Mirror, "mirror-images"),
    (TaskId::RegistryTrust, "mirror-registry"),
];

/// The check of `preflight.sh` that covers a task of the checklist.
#[must_use]
pub(super) fn preflight_check(task: TaskId, plan: &Plan) -> Option<&'static str> {
    let air_gapped: &[(TaskId, &str)] =
        if plan.is_air_gapped() { &COVERED_AIR_GAPPED } else { &[] };
    let covered = air_gapped.iter().chain(&COVERED).find(|(id, _)| *id == task);
    covered.map(|(_, check)| *check)
}

/// The bundles that contain a file.
#[derive(Clone, Copy)]
enum In {
    Every,
    Terraform,
    Kubernetes,
    KubernetesOnACloud,
}

/// Each task that a file does or describes. A task that W&B's module leaves out on any cloud is not
/// listed.
const DONE_BY: [(TaskId, In, &str); 24] = [
    (Requirement(RequirementId::KubernetesCluster), In::Terraform, "terraform/main.tf"),
    (TaskId::WorkerNodes, In::Terraform, "terraform/main.tf"),
    (Guidance(GuidanceId::ClusterAutoscaling), In::Terraform, "terraform/main.tf"),
    (Requirement(RequirementId::X86Nodes), In::Terraform, "terraform/main.tf"),
    (TaskId::MysqlSize, In::Terraform, "terraform/main.tf"),
    (Requirement(RequirementId::MysqlVersion), In::Terraform, "terraform/main.tf"),
    (Requirement(RequirementId::StorageLayer), In::Terraform, "terraform/main.tf"),
    (Requirement(RequirementId::StorageLayer), In::Kubernetes, "mysql/create-database.sql"),
    (Guidance(GuidanceId::MysqlSettings), In::KubernetesOnACloud, "mysql/parameters.sh"),
    (Guidance(GuidanceId::MysqlSettings), In::Kubernetes, "mysql/parameters.cnf"),
    (Requirement(RequirementId::MysqlCpuAlarm), In::Terraform, "terraform/monitoring.tf"),
    (Requirement(RequirementId::IngressController), In::Kubernetes, "kubernetes/wandb.yaml"),
    (Guidance(GuidanceId::License), In::Kubernetes, "kubernetes/values.env"),
    (Guidance(GuidanceId::Redis), In::Kubernetes, "kubernetes/values.env"),
    (Requirement(RequirementId::MysqlBackups), In::Every, "mysql/BACKUP.md"),
    (Requirement(RequirementId::MysqlBackups), In::Every, "mysql/backup.sh"),
    (Requirement(RequirementId::ObjectStorage), In::Terraform, "terraform/main.tf"),
    (Requirement(RequirementId::ObjectStorage), In::Kubernetes, "storage/apply.sh"),
    (Requirement(RequirementId::Terraform), In::Terraform, "terraform/main.tf"),
    (Requirement(RequirementId::Terraform), In::Terraform, "terraform/versions.tf"),
    (TaskId::Mirror, In::Kubernetes, "airgap/mirror.sh"),
    (TaskId::RegistryTrust, In::Kubernetes, "airgap/AIRGAP.md"),
    (TaskId::GitopsFolder, In::Kubernetes, "kubernetes/kustomization.yaml"),
    (Guidance(GuidanceId::OperatorV2), In::Every, "OPERATIONS.md"),
];

/// The files of the bundle that do a task of the checklist or explain how to do it.
#[must_use]
pub(super) fn covering_files(task: TaskId, plan: &Plan) -> Vec<&'static str> {
    let has = |place| match place {
        In::Every => true,
        In::Terraform => plan.has_terraform(),
        In::Kubernetes => plan.has_kubernetes(),
        In::KubernetesOnACloud => plan.has_kubernetes() && plan.cloud() != Cloud::OnPremises,
    };
    DONE_BY
        .iter()
        .filter(|(id, place, _)| *id == task && has(*place))
        .map(|(_, _, file)| *file)
        .collect()
}
