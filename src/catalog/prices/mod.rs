//! The clouds' prices: on-demand list prices, before tax and without free tiers. There is a file for
//! each cloud, with one price on each line.

mod nearest;
mod part;

pub use part::{Part, Unit};

use crate::{
    date::Date,
    evidence::Source,
    money::Usd,
    reference::{Cloud, Term as _},
};

/// The prices of each cloud: a heading, then lines of `part,item,unit,region,usd,source`.
const AWS: &str = include_str!("aws.csv");
const GCP: &str = include_str!("gcp.csv");
const AZURE: &str = include_str!("azure.csv");

/// The sources of the prices: a heading, then lines of `id,day,name`.
const SOURCES: &str = include_str!("sources.csv");

/// A list price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// The part of a deployment that it is for.
    pub part: Part,
    /// The name of the machine or service, unique on its cloud.
    pub item: &'static str,
    /// The unit of sale.
    pub unit: Unit,
    /// The region.
    pub region: &'static str,
    /// The price of one unit.
    pub usd: Usd,
    /// The source of the price.
    pub source: Source,
}

impl Price {
    /// Whether the price is more than a year old on a day.
    #[must_use]
    pub fn is_old_on(&self, day: Date) -> bool {
        self.source.date.parse::<Date>().is_ok_and(|read| read.days_until(day) > 365)
    }
}

const fn book(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Aws => AWS,
        Cloud::Gcp => GCP,
        Cloud::Azure => AZURE,
        Cloud::OnPremises => "",
    }
}

fn source(id: &str) -> Option<Source> {
    SOURCES.lines().skip(1).find_map(|line| {
        let mut fields = line.splitn(3, ',');
        let found = fields.next()? == id;
        let (date, name) = (fields.next()?, fields.next()?);
        found.then_some(Source { name, date })
    })
}

/// Parses a line of the book. Returns `None` if it is not a price; a test rules this out for every line.
fn read(line: &'static str) -> Option<Price> {
    let mut fields = line.split(',');
    let price = Price {
        part: Part::from_slug(fields.next()?)?,
        item: fields.next()?,
        unit: Unit::from_slug(fields.next()?)?,
        region: fields.next()?,
        usd: Usd::read(fields.next()?)?,
        source: source(fields.next()?)?,
    };
    fields.next().is_none().then_some(price)
}

/// All prices of a cloud, in the book's order.
pub fn prices(cloud: Cloud) -> impl Iterator<Item = Price> {
    book(cloud).lines().skip(1).filter_map(read)
}

/// The lines about an item, found without parsing the others.
fn lines(cloud: Cloud, item: &str) -> impl Iterator<Item = &'static str> {
    book(cloud).lines().skip(1).filter(move |line| line.split(',').nth(1) == Some(item))
}

/// The price of an item in a region.
#[must_use]
pub fn price(cloud: Cloud, item: &str, region: &str) -> Option<Price> {
    lines(cloud, item).find(|line| line.split(',').nth(3) == Some(region)).and_then(read)
}

/// The nearest other region for which the book has a price of an item. Mention that region, but do not
/// use its price: clouds charge by region.
#[must_use]
pub fn nearest_priced_region(cloud: Cloud, item: &str, region: &str) -> Option<&'static str> {
    let regions = lines(cloud, item).filter_map(|line| line.split(',').nth(3));
    nearest::nearest(region, regions)
}
