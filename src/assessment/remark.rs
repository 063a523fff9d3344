//! What a task of the checklist says in addition, where the plan's cloud, machines or files make a difference.

use std::borrow::Cow;

use super::Assessment;
use crate::{
    catalog::{Architecture, KUBERNETES_VERSION},
    reference::Cloud,
    text::guidance as text,
};

/// The remark on a task, given the task's id. `tests/assessment.rs` holds every one of them to a task
/// that is there.
pub(super) fn remark(task_id: &str, it: &Assessment) -> Option<Cow<'static, str>> {
    let plan = &it.plan;
    let said = match (task_id, plan.cloud()) {
        ("x86-nodes", _) => return of_arm_database(it).map(Cow::Owned),
        ("kubernetes-version", _) => return of_kubernetes(it).map(Cow::Owned),
        ("dns-a-record", Cloud::Aws) if plan.has_terraform() => text::A_RECORD_BY_TERRAFORM,
        ("dns-a-record", Cloud::Aws) => text::A_RECORD_ON_AWS,
        ("mysql-version", Cloud::Aws) => text::MYSQL_VERSION_ON_AWS,
        ("terraform", Cloud::OnPremises) => text::TERRAFORM_ON_PREMISES,
        ("terraform", _) if !plan.has_terraform() => text::TERRAFORM_LEFT_OUT,
        ("terraform", _) => text::TERRAFORM_SIZE,
        ("mysql-settings", Cloud::Azure) if plan.has_terraform() => text::MYSQL_SETTINGS_ON_AZURE,
        ("redis", Cloud::Aws) if plan.has_terraform() => text::REDIS_FROM_TERRAFORM,
        ("redis", Cloud::Gcp | Cloud::Azure) if plan.has_terraform() => {
            text::REDIS_6_FROM_TERRAFORM
        }
        _ => return None,
    };
    Some(Cow::Borrowed(said))
}

/// The document's rule against ARM beside its own MySQL machine, which has such a processor.
fn of_arm_database(it: &Assessment) -> Option<String> {
    let machine = it.mysql.chosen.machine;
    (machine.architecture == Architecture::Arm).then(|| text::arm_database(&machine.name))
}

/// Which version this plan is for. Where its support is a finding, that says which to choose.
fn of_kubernetes(it: &Assessment) -> Option<String> {
    if it.has_finding("kubernetes-support") {
        return None;
    }
    let say = match it.plan.cloud() {
        Cloud::Aws | Cloud::Gcp if it.plan.has_terraform() => text::files_ask_for,
        Cloud::Azure if it.plan.has_terraform() => text::kubernetes_on_azure,
        Cloud::Aws | Cloud::Gcp | Cloud::Azure | Cloud::OnPremises => text::plan_for,
    };
    Some(say(KUBERNETES_VERSION))
}
