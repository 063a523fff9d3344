//! The checklist: boxes to tick that survive a reload, for each plan its own.

use crate::{
    planner::{Planner, eventually},
    visit::visit,
};

const BOXES: &str = "#checklist input[type=checkbox]";

async fn done(planner: &Planner, ticked: usize) {
    // The checklist follows the plan a moment after the answer, and another plan has other tasks.
    eventually("the progress says how many tasks are done", true, async || {
        let tasks = planner.count(BOXES).await;
        planner.texts("#checklist .progress span").await == [format!("{ticked} of {tasks} done")]
    })
    .await;
    planner.has(ticked, &format!("{BOXES}:checked")).await;
}

async fn tick(planner: &Planner, task: &str) {
    planner.click(&format!("label:has([data-action='tick:{task}'])")).await;
}

#[test]
fn ticks_are_kept_for_each_plan_until_they_are_cleared() {
    visit("", async |planner| {
        let task = planner
            .script(
                "return [...document.querySelectorAll('[data-action^=\"tick:\"]')] \
                 .map(it => it.dataset.action.slice(5))",
                vec![],
            )
            .await;
        let [first, second] = [0, 1].map(|at| task[at].as_str().unwrap().to_owned());
        done(planner, 0).await;
        tick(planner, &first).await;
        tick(planner, &second).await;
        done(planner, 2).await;

        planner.reload().await;
        done(planner, 2).await;

        planner.choose("cloud", "gcp").await;
        planner.shows("#summary-title", "Production, Models and Weave on GCP").await;
        done(planner, 0).await;
        tick(planner, &first).await;
        done(planner, 1).await;

        planner.back().await;
        planner.shows("#summary-title", "Production, Models and Weave on AWS").await;
        done(planner, 2).await;
        tick(planner, &first).await;
        done(planner, 1).await;

        planner.click("[data-action=clear-ticks]").await;
        done(planner, 0).await;
        planner.reload().await;
        done(planner, 0).await;

        planner.choose("cloud", "gcp").await;
        planner.shows("#summary-title", "Production, Models and Weave on GCP").await;
        done(planner, 1).await;
    });
}

#[test]
fn more_nodes_need_no_new_ticks() {
    visit("", async |planner| {
        tick(planner, "mysql-version").await;
        done(planner, 1).await;
        planner.type_into("#nodes", "4").await;
        planner.shows(".figures div:nth-child(3) dd", "4 nodes r6i.4xlarge").await;
        done(planner, 1).await;
    });
}
