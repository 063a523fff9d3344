//! The answer in one sentence and a few large numbers.

use super::{Element, element};
use crate::{
    assessment::{Assessment, Severity, Verdict},
    text::{page as text, words},
    units::Cores,
};

fn figure(
    label: &'static str,
    value: Element,
    detail: impl Into<std::borrow::Cow<'static, str>>,
) -> Element {
    element("div")
        .class("figure")
        .child(element("dt").text(label))
        .child(element("dd").child(value).child(element("span").class("detail").text(detail)))
}

/// A quantity with its unit lighter than its number.
pub(super) fn quantity(number: u32, unit: &'static str) -> Element {
    element("span")
        .class("quantity")
        .text(number.to_string())
        .text("\u{a0}")
        .child(element("span").class("unit").text(unit))
}

/// Title, large numbers and findings at a glance.
#[must_use]
pub fn summary(it: &Assessment) -> Vec<Element> {
    let all = &it.totals.all_nodes;
    let nodes = it.plan.nodes.get();
    let Cores(cores) = all.cpu.value;
    let node_noun = if nodes == 1 { words::NODE } else { words::NODES };
    let title = vec![
        element("h2").with("id", "summary-title").text(it.title()),
        element("dl")
            .class("figures")
            .child(figure(
                text::CPU,
                quantity(cores, all.cpu.value.unit()),
                text::FIGURE_OF_ALL_NODES,
            ))
            .child(figure(
                text::MEMORY,
                quantity(all.memory.value.0, "GB"),
                text::FIGURE_OF_ALL_NODES,
            ))
            .child(figure(text::KUBERNETES, quantity(nodes, node_noun), node_detail(it)))
            .child(figure(text::MYSQL, quantity(it.mysql.memory.value.0, "GB"), mysql_detail(it))),
        // The one live region of the page: it says the whole result in a sentence.
        element("p")
            .class("sentence")
            .with("role", "status")
            .with("id", "sentence")
            .text(it.headline())
            .text("; ")
            .child(
                element("a")
                    .with("href", "#findings")
                    .with("data-severity", worst(it).key())
                    .text(it.findings_summary()),
            )
            .text("."),
    ];
    vec![
        element("section")
            .class("summary")
            .with("aria-labelledby", "summary-title")
            .children(title),
    ]
}

/// Which machine the nodes are planned on, and whether it is as large as the numbers beside it say.
fn node_detail(it: &Assessment) -> String {
    let chosen = &it.kubernetes.chosen;
    let name = chosen.machine.name;
    match chosen.verdict() {
        Verdict::Meets | Verdict::Exceeds => name.to_string(),
        Verdict::FallsShort => text::figure_node_short(&name, &chosen.fit.value.describe()),
    }
}

/// Which machine the database is planned on, and whether it is as large as the number above says.
fn mysql_detail(it: &Assessment) -> String {
    let chosen = &it.mysql.chosen;
    match chosen.verdict() {
        Verdict::Meets | Verdict::Exceeds => text::figure_memory(&chosen.machine.name),
        Verdict::FallsShort => {
            text::figure_memory_short(&chosen.machine.name, chosen.machine.memory)
        }
    }
}

/// The most serious severity among the findings; every plan has at least a note.
fn worst(it: &Assessment) -> Severity {
    it.findings.first().map_or(Severity::Note, |finding| finding.severity)
}
