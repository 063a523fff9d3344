//! What the page knows: the plan, what follows from it, and what a person is doing with it.

use leptos::prelude::*;

use super::{
    Choice, Field, History, Site, View,
    browser::{self, HistoryEntry},
    have::Have,
    installation, kept_work,
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

/// A field in which a person types, and the text as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Which field.
    pub field: Field,
    /// The text.
    pub text: String,
    /// The plan's value before the person began to type: it comes back if the text is not a value.
    pub before: String,
}

/// How long what has changed is marked, in milliseconds.
const MARKED: u32 = 2_000;

/// How long a person looks at a plan that is worth keeping, in milliseconds.
const STAYED: u32 = 2_000;

/// Where the plans are kept.
const HISTORY_KEY: &str = "wandb-planner/plans";

/// The state of the page. Components find it in their context.
#[derive(Clone, Copy)]
pub struct Session {
    /// The plan.
    pub plan: RwSignal<Plan>,
    /// What follows from it.
    pub assessment: Memo<Assessment>,
    /// The view that is shown.
    pub view: RwSignal<View>,
    /// What in the last link was not used.
    pub notices: RwSignal<Vec<Notice>>,
    /// Fields whose text is not the plan's value, or not yet.
    pub typed: RwSignal<Vec<Typed>>,
    /// The plans that were put into the comparison, as they were.
    pub pinned: RwSignal<Vec<Plan>>,
    /// What a person has typed about machines that are there.
    pub typed_have: RwSignal<Vec<(Have, String)>>,
    /// Which options the form shows.
    pub opened: installation::Opened,
    /// Whether the comparison also shows what is the same.
    pub everything: RwSignal<bool>,
    /// The path of the file that is shown.
    pub shown_path: RwSignal<String>,
    /// The work on the plan's checklist.
    pub work: RwSignal<Work>,
    /// The plans that this browser keeps.
    pub history: RwSignal<History>,
    /// The plan whose files were shown last.
    pub filed: StoredValue<Plan>,
    /// Counts the plans, so that a value knows when it changed.
    pub step: RwSignal<u32>,
    /// The last step whose changes are marked no more.
    pub seen: RwSignal<u32>,
    /// The day as of which plans are assessed.
    pub day: Date,
    /// Where the plan was on the clouds that were left, so that a look at another cloud loses nothing.
    places: StoredValue<Vec<Location>>,
    site: StoredValue<Site>,
    /// Where the planner is served, unless it was opened from a disk.
    address: StoredValue<Option<Address>>,
    /// What gets what makes files.
    pub(super) loader: StoredValue<Option<Loader>, LocalStorage>,
}

impl Session {
    /// A plan in a view, as a static page shows it.
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
            typed_have: RwSignal::new(Vec::new()),
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

    /// The plan and the view of the browser's address. `loader` gets what makes files.
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

    /// Follows Back and Forward from now on, and keeps the plan when a person stays with it.
    pub fn follow_browser(self) {
        self.show_address(HistoryEntry::Same);
        self.remember_later();
        let _ = window_event_listener(leptos::ev::popstate, move |_| {
            let url = browser::url();
            let link = self.site.with_value(|site| site.link_of(&url).to_owned());
            let decoded = link::decode_with_beside(&link);
            self.view.set(View::of_url(&url));
            self.pin_those_of(&link);
            // What is typed, and what was said of a link, stays from view to view of one plan.
            let same = self.plan.with_untracked(|plan| *plan == decoded.plan);
            if !same || !decoded.notices.is_empty() {
                self.adopt(decoded.plan, decoded.notices);
            }
            // An anchor of the page that had everything becomes the address of the view.
            self.show_address(HistoryEntry::Same);
            browser::open_panel_of(&url);
        });
    }

    /// Puts the plans beside that a link has with its own. Without any, those that are there stay.
    fn pin_those_of(self, link: &str) {
        let others: Vec<Plan> = link::beside(link).into_iter().map(|it| it.plan).collect();
        if !others.is_empty() {
            self.pinned.set(others);
        }
    }

    /// Changes which plans stand beside the current one, in the address too.
    pub fn pin(self, change: impl FnOnce(&mut Vec<Plan>)) {
        self.pinned.update(change);
        self.show_address(HistoryEntry::Same);
    }

    /// A text that follows the assessment.
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

    /// The whole link of the plan, or what follows the planner's address if that is not known.
    #[must_use]
    pub fn full_link(self) -> String {
        self.plan.with(|plan| self.address.with_value(|address| link::full(address.as_ref(), plan)))
    }

    /// The whole link of the plan and of others beside it.
    #[must_use]
    pub fn comparison_link(self, others: &[Plan]) -> String {
        self.plan.with_untracked(|plan| {
            self.address.with_value(|address| link::comparison(address.as_ref(), plan, others))
        })
    }

    /// Where the planner is served: its folder, not the page of a view.
    #[must_use]
    pub fn planner_address(self) -> Option<Address> {
        self.address.get_value()
    }

    /// Whether this is a static page, which no person can change.
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

