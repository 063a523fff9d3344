//! The checklist, with boxes to tick.

use super::{
    ACTION_ATTRIBUTE, CopyTarget, Element, Outcome, Tool, action::button, element,
    markup::Presence, shell::section, tool::copy_button, why::why,
};
use crate::{
    assessment::{Assessment, ChecklistItem},
    bundle::{TaskState, Work},
    reference::Topic,
    text::page as text,
};

/// Who does a task, and anything else about it. The fields are there once they are opened: a
/// checklist has some forty tasks.
fn notes(item: &ChecklistItem, state: &TaskState) -> Element {
    let summary = match (&*state.owner, &*state.note) {
        ("", "") => text::OWNER_AND_NOTE.to_owned(),
        (owner, "") => text::owner_is(owner),
        ("", note) => note.to_owned(),
        (owner, note) => text::owner_and_note(owner, note),
    };
    let field = |label: &'static str, kind: &'static str, tool: Tool, value: &str| {
        let id = format!("{kind}-{}", item.id);
        element("div")
            .class("field")
            .child(element("label").with("for", id.clone()).text(label))
            .child(
                element("input")
                    .with("id", id)
                    .with("type", "text")
                    .with("autocomplete", "off")
                    .with("maxlength", "500")
                    .with(ACTION_ATTRIBUTE, tool.to_attribute())
                    .with("value", value.to_owned()),
            )
    };
    let owner = field(text::OWNER, "owner", Tool::Owner(item.id.to_string()), &state.owner);
    let note = field(text::NOTE, "note", Tool::Note(item.id.to_string()), &state.note);
    element("details")
        .class("notes")
        .child(
            element("summary")
                .text(summary)
                .child(element("span").class("hidden").text(text::notes_for(&item.task))),
        )
        .child(owner)
        .child(note)
}

fn task(item: &ChecklistItem, state: &TaskState) -> Element {
    let tick = Tool::Tick(item.id.to_string()).to_attribute();
    let mut note = item.advice();
    if let Some(check) = item.check {
        note.push_str(&text::checked_by(check));
    }
    if !item.files.is_empty() {
        note.push_str(&text::see(&item.files.join(", ")));
    }
    element("li")
        .child(
            element("label")
                .class("tick")
                .child(
                    element("input")
                        .with("type", "checkbox")
                        .with(ACTION_ATTRIBUTE, tick)
                        .flag("checked", Presence::from(state.done)),
                )
                .child(element("span").text(item.task.clone())),
        )
        .child(element("span").class("detail").text(note))
        .children(why(format!("why-task-{}", item.id), item.task.to_string(), &item.all_evidence()))
        .child(notes(item, state))
}

fn group(topic: Topic, items: &[ChecklistItem], work: &Work) -> Option<Element> {
    let tasks: Vec<Element> = items
        .iter()
        .filter(|item| item.topic == topic)
        .map(|item| task(item, &work.of(&item.id)))
        .collect();
    (!tasks.is_empty()).then(|| {
        element("section")
            .class("task-group")
            .child(element("h3").text(topic.label()))
            .child(element("ul").class("tasks").children(tasks))
    })
}

/// The progress and every task, by topic, with what people have written down.
#[must_use]
pub fn checklist(it: &Assessment, work: &Work, copied: Outcome) -> Vec<Element> {
    let items = it.checklist();
    let done = items.iter().filter(|item| work.of(&item.id).done).count();
    let progress = element("p")
        .class("progress")
        .child(
            element("progress")
                .with("aria-label", text::CHECKLIST)
                .with("max", items.len().to_string())
                .with("value", done.to_string()),
        )
        .child(element("span").text(text::done(done, items.len())))
        .child(button(text::CLEAR_TICKS, Tool::ClearTicks.to_attribute()))
        .child(copy_button(text::COPY_AS_MARKDOWN, CopyTarget::Checklist, copied))
        .child(button(text::DOWNLOAD_CSV, Tool::DownloadChecklist.to_attribute()));
    let groups = Topic::ALL.into_iter().filter_map(|topic| group(topic, &items, work));
    section(
        "checklist",
        text::CHECKLIST,
        text::CHECKLIST_ABOUT,
        vec![progress, element("div").class("task-groups").children(groups)],
    )
}
