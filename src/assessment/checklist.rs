//! The checklist: everything to prepare for a plan, in the order of the topics.

use std::borrow::Cow;

use serde::Serialize;

use super::{
    Assessment, Severity, TaskId, Verdict,
    added_evidence::added_evidence,
    coverage::{covering_files, preflight_check},
    installation::installation_items,
    remark::remark,
};
use crate::{
    catalog::{CLICKHOUSE_CHART_HOSTS, CLICKHOUSE_CHART_SOURCE, GUIDANCE, RELEASE_HOST_SOURCE},
    evidence::Evidence,
    reference::{REQUIREMENTS, RequirementId, Scope, Strength, Topic},
    words::counted,
};

/// One thing to do or to check before the deployment is ready.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ChecklistItem {
    /// A stable name. Ticks are stored under it.
    pub id: TaskId,
    /// The group that it is in.
    pub topic: Topic,
    /// Whether it is required, recommended or worth considering.
    pub strength: Strength,
    /// The deployments that it applies to, if not to all.
    #[serde(skip_serializing_if = "Scope::is_every")]
    pub scope: Scope,
    /// What to do.
    pub task: Cow<'static, str>,
    /// The reason, with its source.
    pub evidence: Evidence,
    /// Later publications on the same point, and evidence that this plan adds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub updates: Vec<Evidence>,
    /// The check of `preflight.sh` that covers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<&'static str>,
    /// The files of the bundle that do it or explain how to do it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<&'static str>,
}

impl ChecklistItem {
    /// The strength, and the deployments that it applies to: "Recommended, for a MySQL of your own".
    #[must_use]
    pub fn advice(&self) -> String {
        self.strength.label_for(self.scope)
    }

    /// The evidence, followed by its updates.
    #[must_use]
    pub fn all_evidence(&self) -> Vec<Evidence> {
        std::iter::once(&self.evidence).chain(&self.updates).cloned().collect()
    }
}

impl Assessment {
    /// Everything to prepare for this plan, grouped by topic.
    #[must_use]
    pub fn checklist(&self) -> Vec<ChecklistItem> {
        // Within a topic, sizes come first, then the reference architecture, then later guidance.
        let items: Vec<ChecklistItem> = self
            .size_items()
            .into_iter()
            .chain(self.requirement_items())
            .chain(self.guidance_items())
            .chain(self.chart_item())
            .chain(installation_items(&self.plan))
            .chain(self.finding_items())
            .map(|item| ChecklistItem {
                check: preflight_check(item.id, &self.plan),
                files: covering_files(item.id, &self.plan),
                ..item
            })
            .collect();
        Topic::ALL
            .iter()
            .flat_map(|topic| items.iter().filter(move |item| item.topic == *topic).cloned())
            .collect()
    }

    fn size_items(&self) -> [ChecklistItem; 2] {
        let node = &self.kubernetes;
        let mysql = &self.mysql;
        let machine = mysql.chosen.machine.name;
        let machine = match mysql.chosen.verdict() {
            Verdict::Meets | Verdict::Exceeds => machine.to_string(),
            Verdict::FallsShort => format!("{machine} is too small"),
        };
        [
            ChecklistItem {
                id: TaskId::WorkerNodes,
                topic: Topic::Kubernetes,
                strength: Strength::Required,
                scope: Scope::Every,
                task: format!(
                    "Provide {} ({}), each with at least {}, {} memory and {} disk",
                    counted(self.plan.nodes.get(), "worker node"),
                    node.chosen.machine.name,
                    node.cpu.value,
                    node.memory.value,
                    node.disk.value,
                )
                .into(),
                evidence: node.cpu.evidence.clone(),
                updates: Vec::new(),
                check: None,
                files: Vec::new(),
            },
            ChecklistItem {
                id: TaskId::MysqlSize,
                topic: Topic::Mysql,
                strength: Strength::Required,
                scope: Scope::Every,
                task: format!(
                    "Provide MySQL with at least {}, {} memory and {} disk ({machine})",
                    mysql.cpu.value, mysql.memory.value, mysql.disk.value,
                )
                .into(),
                evidence: mysql.cpu.evidence.clone(),
                updates: Vec::new(),
                check: None,
                files: Vec::new(),
            },
        ]
    }

