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

use crate::plan::link;

mod actions;
mod keys;
mod state;

use state::Workbench;

thread_local! {
    /// The workbench of this page, from its start on.
    static WORKBENCH: OnceCell<Rc<RefCell<Workbench>>> = const { OnceCell::new() };
}

/// Puts the workbench into the page. `address` is the page's first one; `open` takes the link of a
/// plan that the planner shall open.
pub fn start(link: &str, address: &str, open: Function) {
    console_error_panic_hook::set_once();
    let others = link::beside(address).into_iter().map(|it| it.plan).collect();
    let workbench = Rc::new(RefCell::new(Workbench::new(&link::decode(link).plan, others, open)));
    workbench.borrow_mut().show();
    if WORKBENCH.with(|it| it.set(Rc::clone(&workbench)).is_ok()) {
        actions::listen(&workbench);
        keys::listen();
    }
}

/// Shows another plan.
pub fn follow(link: &str) {
    WORKBENCH.with(|it| {
        if let Some(workbench) = it.get() {
            workbench.borrow_mut().follow(&link::decode(link).plan);
        }
    });
}
