//! A line of a bill: an item, its quantity, its price, and the cost per month.

use serde::Serialize;

use super::{CostInputs, Discount, Missing, items::Item, sustained};
use crate::{
    catalog::prices::{self, Part, Unit},
    date::Date,
    evidence::Source,
    money::{Usd, grouped},
    plan::Plan,
    reference::{Cloud, Term as _},
};

/// A range of values; both ends are equal if the value is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Span<T> {
    /// The least.
    pub least: T,
    /// The most.
    pub most: T,
}

impl<T: Copy> Span<T> {
    /// Creates a range with a single value.
    #[must_use]
    pub const fn exactly(value: T) -> Self {
        Self { least: value, most: value }
    }

    /// Applies a function to both ends.
    pub fn map<U>(self, change: impl Fn(T) -> U) -> Span<U> {
        Span { least: change(self.least), most: change(self.most) }
    }
}

impl Span<Usd> {
    /// The range in whole dollars: `$4,213`, or `$4,213 to $7,305`.
    #[must_use]
    pub fn dollars(self) -> String {
        self.joined(|usd| usd.to_string())
    }
}

impl<T: Copy> Span<T> {
    /// Both ends joined by "to", or a single one if they read the same.
    pub(crate) fn joined(self, text: impl Fn(T) -> String) -> String {
        let Span { least, most } = self.map(text);
        if least == most { least } else { format!("{least} to {most}") }
    }
}

/// The reason that a line has no price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum NoPrice {
    /// The planner knows a price for another region only.
    Elsewhere {
        /// The nearest region with a price.
        nearest: &'static str,
    },
    /// The planner knows no price.
    Unknown,
    /// There is no list price, because the price is negotiated or the user's own.
    Yours,
}

/// The price of one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum LinePrice {
    /// The cloud's list price.
    List {
        /// The price of one unit.
        usd: Usd,
        /// The source of the price.
        source: Source,
        /// Whether the price is more than a year old.
        old: bool,
    },
    /// The user's own price.
    Own {
        /// The price of one unit.
        usd: Usd,
    },
    /// No price, which does not mean that it is free.
    None(NoPrice),
}

impl LinePrice {
    /// The price of one unit, if there is one.
    #[must_use]
    pub const fn usd(self) -> Option<Usd> {
        match self {
            Self::List { usd, .. } | Self::Own { usd } => Some(usd),
            Self::None(_) => None,
        }
    }
}

/// A line of a bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// The part of the deployment.
    pub part: Part,
    /// The item.
    pub item: String,
    /// The unit of the quantity and the price.
    pub unit: Unit,
    /// The number of items or gigabytes, without the hours of an hourly price. `null` if only the
    /// user knows it.
    pub quantity: Option<Span<u64>>,
    /// The price of one unit.
    pub price: LinePrice,
    /// The user's discount on the price, in percent.
    pub discount: Discount,
    /// The cloud's automatic discount on its list price, in percent. Only the larger of the two
    /// discounts applies.
    pub sustained_use: Discount,
    /// The cost per month, with the discount. `null` if price or quantity is missing.
    pub month: Option<Span<Usd>>,
    /// The reason for the quantity.
    pub why: String,
}

impl Line {
    pub(super) fn of(item: Item, plan: &Plan, inputs: &CostInputs, day: Date) -> Self {
        let Item { part, name, unit, quantity, why } = item;
        let region = plan.location.region().as_str();
        let price = match inputs.own.price(part, &name, region) {
            Some(usd) => own_or_list(plan.cloud(), &name, region, usd, day),
            None => list_price(plan.cloud(), &name, region, day),
        };
        let discount = inputs.own.discount(part, &name, region);
        let hours = if unit.is_hourly() { inputs.hours.get() } else { 1 };
        let sustained_use = match price {
            LinePrice::List { .. } => sustained::discount(plan.cloud(), &name, inputs.hours),
            LinePrice::Own { .. } | LinePrice::None(_) => Discount::default(),
        };
        let remainder = discount.max(sustained_use).remainder();
        let month = price.usd().zip(quantity).map(|(usd, quantity)| {
            quantity.map(|count| usd.times(count).times(hours).percent(remainder))
        });
        let why = if sustained_use > discount {
            format!("{why} Less {}%, Google's sustained-use discount.", sustained_use.percent())
        } else {
            why
        };
        let item = name.into_owned();
        Self { part, item, unit, quantity, price, discount, sustained_use, month, why }
    }

