//! All plans in one table, and several plans side by side.

use super::{
    CopyTarget, Element, Outcome, Tool,
    action::button,
    element,
    form::compare_form,
    markup::Presence,
    shell::section,
    sizing::{fit, headings, row_heading, scrolling},
    tool::copy_button,
};
use crate::{
    assessment::{
        Assessment,
        compare::{Comparison, Row},
    },
    date::Date,
    plan::{Plan, link},
    reference::{Cloud, Environment, Term as _, Tier},
    text::{page as text, words},
};

fn matrix_cell(plan: &Plan, current: &Plan, day: Date) -> Element {
    let it = Assessment::on(plan, day);
    let is_current = plan == current;
    let mut open = element("a")
        .with("href", link::encode(plan))
        .with("data-focus", "answer")
        .with("aria-label", text::open_plan(&it.kubernetes.chosen.machine.name, &it.title()));
    if is_current {
        open = open.with("aria-current", "true");
    }
    let cell = element("td");
    let cell = if is_current { cell.class("current") } else { cell };
    cell.child(open.child(element("code").text(it.kubernetes.chosen.machine.name)))
        .child(fit(&it.kubernetes.chosen))
        .child(element("code").text(it.mysql.chosen.machine.name))
        .child(fit(&it.mysql.chosen))
        .child(element("span").class("detail").text(it.findings_summary()))
}

/// A cell with one line per text.
fn lines(texts: [String; 3]) -> Element {
    element("td").children(
        texts
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(|text| element("span").class("line").text(text)),
    )
}

fn matrix_row(current: &Plan, day: Date, tier: Tier, environment: Environment) -> Element {
    let it = Assessment::on(&current.with_choices(tier, environment, current.cloud()), day);
    let node = it.kubernetes.sizing();
    let mysql = it.mysql.sizing();
    let all = &it.totals.all_nodes;
    let cells = Cloud::DOCUMENTED
        .iter()
        .map(|cloud| matrix_cell(&current.with_choices(tier, environment, *cloud), current, day));
    element("tr")
        .child(
            row_heading(tier.label())
                .child(element("span").class("detail").text(environment.label())),
        )
        .child(lines([node.cpu.to_string(), node.memory.to_string(), text::disk(node.disk)]))
        .child(lines([all.cpu.value.to_string(), all.memory.value.to_string(), String::new()]))
        .child(lines([mysql.cpu.to_string(), mysql.memory.to_string(), text::disk(mysql.disk)]))
        .children(cells)
}

/// All tiers and environments across the three clouds, with the options of the current plan.
#[must_use]
pub fn matrix(current: &Plan, day: Date) -> Vec<Element> {
    let rows = Tier::ALL.iter().flat_map(|tier| {
        Environment::ALL.iter().map(|environment| matrix_row(current, day, *tier, *environment))
    });
    let mut heading_cells = vec![
        text::DEPLOYMENT,
        text::EACH_NODE_AT_LEAST,
        text::MATRIX_ALL_NODES,
        text::MYSQL_AT_LEAST,
    ];
    heading_cells.extend(Cloud::DOCUMENTED.iter().map(|cloud| cloud.label()));
    let table = element("table")
        .class("matrix")
        .child(element("caption").text(text::matrix(
            current.nodes,
            if current.nodes.get() == 1 { words::NODE } else { words::NODES },
        )))
        .child(headings(&heading_cells))
        .child(element("tbody").children(rows));
    let table = scrolling(text::MATRIX, table);
    section("compare", text::COMPARE, text::COMPARE_ABOUT, vec![table])
}

/// One measure of all plans. Where rows that are the same are shown, too, each says which it is.
fn side_by_side_row(row: &Row, differences_only: Presence) -> Element {
    let cells = row.values.iter().map(|value| {
        let base = row.values.first().unwrap_or(value);
        let difference = value.difference_from(base);
        let cell = element("td");
        let cell = if value == base { cell } else { cell.class("other") };
        cell.text(value.to_string())
            .children(difference.map(|text| element("span").class("difference").text(text)))
    });
    let verdict = (differences_only == Presence::Absent)
        .then(|| element("td").text(if row.differs { text::DIFFERS } else { text::SAME }));
    element("tr").child(row_heading(row.label)).children(cells).children(verdict)
}

