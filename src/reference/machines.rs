//! The document's tables of cloud services and machine types.

use super::{Cloud, Component, Environment, Section, Term as _, Tier};
use crate::evidence::Evidence;

/// The services that the document recommends on a cloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Services {
    /// Managed Kubernetes.
    pub kubernetes: &'static str,
    /// Managed MySQL.
    pub mysql: &'static str,
    /// Object storage.
    pub object_storage: &'static str,
}

impl Services {
    /// The row of the services table for a cloud, as the document spells it.
    #[must_use]
    pub const fn documented(cloud: Cloud) -> Self {
        match cloud {
            Cloud::Aws => Self { kubernetes: "EKS", mysql: "RDS Aurora", object_storage: "S3" },
            Cloud::Gcp => Self {
                kubernetes: "GKE",
                mysql: "Google Cloud SQL - Mysql",
                object_storage: "Google Cloud Storage (GCS)",
            },
            Cloud::Azure => Self {
                kubernetes: "AKS",
                mysql: "Azure Database for Mysql",
                object_storage: "Azure Blob Storage",
            },
            Cloud::OnPremises => Self {
                kubernetes: "Kubernetes",
                mysql: "MySQL",
                object_storage: "S3-compatible storage",
            },
        }
    }

    /// The table row that states these services, as the document prints it; on premises, the
    /// sentence that allows them.
    #[must_use]
    pub fn evidence(cloud: Cloud) -> Evidence {
        if cloud == Cloud::OnPremises {
            return Evidence::documented(
                Section::ObjectStorage,
                "W&B requires object storage with Pre-signed URL and CORS support, deployed in Amazon S3, Azure Cloud Storage, Google Cloud Storage, or a storage service compatible with Amazon S3.",
            );
        }
        let Self { kubernetes, mysql, object_storage } = Self::documented(cloud);
        let quote = format!("{} | {kubernetes} | {mysql} | {object_storage} |", cloud.label());
        Evidence::Documented { section: Section::Services, quote: quote.into() }
    }
}

/// The machine that the document recommends for one node of a component; `None` on premises, for
/// which it names no machines.
///
/// The document's MySQL column does not vary by tier.
#[must_use]
pub const fn recommended_machine(
    component: Component,
    tier: Tier,
    environment: Environment,
    cloud: Cloud,
) -> Option<&'static str> {
    use Component::{KubernetesNode, Mysql};
    use Environment::{Production, TestDev};
    use Tier::{Combined, Models, Weave};
    Some(match (cloud, environment, component, tier) {
        (Cloud::OnPremises, ..) => return None,
        (Cloud::Aws, TestDev, KubernetesNode, Models) => "r6i.large",
        (Cloud::Aws, TestDev, KubernetesNode, Weave | Combined) => "r6i.xlarge",
        (Cloud::Aws, TestDev, Mysql, _) => "db.r6g.large",
        (Cloud::Aws, Production, KubernetesNode, Models) => "r6i.2xlarge",
        (Cloud::Aws, Production, KubernetesNode, Weave | Combined) => "r6i.4xlarge",
        (Cloud::Aws, Production, Mysql, _) => "db.r6g.2xlarge",
        (Cloud::Gcp, TestDev, KubernetesNode, Models) => "n2-highmem-2",
        (Cloud::Gcp, TestDev, KubernetesNode, Weave | Combined) => "n2-highmem-4",
        (Cloud::Gcp, TestDev, Mysql, _) => "db-n1-highmem-2",
        (Cloud::Gcp, Production, KubernetesNode, Models) => "n2-highmem-8",
        (Cloud::Gcp, Production, KubernetesNode, Weave | Combined) => "n2-highmem-16",
        (Cloud::Gcp, Production, Mysql, _) => "db-n1-highmem-8",
        (Cloud::Azure, TestDev, KubernetesNode, Models) => "Standard_E2_v5",
        (Cloud::Azure, TestDev, KubernetesNode, Weave | Combined) => "Standard_E4_v5",
        (Cloud::Azure, TestDev, Mysql, _) => "MO_Standard_E2ds_v4",
        (Cloud::Azure, Production, KubernetesNode, Models) => "Standard_E8_v5",
        (Cloud::Azure, Production, KubernetesNode, Weave | Combined) => "Standard_E16_v5",
        (Cloud::Azure, Production, Mysql, _) => "MO_Standard_E8ds_v4",
    })
}

/// The row of the cloud's machine table, as the document prints it; on premises, the reason for
/// its absence.
#[must_use]
pub fn machine_evidence(environment: Environment, cloud: Cloud) -> Evidence {
    if cloud == Cloud::OnPremises {
        return Evidence::derived(
            "The reference architecture names machines on AWS, GCP and Azure only. Elsewhere, use any x86 machine of the documented size.".to_owned(),
        );
    }
    let mut quote = String::from(environment.in_document());
    let mut cell = |component, tier| {
        quote.push_str(" | ");
        quote
            .push_str(recommended_machine(component, tier, environment, cloud).unwrap_or_default());
    };
    for tier in Tier::ALL {
        cell(Component::KubernetesNode, *tier);
    }
    cell(Component::Mysql, Tier::Combined);
    quote.push_str(" |");
    Evidence::Documented { section: Section::MachineTypes(cloud), quote: quote.into() }
}
