//! Runs a checker, which uses the real terraform, on the Terraform files of every plan, and compares
//! what Terraform would create with the planner's results.
//!
//! Run it with `cargo xtask check-terraform CHECKER`. It calls the checker as
//! `CHECKER CLOUD DIR --modules interface|auto --var-file FILE --fixtures FILE --out-plan FILE --json`.
//! With `interface`, the checker uses stub modules with the official modules' inputs and outputs; with
//! `auto`, it uses the official modules if it has their sources.

mod billed;
mod cases;
mod json;
mod planned;

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    sync::atomic::{AtomicUsize, Ordering},
    time::Instant,
};

use serde_json::{Value, json};
use wandb_planner::{bundle::Language, plan::Plan};

use crate::workers;
use cases::{Case, Modules, bundle};

/// Checks the files of every plan, and prints a line for each.
pub fn check_all(checker: &Path) -> ExitCode {
    let start = Instant::now();
    let cases = cases::all();
    let failed = AtomicUsize::new(0);
    workers::for_each(&cases, |case| {
        let start = Instant::now();
        let outcome = check(case, checker);
        let seconds = start.elapsed().as_secs_f32();
        match outcome {
            Ok(modules) => println!("ok     {seconds:5.1} s  {modules:<9}  {case}"),
            Err(complaint) => {
                failed.fetch_add(1, Ordering::Relaxed);
                println!("FAILED {seconds:5.1} s  {case}\n{complaint}");
            }
        }
    });
    let seconds = start.elapsed().as_secs();
    let failed = failed.into_inner();
    println!(
        "{} plans, checked by {} runs in {} min {} s; {failed} failed.",
        cases::plans().len(),
        cases.len(),
        seconds / 60,
        seconds % 60,
    );
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs the checker on one root module and compares the plan. Returns which modules were used.
fn check(case: &Case, checker: &Path) -> Result<&'static str, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let files = Files::write(&case.plan, folder.path()).map_err(|error| error.to_string())?;
    let output = Command::new(checker)
        .arg(case.plan.cloud_argument())
        .arg(&files.root)
        .args(["--modules", case.modules.argument(), "--json", "--var-file"])
        .arg(&files.answers)
        .arg("--fixtures")
        .arg(&files.fixtures)
        .arg("--out-plan")
        .arg(&files.plan)
        .output()
        .map_err(|error| format!("{}: {error}", checker.display()))?;
    let stdout = String::from_utf8_lossy(&output.stdout);
    let report: Value = serde_json::from_str(&stdout)
        .map_err(|_| format!("{stdout}{}", String::from_utf8_lossy(&output.stderr)))?;
    let mut complaints = complaints(&report);
    if !output.status.success() && complaints.is_empty() {
        complaints.push(format!("{}: {report:#}", output.status));
    }
    let real = report.to_string().contains("(real)");
    if complaints.is_empty() {
        let planned = fs::read_to_string(&files.plan).map_err(|error| error.to_string())?;
        let planned: Value =
            serde_json::from_str(&planned).map_err(|error| format!("the plan: {error}"))?;
        complaints = planned::complaints(&case.plan, &planned, real);
        if real {
            complaints.extend(billed::complaints(&case.plan, &planned));
        }
    }
    if complaints.is_empty() {
        Ok(if real { "real" } else { "interface" })
    } else {
        Err(complaints.join("\n"))
    }
}

/// The checker's complaints, including Terraform's warnings.
fn complaints(report: &Value) -> Vec<String> {
    let steps = report["steps"].as_array().map(Vec::as_slice).unwrap_or_default();
    let found = steps.iter().flat_map(|step| {
        ["errors", "warnings"].into_iter().flat_map(move |kind| {
            let texts = step[kind].as_array().map(Vec::as_slice).unwrap_or_default();
            texts.iter().map(move |text| format!("{}: {text}", step["step"]))
        })
    });
    found.collect()
}

/// The paths of a case's files while it is checked.
struct Files {
    root: PathBuf,
    answers: PathBuf,
    fixtures: PathBuf,
    plan: PathBuf,
}

impl Files {
    fn write(plan: &Plan, folder: &Path) -> io::Result<Self> {
        let files = Self {
            root: folder.join("terraform"),
            answers: folder.join("answers.tfvars"),
            fixtures: folder.join("fixtures.json"),
            plan: folder.join("plan.json"),
        };
        fs::create_dir(&files.root)?;
        let bundle = bundle(plan);
        let mut declared = Vec::new();
        for file in bundle.files().iter().filter(|it| it.language == Language::Terraform) {
            // The user would rename the example in the same way.
            fs::write(folder.join(file.path.trim_end_matches(".example")), &file.contents)?;
            declared.extend(file.contents.lines().filter_map(|line| {
                line.strip_prefix("variable \"")?.strip_suffix("\" {").map(str::to_owned)
            }));
        }
        fs::write(&files.answers, answers(plan, &declared)?)?;
        // The DNS zone of the address: without it, Terraform's plan has a warning.
        let private_zone = plan.domain.is_for_private_networks();
        let zone = json!({ "name": plan.domain.as_str(), "private_zone": private_zone });
        fs::write(&files.fixtures, json!({ "data.aws_route53_zone": zone }).to_string())?;
        Ok(files)
    }
}

/// Made-up values for the variables that the user has to set.
fn answers(plan: &Plan, declared: &[String]) -> io::Result<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/terraform");
    let mut answers = String::new();
    let certificate = plan.domain.is_for_private_networks().then_some("certificate");
    for file in [plan.cloud_argument(), "weave", "installation"].into_iter().chain(certificate) {
        let text = fs::read_to_string(folder.join(format!("{file}.tfvars")))?;
        for line in text.lines() {
            let name = line.split_once('=').map_or("", |(name, _)| name.trim());
            let known = name == "allowed_inbound_cidrs" && !plan.inbound.ranges().is_empty();
            if !known && declared.iter().any(|it| it == name) {
                answers.push_str(line);
                answers.push('\n');
            }
        }
    }
    Ok(answers)
}

/// The name of a cloud on the checker's command line.
trait CloudArgument {
    fn cloud_argument(&self) -> &'static str;
}

impl CloudArgument for Plan {
    fn cloud_argument(&self) -> &'static str {
        use wandb_planner::reference::Term as _;
        self.cloud().slug()
    }
}

impl Modules {
    const fn argument(self) -> &'static str {
        match self {
            Self::Interface => "interface",
            Self::Real => "auto",
        }
    }
}
