//! What the buttons, boxes, fields and plan links of the page do. A few listeners serve the whole
//! page, because the markup says what each element is for.

use wasm_bindgen::JsValue;

use super::{
    browser::{self, HistoryEntry},
    maker::Module,
    state::State,
};
use crate::{
    bundle::{TableFormat, bundle_name},
    diagram,
    page::{
        Action, Choice, CopyTarget, FILES_STATE, Field, OPENED, Opened, Presence, Typed, compared,
    },
    plan::{Address, Plan, link},
};

/// How long "Copied" stands on a button, in milliseconds.
const OUTCOME_SHOWN: u32 = 2_500;

/// Listens to everything that a person does in the page.
pub(super) fn listen(state: State) {
    browser::on_click(move |event| clicked(state, event));
    browser::on_input(move |event| {
        // While typing, only text fields count: boxes and choices follow with their own event.
        match action_of(event) {
            Some((Action::Type(field), target)) => {
                type_text(state, field, browser::value(&target));
            }
            Some((Action::Have(have), target)) => {
                let text = browser::value(&target);
                state.update(|session| session.have[have as usize] = Some(text));
            }
            _ => {}
        }
    });
    browser::on_change(move |event| match action_of(event) {
        Some((Action::OpenFile, target)) => browser::read_file(&target, move |bytes| {
            open_saved(state, &bytes);
        }),
        Some((action, target)) => perform(state, action, &browser::value(&target)),
        None => {}
    });
}

fn action_of(event: &web_sys::Event) -> Option<(Action, web_sys::Element)> {
    let target = browser::target(event)?;
    Some((browser::action(&target)?, target))
}

fn clicked(state: State, event: &web_sys::MouseEvent) {
    let Some(target) = browser::target(event) else { return };
    if let Some(button) = browser::closest(&target, "button[data-action]") {
        if let Some(action) = browser::action(&button) {
            perform(state, action, "");
        }
        return;
    }
    // A click with a modifier opens the link in a new tab, as everywhere.
    let plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if plain && let Some(anchor) = browser::closest(&target, "a[href^='?']") {
        event.prevent_default();
        let decoded = link::decode(&anchor.get_attribute("href").unwrap_or_default());
        let focus = anchor.get_attribute("data-focus");
        state.open(decoded.plan, decoded.notices);
        // The link may vanish with what it mends, and the focus with it.
        if let Some(id) = focus {
            browser::focus(&id);
        }
    }
}

fn perform(state: State, action: Action, value: &str) {
    match action {
        Action::Choose(choice) => {
            let plan = state.with_plan_now(|plan| choice.choose(plan, value));
            state.change(plan, HistoryEntry::New);
        }
        Action::Type(field) => leave_field(state, field),
        Action::CompareWith(choice) => compare_with(state, choice, value),
        Action::PinCurrent => pin(state, Clone::clone),
        Action::PinOther => {
            let other = state.with_session_now(|session| session.other.clone());
            pin(state, |plan| plan.with_choices(other.tier, other.environment, other.cloud()));
        }
        Action::Unpin(place) => {
            state.update(|session| {
                if place < session.pinned.len() {
                    session.pinned.remove(place);
                }
            });
            browser::focus("side-by-side-title");
        }
        // What is typed counts while it is typed, and a file when it has been chosen.
        Action::Have(_) | Action::OpenFile => {}
        Action::OpenText => {
            let text = browser::value_of("open-text");
            open_saved(state, &js_sys::Uint8Array::from(text.trim().as_bytes()));
        }
        Action::ShowDifferencesOnly => state.update(|session| {
            session.differences_only = match session.differences_only {
                Presence::Present => Presence::Absent,
                Presence::Absent => Presence::Present,
            };
        }),
        Action::DismissNotices => {
            state.update(|session| session.notices.clear());
            browser::focus("answer");
        }
        Action::Print => browser::print(),
        Action::Tick(id) => tick(state, id),
        Action::ClearTicks => state.keep_ticks(Vec::new()),
        Action::PrepareFiles => {
            state.prepare_files();
            browser::focus(FILES_STATE);
        }
        Action::ShowFile(path) => state.update(|session| {
            session.shown_path = path;
            // What became of the last file says nothing about this one.
            session.copied = None;
            session.failure = "";
        }),
        Action::DownloadFile => download_file(state),
        Action::DownloadBundle => download_bundle(state),
        Action::DownloadPicture => {
            let svg = state.with_assessment_now(|it| diagram::architecture(it, ""));
            let done = browser::download("architecture.svg", "image/svg+xml", &JsValue::from(svg));
            say_whether_downloaded(state, done.is_ok());
        }
        Action::Copy(target) => copy(state, target),
    }
}

