//! The work on a checklist as stored in this browser: the JSON of [`Work::to_text`], with the browser's
//! own JSON functions. A JSON library would add 16 KB (brotli) to the page.

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
    /// A [`TaskState`] as a JSON object.
    type KeptTask;

    #[wasm_bindgen(method, getter)]
    fn done(this: &KeptTask) -> Option<bool>;

    #[wasm_bindgen(method, getter)]
    fn owner(this: &KeptTask) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    fn note(this: &KeptTask) -> Option<String>;
}

/// The storage key of the work on a plan. It does not depend on sizes or the domain, which often
/// starts as a placeholder. Another name is another deployment.
pub(super) fn key(plan: &Plan) -> String {
    format!(
        "wandb-planner/checklist/{}/{}/{}/{}",
        plan.tier.slug(),
        plan.environment.slug(),
        plan.cloud().slug(),
        plan.name,
    )
}

/// The work on a plan that is stored in this browser.
pub(super) fn stored(plan: &Plan) -> Work {
    from_text(&browser::stored(&key(plan)).unwrap_or_default())
}

/// Reads the output of [`to_text`], or the format of earlier versions: the ids of the finished tasks.
/// Anything else counts as no work.
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

/// The work as JSON, or an empty string if there is none.
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
    // This cannot fail on a plain new object.
    let _ = Reflect::set(object, &name.into(), value);
}
