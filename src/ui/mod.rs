//! The page in the browser. Leptos keeps the plan and everything that follows from it up to date;
//! `page` says how it looks; `patch` brings the document there. One module, `browser`, touches
//! the browser.

use crate::exchange::FilesLoader;

mod actions;
mod app;
mod browser;
mod live;
mod maker;
mod patch;
mod state;

/// Starts the planner in the page, which then loads what makes its files.
pub fn mount(loader: FilesLoader) {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| app::app(loader));
}
