//! The sizing table: what each component needs, on which machine, whether that fits, and why.

use super::{Element, element, summary::quantity, why::why};
use crate::{
    assessment::{
        Assessment, Capacity, ClickHouseNeeds, MachineFit, SizedComponent, Verdict,
        clickhouse_label,
    },
    evidence::Evidence,
    reference::Component,
    text::{page as text, words},
};

/// The fit of a machine: a mark, a word and the difference.
pub(super) fn fit(machine: &MachineFit) -> Element {
    let verdict = machine.verdict();
    let mark = match verdict {
        Verdict::Meets => "✓ ",
        Verdict::Exceeds => "▲ ",
        Verdict::FallsShort => "✕ ",
    };
    element("span")
        .class("fit")
        .with("data-verdict", verdict.key())
        .child(element("span").with("aria-hidden", "true").text(mark))
        .text(machine.fit.value.describe())
}

/// What is wide inside a region that scrolls sideways by itself, so that the page never does.
pub(super) fn scrolling(label: &'static str, wide: Element) -> Element {
    element("div")
        .class("scroll")
        .with("tabindex", "0")
        .with("role", "region")
        .with("aria-label", label)
        .child(wide)
}

/// The heading row of a table.
pub(super) fn headings(labels: &[&'static str]) -> Element {
    let cells = labels.iter().map(|label| element("th").with("scope", "col").text(*label));
    element("thead").child(element("tr").children(cells))
}

/// The heading of a row.
pub(super) fn row_heading(label: impl Into<std::borrow::Cow<'static, str>>) -> Element {
    element("th").with("scope", "row").text(label)
}

/// A cell with a quantity and its evidence.
fn cell(
    id: String,
    subject: String,
    (number, unit): (u32, &'static str),
    why_so: &Evidence,
) -> Element {
    element("td").child(quantity(number, unit)).children(why(
        id,
        subject,
        std::slice::from_ref(why_so),
    ))
}

fn capacity_cells(key: &str, label: &str, capacity: &Capacity) -> [Element; 3] {
    let Capacity { cpu, memory, disk } = capacity;
    quantity_cells(
        key,
        label,
        [
            ("cpu", cpu.value.to_string(), (cpu.value.0, cpu.value.unit()), &cpu.evidence),
            ("memory", text::memory(memory.value), (memory.value.0, "GB"), &memory.evidence),
            ("disk", text::disk(disk.value), (disk.value.0, "GB"), &disk.evidence),
        ],
    )
}

fn size_cells(key: &str, part: &SizedComponent) -> [Element; 3] {
    let SizedComponent { cpu, memory, disk, component, .. } = part;
    quantity_cells(
        key,
        component.label(),
        [
            ("cpu", cpu.value.to_string(), (cpu.value.0, cpu.value.unit()), &cpu.evidence),
            ("memory", text::memory(memory.value), (memory.value.0, "GB"), &memory.evidence),
            ("disk", text::disk(disk.value), (disk.value.0, "GB"), &disk.evidence),
        ],
    )
}

type Measure<'a> = (&'static str, String, (u32, &'static str), &'a Evidence);

fn quantity_cells(key: &str, label: &str, measures: [Measure; 3]) -> [Element; 3] {
    measures.map(|(measure, value, quantity, evidence)| {
        cell(format!("why-{key}-{measure}"), format!("{label}: {value}"), quantity, evidence)
    })
}

/// Why this machine: the document's row, or the user's choice beside it.
fn machine_evidence(part: &SizedComponent) -> Vec<Evidence> {
    let mut evidence = vec![part.documented_evidence.clone()];
    if part.chosen != part.documented {
        let reason = text::your_choice(
            &part.documented.machine.name,
            match part.documented.verdict() {
                Verdict::FallsShort => text::TOO_SMALL_BY,
                Verdict::Meets | Verdict::Exceeds => text::LARGE_ENOUGH_BY,
            },
            &part.documented.fit.value.amount(),
        );
        evidence.insert(0, Evidence::Assumed { reason: reason.into() });
    }
    evidence
}

fn component_row(part: &SizedComponent) -> Element {
    let name = part.component.label();
    let key = match part.component {
        Component::KubernetesNode => "node",
        Component::Mysql => "mysql",
    };
    let machine = part.chosen.machine;
    let about = |text: &str| format!("{name}: {text}");
    element("tr")
        .child(
            row_heading(name)
                .child(element("span").class("detail").text(part.service.value))
                .children(why(
                    format!("why-{key}-service"),
                    about(part.service.value),
                    std::slice::from_ref(&part.service.evidence),
                )),
        )
        .children(size_cells(key, part))
        .child(
            element("td")
                .child(element("code").text(machine.name))
                .child(element("span").class("detail").text(format!(
                    "{} vCPU, {}, {}",
                    machine.vcpu.0,
                    machine.memory,
                    machine.architecture.label()
                )))
                .children(why(
                    format!("why-{key}-machine"),
                    about(&machine.name),
                    &machine_evidence(part),
                )),
        )
        .child(element("td").child(fit(&part.chosen)).children(why(
            format!("why-{key}-fit"),
            about(&part.chosen.fit.value.describe()),
            std::slice::from_ref(&part.chosen.fit.evidence),
        )))
}

fn storage_row(it: &Assessment) -> Element {
    let service = &it.object_storage;
    element("tr")
        .child(row_heading(text::OBJECT_STORAGE))
        .child(element("td").with("colspan", "3").text(text::STORAGE_NEEDS))
        .child(element("td").text(service.value).children(why(
            "why-storage-service".to_owned(),
            format!("{}: {}", text::OBJECT_STORAGE, service.value),
            std::slice::from_ref(&service.evidence),
        )))
        .child(element("td").text(text::NOT_SIZED))
}

fn capacity_row(label: String, key: &str, capacity: &Capacity) -> Element {
    let cells = capacity_cells(key, &label, capacity);
    element("tr").child(row_heading(label)).children(cells)
}

fn clickhouse_row(it: &Assessment) -> Option<Element> {
    let ClickHouseNeeds { cpu, memory, disk, evidence } = it.totals.clickhouse.as_ref()?;
    let label = clickhouse_label(&it.plan);
    let cells = quantity_cells(
        "clickhouse",
        label,
        [
            ("cpu", cpu.to_string(), (cpu.0, cpu.unit()), evidence),
            ("memory", memory.to_string(), (memory.0, memory.unit()), evidence),
            ("disk", disk.to_string(), (disk.0, disk.unit()), evidence),
        ],
    );
    Some(element("tr").child(row_heading(label)).children(cells))
}

/// The table of sizes per node, and the table of all nodes together.
#[must_use]
pub fn sizing(it: &Assessment) -> Vec<Element> {
    let nodes = words::nodes(it.plan.nodes.get());
    let sizes = element("table")
        .class("sizing")
        .child(element("caption").text(text::SIZES_PER_NODE))
        .child(headings(&[
            text::COMPONENT,
            text::CPU,
            text::MEMORY,
            text::DISK,
            text::MACHINE,
            text::FIT,
        ]))
        .child(
            element("tbody").children(it.components().map(component_row)).child(storage_row(it)),
        );
    let all = match it.plan.nodes.get() {
        1 => text::ONLY_NODE.to_owned(),
        _ => text::all_nodes(&nodes),
    };
    let totals = element("table")
        .class("sizing")
        .child(element("caption").text(text::nodes_together(&nodes)).children(why(
            "why-nodes".to_owned(),
            nodes.clone(),
            std::slice::from_ref(&it.totals.nodes.evidence),
        )))
        .child(headings(&[text::CAPACITY, text::CPU, text::MEMORY, text::DISK]))
        .child(
            element("tbody")
                .child(capacity_row(all, "all", &it.totals.all_nodes))
                .child(capacity_row(
                    text::ONE_NODE_LOST.to_owned(),
                    "lost",
                    &it.totals.one_node_lost,
                ))
                .children(clickhouse_row(it)),
        );
    vec![
        element("section")
            .with("aria-labelledby", "sizing-title")
            .child(element("h2").with("id", "sizing-title").text(text::SIZING))
            .child(scrolling(text::SIZES_PER_NODE, sizes))
            .child(scrolling(text::NODES_TOGETHER, totals)),
    ]
}
