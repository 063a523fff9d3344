//! The user's choices: a [`Plan`], the rules for its values, and the link that encodes it.

mod address;
mod change;
mod controller;
mod inbound;
mod installation;
mod invalid;
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
pub use invalid::Invalid;
pub(crate) use location::unknown_machine;
pub use location::{Location, Region};
pub use names::{DeploymentName, Domain, Subdomain};
pub use nodes::NodeCount;
pub use terraform_zones::ZoneLayout;

use crate::reference::{Cloud, Environment, Tier, term};

term! {
    /// The managed MySQL machine that the generated files use.
    MysqlMachine "MySQL machine" {
        /// The machine that the reference architecture names.
        Documented = "documented", "The documented machine", "The machine in the reference architecture";
        /// The documented machine if it meets the documented sizing, otherwise one that does.
        MeetsSizing = "meets-sizing", "A machine that meets the sizing", "Larger where the documented machine is too small";
    }
}

term! {
    /// The networks that can reach W&B.
    Access "access" {
        /// A load balancer with a public address, open to the inbound ranges.
        Public = "public" | "internet", "Public address", "Open to the inbound ranges";
        /// An internal load balancer, open to its own network only.
        Private = "private" | "internal", "Private address", "Open to your own network only";
    }
}

term! {
    /// The `ClickHouse` that Weave uses.
    ClickHouse "ClickHouse" {
        /// An existing service, such as `ClickHouse` Cloud.
        External = "external", "External service", "ClickHouse Cloud, or your own";
        /// A replicated `ClickHouse` in the same Kubernetes cluster as W&B.
        InCluster = "in-cluster", "In the cluster", "Three replicas in the same cluster as W&B";
    }
}

term! {
    /// The installation files in the bundle, in addition to the documents and the checks.
    FileSet "file set" {
        /// Terraform that creates everything with W&B's official module.
        Terraform = "terraform" | "tf", "Terraform", "Creates the infrastructure and installs W&B";
        /// Kubernetes files for an existing cluster, database and object storage.
        Kubernetes = "kubernetes" | "k8s", "Kubernetes files", "For your own cluster";
        /// Both, to compare them or choose later.
        Both = "both", "Both", "Both sets, to choose from later";
    }
}

impl FileSet {
    /// Whether the set includes Terraform files.
    const fn has_terraform(self) -> bool {
        matches!(self, Self::Terraform | Self::Both)
    }

    /// Whether the set includes Kubernetes files.
    const fn has_kubernetes(self) -> bool {
        matches!(self, Self::Kubernetes | Self::Both)
    }
}

/// Everything that the user chose. A `Plan` is always valid, because its parts cannot hold invalid values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// The W&B products to deploy.
    pub tier: Tier,
    /// The purpose of the deployment.
    pub environment: Environment,
    /// The cloud, its region, and the machines that were chosen by name.
    #[serde(flatten)]
    pub location: Location,
    /// The number of Kubernetes worker nodes.
    pub nodes: NodeCount,
    /// The deployment's name, the `namespace` of W&B's Terraform modules.
    pub name: DeploymentName,
    /// The DNS zone of the deployment's hostname.
    pub domain: Domain,
    /// The deployment's subdomain in that zone.
    pub subdomain: Subdomain,
    /// The managed MySQL machine that the files use, unless one was chosen by name.
    pub mysql_machine: MysqlMachine,
    /// The networks that can reach W&B.
    pub access: Access,
    /// The IPv4 ranges that can open W&B. If empty, the files leave them to be filled in.
    pub inbound: InboundRanges,
    /// The `ClickHouse` that Weave uses. Has no effect without Weave.
    pub clickhouse: ClickHouse,
    /// The installation files in the bundle.
    pub file_set: FileSet,
    /// The options of the installation.
    #[serde(flatten)]
    pub installation: Installation,
}

impl Plan {
    /// Creates a base plan: the three choices, with every option at its default.
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

    /// The reference architecture's 18 base plans, ordered by cloud, then tier, then environment.
    pub fn base_plans() -> impl Iterator<Item = Self> {
        Cloud::DOCUMENTED.into_iter().flat_map(Self::base_plans_on)
    }

    /// The six base plans of a cloud, or of on-premises.
    pub fn base_plans_on(cloud: Cloud) -> impl Iterator<Item = Self> {
        use crate::reference::Term as _;
        Tier::ALL.iter().flat_map(move |tier| {
            Environment::ALL.iter().map(move |environment| Self::new(*tier, *environment, cloud))
        })
    }

    /// Whether the bundle has Terraform files. On premises, it has none, because Terraform could not
    /// create anything there.
    #[must_use]
    pub fn has_terraform(&self) -> bool {
        self.file_set.has_terraform() && self.cloud() != Cloud::OnPremises
    }

    /// Whether the bundle has Kubernetes files for an existing cluster.
    #[must_use]
    pub fn has_kubernetes(&self) -> bool {
        self.file_set.has_kubernetes() || self.cloud() == Cloud::OnPremises
    }

    /// Whether an installation option affects this plan.
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

    /// The installation options that are not at their default and affect this plan.
    #[must_use]
    pub fn chosen_options(&self) -> Vec<ChosenOption> {
        let mut chosen = self.installation.changed();
        chosen.retain(|it| self.is_affected_by(it.option));
        chosen
    }

    /// Whether the Kubernetes files get charts and images from the user's own registry only.
    #[must_use]
    pub fn is_air_gapped(&self) -> bool {
        self.has_kubernetes() && self.installation.egress == Egress::AirGapped
    }

    /// Whether the Kubernetes files are for `OpenShift`.
    #[must_use]
    pub fn is_on_openshift(&self) -> bool {
        self.has_kubernetes() && self.installation.platform == Platform::OpenShift
    }

    /// The controller that serves W&B's address in the Kubernetes files.
    #[must_use]
    pub const fn controller(&self) -> Controller {
        Controller::of(self.installation.ingress, self.installation.platform, self.cloud())
    }

    /// Whether Weave's `ClickHouse` runs in the cluster.
    #[must_use]
    pub fn runs_clickhouse(&self) -> bool {
        self.tier.includes_weave() && self.clickhouse == ClickHouse::InCluster
    }

    /// The plan with other choices and the same options. A change of cloud resets the region to the
    /// cloud's default and the machines to the documented ones.
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

    /// The fully qualified domain name of the deployment.
    #[must_use]
    pub fn fqdn(&self) -> String {
        format!("{}.{}", self.subdomain, self.domain)
    }
}

impl Default for Plan {
    /// The plan that the page shows on a first visit.
    fn default() -> Self {
        Self::new(Tier::Combined, Environment::Production, Cloud::Aws)
    }
}
