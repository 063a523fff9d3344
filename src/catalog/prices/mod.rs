//! What the clouds charge: list prices on demand, before tax, without free amounts. One line of a
//! table is one price; a file holds those of a cloud.

mod nearest;
mod part;

pub use part::{Part, Unit};

use crate::{
    date::Date,
    evidence::Source,
    money::Usd,
    reference::{Cloud, Term as _},
};

/// The prices of each cloud, as `part,item,unit,region,usd,source` under a heading.
const AWS: &str = include_str!("aws.csv");
const GCP: &str = include_str!("gcp.csv");
const AZURE: &str = include_str!("azure.csv");

/// Where they were read, as `id,day,name` under a heading.
const SOURCES: &str = include_str!("sources.csv");

/// A price of the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// What of a deployment it is for.
    pub part: Part,
    /// What is sold, by a name that is unique on its cloud: a machine, or a service.
    pub item: &'static str,
    /// What one of it is.
    pub unit: Unit,
    /// Where.
    pub region: &'static str,
    /// For one unit.
    pub usd: Usd,
    /// Where it was read.
    pub source: Source,
}

impl Price {
    /// Whether it was read more than a year before a day.
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

/// A line of the book. None for what is no price, which a test excludes for every line.
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

/// All prices of a cloud, in the book's order. A line that is no price is left out.
pub fn prices(cloud: Cloud) -> impl Iterator<Item = Price> {
    book(cloud).lines().skip(1).filter_map(read)
}

/// The lines about an item, without the rest of the book being read.
fn lines(cloud: Cloud, item: &str) -> impl Iterator<Item = &'static str> {
    book(cloud).lines().skip(1).filter(move |line| line.split(',').nth(1) == Some(item))
}

/// The price of an item in a region.
#[must_use]
pub fn price(cloud: Cloud, item: &str, region: &str) -> Option<Price> {
    lines(cloud, item).find(|line| line.split(',').nth(3) == Some(region)).and_then(read)
}

/// The nearest other region for which the book has a price of an item. It is to be named and not
/// to be used: clouds charge by region.
#[must_use]
pub fn nearest_priced_region(cloud: Cloud, item: &str, region: &str) -> Option<&'static str> {
    let regions = lines(cloud, item).filter_map(|line| line.split(',').nth(3));
    nearest::nearest(region, regions)
}
