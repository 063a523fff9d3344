//! A change to a plan that a finding can offer as its remedy.

use serde::Serialize;

use super::{MysqlMachine, NodeCount, Plan};

/// One change to one option of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "option", content = "value", rename_all = "camelCase")]
pub enum Change {
    /// Use this many worker nodes.
    Nodes(NodeCount),
    /// Use this MySQL machine.
    MysqlMachine(MysqlMachine),
}

impl Change {
    /// The plan with the change made.
    #[must_use]
    pub fn apply(self, plan: &Plan) -> Plan {
        let mut changed = plan.clone();
        match self {
            Self::Nodes(nodes) => changed.nodes = nodes,
            Self::MysqlMachine(machine) => changed.mysql_machine = machine,
        }
        changed
    }
}
