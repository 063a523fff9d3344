//! Rules about the number of nodes and their place.

use super::{Facts, Finding, Remedy, Severity};
use crate::{
    assessment::{
        capacity::{Holds, OnNodes, Workload},
        totals::NODE_COUNT_SOURCE,
    },
    catalog::{self, ChartSize, ClickHouseSize, OfficialModule, Requests},
    evidence::{Evidence, Source},
    plan::{Change, NodeCount, Plan, ZoneLayout},
    reference::{Cloud, Section, Term as _, Topic},
    text::{findings as text, words},
};

/// Use as many nodes as W&B asks for and as all pods need, also when one is lost, so that rules about
/// too few nodes all offer the same. Where a pod fits on no node, a rule of its own says so.
pub(super) fn use_enough_nodes(facts: &Facts) -> Remedy {
    let enough = facts.on_nodes.recommended();
    Remedy { label: text::use_nodes(enough), change: Change::Nodes(enough) }
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
    let updated = Evidence::updated(text::AT_LEAST_3_NODES, NODE_COUNT_SOURCE);
    let mut finding = if nodes.get() == 1 {
        Finding::new(
            "single-node",
            Severity::Problem,
            Topic::Kubernetes,
            text::SINGLE_NODE,
            text::SINGLE_NODE_ADVICE,
            vec![documented, updated],
        )
    } else {
        Finding::new(
            "few-nodes",
            Severity::Warning,
            Topic::Kubernetes,
            text::FEW_NODES,
            text::FEW_NODES_ADVICE,
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
    let title = text::chart_requests(
        nodes,
        &machine.name,
        if nodes == 1 { text::HOLDS } else { text::HOLD },
        placed,
        workload.total().0,
        if workload.clickhouse.is_empty() { text::WANDB } else { text::WANDB_AND_CLICKHOUSE },
    );
    let advice = match workload.largest_that_fits_nowhere(facts.on_nodes.node) {
        Some(pod) => text::fits_nowhere(pod.name, &in_words(pod.each), &machine.name),
        None => text::CHART_REQUESTS_ADVICE.to_owned(),
    };
    let evidence = vec![arithmetic(facts.on_nodes, facts.plan, nodes)];
    let id = "chart-requests-exceed-nodes";
    let mut finding =
        Finding::new(id, Severity::Warning, Topic::Kubernetes, title, advice, evidence);
    finding.remedy = needed.is_some().then(|| use_enough_nodes(facts));
    Some(finding)
}

fn in_words(requests: Requests) -> String {
    words::requests(&requests.cpu(), &requests.memory())
}

/// What runs, what a node has for it, and how much of it finds a place on so many nodes.
fn arithmetic(it: &OnNodes, plan: &Plan, nodes: u32) -> Evidence {
    let OnNodes { workload, node, needed, .. } = it;
    let replicas: Vec<String> =
        workload.pods().map(|pods| format!("{} {}", pods.name, pods.replicas)).collect();
    let (count, sum) = workload.total();
    let room = it.room();
    let mut formula = text::on_nodes_formula(
        workload.size.name(),
        &replicas.join(", "),
        &words::pods(count),
        &in_words(sum),
        &in_words(room),
        &in_words(node.without(room)),
    );
    formula.push_str(&text::find_a_place(&words::nodes(nodes), &words::pods(it.placed_on(nodes))));
    if let Some(needed) = needed {
        formula.push_str(&text::nodes_for_pods(&words::nodes(needed.to_run), needed.to_lose_one));
    }
    let mut sources = vec![catalog::CHART_SOURCE];
    if !workload.clickhouse.is_empty() {
        sources.push(ClickHouseSize::for_environment(plan.environment).source);
    }
    Evidence::Derived { formula, sources }
}

pub(super) fn one_node_lost(facts: &Facts) -> Option<Finding> {
    let nodes = facts.plan.nodes.get();
    // Too few nodes to begin with, and a single node, are findings of their own.
    if nodes == 1 || facts.on_nodes.holds() != Holds::WithAll {
        return None;
    }
    let mut finding = Finding::new(
        "no-room-for-a-lost-node",
        Severity::Warning,
        Topic::Kubernetes,
        text::one_lost(nodes),
        text::ONE_LOST_ADVICE,
        vec![arithmetic(facts.on_nodes, facts.plan, nodes - 1)],
    );
    finding.remedy = Some(use_enough_nodes(facts));
    Some(finding)
}

/// Which sizes of the chart a node can hold, and how many nodes each needs.
pub(super) fn chart_sizes(facts: &Facts) -> Option<Finding> {
    let machine = facts.kubernetes.chosen.machine;
    let node = facts.on_nodes.node;
    let mut lines = Vec::new();
    let mut too_large = None;
    for size in ChartSize::ALL {
        let workload = Workload::at(facts.plan, size);
        if let Some(needed) = workload.nodes_needed(node) {
            lines.push(text::size_needs(size.name(), needed.to_run));
        } else {
            let largest = size.largest_pod(facts.plan.tier);
            let pod = text::pod_with(largest.name, &in_words(largest.each));
            lines.push(text::size_never(size.name(), &pod));
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
            text::too_large_from(size.name(), &machine.name, pod, &too_much)
        }
        None => text::every_size_runs(&machine.name),
    };
    let left = ChartSize::Medium.room_on(node);
    let mut formula = text::chart_sizes_formula(machine.vcpu, &left.cpu(), &lines.join("; "));
    let mut sources: Vec<Source> = vec![catalog::CHART_SOURCE, catalog::DAEMONSET_SOURCE];
    if facts.plan.runs_clickhouse() {
        formula.push_str(text::WITH_CLICKHOUSE);
        sources.push(ClickHouseSize::for_environment(facts.plan.environment).source);
    }
    Some(Finding::new(
        "chart-sizes",
        Severity::Note,
        Topic::Kubernetes,
        title,
        text::chart_sizes_advice(&size_in_files(facts)),
        vec![Evidence::Derived { formula, sources }],
    ))
}

/// The size of the chart that the files ask for. The module's own size keeps the pods small; see
/// [`super::operations::module_size`].
fn size_in_files(facts: &Facts) -> String {
    let terraform = ChartSize::Small.name();
    let kubernetes = facts.on_nodes.workload.size.name();
    match (facts.plan.has_terraform(), facts.plan.has_kubernetes()) {
        (true, true) if terraform != kubernetes => text::chart_size_by_files(terraform, kubernetes),
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
        "nodes-per-zone",
        Severity::Note,
        Topic::Provisioning,
        text::nodes_per_zone(total, nodes),
        text::nodes_per_zone_advice(cloud.label(), nodes, per_zone, zones),
        vec![Evidence::derived_from(
            text::nodes_per_zone_formula(zones, per_zone, total),
            OfficialModule::for_cloud(cloud).read_at,
        )],
    ))
}

pub(super) fn zonal_gke(facts: &Facts) -> Option<Finding> {
    (facts.plan.cloud() == Cloud::Gcp && facts.plan.has_terraform()).then(|| {
        Finding::new(
            "gke-zonal-cluster",
            Severity::Warning,
            Topic::Provisioning,
            text::ZONAL_GKE,
            text::ZONAL_GKE_ADVICE,
            vec![Evidence::updated(
                text::ZONAL_GKE_EVIDENCE,
                OfficialModule::for_cloud(Cloud::Gcp).read_at,
            )],
        )
    })
}
