//! A bar chart of required and provided sizes on each cloud.

use std::fmt::Write as _;

use super::{begin, words};
use crate::{
    assessment::Assessment,
    reference::{Cloud, Term as _},
};

/// One bar: a provided amount compared with the required one.
struct Bar {
    label: String,
    required: u32,
    provided: u32,
    unit: &'static str,
}

impl Bar {
    fn falls_short(&self) -> bool {
        self.provided < self.required
    }

    fn in_words(&self) -> String {
        let Self { required, provided, unit, .. } = self;
        match provided.cmp(required) {
            std::cmp::Ordering::Less => {
                format!("{provided} of {required} {unit}: {} short", required - provided)
            }
            std::cmp::Ordering::Equal => format!("{provided} of {required} {unit}"),
            std::cmp::Ordering::Greater => {
                format!("{provided} of {required} {unit}: {} more", provided - required)
            }
        }
    }
}

/// The same deployment on each cloud of the reference architecture, for the measures by which the
/// clouds differ.
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
            clouds.iter().zip(amounts).map(move |((cloud, _), (required, provided))| Bar {
                label: format!("{cloud}: {measure}"),
                required,
                provided,
                unit,
            })
        })
        .collect()
}

/// Reads the required and the provided amount from an assessment with this number of nodes.
type MeasureOf = fn(&Assessment, u32) -> (u32, u32);

/// The space above the first bar, the height of a row, and the space between groups of bars.
const ABOVE: u32 = 8;
const ROW: u32 = 36;
const BETWEEN_GROUPS: u32 = 14;

/// The height of a picture with this number of bars.
fn height(bars: usize, group: usize) -> u32 {
    let gaps = if group > 1 { bars.div_ceil(group) } else { 0 };
    let [bars, gaps] = [bars, gaps].map(|it| u32::try_from(it).unwrap_or(u32::MAX));
    ABOVE + bars * ROW + gaps * BETWEEN_GROUPS
}

/// Draws bars from top to bottom, with the same scale for those of a group.
fn draw(title: &str, bars: &[Bar], group: usize) -> String {
    const BAR_FROM: u32 = 240;
    const BAR_LENGTH: u32 = 400;
    let mut svg = begin((960, height(bars.len(), group)), title, "");
    let mut top = ABOVE;
    for group in bars.chunks(group) {
        let longest =
            group.iter().map(|bar| bar.required.max(bar.provided)).max().unwrap_or(1).max(1);
        let length = |amount: u32| BAR_LENGTH * amount / longest;
        for bar in group {
            let class = if bar.falls_short() { "l" } else { "f" };
            words(&mut svg, 0, top + 17, "h", &bar.label);
            let _ = writeln!(
                svg,
                "<rect class=\"{class}\" x=\"{BAR_FROM}\" y=\"{top}\" width=\"{}\" height=\"22\"/>",
                length(bar.provided),
            );
            // The outline shows the required amount.
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

/// Draws required and provided sizes of the same deployment on each cloud of the reference architecture.
#[must_use]
pub fn clouds(assessment: &Assessment) -> String {
    let title = format!("{} on each cloud", assessment.title());
    draw(&title, &on_each_cloud(assessment), Cloud::DOCUMENTED.len())
}

/// The text description of [`clouds`], one line for each bar. Empty if the clouds do not differ.
#[must_use]
pub fn clouds_in_words(assessment: &Assessment) -> Vec<String> {
    in_words(&on_each_cloud(assessment))
}
