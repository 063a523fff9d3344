//! A visit to the page: a test from the first request to the last check.

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::Path,
};

use crate::{chromium::Chromium, planner::Planner, site::Site};

/// Opens the page with a query, does what the test does, and checks that the page kept quiet.
///
/// # Panics
///
/// When the test does, or when the page did not keep quiet. A picture of the page is left then.
pub fn visit(query: &str, test: impl AsyncFnOnce(&Planner)) {
    visit_prepared(async |_| {}, query, test);
}

/// The same, with something done to the browser before the page is opened.
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

/// Visits a page of the site on which no planner starts, given its path from the planner's own.
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
        runtime.block_on(leave_picture(&planner));
    }
    runtime.block_on(planner.close());
    if let Err(failure) = outcome {
        resume_unwind(failure);
    }
}

async fn leave_picture(planner: &Planner) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser-failures");
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("visit").replace("::", "-");
    let file = folder.join(name).with_extension("png");
    match planner.screenshot().await {
        Ok(png) => {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, png).unwrap();
            eprintln!("the page when the test failed: {}", file.display());
        }
        Err(error) => eprintln!("there is no picture of the page: {error}"),
    }
}
