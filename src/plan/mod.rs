//! What the user wants: a [`Plan`], the rules for its values, and the link that carries it.

mod address;
mod change;
mod controller;
mod inbound;
mod installation;
pub mod link;
mod location;
mod names;
mod nodes;
mod terraform_zones;

use serde::Serialize;

pub use address::Address;
pub use change::Change;
pub use controller::Controller;
pub use inbound::{InboundRanges, MODULE_NETWORK, PRIVATE_RANGES, is_private};
pub use installation::{
    Authority, ChosenOption, Delivery, Egress, Ingress, Installation, InstallationOption, Login,
    Mail, Network, Nodes, Platform, Storage,
};
pub(crate) use location::unknown_machine;
pub use location::{Location, Region};
pub use names::{DeploymentName, Domain, Subdomain};
pub use nodes::NodeCount;
pub use terraform_zones::ZoneLayout;

use crate::reference::{Cloud, Environment, Tier, term};

term! {
    /// Which managed MySQL machine the generated files ask for.
    MysqlMachine "MySQL machine" {
        /// The machine that the reference architecture names.
        Documented = "documented", "The documented machine", "What the reference architecture names";
        /// The documented machine where it meets the documented sizing, else one that does.
        MeetsSizing = "meets-sizing", "A machine that meets the sizing", "Differs on GCP only";
    }
}

term! {
    /// From where W&B can be reached.
    Access "access" {
        /// By a load balancer with a public address, for the inbound ranges.
        Public = "public" | "internet", "Public address", "Open to the inbound ranges";
        /// By an internal load balancer, from inside the network only.
        Private = "private" | "internal", "Private address", "Open to your own network only";
    }
}

term! {
    /// Where Weave's `ClickHouse` runs.
    ClickHouse "ClickHouse" {
        /// A service that exists already, such as `ClickHouse` Cloud.
        External = "external", "A service of its own", "ClickHouse Cloud, or your own";
        /// A replicated `ClickHouse` in W&B's own Kubernetes cluster.
        InCluster = "in-cluster", "In the cluster", "Three replicas beside W&B";
    }
}

term! {
    /// Which files the bundle holds beside the documents and the checks.
    FileSet "file set" {
        /// Terraform that creates everything with W&B's official module.
        Terraform = "terraform" | "tf", "Terraform", "Creates everything";
        /// Kubernetes files for a cluster, a database and storage that exist already.
        Kubernetes = "kubernetes" | "k8s", "Kubernetes files", "For your own cluster";
        /// Both, to compare or to choose later.
        Both = "both", "Both", "Choose later";
    }
}

impl FileSet {
    /// Whether Terraform files are wanted.
    const fn has_terraform(self) -> bool {
        matches!(self, Self::Terraform | Self::Both)
    }

    /// Whether files for a cluster that exists already are wanted.
    const fn has_kubernetes(self) -> bool {
        matches!(self, Self::Kubernetes | Self::Both)
    }
}

/// A value that the user gave breaks a rule. The text says the rule, after the value was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid(pub std::borrow::Cow<'static, str>);

impl std::fmt::Display for Invalid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Invalid {}

/// Everything that the user chose. Every `Plan` is valid: its parts cannot hold anything else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// Which W&B products are deployed.
    pub tier: Tier,
    /// What the deployment is for.
    pub environment: Environment,
    /// The cloud, the region in it, and machines of it that were chosen by name.
    #[serde(flatten)]
    pub location: Location,
    /// How many Kubernetes worker nodes.
    pub nodes: NodeCount,
    /// The deployment's name, the `namespace` of W&B's Terraform modules.
    pub name: DeploymentName,
    /// The DNS zone in which the deployment gets its name.
    pub domain: Domain,
    /// The deployment's name in that zone.
    pub subdomain: Subdomain,
    /// Which managed MySQL machine the files ask for, where none was chosen by name.
    pub mysql_machine: MysqlMachine,
    /// From where W&B can be reached.
    pub access: Access,
    /// Who may open W&B. Without ranges, they are left to be filled in.
    pub inbound: InboundRanges,
    /// Where Weave's `ClickHouse` runs. Without Weave it says nothing.
    pub clickhouse: ClickHouse,
    /// Which files the bundle holds.
    pub file_set: FileSet,
    /// How W&B is installed.
    #[serde(flatten)]
    pub installation: Installation,
}

