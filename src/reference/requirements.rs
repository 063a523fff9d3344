//! Every requirement in the document's prose, in its order, with its own words as evidence.
//!
//! `updates` lists what W&B has since published on the same point. An update never replaces the
//! requirement.

use std::fmt;

use serde::Serialize;

use super::RequirementId;
use crate::evidence::{Evidence, Scope, Section, Source, Strength};

/// The subject of a requirement, in the order in which you prepare a deployment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// The decision to self-manage W&B Server.
    Decision,
    /// The Kubernetes cluster and its nodes.
    Kubernetes,
    /// The MySQL database.
    Mysql,
    /// The bucket.
    ObjectStorage,
    /// Components that the document does not mention but W&B's later guidance requires.
    OtherComponents,
    /// Egress, ingress and reachability.
    Networking,
    /// The name of the deployment.
    Dns,
    /// Certificates.
    Tls,
    /// How the infrastructure is created.
    Provisioning,
    /// Monitoring and other work after the first day.
    Operations,
}

impl Topic {
    /// Every topic, in order.
    pub const ALL: [Self; 10] = [
        Self::Decision,
        Self::Kubernetes,
        Self::Mysql,
        Self::ObjectStorage,
        Self::OtherComponents,
        Self::Networking,
        Self::Dns,
        Self::Tls,
        Self::Provisioning,
        Self::Operations,
    ];

    /// The topic as a heading.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Decision => "Before you start",
            Self::Kubernetes => "Kubernetes",
            Self::Mysql => "MySQL",
            Self::ObjectStorage => "Object storage",
            Self::OtherComponents => "License, Redis and ClickHouse",
            Self::Networking => "Networking",
            Self::Dns => "DNS",
            Self::Tls => "TLS",
            Self::Provisioning => "Provisioning",
            Self::Operations => "Operations",
        }
    }
}

/// A software version, compared by major and then minor number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// The first number.
    pub major: u16,
    /// The second number.
    pub minor: u16,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

impl Serialize for Version {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// How often the database is backed up, and how long backups are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BackupPolicy {
    /// Days between two backups.
    pub every_days: u16,
    /// Days for which a backup is kept, at least.
    pub retention_days: u16,
}

/// The CPU usage at which the database counts as starved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CpuAlarm {
    /// CPU usage above which the alarm fires, in percent.
    pub above_percent: u8,
    /// How long the usage must last, in minutes.
    pub for_minutes: u16,
}

/// The exact values inside a requirement, for code that needs more than a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Detail {
    /// No values beyond the sentence.
    Statement,
    /// The oldest version that satisfies the requirement.
    MinimumVersion(Version),
    /// Backup interval and retention.
    Backup(BackupPolicy),
    /// Alarm threshold and duration.
    CpuAlarm(CpuAlarm),
    /// Addresses that must be reachable.
    Endpoints(&'static [&'static str]),
    /// Alternatives to choose from.
    Choices(&'static [&'static str]),
}

/// Something stricter or clearer that W&B has published since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Update {
    /// The newer requirement, in one sentence.
    pub statement: &'static str,
    /// How strongly W&B asks for it now.
    pub strength: Strength,
    /// The deployments that it applies to.
    pub scope: Scope,
    /// The publication.
    pub source: Source,
}

impl Update {
    /// The update as evidence.
    #[must_use]
    pub const fn evidence(&self) -> Evidence {
        Evidence::advice(self.statement, self.strength, self.source)
    }
}

/// A requirement of the reference architecture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Requirement {
    /// A stable ID, under which the checklist's ticks are saved.
    pub id: RequirementId,
    /// Its subject.
    pub topic: Topic,
    /// How strongly the document asks for it.
    pub strength: Strength,
    /// The deployments that it applies to.
    pub scope: Scope,
    /// The requirement in our words, one sentence.
    pub statement: &'static str,
    /// The action to take, as a line of the checklist; `{fqdn}` stands for the plan's hostname.
    pub task: &'static str,
    /// The section of the document that states it.
    pub section: Section,
    /// The document's exact words.
    pub quote: &'static str,
    /// The exact values in it.
    pub detail: Detail,
    /// Later publications on the same point.
    pub updates: &'static [Update],
}

