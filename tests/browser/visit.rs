//! A visit to the page: a test from the first request to the final checks.

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::Path,
};

use crate::{chromium::Chromium, planner::Planner, site::Site};

/// Opens the page with a query, runs the test, and then makes the checks of [`Planner::kept_quiet`].
///
/// # Panics
///
/// Panics if the test or the checks do. A screenshot is saved then.
pub fn visit(query: &str, test: impl AsyncFnOnce(&Planner)) {
    visit_prepared(async |_| {}, query, test);
}

/// Does the same as [`visit`], but prepares the browser before the page opens.
pub fn visit_prepared(
    prepare: impl AsyncFnOnce(&Planner),
    query: &str,
    test: impl AsyncFnOnce(&Planner),
) {
    run(async |planner| {
        planner.watch_policy().await;
        prepare(planner).await;
        planner.open(query).await;
        test(planner).await;
        planner.kept_quiet().await;
    });
}

/// Visits a page of the site on which no planner starts, by its path relative to the planner's.
pub fn visit_page(
    path: &str,
    prepare: impl AsyncFnOnce(&Planner),
    test: impl AsyncFnOnce(&Planner),
) {
    run(async |planner| {
        prepare(planner).await;
        planner.read(path).await;
        test(planner).await;
        planner.asked_nobody_else().await;
        planner.said_nothing().await;
    });
}

fn run(visit: impl AsyncFnOnce(&Planner)) {
    // One thread is enough: the server answers while the test waits for the browser.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let site = runtime.block_on(Site::serve());
    let planner = Planner::new(runtime.block_on(Chromium::start()), site);
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(visit(&planner))));
    if outcome.is_err() {
        runtime.block_on(save_screenshot(&planner));
    }
    runtime.block_on(planner.close());
    if let Err(failure) = outcome {
        resume_unwind(failure);
    }
}

async fn save_screenshot(planner: &Planner) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser-failures");
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("visit").replace("::", "-");
    let file = folder.join(name).with_extension("png");
    match planner.screenshot().await {
        Ok(png) => {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, png).unwrap();
            eprintln!("screenshot of the failed test: {}", file.display());
        }
        Err(error) => eprintln!("cannot take a screenshot: {error}"),
    }
}
