//! The installation options: lists under a heading, with the choices in the address.

use crate::visit::visit;

const PLAN: &str = "?v=1&tier=models&env=production&cloud=on-premises";
const HEADING: &str = "#installation > summary";

#[test]
fn a_changed_option_is_in_the_address_and_counted_in_the_heading() {
    visit(PLAN, async |planner| {
        planner.shows(HEADING, "Installation").await;
        planner.click(HEADING).await;
        planner.select("#platform", "openshift").await;
        planner.address_is(&format!("{PLAN}&platform=openshift")).await;
        planner.shows(HEADING, "Installation (1 changed)").await;
        planner.select("#login", "oidc").await;
        planner.address_is(&format!("{PLAN}&platform=openshift&login=oidc")).await;
        planner.back().await;
        planner.holds("#login", "accounts").await;
        planner.holds("#platform", "openshift").await;
        planner.select("#platform", "kubernetes").await;
        planner.address_is(PLAN).await;
        planner.shows(HEADING, "Installation").await;
    });
}

#[test]
fn a_link_opens_with_its_options_and_only_relevant_options_are_shown() {
    let link = "?v=1&tier=models&env=production&cloud=aws&login=oidc&mail=smtp";
    visit(link, async |planner| {
        planner.shows(HEADING, "Installation (2 changed)").await;
        planner.click(HEADING).await;
        planner.shows_all("#installation label", &["Sign-in", "Email", "Network"]).await;
        planner.holds("#login", "oidc").await;
    });
}
