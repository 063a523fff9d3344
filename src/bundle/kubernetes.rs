//! The files for an existing cluster: W&B's resource for its operator, the values that only the user
//! knows, a script that installs both, and `ClickHouse` in the cluster.

use std::fmt;

use askama::Template;

use super::{
    File, Language, Occasion,
    settings::{self, Form, Need, Note, Setting},
    templates::{commented, markdown_header, render},
};
use crate::{
    assessment::Assessment,
    catalog::{
        CHART_SOURCE, CHART_VERSION, CLICKHOUSE_IMAGE_TAG, CLICKHOUSE_OPERATOR,
        CLICKHOUSE_REPLICAS, ClickHouseSize, MachineName, OperatorChart, Requests, WANDB_OPERATOR,
        WANDB_OPERATOR_IMAGE,
    },
    plan::{
        Access, Authority, ClickHouse, Controller, Delivery, Egress, Installation, Login, Mail,
        Nodes, Platform, Storage,
    },
    reference::Cloud,
};

mod airgap;
mod capacity;
mod secrets;

use airgap::{Chart, Image};
use secrets::{Alphabet, Secret};
pub(super) use secrets::{SecretFile, secret_files};

/// The images of a plan as `NAME:TAG`. A tag may be a variable of `values.env`.
#[must_use]
pub fn mirrored_images(plan: &crate::plan::Plan) -> Vec<String> {
    airgap::images(plan).iter().map(|image| format!("{}:{}", image.name, image.tag)).collect()
}

/// The values in the templates, under the names that the templates use.
struct Values {
    cloud: Cloud,
    access: Access,
    clickhouse: ClickHouse,
    weave: bool,
    in_cluster: bool,
    kubernetes_files: bool,
    controller: Controller,
    installation: Installation,
    ranges: Vec<String>,
    fqdn: String,
    name: String,
    region: String,
    inbound: Option<String>,
    spaced_inbound: Option<String>,
    node_machine: MachineName,
    chart_source: &'static str,
    chart_version: &'static str,
    size: &'static str,
    capacity: Vec<String>,
    images: Vec<Image>,
    charts: Vec<Chart>,
    settings: Vec<Setting>,
    forms: Vec<Form>,
    secret_files: Vec<SecretFile>,
    secrets: Vec<Secret>,
    operator: OperatorChart,
    operator_image: &'static str,
    clickhouse_operator: OperatorChart,
    clickhouse_tag: &'static str,
    clickhouse_replicas: u32,
    clickhouse_size: ClickHouseSize,
    clickhouse_capacity: Vec<String>,
}

impl Values {
    fn of(assessment: &Assessment) -> Self {
        let Assessment { plan, kubernetes, .. } = assessment;
        let machine = kubernetes.chosen.machine;
        let ranges = plan.inbound.ranges();
        let settings = settings::settings(plan);
        let inbound = (!ranges.is_empty()).then(|| plan.inbound.to_string());
        Self {
            cloud: plan.cloud(),
            access: plan.access,
            clickhouse: plan.clickhouse,
            weave: plan.tier.includes_weave(),
            in_cluster: plan.runs_clickhouse(),
            kubernetes_files: plan.has_kubernetes(),
            controller: plan.controller(),
            // Without the Kubernetes files, these options have no effect here.
            installation: if plan.has_kubernetes() {
                plan.installation
            } else {
                Installation::default()
            },
            ranges: ranges.iter().map(ToString::to_string).collect(),
            fqdn: plan.fqdn(),
            name: plan.name.to_string(),
            region: plan.location.region().to_string(),
            spaced_inbound: inbound.as_ref().map(|ranges| ranges.replace(',', " ")),
            inbound,
            node_machine: machine.name,
            chart_source: CHART_SOURCE.name,
            chart_version: CHART_VERSION,
            size: assessment.on_nodes.workload.size.name(),
            capacity: capacity::of_wandb(assessment),
            forms: settings::forms(&settings, plan.location.region().as_str()),
            images: airgap::images(plan),
            charts: airgap::charts(plan),
            settings,
            secret_files: secret_files(plan),
            secrets: secrets::secrets(plan),
            operator: WANDB_OPERATOR,
            operator_image: WANDB_OPERATOR_IMAGE,
            clickhouse_operator: CLICKHOUSE_OPERATOR,
            clickhouse_tag: CLICKHOUSE_IMAGE_TAG,
            clickhouse_replicas: CLICKHOUSE_REPLICAS,
            clickhouse_size: ClickHouseSize::for_environment(plan.environment),
            clickhouse_capacity: capacity::of_clickhouse(assessment),
        }
    }
}

impl Values {
    fn is_air_gapped(&self) -> bool {
        self.installation.egress == Egress::AirGapped
    }

    fn is_openshift(&self) -> bool {
        self.installation.platform == Platform::OpenShift
    }

    /// Whether a `ConfigMap` has the certificates of a custom CA.
    fn has_own_authority(&self) -> bool {
        self.installation.authority == Authority::Own
    }

    fn is_shared(&self) -> bool {
        self.installation.node_use == Nodes::Shared
    }