    fn requirement_items(&self) -> impl Iterator<Item = ChecklistItem> {
        REQUIREMENTS.iter().map(|requirement| ChecklistItem {
            id: TaskId::Requirement(requirement.id),
            topic: requirement.topic,
            strength: requirement.strength,
            scope: requirement.scope,
            task: self.task(TaskId::Requirement(requirement.id), requirement.task),
            evidence: Evidence::documented(requirement.section, requirement.quote),
            updates: requirement
                .published_since()
                .chain(added_evidence(TaskId::Requirement(requirement.id), self))
                .collect(),
            check: None,
            files: Vec::new(),
        })
    }

    /// A task's wording, with the plan's host name filled in and its remark appended.
    fn task(&self, id: TaskId, task: &'static str) -> Cow<'static, str> {
        let task: Cow<'static, str> = if task.contains("{fqdn}") {
            task.replace("{fqdn}", &self.plan.fqdn()).into()
        } else if id == TaskId::Requirement(RequirementId::Egress) && self.plan.is_air_gapped() {
            task.replace("from the cluster", "from the machine that fills your registry").into()
        } else {
            task.into()
        };
        match remark(id, self) {
            Some(remark) => format!("{task}; {remark}").into(),
            None => task,
        }
    }

    fn guidance_items(&self) -> impl Iterator<Item = ChecklistItem> {
        let (tier, environment) = (self.plan.tier, self.plan.environment);
        GUIDANCE.iter().filter(move |guidance| guidance.applies.to(tier, environment)).map(
            |guidance| ChecklistItem {
                id: TaskId::Guidance(guidance.id),
                topic: guidance.topic,
                strength: guidance.strength,
                scope: Scope::Every,
                task: self.task(TaskId::Guidance(guidance.id), guidance.task),
                evidence: guidance.evidence(),
                updates: added_evidence(TaskId::Guidance(guidance.id), self).into_iter().collect(),
                check: None,
                files: Vec::new(),
            },
        )
    }

    /// The egress that Helm needs. The documented egress is the cluster's.
    fn chart_item(&self) -> Option<ChecklistItem> {
        let [index, archive, download] = CLICKHOUSE_CHART_HOSTS;
        let from_the_internet = self.plan.runs_clickhouse() && !self.plan.is_air_gapped();
        from_the_internet.then(|| ChecklistItem {
            id: TaskId::ClickhouseChart,
            topic: Topic::Networking,
            strength: Strength::Required,
            scope: Scope::Every,
            task: format!(
                "Allow egress to {index}, {archive} and {download} from the machine that runs Helm, for the ClickHouse operator's chart"
            )
            .into(),
            evidence: Evidence::updated(
                "The chart repository's index is at helm.altinity.com, and lists an archive on github.com for each version.",
                CLICKHOUSE_CHART_SOURCE,
            ),
            updates: vec![Evidence::updated(
                "github.com redirects release downloads to release-assets.githubusercontent.com.",
                RELEASE_HOST_SOURCE,
            )],
            check: None,
            files: Vec::new(),
        })
    }

    /// A task to resolve each problem and each warning.
    fn finding_items(&self) -> impl Iterator<Item = ChecklistItem> {
        self.findings.iter().filter(|finding| finding.severity != Severity::Note).map(|finding| {
            ChecklistItem {
                id: TaskId::Finding(finding.id),
                topic: finding.topic,
                strength: match finding.severity {
                    Severity::Problem => Strength::Required,
                    Severity::Warning => Strength::Recommended,
                    Severity::Note => Strength::Consider,
                },
                scope: Scope::Every,
                task: format!("Resolve: {}", finding.title).into(),
                evidence: finding
                    .evidence
                    .first()
                    .cloned()
                    .unwrap_or(Evidence::Assumed { reason: finding.advice.clone() }),
                updates: Vec::new(),
                check: None,
                files: Vec::new(),
            }
        })
    }
}