/// The plans of a comparison after the current one: those that were put into it, or the other plan
/// as long as there are none. It has the options of the current one, so that only choices differ.
#[must_use]
pub fn compared(current: &Plan, other: &Plan, pinned: &[Plan]) -> Vec<Plan> {
    if pinned.is_empty() {
        vec![current.with_choices(other.tier, other.environment, other.cloud())]
    } else {
        pinned.to_vec()
    }
}

/// The current plan beside up to three others.
#[must_use]
pub fn beside(
    current: &Plan,
    other: &Plan,
    pinned: &[Plan],
    (day, differences_only): (Date, Presence),
    copied: Outcome,
) -> Vec<Element> {
    let others = compared(current, other, pinned);
    let full = Presence::from(pinned.len() >= link::MOST_BESIDE);
    let pin = [
        button(text::ADD_IT, Tool::PinOther.to_attribute()).flag("disabled", full),
        button(text::ADD_AS_IT_IS, Tool::PinCurrent.to_attribute()).flag("disabled", full),
    ];
    let chosen = current.with_choices(other.tier, other.environment, other.cloud());
    let already = match (full, pinned.contains(current), pinned.contains(&chosen)) {
        (Presence::Present, ..) => text::COMPARISON_IS_FULL,
        (Presence::Absent, true, _) => text::PLAN_IS_COMPARED,
        (Presence::Absent, false, true) => text::CHOICE_IS_COMPARED,
        (Presence::Absent, false, false) => "",
    };
    let already = element("p").class("hint").with("role", "status").text(already);
    let as_text = element("p")
        .class("actions")
        .child(copy_button(text::COPY_COMPARISON, CopyTarget::ComparisonLink, copied))
        .children(
            [
                (text::COPY_AS_MARKDOWN, CopyTarget::ComparisonMarkdown),
                (text::COPY_AS_CSV, CopyTarget::ComparisonCsv),
            ]
            .map(|(label, target)| copy_button(label, target, copied)),
        );
    let removable = if pinned.is_empty() { Presence::Absent } else { Presence::Present };
    let plans: Vec<Plan> = std::iter::once(current.clone()).chain(others).collect();
    vec![
        element("section")
            .with("aria-labelledby", "side-by-side-title")
            .child(
                element("h3")
                    .with("id", "side-by-side-title")
                    .with("tabindex", "-1")
                    .text(text::BESIDE_OTHERS),
            )
            .child(compare_form(other, differences_only).children(pin))
            .child(already)
            .child(side_by_side(&plans, day, differences_only, removable))
            .child(as_text),
    ]
}

/// Plans side by side, the first of them the base of all differences.
#[must_use]
pub fn side_by_side(
    plans: &[Plan],
    day: Date,
    differences_only: Presence,
    removable: Presence,
) -> Element {
    let comparison = Comparison::on(plans, day);
    let mut heading = element("tr").child(element("th").with("scope", "col").text(text::MEASURE));
    for (index, (title, plan)) in comparison.titles.iter().zip(plans).enumerate() {
        let mut cell = element("th").with("scope", "col");
        cell = match index.checked_sub(1) {
            None => cell
                .text(text::THIS_PLAN)
                .child(element("span").class("detail").text(title.clone())),
            Some(place) => {
                let open = element("a").with("href", link::encode(plan)).text(title.clone());
                let remove = (removable == Presence::Present).then(|| {
                    button(text::REMOVE, Tool::Unpin(place).to_attribute())
                        .with("aria-label", text::remove(title))
                });
                cell.text(text::COMPARED_WITH)
                    .child(element("span").class("detail").child(open))
                    .children(remove)
            }
        };
        heading = heading.child(cell);
    }
    if differences_only == Presence::Absent {
        heading = heading.child(element("th").with("scope", "col").text(text::DIFFERENCE));
    }
    let rows: Vec<Element> = comparison
        .rows
        .iter()
        .filter(|row| row.differs || differences_only == Presence::Absent)
        .map(|row| side_by_side_row(row, differences_only))
        .collect();
    let nothing = rows.is_empty().then(|| {
        let cell = element("td").with("colspan", (plans.len() + 1).to_string());
        element("tr").child(cell.text(text::NO_DIFFERENCE))
    });
    let table = element("table")
        .class("side-by-side")
        .child(element("caption").class("hidden").text(text::SIDE_BY_SIDE))
        .child(element("thead").child(heading))
        .child(element("tbody").children(rows).children(nothing));
    scrolling(text::SIDE_BY_SIDE, table)
}
