//! Renders W&B's chart with the real helm and every plan's Kubernetes files, and compares the pods'
//! requests with the planner's.
//!
//! Run it with `cargo xtask check-kubernetes CHECKER`. It calls the checker as
//! `CHECKER BUNDLE --json --answers FILE --render FILE`. The checker fills in the user's values from the
//! answers or with made-up ones, renders the chart, writes all objects to the last FILE, and prints each
//! workload with its minimum replicas and one pod's requests. It exits with 0 if helm rendered the chart,
//! with 1 if helm rejected the values, and with anything else if it cannot run here. In the last case,
//! `check-kubernetes` exits with 75.

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

/// The user's values where an arbitrary string would be invalid.
const ANSWERS: &str = "WANDB_MYSQL_PORT=3306\nWANDB_REDIS_PORT=6379\nWANDB_SMTP_PORT=587\nWANDB_REGISTRY=registry.example.org/mirror\nWANDB_SERVER_VERSION=0.83.0\nWANDB_CONSOLE_VERSION=2.20.0\n";

/// The outcome for the files of one plan.
enum Outcome {
    /// Helm rendered them, and the pods match the planner's count.
    Same,
    /// Helm rejected them, or the pods differ.
    Wrong(String),
    /// The checker cannot run here.
    CannotRun(String),
}

/// Checks the files of every plan, and prints a line for each.
pub fn check_all(checker: &Path) -> ExitCode {
    let start = Instant::now();
    let cases = cases::all();
    // The first case runs alone: it may download helm, and shows whether the checker can run.
    if let Some(case) = cases.first()
        && let Outcome::CannotRun(why) = check(case, checker)
    {
        let checker = checker.display();
        eprintln!("The Kubernetes files were not rendered: {checker} cannot run here.\n{why}");
        return ExitCode::from(75);
    }
    let wrong = AtomicUsize::new(0);
    workers::for_each(&cases, |case| match check(case, checker) {
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

/// Writes the files of a case, renders them, and compares the result.
fn check(case: &Case, checker: &Path) -> Outcome {
    let folder = match tempfile::tempdir() {
        Ok(folder) => folder,
        Err(error) => return Outcome::CannotRun(error.to_string()),
    };
    if let Err(error) = write_kubernetes_files(case, folder.path()) {
        return Outcome::CannotRun(error.to_string());
    }
    let objects = folder.path().join("objects.yaml");
    let output = Command::new(checker)
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
    let stdout = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.code() {
        Some(0) => {}
        // A program that stops because of its own error also exits with 1.
        Some(1) if !stderr.starts_with("Traceback") => return Outcome::Wrong(stderr),
        _ => return Outcome::CannotRun(stderr),
    }
    let report: Value = match serde_json::from_str(&stdout) {
        Ok(report) => report,
        Err(error) => return Outcome::Wrong(format!("{error}: {stdout}")),
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
