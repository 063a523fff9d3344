//! The user's own prices and discounts, and the table that contains them: a bill as CSV, of which
//! only some columns are read.

use std::fmt;

use super::{
    Bill, Discount, InvalidInput, Line,
    csv::{COMPONENT, DISCOUNT, ITEM, REGION, UNIT_PRICE},
    items, table,
};
use crate::{catalog::prices::Part, money::Usd, reference::Term as _};

/// A price or discount that the user pays instead of a list price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPrice {
    /// The part of the deployment.
    pub part: Part,
    /// The item; empty for a discount on the whole part.
    pub item: String,
    /// The region; empty for every region.
    pub region: String,
    /// The price of one unit.
    pub usd: Option<Usd>,
    /// The discount on the price.
    pub discount: Option<Discount>,
}

impl OwnPrice {
    /// Parses a price for one unit.
    ///
    /// # Errors
    ///
    /// Fails if the string is not a decimal number below ten million.
    pub fn read_usd(text: &str) -> Result<Usd, InvalidInput> {
        Usd::read(text).ok_or(InvalidInput::Price)
    }

    /// Whether this row is about an item in a region. Negotiated prices apply to every region.
    fn is_for(&self, part: Part, item: &str, region: &str) -> bool {
        let anywhere = self.region.is_empty() || items::is_negotiated(item);
        self.part == part && self.item == item && (anywhere || self.region == region)
    }
}

/// A value that the user can set for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnKind {
    /// Its price per unit.
    Price,
    /// Its discount in percent.
    Discount,
}

/// The user's own prices and discounts. A later row replaces an earlier one about the same item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnPrices(Vec<OwnPrice>);

impl OwnPrices {
    /// The user's price of an item in a region.
    #[must_use]
    pub fn price(&self, part: Part, item: &str, region: &str) -> Option<Usd> {
        let rows = self.0.iter().rev().filter(|it| it.is_for(part, item, region));
        rows.clone().find_map(|it| it.usd)
    }

    /// The discount on an item in a region: its own, otherwise that of its part.
    #[must_use]
    pub fn discount(&self, part: Part, item: &str, region: &str) -> Discount {
        let of = |item: &str| {
            self.0
                .iter()
                .rev()
                .filter(|it| it.is_for(part, item, region))
                .find_map(|it| it.discount)
        };
        of(item).or_else(|| of("")).unwrap_or_default()
    }

    /// Removes the price or the discount of an item in a region from every row.
    pub fn forget(&mut self, part: Part, item: &str, region: &str, kind: OwnKind) {
        for row in self.0.iter_mut().filter(|it| it.is_for(part, item, region)) {
            match kind {
                OwnKind::Price => row.usd = None,
                OwnKind::Discount => row.discount = None,
            }
        }
        self.0.retain(|it| it.usd.is_some() || it.discount.is_some());
    }

    /// Sets the discount on a whole part in a region, in place of all discounts on its items there.
    pub fn set_discount(&mut self, part: Part, region: String, discount: Discount) {
        let is_there =
            |it: &OwnPrice| it.part == part && (it.region.is_empty() || it.region == region);
        for row in self.0.iter_mut().filter(|it| is_there(it)) {
            row.discount = None;
        }
        self.0.retain(|it| it.usd.is_some() || it.discount.is_some());
        let discount = Some(discount);
        self.put(OwnPrice { part, item: String::new(), region, usd: None, discount });
    }

    /// The rows that apply to no line of a bill.
    pub fn unused<'a>(&'a self, bill: &'a Bill) -> impl Iterator<Item = &'a OwnPrice> {
        let is_for_line = |own: &OwnPrice, line: &Line| {
            own.is_for(line.part, &line.item, &bill.region)
                || own.item.is_empty() && own.is_for(line.part, "", &bill.region)
        };
        self.0.iter().filter(move |own| !bill.lines.iter().any(|line| is_for_line(own, line)))
    }

