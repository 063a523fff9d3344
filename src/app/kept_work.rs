//! The work on a checklist as this browser keeps it: the JSON of [`Work::to_text`], which the browser
//! reads and writes by itself. A library for JSON makes the page 16 KB (brotli) heavier.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};

use super::browser;
use crate::{
    bundle::{TaskState, Work},
    plan::Plan,
    reference::Term as _,
};

#[wasm_bindgen]
extern "C" {
    /// A [`TaskState`] in JSON.
    type KeptTask;

    #[wasm_bindgen(method, getter)]
    fn done(this: &KeptTask) -> Option<bool>;

    #[wasm_bindgen(method, getter)]
    fn owner(this: &KeptTask) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    fn note(this: &KeptTask) -> Option<String>;
}

/// Where the work on a plan is kept. Sizes and the address may change without losing it: most plans
/// begin with a placeholder for their domain. Another name is another deployment.
pub(super) fn key(plan: &Plan) -> String {
    format!(
        "wandb-planner/checklist/{}/{}/{}/{}",
        plan.tier.slug(),
        plan.environment.slug(),
        plan.cloud().slug(),
        plan.name,
    )
}

/// The work on a plan that this browser keeps.
pub(super) fn stored(plan: &Plan) -> Work {
    from_text(&browser::stored(&key(plan)).unwrap_or_default())
}

/// Reads what [`to_text`] has written, or ids of tasks that are done, which is how they were kept at
/// first. What is neither is no work.
pub(super) fn from_text(text: &str) -> Work {
    if !text.starts_with('{') {
        return Work::of_ids(text);
    }
    let Ok(kept) = JSON::parse(text) else { return Work::default() };
    let task = |entry: JsValue| {
        let entry: js_sys::Array = entry.unchecked_into();
        let task: KeptTask = entry.get(1).dyn_into::<Object>().ok()?.unchecked_into();
        let state = TaskState {
            done: task.done().unwrap_or_default(),
            owner: task.owner().unwrap_or_default(),
            note: task.note().unwrap_or_default(),
        };
        Some((entry.get(0).as_string()?, state))
    };
    Object::entries(kept.unchecked_ref()).iter().filter_map(task).collect()
}

/// The work as JSON. Without any, the text is empty.
pub(super) fn to_text(work: &Work) -> String {
    let kept = Object::new();
    let mut any = false;
    for (id, state) in work.iter() {
        let task = Object::new();
        set(&task, "done", &state.done.into());
        for (name, text) in [("owner", &state.owner), ("note", &state.note)] {
            if !text.is_empty() {
                set(&task, name, &text.into());
            }
        }
        set(&kept, id, &task);
        any = true;
    }
    let text = if any { JSON::stringify(&kept).ok() } else { None };
    text.map_or_else(String::new, String::from)
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // An object that has just been made takes everything.
    let _ = Reflect::set(object, &name.into(), value);
}
