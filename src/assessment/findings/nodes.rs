//! Rules about the number of nodes, their room for pods, and their zones.

use std::fmt::Write as _;

use super::{Facts, Finding, FindingId, Remedy, Severity};
use crate::{
    assessment::{
        capacity::{Holds, OnNodes, Workload},
        totals::NODE_COUNT_SOURCE,
    },
    catalog::{self, ChartSize, ClickHouseSize, OfficialModule, Requests},
    evidence::{Evidence, Source},
    plan::{Change, NodeCount, Plan, ZoneLayout},
    reference::{Cloud, Section, Term as _, Topic},
    words::counted,
};

/// The remedy that all rules about too few nodes share: at least as many nodes as W&B asks for, and
/// enough for all pods even if one is lost. A pod that fits on no node has its own rule.
pub(super) fn use_enough_nodes(facts: &Facts) -> Remedy {
    let enough = facts.on_nodes.recommended();
    Remedy { label: format!("Use {enough} nodes"), change: Change::Nodes(enough) }
}

pub(super) fn few_nodes(facts: &Facts) -> Option<Finding> {
    let nodes = facts.plan.nodes;
    if nodes >= NodeCount::RECOMMENDED_MINIMUM {
        return None;
    }
    let documented = Evidence::documented(
        Section::ApplicationLayer,
        "The application layer consists of a multi-node Kubernetes cluster, with resilience against node failures.",
    );
    let updated = Evidence::updated("At least 3 worker nodes.", NODE_COUNT_SOURCE);
    let mut finding = if nodes.get() == 1 {
        Finding::new(
            FindingId::SingleNode,
            Severity::Problem,
            Topic::Kubernetes,
            "A single node is a single point of failure: if it goes down, so does W&B",
            "The reference architecture asks for several nodes and resilience to node failures. If the only node fails, nothing is left.",
            vec![documented, updated],
        )
    } else {
        Finding::new(
            FindingId::FewNodes,
            Severity::Warning,
            Topic::Kubernetes,
            "W&B now asks for at least 3 nodes; this plan has 2",
            "If one node fails, half of the capacity is lost. A component that needs three replicas on separate nodes does not fit.",
            vec![updated, documented],
        )
    };
    finding.remedy = Some(use_enough_nodes(facts));
    Some(finding)
}

pub(super) fn chart_requests(facts: &Facts) -> Option<Finding> {
    let OnNodes { workload, nodes, needed, .. } = facts.on_nodes;
    if facts.on_nodes.holds() != Holds::NotAll {
        return None;
    }
    let machine = facts.kubernetes.chosen.machine;
    let nodes = nodes.get();
    let placed = facts.on_nodes.placed_on(nodes);
    let of = if workload.clickhouse.is_empty() {
        "W&B's Helm chart"
    } else {
        "W&B's Helm chart and ClickHouse"
    };
    let title = format!(
        "{nodes} × {} can hold {placed} of the {} pods in {of}",
        machine.name,
        workload.total().0,
    );
    let advice = match workload.largest_that_fits_nowhere(facts.on_nodes.node) {
        Some(pod) => format!(
            "A {} pod requests {}, more than {} has available: it stays Pending on any number of nodes. Choose a larger machine.",
            pod.name,
            in_words(pod.each),
            machine.name,
        ),
        None => String::from(
            "The other pods stay Pending. Use more or larger nodes. This is a lower bound: other DaemonSets, jobs and operators need room as well.",
        ),
    };
    let evidence = vec![arithmetic(facts.on_nodes, facts.plan, nodes)];
    let id = FindingId::ChartRequestsExceedNodes;
    let mut finding =
        Finding::new(id, Severity::Warning, Topic::Kubernetes, title, advice, evidence);
    finding.remedy = needed.is_some().then(|| use_enough_nodes(facts));
    Some(finding)
}

fn in_words(requests: Requests) -> String {
    format!("{} and {}", requests.cpu(), requests.memory())
}

/// The arithmetic: the pods, the room on a node, and the number of pods that fit on this many nodes.
fn arithmetic(it: &OnNodes, plan: &Plan, nodes: u32) -> Evidence {
    let OnNodes { workload, node, needed, .. } = it;
    let replicas: Vec<String> =
        workload.pods().map(|pods| format!("{} {}", pods.name, pods.replicas)).collect();
    let (count, sum) = workload.total();
    let room = it.room();
    let mut formula = format!(
        "Chart size {}, minimum replicas ({}): {} requesting {}, including sidecars. A node has about {} for them, after {} for the system and W&B's DaemonSet. On {}, {} fit.",
        workload.size.name(),
        replicas.join(", "),
        counted(count, "pod"),
        in_words(sum),
        in_words(room),
        in_words(node.without(room)),
        counted(nodes, "node"),
        counted(it.placed_on(nodes), "pod"),
    );
    if let Some(needed) = needed {
        let to_run = counted(needed.to_run, "node");
        let _ = write!(
            formula,
            " All of them need {to_run}, or {} to survive the loss of one.",
            needed.to_lose_one
        );
    }
    let mut sources = vec![catalog::CHART_SOURCE];
    if !workload.clickhouse.is_empty() {
        sources.push(ClickHouseSize::for_environment(plan.environment).source);
    }
    Evidence::Derived { formula, sources }
}

