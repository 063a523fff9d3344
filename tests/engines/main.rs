//! The planner in three engines, Chromium, Firefox and `WebKit`, each driven over `WebDriver`, on the
//! release build from `dist/`.
//!
//! `make test-browser` runs it. Each scenario has a browser, a server and a profile of its own.
//! After it, nothing may have broken the policy, no error may stand on the console, and nothing may
//! have been asked of another origin. The driver of `WebKit` hides the console: there, errors count
//! from the moment that the page is there. With JavaScript off, it ignores the scripts of pages only.
//! An engine that is not installed is left out, and what an
//! engine cannot do through `WebDriver` is too; the last lines say how much ran. `ENGINES=firefox`
//! and the first argument, a part of a scenario's name, choose some.

mod browser;
mod scenarios;
mod site;
#[path = "../webdriver/mod.rs"]
mod webdriver;

use std::{
    env,
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
};

use browser::Engine;
use scenarios::Scenario;

fn main() -> ExitCode {
    let engines = env::var("ENGINES").unwrap_or_default();
    let wanted =
        env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    let chosen = |engine: &Engine| engines.is_empty() || engines.contains(engine.name());
    let (mut ran, mut left_out, mut failed) = (0, 0, Vec::new());
    let mut installed = Vec::new();
    for engine in Engine::ALL.into_iter().filter(chosen) {
        if let Err(missing) = engine.programs() {
            println!(
                "{}: left out, there is no {missing}; run scripts/install-browser",
                engine.name()
            );
            left_out += Scenario::ALL.len();
            continue;
        }
        installed.push(engine.name());
        for scenario in Scenario::ALL.into_iter().filter(|it| it.name().contains(&wanted)) {
            let title = format!("{}: {}", engine.name(), scenario.name());
            if let Some(reason) = scenario.impossible_in(engine) {
                println!("{title} ... left out: {reason}");
                left_out += 1;
                continue;
            }
            ran += 1;
            if catch_unwind(AssertUnwindSafe(|| scenarios::play(scenario, engine))).is_ok() {
                println!("{title} ... ok");
            } else {
                println!("{title} ... FAILED");
                failed.push(title);
            }
        }
    }
    println!(
        "{ran} scenarios ran in {} engines ({}), {left_out} were left out, {} failed",
        installed.len(),
        installed.join(", "),
        failed.len(),
    );
    if failed.is_empty() && ran > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
