//! Why the chart's size, and whether the plan's nodes hold the pods: arithmetic for comments.

use std::fmt;

use crate::{
    assessment::Assessment,
    catalog::{
        CLICKHOUSE_REPLICAS, ChartSize, ClickHouseSize, DAEMONSET_MILLICORES_PER_NODE,
        DAEMONSET_SOURCE, Pods, RESERVED_MILLICORES_PER_NODE, Requests, nodes_needed,
        total_requests,
    },
};

/// `7.8 cores and 49.25 GiB`, with at most one decimal for cores and two for memory.
struct InWords(Requests);

impl fmt::Display for InWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Requests { millicores, memory_mib } = self.0;
        let unit = if millicores == 1000 { "core" } else { "cores" };
        write!(
            f,
            "{} {unit} and {} GiB",
            tenths(millicores / 100),
            hundredths((memory_mib * 100 + 512) / 1024)
        )
    }
}

fn hundredths(hundredths: u32) -> String {
    match (hundredths / 10, hundredths % 10) {
        (rounded, 0) => tenths(rounded),
        _ => format!("{}.{:02}", hundredths / 100, hundredths % 100),
    }
}

fn tenths(tenths: u32) -> String {
    match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}.{tenth}"),
    }
}

fn nodes(count: u32) -> String {
    format!("{count} {}", if count == 1 { "node" } else { "nodes" })
}

/// Why this size of the chart, and how many nodes its pods need.
pub(super) fn of_wandb(assessment: &Assessment) -> Vec<String> {
    let tier = assessment.plan.tier;
    let machine = assessment.kubernetes.chosen.machine;
    let size = ChartSize::for_node(tier, machine);
    let largest = size.largest_pod(tier);
    let room = Requests::left_on(machine, RESERVED_MILLICORES_PER_NODE);
    let mut lines = vec![
        format!(
            "{}: the largest pod, {}, requests {}.",
            size.name(),
            largest.name,
            InWords(largest.each)
        ),
        format!(
            "A node, {}, has {}; pods can have about {} cores of it.",
            machine.name,
            InWords(Requests::left_on(machine, 0)),
            tenths(room.millicores / 100),
        ),
    ];
    if let Some(next) = size.next() {
        let larger = next.largest_pod(tier);
        let requests = InWords(larger.each);
        lines.push(format!(
            "{}: {} requests {requests}, more than that.",
            next.name(),
            larger.name
        ));
        if larger.each.fit(room) {
            let taken = RESERVED_MILLICORES_PER_NODE + DAEMONSET_MILLICORES_PER_NODE;
            let left = Requests::left_on(machine, taken);
            lines.pop();
            lines.push(format!(
                "{}: {} requests {requests}, and DaemonSets leave {} cores:",
                next.name(),
                larger.name,
                tenths(left.millicores / 100),
            ));
            lines.push(format!("it would stay Pending ({}).", DAEMONSET_SOURCE.name));
        }
    }
    let pods: Vec<Pods> = size.pods(tier).collect();
    lines.extend(in_all(assessment, "At the fewest replicas", &pods, 1));
    lines.push("Not counted: DaemonSets, jobs, and what else runs in the cluster.".to_owned());
    lines
}

/// What `ClickHouse` adds, and how many nodes it needs.
pub(super) fn of_clickhouse(assessment: &Assessment) -> Vec<String> {
    let plan = &assessment.plan;
    if !plan.runs_clickhouse() {
        return Vec::new();
    }
    let pods = ClickHouseSize::for_environment(plan.environment).pods();
    let size = ChartSize::for_node(plan.tier, assessment.kubernetes.chosen.machine);
    let together: Vec<Pods> = size.pods(plan.tier).chain(pods).collect();
    let mut lines = in_all(assessment, "ClickHouse", &pods, CLICKHOUSE_REPLICAS).to_vec();
    lines.extend(in_all(assessment, "With W&B", &together, CLICKHOUSE_REPLICAS));
    lines
}

/// How many pods, what they request, and whether the nodes hold them. Some need several nodes
/// because they may not share one.
fn in_all(assessment: &Assessment, what: &str, pods: &[Pods], apart: u32) -> [String; 2] {
    let planned = assessment.plan.nodes.get();
    let machine = assessment.kubernetes.chosen.machine;
    let room = Requests::left_on(machine, RESERVED_MILLICORES_PER_NODE);
    let (count, sum) = total_requests(pods.iter().copied());
    let packed = nodes_needed(pods.iter().copied(), room);
    let verdict = match packed.map(|needed| needed.max(apart)) {
        Some(needed) if needed <= planned => {
            format!("They fit on {}; the plan has {planned}.", nodes(needed))
        }
        Some(needed) => {
            format!("They need {}; the plan has {planned}, so some stay Pending.", nodes(needed))
        }
        None => "One of them fits on no node.".to_owned(),
    };
    [format!("{what}: {count} pods, {}.", InWords(sum)), verdict]
}
