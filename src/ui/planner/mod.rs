//! The form and the answer. Leptos keeps the plan and everything that follows from it up to date.

use crate::exchange::Loader;

mod actions;
mod app;
mod live;
mod state;

/// Starts the planner in the page, which then loads the workbench.
pub fn mount(loader: Loader) {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| app::app(loader));
}
