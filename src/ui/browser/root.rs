//! What stands on the root element and so on the whole page: its theme, and whether the plan changes.

use super::{document, store};

/// Where the theme is kept; `public/early.js` reads it before the page is painted.
const THEME_KEY: &str = "wandb-planner/theme";

/// Marks the page while the plan changes: see `style/layout.css`.
const CHANGING: &str = "data-changing";

/// Sets an attribute of the root element; without a value, takes it away.
fn mark_root(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Shows the page light, dark or as the system is, from now on and in this browser.
pub(in crate::ui) fn set_theme(theme: &str) {
    let fixed = Some(theme).filter(|theme| matches!(*theme, "light" | "dark"));
    mark_root("data-theme", fixed);
    store(THEME_KEY, fixed.unwrap_or_default());
}

/// Lets everything out of view wait, with the height that it has.
pub(in crate::ui) fn hold_back_what_is_out_of_view() {
    mark_root(CHANGING, Some(""));
}

/// Ends [`hold_back_what_is_out_of_view`].
pub(in crate::ui) fn show_what_is_out_of_view() {
    mark_root(CHANGING, None);
}
