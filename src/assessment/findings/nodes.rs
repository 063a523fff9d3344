//! Rules about the number of nodes and their place.

use super::{Facts, Finding, Remedy, Severity};
use crate::{
    assessment::totals::NODE_COUNT_SOURCE,
    catalog::{
        self, ChartSize, DAEMONSET_MILLICORES_PER_NODE, OfficialModule,
        RESERVED_MILLICORES_PER_NODE, Requests,
    },
    evidence::Evidence,
    plan::{Change, NodeCount, ZoneLayout},
    reference::{Cloud, Section, Term as _, Topic},
    units::{Cores, Gibibytes},
};

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
            "single-node",
            Severity::Problem,
            Topic::Kubernetes,
            "One node is no multi-node cluster: when it fails, W&B is down",
            "The document asks for several nodes and resilience against node failures. Nothing remains when the only node is lost.",
            vec![documented, updated],
        )
    } else {
        Finding::new(
            "few-nodes",
            Severity::Warning,
            Topic::Kubernetes,
            "2 nodes are fewer than the 3 that W&B has published since",
            "With one node lost, half of the capacity remains, and a component that keeps three replicas on separate nodes does not fit.",
            vec![updated, documented],
        )
    };
    finding.remedy = Some(Remedy {
        label: "Use 3 nodes".to_owned(),
        change: Change::Nodes(NodeCount::RECOMMENDED_MINIMUM),
    });
    Some(finding)
}

pub(super) fn chart_requests(facts: &Facts) -> Option<Finding> {
    let nodes = facts.plan.nodes.get();
    let machine = facts.kubernetes.chosen.machine;
    let small = || ChartSize::Small.pods(facts.plan.tier);
    let (count, _) = catalog::total_requests(small());
    let pods: Vec<String> =
        small().map(|pods| format!("{} {}", pods.name, pods.replicas)).collect();
    // Every pod requests one core, and a pod cannot be split over nodes.
    let per_node = Requests::left_on(machine, RESERVED_MILLICORES_PER_NODE).millicores / 1000;
    let placed = nodes * per_node;
    if placed >= count {
        return None;
    }
    let noun =
        |number: u32, one, many| format!("{number} {}", if number == 1 { one } else { many });
    let formula = format!(
        "Chart size small, fewest replicas ({}): {count} pods, each requesting 1 core. A node of {} keeps back about {}.{} cores, which leaves room for {}; {} × {per_node} = {}.",
        pods.join(", "),
        machine.vcpu,
        RESERVED_MILLICORES_PER_NODE / 1000,
        RESERVED_MILLICORES_PER_NODE % 1000 / 100,
        noun(per_node, "pod", "pods"),
        noun(nodes, "node", "nodes"),
        noun(placed, "pod", "pods"),
    );
    let mut finding = Finding::new(
        "chart-requests-exceed-nodes",
        Severity::Warning,
        Topic::Kubernetes,
        format!(
            "W&B's Helm chart starts {count} pods of 1 core at its smallest size; {nodes} × {} {} {placed}",
            machine.name,
            if nodes == 1 { "holds" } else { "hold" },
        ),
        "Some pods would stay Pending. Use more nodes, or larger ones. This is a lower bound: DaemonSets and other pods need room, too.",
        vec![Evidence::derived_from(formula, catalog::CHART_SOURCE)],
    );
    finding.remedy = count
        .checked_next_multiple_of(per_node)
        .and_then(|room| u8::try_from(room / per_node).ok())
        .and_then(NodeCount::new)
        .map(|nodes| Remedy { label: format!("Use {nodes} nodes"), change: Change::Nodes(nodes) });
    Some(finding)
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
        format!("When one of {nodes} nodes is lost, W&B's smallest pods no longer all fit"),
        "The document asks for resilience against node failures. With one more node, pods of a lost one start on the others.",
        vec![Evidence::derived_from(
            format!(
                "The pods of chart size small need {needed} nodes of {}; {nodes} \u{2212} 1 = {}.",
                machine.name,
                nodes - 1,
            ),
            catalog::CHART_SOURCE,
        )],
    );
    finding.remedy = u8::try_from(nodes + 1)
        .ok()
        .and_then(NodeCount::new)
        .map(|more| Remedy { label: format!("Use {more} nodes"), change: Change::Nodes(more) });
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
        let pod = format!(
            "{} with {cores} and {}",
            largest.name,
            Gibibytes(largest.each.memory_mib / 1024),
        );
        if let Some(needed) = catalog::nodes_needed(size.pods(tier), room) {
            lines.push(format!("{}: {needed} at least", size.name()));
        } else {
            lines.push(format!("{}: never, its largest pod is {pod}", size.name()));
            too_large = too_large.or(Some((size, largest.name, cores)));
        }
    }
    let title = match too_large {
        Some((size, pod, cores)) => format!(
            "From size {} on, W&B's chart does not run on {}: its {pod} pod requests {cores}",
            size.name(),
            machine.name,
        ),
        None => format!("Every size of W&B's chart runs on {}, given enough nodes", machine.name),
    };
    Some(Finding::new(
        "chart-sizes",
        Severity::Note,
        Topic::Kubernetes,
        title,
        "The files ask for the size small. Before you raise it, look at the nodes: a pod cannot be split, and DaemonSets need room, too.",
        vec![Evidence::Derived {
            formula: format!(
                "A node of {} has about {}.{} cores left beside the system and DaemonSets. Nodes needed by size: {}.",
                machine.vcpu,
                used.millicores / 1000,
                used.millicores % 1000 / 100,
                lines.join("; "),
            ),
            sources: vec![catalog::CHART_SOURCE, catalog::DAEMONSET_SOURCE],
        }],
    ))
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
        format!("The Terraform files make {total} nodes instead of {nodes}"),
        format!(
            "W&B's {} module takes a number of nodes per zone. {nodes} cannot be divided evenly over 3 or 2 zones, so the files ask for {per_zone} in each of {zones}.",
            cloud.label(),
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
            "gke-zonal-cluster",
            Severity::Warning,
            Topic::Provisioning,
            "W&B's Google module makes a zonal GKE cluster: all nodes in one zone",
            "When that zone fails, W&B is down although Cloud SQL and Redis are in two zones. The module has no argument for a regional cluster; if you need one, make the cluster yourself.",
            vec![Evidence::updated(
                "The module sets no location on the cluster, so the Google provider uses its own zone.",
                OfficialModule::for_cloud(Cloud::Gcp).read_at,
            )],
        )
    })
}
