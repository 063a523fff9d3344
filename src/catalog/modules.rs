//! W&B's own Terraform modules, at the versions that the templates are written for.

use crate::{evidence::Source, reference::Cloud};

/// A module in the public Terraform registry, at an exact version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfficialModule {
    /// Registry address.
    pub source: &'static str,
    /// Exact version.
    pub version: &'static str,
    /// The release that was read.
    pub read_at: Source,
}

impl OfficialModule {
    /// The module that deploys W&B on a cloud; on premises, the one that installs it into a cluster.
    #[must_use]
    pub const fn for_cloud(cloud: Cloud) -> Self {
        match cloud {
            Cloud::Aws => Self {
                source: "wandb/wandb/aws",
                version: "8.0.0",
                read_at: Source { name: "wandb/terraform-aws-wandb v8.0.0", date: "2026-05-19" },
            },
            Cloud::Gcp => Self {
                source: "wandb/wandb/google",
                version: "10.8.2",
                read_at: Source {
                    name: "wandb/terraform-google-wandb v10.8.2",
                    date: "2026-03-11",
                },
            },
            Cloud::Azure => Self {
                source: "wandb/wandb/azurerm",
                version: "7.9.2",
                read_at: Source {
                    name: "wandb/terraform-azurerm-wandb v7.9.2",
                    date: "2026-06-17",
                },
            },
            Cloud::OnPremises => HELM_MODULE,
        }
    }
}

/// The module that installs the operator and W&B into a cluster.
pub const HELM_MODULE: OfficialModule = OfficialModule {
    source: "wandb/wandb/helm",
    version: "4.0.0",
    read_at: Source { name: "wandb/terraform-helm-wandb v4.0.0", date: "2025-08-25" },
};
