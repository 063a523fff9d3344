//! What the page says until it has its second part, and when that does not come.

use super::{Action, Element, action::button, element};
use crate::text::page as text;

/// The id of the line that says how far the workbench is.
pub const WORKBENCH_STATE: &str = "workbench-state";

/// How far the workbench is, which is loaded after the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It is still being loaded.
    Loading,
    /// It is in the page.
    Ready,
    /// It did not come or stopped midway, and this is what the browser said.
    Failed(String),
}

/// The line that says how far the workbench is, and a way to try again.
#[must_use]
pub fn workbench(progress: &Progress) -> Vec<Element> {
    // The focus goes here when the button that was pressed is gone.
    let line =
        element("p").with("id", WORKBENCH_STATE).with("tabindex", "-1").with("role", "status");
    match progress {
        Progress::Loading => {
            vec![line.class("hint").text(text::LOADING)]
        }
        Progress::Ready => vec![line],
        Progress::Failed(said) => vec![
            line.class("field-error").text(text::not_loaded(said)),
            element("p").child(button(text::TRY_AGAIN, Action::LoadWorkbench.to_attribute())),
        ],
    }
}
