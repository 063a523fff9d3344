//! The files view: files are shown, copied and downloaded, identical to those from the command line.

use std::{collections::BTreeMap, io::Read as _, path::Path};

use wandb_planner::app::View;

use crate::{
    planner::Planner,
    site::Lost,
    visit::{visit, visit_prepared},
};

const DATE: &str = "2026-11-23";
const PLAN: &str =
    "?v=1&tier=weave&env=production&cloud=gcp&nodes=4&name=mlops-eu-1&mysql=meets-sizing";

const COPY_LINK: &str = "#share .row button:nth-of-type(1)";
const COPY_SUMMARY: &str = "#share .row button:nth-of-type(2)";

/// Visits a plan on a fixed date, because the files contain the date on which they were made.
fn visit_on_the_day(query: &str, test: impl AsyncFnOnce(&Planner)) {
    visit_prepared(async |planner| planner.live_on(DATE).await, query, test);
}

/// Runs `wandb-planner bundle` for the link in the address bar.
fn bundle(planner: &Planner, query: &str, out: &Path) {
    let mut program = assert_cmd::Command::cargo_bin("wandb-planner").unwrap();
    program.args(["bundle", "--date", DATE, "--link", &planner.link(query), "--out"]);
    program.arg(out).assert().success();
}

/// The contents of an archive's files by path.
fn unpacked(archive: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

#[test]
fn the_bundle_is_identical_to_the_one_from_the_command_line() {
    for query in ["?v=1&tier=combined&env=production&cloud=aws", PLAN] {
        visit_on_the_day(query, async |planner| {
            let folder = tempfile::tempdir().unwrap();
            let expected = folder.path().join("plan.zip");
            bundle(planner, query, &expected);
            let expected = std::fs::read(expected).unwrap();

            planner.go(View::Files).await;
            let name = planner.texts(".primary + .detail").await;
            planner.click(".primary").await;
            let downloaded = planner.downloaded(&name.concat()).await;
            // Contents first, because their differences are readable.
            assert_eq!(unpacked(&downloaded), unpacked(&expected));
            assert!(
                downloaded == expected,
                "the archives differ in bytes, but not in their files' contents"
            );
        });
    }
}

/// The paths of the files that the page offers.
async fn paths(planner: &Planner) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.file-list button')].map(it => it.title)";
    serde_json::from_value(planner.script(script, vec![]).await).expect("paths")
}

#[test]
fn every_file_is_shown_and_downloaded_as_in_the_bundle() {
    visit_on_the_day(PLAN, async |planner| {
        let folder = tempfile::tempdir().unwrap();
        bundle(planner, PLAN, folder.path());
        planner.go(View::Files).await;
        let paths = paths(planner).await;
        assert!(paths.iter().any(|path| path == "terraform/main.tf"), "{paths:?}");
        for path in &paths {
            let expected = std::fs::read_to_string(folder.path().join(path)).expect(path);
            planner.click(&format!("[title='{path}']")).await;
            planner.shows("#preview-title", path).await;
            let shown = planner.property(".preview pre", "textContent").await;
            assert_eq!(shown, expected.as_str(), "{path} as shown");
            let name = path.rsplit('/').next().unwrap();
            planner.shows(".file-list [aria-pressed=true]", name).await;

            planner.click(".preview-actions button:last-of-type").await;
            let downloaded = planner.downloaded(name).await;
            assert_eq!(String::from_utf8(downloaded).unwrap(), expected, "{path} as downloaded");
        }
    });
}

#[test]
fn files_follow_the_plan_and_mark_changes() {
    visit_on_the_day(PLAN, async |planner| {
        planner.go(View::Files).await;
        planner.has(0, ".badge").await;
        planner.go(View::Plan).await;
        planner.choose("cloud", "aws").await;
        planner.shows("#summary-title", "Production, Weave only on AWS").await;
        planner.go(View::Files).await;
        planner.shows(".primary + .detail", "wandb-weave-production-aws.zip").await;
        planner.click("[title='terraform/main.tf']").await;
        planner.shows("#preview-title", "terraform/main.tf").await;
        let shown = planner.texts(".preview pre").await.concat();
        assert!(shown.contains("wandb/wandb/aws"), "the AWS module is missing:\n{shown}");
        let marked = planner.texts(".changed-lines").await.concat();
        assert!(marked.contains("eks_cluster_version"), "new lines are not marked:\n{marked}");
    });
}

