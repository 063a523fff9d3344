//! The versions that the generated files use. Each satisfies the reference architecture and later
//! publications, and is supported on the data's date.

use super::OfficialModule;
use crate::{
    evidence::Source,
    reference::{Cloud, Version},
};

/// The Kubernetes version that the generated files set; on Azure, where W&B's module has no argument
/// for it, the version to plan for.
///
/// On the data's date, 1.35 is the oldest version that every managed service supports for more than
/// a few weeks: EKS 1.34 leaves standard support on 2026-12-02, AKS 1.34 on 2026-11-30, and GKE 1.34
/// left it on 2026-10-01 (endoflife.date at a70eca3, 2026-08-22).
pub const KUBERNETES_VERSION: Version = Version { major: 1, minor: 35 };

/// A published version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Release {
    /// The version as its vendor writes it.
    pub version: &'static str,
    /// The publication, dated on the day of the release.
    pub source: Source,
}

/// The successor of Aurora version 3. The files cannot use it, because the parameter groups of W&B's
/// module are for `aurora-mysql8.0`. AWS has not announced an end of its support.
pub const AURORA_8_4: Release = Release {
    version: "8.4.7",
    source: Source { name: "Aurora MySQL Release Notes, Aurora MySQL 8.4.7", date: "2026-05-21" },
};

/// The managed MySQL engine that the generated files use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ManagedMysql {
    /// The value of the Terraform module's version argument.
    pub argument: &'static str,
    /// The version whose support dates apply: Aurora's own, elsewhere MySQL's.
    pub version: Version,
    /// The version in sentences.
    pub label: &'static str,
    /// The reason for this version.
    pub reason: &'static str,
    /// The source.
    pub source: Source,
}

impl ManagedMysql {
    /// The engine on a cloud.
    #[must_use]
    pub const fn for_cloud(cloud: Cloud) -> Self {
        match cloud {
            Cloud::Aws => Self {
                argument: "8.0.mysql_aurora.3.10.6",
                version: Version { major: 3, minor: 0 },
                label: "Aurora MySQL 3.10 (compatible with MySQL 8.0)",
                reason: "W&B still supports Aurora MySQL version 3, and the module's parameter groups work with no newer version.",
                source: OfficialModule::for_cloud(cloud).read_at,
            },
            Cloud::Gcp => Self {
                argument: "MYSQL_8_4",
                version: Version { major: 8, minor: 4 },
                label: "MySQL 8.4",
                reason: "MySQL 8.0 is past its end of life, and W&B's module replaces the database if you change the version later.",
                source: OfficialModule::for_cloud(cloud).read_at,
            },
            Cloud::Azure => Self {
                argument: "8.4",
                version: Version { major: 8, minor: 4 },
                label: "MySQL 8.4",
                reason: "MySQL 8.0 is past its end of life, and the module's own default is 5.7.",
                source: OfficialModule::for_cloud(cloud).read_at,
            },
            Cloud::OnPremises => Self {
                argument: "8.4",
                version: Version { major: 8, minor: 4 },
                label: "MySQL 8.4",
                reason: "MySQL 8.0 is past its end of life.",
                source: Source { name: "endoflife.date at a70eca3", date: "2026-08-22" },
            },
        }
    }
}