impl Plan {
    /// A base plan: the three choices, with every option at its default.
    #[must_use]
    pub fn new(tier: Tier, environment: Environment, cloud: Cloud) -> Self {
        Self {
            tier,
            environment,
            location: Location::new(cloud),
            nodes: NodeCount::default(),
            name: DeploymentName::default(),
            domain: Domain::default(),
            subdomain: Subdomain::default(),
            mysql_machine: MysqlMachine::Documented,
            access: Access::Public,
            inbound: InboundRanges::default(),
            clickhouse: ClickHouse::External,
            file_set: FileSet::Terraform,
            installation: Installation::default(),
        }
    }

    /// The document's 18 base plans, in its order: cloud, then tier, then environment.
    pub fn base_plans() -> impl Iterator<Item = Self> {
        Cloud::DOCUMENTED.into_iter().flat_map(Self::base_plans_on)
    }

    /// The six base plans of one place.
    pub fn base_plans_on(cloud: Cloud) -> impl Iterator<Item = Self> {
        use crate::reference::Term as _;
        Tier::ALL.iter().flat_map(move |tier| {
            Environment::ALL.iter().map(move |environment| Self::new(*tier, *environment, cloud))
        })
    }

    /// Whether the bundle has Terraform files. On premises there is nothing that they could create.
    #[must_use]
    pub fn has_terraform(&self) -> bool {
        self.file_set.has_terraform() && self.cloud() != Cloud::OnPremises
    }

    /// Whether the bundle has files for a cluster that exists already.
    #[must_use]
    pub fn has_kubernetes(&self) -> bool {
        self.file_set.has_kubernetes() || self.cloud() == Cloud::OnPremises
    }

    /// Whether an option of the installation makes a difference to this plan.
    #[must_use]
    pub fn is_affected_by(&self, option: InstallationOption) -> bool {
        match option {
            InstallationOption::Login | InstallationOption::Mail => true,
            InstallationOption::Storage => self.cloud() == Cloud::OnPremises,
            InstallationOption::Network => self.has_terraform(),
            InstallationOption::Platform
            | InstallationOption::Ingress
            | InstallationOption::Egress
            | InstallationOption::Authority
            | InstallationOption::Nodes
            | InstallationOption::Delivery => self.has_kubernetes(),
        }
    }

    /// The options of the installation that are not at their default and make a difference.
    #[must_use]
    pub fn chosen_options(&self) -> Vec<ChosenOption> {
        let mut chosen = self.installation.changed();
        chosen.retain(|it| self.is_affected_by(it.option));
        chosen
    }

    /// Whether the Kubernetes files take charts and images from a registry of one's own alone.
    #[must_use]
    pub fn is_air_gapped(&self) -> bool {
        self.has_kubernetes() && self.installation.egress == Egress::AirGapped
    }

    /// Whether the Kubernetes files are for `OpenShift`.
    #[must_use]
    pub fn is_on_openshift(&self) -> bool {
        self.has_kubernetes() && self.installation.platform == Platform::OpenShift
    }

    /// The controller that serves W&B's address, where the Kubernetes files install W&B.
    #[must_use]
    pub const fn controller(&self) -> Controller {
        Controller::of(self.installation.ingress, self.installation.platform, self.cloud())
    }

    /// Whether Weave's `ClickHouse` runs in the cluster.
    #[must_use]
    pub fn runs_clickhouse(&self) -> bool {
        self.tier.includes_weave() && self.clickhouse == ClickHouse::InCluster
    }

    /// The plan with other choices and the same options. Another cloud means its
    /// default region and its documented machines.
    #[must_use]
    pub fn with_choices(&self, tier: Tier, environment: Environment, cloud: Cloud) -> Self {
        let mut other = Self { tier, environment, ..self.clone() };
        if other.cloud() != cloud {
            other.location = Location::new(cloud);
        }
        other
    }

    /// The cloud it runs on.
    #[must_use]
    pub const fn cloud(&self) -> Cloud {
        self.location.cloud()
    }

    /// The fully qualified domain name under which people reach W&B.
    #[must_use]
    pub fn fqdn(&self) -> String {
        format!("{}.{}", self.subdomain, self.domain)
    }
}

impl Default for Plan {
    /// What a first visit shows.
    fn default() -> Self {
        Self::new(Tier::Combined, Environment::Production, Cloud::Aws)
    }
}
