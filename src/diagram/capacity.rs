//! What is required and what the machines give, as bars.

use std::fmt::Write as _;

use super::{begin, text};
use crate::{
    assessment::{Assessment, SizedComponent},
    reference::Component,
};

/// One bar: what is required of what is given, in a unit.
struct Bar {
    label: String,
    required: u32,
    given: u32,
    unit: &'static str,
}

impl Bar {
    fn in_words(&self) -> String {
        let Self { required, given, unit, .. } = self;
        match given.cmp(required) {
            std::cmp::Ordering::Less => {
                format!("{given} of {required} {unit}: {} short", required - given)
            }
            std::cmp::Ordering::Equal => format!("{given} of {required} {unit}"),
            std::cmp::Ordering::Greater => {
                format!("{given} of {required} {unit}: {} more", given - required)
            }
        }
    }
}

/// The bars of one component: CPU and memory of one node.
fn of_component(part: &SizedComponent) -> [Bar; 2] {
    let name = match part.component {
        Component::KubernetesNode => "Each node",
        Component::Mysql => "MySQL",
    };
    let machine = part.chosen.machine;
    [
        Bar {
            label: format!("{name}, CPU"),
            required: part.cpu.value.0,
            given: machine.vcpu.0,
            unit: "cores",
        },
        Bar {
            label: format!("{name}, memory"),
            required: part.memory.value.0,
            given: machine.memory.0,
            unit: "GB",
        },
    ]
}

/// What remains of all nodes when one of them is lost.
fn with_one_lost(it: &Assessment) -> [Bar; 2] {
    let (all, left) = (&it.totals.all_nodes, &it.totals.one_node_lost);
    [
        Bar {
            label: "One node lost, CPU".to_owned(),
            required: all.cpu.value.0,
            given: left.cpu.value.0,
            unit: "cores",
        },
        Bar {
            label: "One node lost, memory".to_owned(),
            required: all.memory.value.0,
            given: left.memory.value.0,
            unit: "GB",
        },
    ]
}

fn bars(it: &Assessment) -> Vec<Bar> {
    it.components().into_iter().flat_map(of_component).chain(with_one_lost(it)).collect()
}

/// Required against given, for one node of each component and for the cluster with a node lost.
#[must_use]
pub fn capacity(assessment: &Assessment) -> String {
    const ROW: u32 = 36;
    const BAR_FROM: u32 = 210;
    const BAR_LENGTH: u32 = 420;
    let bars = bars(assessment);
    let height = (1..).zip(&bars).map(|(row, _)| row * ROW).last().unwrap_or_default() + 8;
    let title = format!("Capacity of {}", assessment.title());
    let mut svg = begin((960, height), &title, "");
    for (row, bar) in (0..).zip(&bars) {
        let top = row * ROW + 8;
        let longest = bar.required.max(bar.given).max(1);
        let length = |amount: u32| BAR_LENGTH * amount / longest;
        let class = if bar.given < bar.required { "l" } else { "f" };
        text(&mut svg, 0, top + 17, "h", &bar.label);
        let _ = writeln!(
            svg,
            "<rect class=\"{class}\" x=\"{BAR_FROM}\" y=\"{top}\" width=\"{}\" height=\"22\"/>",
            length(bar.given),
        );
        // The outline is what is required; a bar that does not fill it falls short.
        let _ = writeln!(
            svg,
            "<rect class=\"o\" x=\"{BAR_FROM}\" y=\"{top}\" width=\"{}\" height=\"22\"/>",
            length(bar.required),
        );
        text(&mut svg, BAR_FROM + BAR_LENGTH + 16, top + 17, "s", &bar.in_words());
    }
    svg.push_str("</svg>\n");
    svg
}

/// The bars in words, one line each.
#[must_use]
pub fn capacity_in_words(assessment: &Assessment) -> Vec<String> {
    bars(assessment).iter().map(|bar| format!("{}: {}", bar.label, bar.in_words())).collect()
}
