//! How long a person waits for the page: `make bench`.
//!
//! Each round visits the planner and the hand-written plain page beside it, in a Chromium of its
//! own with an empty cache. What is measured, in milliseconds where nothing else is said:
//!
//! - first paint: the first contentful paint, which has the planner's default plan in it;
//! - largest paint: the largest contentful paint;
//! - interactive: an input is answered (a mark that the page sets);
//! - transferred, requests: what it took until then;
//! - again: the same for a second visit, which the service worker serves. The worker asks whether
//!   there is a new build after that; this request is not counted;
//! - input: from a key or a click to the frame that shows its result, over all rounds;
//! - at once: the same where each input follows as soon as the one before is seen, as when a person
//!   clicks through the choices. Whatever a page puts off is in the way then;
//! - files: from the click on Files to the first of them, with what makes them still to be loaded.

mod agreement;
#[path = "../../tests/browser/chromium.rs"]
#[allow(dead_code, reason = "the browser tests use more of it")]
mod chromium;
mod figures;
mod person;
mod server;
mod visit;
#[path = "../../tests/webdriver/mod.rs"]
#[allow(dead_code, reason = "tests that read what drivers say use more of it")]
mod webdriver;

use std::{env, fs, path::Path, process::ExitCode};

use figures::Figure;
use serde_json::json;
use server::Server;
use visit::Page;

/// How the figures are printed.
#[derive(Clone, Copy)]
enum Format {
    Table,
    Json,
}

/// What a missed target means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Targets {
    /// A line that says so: a loaded machine cannot promise times.
    Told,
    /// A failure.
    Enforced,
}

/// What the command line asks for.
struct Request {
    rounds: usize,
    format: Format,
    targets: Targets,
}

fn request() -> Result<Request, String> {
    let mut request = Request { rounds: 9, format: Format::Table, targets: Targets::Told };
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match &*argument {
            "--rounds" => {
                let rounds = arguments.next().and_then(|it| it.parse().ok());
                request.rounds =
                    rounds.filter(|it| *it > 0).ok_or("--rounds needs a number from 1 on")?;
            }
            "--format" => {
                request.format = match arguments.next().as_deref() {
                    Some("table") => Format::Table,
                    Some("json") => Format::Json,
                    _ => return Err("--format needs table or json".to_owned()),
                };
            }
            "--enforce" => request.targets = Targets::Enforced,
            // Cargo adds this.
            "--bench" => {}
            other => return Err(format!("unknown argument {other}")),
        }
    }
    Ok(request)
}

/// How many programs wanted a processor in the last minute, where the system says so.
fn load() -> Option<f64> {
    fs::read_to_string("/proc/loadavg").ok()?.split(' ').next()?.parse().ok()
}

fn print(format: Format, rounds: usize, loads: [Option<f64>; 2], figures: &[Figure]) {
    match format {
        Format::Table => {
            figures::print(figures);
            let processors = std::thread::available_parallelism().map_or(1, usize::from);
            let [before, after] =
                loads.map(|it| it.map_or("unknown".to_owned(), |it| format!("{it:.1}")));
            println!(
                "{rounds} rounds; load {before} before and {after} after, {processors} processors"
            );
        }
        Format::Json => {
            let figures: Vec<_> = figures.iter().map(Figure::json).collect();
            let conditions = json!({
                "slowdown": visit::SLOWDOWN,
                "latency": visit::LATENCY,
                "download": visit::DOWNLOAD,
                "upload": visit::UPLOAD,
            });
            let loads = json!({ "before": loads[0], "after": loads[1] });
            println!(
                "{}",
                json!({ "rounds": rounds, "conditions": conditions, "load": loads, "figures": figures })
            );
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let request = match request() {
        Ok(request) => request,
        Err(error) => {
            eprintln!("error: {error}; known are --rounds N, --format table|json and --enforce");
            return ExitCode::from(2);
        }
    };
    let server = match Server::start(Path::new(env!("CARGO_MANIFEST_DIR"))).await {
        Ok(server) => server,
        Err(error) => {
            eprintln!("error: no release build to serve ({error}): run `make dist` first");
            return ExitCode::from(2);
        }
    };
    if let Err(difference) = agreement::check(&server).await {
        eprintln!("error: {difference}");
        return ExitCode::from(2);
    }
    let before = load();
    let (mut planner, mut plain) = (Vec::new(), Vec::new());
    for _ in 0..request.rounds {
        planner.push(visit::visit(&server, Page::Planner).await);
        plain.push(visit::visit(&server, Page::Plain).await);
    }
    let figures = figures::figures(&planner, &plain);
    print(request.format, request.rounds, [before, load()], &figures);
    let missed = figures.iter().any(|it| it.is_met() == Some(false));
    if missed && request.targets == Targets::Enforced {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
