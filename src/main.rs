//! One program with two entry points: the page in a browser, the command line elsewhere.

#![cfg_attr(target_arch = "wasm32", no_main)]

/// Starts the page. `public/boot.js` passes the absolute address of the planner's folder, which is
/// empty for the single-file build, and the loader of the files module.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(folder: String, loader: wandb_planner::app::maker::Loader) {
    wandb_planner::app::mount(folder, loader);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    wandb_planner::cli::run()
}