    /// Shows a plan, and what was not used of its link.
    pub fn open(self, view: View, plan: Plan, notices: Vec<Notice>) {
        let same = self.view.get_untracked() == view
            && self.plan.with_untracked(|current| *current == plan);
        self.view.set(view);
        self.adopt(plan, notices);
        // Opening what is open adds nothing to go back to.
        if !same {
            self.show_address(HistoryEntry::New);
        }
    }

    /// Chooses a value in the form.
    pub fn choose(self, choice: Choice, slug: &str) {
        let plan = self.plan.with_untracked(|plan| choice.write(plan, slug));
        self.change(plan, HistoryEntry::New);
    }

    /// Keeps text as typed, and changes the plan if the text is a value. If it is not,
    /// the plan gets back what it had: “10” of “101” is not what anybody wanted.
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

    /// Writes a value as the plan has it, once the person has left the field.
    pub fn leave_field(self, field: Field) {
        let plan = self.plan.get_untracked();
        self.typed.update(|all| {
            all.retain(|typed| typed.field != field || field.write(&plan, &typed.text).is_err());
        });
    }

    /// What a person has, as typed or as it stands there before anybody types.
    #[must_use]
    pub fn have(self, have: Have) -> String {
        let typed = self
            .typed_have
            .with(|all| all.iter().find(|(field, _)| *field == have).map(|(_, text)| text.clone()));
        typed.unwrap_or_else(|| have.default(self.plan.with(Plan::cloud)))
    }

    /// Keeps what a person types about machines that are there.
    pub fn type_have(self, have: Have, text: String) {
        self.typed_have.update(|all| {
            all.retain(|(field, _)| *field != have);
            all.push((have, text));
        });
    }

    /// Changes the plan from the form: what is being typed stays.
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

    /// Comes back to where the plan was on this cloud before, if it was.
    fn move_to(self, place: &mut Location, left: Location) {
        // A region or a machine of the cloud before means nothing for this one.
        self.typed.update(|all| all.retain(|typed| !typed.field.belongs_to_a_cloud()));
        self.places.update_value(|places| {
            places.retain(|known| known.cloud() != left.cloud());
            places.push(left);
            if let Some(known) = places.iter().find(|known| known.cloud() == place.cloud()) {
                *place = known.clone();
            }
        });
    }

    /// Takes over a plan from outside the form, with what was not used of its link.
    fn adopt(self, plan: Plan, notices: Vec<Notice>) {
        self.notices.set(notices);
        if self.plan.with_untracked(|current| *current != plan) {
            self.typed.set(Vec::new());
            self.put(plan);
        }
    }

    /// Makes a plan the current one.
    fn put(self, plan: Plan) {
        let work_of_another =
            self.plan.with_untracked(|it| kept_work::key(it) != kept_work::key(&plan));
        if work_of_another {
            self.work.set(kept_work::stored(&plan));
        }
        // A machine of the cloud before means nothing on this one.
        if self.plan.with_untracked(Plan::cloud) != plan.cloud() {
            self.typed_have.set(Vec::new());
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

    /// Puts the view of the plan into the address bar.
    fn show_address(self, entry: HistoryEntry) {
        let view = self.view.get_untracked();
        let href = self.plan.with_untracked(|plan| {
            let others = self.pinned.get_untracked();
            self.site.with_value(|site| site.href_beside(view, plan, &others))
        });
        match browser::page_parameters() {
            // The pages around an embedded one have the history to themselves.
            Some(kept) => browser::show_address(&(href + &kept), HistoryEntry::Same),
            None => browser::show_address(&href, entry),
        }
    }

    /// Keeps the plan among the recent ones, if a person stays with it.
    fn remember_later(self) {
        let step = self.step.get_untracked();
        browser::later(STAYED, move || {
            if self.step.try_get_untracked() == Some(step) {
                self.change_history(History::visit);
            }
        });
    }

    /// Changes which plans are kept, in this browser too.
    pub fn change_history(self, change: impl FnOnce(&mut History, &str)) {
        let link = self.plan.with_untracked(link::encode);
        // Another tab may have kept some since.
        let mut history = stored_history();
        change(&mut history, &link);
        browser::store(HISTORY_KEY, &history.to_text());
        self.history.set(history);
    }

    /// Changes what people have written down about the checklist, in this browser too.
    pub fn change_work(self, change: impl FnOnce(&mut Work)) {
        let key = self.plan.with_untracked(kept_work::key);
        // Another tab may have kept some since.
        if let Some(kept) = browser::stored(&key) {
            self.work.set(kept_work::from_text(&kept));
        }
        self.work.update(change);
        browser::store(&key, &self.work_text());
    }

    /// The work on the checklist as this browser keeps it, and as the [`Maker`] takes it.
    #[must_use]
    pub fn work_text(self) -> String {
        self.work.with_untracked(kept_work::to_text)
    }
}

fn stored_history() -> History {
    History::from_text(&browser::stored(HISTORY_KEY).unwrap_or_default())
}
