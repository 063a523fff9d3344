//! The checklist: checkboxes that survive a reload, kept separately for each plan.

use wandb_planner::app::View;

use crate::{
    planner::{Planner, eventually},
    visit::visit,
};

const BOXES: &str = ".tasks input[type=checkbox]";

async fn done(planner: &Planner, ticked: usize) {
    // The number of tasks depends on the plan.
    eventually("the progress says how many tasks are done", true, async || {
        let tasks = planner.count(BOXES).await;
        planner.texts(".progress span:first-of-type").await == [format!("{ticked} of {tasks} done")]
    })
    .await;
    planner.has(ticked, &format!("{BOXES}:checked")).await;
}

async fn tick(planner: &Planner, task: &str) {
    planner.click(&format!("label:has(#task-{task})")).await;
}

/// Chooses another cloud and returns to the checklist.
async fn change_cloud(planner: &Planner, cloud: &str, name: &str) {
    planner.go(View::Plan).await;
    planner.choose("cloud", cloud).await;
    planner.shows("#summary-title", &format!("Production, Models and Weave on {name}")).await;
    planner.go(View::Checklist).await;
}

#[test]
fn ticks_are_kept_per_plan_until_they_are_cleared() {
    visit("", async |planner| {
        planner.go(View::Checklist).await;
        let task = planner
            .script(
                "return [...document.querySelectorAll('.tasks input')].map(it => it.id.slice(5))",
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

        change_cloud(planner, "gcp", "GCP").await;
        done(planner, 0).await;
        tick(planner, &first).await;
        done(planner, 1).await;

        change_cloud(planner, "aws", "AWS").await;
        done(planner, 2).await;
        tick(planner, &first).await;
        done(planner, 1).await;

        planner.click(".progress button:first-of-type").await;
        done(planner, 0).await;
        planner.reload().await;
        done(planner, 0).await;

        change_cloud(planner, "gcp", "GCP").await;
        done(planner, 1).await;
    });
}

#[test]
fn changing_the_number_of_nodes_keeps_the_ticks() {
    visit("", async |planner| {
        planner.go(View::Checklist).await;
        tick(planner, "mysql-version").await;
        done(planner, 1).await;
        planner.click(".plan-line a").await;
        planner.type_into("#nodes", "4").await;
        planner.go(View::Checklist).await;
        planner.shows(".plan-line", "Production, Models and Weave on AWS, 4 nodes · change").await;
        done(planner, 1).await;
    });
}
