//! What the page knows: the plan, and what follows from it.

use leptos::prelude::*;

use super::browser::{self, HistoryEntry};
use crate::{
    assessment::Assessment,
    plan::{
        Plan,
        link::{self, Notice},
    },
};

/// The state of the page. Every part of the page reads from here and changes the plan only here.
#[derive(Clone, Copy)]
pub(super) struct State {
    plan: RwSignal<Plan>,
    assessment: Memo<Assessment>,
    /// What in the last link could not be used.
    pub notices: RwSignal<Vec<Notice>>,
}

impl State {
    /// Reads the plan from the page's address and follows Back and Forward from then on.
    pub(super) fn from_address() -> Self {
        let decoded = link::decode(&browser::url());
        let plan = RwSignal::new(decoded.plan);
        let state = Self {
            plan,
            assessment: Memo::new(move |_| plan.with(Assessment::of)),
            notices: RwSignal::new(decoded.notices),
        };
        if state.notices.with_untracked(Vec::is_empty) {
            browser::show_link(&state.link(), HistoryEntry::Same);
        }
        browser::on_address_change(move || state.read_address());
        state
    }

    fn read_address(self) {
        let decoded = link::decode(&browser::url());
        self.notices.set(decoded.notices);
        if self.plan.with_untracked(|plan| *plan != decoded.plan) {
            self.plan.set(decoded.plan);
        }
    }

    /// The link of the plan, without following it.
    pub(super) fn link(self) -> String {
        self.plan.with_untracked(link::encode)
    }

    /// The plan, without following it.
    pub(super) fn plan_untracked(self) -> Plan {
        self.plan.get_untracked()
    }

    /// The plan.
    pub(super) fn plan(self) -> Plan {
        self.plan.get()
    }

    /// One part of the plan, which notifies only when that part changes.
    pub(super) fn part<T: PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&Plan) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.plan.with(&part))
    }

    /// Reads what follows from the plan.
    pub(super) fn with<T>(self, read: impl FnOnce(&Assessment) -> T) -> T {
        self.assessment.with(read)
    }

    /// Changes the plan and the address bar.
    pub(super) fn change(self, entry: HistoryEntry, change: impl FnOnce(&mut Plan)) {
        let mut plan = self.plan.get_untracked();
        change(&mut plan);
        self.set_plan(plan, entry);
    }

    /// Replaces the plan and changes the address bar.
    pub(super) fn set_plan(self, plan: Plan, entry: HistoryEntry) {
        if self.plan.with_untracked(|current| *current == plan) {
            return;
        }
        browser::show_link(&link::encode(&plan), entry);
        self.notices.set(Vec::new());
        self.plan.set(plan);
    }
}

/// The state, from anywhere in the page.
pub(super) fn state() -> State {
    expect_context::<State>()
}
