//! Google's sustained-use discount on machines that run the whole month.

use super::{Discount, Hours};
use crate::reference::Cloud;

/// The discount for a full month on N2 and N2D. E2, N4 and C3 have no such discount, so compare their
/// prices by the month only. From Cyclenerd/google-cloud-pricing-cost-calculator, pricing.yml at fd66b26
/// (2026-07-30): n2-highmem-8 costs 306.13 a month at 0.524056 an hour.
const FULL_MONTH: Discount = Discount::of_percent(20);

/// The discount on an item that runs for these hours. Less than a full month counts as none.
pub(super) fn discount(cloud: Cloud, item: &str, hours: Hours) -> Discount {
    let series = item.starts_with("n2-") || item.starts_with("n2d-");
    if cloud == Cloud::Gcp && series && hours >= Hours::MONTH {
        FULL_MONTH
    } else {
        Discount::default()
    }
}
