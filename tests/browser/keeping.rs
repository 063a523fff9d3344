//! State that the page keeps in the browser: the theme, the shortcuts and plans. Also the marks on recent changes.

use fantoccini::key::Key;

use wandb_planner::app::View;

use crate::{planner::Planner, visit::visit};

async fn background(planner: &Planner) -> String {
    let script = "return getComputedStyle(document.documentElement).backgroundColor";
    planner.script(script, vec![]).await.as_str().unwrap().to_owned()
}

#[test]
fn the_chosen_theme_is_kept() {
    visit("", async |planner| {
        planner.prefer("light").await;
        planner.holds("#theme", "system").await;
        let light = background(planner).await;
        planner.open_panel("more").await;
        planner.select("#theme", "dark").await;
        planner.has(1, ":root[data-theme=dark]").await;
        let dark = background(planner).await;
        assert_ne!(light, dark);

        planner.reload().await;
        planner.holds("#theme", "dark").await;
        assert_eq!(background(planner).await, dark);

        planner.open_panel("more").await;
        planner.select("#theme", "system").await;
        planner.has(0, "[data-theme]").await;
        assert_eq!(background(planner).await, light);
    });
}

#[test]
fn shortcuts_go_to_views_and_sections_until_they_are_switched_off() {
    visit("", async |planner| {
        for (key, view, selector) in [
            ('f', View::Files, "h1"),
            ('c', View::Compare, "h1"),
            ('r', View::Requirements, "h1"),
            ('k', View::Checklist, "h1"),
            ('a', View::Plan, "#answer"),
            ('n', View::Plan, "#findings summary"),
            ('p', View::Plan, ".form input[value=combined]"),
        ] {
            planner.press_letter(key).await;
            planner.is_in(view).await;
            planner.focus_is_on(selector).await;
        }
        planner.press_letter('s').await;
        planner.has(1, "#share:popover-open").await;
        planner.close_panel().await;
        // In a field, letters are not shortcuts.
        planner.focus("#nodes").await;
        planner.press_letter('f').await;
        planner.focus_is_on("#nodes").await;
        planner.is_in(View::Plan).await;

        planner.focus("#answer").await;
        planner.press_letter('?').await;
        planner.has(1, "#shortcuts:popover-open").await;
        planner.click("label:has(#use-shortcuts)").await;
        planner.close_panel().await;
        planner.focus("#answer").await;
        planner.press_letter('f').await;
        planner.focus_is_on("#answer").await;
        planner.is_in(View::Plan).await;

        planner.reload().await;
        planner.has(0, "#use-shortcuts:checked").await;
    });
}

#[test]
fn plans_are_kept_automatically_and_by_name_until_they_are_deleted() {
    const KEPT: &str = ".kept li a";
    visit("?v=1&tier=weave&env=production&cloud=gcp", async |planner| {
        planner.open_panel("more").await;
        planner.shows(KEPT, "Production, Weave only on GCP").await;

        planner.type_into("#plan-name", "Tracing").await;
        planner.press(Key::Enter).await;
        planner.shows(KEPT, "Tracing").await;
        planner.close_panel().await;

        planner.choose("cloud", "aws").await;
        planner.open_panel("more").await;
        planner.shows_all(KEPT, &["Tracing", "Production, Weave only on AWS"]).await;
        planner.reload().await;
        planner.open_panel("more").await;
        planner.shows_all(KEPT, &["Tracing", "Production, Weave only on AWS"]).await;

        planner.click(KEPT).await;
        planner.shows("#summary-title", "Production, Weave only on GCP").await;
        planner.has(0, "#more:popover-open").await;

        planner.open_panel("more").await;
        planner.click(".kept + button").await;
        planner.has(0, ".kept li").await;
        planner.shows("#more .hint", "No saved plans.").await;
        planner.focus_is_on("#plan-name").await;
    });
}

#[test]
fn recent_changes_are_marked_for_a_moment() {
    visit("?v=1&tier=models&env=production&cloud=aws", async |planner| {
        planner.has(0, ".changed").await;
        planner.type_into("#nodes", "4").await;
        planner.has(1, ".figure:nth-child(1) .number .changed").await;
        planner.has(1, ".figure:nth-child(4) .number:nth-of-type(1) .changed").await;
        planner.has(0, ".figure:nth-child(2) .changed").await;
        planner.has(0, ".changed").await;

        planner.go(View::Files).await;
        planner.click("[title='terraform/main.tf']:has(.badge)").await;
        planner.shows("#preview-title", "terraform/main.tf").await;
        let marked = planner.texts(".preview .changed-lines").await;
        assert!(marked.iter().any(|line| line.contains("nodes")), "{marked:?}");
    });
}

#[test]
fn the_diagram_can_be_saved_as_svg_and_png() {
    visit("", async |planner| {
        planner.click(".pictures .actions button:nth-of-type(1)").await;
        let svg = planner.downloaded("architecture.svg").await;
        let text = String::from_utf8(svg).unwrap();
        let picture = roxmltree::Document::parse(&text).unwrap();
        let width: u32 = picture.root_element().attribute("width").unwrap().parse().unwrap();

        planner.click(".pictures .actions button:nth-of-type(2)").await;
        let png = planner.downloaded("architecture.png").await;
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        let drawn = u32::from_be_bytes(png[16..20].try_into().unwrap());
        assert_eq!(drawn, 2 * width);
    });
}