    /// Whether its price is more than a year old.
    #[must_use]
    pub const fn is_old(&self) -> bool {
        matches!(self.price, LinePrice::List { old: true, .. })
    }

    /// The quantity: `3 to 6`, or `500 GB`.
    #[must_use]
    pub fn quantity_text(&self) -> String {
        let unit = if self.unit.counts_gigabytes() { " GB" } else { "" };
        match self.quantity {
            Some(quantity) => quantity.joined(grouped) + unit,
            None => "not given".to_owned(),
        }
    }

    /// The price of one unit, such as `$0.126 per hour`, or the reason that there is none.
    #[must_use]
    pub fn price_text(&self) -> String {
        match self.price {
            LinePrice::List { usd, .. } | LinePrice::Own { usd } => {
                format!("{} {}", usd.in_full(), self.unit.label())
            }
            LinePrice::None(NoPrice::Elsewhere { nearest }) => {
                format!("no price for this region; the nearest region with one is {nearest}")
            }
            LinePrice::None(NoPrice::Unknown) => "no price".to_owned(),
            LinePrice::None(NoPrice::Yours) => "no list price: enter what you pay".to_owned(),
        }
    }

    /// The source of the price, with the discount.
    #[must_use]
    pub fn source_text(&self) -> String {
        let discount = self.discount_text();
        match self.price {
            LinePrice::List { source: Source { name, date }, old, .. } => {
                let old = if old { ", more than a year old" } else { "" };
                format!("{name} ({date}){old}{discount}")
            }
            LinePrice::Own { .. } => format!("your price{discount}"),
            LinePrice::None(_) => String::new(),
        }
    }

    /// The discount, such as `, less 30%`, or an empty string.
    #[must_use]
    pub fn discount_text(&self) -> String {
        match self.discount.max(self.sustained_use).percent() {
            0 => String::new(),
            percent => format!(", less {percent}%"),
        }
    }

    /// The cost per month, or the reason that it is not known.
    #[must_use]
    pub fn month_text(&self) -> String {
        match (self.month, self.missing()) {
            (Some(month), _) => month.dollars(),
            (None, Some(Missing::Amount)) => "no amount".to_owned(),
            (None, _) => "no price".to_owned(),
        }
    }

    /// The reason that the sum leaves this line out, if it does.
    pub(super) const fn missing(&self) -> Option<Missing> {
        match (self.month, self.price) {
            (Some(_), _) => None,
            (None, LinePrice::None(_)) => Some(Missing::Price),
            (None, _) => Some(Missing::Amount),
        }
    }
}

/// The user's own price, or the list price if both are equal. A user who changes one line of a bill
/// uploads all of them.
fn own_or_list(cloud: Cloud, item: &str, region: &str, usd: Usd, day: Date) -> LinePrice {
    let list = list_price(cloud, item, region, day);
    if list.usd() == Some(usd) { list } else { LinePrice::Own { usd } }
}

fn list_price(cloud: Cloud, item: &str, region: &str, day: Date) -> LinePrice {
    if let Some(price) = prices::price(cloud, item, region) {
        return LinePrice::List { usd: price.usd, source: price.source, old: price.is_old_on(day) };
    }
    if super::items::has_no_list_price(cloud, item) {
        return LinePrice::None(NoPrice::Yours);
    }
    let nearest = prices::nearest_priced_region(cloud, item, region);
    LinePrice::None(nearest.map_or(NoPrice::Unknown, |nearest| NoPrice::Elsewhere { nearest }))
}
