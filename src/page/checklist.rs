//! The checklist, with boxes to tick.

use super::{
    ACTION_ATTRIBUTE, Element, Tool, action::button, element, markup::Presence, shell::section,
    why::why,
};
use crate::{
    assessment::{Assessment, ChecklistItem},
    reference::Topic,
};

fn task(item: &ChecklistItem, ticked: bool) -> Element {
    let tick = Tool::Tick(item.id.to_string()).to_attribute();
    let strength = item.strength.label();
    let mut note = strength.to_owned();
    if let Some(check) = item.check {
        note.push_str(". Checked by preflight.sh: ");
        note.push_str(check);
    }
    if !item.files.is_empty() {
        note.push_str(". See ");
        note.push_str(&item.files.join(", "));
    }
    element("li")
        .child(
            element("label")
                .class("tick")
                .child(
                    element("input")
                        .with("type", "checkbox")
                        .with(ACTION_ATTRIBUTE, tick)
                        .flag("checked", Presence::from(ticked)),
                )
                .child(element("span").text(item.task.clone())),
        )
        .child(element("span").class("detail").text(note))
        .children(why(
            format!("why-task-{}", item.id),
            item.task.to_string(),
            std::slice::from_ref(&item.evidence),
        ))
}

fn group(topic: Topic, items: &[ChecklistItem], ticks: &[String]) -> Option<Element> {
    let tasks: Vec<Element> = items
        .iter()
        .filter(|item| item.topic == topic)
        .map(|item| task(item, ticks.iter().any(|tick| *tick == item.id)))
        .collect();
    (!tasks.is_empty()).then(|| {
        element("section")
            .class("task-group")
            .child(element("h3").text(topic.label()))
            .child(element("ul").class("tasks").children(tasks))
    })
}

/// The progress and every task, by topic. `ticks` are the ids of the tasks that are done.
#[must_use]
pub fn checklist(it: &Assessment, ticks: &[String]) -> Vec<Element> {
    let items = it.checklist();
    let done = items.iter().filter(|item| ticks.iter().any(|tick| *tick == item.id)).count();
    let progress = element("p")
        .class("progress")
        .child(
            element("progress")
                .with("aria-label", "Checklist")
                .with("max", items.len().to_string())
                .with("value", done.to_string()),
        )
        .child(element("span").text(format!("{done} of {} done", items.len())))
        .child(button("Clear ticks", Tool::ClearTicks.to_attribute()));
    let groups = Topic::ALL.into_iter().filter_map(|topic| group(topic, &items, ticks));
    section(
        "checklist",
        "Checklist",
        "Everything to prepare for this plan. Ticks are kept in this browser.",
        vec![progress, element("div").class("task-groups").children(groups)],
    )
}
