//! The Terraform root module of a plan, which calls the official W&B module of its cloud with explicit
//! sizes.

use askama::Template;

use super::{
    File, Language, Occasion,
    templates::{commented, render},
};
use crate::{
    assessment::{Assessment, Verdict, WorkerNodes, capacity::Holds},
    catalog::{
        Edition, HELM_MODULE, KUBERNETES_VERSION, MachineName, ManagedMysql, OfficialModule,
    },
    plan::{Access, Ipv4Range, Login, Mail, Network, Plan},
    reference::{CPU_ALARM, Cloud, CpuAlarm, Environment, Term as _},
};

/// The percentage of the documented MySQL disk above which an alarm fires.
///
/// Assumed: nothing is published. A fifth leaves time to act.
const STORAGE_ALARM_PERCENT: u32 = 80;

/// The values in the templates, under the names that the templates use.
struct Values<'a> {
    plan: &'a Plan,
    name: String,
    domain: String,
    subdomain: String,
    region: String,
    inbound: &'a [Ipv4Range],
    network: Ipv4Range,
    tier_label: &'static str,
    environment_label: &'static str,
    node_machine: MachineName,
    node_cores: u32,
    node_memory_gb: u32,
    node_disk_gb: u32,
    zones: u32,
    nodes_per_zone: u32,
    total_nodes: u32,
    max_nodes_per_zone: u32,
    max_nodes: u32,
    mysql_machine: MachineName,
    mysql_cores: u32,
    mysql_memory_gb: u32,
    mysql_disk_gb: u32,
    cpu_alarm: CpuAlarm,
    storage_alarm_percent: u32,
    storage_alarm_gb: u32,
    mysql_edition: &'static str,
    mysql_note: Option<String>,
    mysql_version: &'static str,
    kubernetes_version: String,
    pods: u32,
    waiting_pods: Option<u32>,
    module_source: &'static str,
    module_version: &'static str,
    helm_source: &'static str,
    helm_version: &'static str,
}

impl<'a> Values<'a> {
    fn of(assessment: &'a Assessment) -> Self {
        let Assessment { plan, kubernetes, mysql, on_nodes, .. } = assessment;
        let cloud = plan.cloud();
        let (pods, _) = on_nodes.workload.total();
        let waiting = || pods - on_nodes.placed_on(on_nodes.nodes.get());
        let WorkerNodes { layout, ceiling } = WorkerNodes::created(plan);
        let module = OfficialModule::for_cloud(cloud);
        Self {
            plan,
            name: plan.name.to_string(),
            domain: plan.domain.to_string(),
            subdomain: plan.subdomain.to_string(),
            region: plan.location.region().to_string(),
            inbound: plan.inbound.ranges(),
            network: Ipv4Range::MODULE_NETWORK,
            tier_label: plan.tier.label(),
            environment_label: plan.environment.label(),
            node_machine: kubernetes.chosen.machine.name,
            node_cores: kubernetes.cpu.value.0,
            node_memory_gb: kubernetes.memory.value.0,
            node_disk_gb: kubernetes.disk.value.0,
            zones: layout.zones,
            nodes_per_zone: layout.per_zone,
            total_nodes: layout.total(),
            max_nodes_per_zone: layout.per_zone * ceiling,
            max_nodes: layout.total() * ceiling,
            mysql_machine: mysql.chosen.machine.name,
            mysql_cores: mysql.cpu.value.0,
            mysql_memory_gb: mysql.memory.value.0,
            mysql_disk_gb: mysql.disk.value.0,
            cpu_alarm: CPU_ALARM,
            storage_alarm_percent: STORAGE_ALARM_PERCENT,
            storage_alarm_gb: mysql.disk.value.0 * STORAGE_ALARM_PERCENT / 100,
            mysql_edition: mysql.chosen.machine.edition.map_or("", Edition::name),
            mysql_note: mysql_note(assessment),
            mysql_version: ManagedMysql::for_cloud(cloud).argument,
            kubernetes_version: KUBERNETES_VERSION.to_string(),
            pods,
            waiting_pods: (on_nodes.holds() == Holds::NotAll).then(waiting),
            module_source: module.source,
            module_version: module.version,
            helm_source: HELM_MODULE.source,
            helm_version: HELM_MODULE.version,
        }
    }

