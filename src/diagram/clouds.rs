//! What is required and what the machines give on each cloud, as bars.

use std::fmt::Write as _;

use super::{begin, words};
use crate::{
    assessment::Assessment,
    reference::{Cloud, Term as _},
};

/// One bar: what is given of what is required, in a unit.
struct Bar {
    label: String,
    required: u32,
    given: u32,
    unit: &'static str,
}

impl Bar {
    fn falls_short(&self) -> bool {
        self.given < self.required
    }

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

/// The same deployment on each cloud of the document, measure by measure, as far as the clouds
/// differ.
fn on_each_cloud(it: &Assessment) -> Vec<Bar> {
    let on = |cloud: &Cloud| {
        let plan = it.plan.with_choices(it.plan.tier, it.plan.environment, *cloud);
        (cloud.label(), Assessment::of(&plan))
    };
    let clouds: Vec<(&str, Assessment)> = Cloud::DOCUMENTED.iter().map(on).collect();
    let measures: [(&str, &str, MeasureOf); 4] = [
        ("all nodes, CPU", "cores", |it, nodes| {
            (it.totals.all_nodes.cpu.value.0, nodes * it.kubernetes.chosen.machine.vcpu.0)
        }),
        ("all nodes, memory", "GB", |it, nodes| {
            (it.totals.all_nodes.memory.value.0, nodes * it.kubernetes.chosen.machine.memory.0)
        }),
        ("MySQL, CPU", "cores", |it, _| (it.mysql.cpu.value.0, it.mysql.chosen.machine.vcpu.0)),
        ("MySQL, memory", "GB", |it, _| {
            (it.mysql.memory.value.0, it.mysql.chosen.machine.memory.0)
        }),
    ];
    measures
        .iter()
        .map(|(measure, unit, amounts)| {
            let amounts: Vec<(u32, u32)> =
                clouds.iter().map(|(_, it)| amounts(it, it.plan.nodes.get())).collect();
            (measure, unit, amounts)
        })
        .filter(|(_, _, amounts)| amounts.iter().any(|amount| *amount != amounts[0]))
        .flat_map(|(measure, unit, amounts)| {
            clouds.iter().zip(amounts).map(move |((cloud, _), (required, given))| Bar {
                label: format!("{cloud}: {measure}"),
                required,
                given,
                unit,
            })
        })
        .collect()
}

/// What of an assessment, with its number of nodes, is required and given.
type MeasureOf = fn(&Assessment, u32) -> (u32, u32);

/// What is above the first bar, from one bar to the next, and between groups of bars.
const ABOVE: u32 = 8;
const ROW: u32 = 36;
const BETWEEN_GROUPS: u32 = 14;

/// How high a picture of so many bars is.
fn height(bars: usize, group: usize) -> u32 {
    let gaps = if group > 1 { bars.div_ceil(group) } else { 0 };
    let [bars, gaps] = [bars, gaps].map(|it| u32::try_from(it).unwrap_or(u32::MAX));
    ABOVE + bars * ROW + gaps * BETWEEN_GROUPS
}

/// Bars below each other, those of a group to the same scale.
fn draw(title: &str, bars: &[Bar], group: usize) -> String {
    const BAR_FROM: u32 = 240;
    const BAR_LENGTH: u32 = 400;
    let mut svg = begin((960, height(bars.len(), group)), title, "");
    let mut top = ABOVE;
    for group in bars.chunks(group) {
        let longest = group.iter().map(|bar| bar.required.max(bar.given)).max().unwrap_or(1).max(1);
        let length = |amount: u32| BAR_LENGTH * amount / longest;
        for bar in group {
            let class = if bar.falls_short() { "l" } else { "f" };
            words(&mut svg, 0, top + 17, "h", &bar.label);
            let _ = writeln!(
                svg,
                "<rect class=\"{class}\" x=\"{BAR_FROM}\" y=\"{top}\" width=\"{}\" height=\"22\"/>",
                length(bar.given),
            );
            // The outline is what it is measured against.
            let _ = writeln!(
                svg,
                "<rect class=\"o\" x=\"{BAR_FROM}\" y=\"{top}\" width=\"{}\" height=\"22\"/>",
                length(bar.required),
            );
            words(&mut svg, BAR_FROM + BAR_LENGTH + 16, top + 17, "s", &bar.in_words());
            top += ROW;
        }
        if group.len() > 1 {
            top += BETWEEN_GROUPS;
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn in_words(bars: &[Bar]) -> Vec<String> {
    bars.iter().map(|bar| format!("{}: {}", bar.label, bar.in_words())).collect()
}

/// Required against given on each cloud of the document, for the same deployment, where the clouds
/// differ.
#[must_use]
pub fn clouds(assessment: &Assessment) -> String {
    let title = format!("{} on each cloud", assessment.title());
    draw(&title, &on_each_cloud(assessment), Cloud::DOCUMENTED.len())
}

/// The bars of [`clouds`] in words, one line each: none, where the clouds do not differ.
#[must_use]
pub fn clouds_in_words(assessment: &Assessment) -> Vec<String> {
    in_words(&on_each_cloud(assessment))
}
