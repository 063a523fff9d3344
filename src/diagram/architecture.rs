//! The picture of a plan's architecture: its parts and their connections.

use std::fmt::Write as _;

use super::{begin, words};
use crate::{
    assessment::{Assessment, SizedComponent},
    catalog::ChartSize,
    plan::{Access, ClickHouse, Plan},
    reference::{Cloud, EGRESS_ENDPOINTS},
};

/// The most boxes for nodes. The last one counts the nodes that are not drawn.
const MOST_NODES_DRAWN: u32 = 6;

/// A box with a heading and lines of details.
struct Shape {
    left: u32,
    top: u32,
    width: u32,
    height: u32,
    heading: String,
    details: Vec<String>,
}

/// The parts of the picture, in the order of the text description.
struct Parts {
    people: Shape,
    entry: Shape,
    cluster: Shape,
    services: Vec<Shape>,
    egress: Shape,
    /// The Ingress and W&B's pods, which are not drawn on a particular node.
    on_the_nodes: [Shape; 2],
    nodes: u32,
    /// The minimum size of each node.
    node_size: Vec<String>,
}

impl Parts {
    fn of(it: &Assessment) -> Self {
        let plan = &it.plan;
        let kubernetes = &it.kubernetes;
        let entry = match plan.access {
            Access::Public => "public address",
            Access::Private => "private address",
        };
        let nodes = plan.nodes.get();
        Self {
            people: Shape {
                left: 10,
                top: 20,
                width: 236,
                height: 80,
                heading: "People and training".to_owned(),
                details: vec!["browsers, wandb SDK".to_owned()],
            },
            entry: Shape {
                left: 10,
                top: 170,
                width: 236,
                height: 100,
                heading: "Load balancer".to_owned(),
                details: vec![
                    plan.fqdn(),
                    "DNS A record, TLS ends here".to_owned(),
                    entry.to_owned(),
                ],
            },
            cluster: Shape {
                left: 270,
                top: 20,
                width: 370,
                height: 370,
                heading: if plan.is_on_openshift() {
                    "OpenShift".to_owned()
                } else {
                    match it.kubernetes.service.value {
                        "Kubernetes" => "Kubernetes".to_owned(),
                        service => format!("Kubernetes: {service}"),
                    }
                },
                details: vec![
                    match nodes {
                        1 => format!("1 node, {}", machine(it, kubernetes)),
                        _ => format!("{nodes} nodes, each {}", machine(it, kubernetes)),
                    },
                    format!(
                        "at least {} and {} in total",
                        it.totals.all_nodes.cpu.value, it.totals.all_nodes.memory.value
                    ),
                ],
            },
            services: services(it),
            egress: Shape {
                left: 270,
                top: 408,
                width: 370,
                height: 74,
                heading: "Egress".to_owned(),
                details: if plan.is_air_gapped() {
                    vec!["your own registry and Helm repository".to_owned()]
                } else {
                    let hosts = EGRESS_ENDPOINTS.map(host);
                    hosts.chunks(3).map(|line| line.join(", ")).collect()
                },
            },
            on_the_nodes: on_the_nodes(plan),
            nodes,
            node_size: vec![
                kubernetes.cpu.value.to_string(),
                kubernetes.memory.value.to_string(),
                format!("{} disk", kubernetes.disk.value),
            ],
        }
    }
}

/// The machine of a component; on premises, where no machine is given, its size.
fn machine(it: &Assessment, component: &SizedComponent) -> String {
    match it.plan.cloud() {
        Cloud::OnPremises => format!("{}, {}", component.cpu.value, component.memory.value),
        Cloud::Aws | Cloud::Gcp | Cloud::Azure => component.chosen.machine.name.to_string(),
    }
}

/// The services next to the cluster, from top to bottom.
fn services(it: &Assessment) -> Vec<Shape> {
    let service = |index: u32, heading: &str, details: Vec<String>| Shape {
        left: 675,
        top: 20 + index * 96,
        width: 275,
        height: 80,
        heading: heading.to_owned(),
        details,
    };
    let mysql = vec![it.mysql.service.value.to_owned(), machine(it, &it.mysql)];
    let storage =
        vec![it.object_storage.value.to_owned(), "pre-signed URLs, accessed directly".to_owned()];
    let mut services = vec![
        service(0, &format!("MySQL, {} disk", it.mysql.disk.value), mysql),
        service(1, "Object storage", storage),
        service(2, "Redis 7", vec!["job queue and cache".to_owned()]),
    ];
    if it.plan.tier.includes_weave() {
        let place = match it.plan.clickhouse {
            ClickHouse::External => "external service",
            ClickHouse::InCluster => "3 replicas in the cluster",
        };
        services.push(service(3, "ClickHouse for Weave", vec![place.to_owned()]));
    }
    services
}

