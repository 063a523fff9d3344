//! The page's state: the plan, its assessment, and the user's input so far.

use leptos::prelude::*;

use super::{
    Choice, Field, History, Site, View,
    browser::{self, HistoryEntry},
    installation, kept_work,
    machine_field::MachineField,
    maker::Loader,
};
use crate::{
    assessment::Assessment,
    bundle::Work,
    date::Date,
    plan::{
        Address, Location, Plan,
        link::{self, Notice},
    },
};

/// The user's input in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The field.
    pub field: Field,
    /// The text as typed.
    pub text: String,
    /// The plan's value before typing began: it is restored if the text is not valid.
    pub before: String,
}

/// How long changed values are highlighted, in milliseconds.
const MARKED: u32 = 2_000;

/// How long a plan is shown before it counts as recent, in milliseconds.
const STAYED: u32 = 2_000;

/// The storage key of the plans.
const HISTORY_KEY: &str = "wandb-planner/plans";

/// The state of the page. Components find it in their context.
#[derive(Clone, Copy)]
pub struct Session {
    /// The plan.
    pub plan: RwSignal<Plan>,
    /// The plan's assessment.
    pub assessment: Memo<Assessment>,
    /// The current view.
    pub view: RwSignal<View>,
    /// The parts of the last link that were not used.
    pub notices: RwSignal<Vec<Notice>>,
    /// Fields whose text is not, or not yet, the plan's value.
    pub typed: RwSignal<Vec<Typed>>,
    /// Copies of the plans that were added to the comparison.
    pub pinned: RwSignal<Vec<Plan>>,
    /// The user's input about existing machines.
    pub typed_machines: RwSignal<Vec<(MachineField, String)>>,
    /// Which sections of the form are open.
    pub opened: installation::Opened,
    /// Whether the comparison also shows measures without a difference.
    pub everything: RwSignal<bool>,
    /// The path of the file in the preview.
    pub shown_path: RwSignal<String>,
    /// The work on the plan's checklist.
    pub work: RwSignal<Work>,
    /// The plans saved in this browser.
    pub history: RwSignal<History>,
    /// The plan whose files were shown last.
    pub filed: StoredValue<Plan>,
    /// Counts changes of the plan: a value remembers the step of its last change.
    pub step: RwSignal<u32>,
    /// The last step whose changes are no longer highlighted.
    pub seen: RwSignal<u32>,
    /// The day that plans are assessed on.
    pub day: Date,
    /// The plan's locations on other clouds, so that switching clouds and back loses nothing.
    places: StoredValue<Vec<Location>>,
    site: StoredValue<Site>,
    /// The address that serves the planner, unless it was opened from disk.
    address: StoredValue<Option<Address>>,
    /// The loader of the files module.
    pub(super) loader: StoredValue<Option<Loader>, LocalStorage>,
}

impl Session {
    /// The state of a static page: a plan in a view.
    #[must_use]
    pub fn new(plan: Plan, view: View, day: Date, site: Site) -> Self {
        let filed = plan.clone();
        let plan = RwSignal::new(plan);
        Self {
            plan,
            assessment: Memo::new(move |_| plan.with(|plan| Assessment::on(plan, day))),
            view: RwSignal::new(view),
            notices: RwSignal::new(Vec::new()),
            typed: RwSignal::new(Vec::new()),
            pinned: RwSignal::new(Vec::new()),
            typed_machines: RwSignal::new(Vec::new()),
            opened: installation::Opened::default(),
            everything: RwSignal::new(false),
            shown_path: RwSignal::new("README.md".to_owned()),
            work: RwSignal::new(Work::default()),
            history: RwSignal::new(History::default()),
            filed: StoredValue::new(filed),
            step: RwSignal::new(0),
            seen: RwSignal::new(0),
            day,
            places: StoredValue::new(Vec::new()),
            site: StoredValue::new(site),
            address: StoredValue::new(None),
            loader: StoredValue::new_local(None),
        }
    }

    /// The state from the browser's address and storage. `loader` loads the files module.
    #[must_use]
    pub fn of_browser(site: Site, loader: Loader) -> Self {
        let url = browser::url();
        let address = match &site {
            Site::Served(folder) => Address::of_url(folder).ok(),
            Site::OneFile | Site::Static(_) => browser::address(),
        };
        let link = site.link_of(&url).to_owned();
        let decoded = link::decode_with_beside(&link);
        let session = Self::new(decoded.plan, View::of_url(&url), browser::today(), site);
        session.notices.set(decoded.notices);
        session.pin_those_of(&link);
        session.work.set(kept_work::stored(&session.plan.get_untracked()));
        session.history.set(stored_history());
        session.address.set_value(address);
        session.loader.set_value(Some(loader));
        session
    }

