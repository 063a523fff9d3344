//! The arithmetic in comments: why the chart has this size, and whether the pods fit on the plan's nodes.

use std::fmt;

use crate::{
    assessment::{
        Assessment,
        capacity::{NodesNeeded, OnNodes, Workload},
    },
    catalog::{ChartSize, DAEMONSET_SOURCE, Pods, Requests, total_requests},
    plan::Plan,
};

/// Formats requests as `7.8 cores and 49.25 GiB`.
struct InWords(Requests);

impl fmt::Display for InWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} and {}", self.0.cpu(), self.0.memory())
    }
}

fn nodes(count: u32) -> String {
    format!("{count} {}", if count == 1 { "node" } else { "nodes" })
}

/// The reason for the chart's size, and the number of nodes that its pods need.
pub(super) fn of_wandb(assessment: &Assessment) -> Vec<String> {
    let Assessment { plan, on_nodes, kubernetes, .. } = assessment;
    let size = on_nodes.workload.size;
    let largest = size.largest_pod(plan.tier);
    let requests = InWords(largest.each);
    let machine = kubernetes.chosen.machine.name;
    let mut lines = vec![
        format!("{}: the largest pod, {}, requests {requests}.", size.name(), largest.name),
        format!("A node, {machine}, has {};", InWords(on_nodes.node)),
        format!("pods can have about {} of it.", InWords(on_nodes.room())),
    ];
    if let Some(next) = size.next() {
        lines.extend(why_not(next, plan, on_nodes));
    }
    lines.push(in_all("At the fewest replicas", &on_nodes.workload.wandb));
    if plan.runs_clickhouse() {
        lines.push(with_wandb("With ClickHouse", &on_nodes.workload));
    }
    lines.extend(verdict(on_nodes));
    lines.push(
        "Not counted: other DaemonSets, operators, jobs, and anything else that runs there."
            .to_owned(),
    );
    lines
}

/// The reason why the files do not use a larger size.
fn why_not(size: ChartSize, plan: &Plan, on_nodes: &OnNodes) -> Vec<String> {
    let larger = size.largest_pod(plan.tier);
    let requests = InWords(larger.each);
    let (name, pod) = (size.name(), larger.name);
    let room = size.room_on(on_nodes.node);
    if let Some(NodesNeeded { to_run, to_lose_one }) =
        Workload::at(plan, size).nodes_needed(on_nodes.node)
    {
        return vec![format!(
            "{name}: needs {}, or {to_lose_one} to survive the loss of one.",
            nodes(to_run)
        )];
    }
    if larger.each.fit(ChartSize::Small.room_on(on_nodes.node)) {
        return vec![
            format!("{name}: {pod} requests {requests}, and DaemonSets leave {}:", room.cpu()),
            format!("it would stay Pending ({}).", DAEMONSET_SOURCE.name),
        ];
    }
    vec![format!("{name}: {pod} requests {requests}, more than that.")]
}

/// The pods that `ClickHouse` adds, and the number of nodes that all pods need.
pub(super) fn of_clickhouse(assessment: &Assessment) -> Vec<String> {
    if !assessment.plan.runs_clickhouse() {
        return Vec::new();
    }
    let on_nodes = &assessment.on_nodes;
    let mut lines = vec![
        in_all("ClickHouse", &on_nodes.workload.clickhouse),
        with_wandb("With W&B", &on_nodes.workload),
    ];
    lines.extend(verdict(on_nodes));
    lines
}

fn in_all(what: &str, pods: &[Pods]) -> String {
    let (count, sum) = total_requests(pods.iter().copied());
    format!("{what}: {count} pods, {}.", InWords(sum))
}

fn with_wandb(what: &str, workload: &Workload) -> String {
    let (count, sum) = workload.total();
    format!("{what}: {count} pods, {}.", InWords(sum))
}

/// Whether all pods fit on the plan's nodes. Some need several nodes because they must not share one.
fn verdict(on_nodes: &OnNodes) -> Vec<String> {
    let planned = on_nodes.nodes.get();
    let Some(NodesNeeded { to_run, to_lose_one }) = on_nodes.needed else {
        return vec!["One of them does not fit on any node.".to_owned()];
    };
    let need = format!("They need {}, or {to_lose_one} to survive the loss of one;", nodes(to_run));
    let plan = if to_run > planned {
        format!("the plan has {planned}, so some stay Pending.")
    } else if to_lose_one > planned {
        format!("the plan has {planned}: if one is lost, some stay Pending.")
    } else {
        format!("the plan has {planned}.")
    };
    vec![need, plan]
}
