//! Remarks on tasks of the checklist that depend on the plan's cloud, machines or files.

use std::borrow::Cow;

use super::{
    Assessment, FindingId,
    TaskId::{self, Guidance, Requirement},
};
use crate::{
    catalog::{Architecture, GuidanceId, KUBERNETES_VERSION},
    reference::{Cloud, RequirementId},
};

/// The remark on a task of this plan's checklist.
pub(super) fn remark(task: TaskId, it: &Assessment) -> Option<Cow<'static, str>> {
    let plan = &it.plan;
    let remark = match (task, plan.cloud()) {
        (Requirement(RequirementId::X86Nodes), _) => return of_arm_database(it).map(Cow::Owned),
        (Requirement(RequirementId::KubernetesVersion), _) => {
            return of_kubernetes(it).map(Cow::Owned);
        }
        (Requirement(RequirementId::DnsARecord), Cloud::Aws) if plan.has_terraform() => {
            "the Terraform files let external-dns create it as an alias, because an AWS load balancer has no fixed IP address"
        }
        (Requirement(RequirementId::DnsARecord), Cloud::Aws) => {
            "as an alias, because an AWS load balancer has no fixed IP address"
        }
        (Requirement(RequirementId::Egress), _) if plan.is_air_gapped() => {
            "the cluster needs your registry and Helm repository instead"
        }
        (Requirement(RequirementId::DnsARecord), _) if plan.is_on_openshift() => {
            "point it at OpenShift's router, or create a CNAME record for the router's canonical host name"
        }
        (Requirement(RequirementId::MysqlVersion), Cloud::Aws) => {
            "Aurora MySQL version 3 is enough"
        }
        (Requirement(RequirementId::Terraform), Cloud::OnPremises) => {
            "W&B's modules cover AWS, GCP and Azure only, so write your own"
        }
        (Requirement(RequirementId::Terraform), _) if !plan.has_terraform() => {
            "this plan does not include those files"
        }
        (Requirement(RequirementId::Terraform), _) => {
            "keep size = \"small\" in main.tf: another size also changes the pods' requests"
        }
        (Guidance(GuidanceId::MysqlSettings), Cloud::Azure) if plan.has_terraform() => {
            "W&B's Azure module leaves two of them at the service's defaults"
        }
        (Guidance(GuidanceId::Redis), Cloud::Aws) if plan.has_terraform() => {
            "the Terraform files create it"
        }
        (Guidance(GuidanceId::Redis), Cloud::Gcp | Cloud::Azure) if plan.has_terraform() => {
            "the Terraform files create one, but it is version 6"
        }
        _ => return None,
    };
    Some(Cow::Borrowed(remark))
}

/// Why an ARM machine is fine for MySQL although the reference architecture rules out ARM.
fn of_arm_database(it: &Assessment) -> Option<String> {
    let machine = it.mysql.chosen.machine;
    (machine.architecture == Architecture::Arm).then(|| {
        format!("{} is an ARM machine, which is fine for a managed database", machine.name)
    })
}

/// The Kubernetes version that this plan is for. If a finding is about its support, that finding recommends one.
fn of_kubernetes(it: &Assessment) -> Option<String> {
    if it.has_finding(FindingId::KubernetesSupport) {
        return None;
    }
    if it.plan.is_on_openshift() {
        return Some(format!(
            "plan for the OpenShift release that includes {KUBERNETES_VERSION}, and check how long Red Hat supports it"
        ));
    }
    Some(match it.plan.cloud() {
        Cloud::Aws | Cloud::Gcp if it.plan.has_terraform() => {
            format!("these files use {KUBERNETES_VERSION}")
        }
        Cloud::Azure if it.plan.has_terraform() => format!(
            "plan for {KUBERNETES_VERSION}: W&B's Azure module cannot set a version, so check az aks get-versions before the first apply"
        ),
        Cloud::Aws | Cloud::Gcp | Cloud::Azure | Cloud::OnPremises => {
            format!("plan for {KUBERNETES_VERSION}")
        }
    })
}
