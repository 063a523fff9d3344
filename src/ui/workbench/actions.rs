//! What the buttons, boxes and fields of the workbench do.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::JsValue;

use super::{
    keys, plans_beside,
    state::{Workbench, occasion},
};
use crate::{
    assessment::compare::Comparison,
    bundle::{self, TableFormat, Work},
    diagram,
    page::{
        ACTION_ATTRIBUTE, CopyTarget, Failure, History, OPENED, Opened, PLAN_NAME, Part, Presence,
        Tool, compared, embed_snippet, picture_address,
    },
    plan::{Plan, link},
    ui::browser,
};

/// How long "Copied" stands on a button, in milliseconds.
const OUTCOME_SHOWN: u32 = 2_500;

/// How many pixels of a PNG stand for one of the page.
const PNG_SCALE: u32 = 2;

/// The workbench, as the listeners share it.
type Shared = Rc<RefCell<Workbench>>;

/// Listens to everything that a person does in the workbench.
pub(super) fn listen(workbench: &Shared) {
    let shared = Rc::clone(workbench);
    browser::on_click(move |event| {
        let pressed = browser::target(event)
            .and_then(|target| browser::closest(&target, &format!("button[{ACTION_ATTRIBUTE}]")));
        if let Some(tool) =
            pressed.and_then(|button| browser::action(&button, Tool::from_attribute))
        {
            use_tool(&shared, tool, "");
        }
    });
    let shared = Rc::clone(workbench);
    browser::on_input(move |event| {
        // While typing, only text fields count: boxes and choices follow with their own event.
        let Some((tool, target)) = tool_of(event) else { return };
        let (part, text) = (tool.part(), browser::value(&target));
        match tool {
            Tool::Have(have) => {
                change(&shared, part, |it| it.session.have[have as usize] = Some(text));
            }
            Tool::Owner(id) => change(&shared, part, |it| {
                it.change_work(|work| work.change(&id, |task| task.owner = text));
            }),
            Tool::Note(id) => change(&shared, part, |it| {
                it.change_work(|work| work.change(&id, |task| task.note = text));
            }),
            _ => {}
        }
    });
    let shared = Rc::clone(workbench);
    browser::on_change(move |event| match tool_of(event) {
        Some((Tool::OpenFile, target)) => {
            let shared = Rc::clone(&shared);
            browser::read_file(&target, move |bytes| open_saved(&shared, &bytes.to_vec()));
        }
        Some((tool, target)) => use_tool(&shared, tool, &browser::value(&target)),
        None => {}
    });
}

fn tool_of(event: &web_sys::Event) -> Option<(Tool, web_sys::Element)> {
    let target = browser::target(event)?;
    Some((browser::action(&target, Tool::from_attribute)?, target))
}

/// Changes what the workbench knows, and shows it in a part of the page.
fn change(shared: &Shared, part: Part, change: impl FnOnce(&mut Workbench)) {
    // One that has stopped midway is held for good, and another has taken its place.
    if let Ok(mut workbench) = shared.try_borrow_mut() {
        change(&mut workbench);
        workbench.show_part(part);
    }
}

fn use_tool(shared: &Shared, tool: Tool, value: &str) {
    let part = tool.part();
    match tool {
        Tool::CompareWith(choice) => {
            change(shared, part, |it| it.session.other = choice.choose(&it.session.other, value));
        }
        Tool::PinCurrent => change(shared, part, |it| pin(it, it.plan().clone())),
        Tool::PinOther => change(shared, part, |it| {
            let other = &it.session.other;
            let (tier, environment, cloud) = (other.tier, other.environment, other.cloud());
            pin(it, it.plan().with_choices(tier, environment, cloud));
        }),
        Tool::Unpin(place) => {
            change(shared, part, |it| {
                if place < it.session.pinned.len() {
                    it.session.pinned.remove(place);
                }
            });
            browser::focus("side-by-side-title");
        }
        Tool::ShowDifferencesOnly => change(shared, part, |it| {
            let shown = &mut it.session.differences_only;
            *shown = Presence::from(*shown == Presence::Absent);
        }),
        // What is typed counts while it is typed, and a file when it has been chosen.
        Tool::Have(_) | Tool::Owner(_) | Tool::Note(_) | Tool::OpenFile => {}
        Tool::Tick(id) => change(shared, part, |it| {
            it.change_work(|work| work.change(&id, |task| task.done = !task.done));
        }),
        Tool::ClearTicks => change(shared, part, |it| it.change_work(Work::untick_all)),
        Tool::DownloadChecklist => change(shared, part, |it| {
            let name = format!("{}-checklist.csv", it.bundle().name());
            let text = checklist(it, TableFormat::Csv);
            download(it, &name, "text/csv", &text.into());
        }),
        Tool::ShowFile(path) => change(shared, part, |it| {
            it.session.shown_path = path;
            // What became of the last file says nothing about this one.
            it.session.copied = None;
            it.session.failure = None;
        }),
        Tool::DownloadFile => change(shared, part, download_file),
        Tool::DownloadBundle => change(shared, part, |it| {
            let archive = js_sys::Uint8Array::from(&*it.bundle().to_zip());
            download(it, &format!("{}.zip", it.bundle().name()), "application/zip", &archive);
        }),
        Tool::DownloadPicture => change(shared, part, |it| {
            let svg = diagram::architecture(it.assessment(), "");
            download(it, "architecture.svg", "image/svg+xml", &svg.into());
        }),
        Tool::DownloadPng => {
            let Ok(svg) = shared.try_borrow().map(|it| diagram::architecture(it.assessment(), ""))
            else {
                return;
            };
            let shared = Rc::clone(shared);
            browser::draw(&picture_address(&svg), PNG_SCALE, move |png| {
                change(&shared, part, |it| match png {
                    Some(png) => download(it, "architecture.png", "image/png", &png),
                    None => {
                        it.session.failure = Some(Failure::NotDrawn);
                    }
                });
            });
        }
        Tool::Copy(target) => copy(shared, target),
        Tool::UseShortcuts => keys::keep_choice(),
        Tool::OpenText => open_saved(shared, browser::value_of("open-text").trim().as_bytes()),
        Tool::KeepPlan => {
            let name = browser::value_of(PLAN_NAME);
            change(shared, part, |it| it.change_history(|history, link| history.keep(link, &name)));
            browser::empty_field(PLAN_NAME);
        }
        Tool::ForgetPlan(place) => {
            change(shared, part, |it| it.change_history(|history, _| history.forget(place)));
            browser::focus(PLAN_NAME);
        }
        Tool::ForgetPlans => {
            change(shared, part, |it| {
                it.change_history(|history, _| *history = History::default());
            });
            browser::focus(PLAN_NAME);
        }
    }
}