    /// Adds a row and replaces one about the same item and region.
    pub fn put(&mut self, own: OwnPrice) {
        let same =
            |it: &OwnPrice| (it.part, &it.item, &it.region) == (own.part, &own.item, &own.region);
        self.0.retain(|it| !same(it));
        if own.usd.is_some() || own.discount.is_some() {
            self.0.push(own);
        }
    }

    /// All rows, in order.
    #[must_use]
    pub fn rows(&self) -> &[OwnPrice] {
        &self.0
    }

    /// Parses a table: a bill as CSV, or one with only the columns `component`, `item`, `region`,
    /// `unit price USD` and `discount percent`. Rows with neither price nor discount are ignored.
    ///
    /// # Errors
    ///
    /// Fails if a row is not valid. The error names the line, the column and the remedy.
    pub fn read(text: &str) -> Result<Self, BadRow> {
        let mut rows = table::rows(text);
        let bad = |line, column, value: &str, remedy| BadRow {
            line,
            column,
            value: value.to_owned(),
            remedy,
        };
        let (_, head) = rows.next().unwrap_or_default();
        let column = |name: &str| head.iter().position(|it| it.trim() == name);
        let needed = |name: &'static str| {
            column(name).ok_or_else(|| {
                bad(
                    1,
                    name,
                    "",
                    "the file needs a column with this name, as in bill.csv".to_owned(),
                )
            })
        };
        let (part_at, item_at) = (needed(COMPONENT)?, needed(ITEM)?);
        let (region_at, usd_at) = (column(REGION), needed(UNIT_PRICE)?);
        let discount_at = column(DISCOUNT);
        let mut own = Self::default();
        for (line, fields) in rows {
            let field =
                |at: Option<usize>| at.and_then(|at| fields.get(at)).map_or("", |it| it.trim());
            let (usd, discount) = (field(Some(usd_at)), field(discount_at));
            if usd.is_empty() && discount.is_empty() {
                continue;
            }
            let part = Part::read(field(Some(part_at))).ok_or_else(|| {
                bad(line, COMPONENT, field(Some(part_at)), format!("use {}", Part::alternatives()))
            })?;
            let read = |usd: &str| {
                OwnPrice::read_usd(usd).map_err(|rule| bad(line, UNIT_PRICE, usd, rule.to_string()))
            };
            let percent = |text: &str| {
                text.parse::<Discount>().map_err(|rule| bad(line, DISCOUNT, text, rule.to_string()))
            };
            let usd = if usd.is_empty() { None } else { Some(read(usd)?) };
            let discount = if discount.is_empty() { None } else { Some(percent(discount)?) };
            let item = field(Some(item_at));
            if item.is_empty() && usd.is_some() {
                let remedy =
                    "name the item as in the bill; only a discount can apply to a whole component";
                return Err(bad(line, ITEM, item, remedy.to_owned()));
            }
            let (item, region) = (item.to_owned(), field(region_at).to_owned());
            own.put(OwnPrice { part, item, region, usd, discount });
        }
        Ok(own)
    }

    /// The rows as a table that [`OwnPrices::read`] accepts.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut text = String::new();
        table::write_record(&mut text, [COMPONENT, ITEM, REGION, UNIT_PRICE, DISCOUNT]);
        for own in &self.0 {
            let usd = own.usd.map(Usd::exact).unwrap_or_default();
            let discount = own.discount.map(|it| it.percent().to_string()).unwrap_or_default();
            let fields = [own.part.slug(), &own.item, &own.region, &usd, &discount];
            table::write_record(&mut text, fields);
        }
        text
    }
}

/// The error for a row that is not valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// Its line, from 1.
    pub line: usize,
    /// The column.
    pub column: &'static str,
    /// The value that is not valid.
    pub value: String,
    /// The remedy, such as the rule that the value breaks.
    pub remedy: String,
}

impl fmt::Display for BadRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, value, remedy } = self;
        let shown: String = value.chars().filter(|it| !it.is_control()).take(60).collect();
        write!(f, "line {line}, {column} “{shown}”: {remedy}")
    }
}

impl std::error::Error for BadRow {}
