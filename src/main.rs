//! One program, two faces: the page in a browser, the command line elsewhere.

#[cfg(target_arch = "wasm32")]
fn main() {
    wandb_planner::ui::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    wandb_planner::cli::run()
}
