//! A change to a plan that a finding can offer as its remedy.

use serde::Serialize;

use super::{FileSet, Ingress, Mail, MysqlMachine, NodeCount, Plan};
use crate::{catalog::MachineName, reference::Component};

/// One change to one option of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "option", content = "value", rename_all = "camelCase")]
pub enum Change {
    /// Use this many worker nodes.
    Nodes(NodeCount),
    /// Use this MySQL machine, instead of one chosen by name.
    MysqlMachine(MysqlMachine),
    /// Use the machine of this name for the worker nodes; if empty, the documented one.
    NodeMachine(MachineName),
    /// Use the cloud's region of this name.
    Region(&'static str),
    /// Make W&B reachable from these networks.
    Access(super::Access),
    /// Generate these files.
    FileSet(FileSet),
    /// Serve W&B's address with this controller.
    Ingress(Ingress),
    /// Send email through this service.
    Mail(Mail),
}

impl Change {
    /// Returns the plan with this change.
    #[must_use]
    pub fn apply(self, plan: &Plan) -> Plan {
        let mut changed = plan.clone();
        match self {
            Self::Nodes(nodes) => changed.nodes = nodes,
            Self::MysqlMachine(machine) => {
                changed.mysql_machine = machine;
                changed.location = with_machine(plan, Component::Mysql, "");
            }
            Self::NodeMachine(name) => {
                changed.location = with_machine(plan, Component::KubernetesNode, &name);
            }
            // A name that is not valid on this cloud changes nothing.
            Self::Region(name) => {
                if let Ok(location) = plan.location.with_region(name) {
                    changed.location = location;
                }
            }
            Self::Access(access) => changed.access = access,
            Self::FileSet(files) => changed.file_set = files,
            Self::Ingress(ingress) => changed.installation.ingress = ingress,
            Self::Mail(mail) => changed.installation.mail = mail,
        }
        changed
    }
}

/// The plan's location with another machine; unchanged if the cloud does not have the machine.
fn with_machine(plan: &Plan, component: Component, name: &str) -> super::Location {
    plan.location.with_machine(component, name).unwrap_or_else(|_| plan.location.clone())
}
