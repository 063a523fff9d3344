//! Every requirement in the document's prose, in its order, with its own words as evidence.
//!
//! `updates` holds what W&B has published since on the same point. It stands beside the
//! requirement and never replaces it.

use std::fmt;

use serde::Serialize;

use super::Section;
use crate::{
    evidence::{Evidence, Source},
    text::{reference as labels, requirements as text},
};

/// What a requirement is about; the order is the order in which a deployment is prepared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// The decision to run W&B Server oneself.
    Decision,
    /// The Kubernetes cluster and its nodes.
    Kubernetes,
    /// The MySQL database.
    Mysql,
    /// The bucket.
    ObjectStorage,
    /// Components that the document does not mention, but W&B's later guidance requires.
    OtherComponents,
    /// Egress, ingress and reachability.
    Networking,
    /// The name of the deployment.
    Dns,
    /// Certificates.
    Tls,
    /// How the infrastructure is made.
    Provisioning,
    /// What happens after the first day.
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
            Self::Decision => labels::DECISION,
            Self::Kubernetes => labels::KUBERNETES,
            Self::Mysql => labels::MYSQL,
            Self::ObjectStorage => labels::OBJECT_STORAGE,
            Self::OtherComponents => labels::OTHER_COMPONENTS,
            Self::Networking => labels::NETWORKING,
            Self::Dns => labels::DNS,
            Self::Tls => labels::TLS,
            Self::Provisioning => labels::PROVISIONING,
            Self::Operations => labels::OPERATIONS,
        }
    }
}

/// How strongly the source puts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// W&B does not work or is not supported without it.
    Required,
    /// W&B recommends it.
    Recommended,
    /// The source asks for a decision or a thought.
    Consider,
}

impl Strength {
    /// The strength, and for whom: "Recommended, for a MySQL of your own".
    #[must_use]
    pub fn label_for(self, scope: Scope) -> String {
        match scope {
            Scope::Every => self.label().to_owned(),
            scope => labels::strength_for(self.label(), scope.label()),
        }
    }

    /// The strength in one word.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Required => labels::REQUIRED,
            Self::Recommended => labels::RECOMMENDED,
            Self::Consider => labels::CONSIDER,
        }
    }
}

/// Whose MySQL a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Every deployment.
    Every,
    /// One that runs MySQL itself: "when you deploy a self-managed MySQL database", as the document says.
    OwnMysql,
    /// One whose MySQL is a managed service.
    ManagedMysql,
}

impl Scope {
    /// Whether every deployment is meant.
    #[must_use]
    pub const fn is_every(&self) -> bool {
        matches!(self, Self::Every)
    }

    /// Which deployments are meant, where not all are.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Every => "",
            Self::OwnMysql => labels::OWN_MYSQL,
            Self::ManagedMysql => labels::MANAGED_MYSQL,
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

/// How often and how long the database is backed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BackupPolicy {
    /// Days between two backups.
    pub every_days: u16,
    /// Days for which a backup is kept, at least.
    pub retention_days: u16,
}

/// When the database counts as starved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CpuAlarm {
    /// CPU usage above which the alarm counts, in percent.
    pub above_percent: u8,
    /// How long the usage must last, in minutes.
    pub for_minutes: u16,
}

/// The exact values inside a requirement, for code that needs more than a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Detail {
    /// The sentence says it all.
    Statement,
    /// The oldest version that satisfies the requirement.
    MinimumVersion(Version),
    /// Backup interval and retention.
    Backup(BackupPolicy),
    /// Alarm threshold and duration.
    CpuAlarm(CpuAlarm),
    /// Addresses that must be reachable.
    Endpoints(&'static [&'static str]),
    /// Ways to choose from.
    Choices(&'static [&'static str]),
}

/// Something stricter or clearer that W&B has published since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Update {
    /// What is said now, in one sentence.
    pub statement: &'static str,
    /// How strongly it is said now.
    pub strength: Strength,
    /// For whom.
    pub scope: Scope,
    /// Where.
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
    /// A stable name: ticks in the checklist are kept under it.
    pub id: &'static str,
    /// What it is about.
    pub topic: Topic,
    /// How strongly the document puts it.
    pub strength: Strength,
    /// For whom.
    pub scope: Scope,
    /// The requirement in our words, one sentence.
    pub statement: &'static str,
    /// What to do about it, as a line of the checklist; `{fqdn}` stands for the plan's own.
    pub task: &'static str,
    /// Where the document says it.
    pub section: Section,
    /// The document's own words.
    pub quote: &'static str,
    /// The exact values in it.
    pub detail: Detail,
    /// What has been published since.
    pub updates: &'static [Update],
}

