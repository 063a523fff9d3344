//! The fields of the form: what each reads from a plan and writes into it.

use crate::{
    plan::{Invalid, Plan},
    reference::{Cloud, Component},
};

/// A field in which a person types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// How many worker nodes.
    Nodes,
    /// The first part of the address.
    Subdomain,
    /// The DNS zone.
    Domain,
    /// The deployment's name.
    Name,
    /// The region.
    Region,
    /// Who may open W&B.
    Inbound,
    /// Another machine for the worker nodes.
    NodeMachine,
    /// Another machine for MySQL.
    MysqlMachine,
}

impl Field {
    /// Every field, in the form's order.
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

    /// The fields among the options.
    pub const OPTIONS: [Self; 7] = [
        Self::Subdomain,
        Self::Domain,
        Self::Name,
        Self::Region,
        Self::Inbound,
        Self::NodeMachine,
        Self::MysqlMachine,
    ];

    /// Whether what is typed means something on one cloud only.
    #[must_use]
    pub const fn belongs_to_a_cloud(self) -> bool {
        matches!(self, Self::Region | Self::NodeMachine | Self::MysqlMachine)
    }

    /// The component whose machine is typed.
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

    /// What is asked.
    #[must_use]
    pub const fn label(self, plan: &Plan) -> &'static str {
        match self {
            Self::Nodes => "Worker nodes",
            Self::Subdomain => "Subdomain",
            Self::Domain => "Domain",
            Self::Name => "Deployment name",
            Self::Region => plan.location.region_label(),
            Self::Inbound => "Inbound IPv4 ranges",
            Self::NodeMachine => "Another node machine",
            Self::MysqlMachine => "Another MySQL machine",
        }
    }

    /// What can be typed.
    #[must_use]
    pub const fn hint(self, plan: &Plan) -> &'static str {
        match self {
            Self::Nodes => {
                "1 to 100. The reference architecture gives no number; W&B now recommends at least 3."
            }
            Self::Subdomain => "The first part of W&B's address.",
            Self::Domain => "Your DNS zone, for example mlops.example.com (a placeholder).",
            Self::Name => {
                "Prefix of every cloud resource: 2 to 17 lowercase letters, digits and hyphens."
            }
            Self::Region => {
                "As your cloud names it; on premises, the region that your object storage uses."
            }
            Self::Inbound => {
                "Who can reach W&B, such as 203.0.113.0/24. Leave empty to fill in later."
            }
            Self::NodeMachine | Self::MysqlMachine => match plan.cloud() {
                Cloud::OnPremises => {
                    "Cores x GiB, such as 16x128. Leave empty for the documented size."
                }
                Cloud::Aws | Cloud::Gcp | Cloud::Azure => {
                    "A machine type from your cloud. Leave empty for the documented one, or for the choice below."
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

    /// The plan with a typed text as its value.
    ///
    /// # Errors
    ///
    /// When the text breaks the rule of the field; the error says the rule.
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

    /// What is wrong with a typed text, and what the plan has instead. Nothing, for a value.
    #[must_use]
    pub fn complaint(self, plan: &Plan, typed: &str) -> Option<String> {
        let rule = self.write(plan, typed).err()?;
        let kept = match self.read(plan) {
            kept if kept.is_empty() => "what it had".to_owned(),
            kept => kept,
        };
        Some(if typed.trim().is_empty() {
            format!("This cannot be empty: {rule}. The plan keeps {kept}.")
        } else {
            format!("“{typed}” is not valid: {rule}. The plan keeps {kept}.")
        })
    }
}

/// A machine of the plan's own as one types it, or nothing.
fn machine(plan: &Plan, component: Component) -> String {
    plan.location
        .machine(component)
        .map_or_else(String::new, |machine| machine.spelling().to_string())
}

/// How many options of a plan say something of their own: they may be out of sight.
#[must_use]
pub fn own_options(plan: &Plan) -> usize {
    use super::Choice;
    let default = Plan::new(plan.tier, plan.environment, plan.cloud());
    let fields = Field::OPTIONS.into_iter().filter(|it| it.read(plan) != it.read(&default));
    let choices = Choice::OPTIONS.into_iter().filter(|it| it.read(plan) != it.read(&default));
    fields.count() + choices.count()
}