impl Requirement {
    /// The later publications as evidence.
    pub fn published_since(&self) -> impl Iterator<Item = Evidence> + use<> {
        self.updates.iter().map(Update::evidence)
    }
}

/// The oldest Kubernetes that the document allows.
pub const MINIMUM_KUBERNETES: Version = Version { major: 1, minor: 29 };

/// The oldest MySQL that the document allows.
pub const MINIMUM_MYSQL: Version = Version { major: 8, minor: 0 };

/// The documented backups of the database.
pub const BACKUP: BackupPolicy = BackupPolicy { every_days: 1, retention_days: 7 };

/// The documented CPU alarm of the database.
pub const CPU_ALARM: CpuAlarm = CpuAlarm { above_percent: 40, for_minutes: 5 };

/// The hosts that the cluster must reach, during installation and at run time.
pub const EGRESS_ENDPOINTS: [&str; 5] = [
    "https://deploy.wandb.ai",
    "https://charts.wandb.ai",
    "https://docker.io",
    "https://quay.io",
    "https://gcr.io",
];

/// The object storage services that the document allows, as it spells them.
pub const OBJECT_STORAGE: [&str; 4] = [
    "Amazon S3",
    "Azure Cloud Storage",
    "Google Cloud Storage",
    "a storage service compatible with Amazon S3",
];

const fn source(name: &'static str, date: &'static str) -> Source {
    Source { name, date }
}

