//! The page in the browser: Leptos keeps the plan and the form; the sections come from `page` as
//! markup and are patched into the document. One module, `browser`, touches the browser.

mod actions;
mod app;
mod browser;
mod choices;
mod compare_form;
mod fields;
mod live;
mod patch;
mod state;

/// Starts the planner in the page.
pub fn mount() {
    console_error_panic_hook::set_once();
    browser::remove_loading_message();
    leptos::mount::mount_to_body(app::App);
}
