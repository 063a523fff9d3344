//! How long a person waits for the page: `make bench`.
//!
//! Each round visits the planner and the hand-written plain page beside it, in a Chromium of its
//! own with an empty cache. What is measured, in milliseconds:
//!
//! - first paint: the first contentful paint, which has the answer for the default plan in it;
//! - interactive: an input is answered (a mark that the page sets);
//! - complete: the checklist and the files are there, too;
//! - again: the same for a second visit, which the service worker serves;
//! - input: from an input to the frame that shows its result, the median and the 95th percentile of
//!   all rounds.

#[path = "../../tests/browser/chromium.rs"]
#[allow(dead_code, reason = "the browser tests use more of it")]
mod chromium;
mod server;
mod visit;

use std::{env, path::Path, process::ExitCode};

use serde_json::json;
use server::Server;
use visit::{Load, Measured, Page};

/// A line of the table.
struct Figure {
    what: &'static str,
    planner: Vec<f64>,
    plain: Vec<f64>,
    at: Quantile,
    /// The most that it may be.
    target: Option<f64>,
}

/// Which of many values stands for them.
#[derive(Clone, Copy)]
enum Quantile {
    Median,
    Percentile95,
}

impl Quantile {
    fn of(self, values: &[f64]) -> Option<f64> {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let (numerator, denominator) = match self {
            Self::Median => (1, 2),
            Self::Percentile95 => (19, 20),
        };
        let place = (sorted.len() * numerator).div_ceil(denominator).max(1) - 1;
        sorted.get(place).copied()
    }
}

impl Figure {
    fn is_met(&self) -> bool {
        match (self.target, self.at.of(&self.planner)) {
            (Some(target), Some(value)) => value <= target,
            _ => true,
        }
    }

    fn print(&self) {
        let planner = self.at.of(&self.planner);
        let plain = self.at.of(&self.plain);
        let number = |value: Option<f64>| value.map_or("-".to_owned(), |it| format!("{it:.0}"));
        let range = self.planner.iter().copied().fold(None, |range: Option<(f64, f64)>, value| {
            Some(range.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
        });
        let ratio = planner.zip(plain).filter(|(_, plain)| *plain > 0.0);
        println!(
            "{:<34} {:>8} {:>15} {:>8} {:>7} {:>8} {}",
            self.what,
            number(planner),
            range.map_or(String::new(), |(low, high)| format!("{low:.0} to {high:.0}")),
            number(plain),
            ratio.map_or("-".to_owned(), |(planner, plain)| format!("{:.2}", planner / plain)),
            number(self.target),
            match self.target {
                None => "",
                Some(_) if self.is_met() => "met",
                Some(_) => "missed",
            },
        );
    }
}

/// What the command line asks for.
struct Request {
    rounds: usize,
    json: bool,
    enforce: bool,
}

fn request() -> Result<Request, String> {
    let mut request = Request { rounds: 5, json: false, enforce: false };
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match &*argument {
            "--rounds" => {
                let rounds = arguments.next().and_then(|it| it.parse().ok());
                request.rounds =
                    rounds.filter(|it| *it > 0).ok_or("--rounds needs a number from 1 on")?;
            }
            "--json" => request.json = true,
            "--enforce" => request.enforce = true,
            // Cargo adds this.
            "--bench" => {}
            other => return Err(format!("unknown argument {other}")),
        }
    }
    Ok(request)
}

fn figures(planner: &[Measured], plain: &[Measured]) -> Vec<Figure> {
    let cold = |of: fn(&Load) -> f64| -> [Vec<f64>; 2] {
        [planner, plain].map(|visits| visits.iter().map(|it| of(&it.cold)).collect())
    };
    let again = |of: fn(&Load) -> f64| -> Vec<f64> {
        planner.iter().filter_map(|it| it.repeated.as_ref().map(of)).collect()
    };
    let inputs = [planner, plain]
        .map(|visits| visits.iter().flat_map(|it| it.inputs.iter().copied()).collect::<Vec<f64>>());
    #[expect(clippy::cast_precision_loss, reason = "there are never that many requests")]
    let requests =
        |visits: &[Measured]| visits.iter().map(|it| it.requests_after_load as f64).collect();
    let figure = |what, [planner, plain]: [Vec<f64>; 2], at, target| Figure {
        what,
        planner,
        plain,
        at,
        target,
    };
    let median = Quantile::Median;
    vec![
        figure("first paint, ms", cold(|it| it.first_paint), median, Some(600.0)),
        figure("interactive, ms", cold(|it| it.interactive), median, Some(1_200.0)),
        figure("complete, ms", cold(|it| it.complete), median, None),
        figure("again: first paint, ms", [again(|it| it.first_paint), vec![]], median, None),
        figure("again: interactive, ms", [again(|it| it.interactive), vec![]], median, Some(600.0)),
        figure("again: complete, ms", [again(|it| it.complete), vec![]], median, None),
        figure("input, median, ms", inputs.clone(), median, None),
        figure("input, 95th percentile, ms", inputs, Quantile::Percentile95, Some(32.0)),
        figure("requests after the load", [requests(planner), requests(plain)], median, Some(0.0)),
    ]
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let request = match request() {
        Ok(request) => request,
        Err(error) => {
            eprintln!("error: {error}; known are --rounds N, --json and --enforce");
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
    let (mut planner, mut plain) = (Vec::new(), Vec::new());
    for _ in 0..request.rounds {
        planner.push(visit::visit(&server, Page::Planner).await);
        plain.push(visit::visit(&server, Page::Plain).await);
    }
    let figures = figures(&planner, &plain);
    if request.json {
        let lines: Vec<_> = figures
            .iter()
            .map(|it| json!({ "what": it.what, "planner": it.planner, "plain": it.plain, "target": it.target }))
            .collect();
        println!("{}", json!(lines));
    } else {
        println!(
            "{:<34} {:>8} {:>15} {:>8} {:>7} {:>8}",
            "", "planner", "range", "plain", "ratio", "target"
        );
        figures.iter().for_each(Figure::print);
    }
    if request.enforce && figures.iter().any(|it| !it.is_met()) {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
