//! All plans in one table, and several plans side by side.

use std::collections::HashSet;

use serde_json::json;
use wandb_planner::app::View;

use crate::{
    planner::{Planner, eventually},
    visit::visit,
};

#[test]
fn one_table_links_to_every_plan() {
    visit("?v=1&tier=combined&env=production&cloud=aws&nodes=4", async |planner| {
        planner.go(View::Compare).await;
        planner.has(6, ".matrix tbody tr").await;
        planner.has(18, ".matrix tbody td a").await;
        planner.shows_all(".matrix thead th", &["Deployment", "AWS", "GCP", "Azure"]).await;
        let links = planner
            .script(
                "return [...document.querySelectorAll('.matrix td a')].map(it => it.href)",
                vec![],
            )
            .await;
        let links = links.as_array().unwrap();
        assert_eq!(links.iter().collect::<HashSet<_>>().len(), 18, "18 different plans: {links:?}");
        planner.has(1, ".matrix .current").await;
        planner.click(".matrix a[href*='tier=weave&env=test-dev&cloud=azure']").await;
        planner.shows("#summary-title", "Test/Dev, Weave only on Azure").await;
        planner.address_is("?v=1&tier=weave&env=test-dev&cloud=azure&nodes=4").await;
        planner.has_chosen("weave", "test-dev", "azure").await;
        planner.focus_is_on("#answer").await;
        planner.stays();
        planner.back().await;
        planner.shows("h1", "Compare").await;
    });
}

/// Checks both values in a row of the comparison of two plans.
async fn row_shows(planner: &Planner, measure: &str, values: [&str; 2]) {
    let script = "const row = [...document.querySelectorAll('.side-by-side tbody tr')] \
                  .find(row => row.cells[0].innerText === arguments[0]); \
                  return row ? [row.cells[1].innerText, row.cells[2].innerText] : []";
    eventually(measure, json!(values), async || planner.script(script, vec![json!(measure)]).await)
        .await;
}

#[test]
fn two_plans_are_compared_side_by_side() {
    visit("", async |planner| {
        planner.go(View::Compare).await;
        row_shows(planner, "Cloud", ["AWS", "GCP"]).await;
        row_shows(planner, "MySQL machine", ["db.r6g.2xlarge", "db-n1-highmem-8"]).await;
        let azure = "[aria-label='Compare with Production, Models and Weave on Azure']";
        planner.click(azure).await;
        row_shows(planner, "Node machine", ["r6i.4xlarge", "Standard_E16_v5"]).await;
        planner.click(azure).await;
        planner.click("[aria-label='Compare with Production, Models and Weave on AWS']").await;
        planner.shows(".side-by-side tbody", "These plans do not differ.").await;
        planner.click("[aria-label^='Remove ']").await;
        planner.click("[aria-label='Compare with Test/Dev, Models only on AWS']").await;
        row_shows(planner, "Tier", ["Models and Weave", "Models only"]).await;
        row_shows(planner, "Environment", ["Production", "Test/Dev"]).await;
        // The address includes the other plan.
        let beside = "&beside=v%3D1%26tier%3Dmodels%26env%3Dtest-dev%26cloud%3Daws";
        let address = "compare.html?v=1&tier=combined&env=production&cloud=aws";
        planner.address_is(&format!("{address}{beside}")).await;
    });
}

#[test]
fn a_comparison_hides_equal_values_by_default() {
    visit("compare.html", async |planner| {
        planner.has(0, ".side-by-side tbody tr:not(:has(.other))").await;
        let differing = planner.count(".side-by-side tbody tr:has(.other)").await;
        assert!(differing > 0, "AWS and GCP differ");
        planner.click("label:has(#everything)").await;
        planner.has(differing, ".side-by-side tbody tr:has(.other)").await;
        row_shows(planner, "Tier", ["Models and Weave", "Models and Weave"]).await;
        planner.click("label:has(#everything)").await;
        planner.has(0, ".side-by-side tbody tr:not(:has(.other))").await;
    });
}
