//! What a person works with once they have read the answer: the picture, the comparison, the
//! checklist, the files and the link.
//!
//! It follows the planner's plan, and keeps to itself what a person does with it. Everything that it
//! shows is made anew after each step and patched into the page, which needs no signals and so no
//! Leptos: that would make this module 10 KB (brotli) heavier.

use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
};

use js_sys::Function;

use crate::{
    page::{History, Part},
    plan::{Plan, link},
    ui::browser,
};

mod actions;
mod keys;
mod state;

use state::Workbench;

/// How long a person looks at a plan that is worth to be kept, in milliseconds.
const STAYED: u32 = 2_000;

thread_local! {
    /// The workbench of this page, from its start on.
    static WORKBENCH: OnceCell<Rc<RefCell<Workbench>>> = const { OnceCell::new() };
}

/// Puts the workbench into the page. `address` is the page's first one; `open` takes the link of a
/// plan that the planner shall open.
pub fn start(link: &str, address: &str, open: Function) {
    console_error_panic_hook::set_once();
    let plan = link::decode(link).plan;
    let workbench = Rc::new(RefCell::new(Workbench::new(&plan, plans_beside(address), open)));
    workbench.borrow_mut().show();
    if WORKBENCH.with(|it| it.set(Rc::clone(&workbench)).is_ok()) {
        actions::listen(&workbench);
        keys::listen();
    }
    remember_later();
}

/// The plans that a link puts beside its own.
fn plans_beside(link: &str) -> Vec<Plan> {
    link::beside(link).into_iter().map(|it| it.plan).collect()
}

/// Shows another plan.
pub fn follow(link: &str) {
    WORKBENCH.with(|it| {
        if let Some(workbench) = it.get() {
            workbench.borrow_mut().follow(&link::decode(link).plan);
        }
    });
    remember_later();
}

/// Keeps the plan among the recent ones, if a person stays with it.
fn remember_later() {
    let current = || WORKBENCH.with(|it| it.get().cloned());
    let Some(plan) = current().map(|it| it.borrow().plan().clone()) else { return };
    browser::later(STAYED, move || {
        if let Some(workbench) = current()
            && let Ok(mut workbench) = workbench.try_borrow_mut()
            && *workbench.plan() == plan
        {
            workbench.change_history(History::visit);
            workbench.show_part(Part::History);
        }
    });
}
