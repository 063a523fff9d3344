//! Rules about the number of nodes and their place.

use super::{Facts, Finding, Remedy, Severity};
use crate::{
    assessment::totals::NODE_COUNT_SOURCE,
    catalog::{
        self, ChartSize, DAEMONSET_MILLICORES_PER_NODE, Machine, OfficialModule,
        RESERVED_MILLICORES_PER_NODE, Requests,
    },
    evidence::Evidence,
    plan::{Change, NodeCount, Plan, ZoneLayout},
    reference::{Cloud, Section, Term as _, Topic},
    text::{findings as text, words},
    units::{Cores, Gibibytes},
};

/// Use as many nodes as W&B asks for and as the chart's smallest pods need, so that rules about too few
/// nodes all offer the same. No number of nodes helps where a pod fits on none.
pub(super) fn use_enough_nodes(facts: &Facts) -> Remedy {
    let room = Requests::left_on(facts.kubernetes.chosen.machine, RESERVED_MILLICORES_PER_NODE);
    let needed = catalog::nodes_needed(ChartSize::Small.pods(facts.plan.tier), room)
        .and_then(|needed| u8::try_from(needed).ok())
        .and_then(NodeCount::new);
    let enough = needed.map_or(NodeCount::RECOMMENDED_MINIMUM, |needed| {
        needed.max(NodeCount::RECOMMENDED_MINIMUM)
    });
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
    let nodes = facts.plan.nodes.get();
    let machine = facts.kubernetes.chosen.machine;
    let small = || ChartSize::Small.pods(facts.plan.tier);
    let (count, _) = catalog::total_requests(small());
    let pods: Vec<String> =
        small().map(|pods| format!("{} {}", pods.name, pods.replicas)).collect();
    // Every pod requests one core, or little more, and a pod cannot be split over nodes.
    let per_node = Requests::left_on(machine, RESERVED_MILLICORES_PER_NODE).millicores / 1000;
    let placed = nodes * per_node;
    if placed >= count {
        return None;
    }
    let formula = text::chart_formula(
        &pods.join(", "),
        count,
        machine.vcpu,
        &cores(RESERVED_MILLICORES_PER_NODE),
        &words::pods(per_node),
        &format!("{} × {per_node} = {}", words::nodes(nodes), words::pods(placed)),
    );
    let mut finding = Finding::new(
        "chart-requests-exceed-nodes",
        Severity::Warning,
        Topic::Kubernetes,
        text::chart_requests(
            count,
            nodes,
            machine.name,
            if nodes == 1 { text::HOLDS } else { text::HOLD },
            placed,
        ),
        text::CHART_REQUESTS_ADVICE,
        vec![Evidence::derived_from(formula, catalog::CHART_SOURCE)],
    );
    finding.remedy = (per_node > 0).then(|| use_enough_nodes(facts));
    Some(finding)
}

/// Thousandths of a core as cores, with one decimal place.
fn cores(millicores: u32) -> String {
    format!("{}.{}", millicores / 1000, millicores % 1000 / 100)
}

pub(super) fn one_node_lost(facts: &Facts) -> Option<Finding> {
    let nodes = facts.plan.nodes.get();
    let machine = facts.kubernetes.chosen.machine;
    let room = Requests::left_on(machine, RESERVED_MILLICORES_PER_NODE);
    let needed = catalog::nodes_needed(ChartSize::Small.pods(facts.plan.tier), room)?;
    // Too few nodes to begin with, and a single node, are findings of their own.
    if nodes == 1 || needed != nodes {
        return None;
    }
    let mut finding = Finding::new(
        "no-room-for-a-lost-node",
        Severity::Warning,
        Topic::Kubernetes,
        text::one_lost(nodes),
        text::ONE_LOST_ADVICE,
        vec![Evidence::derived_from(
            text::one_lost_formula(needed, machine.name, nodes, nodes - 1),
            catalog::CHART_SOURCE,
        )],
    );
    finding.remedy = u8::try_from(nodes + 1)
        .ok()
        .and_then(NodeCount::new)
        .map(|more| Remedy { label: text::use_nodes(more), change: Change::Nodes(more) });
    Some(finding)
}

/// Which sizes of the chart a node can hold, and how many nodes each needs.
pub(super) fn chart_sizes(facts: &Facts) -> Option<Finding> {
    let machine = facts.kubernetes.chosen.machine;
    let tier = facts.plan.tier;
    // What DaemonSets take was measured where the larger sizes run. For the smallest there is a
    // rule of its own, with the room of an empty node.
    let empty = Requests::left_on(machine, RESERVED_MILLICORES_PER_NODE);
    let taken = RESERVED_MILLICORES_PER_NODE + DAEMONSET_MILLICORES_PER_NODE;
    let used = Requests::left_on(machine, taken);
    let mut lines = Vec::new();
    let mut too_large = None;
    for size in ChartSize::ALL {
        let room = if size == ChartSize::Small { empty } else { used };
        let largest = size.largest_pod(tier);
        let cores = Cores(largest.each.millicores / 1000);
        let pod = text::pod_with(largest.name, cores, Gibibytes(largest.each.memory_mib / 1024));
        if let Some(needed) = catalog::nodes_needed(size.pods(tier), room) {
            lines.push(text::size_needs(size.name(), needed));
        } else {
            lines.push(text::size_never(size.name(), &pod));
            too_large = too_large.or(Some((size, largest.name, cores)));
        }
    }
    let title = match too_large {
        Some((size, pod, cores)) => text::too_large_from(size.name(), machine.name, pod, cores),
        None => text::every_size_runs(machine.name),
    };
    Some(Finding::new(
        "chart-sizes",
        Severity::Note,
        Topic::Kubernetes,
        title,
        text::chart_sizes_advice(&size_in_files(facts.plan, machine)),
        vec![Evidence::Derived {
            formula: text::chart_sizes_formula(
                machine.vcpu,
                &cores(used.millicores),
                &lines.join("; "),
            ),
            sources: vec![catalog::CHART_SOURCE, catalog::DAEMONSET_SOURCE],
        }],
    ))
}

/// The size of the chart that the files ask for. The module's own size keeps the pods small; see
/// [`super::operations::module_size`].
fn size_in_files(plan: &Plan, machine: &Machine) -> String {
    let terraform = ChartSize::Small.name();
    let kubernetes = ChartSize::for_node(plan.tier, machine).name();
    match (plan.has_terraform(), plan.has_kubernetes()) {
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
