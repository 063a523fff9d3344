//! The page in the browser. Leptos keeps the plan and everything that follows from it up to date;
//! `page` says how it looks; `patch` brings the document there. One module, `browser`, touches
//! the browser.

mod actions;
mod app;
mod browser;
mod live;
mod patch;
mod state;

/// Starts the planner in the page.
pub fn mount() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::app);
}
