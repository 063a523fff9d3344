//! What a task of the checklist says in addition, where the plan's cloud or its files make a difference.

use crate::{plan::Plan, reference::Cloud, text::guidance as text};

/// The remark on a task, given the task's id. `tests/assessment.rs` holds every one of them to a task
/// that is there.
pub(super) fn remark(task_id: &str, plan: &Plan) -> Option<&'static str> {
    match (task_id, plan.cloud()) {
        ("dns-a-record", Cloud::Aws) => Some(text::A_RECORD_ON_AWS),
        ("mysql-version", Cloud::Aws) => Some(text::MYSQL_VERSION_ON_AWS),
        ("terraform", Cloud::OnPremises) => Some(text::TERRAFORM_ON_PREMISES),
        ("terraform", _) if !plan.has_terraform() => Some(text::TERRAFORM_LEFT_OUT),
        _ if plan.has_terraform() => of_module(task_id, plan.cloud()),
        _ => None,
    }
}

/// What W&B's Terraform module for a cloud does, or cannot do.
fn of_module(task_id: &str, cloud: Cloud) -> Option<&'static str> {
    match (task_id, cloud) {
        ("kubernetes-version", Cloud::Azure) => Some(text::KUBERNETES_VERSION_ON_AZURE),
        ("mysql-settings", Cloud::Azure) => Some(text::MYSQL_SETTINGS_ON_AZURE),
        ("redis", Cloud::Aws) => Some(text::REDIS_FROM_TERRAFORM),
        ("redis", Cloud::Gcp) => Some(text::REDIS_FROM_TERRAFORM_ON_GCP),
        ("redis", Cloud::Azure) => Some(text::REDIS_FROM_TERRAFORM_ON_AZURE),
        _ => None,
    }
}