    /// Starts following Back and Forward, and remembers the plan if the user stays on it.
    pub fn follow_browser(self) {
        self.show_address(HistoryEntry::Same);
        self.remember_later();
        let _ = window_event_listener(leptos::ev::popstate, move |_| {
            let url = browser::url();
            let link = self.site.with_value(|site| site.link_of(&url).to_owned());
            let decoded = link::decode_with_beside(&link);
            self.view.set(View::of_url(&url));
            self.pin_those_of(&link);
            // Input and notices stay while the plan is the same.
            let same = self.plan.with_untracked(|plan| *plan == decoded.plan);
            if !same || !decoded.notices.is_empty() {
                self.adopt(decoded.plan, decoded.notices);
            }
            // An anchor of the former single page becomes the address of the view.
            self.show_address(HistoryEntry::Same);
            browser::open_panel_of(&url);
        });
    }

    /// Compares with the other plans of a link. If it has none, the comparison stays.
    fn pin_those_of(self, link: &str) {
        let others: Vec<Plan> = link::beside(link).into_iter().map(|it| it.plan).collect();
        if !others.is_empty() {
            self.pinned.set(others);
        }
    }

    /// Changes the plans in the comparison, and the address with them.
    pub fn pin(self, change: impl FnOnce(&mut Vec<Plan>)) {
        self.pinned.update(change);
        self.show_address(HistoryEntry::Same);
    }

    /// A string that follows the assessment.
    #[must_use]
    pub fn text(
        self,
        read: impl Fn(&Assessment) -> String + Send + Sync + 'static,
    ) -> Signal<String> {
        Signal::derive(move || self.assessment.with(|it| read(it)))
    }

    /// The address of a view of the current plan.
    #[must_use]
    pub fn href(self, view: View) -> String {
        self.plan.with(|plan| self.href_of(view, plan))
    }

    /// The address of a view of a plan.
    #[must_use]
    pub fn href_of(self, view: View, plan: &Plan) -> String {
        self.site.with_value(|site| site.href(view, plan))
    }

    /// The full link of the plan, or only its query if the planner's address is not known.
    #[must_use]
    pub fn full_link(self) -> String {
        self.plan.with(|plan| self.address.with_value(|address| link::full(address.as_ref(), plan)))
    }

    /// The full link of the plan and the others in a comparison.
    #[must_use]
    pub fn comparison_link(self, others: &[Plan]) -> String {
        self.plan.with_untracked(|plan| {
            self.address.with_value(|address| link::comparison(address.as_ref(), plan, others))
        })
    }

    /// The address of the planner's folder, without the page of a view.
    #[must_use]
    pub fn planner_address(self) -> Option<Address> {
        self.address.get_value()
    }

    /// Whether this is a static page, where the plan cannot change.
    #[must_use]
    pub fn is_static(self) -> bool {
        self.site.with_value(|site| matches!(site, Site::Static(_)))
    }

    /// Shows a view.
    pub fn go(self, view: View) {
        if self.view.get_untracked() != view {
            self.view.set(view);
            self.show_address(HistoryEntry::New);
            browser::scroll_to_top();
        }
    }

    /// Shows a plan, with notices about the unused parts of its link.
    pub fn open(self, view: View, plan: Plan, notices: Vec<Notice>) {
        let same = self.view.get_untracked() == view
            && self.plan.with_untracked(|current| *current == plan);
        self.view.set(view);
        self.adopt(plan, notices);
        // Opening the current plan adds no history entry.
        if !same {
            self.show_address(HistoryEntry::New);
        }
    }

    /// Chooses a value in the form.
    pub fn choose(self, choice: Choice, slug: &str) {
        let plan = self.plan.with_untracked(|plan| choice.write(plan, slug));
        self.change(plan, HistoryEntry::New);
    }

    /// Keeps the text as typed, and changes the plan if it is valid. Otherwise the plan gets its
    /// previous value back: nobody wants the “10” of an invalid “101”.
    pub fn type_text(self, field: Field, text: String) {
        let before = self.typed.with_untracked(|all| {
            all.iter().find(|typed| typed.field == field).map(|typed| typed.before.clone())
        });
        let plan = self.plan.get_untracked();
        let before = before.unwrap_or_else(|| field.read(&plan));
        let written = field.write(&plan, &text).or_else(|_| field.write(&plan, &before));
        self.typed.update(|all| {
            all.retain(|typed| typed.field != field);
            all.push(Typed { field, text, before });
        });
        if let Ok(plan) = written {
            self.change(plan, HistoryEntry::Same);
        }
    }

