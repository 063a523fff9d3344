//! Checks that the plain page and the planner show the same results. Otherwise comparing their speed means nothing.

use serde_json::{Value, json};
use wandb_planner::{
    assessment::{Assessment, SizedComponent},
    plan::Plan,
    reference::{Cloud, Environment, Term as _, Tier},
};

use crate::{chromium::Chromium, server::Server};

/// Reads the rows of the answer: the text of each cell, without the evidence that follows it.
const ANSWER: &str = "
    const text = cell => cell.firstChild.textContent;
    return [...document.querySelectorAll('#answer tbody tr')].map(row => [...row.cells].map(text));
";

fn component(part: &SizedComponent) -> Value {
    let machine = part.chosen.machine;
    json!([
        part.component.label(),
        part.cpu.value.to_string(),
        part.memory.value.to_string(),
        part.disk.value.to_string(),
        machine.name,
        machine.vcpu.to_string(),
        format!("{} GB", machine.memory.0),
        part.chosen.fit.value.describe(),
    ])
}

fn expected(assessment: &Assessment) -> Value {
    let nodes = assessment.plan.nodes.get();
    let [all, one_lost] = assessment.totals.capacities().map(|it| {
        [it.cpu.value.to_string(), it.memory.value.to_string(), it.disk.value.to_string()]
    });
    let total = |count: u32, [cpu, memory, disk]: [String; 3]| {
        json!([format!("{count} nodes"), cpu, memory, disk])
    };
    json!([
        component(&assessment.kubernetes),
        component(&assessment.mysql),
        total(nodes, all),
        total(nodes - 1, one_lost),
    ])
}

/// Opens the plain page with every base plan and compares its answer with the engine's.
///
/// # Errors
///
/// Returns the first plan for which they differ, with both answers.
pub async fn check(server: &Server) -> Result<(), String> {
    let browser = Chromium::start().await;
    let outcome = every_plan(&browser, server).await;
    browser.close().await;
    outcome
}

async fn every_plan(browser: &Chromium, server: &Server) -> Result<(), String> {
    // The page shows tables of machines, and the reference architecture names machines for these clouds.
    let clouds = [Cloud::Aws, Cloud::Gcp, Cloud::Azure];
    for tier in Tier::ALL {
        for environment in Environment::ALL {
            for cloud in clouds {
                let choices = [
                    ("tier", tier.slug()),
                    ("environment", environment.slug()),
                    ("cloud", cloud.slug()),
                ];
                let query = choices.map(|(name, value)| format!("{name}={value}")).join("&");
                let address = format!("{}/plain/?{query}", server.origin);
                browser.client.goto(&address).await.map_err(|error| error.to_string())?;
                let shown = browser.client.execute(ANSWER, vec![]).await;
                let shown = shown.map_err(|error| error.to_string())?;
                let expected = expected(&Assessment::of(&Plan::new(*tier, *environment, cloud)));
                if shown != expected {
                    return Err(format!(
                        "for ?{query}, the plain page shows\n  {shown}\nand the planner computes\n  {expected}"
                    ));
                }
            }
        }
    }
    Ok(())
}
