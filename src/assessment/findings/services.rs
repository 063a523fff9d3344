//! Rules about the services around the nodes: databases, caches, ingress and DNS.

use std::borrow::Cow;

use super::{Facts, Finding, FindingId, Remedy, Severity, nodes::use_enough_nodes};
use crate::{
    assessment::totals::ClickHouseNeeds,
    catalog::{
        AZURE_CACHE_FOR_REDIS, GuidanceId, INGRESS_NGINX_ARCHIVED, OfficialModule, Retirement,
    },
    evidence::{Evidence, Source},
    plan::{Change, ClickHouse, Controller, Ingress, NodeCount},
    reference::{Cloud, Environment, RequirementId, Scope, Term as _, Topic, Update},
};

pub(super) fn clickhouse(facts: &Facts) -> Option<Finding> {
    if !facts.plan.tier.includes_weave() {
        return None;
    }
    let needs = ClickHouseNeeds::of(facts.plan.environment);
    Some(Finding::new(
        FindingId::ClickhouseNotSized,
        Severity::Note,
        Topic::OtherComponents,
        format!(
            "Weave also needs ClickHouse: {}, {} of memory and {} of disk at W&B's published size",
            needs.cpu, needs.memory, needs.disk
        ),
        match facts.plan.clickhouse {
            ClickHouse::External => {
                "The reference architecture does not mention it. Provide ClickHouse 25.8 to 25.12, or 26.3 or newer, never 26.1 or 26.2; these files connect to it."
            }
            ClickHouse::InCluster => {
                "The reference architecture does not mention it. These files run three replicas on these nodes. Plan a backup: the files do not include one."
            }
        },
        vec![needs.evidence, GuidanceId::Clickhouse.guidance().evidence()],
    ))
}

pub(super) fn clickhouse_needs_three_nodes(facts: &Facts) -> Option<Finding> {
    let plan = facts.plan;
    if !plan.runs_clickhouse() || plan.nodes >= NodeCount::RECOMMENDED_MINIMUM {
        return None;
    }
    let mut finding = Finding::new(
        FindingId::ClickhouseNeedsThreeNodes,
        Severity::Warning,
        Topic::OtherComponents,
        "ClickHouse in the cluster needs 3 nodes: each replica runs on its own node",
        "With fewer nodes, some ClickHouse servers and Keepers stay Pending.",
        vec![Evidence::updated(
            "Three servers and three Keepers, each kept off the others' nodes by required anti-affinity.",
            Source { name: "wandb/docs weave-self-managed.mdx at 191db678", date: "2026-11-23" },
        )],
    );
    finding.remedy = Some(use_enough_nodes(facts));
    Some(finding)
}

/// W&B's Google and Azure modules create a Redis that is older than W&B requires.
pub(super) fn redis_too_old(facts: &Facts) -> Option<Finding> {
    let cloud = facts.plan.cloud();
    let (advice, mut evidence) = match cloud {
        Cloud::Gcp => (
            Cow::from(
                "Ask W&B Support whether Redis 6 is enough for you, or provide your own Redis 7.x.",
            ),
            Vec::new(),
        ),
        Cloud::Azure => {
            let Retirement { closed_since, ends, source } = AZURE_CACHE_FOR_REDIS;
            let advice = format!(
                "Azure Cache for Redis has no version 7, ends on {ends}, and cannot be created in a tenant that had none before {closed_since}. Use Azure Managed Redis, with TLS on port 10000. The module passes no password to your own Redis, so ask W&B Support how to connect it."
            );
            let statement = format!(
                "Basic, Standard and Premium stop at Redis 6.0 and retire on {ends}; only tenants with a cache from before {closed_since} can create one. The successor is Azure Managed Redis."
            );
            let retires = Evidence::Updated { statement: statement.into(), strength: None, source };
            (Cow::from(advice), vec![retires])
        }
        Cloud::Aws | Cloud::OnPremises => return None,
    };
    if !facts.plan.has_terraform() {
        return None;
    }
    evidence.insert(0, GuidanceId::Redis.guidance().evidence());
    evidence.extend(module_redis(cloud));
    Some(Finding::new(
        FindingId::RedisTooOld,
        Severity::Warning,
        Topic::OtherComponents,
        format!("W&B requires Redis 7.x; its {} module creates Redis 6", cloud.label()),
        advice,
        evidence,
    ))
}

/// The Redis that W&B's module for a cloud creates.
pub(in crate::assessment) fn module_redis(cloud: Cloud) -> Option<Evidence> {
    let created = match cloud {
        Cloud::Aws => "The module creates an ElastiCache replication group with Redis 7.1.",
        Cloud::Gcp => {
            "The module creates a Memorystore instance with REDIS_6_X, and has no argument for the version."
        }
        Cloud::Azure => "The module creates an azurerm_redis_cache, and sets no version.",
        Cloud::OnPremises => return None,
    };
    Some(Evidence::updated(created, OfficialModule::for_cloud(cloud).read_at))
}

