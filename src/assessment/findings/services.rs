//! Rules about services beside the nodes: what is needed, and what cannot be set.

use super::{Facts, Finding, Severity, nodes::use_enough_nodes};
use crate::{
    catalog::{GUIDANCE, OfficialModule},
    evidence::{Evidence, Source},
    plan::{ClickHouse, NodeCount},
    reference::{Cloud, Section, Topic},
    text::findings as text,
};

/// The published statement behind a piece of later guidance.
fn guidance(id: &str) -> Option<Evidence> {
    let guidance = GUIDANCE.iter().find(|guidance| guidance.id == id)?;
    Some(Evidence::updated(guidance.statement, guidance.source))
}

pub(super) fn clickhouse(facts: &Facts) -> Option<Finding> {
    if !facts.plan.tier.includes_weave() {
        return None;
    }
    Some(Finding::new(
        "clickhouse-not-sized",
        Severity::Warning,
        Topic::OtherComponents,
        text::CLICKHOUSE,
        match facts.plan.clickhouse {
            ClickHouse::External => text::CLICKHOUSE_EXTERNAL_ADVICE,
            ClickHouse::InCluster => text::CLICKHOUSE_IN_CLUSTER_ADVICE,
        },
        vec![guidance("clickhouse")?],
    ))
}

pub(super) fn clickhouse_needs_three_nodes(facts: &Facts) -> Option<Finding> {
    let plan = facts.plan;
    if !plan.runs_clickhouse() || plan.nodes >= NodeCount::RECOMMENDED_MINIMUM {
        return None;
    }
    let mut finding = Finding::new(
        "clickhouse-needs-three-nodes",
        Severity::Warning,
        Topic::OtherComponents,
        text::CLICKHOUSE_NODES,
        text::CLICKHOUSE_NODES_ADVICE,
        vec![Evidence::updated(
            text::CLICKHOUSE_NODES_EVIDENCE,
            Source { name: "wandb/docs weave-self-managed.mdx at 191db678", date: "2026-11-23" },
        )],
    );
    finding.remedy = Some(use_enough_nodes(facts));
    Some(finding)
}

pub(super) fn redis(facts: &Facts) -> Option<Finding> {
    let cloud = facts.plan.cloud();
    let (advice, module_fact) = match cloud {
        _ if !facts.plan.has_terraform() => (text::REDIS_TO_PROVIDE, None),
        Cloud::Aws => (text::REDIS_ON_AWS, Some(text::REDIS_ON_AWS_EVIDENCE)),
        Cloud::Azure => (text::REDIS_ON_AZURE, Some(text::REDIS_ON_AZURE_EVIDENCE)),
        Cloud::Gcp | Cloud::OnPremises => return None,
    };
    let module =
        module_fact.map(|fact| Evidence::updated(fact, OfficialModule::for_cloud(cloud).read_at));
    Some(Finding::new(
        "redis-not-sized",
        Severity::Note,
        Topic::OtherComponents,
        text::REDIS,
        advice,
        std::iter::once(guidance("redis")?).chain(module).collect(),
    ))
}

pub(super) fn redis_too_old(facts: &Facts) -> Option<Finding> {
    if facts.plan.cloud() != Cloud::Gcp || !facts.plan.has_terraform() {
        return None;
    }
    let module = Evidence::updated(
        text::REDIS_TOO_OLD_EVIDENCE,
        OfficialModule::for_cloud(Cloud::Gcp).read_at,
    );
    Some(Finding::new(
        "redis-too-old",
        Severity::Warning,
        Topic::OtherComponents,
        text::REDIS_TOO_OLD,
        text::REDIS_TOO_OLD_ADVICE,
        vec![guidance("redis")?, module],
    ))
}

pub(super) fn mysql_disk(facts: &Facts) -> Option<Finding> {
    let cloud = facts.plan.cloud();
    let disk = facts.mysql.disk.value;
    let (title, advice, evidence) = match cloud {
        Cloud::Gcp | Cloud::Azure | Cloud::OnPremises if !facts.plan.has_terraform() => {
            return None;
        }
        Cloud::Aws => (
            text::aurora_disk(disk),
            text::AURORA_DISK_ADVICE,
            Evidence::updated(
                text::AURORA_DISK_EVIDENCE,
                Source {
                    name: "Amazon Aurora User Guide, Overview of storage reliability (at 287c604)",
                    date: "2023-06-10",
                },
            ),
        ),
        Cloud::Gcp | Cloud::Azure | Cloud::OnPremises => (
            text::mysql_disk(disk),
            text::MYSQL_DISK_ADVICE,
            Evidence::updated(text::MYSQL_DISK_EVIDENCE, OfficialModule::for_cloud(cloud).read_at),
        ),
    };
    let evidence = vec![facts.mysql.disk.evidence.clone(), evidence];
    Some(Finding::new("mysql-disk", Severity::Note, Topic::Mysql, title, advice, evidence))
}

pub(super) fn a_record_on_aws(facts: &Facts) -> Option<Finding> {
    let by_terraform = if facts.plan.has_terraform() { text::A_RECORD_FROM_TERRAFORM } else { "" };
    (facts.plan.cloud() == Cloud::Aws).then(|| {
        Finding::new(
            "aws-a-record",
            Severity::Note,
            Topic::Dns,
            text::A_RECORD,
            format!("{}{}", text::A_RECORD_ADVICE, by_terraform),
            vec![
                Evidence::documented(
                    Section::Dns,
                    "The fully qualified domain name (FQDN) of the W&B deployment must resolve to the IP address of the ingress/load balancer using an A record.",
                ),
                Evidence::updated(
                    text::A_RECORD_EVIDENCE,
                    Source { name: "wandb/wsm docs/deployment/eks.md", date: "2026-11-23" },
                ),
            ],
        )
    })
}

pub(super) fn placeholder_domain(facts: &Facts) -> Option<Finding> {
    facts.plan.domain.is_placeholder().then(|| {
        Finding::new(
            "placeholder-domain",
            Severity::Note,
            Topic::Dns,
            text::placeholder(&facts.plan.fqdn()),
            text::PLACEHOLDER_ADVICE,
            vec![Evidence::Assumed { reason: text::PLACEHOLDER_REASON.into() }],
        )
    })
}