    /// Whether no public CA issues a certificate for the address.
    fn private_name(&self) -> bool {
        self.plan.domain.is_for_private_networks()
    }

    const fn weave(&self) -> bool {
        self.plan.tier.includes_weave()
    }

    fn production(&self) -> bool {
        self.plan.environment == Environment::Production
    }

    fn private(&self) -> bool {
        self.plan.access == Access::Private
    }

    fn clickhouse_in_cluster(&self) -> bool {
        self.plan.runs_clickhouse()
    }

    /// Whether ranges can limit access to W&B: GKE's internal load balancer cannot filter.
    fn asks_for_ranges(&self) -> bool {
        !(self.private() && self.plan.cloud() == Cloud::Gcp)
    }

    /// The ranges that clients cannot have, as a Terraform list: private ranges if access is public, and
    /// otherwise the range of the network itself, which is a variable on AWS.
    fn unmatched(&self) -> String {
        if !self.private() {
            let private = Ipv4Range::private().iter().map(|range| format!("\"{range}\""));
            return format!("[{}]", private.collect::<Vec<_>>().join(", "));
        }
        match self.plan.cloud() {
            Cloud::Aws if self.existing_network() => "values(var.private_subnets)".to_owned(),
            Cloud::Aws => "[var.network_cidr]".to_owned(),
            Cloud::Gcp | Cloud::Azure | Cloud::OnPremises => format!("[\"{}\"]", self.network),
        }
    }

    /// Whether private access needs W&B chart values that the cloud module has no input for.
    fn private_release(&self) -> bool {
        self.private() && self.plan.cloud() != Cloud::Aws
    }

    /// Whether these include global values.
    fn private_global(&self) -> bool {
        self.private() && self.plan.cloud() == Cloud::Gcp
    }

    /// Whether W&B is installed outside of the cloud module, with values that it has no input for.
    fn own_release(&self) -> bool {
        self.weave() || self.private_release() || self.signs_in()
    }

    const fn login(&self) -> Login {
        self.plan.installation.login
    }

    fn has_login(&self) -> bool {
        self.login() != Login::Accounts
    }

    fn sends_mail(&self) -> bool {
        self.plan.installation.mail == Mail::Smtp
    }

    /// Whether W&B has values for sign-in or mail.
    fn signs_in(&self) -> bool {
        self.has_login() || self.sends_mail()
    }

    /// Whether Terraform uses an existing network, which W&B's module supports only on AWS.
    fn existing_network(&self) -> bool {
        self.plan.installation.network == Network::Existing && self.plan.cloud() == Cloud::Aws
    }
}

/// The comment on a database machine that is smaller than the documented size.
fn mysql_note(assessment: &Assessment) -> Option<String> {
    let chosen = &assessment.mysql.chosen;
    if chosen.verdict() != Verdict::FallsShort {
        return None;
    }
    let alternative = assessment.mysql.alternatives.first()?;
    Some(format!(
        "The reference architecture names {}, which has {} less than that. {} meets it.",
        chosen.machine.name,
        chosen.fit.value.amount(),
        alternative.machine.name,
    ))
}

/// Declares one template type per file. All of them use the same values.
macro_rules! templates {
    ($($name:ident = $path:literal;)+) => {
        $(
            #[derive(Template)]
            #[template(path = $path)]
            #[allow(dead_code, reason = "some files, such as outputs.tf, are the same for every plan")]
            struct $name<'a> {
                header: &'a str,
                plan: &'a Values<'a>,
            }
        )+
    };
}