/// W&B's AWS module creates a single Aurora instance, and takes no final snapshot of it.
pub(super) fn aurora_standby(facts: &Facts) -> Option<Finding> {
    let plan = facts.plan;
    if plan.cloud() != Cloud::Aws
        || !plan.has_terraform()
        || plan.environment != Environment::Production
    {
        return None;
    }
    let standby = RequirementId::MysqlHotStandby.requirement();
    let mut evidence = vec![Evidence::documented(standby.section, standby.quote)];
    let of_services = standby.updates.iter().filter(|it| it.scope == Scope::ManagedMysql);
    evidence.extend(of_services.map(Update::evidence));
    evidence.push(Evidence::updated(
        "The module sets one instance and skip_final_snapshot = true, and has no argument for either.",
        OfficialModule::for_cloud(Cloud::Aws).read_at,
    ));
    Some(Finding::new(
        FindingId::AuroraNoStandby,
        Severity::Warning,
        Topic::Mysql,
        "W&B's AWS module creates one Aurora instance: no hot standby and no final snapshot",
        format!(
            "If the instance fails, W&B is down until Aurora replaces it. After the first apply, add a reader in another zone: run aws rds create-db-instance with --db-cluster-identifier {}. Take a snapshot before you destroy anything.",
            plan.name
        ),
        evidence,
    ))
}

/// The Kubernetes project's announcement, with the day on which the repository was archived.
const INGRESS_NGINX_SOURCE: Source = Source {
    name: "kubernetes/ingress-nginx, README; kubernetes.io blog of 2025-11-11",
    date: "2026-03-24",
};

/// A maintained controller that works with the files unchanged.
const TRAEFIK_SOURCE: Source = Source {
    name: "traefik/traefik, routing-configuration/kubernetes/ingress-nginx.md at 00e410ba",
    date: "2026-11-23",
};

/// By default, the files for a cluster on premises name the class of a controller that is no longer maintained.
pub(super) fn archived_ingress(facts: &Facts) -> Option<Finding> {
    let plan = facts.plan;
    (plan.has_kubernetes() && plan.controller() == Controller::IngressNginx).then(|| {
        let mut finding = Finding::new(
            FindingId::IngressNginxArchived,
            Severity::Warning,
            Topic::Kubernetes,
            format!(
                "These files use ingress-nginx's class; the project was archived on {INGRESS_NGINX_ARCHIVED}"
            ),
            "ingress-nginx gets no security fixes. Traefik's ingress-nginx provider serves the same class and its annotation for allowed ranges, so these files work with it unchanged. Otherwise, choose another ingress controller for this plan.",
            vec![
                Evidence::updated(
                    "No releases, no bug fixes and no security fixes after March 2026; new deployments should not use it.",
                    INGRESS_NGINX_SOURCE,
                ),
                Evidence::updated(
                    "The provider serves Ingresses of class nginx and supports nginx.ingress.kubernetes.io/whitelist-source-range.",
                    TRAEFIK_SOURCE,
                ),
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
            format!(
                "Aurora storage grows on its own: treat the documented {disk} as a billing estimate"
            ),
            "You pay for the gigabytes in use. There is no size to set.",
            Evidence::updated(
                "Aurora storage grows automatically up to 128 TiB; only the space in use is charged.",
                Source {
                    name: "Amazon Aurora User Guide, Overview of storage reliability (at 287c604)",
                    date: "2023-06-10",
                },
            ),
        ),
        Cloud::Gcp | Cloud::Azure | Cloud::OnPremises => (
            format!("W&B's module cannot set the documented {disk} MySQL disk"),
            "The disk starts at the provider's default and grows on its own. Set the size after the first apply, with the command in main.tf.",
            Evidence::updated(
                "The module has no argument for the database's disk.",
                OfficialModule::for_cloud(cloud).read_at,
            ),
        ),
    };
    let evidence = vec![facts.mysql.disk.evidence.clone(), evidence];
    Some(Finding::new(FindingId::MysqlDisk, Severity::Note, Topic::Mysql, title, advice, evidence))
}

pub(super) fn placeholder_domain(facts: &Facts) -> Option<Finding> {
    facts.plan.domain.is_placeholder().then(|| {
        Finding::new(
            FindingId::PlaceholderDomain,
            Severity::Note,
            Topic::Dns,
            format!("{} is a placeholder", facts.plan.fqdn()),
            "Enter your own domain, so that the checklist and the files show W&B's real address.",
            vec![Evidence::Assumed {
                reason:
                    "example.com is reserved for documentation (RFC 2606); nobody can deploy there."
                        .into(),
            }],
        )
    })
}
