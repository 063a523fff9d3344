//! Rules about how W&B is installed: options that conflict, and options that W&B does not support.

use super::{Facts, Finding, FindingId, Remedy, Severity};
use crate::{
    assessment::installation::AIR_GAPPED_GUIDE,
    catalog::{CHART_SOURCE, OfficialModule},
    evidence::{Evidence, Source},
    plan::{
        Authority, Change, Egress, FileSet, Ingress, InstallationOption, Mail, Network, Nodes,
        Platform, Storage,
    },
    reference::{Cloud, Term as _, Topic},
};

const OPERATOR_GUIDE: Source = Source {
    name: "wandb/docs, Deploy W&B with Kubernetes Operator at 035a2f0b",
    date: "2026-11-30",
};

fn use_kubernetes_files() -> Option<Remedy> {
    Some(Remedy {
        label: "Use the Kubernetes files".to_owned(),
        change: Change::FileSet(FileSet::Kubernetes),
    })
}

/// W&B's Terraform modules create a managed cluster with internet access.
pub(super) fn module_cannot_follow(facts: &Facts) -> Option<Finding> {
    let plan = facts.plan;
    let installation = plan.installation;
    let what = match (installation.platform, installation.egress) {
        (Platform::OpenShift, _) => "OpenShift",
        (_, Egress::AirGapped) => "an air-gapped cluster",
        (Platform::Kubernetes, Egress::Connected) => return None,
    };
    if !plan.has_terraform() {
        return None;
    }
    let cloud = plan.cloud();
    let mut finding = Finding::new(
        FindingId::ModuleCannotFollow,
        Severity::Warning,
        Topic::Provisioning,
        format!("W&B's Terraform module cannot create {what}"),
        format!(
            "The {} module creates its own managed Kubernetes cluster, which pulls charts and images from the internet. Use the Kubernetes files for a cluster that you create.",
            cloud.label()
        ),
        vec![Evidence::updated(
            "The module installs the operator from charts.wandb.ai, in the managed cluster that it creates.",
            OfficialModule::for_cloud(cloud).read_at,
        )],
    );
    finding.remedy = use_kubernetes_files();
    Some(finding)
}

/// Only `OpenShift` has Routes.
pub(super) fn route_without_openshift(facts: &Facts) -> Option<Finding> {
    let installation = facts.plan.installation;
    if !facts.plan.has_kubernetes()
        || installation.ingress != Ingress::Route
        || installation.platform == Platform::OpenShift
    {
        return None;
    }
    let mut finding = Finding::new(
        FindingId::RouteWithoutOpenshift,
        Severity::Warning,
        Topic::Kubernetes,
        "A Route needs OpenShift",
        "The files name the ingress class openshift-default, which only OpenShift has. Without a controller for it, nothing answers at W&B's address.",
        vec![Evidence::Assumed {
            reason: "Other distributions have no controller for this class.".into(),
        }],
    );
    finding.remedy = Some(Remedy {
        label: "Use the platform's own controller".to_owned(),
        change: Change::Ingress(Ingress::Default),
    });
    Some(finding)
}

/// Without the internet, W&B's mail service cannot be reached.
pub(super) fn air_gapped_mail(facts: &Facts) -> Option<Finding> {
    let installation = facts.plan.installation;
    if !facts.plan.has_kubernetes()
        || installation.egress != Egress::AirGapped
        || installation.mail != Mail::Service
    {
        return None;
    }
    let mut finding = Finding::new(
        FindingId::AirGappedMail,
        Severity::Warning,
        Topic::Networking,
        "Invitations cannot be sent without the internet",
        "Without an SMTP server, W&B sends email through https://api.wandb.ai. Use your own SMTP server, or deliver invitations another way.",
        vec![Evidence::updated(
            "Without global.email.smtp.host, the chart sets GORILLA_EMAIL_SINK to https://api.wandb.ai/email/dispatch.",
            CHART_SOURCE,
        )],
    );
    finding.remedy =
        Some(Remedy { label: "Use your SMTP server".to_owned(), change: Change::Mail(Mail::Smtp) });
    Some(finding)
}

/// The chart accepts a custom CA, but W&B does not support one for its own address.
pub(super) fn own_authority(facts: &Facts) -> Option<Finding> {
    let plan = facts.plan;
    (plan.has_kubernetes() && plan.installation.authority == Authority::Own).then(|| {
        Finding::new(
            FindingId::OwnAuthority,
            Severity::Warning,
            Topic::Tls,
            "W&B does not support a custom CA for its own address",
            "The pods trust your CA through caCertsConfigMap. Every browser and every training machine must trust it as well: for Python, set REQUESTS_CA_BUNDLE and SSL_CERT_FILE to a bundle that includes it. For W&B's own address, prefer a certificate from a public CA.",
            vec![
                Evidence::updated("W&B does not support self-signed certificates or custom CAs.", AIR_GAPPED_GUIDE),
                Evidence::updated(
                    "global.caCertsConfigMap names a ConfigMap whose keys end in .crt, and every pod mounts it.",
                    CHART_SOURCE,
                ),
            ],
        )
    })
}

/// The open source edition of `MinIO` no longer gets fixes.
pub(super) fn unmaintained_minio(facts: &Facts) -> Option<Finding> {
    let plan = facts.plan;
    (plan.cloud() == Cloud::OnPremises && plan.installation.storage == Storage::Minio).then(|| {
        Finding::new(
            FindingId::MinioUnmaintained,
            Severity::Warning,
            Topic::ObjectStorage,
            "MinIO's open source edition is no longer maintained",
            "Use object storage that is maintained: W&B names Amazon S3 on Outposts, NetApp StorageGRID, MinIO AIStor and Dell ObjectScale. Ceph's RGW also supports S3.",
            vec![
                Evidence::updated(
                    "MinIO Open Source is in maintenance mode with no active development.",
                    OPERATOR_GUIDE,
                ),
                Evidence::updated(
                    "The repository minio/minio was archived and is read-only.",
                    Source { name: "github.com/minio/minio, discussion 15997", date: "2026-04-25" },
                ),
            ],
        )
    })
}

