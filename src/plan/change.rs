//! A change to a plan that a finding can offer as its remedy.

use serde::{Serialize, Serializer};

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
    /// Use the machine of this name for the worker nodes, or the documented one. Serialized as an empty
    /// string if there is no name.
    NodeMachine(#[serde(serialize_with = "or_empty")] Option<MachineName>),
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
                changed.location = plan.location.without_machine(Component::Mysql);
            }
            Self::NodeMachine(None) => {
                changed.location = plan.location.without_machine(Component::KubernetesNode);
            }
            // A machine or a region that the plan's cloud does not have changes nothing.
            Self::NodeMachine(Some(name)) => {
                if let Ok(location) = plan.location.with_machine(Component::KubernetesNode, &name) {
                    changed.location = location;
                }
            }
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

#[allow(clippy::ref_option, reason = "serde passes a reference to the field")]
fn or_empty<S: Serializer>(name: &Option<MachineName>, serializer: S) -> Result<S::Ok, S::Error> {
    name.unwrap_or_default().serialize(serializer)
}
