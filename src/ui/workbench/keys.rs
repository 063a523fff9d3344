//! The keys that go to a part of the page. A person can switch them off, because single keys get in
//! the way of those who speak to their computer (WCAG 2.2, 2.1.4).

use crate::{page::Shortcut, ui::browser};

/// Where it is kept that a person does not want the keys.
const OFF_KEY: &str = "wandb-planner/shortcuts";

/// The box that says whether the keys are used.
const BOX: &str = "#use-shortcuts";

/// Listens to the keys from now on.
pub(super) fn listen() {
    if browser::stored(OFF_KEY).is_some() {
        browser::uncheck(BOX);
    }
    browser::on_key(|key| {
        if browser::stored(OFF_KEY).is_none()
            && let Some(shortcut) = Shortcut::of(key)
        {
            go(shortcut);
        }
    });
}

/// Keeps what the box says, in this browser.
pub(super) fn keep_choice() {
    let off = !browser::is_checked(BOX);
    browser::store(OFF_KEY, if off { "off" } else { "" });
}

fn go(shortcut: Shortcut) {
    if shortcut == Shortcut::Help {
        browser::press(shortcut.selector());
    } else {
        browser::focus_first(shortcut.selector());
    }
}
