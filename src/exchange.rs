//! What crosses between the planner and the workbench. They are two WebAssembly modules that share
//! no memory, so a plan travels as its link.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// How the planner gets the workbench; `public/boot.js` knows.
    pub type Loader;

    /// Loads a [`Workbench`], anew each time.
    #[wasm_bindgen(method)]
    pub fn load(this: &Loader) -> Promise;

    /// The functions that `src/workbench_module.rs` exports. They fail only when they stop midway.
    pub type Workbench;

    /// Puts the workbench into the page. `address` is the page's first one, with all its plans, and
    /// `open` takes the link of a plan that the planner shall open.
    #[wasm_bindgen(method, catch)]
    pub fn start(
        this: &Workbench,
        link: &str,
        address: &str,
        open: &Function,
    ) -> Result<(), JsValue>;

    /// Shows another plan.
    #[wasm_bindgen(method, catch)]
    pub fn follow(this: &Workbench, link: &str) -> Result<(), JsValue>;
}
