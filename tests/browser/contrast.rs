//! Forced colors, as in Windows' contrast themes: everything that the page shows with a color, it also
//! shows with a shape or a word.

use fantoccini::key::Key;
use serde_json::{Value, json};
use wandb_planner::app::View;

use crate::{picture::Picture, planner::Planner, scenes::Scene};

async fn force_colors(planner: &Planner, scheme: &str) {
    planner.emulate("", &[("forced-colors", "active"), ("prefers-color-scheme", scheme)]).await;
    let script = "return matchMedia('(forced-colors: active)').matches";
    assert_eq!(planner.script(script, vec![]).await, json!(true));
}

/// Checks a scene with forced colors, light and dark.
fn check(scene: Scene, look: &impl AsyncFn(&Planner)) {
    for scheme in ["light", "dark"] {
        scene.visit(async |planner| {
            force_colors(planner, scheme).await;
            look(planner).await;
        });
    }
}

/// The styles of an element's edges: its outline and its border.
async fn edges(planner: &Planner, selector: &str) -> Value {
    planner.element(selector).await;
    let script = "const look = getComputedStyle(document.querySelector(arguments[0])); \
                  return [look.outlineStyle, look.outlineWidth, look.outlineColor, \
                  look.borderInlineStartStyle, look.borderInlineStartWidth, \
                  look.borderInlineStartColor]";
    planner.script(script, vec![json!(selector)]).await
}

async fn look_different(planner: &Planner, special: &str, plain: &str) {
    let (special_edges, plain_edges) = (edges(planner, special).await, edges(planner, plain).await);
    assert_ne!(special_edges, plain_edges, "{special} looks the same as {plain}");
}

/// Focuses an element after a key press: browsers show the focus only to keyboard users.
async fn focus_by_key(planner: &Planner, selector: &str) {
    planner.press(Key::Tab).await;
    planner.focus(selector).await;
    planner.focus_is_on(":focus-visible").await;
}

#[test]
fn chosen_and_focused_choices_have_different_edges() {
    check(Scene::Start, &async |planner| {
        let choice = "label:has(input[name=tier]:checked)";
        let chosen = edges(planner, choice).await;
        let others = edges(planner, "label:has(input[name=tier]:not(:checked))").await;
        assert_ne!(chosen, others, "a chosen card looks the same as the others");
        focus_by_key(planner, "input[name=tier]:checked").await;
        let focused = edges(planner, choice).await;
        assert_ne!(focused, chosen, "the focus on a chosen card is not visible");
    });
}

#[test]
fn focused_elements_have_an_edge() {
    check(Scene::Start, &async |planner| {
        for selector in
            ["nav a", "#nodes", "#show-share", "button.why", ".scroll", "#options summary"]
        {
            let before = edges(planner, selector).await;
            focus_by_key(planner, selector).await;
            let after = edges(planner, selector).await;
            assert_ne!(before, after, "the focus on {selector} is not visible");
            assert_ne!(after[0], "none", "{selector}");
        }
    });
}

#[test]
fn current_and_changed_items_have_an_edge() {
    check(Scene::ChangedFile, &async |planner| {
        look_different(
            planner,
            ".file-list [aria-pressed=true]",
            ".file-list [aria-pressed=false]",
        )
        .await;
        look_different(planner, ".changed-lines", ".preview code > span:not(.changed-lines)").await;
        look_different(planner, "nav [aria-current]", "nav a:not([aria-current])").await;
        planner.go(View::Compare).await;
        look_different(planner, ".matrix .current", ".matrix td:not(.current)").await;
    });
}

#[test]
fn fits_and_severities_have_a_symbol_and_a_word() {
    check(Scene::Start, &async |planner| {
        for fit in planner.texts(".fit").await {
            let word = fit.strip_prefix(['✓', '▲', '✕']);
            assert!(word.is_some_and(|it| it.len() > 4), "{fit}");
        }
        for severity in planner.texts(".finding .severity").await {
            assert!(["✕ Problem", "! Warning", "i Note"].contains(&&*severity), "{severity}");
        }
    });
}

#[test]
fn bars_stand_out_from_their_background() {
    check(Scene::Start, &async |planner| {
        planner.resize(1280, 900).await;
        planner.go(View::Compare).await;
        // The second bar is MySQL's memory on GCP, which falls short of its sizing.
        let script = "const picture = document.querySelector('.picture'); \
                      picture.scrollIntoView({ block: 'center' }); \
                      const { left, top, width } = picture.getBoundingClientRect(); \
                      return [left, top, width / picture.naturalWidth]";
        let place = planner.script(script, vec![]).await;
        let place = |index: usize| place[index].as_f64().expect("a number");
        let picture = Picture::read(&planner.screenshot().await.unwrap());
        let at = |x: f64, y: f64| picture.pixel(place(0) + x * place(2), place(1) + y * place(2));
        // See src/diagram/clouds.rs: bars begin at 240, are 400 long, and a row is 36 high.
        let second = 36.0 + 8.0 + 11.0;
        let [filled, missing, edge] = [at(300.0, second), at(600.0, second), at(640.0, second)];
        assert!(edge.contrast(missing) >= 3.0, "the outline: {edge:?} on {missing:?}");
        assert!(filled.contrast(missing) >= 1.5, "the bar: {filled:?} on {missing:?}");
    });
}
