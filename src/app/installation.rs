//! State and actions of the installation options.

use leptos::prelude::{GetUntracked as _, RwSignal};

use super::{Session, browser::HistoryEntry};
use crate::plan::InstallationOption;

/// Which sections of the form are open. The form is re-created with every view; they stay open.
#[derive(Clone, Copy, Default)]
pub struct Opened {
    /// Names, network and files.
    pub options: RwSignal<bool>,
    /// The installation options.
    pub installation: RwSignal<bool>,
}

impl Session {
    /// Sets an installation option by the slug of its value.
    pub fn install(self, option: InstallationOption, slug: &str) {
        let mut plan = self.plan.get_untracked();
        option.write(&mut plan.installation, slug);
        self.change(plan, HistoryEntry::New);
    }
}