/// Every requirement in the document's prose, in the document's order.
pub const REQUIREMENTS: &[Requirement] = &[
    Requirement {
        id: RequirementId::SelfManagedDecision,
        topic: Topic::Decision,
        strength: Strength::Consider,
        scope: Scope::Every,
        statement: "Decide whether running W&B yourself suits your team.",
        task: "Decide to self-manage W&B, and write down why",
        section: Section::BeforeYouStart,
        quote: "Consider carefully whether a self-managed approach with W&B is suitable for your team and specific requirements.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: RequirementId::ProductionSkills,
        topic: Topic::Decision,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: "The team knows how to run production-grade applications; W&B Professional Services and partners can help.",
        task: "Name the people who run this deployment and check that they have run production systems before",
        section: Section::BeforeYouStart,
        quote: "A strong understanding of how to run and maintain production-grade application is an important prerequisite before you deploy self-managed W&B.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: RequirementId::ManagedAlternatives,
        topic: Topic::Decision,
        strength: Strength::Consider,
        scope: Scope::Every,
        statement: "W&B Multi-tenant Cloud and W&B Dedicated Cloud are the managed alternatives.",
        task: "Compare with W&B Multi-tenant Cloud and W&B Dedicated Cloud",
        section: Section::BeforeYouStart,
        quote: "To learn more about managed solutions for running W&B instead of managing it yourself, refer to W&B Multi-tenant Cloud and W&B Dedicated Cloud.",
        detail: Detail::Choices(&["Self-managed", "W&B Multi-tenant Cloud", "W&B Dedicated Cloud"]),
        updates: &[],
    },
    Requirement {
        id: RequirementId::KubernetesCluster,
        topic: Topic::Kubernetes,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: "A multi-node Kubernetes cluster that survives a node failure.",
        task: "Provide a Kubernetes cluster with several worker nodes, and test that it survives losing one",
        section: Section::ApplicationLayer,
        quote: "The application layer consists of a multi-node Kubernetes cluster, with resilience against node failures.",
        detail: Detail::Statement,
        updates: &[Update {
            statement: "At least 3 worker nodes in Test/Dev and in Production, with cluster autoscaling in Production.",
            strength: Strength::Required,
            scope: Scope::Every,
            source: source("wandb/docs pull request 2521, reference architecture", "2026-04-22"),
        }],
    },
    Requirement {
        id: RequirementId::StorageLayer,
        topic: Topic::Mysql,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: "MySQL stores metadata; object storage stores artifacts such as models and datasets.",
        task: "Provide a MySQL database for W&B's metadata",
        section: Section::StorageLayer,
        quote: "The storage layer consists of a MySQL database and object storage. The MySQL database stores metadata and the object storage stores artifacts such as models and datasets.",
        detail: Detail::Statement,
        updates: &[Update {
            statement: "W&B strongly recommends a managed MySQL service for production.",
            strength: Strength::Recommended,
            scope: Scope::Every,
            source: source("wandb/docs pull request 2010, reference architecture", "2026-01-05"),
        }],
    },
    Requirement {
        id: RequirementId::IngressController,
        topic: Topic::Kubernetes,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: "A fully configured and functioning Ingress controller.",
        task: "Install an Ingress controller and check that its IngressClass exists",
        section: Section::Kubernetes,
        quote: "A fully configured and functioning Ingress controller",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: RequirementId::PersistentVolumes,
        topic: Topic::Kubernetes,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: "The cluster can provision Persistent Volumes.",
        task: "Check that a default StorageClass provisions Persistent Volumes",
        section: Section::Kubernetes,
        quote: "The capability to provision Persistent Volumes.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: RequirementId::MysqlGrowth,
        topic: Topic::Mysql,
        strength: Strength::Consider,
        scope: Scope::Every,
        statement: "The database grows with tracked runs; its load grows with queries in run tables, workspaces and reports.",
        task: "Plan how the database's disk and CPU can grow",
        section: Section::Mysql,
        quote: "For example, the database grows in size as you track more training runs, and load on the database increases based on queries in run tables, user workspaces, and reports.",
        detail: Detail::Statement,
        updates: &[Update {
            statement: "Once a run has logged nothing for 7 days, W&B moves its history from MySQL to Parquet files in the bucket.",
            strength: Strength::Consider,
            scope: Scope::Every,
            source: source("wandb/server issue 160", "2025-12-15"),
        }],
    },
    Requirement {
        id: RequirementId::MysqlBackups,
        topic: Topic::Mysql,
        strength: Strength::Recommended,
        scope: Scope::OwnMysql,
        statement: "Daily backups to a separate facility, kept for at least a week.",
        task: "Back up MySQL daily to a separate facility, keep backups for at least 7 days, and test a restore",
        section: Section::Mysql,
        quote: "You should periodically back up the database to a separate facility. W&B recommends daily backups with at least 1 week of retention.",
        detail: Detail::Backup(BACKUP),
        updates: &[],
    },
    Requirement {
        id: RequirementId::MysqlFastDisk,
        topic: Topic::Mysql,
        strength: Strength::Recommended,
        scope: Scope::OwnMysql,
        statement: "The database runs on an SSD or accelerated NAS.",
        task: "Run MySQL on SSD or accelerated NAS",
        section: Section::Mysql,
        quote: "The disk the server is running on should be fast. W&B recommends running the database on an SSD or accelerated NAS.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: RequirementId::MysqlCpuAlarm,
        topic: Topic::Mysql,
        strength: Strength::Recommended,
        scope: Scope::OwnMysql,
        statement: "An alarm on MySQL CPU: above 40% for more than 5 minutes, the server is likely starved.",
        task: "Set an alarm for MySQL CPU above 40% for more than 5 minutes",
        section: Section::Mysql,
        quote: "If CPU usage is sustained at > 40% of the system for more than 5 minutes it is likely a good indication the server is resource starved.",
        detail: Detail::CpuAlarm(CPU_ALARM),
        updates: &[Update {
            statement: "W&B now recommends 90% for more than 5 minutes; an alarm at the documented 40% fires first and satisfies both.",
            strength: Strength::Consider,
            scope: Scope::Every,
            source: source("wandb/docs pull request 2010, reference architecture", "2026-01-05"),
        }],
    },
    Requirement {
        id: RequirementId::MysqlHotStandby,
        topic: Topic::Mysql,
        strength: Strength::Consider,
        scope: Scope::OwnMysql,
        statement: "A hot standby on a separate machine, depending on your availability and durability needs.",
        task: "Decide on a MySQL hot standby and test a failover",
        section: Section::Mysql,
        quote: "Depending on your availability and durability requirements you might want to configure a hot standby on a separate machine that streams all updates in realtime from the primary server and can be used to failover to in the event that the primary server crashes or become corrupted.",
        detail: Detail::Statement,
        updates: &[
            Update {
                statement: "For self-managed MySQL, W&B now recommends a hot standby that follows the primary in real time; W&B supports neither multiple primaries nor read-only replicas.",
                strength: Strength::Recommended,
                scope: Scope::OwnMysql,
                source: source(
                    "wandb/docs pull request 2010, reference architecture",
                    "2026-01-05",
                ),
            },
            Update {
                statement: "For managed MySQL, use the provider's high availability, for example Aurora Multi-AZ on AWS.",
                strength: Strength::Recommended,
                scope: Scope::ManagedMysql,
                source: source(
                    "wandb/docs fr/platform/hosting/self-managed/ref-arch.mdx at 1c9accea",
                    "2026-11-23",
                ),
            },
        ],
    },
    Requirement {
        id: RequirementId::ObjectStorage,
        topic: Topic::ObjectStorage,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: "Object storage with pre-signed URLs and CORS: Amazon S3, Azure, Google Cloud Storage, or S3-compatible.",
        task: "Create the bucket, allow pre-signed URLs, set its CORS rules, and add no lifecycle rule that expires objects",
        section: Section::ObjectStorage,
        quote: "W&B requires object storage with Pre-signed URL and CORS support, deployed in Amazon S3, Azure Cloud Storage, Google Cloud Storage, or a storage service compatible with Amazon S3.",
        detail: Detail::Choices(&OBJECT_STORAGE),
        updates: &[Update {
            statement: "Pre-signed URLs are the only access method. Lifecycle rules that expire objects can delete run history, even a rule that your organization applies to every bucket.",
            strength: Strength::Required,
            scope: Scope::Every,
            source: source("wandb/docs secure-storage-connector.mdx at 038eac90", "2026-11-23"),
        }],
    },
    Requirement {
        id: RequirementId::KubernetesVersion,
        topic: Topic::Kubernetes,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: "Kubernetes 1.29 or newer.",
        task: "Run Kubernetes 1.29 or newer (now 1.34 or newer)",
        section: Section::Versions,
        quote: "Kubernetes: at least version 1.29.",
        detail: Detail::MinimumVersion(MINIMUM_KUBERNETES),
        updates: &[Update {
            statement: "Kubernetes 1.34 or newer.",
            strength: Strength::Required,
            scope: Scope::Every,
            source: source("wandb/docs pull request 2697, Kubernetes version", "2026-05-28"),
        }],
    },
    Requirement {
        id: RequirementId::MysqlVersion,
        topic: Topic::Mysql,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: "MySQL 8.0 or newer.",
        task: "Run MySQL 8.0 or newer (now 8.4)",
        section: Section::Versions,
        quote: "MySQL: at least 8.0.",
        detail: Detail::MinimumVersion(MINIMUM_MYSQL),
        updates: &[Update {
            statement: "MySQL 8.4.x, because 8.0 reached its end of life in April 2026; Aurora MySQL version 3 is still supported.",
            strength: Strength::Required,
            scope: Scope::Every,
            source: source("wandb/docs pull request 2653, version requirements", "2026-05-20"),
        }],
    },
    Requirement {
        id: RequirementId::Egress,
        topic: Topic::Networking,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: "Egress to five endpoints, during installation and at run time.",
        task: "Allow egress from the cluster to deploy.wandb.ai, charts.wandb.ai, docker.io, quay.io and gcr.io (now also to us-docker.pkg.dev and ghcr.io)",
        section: Section::Networking,
        quote: "In a deployment connected a public or private network, egress to the following endpoints is required during installation and during runtime:",
        detail: Detail::Endpoints(&EGRESS_ENDPOINTS),
        updates: &[Update {
            statement: "docker.io is no longer listed, and gcr.io only for Bufstream and etcd. The default charts still pull images from Docker Hub, us-docker.pkg.dev and ghcr.io, so allow them all.",
            strength: Strength::Required,
            scope: Scope::Every,
            source: source(
                "wandb/docs self-managed-networking-requirements.mdx at 39304e81",
                "2026-11-23",
            ),
        }],
    },
    Requirement {
        id: RequirementId::ClientAccess,
        topic: Topic::Networking,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: "Training infrastructure and every system that tracks experiments can reach W&B and the object storage.",
        task: "Check from a training machine and from a browser that both W&B and the bucket's endpoint are reachable",
        section: Section::Networking,
        quote: "Access to W&B and to the object storage is required for the training infrastructure and for each system that tracks the needs of experiments.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: RequirementId::DnsARecord,
        topic: Topic::Dns,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: "The FQDN resolves to the IP address of the ingress or load balancer by an A record.",
        task: "Create the A record of {fqdn}",
        section: Section::Dns,
        quote: "The fully qualified domain name (FQDN) of the W&B deployment must resolve to the IP address of the ingress/load balancer using an A record.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: RequirementId::TlsCertificate,
        topic: Topic::Tls,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: "A valid signed certificate between clients and server.",
        task: "Get a valid signed certificate for {fqdn}",
        section: Section::Tls,
        quote: "W&B requires a valid signed SSL/TLS certificate for secure communication between clients and the server.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: RequirementId::TlsTermination,
        topic: Topic::Tls,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: "TLS ends at the ingress or load balancer; W&B Server does not terminate it.",
        task: "Terminate TLS at the ingress or load balancer",
        section: Section::Tls,
        quote: "SSL/TLS termination must occur on the ingress/load balancer. The W&B Server application does not terminate SSL or TLS connections.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: RequirementId::TlsSelfSigned,
        topic: Topic::Tls,
        strength: Strength::Recommended,
        scope: Scope::Every,
        statement: "No self-signed certificates and no custom CAs.",
        task: "Get the certificate from a public CA (in a private network, with a DNS challenge); if you use your own CA, make every training machine trust it (SSL_CERT_FILE, REQUESTS_CA_BUNDLE)",
        section: Section::Tls,
        quote: "Please note: W&B does not recommend the use self-signed certificates and custom CAs.",
        detail: Detail::Statement,
        updates: &[Update {
            statement: "W&B no longer supports self-signed certificates or custom CAs, although the chart still has settings for custom CAs.",
            strength: Strength::Required,
            scope: Scope::Every,
            source: source(
                "wandb/docs self-managed-ssl-tls-requirements.mdx at 3d972821",
                "2026-11-23",
            ),
        }],
    },
    Requirement {
        id: RequirementId::X86Nodes,
        topic: Topic::Kubernetes,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: "Worker nodes with Intel (x86) CPUs; ARM is not supported.",
        task: "Use x86 machines for all worker nodes",
        section: Section::CpuArchitectures,
        quote: "W&B runs on the Intel (x86) CPU architecture. ARM is not supported.",
        detail: Detail::Statement,
        updates: &[Update {
            statement: "Intel and AMD 64-bit; ARM is not supported.",
            strength: Strength::Required,
            scope: Scope::Every,
            source: source("wandb/docs pull request 2010, reference architecture", "2026-01-05"),
        }],
    },
    Requirement {
        id: RequirementId::Terraform,
        topic: Topic::Provisioning,
        strength: Strength::Recommended,
        scope: Scope::Every,
        statement: "Terraform is the recommended way to deploy W&B for production; W&B provides modules for the major clouds.",
        task: "Provision the infrastructure with Terraform and keep its state in a protected backend",
        section: Section::Provisioning,
        quote: "Terraform is the recommended way to deploy W&B for production. Using Terraform, you define the required resources, their references to other resources, and their dependencies. W&B provides Terraform modules for the major cloud providers.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: RequirementId::SizingStart,
        topic: Topic::Operations,
        strength: Strength::Consider,
        scope: Scope::Every,
        statement: "The sizes are a starting point.",
        task: "Agree on who reviews the sizes against real usage, and when",
        section: Section::Sizing,
        quote: "Use the following general guidelines as a starting point when planning a deployment.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: RequirementId::MonitorNew,
        topic: Topic::Operations,
        strength: Strength::Recommended,
        scope: Scope::Every,
        statement: "Monitor all components of a new deployment closely and adjust.",
        task: "Monitor every component of the new deployment and adjust its size",
        section: Section::Sizing,
        quote: "W&B recommends that you monitor all components of a new deployment closely and that you make adjustments based on observed usage patterns.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: RequirementId::MonitorProduction,
        topic: Topic::Operations,
        strength: Strength::Recommended,
        scope: Scope::Every,
        statement: "Keep monitoring production over time and adjust.",
        task: "Assign production monitoring to the on-call rotation",
        section: Section::Sizing,
        quote: "Continue to monitor production deployments over time and make adjustments as needed to maintain optimal performance.",
        detail: Detail::Statement,
        updates: &[],
    },
];
