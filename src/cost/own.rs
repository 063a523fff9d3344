//! Prices and discounts of one's own, and the table that carries them: a bill as CSV, of which only
//! some columns are read.

use std::fmt;

use super::{Bill, Discount, InvalidInput, Line, csv::HEADINGS, items, table};
use crate::{catalog::prices::Part, money::Usd, reference::Term as _};

/// What somebody pays instead of a list price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPrice {
    /// For which part of the deployment.
    pub part: Part,
    /// For which item; empty for a discount on everything of the part.
    pub item: String,
    /// In which region; empty for every region.
    pub region: String,
    /// For one unit.
    pub usd: Option<Usd>,
    /// Off the price.
    pub discount: Option<Discount>,
}

impl OwnPrice {
    /// Reads a price for one unit.
    ///
    /// # Errors
    ///
    /// When the text is not a decimal number below ten million.
    pub fn read_usd(text: &str) -> Result<Usd, InvalidInput> {
        Usd::read(text).ok_or(InvalidInput::Price)
    }

    /// Whether this row is about an item in a region. What is agreed costs the same in every region.
    fn is_for(&self, part: Part, item: &str, region: &str) -> bool {
        let anywhere = self.region.is_empty() || items::is_agreed(item);
        self.part == part && self.item == item && (anywhere || self.region == region)
    }
}

/// What somebody may say of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnKind {
    /// Its price for a unit.
    Price,
    /// The percentage off it.
    Discount,
}

/// Prices and discounts of one's own. Where two rows are about the same, the later one counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnPrices(Vec<OwnPrice>);

impl OwnPrices {
    /// The price of an item in a region.
    #[must_use]
    pub fn price(&self, part: Part, item: &str, region: &str) -> Option<Usd> {
        let rows = self.0.iter().rev().filter(|it| it.is_for(part, item, region));
        rows.clone().find_map(|it| it.usd)
    }

    /// The discount on an item in a region: its own, else that on its part.
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

    /// Takes back what any row says of an item in a region: its price, or its discount.
    pub fn forget(&mut self, part: Part, item: &str, region: &str, kind: OwnKind) {
        for row in self.0.iter_mut().filter(|it| it.is_for(part, item, region)) {
            match kind {
                OwnKind::Price => row.usd = None,
                OwnKind::Discount => row.discount = None,
            }
        }
        self.0.retain(|it| it.usd.is_some() || it.discount.is_some());
    }

    /// The rows that no line of a bill uses: what they are about is not on it.
    pub fn unused<'a>(&'a self, bill: &'a Bill) -> impl Iterator<Item = &'a OwnPrice> {
        let is_for_line = |own: &OwnPrice, line: &Line| {
            own.is_for(line.part, &line.item, &bill.region)
                || own.item.is_empty() && own.is_for(line.part, "", &bill.region)
        };
        self.0.iter().filter(move |own| !bill.lines.iter().any(|line| is_for_line(own, line)))
    }

    /// Adds a row, in place of one that is about the same.
    pub fn put(&mut self, own: OwnPrice) {
        let same =
            |it: &OwnPrice| (it.part, &it.item, &it.region) == (own.part, &own.item, &own.region);
        self.0.retain(|it| !same(it));
        if own.usd.is_some() || own.discount.is_some() {
            self.0.push(own);
        }
    }

    /// All rows, in their order.
    #[must_use]
    pub fn rows(&self) -> &[OwnPrice] {
        &self.0
    }

    /// Reads a table: a bill as CSV, or one with the columns `component`, `item`, `region`,
    /// `unit price USD` and `discount percent` alone. Rows with neither price nor discount say
    /// nothing.
    ///
    /// # Errors
    ///
    /// When a row is not valid; the error names its line, its column and what would be right.
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
                    "the first line needs a column of this name, as a bill has it".to_owned(),
                )
            })
        };
        let (part_at, item_at) = (needed(PART)?, needed(ITEM)?);
        let (region_at, usd_at) = (column(REGION), needed(PRICE)?);
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
                bad(line, PART, field(Some(part_at)), format!("use {}", Part::alternatives()))
            })?;
            let read = |usd: &str| {
                OwnPrice::read_usd(usd).map_err(|rule| bad(line, PRICE, usd, rule.to_string()))
            };
            let percent = |text: &str| {
                text.parse::<Discount>().map_err(|rule| bad(line, DISCOUNT, text, rule.to_string()))
            };
            let usd = if usd.is_empty() { None } else { Some(read(usd)?) };
            let discount = if discount.is_empty() { None } else { Some(percent(discount)?) };
            let item = field(Some(item_at));
            if item.is_empty() && usd.is_some() {
                let remedy =
                    "name the item as the bill does; only a discount may be for all of a component";
                return Err(bad(line, ITEM, item, remedy.to_owned()));
            }
            let (item, region) = (item.to_owned(), field(region_at).to_owned());
            own.put(OwnPrice { part, item, region, usd, discount });
        }
        Ok(own)
    }

    /// The rows as a table that [`OwnPrices::read`] reads.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut text = String::new();
        table::write_record(&mut text, [PART, ITEM, REGION, PRICE, DISCOUNT]);
        for own in &self.0 {
            let usd = own.usd.map(Usd::exact).unwrap_or_default();
            let discount = own.discount.map(|it| it.percent().to_string()).unwrap_or_default();
            let fields = [own.part.slug(), &own.item, &own.region, &usd, &discount];
            table::write_record(&mut text, fields);
        }
        text
    }
}

/// The columns of a bill that are read.
const PART: &str = HEADINGS[0];
const ITEM: &str = HEADINGS[1];
const REGION: &str = HEADINGS[5];
const PRICE: &str = HEADINGS[6];
const DISCOUNT: &str = HEADINGS[10];

/// A row that is not valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// Its line, from 1.
    pub line: usize,
    /// The column.
    pub column: &'static str,
    /// What stands there.
    pub value: String,
    /// What would be right.
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
