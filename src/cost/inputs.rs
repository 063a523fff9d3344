//! The user's inputs to a bill: hours, amounts, discounts and prices.

use std::fmt;

use serde::Serialize;

use super::own::OwnPrices;
use crate::units::Gigabytes;

/// The rule that an input breaks. Its text follows the value in a sentence, as that of
/// [`Invalid`](crate::plan::Invalid) does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidInput {
    /// Hours a month.
    Hours,
    /// A discount.
    Discount,
    /// An amount of gigabytes.
    Amount,
    /// A price.
    Price,
}

impl fmt::Display for InvalidInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Hours => "use a whole number from 1 to 744, such as 730",
            Self::Discount => "use a whole percentage from 0 to 100, such as 30",
            Self::Amount => "use a whole number of GB up to 1000000000, such as 2000",
            Self::Price => "use an amount in US dollars, such as 0.126",
        })
    }
}

impl std::error::Error for InvalidInput {}

/// Hours per month that everything runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Hours(u16);

impl Hours {
    /// A full month as the clouds calculate it: a twelfth of 8,760 hours.
    pub const MONTH: Self = Self(730);

    /// The number of hours.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0 as u64
    }
}

impl Default for Hours {
    fn default() -> Self {
        Self::MONTH
    }
}

impl std::str::FromStr for Hours {
    type Err = InvalidInput;

    fn from_str(text: &str) -> Result<Self, InvalidInput> {
        let hours = text.trim().parse().ok().filter(|hours| (1..=744).contains(hours));
        hours.map(Self).ok_or(InvalidInput::Hours)
    }
}

/// A discount on a price, in percent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Discount(u8);

impl Discount {
    /// Creates a discount from a constant.
    pub(super) const fn of_percent(percent: u8) -> Self {
        assert!(percent <= 100, "a discount is at most 100%");
        Self(percent)
    }

    /// The percentage left to pay.
    #[must_use]
    pub const fn remainder(self) -> u8 {
        100 - self.0
    }

    /// The percentage.
    #[must_use]
    pub const fn percent(self) -> u8 {
        self.0
    }
}

impl std::str::FromStr for Discount {
    type Err = InvalidInput;

    fn from_str(text: &str) -> Result<Self, InvalidInput> {
        let percent = text.trim().trim_end_matches('%').trim_end().parse();
        percent.ok().filter(|percent| *percent <= 100).map(Self).ok_or(InvalidInput::Discount)
    }
}

/// Parses an amount of gigabytes.
///
/// # Errors
///
/// Fails if the string is not a whole number up to a billion.
pub fn read_amount(text: &str) -> Result<Gigabytes, InvalidInput> {
    let amount = text.trim().parse().ok().filter(|amount| *amount <= 1_000_000_000);
    amount.map(Gigabytes).ok_or(InvalidInput::Amount)
}

/// The inputs to a bill other than the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CostInputs {
    /// Hours per month that everything runs.
    pub hours: Hours,
    /// The amount of data in the bucket, if known.
    pub stored: Option<Gigabytes>,
    /// The egress to the internet per month, if known.
    pub egress: Option<Gigabytes>,
    /// The user's own prices and discounts.
    pub own: OwnPrices,
}
