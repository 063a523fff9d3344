//! What Google takes off the price of a machine that runs the whole month.

use super::{Discount, Hours};
use crate::reference::Cloud;

/// A fifth for N2 and N2D. E2, N4 and C3 have no such discount, so their prices only compare by the
/// month. Read in Cyclenerd/google-cloud-pricing-cost-calculator, pricing.yml at fd66b26
/// (2026-07-30): n2-highmem-8 is 306.13 a month at 0.524056 an hour.
const FULL_MONTH: Discount = Discount::of_percent(20);

/// What goes off for so many hours. Less than a month is counted without it.
pub(super) fn discount(cloud: Cloud, item: &str, hours: Hours) -> Discount {
    let series = item.starts_with("n2-") || item.starts_with("n2d-");
    if cloud == Cloud::Gcp && series && hours >= Hours::MONTH {
        FULL_MONTH
    } else {
        Discount::default()
    }
}
