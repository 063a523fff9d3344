//! What the page knows: the plan, what follows from it, and what the person is doing.
//!
//! Few signals of few types: each further type of signal adds about 1.5 KB (brotli) to the page.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::{
    browser::{self, HistoryEntry},
    maker::{Maker, Module},
};
use crate::{
    assessment::Assessment,
    exchange::FilesLoader,
    page::{Files, GeneratedFile, Opened, Outcome, Presence, Typed, Typing},
    plan::{
        Plan,
        link::{self, Notice},
    },
    reference::{Cloud, Term as _},
};

/// What the person is doing beside the plan.
#[derive(Clone, Debug)]
pub(super) struct Session {
    /// What in the last link could not be used.
    pub notices: Vec<Notice>,
    /// Fields whose text is not the plan's value, or not yet.
    pub typed: Vec<Typed>,
    /// The ids of the tasks that are done.
    pub ticks: Vec<String>,
    /// The file that was chosen last.
    pub shown_path: String,
    /// The last copy, until its outcome has been seen.
    pub copied: Outcome,
    /// Why the last download did not work.
    pub failure: &'static str,
    /// The choices of the plan that stands beside the current one.
    pub other: Plan,
    /// The plans that were put into the comparison, as they were.
    pub pinned: Vec<Plan>,
    /// Whether the comparison leaves out what is the same.
    pub differences_only: Presence,
    /// What was typed about machines that are already there.
    pub have: Typing,
    /// What became of opening a saved plan.
    pub opened: Opened,
}

/// The state of the page. Every part of the page reads it; only `actions` changes it.
#[derive(Clone, Copy)]
pub(super) struct State {
    plan: RwSignal<Plan>,
    session: RwSignal<Session>,
    assessment: Memo<Assessment>,
    maker: RwSignal<Maker>,
    files: RwSignal<Files>,
}

/// How long the files wait for the answer to be painted, in milliseconds.
const AFTER_PAINT: u32 = 20;

/// What a first comparison shows: the same deployment on the next cloud.
const fn next_cloud(cloud: Cloud) -> Cloud {
    match cloud {
        Cloud::Aws => Cloud::Gcp,
        Cloud::Gcp => Cloud::Azure,
        Cloud::Azure | Cloud::OnPremises => Cloud::Aws,
    }
}

/// Where the ticks of a plan are kept. Sizes may change without losing them; the deployment may not.
fn ticks_key(plan: &Plan) -> String {
    format!(
        "wandb-planner/checklist/{}/{}/{}/{}/{}",
        plan.tier.slug(),
        plan.environment.slug(),
        plan.cloud().slug(),
        plan.name,
        plan.fqdn(),
    )
}

/// Puts the plan's link into the address bar. A first link keeps its anchor, if it has one.
fn show_plan(plan: &Plan, entry: HistoryEntry) {
    let mut link = link::encode(plan);
    if let Some(kept) = browser::page_parameters() {
        // The pages around an embedded one have the history to themselves.
        link.push_str(&kept);
        browser::show_link(&link, HistoryEntry::Same);
        return;
    }
    if entry == HistoryEntry::Same {
        link.push_str(&browser::anchor());
    }
    browser::show_link(&link, entry);
}

impl State {
    /// Reads the plan from the page's address and follows Back and Forward from then on.
    pub(super) fn from_address(loader: FilesLoader) -> Self {
        let decoded = link::decode(&browser::url());
        let first = decoded.plan;
        let session = Session {
            notices: decoded.notices,
            typed: Vec::new(),
            ticks: browser::stored_ticks(&ticks_key(&first)),
            shown_path: "README.md".to_owned(),
            copied: None,
            failure: "",
            other: first.with_choices(first.tier, first.environment, next_cloud(first.cloud())),
            pinned: link::beside(&browser::url()).into_iter().map(|it| it.plan).collect(),
            differences_only: Presence::Present,
            have: Typing::default(),
            opened: Opened::Nothing,
        };
        show_plan(&first, HistoryEntry::Same);
        let plan = RwSignal::new(first);
        let maker = RwSignal::new(Maker { loader, module: Module::Loading });
        let state = Self {
            plan,
            session: RwSignal::new(session),
            assessment: Memo::new(move |_| {
                plan.with(|plan| Assessment::on(plan, browser::today()))
            }),
            maker,
            files: RwSignal::new(Files::Preparing),
        };
        // Making the files takes longer than a frame, so the answer is painted first. A newer plan
        // takes back what was not yet begun for an older one: dropping the wait ends it.
        Effect::new(move |_: Option<browser::Wait>| {
            plan.track();
            maker.track();
            browser::wait(AFTER_PAINT, move || {
                let files =
                    maker.with_untracked(|it| plan.with_untracked(|plan| it.module.files(plan)));
                state.files.set(files);
            })
        });
        browser::on_address_change(move || {
            let decoded = link::decode(&browser::url());
            // Following an anchor of the page changes the address too, but not the plan.
            let same = state.plan.with_untracked(|current| *current == decoded.plan);
            if !same || !decoded.notices.is_empty() {
                show_plan(&decoded.plan, HistoryEntry::Same);
                state.adopt(decoded.plan, decoded.notices);
            }
        });
        state
    }