templates! {
    AwsBackend = "terraform/aws/backend.tf";
    AwsMain = "terraform/aws/main.tf";
    AwsMonitoring = "terraform/aws/monitoring.tf";
    AwsOutputs = "terraform/aws/outputs.tf";
    AwsProviders = "terraform/aws/providers.tf";
    AwsValues = "terraform/aws/terraform.tfvars";
    AwsVariables = "terraform/aws/variables.tf";
    AwsVersions = "terraform/aws/versions.tf";
    GcpBackend = "terraform/gcp/backend.tf";
    GcpMain = "terraform/gcp/main.tf";
    GcpMonitoring = "terraform/gcp/monitoring.tf";
    GcpOutputs = "terraform/gcp/outputs.tf";
    GcpProviders = "terraform/gcp/providers.tf";
    GcpValues = "terraform/gcp/terraform.tfvars";
    GcpVariables = "terraform/gcp/variables.tf";
    GcpVersions = "terraform/gcp/versions.tf";
    AzureBackend = "terraform/azure/backend.tf";
    AzureMain = "terraform/azure/main.tf";
    AzureMonitoring = "terraform/azure/monitoring.tf";
    AzureOutputs = "terraform/azure/outputs.tf";
    AzureProviders = "terraform/azure/providers.tf";
    AzureValues = "terraform/azure/terraform.tfvars";
    AzureVariables = "terraform/azure/variables.tf";
    AzureVersions = "terraform/azure/versions.tf";
    GcpPrivate = "terraform/gcp/private.tf";
    AzurePrivate = "terraform/azure/private.tf";
    Weave = "terraform/weave.tf";
    SignIn = "terraform/sign-in.tf";
    Release = "terraform/wandb.tf";
}

/// Renders the files common to all clouds, in reading order.
macro_rules! root_module {
    ($header:ident, $plan:ident; $main:ident $monitoring:ident $variables:ident $tfvars:ident $providers:ident $versions:ident $outputs:ident $backend:ident) => {
        vec![
            ("terraform/main.tf", render(&$main { header: $header, plan: $plan })),
            ("terraform/monitoring.tf", render(&$monitoring { header: $header, plan: $plan })),
            ("terraform/variables.tf", render(&$variables { header: $header, plan: $plan })),
            ("terraform/terraform.tfvars", render(&$tfvars { header: $header, plan: $plan })),
            ("terraform/providers.tf", render(&$providers { header: $header, plan: $plan })),
            ("terraform/versions.tf", render(&$versions { header: $header, plan: $plan })),
            ("terraform/outputs.tf", render(&$outputs { header: $header, plan: $plan })),
            ("terraform/backend.tf.example", render(&$backend { header: $header, plan: $plan })),
        ]
    };
}

/// Every Terraform file of a plan.
pub(super) fn files(assessment: &Assessment, occasion: &Occasion) -> Vec<File> {
    let header = commented(assessment, occasion);
    let (header, plan) = (header.as_str(), &Values::of(assessment));
    let mut files = match assessment.plan.cloud() {
        Cloud::Aws => root_module!(header, plan;
            AwsMain AwsMonitoring AwsVariables AwsValues AwsProviders AwsVersions AwsOutputs AwsBackend),
        Cloud::Gcp => root_module!(header, plan;
            GcpMain GcpMonitoring GcpVariables GcpValues GcpProviders GcpVersions GcpOutputs GcpBackend),
        Cloud::Azure => root_module!(header, plan;
            AzureMain AzureMonitoring AzureVariables AzureValues AzureProviders AzureVersions AzureOutputs AzureBackend),
        Cloud::OnPremises => return Vec::new(),
    };
    // After main.tf come the files for the features that the cloud module lacks.
    let mut extra = Vec::new();
    if plan.own_release() {
        extra.push(("terraform/wandb.tf", render(&Release { header, plan })));
    }
    if plan.weave() {
        extra.push(("terraform/weave.tf", render(&Weave { header, plan })));
    }
    if plan.signs_in() {
        extra.push(("terraform/sign-in.tf", render(&SignIn { header, plan })));
    }
    match assessment.plan.cloud() {
        Cloud::Gcp if plan.private() => {
            extra.push(("terraform/private.tf", render(&GcpPrivate { header, plan })));
        }
        Cloud::Azure if plan.private() => {
            extra.push(("terraform/private.tf", render(&AzurePrivate { header, plan })));
        }
        Cloud::Aws | Cloud::Gcp | Cloud::Azure | Cloud::OnPremises => {}
    }
    files.splice(1..1, extra);
    files
        .into_iter()
        .map(|(path, contents)| File { path, language: Language::Terraform, contents })
        .collect()
}
