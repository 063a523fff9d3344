//! The cost of a plan for the terminal.

use super::{
    DISCLAIMER,
    layout::{Spacing, paragraph, render_or_list},
};
use crate::{bundle::Table, cli::documents::CostDocument};

/// The bill, the costs that it leaves out, and the changes that would affect it.
pub(in crate::cli) fn cost(document: &CostDocument) -> String {
    let CostDocument { bill, .. } = document;
    let mut text = String::new();
    paragraph(&mut text, "", 0, &format!("{}: {}.", document.title, bill.total.sentence()));
    let (hours, place) = (bill.hours.get(), &document.plan.location);
    let line = format!("{} {}, {hours} hours a month.", place.region_label(), place.region());
    paragraph(&mut text, "", 0, &line);
    text.push('\n');
    let mut table = Table::default();
    table.push(["Component", "Item", "Quantity", "Price", "Monthly cost"]);
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
    // The user's own prices can have too many decimals for a column.
    text.push_str(&render_or_list(&table, Spacing::Close));
    text.push('\n');
    if bill.old_prices() > 0 {
        paragraph(&mut text, "*", 2, "The price is more than a year old.");
    }
    paragraph(&mut text, "", 0, document.terms);
    paragraph(&mut text, "", 0, bill.provision.sentence());
    paragraph(&mut text, "", 0, document.not_counted);
    text.push_str("\nWhat would change the cost\n");
    for change in &document.changes {
        paragraph(&mut text, "  -", 4, change);
    }
    text.push_str("\nFor notes and price sources, use --format markdown or csv.\n");
    paragraph(&mut text, "", 0, DISCLAIMER);
    text
}
