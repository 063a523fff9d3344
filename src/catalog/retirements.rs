//! Services and projects that W&B's modules or files use, and that are ending or have ended.

use crate::{date::Date, evidence::Source};

/// A service that its vendor is retiring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retirement {
    /// The day from which only existing users can create new ones.
    pub closed_since: Date,
    /// The day on which it ends.
    pub ends: Date,
    /// The vendor's announcement.
    pub source: Source,
}

/// Azure Cache for Redis in its tiers Basic, Standard and Premium, which W&B's Azure module creates.
pub const AZURE_CACHE_FOR_REDIS: Retirement = Retirement {
    closed_since: Date::new(2026, 4, 1).expect("a valid date"),
    ends: Date::new(2028, 9, 30).expect("a valid date"),
    source: Source {
        name: "learn.microsoft.com, What's new in Azure Cache for Redis (copy of 2026-09-17)",
        date: "2026-09-17",
    },
};

/// The day on which kubernetes/ingress-nginx was archived, from its README.
pub const INGRESS_NGINX_ARCHIVED: Date = Date::new(2026, 3, 24).expect("a valid date");
