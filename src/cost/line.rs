//! A line of a bill: what, how much of it, at which price, and what that makes in a month.

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

/// From the least to the most; the same where nothing is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Span<T> {
    /// The least.
    pub least: T,
    /// The most.
    pub most: T,
}

impl<T: Copy> Span<T> {
    /// Nothing open.
    #[must_use]
    pub const fn exactly(value: T) -> Self {
        Self { least: value, most: value }
    }

    /// The same done to both ends.
    pub fn map<U>(self, change: impl Fn(T) -> U) -> Span<U> {
        Span { least: change(self.least), most: change(self.most) }
    }
}

impl Span<Usd> {
    /// In whole dollars: `$4,213`, or `$4,213 to $7,305`.
    #[must_use]
    pub fn dollars(self) -> String {
        self.joined(|usd| usd.to_string())
    }
}

impl<T: Copy> Span<T> {
    /// Both ends with "to" between them, and once where they read the same.
    pub(crate) fn joined(self, text: impl Fn(T) -> String) -> String {
        let Span { least, most } = self.map(text);
        if least == most { least } else { format!("{least} to {most}") }
    }
}

/// Why a line has no price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum NoPrice {
    /// The planner knows none for this region, but one for another.
    Elsewhere {
        /// The nearest region with a price.
        nearest: &'static str,
    },
    /// The planner knows none.
    Unknown,
    /// There is no list price: it is agreed or paid otherwise.
    Yours,
}

/// What one unit costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum LinePrice {
    /// The cloud's list price.
    List {
        /// For one unit.
        usd: Usd,
        /// Where it was read.
        source: Source,
        /// Whether that is more than a year ago.
        old: bool,
    },
    /// A price of the user's own.
    Own {
        /// For one unit.
        usd: Usd,
    },
    /// None, which is not nothing.
    None(NoPrice),
}

impl LinePrice {
    /// The price for one unit.
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
    /// Which part of the deployment it is for.
    pub part: Part,
    /// What is paid for.
    pub item: String,
    /// What one of it is.
    pub unit: Unit,
    /// How many things or gigabytes. Hours come on top, where it is paid for by the hour. None
    /// where only the user knows.
    pub quantity: Option<Span<u64>>,
    /// What one unit costs.
    pub price: LinePrice,
    /// Off the price, in percent.
    pub discount: Discount,
    /// What the cloud takes off its list price on its own, in percent. The larger of the two counts:
    /// nobody gets both.
    pub sustained_use: Discount,
    /// What it costs in a month, with the discount. None where price or quantity are missing.
    pub month: Option<Span<Usd>>,
    /// Why so much of it.
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
            format!("{why} Less {}%, Google's discount for a full month.", sustained_use.percent())
        } else {
            why
        };
        let item = name.into_owned();
        Self { part, item, unit, quantity, price, discount, sustained_use, month, why }
    }

    /// Whether its price was read more than a year ago.
    #[must_use]
    pub const fn is_old(&self) -> bool {
        matches!(self.price, LinePrice::List { old: true, .. })
    }

    /// How much of it: `3 to 6`, or `500 GB`.
    #[must_use]
    pub fn quantity_text(&self) -> String {
        let unit = if self.unit.counts_gigabytes() { " GB" } else { "" };
        match self.quantity {
            Some(quantity) => quantity.joined(grouped) + unit,
            None => "not given".to_owned(),
        }
    }

    /// What one unit costs: `$0.126 an hour`, or why there is no price.
    #[must_use]
    pub fn price_text(&self) -> String {
        match self.price {
            LinePrice::List { usd, .. } | LinePrice::Own { usd } => {
                format!("{} {}", usd.in_full(), self.unit.label())
            }
            LinePrice::None(NoPrice::Elsewhere { nearest }) => {
                format!("no price for this region; the nearest with one is {nearest}")
            }
            LinePrice::None(NoPrice::Unknown) => "no price".to_owned(),
            LinePrice::None(NoPrice::Yours) => "no list price: yours to fill in".to_owned(),
        }
    }

    /// Where the price comes from.
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

    /// What goes off its price: `, less 30%`, or nothing.
    #[must_use]
    pub fn discount_text(&self) -> String {
        match self.discount.max(self.sustained_use).percent() {
            0 => String::new(),
            percent => format!(", less {percent}%"),
        }
    }

    /// What it costs in a month, or that this is not known.
    #[must_use]
    pub fn month_text(&self) -> String {
        match (self.month, self.missing()) {
            (Some(month), _) => month.dollars(),
            (None, Some(Missing::Amount)) => "no amount".to_owned(),
            (None, _) => "no price".to_owned(),
        }
    }

    /// Why it is in no sum, where it is in none.
    pub(super) const fn missing(&self) -> Option<Missing> {
        match (self.month, self.price) {
            (Some(_), _) => None,
            (None, LinePrice::None(_)) => Some(Missing::Price),
            (None, _) => Some(Missing::Amount),
        }
    }
}

/// A price of the user's own that is the list price is the list price: whoever changes one line of
/// a bill hands in all of them.
fn own_or_list(cloud: Cloud, item: &str, region: &str, usd: Usd, day: Date) -> LinePrice {
    let list = list_price(cloud, item, region, day);
    if list.usd() == Some(usd) { list } else { LinePrice::Own { usd } }
}

fn list_price(cloud: Cloud, item: &str, region: &str, day: Date) -> LinePrice {
    if let Some(price) = prices::price(cloud, item, region) {
        return LinePrice::List { usd: price.usd, source: price.source, old: price.is_old_on(day) };
    }
    if super::items::is_of_ones_own(cloud, item) {
        return LinePrice::None(NoPrice::Yours);
    }
    let nearest = prices::nearest_priced_region(cloud, item, region);
    LinePrice::None(nearest.map_or(NoPrice::Unknown, |nearest| NoPrice::Elsewhere { nearest }))
}
