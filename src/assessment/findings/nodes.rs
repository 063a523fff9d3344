//! Rules about the number of nodes and their place.

use super::{Facts, Finding, Remedy, Severity};
use crate::{
    assessment::totals::NODE_COUNT_SOURCE,
    catalog::{self, ChartRequests, OfficialModule, RESERVED_MILLICORES_PER_NODE},
    evidence::Evidence,
    plan::{Change, NodeCount, ZoneLayout},
    reference::{Cloud, Section, Term as _, Topic},
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
            "With one node lost, half of the capacity remains, and components that keep three replicas on separate nodes, such as ClickHouse, do not fit.",
            vec![updated, documented],
        )
    };
    finding.remedy = Some(Remedy {
        label: "Use 3 nodes".to_owned(),
        change: Change::Nodes(NodeCount::RECOMMENDED_MINIMUM),
    });
    Some(finding)
}

/// Thousandths of a core as cores, without floating point: 11.4.
fn cores(millicores: u32) -> String {
    let (whole, tenths) = (millicores / 1000, millicores % 1000 / 100);
    if tenths == 0 { format!("{whole} cores") } else { format!("{whole}.{tenths} cores") }
}

pub(super) fn chart_requests(facts: &Facts) -> Option<Finding> {
    let nodes = facts.plan.nodes.get();
    let requests = ChartRequests::small(facts.plan.tier);
    let per_node = (facts.kubernetes.chosen.machine.vcpu.0 * 1000)
        .saturating_sub(RESERVED_MILLICORES_PER_NODE);
    let available = nodes * per_node;
    if available >= requests.millicores {
        return None;
    }
    let needed = u8::try_from(requests.millicores.div_ceil(per_node)).ok().and_then(NodeCount::new);
    let formula = format!(
        "Requests at chart size small, fewest replicas ({}): {}. Allocatable: {nodes} × ({} − {}, assumed to be kept back by the node) = {}.",
        requests.pods,
        cores(requests.millicores),
        facts.kubernetes.chosen.machine.vcpu,
        cores(RESERVED_MILLICORES_PER_NODE),
        cores(available),
    );
    let mut finding = Finding::new(
        "chart-requests-exceed-nodes",
        Severity::Warning,
        Topic::Kubernetes,
        format!(
            "W&B's Helm chart requests {} at its smallest size; {nodes} × {} give about {}",
            cores(requests.millicores),
            facts.kubernetes.chosen.machine.name,
            cores(available),
        ),
        "Some pods would stay Pending. Use more nodes, or larger ones. The sum is a lower bound: pods cannot be split over nodes, and DaemonSets take more.",
        vec![Evidence::derived_from(formula, catalog::CHART_SOURCE)],
    );
    finding.remedy = needed
        .map(|nodes| Remedy { label: format!("Use {nodes} nodes"), change: Change::Nodes(nodes) });
    Some(finding)
}

pub(super) fn zones(facts: &Facts) -> Option<Finding> {
    let cloud = facts.plan.cloud();
    let nodes = facts.plan.nodes;
    let ZoneLayout { zones, per_zone } = ZoneLayout::spread(nodes);
    let total = zones * per_zone;
    if cloud == Cloud::Gcp || total == nodes.get() {
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
            format!("{zones} zones × {per_zone} per zone = {total} nodes"),
            OfficialModule::for_cloud(cloud).read_at,
        )],
    ))
}

pub(super) fn zonal_gke(facts: &Facts) -> Option<Finding> {
    (facts.plan.cloud() == Cloud::Gcp).then(|| {
        Finding::new(
            "gke-zonal-cluster",
            Severity::Warning,
            Topic::Provisioning,
            "W&B's Google module makes a zonal GKE cluster: all nodes in one zone",
            "When that zone fails, W&B is down although Cloud SQL and Redis are in two zones. The module has no argument for a regional cluster; if you need one, make the cluster yourself.",
            vec![Evidence::derived_from(
                "The module sets no location on the cluster, so the Google provider uses its own zone.".to_owned(),
                OfficialModule::for_cloud(Cloud::Gcp).read_at,
            )],
        )
    })
}
