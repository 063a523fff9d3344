//! Accessibility: keyboard, every width, light and dark, and the rules of axe-core.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::{planner::Planner, scenes::Scene, visit::visit};

#[test]
fn the_first_tab_stop_skips_to_the_result() {
    visit("", async |planner| {
        planner.press(Key::Tab).await;
        planner.focus_is_on("a.skip").await;
        planner.press(Key::Enter).await;
        planner.focus_is_on("#answer").await;
        planner.stays();
    });
}

#[test]
fn arrow_keys_change_a_choice() {
    visit("", async |planner| {
        planner.focus("input[name=tier]:checked").await;
        planner.press(Key::Up).await;
        planner.address_is("?v=1&tier=weave&env=production&cloud=aws").await;
        planner.press(Key::Up).await;
        planner.address_is("?v=1&tier=models&env=production&cloud=aws").await;
        planner.focus_is_on("input[name=tier][value=models]:checked").await;
        planner.press(Key::Tab).await;
        planner.focus_is_on("input[name=environment][value=production]").await;
        planner.press(Key::Tab).await;
        planner.press(Key::Down).await;
        planner.address_is("?v=1&tier=models&env=production&cloud=gcp").await;
    });
}

#[test]
fn the_whole_page_works_by_keyboard_and_always_shows_the_focus() {
    visit("", async |planner| {
        let script = "const it = document.activeElement, style = getComputedStyle(it), \
                      around = it.closest('label') ?? it, box = getComputedStyle(around); \
                      if (it === document.body) return 'the end'; \
                      const seen = [style, box].some(look => \
                          look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0); \
                      return seen ? null : it.outerHTML.slice(0, 200)";
        let mut stops = 0;
        loop {
            planner.press(Key::Tab).await;
            match planner.script(script, vec![]).await {
                Value::Null => stops += 1,
                end if end == "the end" => break,
                unseen => panic!("the focus is not visible on {unseen}"),
            }
            assert!(stops < 1_000, "the focus never reaches the end of the page");
        }
        assert!(stops > 30, "the view has buttons, links, fields and regions: {stops}");
    });
}

/// Checks every scene and reports all that is wrong.
fn check_all_views(look: &impl AsyncFn(&Planner, Scene) -> Vec<String>) {
    let mut wrong = Vec::new();
    for view in Scene::ALL {
        view.visit(async |planner| wrong.extend(look(planner, view).await));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_view_scrolls_sideways_at_any_width_or_zoom() {
    check_all_views(&async |planner, view| {
        let mut wrong = Vec::new();
        for width in [320, 375, 600, 768, 1024, 1280, 1920] {
            planner.resize(width, 900).await;
            wrong.extend(too_wide(planner, &format!("{view:?} at {width} pixels")).await);
        }
        planner.zoom_to_400_percent().await;
        wrong.extend(too_wide(planner, &format!("{view:?} at 400 %")).await);
        wrong
    });
}

/// Describes what is wider than the window: the page, or an element that does not scroll on its own.
async fn too_wide(planner: &Planner, state: &str) -> Option<String> {
    let found = planner.script(TOO_WIDE, vec![]).await;
    (found != json!([0, []])).then(|| format!("{state}: {found}"))
}

/// Returns by how much the page is too wide, and the innermost elements that cross an edge, without
/// those that scroll on their own or are only for screen readers.
const TOO_WIDE: &str = "
    const page = document.documentElement;
    const over = [...document.querySelectorAll('body *')]
        .filter(it => !it.childElementCount && it.checkVisibility())
        .filter(it => !it.closest('.scroll, pre, .hidden, .skip'))
        .filter(it => {
            const { left, right, width } = it.getBoundingClientRect();
            return width > 0 && (right > innerWidth + 1 || left < -1);
        });
    return [page.scrollWidth - page.clientWidth, over.slice(0, 5).map(it => it.outerHTML.slice(0, 200))]";

#[test]
fn all_evidence_is_readable_at_400_percent() {
    Scene::Start.visit(async |planner| {
        planner.open_all_evidence().await;
        planner.zoom_to_400_percent().await;
        let script = "
            const boxes = [...document.querySelectorAll('[popover]')];
            const unread = boxes.filter(it => {
                it.showPopover();
                const { left, right, top, bottom } = it.getBoundingClientRect();
                const inside = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
                const scrolls = getComputedStyle(it).overflowY === 'auto';
                const fits = inside && it.scrollWidth <= it.clientWidth
                    && (scrolls || it.scrollHeight <= it.clientHeight);
                it.hidePopover();
                return !fits;
            });
            return [boxes.length > 15, unread.slice(0, 5).map(it => it.outerHTML.slice(0, 200))]";
        assert_eq!(planner.script(script, vec![]).await, json!([true, []]));
    });
}

#[test]
fn axe_finds_no_violations_in_light_and_dark_wide_and_narrow() {
    check_all_views(&async |planner, view| {
        planner.load_axe().await;
        let mut wrong = Vec::new();
        for (scheme, width) in [("light", 1280), ("dark", 1280), ("light", 320), ("dark", 320)] {
            planner.prefer(scheme).await;
            planner.resize(width, 900).await;
            let found = planner.axe().await;
            if found != json!([]) {
                wrong.push(format!("{view:?} {scheme} at {width} pixels: {found:#}"));
            }
        }
        wrong
    });
}

#[test]
fn nothing_moves_if_the_user_prefers_reduced_motion() {
    visit("", async |planner| {
        planner.emulate("", &[("prefers-reduced-motion", "reduce")]).await;
        planner.choose("cloud", "gcp").await;
        planner.shows("#summary-title", "Production, Models and Weave on GCP").await;
        // Changed values are still marked.
        let script = "return [document.querySelectorAll('.changed').length > 0, \
                      document.getAnimations().length, \
                      getComputedStyle(document.documentElement).scrollBehavior]";
        assert_eq!(planner.script(script, vec![]).await, json!([true, 0, "auto"]));
    });
}
