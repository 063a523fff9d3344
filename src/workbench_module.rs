//! The second part of the page: what a person works with once they have read the answer. It is a
//! WebAssembly module of its own, loaded when the page answers. The planner calls it as
//! [`wandb_planner::exchange`] says.

#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod exports {
    use js_sys::Function;
    use wandb_planner::ui::workbench;
    use wasm_bindgen::prelude::*;

    /// Puts the workbench into the page.
    #[wasm_bindgen]
    pub fn start(link: &str, address: &str, open: Function) {
        workbench::start(link, address, open);
    }

    /// Shows another plan.
    #[wasm_bindgen]
    pub fn follow(link: &str) {
        workbench::follow(link);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    // Elsewhere the command line makes the files itself.
}
