//! Has the real helm render W&B's chart with the Kubernetes files of every plan, and compares what
//! its pods request with what the planner says.
//!
//! HELMCHECK is called as `HELMCHECK BUNDLE --json --answers FILE --render FILE`. It fills in what
//! only the user knows, by the answers or with made-up texts, renders the chart, writes all objects
//! into the last FILE and prints each workload with its fewest replicas and what one pod requests. It
//! ends with 0 when helm rendered them, with 1 when helm refused the values, and with anything else
//! when it cannot run here; then so does this, with 75.

mod cases;
mod installed;
mod rendered;

use std::{
    fs,
    path::Path,
    process::{Command, ExitCode},
    sync::atomic::{AtomicUsize, Ordering},
    time::Instant,
};

use serde_json::Value;
use wandb_planner::{
    bundle::{Bundle, Occasion},
    reference::DATA_DAY,
};

use crate::workers;
use cases::Case;

/// What only the user knows, where a made-up text would not do.
const ANSWERS: &str = "WANDB_MYSQL_PORT=3306\nWANDB_REDIS_PORT=6379\nWANDB_SMTP_PORT=587\nWANDB_REGISTRY=registry.example.org/mirror\nWANDB_SERVER_VERSION=0.83.0\nWANDB_CONSOLE_VERSION=2.20.0\n";

/// What became of the files of one plan.
enum Outcome {
    /// Helm rendered them, and the pods are those that the planner counts.
    Same,
    /// Helm refused them, or the pods differ.
    Wrong(String),
    /// The checker cannot run here.
    CannotRun(String),
}

/// Checks the files of every plan, and prints a line for each.
pub fn check_all(helmcheck: &Path) -> ExitCode {
    let start = Instant::now();
    let cases = cases::all();
    // The first alone: it may fetch helm, and says whether the checker can run.
    if let Some(case) = cases.first()
        && let Outcome::CannotRun(why) = check(case, helmcheck)
    {
        let helmcheck = helmcheck.display();
        eprintln!("The Kubernetes files were not rendered: {helmcheck} cannot run here.\n{why}");
        return ExitCode::from(75);
    }
    let wrong = AtomicUsize::new(0);
    workers::for_each(&cases, |case| match check(case, helmcheck) {
        Outcome::Same => println!("ok      {case}"),
        Outcome::Wrong(why) | Outcome::CannotRun(why) => {
            wrong.fetch_add(1, Ordering::Relaxed);
            println!("FAILED  {case}\n{why}");
        }
    });
    let wrong = wrong.into_inner();
    let seconds = start.elapsed().as_secs();
    println!("{} sets of Kubernetes files rendered in {seconds} s; {wrong} failed.", cases.len());
    if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Writes the files of a case, has them rendered, and compares.
fn check(case: &Case, helmcheck: &Path) -> Outcome {
    let folder = match tempfile::tempdir() {
        Ok(folder) => folder,
        Err(error) => return Outcome::CannotRun(error.to_string()),
    };
    if let Err(error) = write_kubernetes_files(case, folder.path()) {
        return Outcome::CannotRun(error.to_string());
    }
    let objects = folder.path().join("objects.yaml");
    let output = Command::new(helmcheck)
        .arg(folder.path())
        .args(["--json", "--answers"])
        .arg(folder.path().join("answers"))
        .arg("--render")
        .arg(&objects)
        .output();
    let output = match output {
        Ok(output) => output,
        Err(error) => return Outcome::CannotRun(error.to_string()),
    };
    let said = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.code() {
        Some(0) => {}
        // A program that stops because of its own error also ends with 1.
        Some(1) if !complained.starts_with("Traceback") => return Outcome::Wrong(complained),
        _ => return Outcome::CannotRun(complained),
    }
    let report: Value = match serde_json::from_str(&said) {
        Ok(report) => report,
        Err(error) => return Outcome::Wrong(format!("{error}: {said}")),
    };
    let objects = fs::read_to_string(&objects).unwrap_or_default();
    let mut differences = rendered::differences(case, &report, &objects);
    differences.extend(installed::differences(&case.assessment.plan, &report, &objects));
    if differences.is_empty() { Outcome::Same } else { Outcome::Wrong(differences.join("\n")) }
}

fn write_kubernetes_files(case: &Case, folder: &Path) -> std::io::Result<()> {
    let occasion = Occasion { date: DATA_DAY, address: None };
    fs::create_dir(folder.join("kubernetes"))?;
    fs::write(folder.join("answers"), ANSWERS)?;
    let bundle = Bundle::of(&case.assessment, &occasion);
    for file in bundle.files().iter().filter(|file| file.path.starts_with("kubernetes/")) {
        fs::write(folder.join(file.path), case.sized(&file.contents))?;
    }
    Ok(())
}
