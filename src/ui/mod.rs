//! The page: Leptos components, one module per part. They only show what the engine says.

mod app;
mod browser;
mod checklist;
mod choices;
mod compare;
mod copy_button;
mod fields;
mod files;
mod findings;
mod notices;
mod requirements;
mod share;
mod sizing;
mod state;
mod summary;
mod why;

/// Starts the planner in the page.
pub fn mount() {
    console_error_panic_hook::set_once();
    browser::remove_loading_message();
    leptos::mount::mount_to_body(app::App);
}