/// Keeps a text as it is typed, and changes the plan when the text is a value.
fn type_text(state: State, field: Field, text: String) {
    let written = state.with_plan_now(|plan| field.write(plan, &text));
    state.update(|session| {
        session.typed.retain(|typed| typed.field != field);
        session.typed.push(Typed { field, text });
    });
    if let Ok(plan) = written {
        state.change(plan, HistoryEntry::Same);
    }
}

/// Writes a value as the plan has it, once the person has left the field.
fn leave_field(state: State, field: Field) {
    let plan = state.with_plan_now(Clone::clone);
    state.update(|session| {
        session
            .typed
            .retain(|typed| typed.field != field || field.write(&plan, &typed.text).is_err());
    });
}

fn compare_with(state: State, choice: Choice, value: &str) {
    state.update(|session| session.other = choice.choose(&session.other, value));
}

/// Puts a plan into the comparison. A plan that stands there already is not put there again.
fn pin(state: State, choose: impl FnOnce(&Plan) -> Plan) {
    let plan = state.with_plan_now(choose);
    state.update(|session| {
        if session.pinned.len() < link::MOST_BESIDE && !session.pinned.contains(&plan) {
            session.pinned.push(plan);
        }
    });
}

/// Opens what somebody saved, or says why that cannot be.
fn open_saved(state: State, bytes: &js_sys::Uint8Array) {
    let Some(answer) = state.consult_maker(|module| module.open(bytes)) else { return };
    let opened = match answer {
        Ok(mut lines) if !lines.is_empty() => {
            let decoded = link::decode(&lines.remove(0));
            state.open(decoded.plan, decoded.notices);
            Opened::Plan(lines)
        }
        Ok(_) => return,
        Err(error) => Opened::Refused(browser::said(&error).replace("Error: ", "")),
    };
    state.update(|session| session.opened = opened);
    browser::focus(OPENED);
}

fn tick(state: State, id: String) {
    let mut ticks = state.with_session_now(|session| session.ticks.clone());
    match ticks.iter().position(|ticked| *ticked == id) {
        Some(position) => {
            ticks.remove(position);
        }
        None => ticks.push(id),
    }
    state.keep_ticks(ticks);
}

fn download_file(state: State) {
    let done = state.with_shown_file_now(|file| {
        let name = file.path.rsplit('/').next().unwrap_or(&file.path);
        browser::download(name, &file.media_type, &JsValue::from_str(&file.contents)).is_ok()
    });
    if let Some(done) = done {
        say_whether_downloaded(state, done);
    }
}

fn download_bundle(state: State) {
    let Some(archive) = state.ask_maker(Module::zip) else { return };
    let name = state.with_plan_now(|plan| format!("{}.zip", bundle_name(plan)));
    say_whether_downloaded(state, browser::download(&name, "application/zip", &archive).is_ok());
}

fn say_whether_downloaded(state: State, done: bool) {
    state.update(|session| {
        session.failure = if done {
            ""
        } else {
            "The browser refused the download. Copy the file's text instead."
        };
    });
}

fn copy(state: State, target: CopyTarget) {
    let text = match target {
        CopyTarget::File => state.with_shown_file_now(|file| file.contents.clone()),
        CopyTarget::Link => {
            Some(state.with_plan_now(|plan| link::full(browser::address().as_ref(), plan)))
        }
        CopyTarget::Summary => state.ask_maker(Module::summary),
        CopyTarget::ComparisonLink => Some(comparison_link(state, browser::address().as_ref())),
        CopyTarget::ComparisonMarkdown => comparison(state, TableFormat::Markdown),
        CopyTarget::ComparisonCsv => comparison(state, TableFormat::Csv),
    };
    let Some(text) = text else { return };
    browser::copy(&text, move |copied| {
        state.update(|session| session.copied = Some((target, copied)));
        browser::later(OUTCOME_SHOWN, move || state.update(|session| session.copied = None));
    });
}

/// The link of the current plan and of those that stand beside it.
fn comparison_link(state: State, address: Option<&Address>) -> String {
    state.with_plan_now(|plan| {
        state.with_session_now(|session| {
            let others = compared(plan, &session.other, &session.pinned);
            link::comparison(address, plan, &others)
        })
    })
}

fn comparison(state: State, format: TableFormat) -> Option<String> {
    let link = comparison_link(state, None);
    state.ask_maker(|module, _| module.comparison(&link, format))
}
