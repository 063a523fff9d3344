//! What machines satisfy that are already there, as a document.

use schemars::JsonSchema;
use serde::Serialize;

use super::Origin;
use crate::{
    assessment::reverse::{Answer, Existing},
    evidence::Evidence,
    plan::NodeCount,
    reference::Cloud,
};

/// The answer to the reverse question, for every tier and environment.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::cli) struct SatisfiesDocument {
    /// What every document says about its own origin.
    #[serde(flatten)]
    pub origin: Origin,
    /// Where the machines are.
    pub cloud: Cloud,
    /// How many worker nodes there are.
    pub nodes: NodeCount,
    /// Each worker node: a machine's name, or its size.
    pub node: String,
    /// The database's machine: its name, or its size.
    pub mysql: String,
    /// What else the machines are, such as burstable; left out where there is nothing to say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
    /// One answer for every tier and environment.
    pub answers: Vec<SatisfiesAnswer>,
    /// Where the machines satisfy nothing: W&B's smaller numbers, and what they are for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_installation: Option<Evidence>,
}

/// One answer, with the verdict in one word.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::cli) struct SatisfiesAnswer {
    /// Whether everything is there.
    pub satisfied: bool,
    /// What is short, and by how much; empty when nothing is.
    pub shortfall: String,
    /// The comparison behind it.
    #[serde(flatten)]
    pub answer: Answer,
}

impl SatisfiesDocument {
    /// The format of this document and its version.
    pub const FORMAT: &'static str = "wandb-planner/satisfies/2";

    /// Answers for what somebody has.
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

    /// What somebody has, in words: "3 nodes of r6i.2xlarge, MySQL on db.r6g.xlarge".
    pub fn title(&self) -> String {
        let Self { nodes, node, mysql, .. } = self;
        let noun = if nodes.get() == 1 { "node" } else { "nodes" };
        format!("{nodes} {noun} of {node}, MySQL on {mysql}")
    }
}
