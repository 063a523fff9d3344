//! One program, two faces: the page in a browser, the command line elsewhere.

#![cfg_attr(target_arch = "wasm32", no_main)]

/// Starts the page. `public/boot.js` calls this with the absolute address of the planner's folder,
/// empty for the one file, and with what loads the files' module.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(folder: String, loader: wandb_planner::app::maker::Loader) {
    wandb_planner::app::mount(folder, loader);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    wandb_planner::cli::run()
}
