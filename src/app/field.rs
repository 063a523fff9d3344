//! The form's text fields: how each reads from a plan and writes to it.

use super::Choice;
use crate::{
    plan::{Invalid, Plan},
    reference::{Cloud, Component},
};

/// A text field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The number of worker nodes.
    Nodes,
    /// The first part of the address.
    Subdomain,
    /// The DNS zone.
    Domain,
    /// The deployment's name.
    Name,
    /// The region.
    Region,
    /// The IPv4 ranges that can reach W&B.
    Inbound,
    /// The machine of the worker nodes, if not the documented one.
    NodeMachine,
    /// The machine of MySQL, if not the documented one.
    MysqlMachine,
}

impl Field {
    /// Every field, in form order.
    pub const ALL: [Self; 8] = [
        Self::Nodes,
        Self::Subdomain,
        Self::Domain,
        Self::Name,
        Self::Region,
        Self::Inbound,
        Self::NodeMachine,
        Self::MysqlMachine,
    ];

    /// The fields in the collapsed options.
    pub const OPTIONS: [Self; 7] = [
        Self::Subdomain,
        Self::Domain,
        Self::Name,
        Self::Region,
        Self::Inbound,
        Self::NodeMachine,
        Self::MysqlMachine,
    ];

    /// Whether a value is specific to one cloud.
    #[must_use]
    pub const fn belongs_to_a_cloud(self) -> bool {
        matches!(self, Self::Region | Self::NodeMachine | Self::MysqlMachine)
    }

    /// The component whose machine the field sets.
    #[must_use]
    pub const fn component(self) -> Option<Component> {
        match self {
            Self::NodeMachine => Some(Component::KubernetesNode),
            Self::MysqlMachine => Some(Component::Mysql),
            _ => None,
        }
    }

    /// The id in the markup.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nodes => "nodes",
            Self::Subdomain => "subdomain",
            Self::Domain => "domain",
            Self::Name => "name",
            Self::Region => "region",
            Self::Inbound => "inbound",
            Self::NodeMachine => "node-machine",
            Self::MysqlMachine => "mysql-machine",
        }
    }

    /// The label of the field.
    #[must_use]
    pub const fn label(self, plan: &Plan) -> &'static str {
        match self {
            Self::Nodes => "Worker nodes",
            Self::Subdomain => "Subdomain",
            Self::Domain => "Domain",
            Self::Name => "Deployment name",
            Self::Region => plan.location.region_label(),
            Self::Inbound => "Inbound IPv4 ranges",
            Self::NodeMachine => "Different node machine",
            Self::MysqlMachine => "Different MySQL machine",
        }
    }

    /// The hint below the field.
    #[must_use]
    pub fn hint(self, plan: &Plan) -> &'static str {
        match self {
            Self::Nodes => {
                "1 to 100. The reference architecture gives no number; W&B now recommends at least 3."
            }
            Self::Subdomain => "The first part of W&B's address.",
            Self::Domain => "Your DNS zone, for example mlops.example.com (a placeholder).",
            Self::Name => match plan.cloud() {
                Cloud::OnPremises => {
                    "Name of the deployment: 2 to 17 lowercase letters, digits and hyphens."
                }
                Cloud::Aws | Cloud::Gcp | Cloud::Azure => {
                    "Prefix of every cloud resource: 2 to 17 lowercase letters, digits and hyphens."
                }
            },
            Self::Region => match plan.cloud() {
                Cloud::OnPremises => "The region that your object storage uses.",
                Cloud::Aws | Cloud::Gcp | Cloud::Azure => "A region name from your cloud.",
            },
            Self::Inbound => {
                "Who can reach W&B, such as 203.0.113.0/24. Leave empty to fill in later."
            }
            Self::MysqlMachine if Choice::MysqlMachine.matters_to(plan) => {
                "A machine type from your cloud. Leave empty to use the choice below."
            }
            Self::NodeMachine | Self::MysqlMachine => match plan.cloud() {
                Cloud::OnPremises => {
                    "Cores x GiB, such as 16x128. Leave empty for the documented size."
                }
                Cloud::Aws | Cloud::Gcp | Cloud::Azure => {
                    "A machine type from your cloud. Leave empty for the documented machine."
                }
            },
        }
    }

    /// The plan's value as text.
    #[must_use]
    pub fn read(self, plan: &Plan) -> String {
        match self {
            Self::Nodes => plan.nodes.to_string(),
            Self::Subdomain => plan.subdomain.to_string(),
            Self::Domain => plan.domain.to_string(),
            Self::Name => plan.name.to_string(),
            Self::Region => plan.location.region().to_string(),
            Self::Inbound => plan.inbound.to_string(),
            Self::NodeMachine => machine(plan, Component::KubernetesNode),
            Self::MysqlMachine => machine(plan, Component::Mysql),
        }
    }

    /// The plan with the typed value.
    ///
    /// # Errors
    ///
    /// If the value breaks the field's rule, the error is that rule.
    pub fn write(self, plan: &Plan, typed: &str) -> Result<Plan, Invalid> {
        let typed = typed.trim();
        let mut plan = plan.clone();
        match self {
            Self::Nodes => plan.nodes = typed.parse()?,
            Self::Subdomain => plan.subdomain = typed.parse()?,
            Self::Domain => plan.domain = typed.parse()?,
            Self::Name => plan.name = typed.parse()?,
            Self::Region => plan.location = plan.location.with_region(typed)?,
            Self::Inbound => plan.inbound = typed.parse()?,
            Self::NodeMachine => {
                plan.location = plan.location.with_machine(Component::KubernetesNode, typed)?;
            }
            Self::MysqlMachine => {
                plan.location = plan.location.with_machine(Component::Mysql, typed)?;
            }
        }
        Ok(plan)
    }

    /// The error for a typed value, and the value that the plan keeps. `None` if it is valid.
    #[must_use]
    pub fn complaint(self, plan: &Plan, typed: &str) -> Option<String> {
        let rule = self.write(plan, typed).err()?;
        let kept = match self.read(plan) {
            kept if !kept.is_empty() => kept,
            _ if self == Self::Inbound => "no ranges".to_owned(),
            _ => "the documented machine".to_owned(),
        };
        Some(if typed.trim().is_empty() {
            format!("This cannot be empty: {rule}. The plan keeps {kept}.")
        } else {
            format!("“{typed}” is not valid: {rule}. The plan keeps {kept}.")
        })
    }
}

/// The plan's custom machine as typed, or an empty string.
fn machine(plan: &Plan, component: Component) -> String {
    plan.location
        .machine(component)
        .map_or_else(String::new, |machine| machine.spelling().to_string())
}

/// The number of options that differ from their defaults: the form may have them collapsed.
#[must_use]
pub fn changed_options(plan: &Plan) -> usize {
    let default = Plan::new(plan.tier, plan.environment, plan.cloud());
    let fields = Field::OPTIONS.into_iter().filter(|it| it.read(plan) != it.read(&default));
    let choices = Choice::OPTIONS.into_iter().filter(|it| it.read(plan) != it.read(&default));
    fields.count() + choices.count()
}
