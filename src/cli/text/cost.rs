//! What a plan costs, in a terminal.

use super::{
    DISCLAIMER,
    layout::{Spacing, paragraph, render},
};
use crate::{bundle::Table, cli::documents::CostDocument};

/// The bill, what it leaves out, and what would change it.
pub(in crate::cli) fn cost(document: &CostDocument) -> String {
    let CostDocument { bill, .. } = document;
    let mut text = String::new();
    paragraph(&mut text, "", 0, &format!("{}: {}.", document.title, bill.total.sentence()));
    let (hours, place) = (bill.hours.get(), &document.plan.location);
    let line = format!("{} {}, {hours} hours a month.", place.region_label(), place.region());
    paragraph(&mut text, "", 0, &line);
    text.push('\n');
    let mut table = Table::default();
    table.push(["For", "Item", "Quantity", "Price", "A month"]);
    for line in &bill.lines {
        let cells = [line.quantity_text(), line.price_text(), line.month_text()];
        let old = if line.is_old() { "*" } else { "" };
        let [quantity, price, month] = cells;
        table.push([
            &line.part.heading(),
            &line.item,
            &quantity,
            &format!("{price}{old}{}", line.discount_text()),
            &month,
        ]);
    }
    // Items have short names and prices few decimals, which the tests show for all plans.
    text.push_str(&render(&table, Spacing::Close).unwrap_or_default());
    text.push('\n');
    if bill.old_prices() > 0 {
        paragraph(&mut text, "*", 2, "The price is more than a year old.");
    }
    paragraph(&mut text, "", 0, document.terms);
    paragraph(&mut text, "", 0, bill.provision.sentence());
    paragraph(&mut text, "", 0, document.not_counted);
    text.push_str("\nWhat would change it\n");
    for change in &document.changes {
        paragraph(&mut text, "  -", 4, change);
    }
    text.push_str(
        "\nWhy so much of it, and where the prices were read: --format markdown or csv.\n",
    );
    paragraph(&mut text, "", 0, DISCLAIMER);
    text
}
