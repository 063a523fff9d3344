//! What the planner knows: the plan, what follows from it, and what the person is doing.
//!
//! Few signals of few types: each further type of signal adds about 1.5 KB (brotli) to the page.

use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue, prelude::Closure};

use crate::{
    assessment::Assessment,
    exchange::{self, Loader},
    page::{Part, Progress, Typed},
    plan::{
        Location, Plan,
        link::{self, Notice},
    },
    ui::browser::{self, HistoryEntry},
};

/// What the person is doing beside the plan.
#[derive(Clone, Debug)]
pub(super) struct Session {
    /// What in the last link could not be used.
    pub notices: Vec<Notice>,
    /// Fields whose text is not the plan's value, or not yet.
    pub typed: Vec<Typed>,
    /// Where the plan was on the clouds that were left, so that a look at another cloud loses nothing.
    places: Vec<Location>,
}

impl Session {
    /// Comes back to where the plan was on this cloud before, if it was.
    fn move_to(&mut self, place: &mut Location, left: Location) {
        // A region or a machine of the cloud before means nothing for this one.
        self.typed.retain(|typed| !typed.field.belongs_to_a_cloud());
        self.places.retain(|known| known.cloud() != left.cloud());
        self.places.push(left);
        if let Some(known) = self.places.iter().find(|known| known.cloud() == place.cloud()) {
            *place = known.clone();
        }
    }
}

/// The second part of the page, as far as it is there.
pub(super) struct Workbench {
    loader: Loader,
    /// The address that the page was opened with: it may hold more plans than one.
    first_address: String,
    /// The workbench, once it is in the page.
    module: Option<exchange::Workbench>,
    /// How far it is.
    pub progress: Progress,
    /// How many plans there were.
    plans: u32,
    /// How many there were when the workbench last followed.
    followed: u32,
}

impl Workbench {
    /// It did not come or stopped midway. What it shows is of another plan, or soon will be.
    fn fail(&mut self, error: &JsValue) {
        self.module = None;
        self.progress = Progress::Failed(browser::said(error));
        clear_workbench();
    }
}

/// Empties what the workbench fills.
pub(super) fn clear_workbench() {
    for part in Part::WORKBENCH {
        browser::clear(part.id());
    }
}

/// The state of the planner. Every part reads it; only `actions` changes it.
#[derive(Clone, Copy)]
pub(super) struct State {
    plan: RwSignal<Plan>,
    session: RwSignal<Session>,
    assessment: Memo<Assessment>,
    workbench: RwSignal<Workbench>,
}

/// How long the workbench waits for the answer to be painted, and for a person to go on typing, in
/// milliseconds.
const AFTER_PAINT: u32 = 100;

/// How long what has changed is marked, in milliseconds.
const MARKED: u32 = 2_000;

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
    pub(super) fn from_address(loader: Loader) -> Self {
        let first_address = browser::url();
        let decoded = link::decode_with_beside(&first_address);
        show_plan(&decoded.plan, HistoryEntry::Same);
        let plan = RwSignal::new(decoded.plan);
        let state = Self {
            plan,
            session: RwSignal::new(Session {
                notices: decoded.notices,
                typed: Vec::new(),
                places: Vec::new(),
            }),
            assessment: Memo::new(move |_| {
                plan.with(|plan| Assessment::on(plan, browser::today()))
            }),
            workbench: RwSignal::new(Workbench {
                loader,
                first_address,
                module: None,
                progress: Progress::Loading,
                plans: 0,
                followed: 0,
            }),
        };
        // What the workbench shows takes longer than a frame, so the answer is painted first. Of
        // plans that follow each other quickly, it shows the last.
        Effect::new(move |_: Option<()>| {
            plan.track();
            state.workbench.update_untracked(|workbench| workbench.plans += 1);
            let number = state.workbench.with_untracked(|workbench| workbench.plans);
            // Nor does the answer wait for what is out of view. Not the first one: until it has been
            // laid out, no part has a height that it could keep.
            if number > 1 {
                browser::hold_back_what_is_out_of_view();
            }
            browser::later(AFTER_PAINT, move || {
                if state.is_newest(number) {
                    state.show_in_workbench_now();
                    browser::show_what_is_out_of_view();
                }
            });
            browser::later(MARKED, move || {
                if state.is_newest(number) {
                    browser::forget_changes();
                }
            });
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

    /// Whether there has been no other plan since.
    fn is_newest(self, number: u32) -> bool {
        self.workbench.with_untracked(|workbench| workbench.plans == number)
    }

    /// Takes over a plan from outside the form, with what could not be used of its link.
    fn adopt(self, plan: Plan, notices: Vec<Notice>) {
        let changed = self.plan.with_untracked(|current| *current != plan);
        self.session.update(|session| {
            session.notices = notices;
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
    pub(super) fn change(self, mut plan: Plan, entry: HistoryEntry) {
        let current = self.plan.get_untracked();
        if current == plan {
            return;
        }
        self.session.update(|session| {
            session.notices.clear();
            if current.cloud() != plan.cloud() {
                session.move_to(&mut plan.location, current.location);
            }
        });
        show_plan(&plan, entry);
        self.plan.set(plan);
    }

    /// Changes what the person is doing.
    pub(super) fn update(self, change: impl FnOnce(&mut Session)) {
        self.session.update(change);
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

    /// Reads how far the workbench is, and follows it.
    pub(super) fn with_workbench<T>(self, read: impl FnOnce(&Workbench) -> T) -> T {
        self.workbench.with(read)
    }

    /// Loads the workbench, which then shows the plan.
    pub(super) fn load_workbench(self) {
        self.workbench.update(|workbench| workbench.progress = Progress::Loading);
        let loaded = self.workbench.with_untracked(|workbench| workbench.loader.load());
        browser::when(loaded, move |loaded| {
            let started = loaded.and_then(|module| self.start_workbench(module.unchecked_into()));
            self.workbench.update(|workbench| match started {
                Ok(module) => {
                    workbench.module = Some(module);
                    workbench.progress = Progress::Ready;
                    browser::mark("workbench");
                }
                Err(error) => workbench.fail(&error),
            });
        });
    }

    fn start_workbench(self, module: exchange::Workbench) -> Result<exchange::Workbench, JsValue> {
        let open = Closure::<dyn Fn(String)>::new(move |link: String| {
            let decoded = link::decode_with_beside(&link);
            self.open(decoded.plan, decoded.notices);
        });
        let link = self.plan.with_untracked(link::encode);
        let address = self.workbench.with_untracked(|it| it.first_address.clone());
        module.start(&link, &address, open.into_js_value().unchecked_ref())?;
        Ok(module)
    }

    /// Lets the workbench show the plan of now, if it waits to do so.
    pub(super) fn show_in_workbench_now(self) {
        let followed = self.workbench.with_untracked(|workbench| {
            let module = workbench.module.as_ref().filter(|_| workbench.followed < workbench.plans);
            module.map(|module| module.follow(&self.plan.with_untracked(link::encode)))
        });
        self.workbench.update_untracked(|workbench| workbench.followed = workbench.plans);
        if let Some(Err(error)) = followed {
            self.workbench.update(|workbench| workbench.fail(&error));
        }
    }
}
