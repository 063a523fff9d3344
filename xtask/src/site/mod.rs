//! Completes a release build so that it works before its scripts load and without them, offline, from a
//! disk and for other programs.
//!
//! The result depends only on the build and the planner's own data: the same build gives the same bytes.

mod folder;
mod llms;
mod offline;
mod one_file;
mod shell;

use std::{io, path::Path, process::ExitCode};

use wandb_planner::{
    app::{View, plan_folder},
    cli,
    plan::Plan,
    reference::Cloud,
};

use folder::Folder;
use shell::{Place, Shell};

/// Every plan that has its own page.
fn plans() -> impl Iterator<Item = Plan> {
    Plan::base_plans().chain(Plan::base_plans_on(Cloud::OnPremises))
}

/// Writes everything that follows from the build in `dist`.
pub fn complete(dist: &Path) -> io::Result<ExitCode> {
    let dist = &Folder::at(dist);
    let shell = Shell::of_build(dist)?;
    dist.write("data/reference-architecture.json", cli::reference_architecture().as_bytes())?;
    dist.write("llms.txt", llms::text(plans()).as_bytes())?;
    for plan in plans() {
        if let Some(folder) = plan_folder(&plan) {
            let page = shell.page(&plan, Place::PlanFolder);
            dist.write(&format!("plans/{folder}/index.html"), page.as_bytes())?;
        }
    }
    for view in View::ALL {
        let name = if view.page().is_empty() { "index.html" } else { view.page() };
        let page = shell.page(&Plan::default(), Place::View(view));
        dist.write(name, page.as_bytes())?;
    }
    dist.write("wandb-planner.html", one_file::page(dist, &shell)?.as_bytes())?;
    // The worker comes last, because it lists all other files.
    dist.write(offline::NAME, offline::worker(dist)?.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