/// Puts a plan into the comparison. A plan that stands there already is not put there again.
fn pin(workbench: &mut Workbench, plan: Plan) {
    let pinned = &mut workbench.session.pinned;
    if pinned.len() < link::MOST_BESIDE && !pinned.contains(&plan) {
        pinned.push(plan);
    }
}

/// Opens what somebody saved, or says why that cannot be.
fn open_saved(shared: &Shared, bytes: &[u8]) {
    let (link, opened) = match bundle::open(bytes, &occasion()) {
        Ok(saved) => {
            let notices = link::decode_with_beside(&saved.link).notices;
            let opened = if notices.is_empty() {
                Opened::Plan(saved.differences)
            } else {
                Opened::InPart(notices)
            };
            (Some(saved.link), opened)
        }
        Err(why) => (None, Opened::Refused(why.to_string())),
    };
    if let Some(link) = link {
        let open = shared.borrow().opener();
        open(&link);
        let others = plans_beside(&link);
        if !others.is_empty() {
            change(shared, Part::Beside, |it| it.session.pinned = others);
        }
    }
    change(shared, Part::Share, |it| it.session.opened = opened);
    browser::focus(OPENED);
}

fn download_file(workbench: &mut Workbench) {
    let Some(file) = workbench.bundle().file_or_first(&workbench.session.shown_path) else {
        return;
    };
    let name = file.path.rsplit('/').next().unwrap_or(file.path);
    let contents = JsValue::from_str(&file.contents);
    let media_type = file.language.media_type();
    download(workbench, name, media_type, &contents);
}

fn download(workbench: &mut Workbench, name: &str, media_type: &str, contents: &JsValue) {
    let downloaded = browser::download(name, media_type, contents);
    workbench.session.failure = downloaded.is_err().then_some(Failure::Refused);
}

fn copy(shared: &Shared, target: CopyTarget) {
    let Ok(text) = shared.try_borrow().map(|it| text_of(&it, target)) else { return };
    let Some(text) = text else { return };
    let shared = Rc::clone(shared);
    let part = Tool::Copy(target).part();
    browser::copy(&text, move |copied| {
        change(&shared, part, |it| it.session.copied = Some((target, copied)));
        browser::later(OUTCOME_SHOWN, move || change(&shared, part, |it| it.session.copied = None));
    });
}

fn text_of(workbench: &Workbench, target: CopyTarget) -> Option<String> {
    Some(match target {
        CopyTarget::File => {
            workbench.bundle().file_or_first(&workbench.session.shown_path)?.contents.clone()
        }
        CopyTarget::Link => link::full(browser::address().as_ref(), workbench.plan()),
        CopyTarget::Summary => bundle::plan_summary(workbench.assessment(), &occasion()),
        CopyTarget::Checklist => checklist(workbench, TableFormat::Markdown),
        CopyTarget::Embed => embed_snippet(workbench.plan(), browser::address().as_ref()),
        CopyTarget::ComparisonLink => workbench.comparison_link(),
        CopyTarget::ComparisonMarkdown => comparison(workbench, TableFormat::Markdown),
        CopyTarget::ComparisonCsv => comparison(workbench, TableFormat::Csv),
    })
}

/// The checklist with what people have written down.
fn checklist(workbench: &Workbench, format: TableFormat) -> String {
    bundle::checklist_text(workbench.assessment(), &occasion(), &workbench.session.work, format)
}

/// Plans side by side as a text, each with its link.
fn comparison(workbench: &Workbench, format: TableFormat) -> String {
    let (plan, session) = (workbench.plan(), &workbench.session);
    let others = compared(plan, &session.other, &session.pinned);
    let plans: Vec<Plan> = std::iter::once(plan.clone()).chain(others).collect();
    let mut comparison = Comparison::on(&plans, browser::today());
    for (link, plan) in comparison.links.iter_mut().zip(&plans) {
        *link = link::full(browser::address().as_ref(), plan);
    }
    bundle::comparison_text(&comparison, format)
}