pub(super) fn one_node_lost(facts: &Facts) -> Option<Finding> {
    let nodes = facts.plan.nodes.get();
    // Nodes without room for all pods, and a single node, have their own findings.
    if nodes == 1 || facts.on_nodes.holds() != Holds::WithAll {
        return None;
    }
    let mut finding = Finding::new(
        FindingId::NoRoomForALostNode,
        Severity::Warning,
        Topic::Kubernetes,
        format!("If one of {nodes} nodes fails, not all pods fit on the rest"),
        "The reference architecture asks for resilience to node failures. With more nodes, the pods of a failed node start on the others.",
        vec![arithmetic(facts.on_nodes, facts.plan, nodes - 1)],
    );
    finding.remedy = Some(use_enough_nodes(facts));
    Some(finding)
}

/// The sizes of the chart that the machine can run, and the number of nodes that each needs.
pub(super) fn chart_sizes(facts: &Facts) -> Option<Finding> {
    let machine = facts.kubernetes.chosen.machine;
    let node = facts.on_nodes.node;
    let mut lines = Vec::new();
    let mut too_large = None;
    for size in ChartSize::ALL {
        let workload = Workload::at(facts.plan, size);
        if let Some(needed) = workload.nodes_needed(node) {
            lines.push(format!("{}: at least {}", size.name(), needed.to_run));
        } else {
            let largest = size.largest_pod(facts.plan.tier);
            let pod = format!("{} with {}", largest.name, in_words(largest.each));
            lines.push(format!("{}: never, its largest pod is {pod}", size.name()));
            let room = size.room_on(node);
            let too_much = if largest.each.millicores > room.millicores {
                largest.each.cpu()
            } else {
                largest.each.memory()
            };
            too_large = too_large.or(Some((size, largest.name, too_much)));
        }
    }
    let title = match too_large {
        Some((size, pod, too_much)) => {
            format!(
                "From size {} up, W&B's chart does not fit on {}: its {pod} pod requests {too_much}",
                size.name(),
                machine.name
            )
        }
        None => format!("Every size of W&B's chart fits on {}, given enough nodes", machine.name),
    };
    let left = ChartSize::Medium.room_on(node);
    let mut formula = format!(
        "A node with {} has about {} left after the system and DaemonSets. Nodes needed by size: {}.",
        machine.vcpu,
        left.cpu(),
        lines.join("; ")
    );
    let mut sources: Vec<Source> = vec![catalog::CHART_SOURCE, catalog::DAEMONSET_SOURCE];
    if facts.plan.runs_clickhouse() {
        formula.push_str(" ClickHouse is included.");
        sources.push(ClickHouseSize::for_environment(facts.plan.environment).source);
    }
    Some(Finding::new(
        FindingId::ChartSizes,
        Severity::Note,
        Topic::Kubernetes,
        title,
        format!(
            "These files use size {}. Before you raise it, check the nodes: a pod cannot be split, and DaemonSets need room as well.",
            size_in_files(facts)
        ),
        vec![Evidence::Derived { formula, sources }],
    ))
}

/// The chart's size in the files. In the Terraform files it is always small, because the module's
/// machines grow with it.
fn size_in_files(facts: &Facts) -> String {
    let terraform = ChartSize::Small.name();
    let kubernetes = facts.on_nodes.workload.size.name();
    match (facts.plan.has_terraform(), facts.plan.has_kubernetes()) {
        (true, true) if terraform != kubernetes => {
            format!("{terraform} (Terraform) and {kubernetes} (Kubernetes)")
        }
        (true, _) => terraform.to_owned(),
        (false, _) => kubernetes.to_owned(),
    }
}

pub(super) fn zones(facts: &Facts) -> Option<Finding> {
    let cloud = facts.plan.cloud();
    let nodes = facts.plan.nodes;
    let ZoneLayout { zones, per_zone } = ZoneLayout::spread(nodes);
    let total = zones * per_zone;
    if !facts.plan.has_terraform() || cloud == Cloud::Gcp || total == nodes.get() {
        return None;
    }
    Some(Finding::new(
        FindingId::NodesPerZone,
        Severity::Note,
        Topic::Provisioning,
        format!("The Terraform files create {total} nodes instead of {nodes}"),
        format!(
            "W&B's {} module counts nodes per zone. {nodes} does not divide evenly into 3 or 2 zones, so the files ask for {per_zone} in each of {zones}.",
            cloud.label()
        ),
        vec![Evidence::derived_from(
            format!("{zones} zones × {per_zone} per zone = {total} nodes."),
            OfficialModule::for_cloud(cloud).read_at,
        )],
    ))
}

pub(super) fn zonal_gke(facts: &Facts) -> Option<Finding> {
    (facts.plan.cloud() == Cloud::Gcp && facts.plan.has_terraform()).then(|| {
        Finding::new(
            FindingId::GkeZonalCluster,
            Severity::Warning,
            Topic::Provisioning,
            "W&B's Google module creates a zonal GKE cluster: all nodes are in one zone",
            "If that zone fails, W&B goes down, although Cloud SQL and Redis are in two zones. The module has no argument for a regional cluster; if you need one, create the cluster yourself.",
            vec![Evidence::updated(
                "The module sets no location on the cluster, so it is created in the Google provider's zone.",
                OfficialModule::for_cloud(Cloud::Gcp).read_at,
            )],
        )
    })
}
