//! Choosing how W&B is installed.

use leptos::prelude::{GetUntracked as _, RwSignal};

use super::{Session, browser::HistoryEntry};
use crate::plan::InstallationOption;

/// Which options of the form are open. It is made anew with every view, and they stay open.
#[derive(Clone, Copy, Default)]
pub struct Opened {
    /// Names, network and files.
    pub options: RwSignal<bool>,
    /// The installation.
    pub installation: RwSignal<bool>,
}

impl Session {
    /// Sets an option of the installation to the value of this slug.
    pub fn install(self, option: InstallationOption, slug: &str) {
        let mut plan = self.plan.get_untracked();
        option.write(&mut plan.installation, slug);
        self.change(plan, HistoryEntry::New);
    }
}
