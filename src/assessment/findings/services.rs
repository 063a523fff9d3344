//! Rules about services beside the nodes: what is needed, and what cannot be set.

use std::borrow::Cow;

use super::{Facts, Finding, Remedy, Severity, nodes::use_enough_nodes};
use crate::{
    assessment::totals::ClickHouseNeeds,
    catalog::{
        AZURE_CACHE_FOR_REDIS, GUIDANCE, INGRESS_NGINX_ARCHIVED, OfficialModule, Retirement,
    },
    evidence::{Evidence, Source},
    plan::{Change, ClickHouse, Controller, Ingress, NodeCount},
    reference::{Cloud, Environment, REQUIREMENTS, Scope, Term as _, Topic, Update},
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
    let needs = ClickHouseNeeds::of(facts.plan.environment);
    Some(Finding::new(
        "clickhouse-not-sized",
        Severity::Note,
        Topic::OtherComponents,
        text::clickhouse(needs.cpu, needs.memory, needs.disk),
        match facts.plan.clickhouse {
            ClickHouse::External => text::CLICKHOUSE_EXTERNAL_ADVICE,
            ClickHouse::InCluster => text::CLICKHOUSE_IN_CLUSTER_ADVICE,
        },
        vec![needs.evidence, guidance("clickhouse")?],
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

/// W&B's Google and Azure modules make a Redis that is older than W&B requires.
pub(super) fn redis_too_old(facts: &Facts) -> Option<Finding> {
    let cloud = facts.plan.cloud();
    let (advice, mut evidence) = match cloud {
        Cloud::Gcp => (text::REDIS_ON_GCP_ADVICE.into(), Vec::new()),
        Cloud::Azure => {
            let Retirement { closed_since, ends, source } = AZURE_CACHE_FOR_REDIS;
            let statement = text::azure_redis_retires(ends, closed_since).into();
            let advice = Cow::from(text::redis_on_azure_advice(ends, closed_since));
            (advice, vec![Evidence::Updated { statement, strength: None, source }])
        }
        Cloud::Aws | Cloud::OnPremises => return None,
    };
    if !facts.plan.has_terraform() {
        return None;
    }
    evidence.insert(0, guidance("redis")?);
    evidence.extend(module_redis(cloud));
    Some(Finding::new(
        "redis-too-old",
        Severity::Warning,
        Topic::OtherComponents,
        text::redis_too_old(cloud.label()),
        advice,
        evidence,
    ))
}

/// The Redis that W&B's module for a cloud makes.
pub(in crate::assessment) fn module_redis(cloud: Cloud) -> Option<Evidence> {
    let made = match cloud {
        Cloud::Aws => text::REDIS_ON_AWS,
        Cloud::Gcp => text::REDIS_ON_GCP,
        Cloud::Azure => text::REDIS_ON_AZURE,
        Cloud::OnPremises => return None,
    };
    Some(Evidence::updated(made, OfficialModule::for_cloud(cloud).read_at))
}

/// W&B's AWS module makes one Aurora instance, and keeps nothing of it when it is destroyed.
pub(super) fn aurora_standby(facts: &Facts) -> Option<Finding> {
    let plan = facts.plan;
    if plan.cloud() != Cloud::Aws
        || !plan.has_terraform()
        || plan.environment != Environment::Production
    {
        return None;
    }
    let standby = REQUIREMENTS.iter().find(|requirement| requirement.id == "mysql-hot-standby")?;
    let mut evidence = vec![Evidence::documented(standby.section, standby.quote)];
    let of_services = standby.updates.iter().filter(|it| it.scope == Scope::ManagedMysql);
    evidence.extend(of_services.map(Update::evidence));
    evidence.push(Evidence::updated(
        text::AURORA_STANDBY_EVIDENCE,
        OfficialModule::for_cloud(Cloud::Aws).read_at,
    ));
    Some(Finding::new(
        "aurora-no-standby",
        Severity::Warning,
        Topic::Mysql,
        text::AURORA_STANDBY,
        text::aurora_standby_advice(&plan.name),
        evidence,
    ))
}

/// Where the Kubernetes project says so, and the day on which the repository was archived.
const INGRESS_NGINX_SOURCE: Source = Source {
    name: "kubernetes/ingress-nginx, README; kubernetes.io blog of 2025-11-11",
    date: "2026-03-24",
};

/// A maintained controller that takes the files as they are.
const TRAEFIK_SOURCE: Source = Source {
    name: "traefik/traefik, routing-configuration/kubernetes/ingress-nginx.md at 00e410ba",
    date: "2026-11-23",
};

/// On premises the Kubernetes files name the class of a controller that nobody maintains any more.
pub(super) fn archived_ingress(facts: &Facts) -> Option<Finding> {
    let plan = facts.plan;
    (plan.has_kubernetes() && plan.controller() == Controller::IngressNginx).then(|| {
        let mut finding = Finding::new(
            "ingress-nginx-archived",
            Severity::Warning,
            Topic::Kubernetes,
            text::ingress_nginx(INGRESS_NGINX_ARCHIVED),
            text::INGRESS_NGINX_ADVICE,
            vec![
                Evidence::updated(text::INGRESS_NGINX_EVIDENCE, INGRESS_NGINX_SOURCE),
                Evidence::updated(text::TRAEFIK_EVIDENCE, TRAEFIK_SOURCE),
            ],
        );
        finding.remedy = Some(Remedy {
            label: "Use Traefik".to_owned(),
            change: Change::Ingress(Ingress::Traefik),
        });
        finding
    })
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
