//! The evidence for each number, and findings with their remedies.

use fantoccini::key::Key;

use crate::visit::visit;

#[test]
fn the_keyboard_opens_and_closes_the_evidence_of_a_number() {
    visit("", async |planner| {
        let why = "button[popovertarget=why-node-cpu]";
        planner.focus(why).await;
        planner.press(Key::Enter).await;
        planner.has(1, "#why-node-cpu:popover-open").await;
        planner.shows("#why-node-cpu .basis", "Documented").await;
        planner.shows("#why-node-cpu q", "Production | 16 cores | 128 GB | 100 GB |").await;
        planner
            .shows(
                "#why-node-cpu .source",
                "Reference architecture, “Sizing, Models and Weave, Kubernetes”",
            )
            .await;
        planner.press(Key::Escape).await;
        planner.has(0, ":popover-open").await;
        planner.focus_is_on(why).await;
    });
}

#[test]
fn a_total_shows_its_formula() {
    visit("?v=1&tier=combined&env=production&cloud=aws&nodes=5", async |planner| {
        planner.click("button[popovertarget=why-all-cpu]").await;
        planner.shows("#why-all-cpu .formula", "5 nodes × 16 cores = 80 cores").await;
        planner.click("button[popovertarget=why-lost-memory]").await;
        planner
            .shows("#why-lost-memory .formula", "With one of 5 lost: 4 nodes × 128 GB = 512 GB")
            .await;
        planner.has(1, ":popover-open").await;
    });
}

#[test]
fn every_number_has_evidence_that_opens() {
    visit("?v=1&tier=weave&env=production&cloud=azure", async |planner| {
        // Two components, two capacities and ClickHouse with three sizes each, two machines with a
        // service and a fit, storage, and the number of nodes.
        planner.has(23, ".sizes button.why").await;
        planner.open_all_evidence().await;
        let script = "return [...document.querySelectorAll('.why[popovertarget]')] \
                      .filter(it => !it.popoverTargetElement?.querySelector('.explanation')) \
                      .map(it => it.textContent)";
        let unexplained = planner.script(script, vec![]).await;
        assert_eq!(unexplained, serde_json::json!([]), "buttons without evidence");
        let script = "const ids = [...document.querySelectorAll('[id]')].map(it => it.id); \
                      return ids.filter((id, at) => ids.indexOf(id) !== at)";
        let repeated = planner.script(script, vec![]).await;
        assert_eq!(repeated, serde_json::json!([]), "duplicate ids");
    });
}

#[test]
fn a_machine_that_falls_short_is_fixed_in_place() {
    const MYSQL: &str = ".sizing tr:has(button[popovertarget=why-mysql-cpu])";
    const FINDING: &str = "#finding-mysql-machine-below-sizing";
    let documented = "?v=1&tier=combined&env=production&cloud=gcp";
    visit(documented, async |planner| {
        planner.shows(&format!("{MYSQL} .fit"), "✕ Falls short by 12 GB").await;
        planner.shows(&format!("{FINDING} a.button"), "Use db-custom-10-65536").await;

        planner.click(&format!("{FINDING} a.button")).await;
        planner.shows(&format!("{MYSQL} td:nth-child(2) code"), "db-custom-10-65536").await;
        planner.shows(&format!("{MYSQL} .fit"), "▲ Exceeds by 2 cores").await;
        planner.has(0, FINDING).await;
        planner.focus_is_on("#findings-title").await;
        planner.address_is(&format!("{documented}&mysql=meets-sizing")).await;
        planner.stays();

        planner.back().await;
        planner.shows(&format!("{MYSQL} .fit"), "✕ Falls short by 12 GB").await;
        planner.has(1, FINDING).await;
    });
}

#[test]
fn an_opened_finding_stays_open_while_the_plan_changes() {
    visit("?v=1&tier=combined&env=production&cloud=gcp", async |planner| {
        const FINDING: &str = "#finding-mysql-machine-below-sizing";
        planner.click(&format!("{FINDING} summary")).await;
        planner.has(0, &format!("{FINDING}[open]")).await;
        planner.click(&format!("{FINDING} summary")).await;
        planner.has(1, &format!("{FINDING}[open]")).await;
        planner.type_into("#nodes", "5").await;
        planner.shows(".figure:first-child .number", "5").await;
        planner.has(1, &format!("{FINDING}[open]")).await;
    });
}
