//! Rules about services beside the nodes: what is needed, and what cannot be set.

use super::{Facts, Finding, Remedy, Severity};
use crate::{
    catalog::{GUIDANCE, OfficialModule},
    evidence::{Evidence, Source},
    plan::{Change, ClickHouse, NodeCount},
    reference::{Cloud, Section, Term as _, Topic},
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
        "Weave needs ClickHouse, which the document neither mentions nor sizes",
        match facts.plan.clickhouse {
            ClickHouse::External => {
                "Plan for it beside these sizes: ClickHouse 25.8 to 25.12, or 26.3 or newer, never 26.1 or 26.2. W&B's Terraform modules do not deploy it; the files here connect to one that you provide."
            }
            ClickHouse::InCluster => {
                "The files run three replicas of it in the cluster. Plan nodes and volumes for them beside these sizes, and a backup: the files make none."
            }
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
        "ClickHouse in the cluster needs 3 nodes: each replica runs on one of its own",
        "With fewer nodes, servers and Keepers of ClickHouse stay Pending.",
        vec![Evidence::updated(
            "Three servers and three Keepers, each kept from the others' nodes by a required anti-affinity.",
            Source { name: "wandb/docs weave-self-managed.mdx at 191db678", date: "2026-11-23" },
        )],
    );
    finding.remedy = Some(Remedy {
        label: "Use 3 nodes".to_owned(),
        change: Change::Nodes(NodeCount::RECOMMENDED_MINIMUM),
    });
    Some(finding)
}

pub(super) fn redis(facts: &Facts) -> Option<Finding> {
    let cloud = facts.plan.cloud();
    let (advice, module_fact) = match cloud {
        Cloud::Aws => (
            "The Terraform files make one, of version 7.1.",
            Some("The module makes an ElastiCache replication group with Redis 7.1."),
        ),
        Cloud::Azure => (
            "The Terraform files make one; W&B's Azure module does not choose its version, so check that Azure gives you 7.x.",
            Some("The module makes an Azure Cache for Redis and sets no version."),
        ),
        Cloud::OnPremises => ("Provide one beside the cluster or in it.", None),
        Cloud::Gcp => return None,
    };
    let module =
        module_fact.map(|fact| Evidence::updated(fact, OfficialModule::for_cloud(cloud).read_at));
    Some(Finding::new(
        "redis-not-sized",
        Severity::Note,
        Topic::OtherComponents,
        "Redis 7.x is required, although the document neither mentions nor sizes it",
        advice,
        std::iter::once(guidance("redis")?).chain(module).collect(),
    ))
}

pub(super) fn redis_too_old(facts: &Facts) -> Option<Finding> {
    if facts.plan.cloud() != Cloud::Gcp {
        return None;
    }
    let module = Evidence::updated(
        "The module makes a Memorystore instance with REDIS_6_X and has no argument for the version.",
        OfficialModule::for_cloud(Cloud::Gcp).read_at,
    );
    Some(Finding::new(
        "redis-too-old",
        Severity::Warning,
        Topic::OtherComponents,
        "W&B requires Redis 7.x today, and its Google module makes Redis 6",
        "The document neither mentions nor sizes Redis. The Terraform files make one, but the module fixes it at version 6. Ask W&B support whether that is fine for you, or provide a Redis 7.x of your own.",
        vec![guidance("redis")?, module],
    ))
}

pub(super) fn mysql_disk(facts: &Facts) -> Option<Finding> {
    let cloud = facts.plan.cloud();
    let disk = facts.mysql.disk.value;
    let (title, advice, evidence) = match cloud {
        Cloud::OnPremises => return None,
        Cloud::Aws => (
            format!(
                "Aurora has no disk size to set; the documented {disk} become a matter of billing"
            ),
            "An Aurora volume grows by itself and is billed by the gigabyte used. No argument asks for a size.",
            Evidence::updated(
                "Aurora storage grows automatically up to 128 TiB; only the space in use is charged.",
                Source {
                    name: "Amazon Aurora User Guide, Overview of storage reliability (at 287c604)",
                    date: "2023-06-10",
                },
            ),
        ),
        Cloud::Gcp | Cloud::Azure => (
            format!("The documented MySQL disk of {disk} cannot be asked for in Terraform"),
            "W&B's module has no argument for the size of the database's disk; it starts at the provider's default and grows by itself. Set the size after the first apply, with the command in main.tf.",
            Evidence::updated(
                "The module's list of arguments has none for the database's disk.",
                OfficialModule::for_cloud(cloud).read_at,
            ),
        ),
    };
    let evidence = vec![facts.mysql.disk.evidence.clone(), evidence];
    Some(Finding::new("mysql-disk", Severity::Note, Topic::Mysql, title, advice, evidence))
}

pub(super) fn a_record_on_aws(facts: &Facts) -> Option<Finding> {
    (facts.plan.cloud() == Cloud::Aws).then(|| {
        Finding::new(
            "aws-a-record",
            Severity::Note,
            Topic::Dns,
            "An AWS load balancer has no fixed IP address for the documented A record",
            "Use a Route 53 alias record of type A, which follows the load balancer. The Terraform files let external-dns create it in your zone.",
            vec![
                Evidence::documented(
                    Section::Dns,
                    "The fully qualified domain name (FQDN) of the W&B deployment must resolve to the IP address of the ingress/load balancer using an A record.",
                ),
                Evidence::updated(
                    "On EKS, point an alias A or CNAME record at the load balancer's name.",
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
            format!("{} is a placeholder", facts.plan.fqdn()),
            format!(
                "Enter your own domain, so that the checklist and the files for {} name the real address of W&B.",
                facts.plan.cloud().label(),
            ),
            vec![Evidence::Assumed {
                reason: "example.com is reserved for documentation (RFC 2606); nobody can deploy there.".into(),
            }],
        )
    })
}
