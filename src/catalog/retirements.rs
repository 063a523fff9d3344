//! What W&B's modules and files use, and what comes to an end or has.

use crate::{date::Date, evidence::Source};

/// A service that its vendor ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retirement {
    /// From this day on, only those who use it already can make another one.
    pub closed_since: Date,
    /// The day on which it ends.
    pub ends: Date,
    /// Where the vendor says so.
    pub source: Source,
}

/// Azure Cache for Redis, which W&B's Azure module makes, in its tiers Basic, Standard and Premium.
pub const AZURE_CACHE_FOR_REDIS: Retirement = Retirement {
    closed_since: Date::new(2026, 4, 1).expect("a day of the calendar"),
    ends: Date::new(2028, 9, 30).expect("a day of the calendar"),
    source: Source {
        name: "learn.microsoft.com, What's new in Azure Cache for Redis (copy of 2026-09-17)",
        date: "2026-09-17",
    },
};

/// The day on which kubernetes/ingress-nginx was archived (its README says so).
pub const INGRESS_NGINX_ARCHIVED: Date = Date::new(2026, 3, 24).expect("a day of the calendar");
