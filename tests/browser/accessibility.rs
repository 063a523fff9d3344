//! The page for everybody: by keyboard, at any width, in light and dark, by the rules of axe-core.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::{planner::Planner, visit::visit};

/// States of the page that look different, as links.
const STATES: [&str; 3] = [
    "",
    "?v=1&tier=weave&env=test-dev&cloud=gcp&name=mlops-eu-1&domain=a-long-name.ml.example.org",
    "?v=9&tier=modles&nodes=0&colour=red&name=%22%3E%3Cscript%3Ewith-a-long-text-without-spaces",
];

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
fn the_whole_page_can_be_used_by_keyboard_and_always_shows_the_focus() {
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
                unseen => panic!("the focus cannot be seen on {unseen}"),
            }
            assert!(stops < 1_000, "the focus never reaches the end of the page");
        }
        assert!(stops > 60, "the page has buttons, links, fields and regions: {stops}");
    });
}

#[test]
fn the_page_never_scrolls_sideways() {
    for state in STATES {
        visit(state, async |planner| {
            open_everything(planner).await;
            for width in [320, 375, 600, 768, 1024, 1280, 1920] {
                planner.resize(width, 900).await;
                let widths = planner
                    .script("return [innerWidth, document.documentElement.scrollWidth]", vec![])
                    .await;
                assert_eq!(widths[0], width);
                assert!(
                    widths[1].as_u64() <= widths[0].as_u64(),
                    "{state} at {width} pixels: {widths}; {}",
                    planner.script(TOO_WIDE, vec![]).await
                );
            }
        });
    }
}

/// The innermost elements that reach over the right edge, without those that scroll by themselves.
const TOO_WIDE: &str = "return [...document.querySelectorAll('body *')] \
    .filter(it => it.getBoundingClientRect().right > innerWidth && !it.closest('.scroll, pre')) \
    .filter(it => !it.querySelector('*')).slice(0, 5).map(it => it.outerHTML.slice(0, 200))";

#[test]
fn axe_finds_nothing_in_light_and_dark_wide_and_narrow() {
    for state in STATES {
        visit(state, async |planner| {
            open_everything(planner).await;
            planner.load_axe().await;
            for (scheme, width) in [("light", 1280), ("dark", 1280), ("light", 320)] {
                planner.prefer(scheme).await;
                planner.resize(width, 900).await;
                let found = planner.axe().await;
                assert_eq!(found, json!([]), "{state} {scheme} at {width} pixels: {found:#}");
            }
        });
    }
}

/// Opens all details, so that nothing stays unseen.
async fn open_everything(planner: &Planner) {
    planner
        .script("document.querySelectorAll('details').forEach(it => { it.open = true })", vec![])
        .await;
}
