//! Until the planner has loaded, its static page shows the same content and works: the user's input in
//! it is not lost.

use fantoccini::key::Key;
use serde_json::json;
use wandb_planner::app::View;

use crate::{planner::Planner, visit::visit_page};

/// Visits a page while its planner is held back.
fn visit_early(path: &str, test: impl AsyncFnOnce(&Planner)) {
    let prepare = async |planner: &Planner| {
        planner.watch_policy().await;
        planner.hold_back().await;
    };
    visit_page(path, prepare, test);
}

/// Checks that the planner has not started yet.
async fn waits(planner: &Planner) {
    planner.has(1, ".scripted:not(.started)").await;
}

#[test]
fn early_choices_and_input_change_the_plan() {
    visit_early("", async |planner| {
        planner.choose("tier", "models").await;
        planner.choose("cloud", "gcp").await;
        planner.choose("cloud", "azure").await;
        planner.type_into("#nodes", "5").await;
        planner.shows("#summary-title", "Production, Models and Weave on AWS").await;
        waits(planner).await;

        planner.let_go().await;
        planner.shows("#summary-title", "Production, Models only on Azure").await;
        planner.has_chosen("models", "production", "azure").await;
        planner.address_is("?v=1&tier=models&env=production&cloud=azure&nodes=5").await;
        planner.holds("#nodes", "5").await;
    });
}

#[test]
fn the_focus_and_open_sections_are_kept() {
    visit_early("", async |planner| {
        planner.click("#options summary").await;
        planner.click("#notes summary").await;
        planner.type_into("#name", "mlops").await;
        waits(planner).await;

        planner.let_go().await;
        planner.has(1, "#options[open]").await;
        planner.has(1, "#notes[open]").await;
        planner.focus_is_on("#name").await;
        planner.element("#name").await.send_keys("-eu").await.unwrap();
        planner.holds("#name", "mlops-eu").await;
        planner.address_is("?v=1&tier=combined&env=production&cloud=aws&name=mlops-eu").await;
    });
}

#[test]
fn early_invalid_input_gets_its_rule() {
    visit_early("", async |planner| {
        planner.type_into("#nodes", "many").await;
        planner.let_go().await;
        planner.holds("#nodes[aria-invalid=true]", "many").await;
        planner
            .shows(
                "#nodes-error",
                "“many” is not valid: use a whole number from 1 to 100, such as 3. The plan keeps 3.",
            )
            .await;
    });
}

#[test]
fn a_closed_problem_stays_closed() {
    const FINDING: &str = "#finding-mysql-machine-below-sizing";
    visit_early("plans/combined-production-gcp/", async |planner| {
        planner.has(1, &format!("{FINDING}[open]")).await;
        planner.click(&format!("{FINDING} summary")).await;
        planner.has(0, &format!("{FINDING}[open]")).await;
        planner.let_go().await;
        planner.has(1, FINDING).await;
        planner.has(0, &format!("{FINDING}[open]")).await;
        planner.focus_is_on(&format!("{FINDING} summary")).await;
    });
}

#[test]
fn open_evidence_stays_open() {
    visit_early("", async |planner| {
        let why = "button[popovertarget=why-node-cpu]";
        planner.focus(why).await;
        planner.press(Key::Enter).await;
        planner.has(1, "#why-node-cpu:popover-open").await;
        waits(planner).await;

        planner.let_go().await;
        planner.has(1, "#why-node-cpu:popover-open").await;
        planner.press(Key::Escape).await;
        planner.has(0, ":popover-open").await;
        planner.focus_is_on(why).await;
    });
}

#[test]
fn early_ticks_are_kept() {
    visit_early(View::Checklist.page(), async |planner| {
        planner.click("label:has(#task-mysql-version)").await;
        waits(planner).await;

        planner.let_go().await;
        planner.has(1, "#task-mysql-version:checked").await;
        planner.has(1, ".tasks :checked").await;
        planner.reload_held_back().await;
        planner.has(1, ".tasks :checked").await;
    });
}

#[test]
fn nothing_moves_when_the_planner_starts() {
    for view in [View::Plan, View::Compare, View::Requirements, View::Checklist] {
        visit_early(view.page(), async |planner| {
            planner.resize(1280, 800).await;
            let places = "scrollTo(0, 500); \
                          return [scrollY, ...[...document.querySelectorAll('h1, h2, h3, table, .picture')] \
                              .filter(it => it.checkVisibility()) \
                              .map(it => { const { top, left, width, height } = it.getBoundingClientRect(); \
                                  return [it.tagName, top, left, width, height]; })]";
            let before = planner.script(places, vec![]).await;
            assert_ne!(before[0], json!(0), "{} does not scroll", view.label());
            planner.let_go().await;
            let after = planner.script(&places.replace("scrollTo(0, 500);", ""), vec![]).await;
            assert_eq!(after, before, "{}", view.label());
        });
    }
}

#[test]
fn a_link_followed_after_a_choice_keeps_the_choice() {
    visit_early("", async |planner| {
        planner.choose("tier", "models").await;
        planner.click("#checklist a").await;
        waits(planner).await;
        planner.shows("#summary-title", "Production, Models and Weave on AWS").await;

        planner.let_go().await;
        planner.is_in(View::Checklist).await;
        planner.address_is("checklist.html?v=1&tier=models&env=production&cloud=aws").await;
        planner.shows(".plan-line strong", "Production, Models only on AWS").await;
        planner.back().await;
        planner.has_chosen("models", "production", "aws").await;
    });
}

#[test]
fn links_to_other_views_work_before_the_planner_starts() {
    visit_early("", async |planner| {
        planner.click("#checklist a").await;
        planner.shows("h1", "Checklist").await;
        waits(planner).await;
        planner.let_go().await;
        planner.address_is("checklist.html?v=1&tier=combined&env=production&cloud=aws").await;
    });
}