/// Whether W&B's modules can use an existing network.
pub(super) fn existing_network(facts: &Facts) -> Option<Finding> {
    let plan = facts.plan;
    if !plan.has_terraform() || plan.installation.network != Network::Existing {
        return None;
    }
    let cloud = plan.cloud();
    let (severity, title, advice, fact) = match cloud {
        Cloud::Aws => (
            Severity::Note,
            "W&B's module uses your VPC and its private subnets",
            "Nodes, MySQL and Redis share the private subnets that you name. Check that they reach the internet through a NAT gateway, have an address for every pod, and carry the tags that the load balancer controller looks for.",
            "With create_vpc = false, the module takes network_id, network_private_subnets and the subnets of MySQL and Redis.",
        ),
        Cloud::Gcp => (
            Severity::Warning,
            "W&B's Google module cannot use an existing network with its own Redis",
            "These files create a new network, 10.10.0.0/16. Peer it with yours, or use the Kubernetes files for a cluster in your network.",
            "With network and subnetwork, terraform plan fails: the module passes its Redis an object without the attribute id.",
        ),
        Cloud::Azure => (
            Severity::Warning,
            "W&B's Azure module cannot use an existing network",
            "It always creates its own virtual network, 10.10.0.0/16. Peer that with yours, or use the Kubernetes files for a cluster in your network.",
            "The module has no input for a virtual network or a subnet.",
        ),
        Cloud::OnPremises => return None,
    };
    let mut finding = Finding::new(
        FindingId::ExistingNetwork,
        severity,
        Topic::Networking,
        title,
        advice,
        vec![Evidence::updated(fact, OfficialModule::for_cloud(cloud).read_at)],
    );
    if cloud != Cloud::Aws {
        finding.remedy = use_kubernetes_files();
    }
    Some(finding)
}

/// Options that the user chose but that no file of this plan uses.
pub(super) fn options_without_effect(facts: &Facts) -> Option<Finding> {
    let plan = facts.plan;
    let chosen = plan.installation.changed();
    let unused: Vec<InstallationOption> = chosen
        .into_iter()
        .map(|it| it.option)
        .filter(|it| !plan.is_affected_by(*it) && !has_its_own_finding(*it))
        .collect();
    if unused.is_empty() {
        return None;
    }
    let legends: Vec<&str> = unused.iter().map(|it| it.legend()).collect();
    let mut finding = Finding::new(
        FindingId::OptionsWithoutEffect,
        Severity::Warning,
        Topic::Provisioning,
        format!("These options have no effect on the files of this plan: {}", legends.join(", ")),
        "Sign-in and email apply to every set of files. An existing network applies only to Terraform, the kind of object storage only on premises, and the other installation options only to the Kubernetes files.",
        vec![Evidence::derived(
            "Options without effect = installation options that no file of this plan uses"
                .to_owned(),
        )],
    );
    let network = plan.installation.network == Network::Existing;
    if !network && unused.iter().all(|it| needs_kubernetes(*it)) {
        finding.remedy = use_kubernetes_files();
    }
    Some(finding)
}

/// See [`module_cannot_follow`].
const fn has_its_own_finding(option: InstallationOption) -> bool {
    matches!(option, InstallationOption::Platform | InstallationOption::Egress)
}

const fn needs_kubernetes(option: InstallationOption) -> bool {
    !matches!(option, InstallationOption::Storage | InstallationOption::Network)
}

/// The plan's sizes count W&B's own pods only.
pub(super) fn shared_nodes(facts: &Facts) -> Option<Finding> {
    let plan = facts.plan;
    (plan.has_kubernetes() && plan.installation.node_use == Nodes::Shared).then(|| {
        Finding::new(
            FindingId::SharedNodes,
            Severity::Note,
            Topic::Kubernetes,
            "The sizes assume that W&B has its nodes to itself",
            "Anything else on the labeled nodes takes CPU and memory that the plan counts on for W&B. Add nodes for other workloads, and set quotas so that W&B's requests always fit.",
            vec![Evidence::derived(
                "Nodes needed = the requests of W&B's pods, packed onto nodes that run nothing else".to_owned(),
            )],
        )
    })
}

/// Only GKE links a pod's identity to a service account of Google Cloud without further setup.
pub(super) fn identity_outside_gke(facts: &Facts) -> Option<Finding> {
    let plan = facts.plan;
    (plan.cloud() == Cloud::Gcp && plan.is_on_openshift()).then(|| {
        Finding::new(
            FindingId::IdentityOutsideGke,
            Severity::Warning,
            Topic::ObjectStorage,
            "On OpenShift, the bucket's service account needs Workload Identity Federation",
            "kubernetes/namespace.yaml names the service account in an annotation that only GKE reads. Register your cluster as an identity provider with Google Cloud, and let W&B's service account in the cluster impersonate it.",
            vec![Evidence::updated(
                "On GKE, Google Cloud manages the workload identity pool and its provider; Kubernetes elsewhere uses Workload Identity Federation with its own provider.",
                Source {
                    name: "cloud.google.com, About Workload Identity Federation for GKE",
                    date: "2026-11-30",
                },
            )],
        )
    })
}
