//! The bill: its lines are rendered when the user opens it, and the user's own prices stay in the browser.

use crate::{planner::Planner, visit::visit};
use fantoccini::key::Key;

const PLAN: &str = "?v=1&tier=combined&env=production&cloud=aws";
const BILL: &str = "#bill > summary";
const AMOUNT: &str = ".cost-total strong";
const LICENSE: &str = "input[aria-label='Your price: W&B license']";
const DISCOUNT: &str = "input[aria-label='Discount in percent: Worker nodes, r6i.4xlarge']";
const LISTED: &str = "$3,467 to $5,698 a month";

async fn enter(planner: &Planner, field: &str, text: &str) {
    planner.type_into(field, text).await;
    planner.press(Key::Tab).await;
}

#[test]
fn the_users_own_prices_apply_survive_a_reload_and_can_be_deleted() {
    visit(PLAN, async |planner| {
        planner.shows(AMOUNT, LISTED).await;
        planner.has(0, ".bill").await;
        planner.click(BILL).await;
        enter(planner, LICENSE, "40000").await;
        planner.shows(AMOUNT, "$43,467 to $45,698 a month").await;
        enter(planner, DISCOUNT, "50").await;
        planner.shows(AMOUNT, "$42,363 to $43,491 a month").await;
        planner.address_is(PLAN).await;
        planner.reload().await;
        planner.shows(AMOUNT, "$42,363 to $43,491 a month").await;
        planner.click(BILL).await;
        planner.holds(LICENSE, "40000").await;
        // A cleared value no longer counts.
        enter(planner, DISCOUNT, " ").await;
        planner.shows(AMOUNT, "$43,467 to $45,698 a month").await;
        // An invalid value is reported, and stays in its field until the user corrects or deletes it.
        enter(planner, LICENSE, "much").await;
        planner
            .shows(
                "#cost-complaint",
                "W&B license: “much” is not valid: use an amount in US dollars, such as 0.126.",
            )
            .await;
        planner.shows(AMOUNT, "$43,467 to $45,698 a month").await;
        planner.click(".cost .actions button:nth-of-type(2)").await;
        planner.shows(AMOUNT, LISTED).await;
        planner.holds(LICENSE, "").await;
        planner.shows("#cost-complaint", "").await;
    });
}

#[test]
fn the_downloaded_bill_contains_the_plans_link() {
    visit(PLAN, async |planner| {
        planner.click(BILL).await;
        planner.click(".cost .actions button:nth-of-type(1)").await;
        let bill = String::from_utf8(planner.downloaded("bill.csv").await).unwrap();
        assert!(bill.starts_with("component,item,"), "{bill}");
        assert!(bill.contains(PLAN), "{bill}");
    });
}
