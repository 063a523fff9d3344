//! A bill as a table for spreadsheets. Prices that are changed in it can be handed back.

use super::{Bill, Line, LinePrice, Span, write_record};
use crate::{money::Usd, reference::Term as _};

/// The columns. What is read back has its name in `own.rs`.
pub(super) const HEADINGS: [&str; 16] = [
    "component",
    "item",
    "quantity from",
    "quantity to",
    "unit",
    "region",
    "unit price USD",
    "price",
    "price date",
    "price source",
    "discount percent",
    "month from USD",
    "month to USD",
    "note",
    "plan",
    "made by",
];

/// A bill, one line a record. What has no price has none here, either. Each record carries the
/// plan's link, so that the records of several plans can stand in one sheet.
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
