//! `preflight.sh`, which checks a real environment against the plan.

use askama::Template;

use super::{
    Occasion,
    kubernetes::{SecretFile, mirrored_images, secret_files},
    settings::{self, Form, Setting},
    templates::{commented, render},
};
use crate::{
    assessment::Assessment,
    catalog::{
        ADVISED_KUBERNETES, ADVISED_MYSQL, Accepted, CHART_VERSION, CLICKHOUSE_CHART_HOSTS,
        CLICKHOUSE_RANGE, CLICKHOUSE_SINCE, IMAGE_HOSTS, MYSQL_SETTINGS, MachineName, MysqlSetting,
        Partition, REDIS_MAJOR, SettingPlace,
    },
    plan::{Authority, Ingress, Login, Nodes},
    reference::{Cloud, EGRESS_ENDPOINTS, MINIMUM_KUBERNETES, MINIMUM_MYSQL, Term as _, Version},
};

/// The CPU of a node that pods can use, in millicores per core.
///
/// Assumed: of 2 to 16 cores, managed services reserve 1 to 5%, and more for their own pods.
const ALLOCATABLE_MILLICORES_PER_CORE: u32 = 900;

/// The memory of a node that pods can use, in MiB per GB: three quarters.
///
/// Assumed: of 16 GB, GKE and AKS keep back up to a quarter; of more, less. The next smaller
/// machine has two thirds or half, so the check still tells them apart.
const ALLOCATABLE_MIB_PER_GB: u32 = 768;

#[derive(Template)]
#[template(path = "preflight/preflight.sh")]
#[expect(clippy::struct_excessive_bools, reason = "each is a condition of the template")]
struct Preflight {
    header: String,
    title: String,
    settings: Vec<Setting>,
    secret_files: Vec<SecretFile>,
    forms: Vec<Form>,
    cloud: Cloud,
    weave: bool,
    /// Whether charts and images come only from a private registry.
    air_gapped: bool,
    openshift: bool,
    /// Whether W&B runs on the nodes with a label.
    shared: bool,
    oidc: bool,
    own_authority: bool,
    f5: bool,
    /// The class of the chosen controller; `None` for the platform's default.
    ingress_class: Option<&'static str>,
    chart_version: &'static str,
    /// The images that the registry needs, each with a tag or the variable that has it.
    mirrored: Vec<String>,
    fqdn: String,
    region: String,
    /// The domain of AWS services in the region.
    aws_domain: &'static str,
    egress: String,
    images: String,
    /// The checks of the hosts that serve the ClickHouse operator's chart; empty if ClickHouse does not
    /// run in the cluster.
    chart: String,
    nodes: u32,
    machine: MachineName,
    cores: u32,
    memory_gb: u32,
    millicores: u32,
    memory_mib: u32,
    /// The documented minimum, and the version that W&B advises today.
    kubernetes: (Version, Version),
    mysql: (Version, Version),
    mysql_settings: Vec<&'static MysqlSetting>,
    redis: u16,
    /// The first and last supported version of the older range, and the first of the newer one.
    clickhouse: (Version, Version, Version),
    /// The service's name for MySQL settings.
    parameters: &'static str,
    /// The cloud's command-line tool, which signs URLs.
    tool: &'static str,
    bucket_word: &'static str,
    bucket_variables: &'static str,
}

/// The script of a plan.
pub(super) fn script(assessment: &Assessment, occasion: &Occasion) -> String {
    let Assessment { plan, kubernetes, .. } = assessment;
    let installation = plan.installation;
    let cloud = plan.cloud();
    let (cores, memory_gb) = (kubernetes.cpu.value.0, kubernetes.memory.value.0);
    let (parameters, tool, bucket_word, bucket_variables) = match cloud {
        Cloud::Aws => ("cluster parameter group", "aws", "bucket", "WANDB_BUCKET"),
        Cloud::Gcp => ("database flags", "gcloud", "bucket", "WANDB_BUCKET"),
        Cloud::Azure => {
            ("server parameters", "az", "container", "WANDB_BUCKET and WANDB_STORAGE_ACCOUNT")
        }
        Cloud::OnPremises => {
            ("option file", "aws", "bucket", "WANDB_BUCKET and WANDB_STORAGE_HOST")
        }
    };
    let settings = settings::settings(plan);
    let chart_hosts: &[&str] = if plan.runs_clickhouse() { &CLICKHOUSE_CHART_HOSTS } else { &[] };
    let chart: Vec<String> = chart_hosts.iter().map(|host| format!("egress-{host}")).collect();
    let checks = EGRESS_ENDPOINTS.map(|endpoint| endpoint.replace("https://", "egress-"));
    render(&Preflight {
        header: commented(assessment, occasion),
        title: assessment.title(),
        forms: settings::forms(&settings, plan.location.region().as_str()),
        settings,
        secret_files: secret_files(plan),
        cloud,
        weave: plan.tier.includes_weave(),
        air_gapped: plan.is_air_gapped(),
        openshift: plan.is_on_openshift(),
        shared: plan.has_kubernetes() && installation.node_use == Nodes::Shared,
        // Terraform's variables are not settings of the script.
        oidc: plan.has_kubernetes() && installation.login == Login::Oidc,
        own_authority: plan.has_kubernetes() && installation.authority == Authority::Own,
        f5: plan.has_kubernetes() && installation.ingress == Ingress::F5Nginx,
        ingress_class: if plan.has_kubernetes() && installation.ingress != Ingress::Default {
            plan.controller().class()
        } else {
            None
        },
        chart_version: CHART_VERSION,
        mirrored: mirrored_images(plan),
        fqdn: plan.fqdn(),
        region: plan.location.region().to_string(),
        aws_domain: Partition::of(plan.location.region().as_str()).domain,
        egress: checks.join(" "),
        images: IMAGE_HOSTS.map(|host| format!("egress-{host}")).join(" "),
        chart: chart.join(" "),
        nodes: plan.nodes.get(),
        machine: kubernetes.chosen.machine.name,
        cores,
        memory_gb,
        millicores: cores * ALLOCATABLE_MILLICORES_PER_CORE,
        memory_mib: memory_gb * ALLOCATABLE_MIB_PER_GB,
        kubernetes: (MINIMUM_KUBERNETES, ADVISED_KUBERNETES),
        mysql: (MINIMUM_MYSQL, ADVISED_MYSQL),
        mysql_settings: MYSQL_SETTINGS
            .iter()
            .filter(|it| it.place(cloud) != SettingPlace::LeftOut)
            .collect(),
        redis: REDIS_MAJOR,
        clickhouse: (CLICKHOUSE_RANGE[0], CLICKHOUSE_RANGE[1], CLICKHOUSE_SINCE),
        parameters,
        tool,
        bucket_word,
        bucket_variables,
    })
}