    /// Takes over a plan from outside the form, with what could not be used of its link.
    fn adopt(self, plan: Plan, notices: Vec<Notice>) {
        let ticks = browser::stored_ticks(&ticks_key(&plan));
        let changed = self.plan.with_untracked(|current| *current != plan);
        self.session.update(|session| {
            session.notices = notices;
            session.ticks = ticks;
            session.typed.clear();
        });
        if changed {
            self.plan.set(plan);
        }
    }

    /// Replaces the plan by another one, and shows its link in the address bar.
    pub(super) fn open(self, plan: Plan, notices: Vec<Notice>) {
        // Opening the plan that is open adds nothing to go back to.
        if self.plan.with_untracked(|current| *current != plan) {
            show_plan(&plan, HistoryEntry::New);
        }
        self.adopt(plan, notices);
    }

    /// Changes the plan from the form: what is being typed stays.
    pub(super) fn change(self, plan: Plan, entry: HistoryEntry) {
        if self.plan.with_untracked(|current| *current == plan) {
            return;
        }
        show_plan(&plan, entry);
        let ticks = browser::stored_ticks(&ticks_key(&plan));
        let moved = self.plan.with_untracked(|current| current.cloud() != plan.cloud());
        self.session.update(|session| {
            session.notices.clear();
            session.ticks = ticks;
            session.failure = "";
            // A region or a machine of the cloud before means nothing for this one.
            if moved {
                session.typed.retain(|typed| !typed.field.belongs_to_a_cloud());
                session.have = Typing::default();
            }
        });
        self.plan.set(plan);
    }

    /// Changes what the person is doing.
    pub(super) fn update(self, change: impl FnOnce(&mut Session)) {
        self.session.update(change);
    }

    /// Keeps the ticks, in this browser too.
    pub(super) fn keep_ticks(self, ticks: Vec<String>) {
        browser::store_ticks(&self.with_plan_now(ticks_key), &ticks);
        self.session.update(|session| session.ticks = ticks);
    }

    /// Reads the plan, and follows it.
    pub(super) fn with_plan<T>(self, read: impl FnOnce(&Plan) -> T) -> T {
        self.plan.with(read)
    }

    /// Reads the plan once.
    pub(super) fn with_plan_now<T>(self, read: impl FnOnce(&Plan) -> T) -> T {
        self.plan.with_untracked(read)
    }

    /// Reads what the person is doing, and follows it.
    pub(super) fn with_session<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with(read)
    }

    /// Reads what the person is doing once.
    pub(super) fn with_session_now<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with_untracked(read)
    }

    /// Reads what follows from the plan, and follows it.
    pub(super) fn with<T>(self, read: impl FnOnce(&Assessment) -> T) -> T {
        self.assessment.with(read)
    }

    /// Reads what follows from the plan once.
    pub(super) fn with_assessment_now<T>(self, read: impl FnOnce(&Assessment) -> T) -> T {
        self.assessment.with_untracked(read)
    }

    /// Loads what makes the files.
    pub(super) fn prepare_files(self) {
        self.session.update(|session| session.failure = "");
        self.maker.update(|maker| maker.module = Module::Loading);
        let module = self.maker.with_untracked(|maker| maker.loader.load());
        browser::when(module, move |loaded| {
            self.maker.update(|maker| maker.module = Module::from_loaded(loaded));
        });
    }

    /// Asks what makes the files, once. If that stops it midway, there are no files from then on.
    pub(super) fn ask_maker<T>(
        self,
        ask: impl FnOnce(&Module, &Plan) -> Option<Result<T, JsValue>>,
    ) -> Option<T> {
        let answer = self
            .maker
            .with_untracked(|maker| self.plan.with_untracked(|plan| ask(&maker.module, plan)))?;
        if let Err(error) = &answer {
            self.maker.update(|maker| maker.module = Module::Failed(browser::said(error)));
        }
        answer.ok()
    }

    /// Asks what makes the files about something else than the plan, where a failure is an answer.
    pub(super) fn consult_maker<T>(
        self,
        ask: impl FnOnce(&Module) -> Option<Result<T, JsValue>>,
    ) -> Option<Result<T, JsValue>> {
        self.maker.with_untracked(|maker| ask(&maker.module))
    }

    /// Reads the files of the plan, and follows them.
    pub(super) fn with_files<T>(self, read: impl FnOnce(&Files) -> T) -> T {
        self.files.with(read)
    }

    /// Reads the file that is shown, once. There is none before the files are there.
    pub(super) fn with_shown_file_now<T>(
        self,
        read: impl FnOnce(&GeneratedFile) -> T,
    ) -> Option<T> {
        self.files.with_untracked(|files| {
            self.session.with_untracked(|session| files.shown(&session.shown_path).map(read))
        })
    }
}