    /// Shows the plan's own spelling of a valid value once the user has left the field.
    pub fn leave_field(self, field: Field) {
        let plan = self.plan.get_untracked();
        self.typed.update(|all| {
            all.retain(|typed| typed.field != field || field.write(&plan, &typed.text).is_err());
        });
    }

    /// The text of a field for existing machines: as typed, or its initial value.
    #[must_use]
    pub fn machine_text(self, field: MachineField) -> String {
        let typed = self
            .typed_machines
            .with(|all| all.iter().find(|(it, _)| *it == field).map(|(_, text)| text.clone()));
        typed.unwrap_or_else(|| field.default(self.plan.with(Plan::cloud)))
    }

    /// Keeps the user's input about existing machines.
    pub fn type_machine(self, field: MachineField, text: String) {
        self.typed_machines.update(|all| {
            all.retain(|(it, _)| *it != field);
            all.push((field, text));
        });
    }

    /// Changes the plan from the form, and keeps what is being typed.
    pub(super) fn change(self, mut plan: Plan, entry: HistoryEntry) {
        let current = self.plan.get_untracked();
        if current == plan {
            return;
        }
        self.notices.set(Vec::new());
        if current.cloud() != plan.cloud() {
            self.move_to(&mut plan.location, current.location);
        }
        self.put(plan);
        self.show_address(entry);
    }

    /// Restores the location that the plan had on this cloud before, if any.
    fn move_to(self, place: &mut Location, left: Location) {
        // A region or a machine of another cloud is not valid here.
        self.typed.update(|all| all.retain(|typed| !typed.field.belongs_to_a_cloud()));
        self.places.update_value(|places| {
            places.retain(|known| known.cloud() != left.cloud());
            places.push(left);
            if let Some(known) = places.iter().find(|known| known.cloud() == place.cloud()) {
                *place = known.clone();
            }
        });
    }

    /// Adopts a plan from outside of the form, with notices about the unused parts of its link.
    fn adopt(self, plan: Plan, notices: Vec<Notice>) {
        self.notices.set(notices);
        if self.plan.with_untracked(|current| *current != plan) {
            self.typed.set(Vec::new());
            self.put(plan);
        }
    }

    /// Makes a plan the current one.
    fn put(self, plan: Plan) {
        let other_work = self.plan.with_untracked(|it| kept_work::key(it) != kept_work::key(&plan));
        if other_work {
            self.work.set(kept_work::stored(&plan));
        }
        // A machine of another cloud is not valid here.
        if self.plan.with_untracked(Plan::cloud) != plan.cloud() {
            self.typed_machines.set(Vec::new());
        }
        let step = self.step.get_untracked() + 1;
        self.step.set(step);
        self.plan.set(plan);
        browser::later(MARKED, move || {
            if self.step.try_get_untracked() == Some(step) {
                self.seen.set(step);
            }
        });
        self.remember_later();
    }

    /// Shows the address of the current view and plan in the address bar.
    fn show_address(self, entry: HistoryEntry) {
        let view = self.view.get_untracked();
        let href = self.plan.with_untracked(|plan| {
            let others = self.pinned.get_untracked();
            self.site.with_value(|site| site.href_beside(view, plan, &others))
        });
        match browser::page_parameters() {
            // An embedded planner adds no entries to the history of the page around it.
            Some(kept) => browser::show_address(&(href + &kept), HistoryEntry::Same),
            None => browser::show_address(&href, entry),
        }
    }

    /// Adds the plan to the recent ones, if the user stays on it.
    fn remember_later(self) {
        let step = self.step.get_untracked();
        browser::later(STAYED, move || {
            if self.step.try_get_untracked() == Some(step) {
                self.change_history(History::visit);
            }
        });
    }

    /// Changes the saved plans, and stores them in this browser.
    pub fn change_history(self, change: impl FnOnce(&mut History, &str)) {
        let link = self.plan.with_untracked(link::encode);
        // Another tab may have stored changes since.
        let mut history = stored_history();
        change(&mut history, &link);
        browser::store(HISTORY_KEY, &history.to_text());
        self.history.set(history);
    }

    /// Changes the work on the checklist, and stores it in this browser.
    pub fn change_work(self, change: impl FnOnce(&mut Work)) {
        let key = self.plan.with_untracked(kept_work::key);
        // Another tab may have stored changes since.
        if let Some(kept) = browser::stored(&key) {
            self.work.set(kept_work::from_text(&kept));
        }
        self.work.update(change);
        browser::store(&key, &self.work_text());
    }

    /// The work on the checklist in its stored form, which the [`Maker`] takes as well.
    #[must_use]
    pub fn work_text(self) -> String {
        self.work.with_untracked(kept_work::to_text)
    }
}

fn stored_history() -> History {
    History::from_text(&browser::stored(HISTORY_KEY).unwrap_or_default())
}