impl Requirement {
    /// What has been published since, as evidence.
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

/// The documented sign of a starved database.
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
        id: "self-managed-decision",
        topic: Topic::Decision,
        strength: Strength::Consider,
        scope: Scope::Every,
        statement: text::SELF_MANAGED_DECISION,
        task: text::SELF_MANAGED_DECISION_TASK,
        section: Section::BeforeYouStart,
        quote: "Consider carefully whether a self-managed approach with W&B is suitable for your team and specific requirements.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: "production-skills",
        topic: Topic::Decision,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: text::PRODUCTION_SKILLS,
        task: text::PRODUCTION_SKILLS_TASK,
        section: Section::BeforeYouStart,
        quote: "A strong understanding of how to run and maintain production-grade application is an important prerequisite before you deploy self-managed W&B.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: "managed-alternatives",
        topic: Topic::Decision,
        strength: Strength::Consider,
        scope: Scope::Every,
        statement: text::MANAGED_ALTERNATIVES,
        task: text::MANAGED_ALTERNATIVES_TASK,
        section: Section::BeforeYouStart,
        quote: "To learn more about managed solutions for running W&B instead of managing it yourself, refer to W&B Multi-tenant Cloud and W&B Dedicated Cloud.",
        detail: Detail::Choices(&["Self-managed", "W&B Multi-tenant Cloud", "W&B Dedicated Cloud"]),
        updates: &[],
    },
    Requirement {
        id: "kubernetes-cluster",
        topic: Topic::Kubernetes,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: text::KUBERNETES_CLUSTER,
        task: text::KUBERNETES_CLUSTER_TASK,
        section: Section::ApplicationLayer,
        quote: "The application layer consists of a multi-node Kubernetes cluster, with resilience against node failures.",
        detail: Detail::Statement,
        updates: &[Update {
            statement: text::KUBERNETES_CLUSTER_SINCE,
            strength: Strength::Required,
            scope: Scope::Every,
            source: source("wandb/docs pull request 2521, reference architecture", "2026-04-22"),
        }],
    },
    Requirement {
        id: "storage-layer",
        topic: Topic::Mysql,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: text::STORAGE_LAYER,
        task: text::STORAGE_LAYER_TASK,
        section: Section::StorageLayer,
        quote: "The storage layer consists of a MySQL database and object storage. The MySQL database stores metadata and the object storage stores artifacts such as models and datasets.",
        detail: Detail::Statement,
        updates: &[Update {
            statement: text::STORAGE_LAYER_SINCE,
            strength: Strength::Recommended,
            scope: Scope::Every,
            source: source("wandb/docs pull request 2010, reference architecture", "2026-01-05"),
        }],
    },
    Requirement {
        id: "ingress-controller",
        topic: Topic::Kubernetes,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: text::INGRESS_CONTROLLER,
        task: text::INGRESS_CONTROLLER_TASK,
        section: Section::Kubernetes,
        quote: "A fully configured and functioning Ingress controller",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: "persistent-volumes",
        topic: Topic::Kubernetes,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: text::PERSISTENT_VOLUMES,
        task: text::PERSISTENT_VOLUMES_TASK,
        section: Section::Kubernetes,
        quote: "The capability to provision Persistent Volumes.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: "mysql-growth",
        topic: Topic::Mysql,
        strength: Strength::Consider,
        scope: Scope::Every,
        statement: text::MYSQL_GROWTH,
        task: text::MYSQL_GROWTH_TASK,
        section: Section::Mysql,
        quote: "For example, the database grows in size as you track more training runs, and load on the database increases based on queries in run tables, user workspaces, and reports.",
        detail: Detail::Statement,
        updates: &[Update {
            statement: text::MYSQL_GROWTH_SINCE,
            strength: Strength::Consider,
            scope: Scope::Every,
            source: source("wandb/server issue 160", "2025-12-15"),
        }],
    },
    Requirement {
        id: "mysql-backups",
        topic: Topic::Mysql,
        strength: Strength::Recommended,
        scope: Scope::OwnMysql,
        statement: text::MYSQL_BACKUPS,
        task: text::MYSQL_BACKUPS_TASK,
        section: Section::Mysql,
        quote: "You should periodically back up the database to a separate facility. W&B recommends daily backups with at least 1 week of retention.",
        detail: Detail::Backup(BACKUP),
        updates: &[],
    },
    Requirement {
        id: "mysql-fast-disk",
        topic: Topic::Mysql,
        strength: Strength::Recommended,
        scope: Scope::OwnMysql,
        statement: text::MYSQL_FAST_DISK,
        task: text::MYSQL_FAST_DISK_TASK,
        section: Section::Mysql,
        quote: "The disk the server is running on should be fast. W&B recommends running the database on an SSD or accelerated NAS.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: "mysql-cpu-alarm",
        topic: Topic::Mysql,
        strength: Strength::Recommended,
        scope: Scope::OwnMysql,
        statement: text::MYSQL_CPU_ALARM,
        task: text::MYSQL_CPU_ALARM_TASK,
        section: Section::Mysql,
        quote: "If CPU usage is sustained at > 40% of the system for more than 5 minutes it is likely a good indication the server is resource starved.",
        detail: Detail::CpuAlarm(CPU_ALARM),
        updates: &[Update {
            statement: text::MYSQL_CPU_ALARM_SINCE,
            strength: Strength::Consider,
            scope: Scope::Every,
            source: source("wandb/docs pull request 2010, reference architecture", "2026-01-05"),
        }],
    },
    Requirement {
        id: "mysql-hot-standby",
        topic: Topic::Mysql,
        strength: Strength::Consider,
        scope: Scope::OwnMysql,
        statement: text::MYSQL_HOT_STANDBY,
        task: text::MYSQL_HOT_STANDBY_TASK,
        section: Section::Mysql,
        quote: "Depending on your availability and durability requirements you might want to configure a hot standby on a separate machine that streams all updates in realtime from the primary server and can be used to failover to in the event that the primary server crashes or become corrupted.",
        detail: Detail::Statement,
        updates: &[
            Update {
                statement: text::MYSQL_HOT_STANDBY_SINCE,
                strength: Strength::Recommended,
                scope: Scope::OwnMysql,
                source: source(
                    "wandb/docs pull request 2010, reference architecture",
                    "2026-01-05",
                ),
            },
            Update {
                statement: text::MYSQL_HIGH_AVAILABILITY_SINCE,
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
        id: "object-storage",
        topic: Topic::ObjectStorage,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: text::OBJECT_STORAGE,
        task: text::OBJECT_STORAGE_TASK,
        section: Section::ObjectStorage,
        quote: "W&B requires object storage with Pre-signed URL and CORS support, deployed in Amazon S3, Azure Cloud Storage, Google Cloud Storage, or a storage service compatible with Amazon S3.",
        detail: Detail::Choices(&OBJECT_STORAGE),
        updates: &[Update {
            statement: text::OBJECT_STORAGE_SINCE,
            strength: Strength::Required,
            scope: Scope::Every,
            source: source("wandb/docs secure-storage-connector.mdx at 038eac90", "2026-11-23"),
        }],
    },
    Requirement {
        id: "kubernetes-version",
        topic: Topic::Kubernetes,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: text::KUBERNETES_VERSION,
        task: text::KUBERNETES_VERSION_TASK,
        section: Section::Versions,
        quote: "Kubernetes: at least version 1.29.",
        detail: Detail::MinimumVersion(MINIMUM_KUBERNETES),
        updates: &[Update {
            statement: text::KUBERNETES_VERSION_SINCE,
            strength: Strength::Required,
            scope: Scope::Every,
            source: source("wandb/docs pull request 2697, Kubernetes version", "2026-05-28"),
        }],
    },
    Requirement {
        id: "mysql-version",
        topic: Topic::Mysql,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: text::MYSQL_VERSION,
        task: text::MYSQL_VERSION_TASK,
        section: Section::Versions,
        quote: "MySQL: at least 8.0.",
        detail: Detail::MinimumVersion(MINIMUM_MYSQL),
        updates: &[Update {
            statement: text::MYSQL_VERSION_SINCE,
            strength: Strength::Required,
            scope: Scope::Every,
            source: source("wandb/docs pull request 2653, version requirements", "2026-05-20"),
        }],
    },
    Requirement {
        id: "egress",
        topic: Topic::Networking,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: text::EGRESS,
        task: text::EGRESS_TASK,
        section: Section::Networking,
        quote: "In a deployment connected a public or private network, egress to the following endpoints is required during installation and during runtime:",
        detail: Detail::Endpoints(&EGRESS_ENDPOINTS),
        updates: &[Update {
            statement: text::EGRESS_SINCE,
            strength: Strength::Required,
            scope: Scope::Every,
            source: source(
                "wandb/docs self-managed-networking-requirements.mdx at 39304e81",
                "2026-11-23",
            ),
        }],
    },
    Requirement {
        id: "client-access",
        topic: Topic::Networking,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: text::CLIENT_ACCESS,
        task: text::CLIENT_ACCESS_TASK,
        section: Section::Networking,
        quote: "Access to W&B and to the object storage is required for the training infrastructure and for each system that tracks the needs of experiments.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: "dns-a-record",
        topic: Topic::Dns,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: text::DNS_A_RECORD,
        task: text::DNS_A_RECORD_TASK,
        section: Section::Dns,
        quote: "The fully qualified domain name (FQDN) of the W&B deployment must resolve to the IP address of the ingress/load balancer using an A record.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: "tls-certificate",
        topic: Topic::Tls,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: text::TLS_CERTIFICATE,
        task: text::TLS_CERTIFICATE_TASK,
        section: Section::Tls,
        quote: "W&B requires a valid signed SSL/TLS certificate for secure communication between clients and the server.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: "tls-termination",
        topic: Topic::Tls,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: text::TLS_TERMINATION,
        task: text::TLS_TERMINATION_TASK,
        section: Section::Tls,
        quote: "SSL/TLS termination must occur on the ingress/load balancer. The W&B Server application does not terminate SSL or TLS connections.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: "tls-self-signed",
        topic: Topic::Tls,
        strength: Strength::Recommended,
        scope: Scope::Every,
        statement: text::TLS_SELF_SIGNED,
        task: text::TLS_SELF_SIGNED_TASK,
        section: Section::Tls,
        quote: "Please note: W&B does not recommend the use self-signed certificates and custom CAs.",
        detail: Detail::Statement,
        updates: &[Update {
            statement: text::TLS_SELF_SIGNED_SINCE,
            strength: Strength::Required,
            scope: Scope::Every,
            source: source(
                "wandb/docs self-managed-ssl-tls-requirements.mdx at 3d972821",
                "2026-11-23",
            ),
        }],
    },
    Requirement {
        id: "x86-nodes",
        topic: Topic::Kubernetes,
        strength: Strength::Required,
        scope: Scope::Every,
        statement: text::X86_NODES,
        task: text::X86_NODES_TASK,
        section: Section::CpuArchitectures,
        quote: "W&B runs on the Intel (x86) CPU architecture. ARM is not supported.",
        detail: Detail::Statement,
        updates: &[Update {
            statement: text::X86_NODES_SINCE,
            strength: Strength::Required,
            scope: Scope::Every,
            source: source("wandb/docs pull request 2010, reference architecture", "2026-01-05"),
        }],
    },
    Requirement {
        id: "terraform",
        topic: Topic::Provisioning,
        strength: Strength::Recommended,
        scope: Scope::Every,
        statement: text::TERRAFORM,
        task: text::TERRAFORM_TASK,
        section: Section::Provisioning,
        quote: "Terraform is the recommended way to deploy W&B for production. Using Terraform, you define the required resources, their references to other resources, and their dependencies. W&B provides Terraform modules for the major cloud providers.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: "sizing-start",
        topic: Topic::Operations,
        strength: Strength::Consider,
        scope: Scope::Every,
        statement: text::SIZING_START,
        task: text::SIZING_START_TASK,
        section: Section::Sizing,
        quote: "Use the following general guidelines as a starting point when planning a deployment.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: "monitor-new",
        topic: Topic::Operations,
        strength: Strength::Recommended,
        scope: Scope::Every,
        statement: text::MONITOR_NEW,
        task: text::MONITOR_NEW_TASK,
        section: Section::Sizing,
        quote: "W&B recommends that you monitor all components of a new deployment closely and that you make adjustments based on observed usage patterns.",
        detail: Detail::Statement,
        updates: &[],
    },
    Requirement {
        id: "monitor-production",
        topic: Topic::Operations,
        strength: Strength::Recommended,
        scope: Scope::Every,
        statement: text::MONITOR_PRODUCTION,
        task: text::MONITOR_PRODUCTION_TASK,
        section: Section::Sizing,
        quote: "Continue to monitor production deployments over time and make adjustments as needed to maintain optimal performance.",
        detail: Detail::Statement,
        updates: &[],
    },
];
