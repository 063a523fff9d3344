//! One program, two faces: the page in a browser, the command line elsewhere.

#![cfg_attr(target_arch = "wasm32", no_main)]

/// Starts the page. `public/boot.js` calls this, and hands in how to load the workbench.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(loader: wandb_planner::exchange::Loader) {
    wandb_planner::ui::planner::mount(loader);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    wandb_planner::cli::run()
}