    fn is_delivered_by_git(&self) -> bool {
        self.installation.delivery == Delivery::GitOps
    }

    fn sends_mail(&self) -> bool {
        self.installation.mail == Mail::Smtp
    }

    /// Whether the resource has settings for each of W&B's components.
    fn names_components(&self) -> bool {
        self.cloud == Cloud::Gcp || self.is_air_gapped() || self.is_openshift()
    }

    const fn login(&self) -> Login {
        self.installation.login
    }

    /// Whether the inbound ranges are in a separate object, which the Ingress refers to.
    const fn has_inbound_object(&self) -> bool {
        matches!(self.controller, Controller::Traefik | Controller::F5Nginx)
    }

    /// Whether inbound ranges limit access: the plan's, or those that the user fills in.
    fn limits_inbound(&self) -> bool {
        self.inbound.is_some() || self.access == Access::Public
    }
}

/// An amount of CPU in Kubernetes notation: `500m` or `4`.
struct Cpu<'a>(&'a Requests);

impl fmt::Display for Cpu<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.millicores {
            whole if whole % 1000 == 0 => write!(f, "{}", whole / 1000),
            part => write!(f, "{part}m"),
        }
    }
}

/// An amount of memory in Kubernetes notation: `256Mi` or `8Gi`.
struct Memory<'a>(&'a Requests);

impl fmt::Display for Memory<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.memory_mib {
            whole if whole % 1024 == 0 => write!(f, "{}Gi", whole / 1024),
            part => write!(f, "{part}Mi"),
        }
    }
}

/// Declares one template type per file. All of them use the same values.
macro_rules! templates {
    ($($name:ident = $path:literal;)+) => {
        $(
            #[derive(Template)]
            #[template(path = $path)]
            struct $name<'a> {
                header: &'a str,
                plan: &'a Values,
            }
        )+
    };
}

templates! {
    Assignments = "kubernetes/values.env";
    Install = "kubernetes/install.sh";
    Namespace = "kubernetes/namespace.yaml";
    ClickHouseCluster = "kubernetes/clickhouse.yaml";
    Wandb = "kubernetes/wandb.yaml";
    Inbound = "kubernetes/inbound.yaml";
    Authorities = "kubernetes/ca.yaml";
    Kustomization = "kubernetes/kustomization.yaml";
    ExternalSecrets = "kubernetes/external-secrets.yaml";
    ArgoCd = "kubernetes/argocd.yaml";
    Flux = "kubernetes/flux.yaml";
    Mirror = "airgap/mirror.sh";
    AirGap = "airgap/AIRGAP.md";
}

/// The files of a plan. Plans with Terraform also have the file for `ClickHouse` in the cluster, which no
/// W&B module creates.
pub(super) fn files(assessment: &Assessment, occasion: &Occasion) -> Vec<File> {
    let header = commented(assessment, occasion);
    let (header, plan) = (header.as_str(), &Values::of(assessment));
    let file = |path, language, contents| File { path, language, contents };
    let mut files = Vec::new();
    if plan.kubernetes_files {
        let values = render(&Assignments { header, plan });
        let install = render(&Install { header, plan });
        let namespace = render(&Namespace { header, plan });
        let wandb = render(&Wandb { header, plan });
        files.push(file("kubernetes/values.env", Language::Env, values));
        files.push(file("kubernetes/install.sh", Language::Shell, install));
        files.push(file("kubernetes/namespace.yaml", Language::Yaml, namespace));
        files.push(file("kubernetes/wandb.yaml", Language::Yaml, wandb));
        if plan.has_inbound_object() && plan.limits_inbound() {
            let inbound = render(&Inbound { header, plan });
            files.push(file("kubernetes/inbound.yaml", Language::Yaml, inbound));
        }
        if plan.has_own_authority() {
            let authorities = render(&Authorities { header, plan });
            files.push(file("kubernetes/ca.yaml", Language::Yaml, authorities));
        }
        if plan.is_delivered_by_git() {
            let yaml = |path, contents| file(path, Language::Yaml, contents);
            files.push(yaml(
                "kubernetes/kustomization.yaml",
                render(&Kustomization { header, plan }),
            ));
            files.push(yaml(
                "kubernetes/external-secrets.yaml",
                render(&ExternalSecrets { header, plan }),
            ));
            files.push(yaml("kubernetes/argocd.yaml", render(&ArgoCd { header, plan })));
            files.push(yaml("kubernetes/flux.yaml", render(&Flux { header, plan })));
        }
        if plan.is_air_gapped() {
            let document = markdown_header(assessment, occasion);
            let guide = render(&AirGap { header: &document, plan });
            files.push(file("airgap/AIRGAP.md", Language::Markdown, guide));
            let mirror = render(&Mirror { header, plan });
            files.push(file("airgap/mirror.sh", Language::Shell, mirror));
        }
    }
    if plan.in_cluster {
        let cluster = render(&ClickHouseCluster { header, plan });
        files.push(file("kubernetes/clickhouse.yaml", Language::Yaml, cluster));
    }
    files
}
