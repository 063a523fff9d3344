//! The main job by keyboard: choose a plan, read the evidence, tick a task, download the files.

use fantoccini::key::Key;
use serde_json::{Value, json};
use wandb_planner::app::View;

use crate::{planner::Planner, visit::visit};

/// Returns what is wrong with the visibility of the focused element, or `null`.
const UNSEEN: &str = "
    const it = document.activeElement;
    if (it === document.body) return 'nothing has the focus';
    const shown = around => {
        const { outlineStyle, outlineWidth } = getComputedStyle(around);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    };
    if (!shown(it) && !shown(it.closest('label') ?? it)) return `no outline: ${it.outerHTML}`;
    const { top, bottom, left, right } = it.getBoundingClientRect();
    const inside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    return inside ? null : `out of sight: ${it.outerHTML}`;";

async fn focus_is_seen(planner: &Planner) {
    let unseen = planner.script(UNSEEN, vec![]).await;
    assert_eq!(unseen, Value::Null);
}

/// Presses Tab until the focus is on an element that matches the selector, and checks that it is visible at each step.
async fn tab_to(planner: &Planner, selector: &str) {
    step_to(planner, selector, async || planner.press(Key::Tab).await).await;
}

/// Does the same with Shift+Tab.
async fn tab_back_to(planner: &Planner, selector: &str) {
    step_to(planner, selector, async || planner.press_with(Key::Shift, Key::Tab.into()).await)
        .await;
}

async fn step_to(planner: &Planner, selector: &str, step: impl AsyncFn()) {
    let script = "return document.activeElement.matches(arguments[0])";
    for _ in 0..400 {
        step().await;
        focus_is_seen(planner).await;
        if planner.script(script, vec![json!(selector)]).await == json!(true) {
            return;
        }
    }
    panic!("Tab does not reach {selector}");
}

async fn main_job(planner: &Planner) {
    tab_to(planner, "input[name=tier]").await;
    planner.press(Key::Up).await;
    focus_is_seen(planner).await;
    tab_to(planner, "input[name=environment]").await;
    planner.press(Key::Up).await;
    focus_is_seen(planner).await;
    tab_to(planner, "input[name=cloud]").await;
    planner.press(Key::Down).await;
    focus_is_seen(planner).await;
    planner.shows("#summary-title", "Test/Dev, Weave only on GCP").await;

    tab_to(planner, "button[popovertarget=why-node-cpu]").await;
    planner.press(Key::Enter).await;
    planner.has(1, "#why-node-cpu:popover-open").await;
    planner.press(Key::Escape).await;
    planner.has(0, ":popover-open").await;
    planner.focus_is_on("button[popovertarget=why-node-cpu]").await;
    focus_is_seen(planner).await;

    tab_back_to(planner, "#checklist a").await;
    planner.press(Key::Enter).await;
    planner.is_in(View::Checklist).await;
    focus_is_seen(planner).await;
    tab_to(planner, ".tasks input[type=checkbox]").await;
    planner.press(Key::Space).await;
    planner.has(1, ".tasks :checked").await;
    planner.focus_is_on(".tasks :checked").await;
    focus_is_seen(planner).await;

    tab_back_to(planner, "#files a").await;
    planner.press(Key::Enter).await;
    planner.has(1, ".preview").await;
    focus_is_seen(planner).await;
    tab_to(planner, ".primary").await;
    planner.press(Key::Enter).await;
    focus_is_seen(planner).await;
    let archive = planner.downloaded("wandb-weave-test-dev-gcp.zip").await;
    assert!(archive.starts_with(b"PK"), "the download is not a zip archive");
}

#[test]
fn the_main_job_works_by_keyboard_with_the_focus_always_visible() {
    for (width, height) in [(1280, 900), (320, 568)] {
        visit("", async |planner| {
            planner.resize(width, height).await;
            main_job(planner).await;
        });
    }
}
