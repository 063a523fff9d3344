//! Golden pictures of the page.
//!
//! Those that the documentation shows are in `docs/images/`. The others are in
//! `tests/golden/pictures/` at a quarter of their width and height, which keeps clones small: the
//! means of blocks, which are compared, are the same. `UPDATE=1` takes all of them again. Otherwise the
//! page must look like them; if it does not, the new picture is saved in `target/tmp/pictures/`.

use std::{env, fs, path::Path};

use serde_json::Value;
use wandb_planner::{app::View, reference::DATA_DAY};

use crate::{
    picture::{BLOCK, Picture},
    planner::{Planner, eventually},
    visit::visit_prepared,
};

/// The fraction of blocks that may differ from the golden picture.
pub const TOLERANCE: f64 = 0.01;

const PLAN: &str = "?v=1&tier=combined&env=production&cloud=gcp";

/// The conditions of a picture: the name, the medium, the color scheme and the size.
type Look = (&'static str, &'static str, &'static str, (u32, u32));

const LIGHT: Look = ("light", "", "light", (1280, 900));
const DARK: Look = ("dark", "", "dark", (1280, 900));
const NARROW: Look = ("narrow", "", "light", (390, 844));
const SMALLEST: Look = ("smallest", "", "light", (320, 568));
/// The first page on A4, without its margins.
const PRINT: Look = ("print", "print", "light", (710, 1040));

/// The factor by which golden pictures outside of the documentation are scaled down.
pub const SMALLER: usize = 4;

/// The pictures that the documentation shows.
const SHOWN: [&str; 4] = ["plan-light", "plan-dark", "compare-light", "files-light"];

/// Compares the page with the golden picture. The error says how much differs.
fn compare(name: &str, seen: &Picture) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shown = SHOWN.contains(&name);
    let folder = if shown { "docs/images" } else { "tests/golden/pictures" };
    let golden = root.join(folder).join(name).with_extension("png");
    let (kept, block) =
        if shown { (seen.clone(), BLOCK) } else { (seen.shrunk(SMALLER), BLOCK / SMALLER) };
    if env::var_os("UPDATE").is_some() {
        return fs::write(&golden, kept.write()).map_err(|error| format!("{name}: {error}"));
    }
    let difference = match fs::read(&golden) {
        Ok(bytes) => Picture::read(&bytes).difference(&kept, block),
        Err(error) => return Err(format!("{name}: {error}: run `make screenshots`")),
    };
    if difference <= TOLERANCE {
        return Ok(());
    }
    let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures").join(name);
    let new = new.with_extension("png");
    fs::create_dir_all(new.parent().expect("a folder")).unwrap();
    fs::write(&new, seen.write()).unwrap();
    Err(format!("{name}: {:.1}% differ: see {}", difference * 100.0, new.display()))
}

/// Scrolls to the element that matches the selector, and waits until the page's images are drawn.
async fn show(planner: &Planner, selector: &str) {
    let script = "document.querySelector(arguments[0]).scrollIntoView({ behavior: 'instant' }); \
                  document.activeElement.blur(); \
                  return Promise.all([...document.images].map(it => it.decode().catch(() => {})))";
    planner.script(script, vec![selector.into()]).await;
}

/// Takes pictures of a state of the page, which the closure brings about, and compares them.
#[track_caller]
fn check(
    name: &str,
    selector: &str,
    looks: &[Look],
    query: &str,
    bring_about: impl AsyncFnOnce(&Planner),
) {
    let prepare = async |planner: &Planner| planner.live_on(&DATA_DAY.to_string()).await;
    visit_prepared(prepare, query, async |planner| {
        planner.resize(1280, 900).await;
        bring_about(planner).await;
        planner.rest_pointer().await;
        let mut different = Vec::new();
        for (look, medium, scheme, (width, height)) in looks {
            let features =
                [("prefers-color-scheme", *scheme), ("prefers-reduced-motion", "reduce")];
            if *medium == "print" {
                // Browsers dispatch this event before they print.
                planner.script("dispatchEvent(new Event('beforeprint'))", vec![]).await;
            }
            planner.emulate(medium, &features).await;
            planner.resize(*width, *height).await;
            show(planner, selector).await;
            let seen = Picture::read(&planner.screenshot().await.unwrap());
            different.extend(compare(&format!("{name}-{look}"), &seen).err());
        }
        assert!(different.is_empty(), "{}", different.join("\n"));
    });
}

#[test]
fn the_plan_looks_like_its_pictures() {
    let looks = [LIGHT, DARK, NARROW, SMALLEST, PRINT];
    check("plan", "body", &looks, PLAN, async |planner| planner.is_in(View::Plan).await);
}

#[test]
fn the_comparison_looks_like_its_pictures() {
    let looks = [LIGHT, DARK, NARROW];
    check("compare", "body", &looks, PLAN, async |planner| planner.go(View::Compare).await);
}

#[test]
fn four_plans_look_like_their_pictures() {
    let query = format!(
        "{PLAN}&beside=v%3D1%26tier%3Dcombined%26env%3Dproduction%26cloud%3Daws\
         &beside=v%3D1%26tier%3Dcombined%26env%3Dproduction%26cloud%3Dazure\
         &beside=v%3D1%26tier%3Dmodels%26env%3Dtest-dev%26cloud%3Dgcp"
    );
    let looks = [LIGHT, NARROW];
    check("four-plans", "#side-by-side-title", &looks, &query, async |planner| {
        planner.go(View::Compare).await;
        planner.has(5, ".side-by-side thead th").await;
    });
}

#[test]
fn the_requirements_look_like_their_pictures() {
    let looks = [LIGHT, NARROW];
    check("requirements", "body", &looks, PLAN, async |planner| {
        planner.go(View::Requirements).await;
    });
}

#[test]
fn the_checklist_looks_like_its_pictures() {
    let looks = [LIGHT, DARK, NARROW];
    check("checklist", "body", &looks, PLAN, async |planner| {
        planner.go(View::Checklist).await;
        planner.click(".tasks label.tick").await;
        planner.has(1, ".tasks :checked").await;
    });
}

#[test]
fn the_files_look_like_their_pictures() {
    let looks = [LIGHT, DARK, NARROW];
    check("files", "body", &looks, PLAN, async |planner| {
        planner.go(View::Files).await;
        planner.click("[title='terraform/main.tf']").await;
        planner.shows("#preview-title", "terraform/main.tf").await;
    });
}

#[test]
fn the_link_looks_like_its_pictures() {
    check("share", "body", &[LIGHT, NARROW], PLAN, async |planner| {
        planner.open_panel("share").await;
        // The server's port changes with every run.
        let script = "const link = document.querySelector('#link'); \
                      link.value = `https://planner.example.com/${new URL(link.value).search}`; \
                      return link.value";
        eventually("the link", true, async || {
            matches!(planner.script(script, vec![]).await, Value::String(link) if link.ends_with("gcp"))
        })
        .await;
    });
}
