//! Rules about who can reach W&B.

use super::{Facts, Finding, FindingId, Severity};
use crate::{evidence::Evidence, plan::Access, reference::Topic};

pub(super) fn open_to_everyone(facts: &Facts) -> Option<Finding> {
    let open = facts.plan.access == Access::Public && facts.plan.inbound.include_everyone();
    open.then(|| {
        Finding::new(
            FindingId::OpenToEveryone,
            Severity::Warning,
            Topic::Networking,
            "This deployment is open to the whole internet",
            "0.0.0.0/0 lets in every address. Enter the ranges of your offices, your VPN and your training machines.",
            vec![Evidence::derived(
                "A prefix length of 0 leaves all 32 bits open: 2^32 addresses.".to_owned(),
            )],
        )
    })
}
