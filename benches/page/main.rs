//! Benchmarks of the time that a person waits for the page: `make bench`.
//!
//! Each round visits the planner and a hand-written plain page, each in a new Chromium with an empty cache.
//! The figures are in milliseconds unless stated otherwise:
//!
//! - first paint: the first contentful paint, which includes the planner's default plan;
//! - largest paint: the largest contentful paint;
//! - interactive: when the page responds to input (the page sets a performance mark);
//! - transferred, requests: the kilobytes and requests up to that point;
//! - again: the same for a second visit, which the service worker serves. Afterwards the worker asks
//!   whether there is a new build; this request is not counted;
//! - input: from a key or a click to the frame that shows its result, over all rounds;
//! - at once: the same, but each input follows as soon as the previous result is visible, as when a person
//!   clicks through the choices. Work that a page has deferred delays the next input;
//! - files: from the click on Files to the first file, including the load of the files module.

mod agreement;
#[path = "../../tests/browser/chromium.rs"]
#[allow(dead_code, reason = "the browser tests use more of it")]
mod chromium;
mod figures;
mod person;
mod server;
mod visit;
#[path = "../../tests/webdriver/mod.rs"]
#[allow(dead_code, reason = "tests that read drivers' output use more of it")]
mod webdriver;

use std::{env, fs, path::Path, process::ExitCode};

use figures::Figure;
use serde_json::json;
use server::Server;
use visit::Page;

/// The output format of the figures.
#[derive(Clone, Copy)]
enum Format {
    Table,
    Json,
}

/// The consequence of a missed target.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Targets {
    /// It is only reported: on a loaded machine, times are not reliable.
    Told,
    /// The benchmark fails.
    Enforced,
}

/// The command line's arguments.
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
                    rounds.filter(|it| *it > 0).ok_or("--rounds needs a number, 1 or more")?;
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

/// The load average of the last minute, if the system reports one.
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
            eprintln!(
                "error: {error}; the options are --rounds N, --format table|json and --enforce"
            );
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