/// The contents of the cluster: the Ingress, then the pods by their names in the chart.
fn on_the_nodes(plan: &Plan) -> [Shape; 2] {
    let inside = |top: u32, height: u32, heading: &'static str, details: Vec<String>| Shape {
        left: 280,
        top,
        width: 350,
        height,
        heading: heading.to_owned(),
        details,
    };
    let names: Vec<&str> = ChartSize::Small.pods(plan.tier).map(|pods| pods.name).collect();
    let lines = names.chunks(4).map(|line| line.join(", ")).collect();
    [inside(98, 38, "Ingress", Vec::new()), inside(147, 84, "W&B operator and pods", lines)]
}

fn host(endpoint: &'static str) -> &'static str {
    endpoint.trim_start_matches("https://")
}

/// Draws the picture as an SVG document, with invisible metadata about its origin. The same plan
/// yields the same bytes.
#[must_use]
pub fn architecture(assessment: &Assessment, origin: &str) -> String {
    let parts = Parts::of(assessment);
    let mut svg = begin((960, 500), &assessment.title(), origin);
    svg.push_str("<defs><marker id=\"m\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto-start-reverse\"><path class=\"m\" d=\"M0 0 8 4 0 8z\"/></marker></defs>\n");
    // The cluster comes first, so that its contents are drawn on top of it.
    shape(&mut svg, &parts.cluster, "g");
    for inside in &parts.on_the_nodes {
        shape(&mut svg, inside, "b");
    }
    nodes(&mut svg, &parts);
    shape(&mut svg, &parts.people, "b");
    shape(&mut svg, &parts.entry, "b");
    shape(&mut svg, &parts.egress, "b");
    for service in &parts.services {
        shape(&mut svg, service, "b");
    }
    arrow(&mut svg, "M128 100V170");
    arrow(&mut svg, "M246 220H270");
    arrow(&mut svg, "M455 390V408");
    for service in &parts.services {
        let middle = service.top + service.height / 2;
        arrow(&mut svg, &format!("M640 {middle}H675"));
    }
    // Clients connect directly to the storage, bypassing the cluster.
    arrow(&mut svg, "M246 60H258V10H657V136H675");
    svg.push_str("</svg>\n");
    svg
}

fn shape(svg: &mut String, shape: &Shape, class: &str) {
    let Shape { left, top, width, height, heading, details } = shape;
    let _ = writeln!(
        svg,
        "<rect class=\"{class}\" x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" rx=\"6\"/>",
    );
    words(svg, left + 10, top + 24, "h", heading);
    for (line, detail) in (0..).zip(details) {
        words(svg, left + 10, top + 44 + line * 18, "s", detail);
    }
}

/// Draws the worker nodes in the cluster. If they fit into one row, each shows its minimum size.
fn nodes(svg: &mut String, parts: &Parts) {
    const LEFT: u32 = 280;
    const TOP: u32 = 242;
    const WIDTH: u32 = 350;
    const HEIGHT: u32 = 132;
    const GAP: u32 = 7;
    let drawn = parts.nodes.min(MOST_NODES_DRAWN);
    let columns = drawn.min(3);
    let rows = drawn.div_ceil(columns);
    let width = (WIDTH - (columns - 1) * GAP) / columns;
    let height = (HEIGHT - (rows - 1) * GAP) / rows;
    for index in 0..drawn {
        let rest = parts.nodes - drawn;
        let heading = if rest > 0 && index + 1 == drawn {
            format!("{} more", rest + 1)
        } else {
            format!("Node {}", index + 1)
        };
        let details = if rows == 1 { parts.node_size.clone() } else { Vec::new() };
        let left = LEFT + index % columns * (width + GAP);
        let top = TOP + index / columns * (height + GAP);
        shape(svg, &Shape { left, top, width, height, heading, details }, "b");
    }
}

fn arrow(svg: &mut String, path: &str) {
    let _ = writeln!(svg, "<path class=\"a\" marker-end=\"url(#m)\" d=\"{path}\"/>");
}

/// The text description of the picture, one sentence for each part.
#[must_use]
pub fn architecture_in_words(assessment: &Assessment) -> Vec<String> {
    let parts = Parts::of(assessment);
    let describe = |shape: &Shape| format!("{}: {}.", shape.heading, shape.details.join("; "));
    let mut sentences = vec![
        "People and training machines connect to the load balancer, and directly to object storage."
            .to_owned(),
        describe(&parts.entry),
        format!("The load balancer sends traffic to the cluster. {}", describe(&parts.cluster)),
    ];
    sentences.push(format!("Each node has at least {}.", parts.node_size.join("; ")));
    let [ingress, pods] = &parts.on_the_nodes;
    sentences.push(format!(
        "The nodes run an {} and, behind it, the {}: {}.",
        ingress.heading,
        pods.heading,
        pods.details.join("; ")
    ));
    sentences.push("The cluster uses these services.".to_owned());
    sentences.extend(parts.services.iter().map(describe));
    sentences.push(format!("The cluster connects to {}.", parts.egress.details.join(", ")));
    sentences
}
