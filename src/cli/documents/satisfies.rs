//! The deployments that existing machines can run, as a document.

use schemars::JsonSchema;
use serde::Serialize;

use super::Origin;
use crate::{
    assessment::reverse::{Answer, Existing},
    evidence::Evidence,
    plan::NodeCount,
    reference::Cloud,
};

/// The deployments that existing machines can run: an answer for each tier and environment.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::cli) struct SatisfiesDocument {
    /// The origin of this document.
    #[serde(flatten)]
    pub origin: Origin,
    /// The cloud that the machines run on.
    pub cloud: Cloud,
    /// The number of worker nodes.
    pub nodes: NodeCount,
    /// Each worker node: a machine's name, or its size.
    pub node: String,
    /// The database's machine: its name, or its size.
    pub mysql: String,
    /// Remarks about the machines, for example that one is burstable. Omitted if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
    /// One answer for each tier and environment.
    pub answers: Vec<SatisfiesAnswer>,
    /// W&B's sizes for smaller installations, and their purpose. Present only if the machines satisfy no
    /// deployment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_installation: Option<Evidence>,
}

/// One answer, with its verdict.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::cli) struct SatisfiesAnswer {
    /// Whether the machines can run the deployment.
    pub satisfied: bool,
    /// The resources that are short, and by how much; empty if none are.
    pub shortfall: String,
    /// The comparison behind the verdict.
    #[serde(flatten)]
    pub answer: Answer,
}

impl SatisfiesDocument {
    /// The format of this document and its version.
    pub const FORMAT: &'static str = "wandb-planner/satisfies/2";

    /// The answers for existing machines.
    pub fn of(existing: &Existing) -> Self {
        let answers = existing.satisfies().into_iter().map(|answer| SatisfiesAnswer {
            satisfied: answer.is_satisfied(),
            shortfall: answer.shortfall(),
            answer,
        });
        Self {
            origin: Origin::of(Self::FORMAT),
            cloud: existing.cloud,
            nodes: existing.nodes,
            node: existing.node.describe(),
            mysql: existing.mysql.describe(),
            remarks: existing.remarks(),
            answers: answers.collect(),
            other_installation: existing.other_installation(),
        }
    }

    /// The machines in words, such as "3 nodes of r6i.2xlarge, MySQL on db.r6g.xlarge".
    pub fn title(&self) -> String {
        let Self { nodes, node, mysql, .. } = self;
        let noun = if nodes.get() == 1 { "node" } else { "nodes" };
        format!("{nodes} {noun} of {node}, MySQL on {mysql}")
    }
}
