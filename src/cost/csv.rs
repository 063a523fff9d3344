//! A bill as CSV for spreadsheets. Users can change prices in it and load it again.

use super::{Bill, Line, LinePrice, Span, write_record};
use crate::{money::Usd, reference::Term as _};

/// The part of the deployment. This column and the next four are also read.
pub(super) const COMPONENT: &str = "component";
/// The item.
pub(super) const ITEM: &str = "item";
/// The region of the price.
pub(super) const REGION: &str = "region";
/// The price of one unit, in dollars.
pub(super) const UNIT_PRICE: &str = "unit price USD";
/// The user's discount, in percent.
pub(super) const DISCOUNT: &str = "discount percent";

/// The columns.
const HEADINGS: [&str; 16] = [
    COMPONENT,
    ITEM,
    "quantity from",
    "quantity to",
    "unit",
    REGION,
    UNIT_PRICE,
    "price",
    "price date",
    "price source",
    DISCOUNT,
    "month from USD",
    "month to USD",
    "note",
    "plan",
    "made by",
];

/// A bill as CSV, with a record for each line. Each record has the plan's link, so that a sheet can
/// combine the records of several plans. A line without a price has an empty one.
#[must_use]
pub fn bill_csv(bill: &Bill, link: &str, made_by: &str) -> String {
    let mut text = String::new();
    write_record(&mut text, HEADINGS);
    for line in &bill.lines {
        record(&mut text, line, [&bill.region, link, made_by]);
    }
    text
}

fn record(text: &mut String, line: &Line, [region, plan, made_by]: [&str; 3]) {
    let (kind, date, source) = match line.price {
        LinePrice::List { source, old, .. } => {
            (if old { "list, old" } else { "list" }, source.date, source.name)
        }
        LinePrice::Own { .. } => ("own", "", ""),
        LinePrice::None(_) => ("none", "", ""),
    };
    let [from, to] = ends(line.quantity.map(|it| it.map(|count| count.to_string())));
    let [month_from, month_to] = ends(line.month.map(|it| it.map(Usd::exact)));
    let discount = match line.discount.percent() {
        0 => String::new(),
        percent => percent.to_string(),
    };
    let usd = line.price.usd().map(Usd::exact).unwrap_or_default();
    let note = match line.price {
        LinePrice::None(_) => format!("{}. {}", line.price_text(), line.why),
        LinePrice::List { .. } | LinePrice::Own { .. } => line.why.clone(),
    };
    write_record(
        text,
        [
            line.part.slug(),
            &line.item,
            &from,
            &to,
            line.unit.slug(),
            region,
            &usd,
            kind,
            date,
            source,
            &discount,
            &month_from,
            &month_to,
            note.trim(),
            plan,
            made_by,
        ],
    );
}

fn ends(span: Option<Span<String>>) -> [String; 2] {
    span.map(|Span { least, most }| [least, most]).unwrap_or_default()
}