#[test]
fn files_links_and_summaries_can_be_copied() {
    visit_on_the_day(PLAN, async |planner| {
        planner.clipboard("granted").await;
        planner.go(View::Files).await;
        let copy_file = ".preview-actions button:first-of-type";
        planner.click(copy_file).await;
        planner.shows(copy_file, "Copied").await;
        let shown = planner.property(".preview pre", "textContent").await;
        assert_eq!(shown, planner.copied().await);

        planner.open_panel("share").await;
        planner.click(COPY_LINK).await;
        planner.shows(COPY_LINK, "Copied").await;
        assert_eq!(planner.copied().await, planner.link(PLAN));
        planner.holds("#link", &planner.link(PLAN)).await;

        planner.click(COPY_SUMMARY).await;
        planner.shows(COPY_SUMMARY, "Copied").await;
        let summary = planner.copied().await;
        assert!(summary.contains("Production, Weave only on GCP"), "{summary}");
        // After a while the button has its label again.
        planner.shows(COPY_SUMMARY, "Copy as Markdown").await;
    });
}

#[test]
fn a_failed_copy_says_what_to_do() {
    visit_on_the_day(PLAN, async |planner| {
        planner.clipboard("denied").await;
        planner.open_panel("share").await;
        planner.click(COPY_LINK).await;
        planner.shows(COPY_LINK, "Copying failed: select the text and copy it").await;
        planner.shows(COPY_SUMMARY, "Copy as Markdown").await;
    });
}

/// Visits the page while the server lacks a part of the files module.
#[track_caller]
fn check_loss(lost: Lost, said: &str) {
    let prepare = async |planner: &Planner| {
        planner.console_may_say("404");
        planner.server_lacks(lost);
        planner.live_on(DATE).await;
    };
    visit_prepared(prepare, PLAN, async |planner| {
        planner.click("#files a").await;
        planner.has(1, "#files-state.field-error:not(:empty)").await;
        let state = planner.texts("#files-state").await.concat();
        assert!(
            state.starts_with("The files could not be generated. Everything else works"),
            "{state}"
        );
        assert!(state.contains(said), "{state}");
        planner.has(0, ".preview").await;
        // Everything else still works.
        planner.go(View::Plan).await;
        planner.choose("cloud", "aws").await;
        planner.shows("#summary-title", "Production, Weave only on AWS").await;
        planner.choose("cloud", "gcp").await;
        planner.address_is(PLAN).await;
        // The first retry fails, the second succeeds.
        planner.click("#files a").await;
        planner.click("#files-state + button").await;
        planner.has(1, "#files-state.field-error:not(:empty)").await;
        planner.server_lacks(|_| false);
        planner.click("#files-state + button").await;
        planner.shows("#preview-title", "README.md").await;
    });
}

#[test]
fn the_page_works_without_the_files_script_and_offers_a_retry() {
    let lost: Lost = |path| path.contains("/wandb-planner-files-") && !path.contains("_bg.");
    check_loss(lost, "Failed to fetch dynamically imported module");
}

#[test]
fn the_page_works_without_the_files_webassembly_and_offers_a_retry() {
    let lost: Lost = |path| path.contains("/wandb-planner-files-") && path.contains("_bg.");
    check_loss(lost, "404 Not Found fetching");
}

#[test]
fn a_planner_that_crashes_shows_an_alert() {
    visit("", async |planner| {
        planner.console_may_say("RuntimeError: unreachable");
        // A minimal module with one function, whose only instruction is `unreachable`.
        let script = "const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, \
                      7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]; \
                      const module = new WebAssembly.Module(new Uint8Array(bytes)); \
                      const { f } = new WebAssembly.Instance(module).exports; \
                      addEventListener('click', () => f(), { once: true })";
        planner.script(script, vec![]).await;
        planner.has(0, "[role=alert]").await;
        planner.click("#summary-title").await;
        let said = planner.texts("[role=alert]").await.concat();
        assert!(said.contains("Reload the page: the address contains the plan."), "{said}");
    });
}
