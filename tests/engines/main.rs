//! The planner in three engines, Chromium, Firefox and `WebKit`, each driven over `WebDriver`, on the
//! release build from `dist/`.
//!
//! `make test-browser` runs it. Each scenario has its own browser, server and profile. In the end there must be
//! no policy violations, no errors on the console and no requests to another origin. The driver of `WebKit` hides
//! the console, so errors count there once the page has loaded. With JavaScript off, it still runs the driver's
//! own scripts. Engines that are not installed are skipped, and so are scenarios that an engine cannot run over
//! `WebDriver`; the last line says how many ran. `ENGINES=firefox` and the first argument, a part of a scenario's
//! name, select some.

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
                "{}: skipped, {missing} is not installed; run scripts/install-browser",
                engine.name()
            );
            left_out += Scenario::ALL.len();
            continue;
        }
        installed.push(engine.name());
        for scenario in Scenario::ALL.into_iter().filter(|it| it.name().contains(&wanted)) {
            let title = format!("{}: {}", engine.name(), scenario.name());
            if let Some(reason) = scenario.impossible_in(engine) {
                println!("{title} ... skipped: {reason}");
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
        "{ran} scenarios ran in {} engines ({}), {left_out} were skipped, {} failed",
        installed.len(),
        installed.join(", "),
        failed.len(),
    );
    if failed.is_empty() && ran > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
