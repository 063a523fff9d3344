//! Rules about who may open W&B.

use super::{Facts, Finding, Severity};
use crate::{evidence::Evidence, plan::Access, reference::Topic, text::findings as text};

pub(super) fn open_to_everyone(facts: &Facts) -> Option<Finding> {
    let open = facts.plan.access == Access::Public && facts.plan.inbound.let_in_everyone();
    open.then(|| {
        Finding::new(
            "open-to-everyone",
            Severity::Warning,
            Topic::Networking,
            text::OPEN,
            text::OPEN_ADVICE,
            vec![Evidence::derived(text::OPEN_FORMULA.to_owned())],
        )
    })
}
