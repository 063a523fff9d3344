//! W&B's pods on all worker nodes, and on the remaining nodes after one is lost.

use std::fmt::Write as _;

use super::{begin, words};
use crate::{
    assessment::{
        Assessment,
        capacity::{PackedNode, Packing},
    },
    catalog::Pods,
    escape::write_xml,
};

/// The most rows for nodes. The last one counts the nodes that are not drawn.
const MOST_NODES_DRAWN: usize = 6;

/// The left edge of the bars, the length of a bar for a whole node, and its height.
const BAR_FROM: u32 = 96;
const BAR_LENGTH: u32 = 500;
const BAR_HEIGHT: u32 = 22;

/// The height of a node's row and of a group's heading.
const ROW: u32 = 52;
const HEADING: u32 = 36;

/// Nodes with their pods: all nodes, or the remaining ones.
struct Group {
    heading: String,
    packing: Packing,
}

fn groups(it: &Assessment) -> Vec<Group> {
    let all = it.plan.nodes.get();
    let total = it.on_nodes.workload.total().0;
    let group = |nodes: u32, of: String| {
        let packing = it.on_nodes.packed_on(nodes);
        let placed = total - u32::try_from(packing.waiting.len()).unwrap_or(total);
        let mut heading = format!("{of}: {placed} of {total} pods fit");
        if !packing.waiting.is_empty() {
            let waiting = counted(packing.waiting.iter().copied());
            heading = format!("{heading}; pending: {waiting}");
        }
        Group { heading, packing }
    };
    let on_all = match all {
        1 => "On the only node".to_owned(),
        _ => format!("On all {all} nodes"),
    };
    let mut groups = vec![group(all, on_all)];
    if all > 1 {
        let left = all - 1;
        groups.push(group(left, format!("One node lost, {left} left")));
    }
    groups
}

/// Lists names with their counts, in the order of their first occurrence.
fn counted<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut counts: Vec<(&str, u32)> = Vec::new();
    for name in names {
        match counts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => counts.push((name, 1)),
        }
    }
    let each = counts.iter().map(|(name, count)| match count {
        1 => (*name).to_owned(),
        count => format!("{count} {name}"),
    });
    each.collect::<Vec<_>>().join(", ")
}

impl Group {
    /// The nodes that are drawn, and the number of those that are not.
    fn drawn(&self) -> (&[PackedNode], usize) {
        let nodes = &self.packing.nodes;
        match nodes.len() {
            count if count > MOST_NODES_DRAWN => {
                (&nodes[..MOST_NODES_DRAWN - 1], count - (MOST_NODES_DRAWN - 1))
            }
            _ => (nodes, 0),
        }
    }

    /// The line about the nodes that are not drawn, which are always more than one.
    fn rest_in_words(&self) -> String {
        let (drawn, rest) = self.drawn();
        let pods = self.packing.nodes[drawn.len()..].iter().map(|node| node.pods.len());
        match pods.sum() {
            0 => format!("and {rest} more nodes without pods"),
            1 => format!("and {rest} more nodes with 1 pod"),
            pods => format!("and {rest} more nodes with {pods} pods"),
        }
    }

    fn height(&self) -> u32 {
        let (drawn, rest) = self.drawn();
        let rows = u32::try_from(drawn.len() + usize::from(rest > 0)).unwrap_or(u32::MAX);
        HEADING + rows * ROW
    }
}

/// The CPU and memory that pods request on a node, and the pods.
fn node_in_words(it: &Assessment, node: &PackedNode) -> [String; 2] {
    let whole = it.on_nodes.node;
    let [cpu, memory] = [node.requests.cpu(), node.requests.memory()];
    // The unit follows the whole.
    let number = |quantity: &str| quantity.split(' ').next().unwrap_or_default().to_owned();
    let sizes =
        format!("{} of {}, {} of {}", number(&cpu), whole.cpu(), number(&memory), whole.memory());
    let pods = if node.pods.is_empty() {
        "no pods".to_owned()
    } else {
        counted(node.pods.iter().map(|pods| pods.name))
    };
    [sizes, pods]
}

/// Draws W&B's pods on the nodes by the CPU that they request, before and after the loss of a node.
#[must_use]
pub fn pods(assessment: &Assessment) -> String {
    let groups = groups(assessment);
    let height = groups.iter().map(Group::height).sum();
    let title = format!("W&B's pods on the nodes of {}", assessment.title());
    let mut svg = begin((960, height), &title, "");
    let mut top = 0;
    for group in &groups {
        let _ = write!(svg, "<text class=\"h\" x=\"0\" y=\"{}\">", top + 20);
        let _ = write_xml(&mut svg, &group.heading);
        svg.push_str("</text>\n");
        top += HEADING;
        let (drawn, rest) = group.drawn();
        for (number, node) in (1..).zip(drawn) {
            draw(&mut svg, assessment, top, number, node);
            top += ROW;
        }
        if rest > 0 {
            words(&mut svg, 0, top + 16, "s", &group.rest_in_words());
            top += ROW;
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// Draws a node: the CPU that the system reserves, that of its pods side by side, and the free CPU.
fn draw(svg: &mut String, it: &Assessment, top: u32, number: u32, node: &PackedNode) {
    let whole = it.on_nodes.node.millicores.max(1);
    let length = |millicores: u32| millicores * BAR_LENGTH / whole;
    words(svg, 0, top + 16, "h", &format!("Node {number}"));
    let mut rect = |class: &str, from: u32, millicores: u32| {
        let _ = writeln!(
            svg,
            "<rect class=\"{class}\" x=\"{}\" y=\"{top}\" width=\"{}\" height=\"{BAR_HEIGHT}\"/>",
            BAR_FROM + length(from),
            length(from + millicores) - length(from),
        );
    };
    let reserved = whole - it.on_nodes.room().millicores;
    rect("g", 0, reserved);
    let mut from = reserved;
    for Pods { each, .. } in &node.pods {
        rect("p", from, each.millicores);
        from += each.millicores;
    }
    rect("o", 0, whole);
    let [sizes, pods] = node_in_words(it, node);
    words(svg, BAR_FROM + BAR_LENGTH + 16, top + 16, "s", &sizes);
    let _ = write!(svg, "<text class=\"s\" x=\"{BAR_FROM}\" y=\"{}\">", top + BAR_HEIGHT + 18);
    let _ = write_xml(svg, &pods);
    svg.push_str("</text>\n");
}

/// The text description of the picture, one line for each heading and each node.
#[must_use]
pub fn pods_in_words(assessment: &Assessment) -> Vec<String> {
    let mut lines = Vec::new();
    for group in groups(assessment) {
        lines.push(group.heading.clone());
        let (drawn, rest) = group.drawn();
        for (number, node) in (1..).zip(drawn) {
            let [sizes, pods] = node_in_words(assessment, node);
            lines.push(format!("Node {number}: {sizes}: {pods}"));
        }
        if rest > 0 {
            lines.push(group.rest_in_words());
        }
    }
    lines
}
