//! Evidence that a plan adds to a task of the checklist: the resources that W&B's module creates, and the
//! versions that vendors support.

use super::{
    Assessment,
    TaskId::{self, Guidance, Requirement},
    findings::{kubernetes_release, module_redis},
};
use crate::{
    catalog::{
        Architecture, GuidanceId, KUBERNETES_VERSION, ManagedMysql, OfficialModule, PRESETS,
        Product, lifecycle, preset_mysql, preset_nodes,
    },
    evidence::{Evidence, Source},
    plan::Plan,
    reference::{Cloud, MINIMUM_KUBERNETES, RequirementId},
};

/// The evidence that this plan adds to a task.
pub(super) fn added_evidence(task: TaskId, it: &Assessment) -> Option<Evidence> {
    let plan = &it.plan;
    match task {
        Requirement(RequirementId::KubernetesVersion) => kubernetes(plan.cloud()),
        Requirement(RequirementId::MysqlVersion) => {
            let ManagedMysql { reason, source, .. } = mysql(plan);
            Some(Evidence::updated(reason, source))
        }
        Requirement(RequirementId::X86Nodes) => arm_database(it),
        Requirement(RequirementId::DnsARecord) => a_record(plan.cloud()),
        Guidance(GuidanceId::Redis) if plan.has_terraform() => module_redis(plan.cloud()),
        Requirement(RequirementId::Terraform) if plan.has_terraform() => Some(module_size(it)),
        _ => None,
    }
}

/// The end of support for the documented minimum and for the version in the files.
fn kubernetes(cloud: Cloud) -> Option<Evidence> {
    let end = |version| lifecycle(Product::Kubernetes(cloud), version);
    let (minimum, planned) = (end(MINIMUM_KUBERNETES)?, end(KUBERNETES_VERSION)?);
    let statement = format!(
        "{} has standard support until {}; {} had it until {}.",
        kubernetes_release(cloud, KUBERNETES_VERSION),
        planned.standard_end,
        MINIMUM_KUBERNETES,
        minimum.standard_end
    );
    Some(Evidence::Updated { statement: statement.into(), strength: None, source: planned.source })
}

/// The MySQL that the files create, or the one to plan for if they create none.
fn mysql(plan: &Plan) -> ManagedMysql {
    let provided = ManagedMysql::for_cloud(Cloud::OnPremises);
    match plan.cloud() {
        cloud if plan.has_terraform() => ManagedMysql::for_cloud(cloud),
        Cloud::Aws => ManagedMysql {
            label: "MySQL 8.4 or Aurora MySQL 3",
            reason: "MySQL 8.0 is past its end of life; W&B still supports Aurora MySQL version 3.",
            ..provided
        },
        Cloud::Gcp | Cloud::Azure | Cloud::OnPremises => provided,
    }
}

impl Assessment {
    /// The version of MySQL that the files create, or the one to plan for if they create none.
    #[must_use]
    pub fn mysql_version(&self) -> &'static str {
        mysql(&self.plan).label
    }
}

fn arm_database(it: &Assessment) -> Option<Evidence> {
    let machine = it.mysql.chosen.machine;
    (machine.architecture == Architecture::Arm).then(|| {
        Evidence::updated(
            "Machines of this class have ARM processors. W&B's rule against ARM applies to its pods.",
            *machine.source,
        )
    })
}

fn a_record(cloud: Cloud) -> Option<Evidence> {
    const EKS_GUIDE: Source =
        Source { name: "wandb/wsm docs/deployment/eks.md", date: "2026-11-23" };
    (cloud == Cloud::Aws).then(|| {
        Evidence::updated(
            "On EKS, point an alias A or CNAME record at the load balancer's name.",
            EKS_GUIDE,
        )
    })
}

/// The sizes of W&B's module that use this plan's machines.
fn module_size(it: &Assessment) -> Evidence {
    let cloud = it.plan.cloud();
    let (node, mysql) = (it.kubernetes.chosen.machine.name, it.mysql.chosen.machine.name);
    let formula = format!(
        "The module's sizes with {node}: {}. With {mysql}: {}. These files set machines, counts and disks explicitly.",
        presets_with(preset_nodes(cloud), &node),
        presets_with(preset_mysql(cloud), &mysql)
    );
    Evidence::derived_from(formula, OfficialModule::for_cloud(cloud).read_at)
}

/// The sizes of the module that use a machine: "large", "medium to xxlarge", or "none".
fn presets_with(machines: [&'static str; 5], name: &str) -> String {
    let mut fitting =
        PRESETS.iter().zip(machines).filter(|(_, machine)| *machine == name).map(|(size, _)| *size);
    match (fitting.next(), fitting.next_back()) {
        (None, _) => "none".to_owned(),
        (Some(only), None) => only.to_owned(),
        (Some(first), Some(last)) => format!("{first} to {last}"),
    }
}
