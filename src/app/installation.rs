//! Choosing how W&B is installed.

use leptos::prelude::GetUntracked as _;

use super::{Session, browser::HistoryEntry};
use crate::plan::InstallationOption;

impl Session {
    /// Sets an option of the installation to the value of this slug.
    pub fn install(self, option: InstallationOption, slug: &str) {
        let mut plan = self.plan.get_untracked();
        option.write(&mut plan.installation, slug);
        self.change(plan, HistoryEntry::New);
    }
}
