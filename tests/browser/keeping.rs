//! What the page keeps for a person: the theme, the keys, and plans; and what it marks for a moment.

use fantoccini::key::Key;

use crate::{planner::Planner, visit::visit};

async fn background(planner: &Planner) -> String {
    let script = "return getComputedStyle(document.documentElement).backgroundColor";
    planner.script(script, vec![]).await.as_str().unwrap().to_owned()
}

#[test]
fn a_theme_is_chosen_and_kept() {
    visit("", async |planner| {
        planner.prefer("light").await;
        planner.holds("#theme", "system").await;
        let light = background(planner).await;
        planner.select("#theme", "dark").await;
        planner.has(1, ":root[data-theme=dark]").await;
        let dark = background(planner).await;
        assert_ne!(light, dark);

        planner.reload().await;
        planner.holds("#theme", "dark").await;
        assert_eq!(background(planner).await, dark);

        planner.select("#theme", "system").await;
        planner.has(0, "[data-theme]").await;
        assert_eq!(background(planner).await, light);
    });
}

#[test]
fn keys_go_to_the_parts_of_the_page_until_they_are_switched_off() {
    visit("", async |planner| {
        planner.complete().await;
        for (key, selector) in [
            ('f', "#files button"),
            ('c', "#compare-title"),
            ('k', "#checklist input"),
            ('a', "#answer"),
            ('p', "#part-form input[value=combined]"),
        ] {
            planner.press_letter(key).await;
            planner.focus_is_on(selector).await;
        }
        // In a field, a letter is a letter.
        planner.focus("#nodes").await;
        planner.press_letter('f').await;
        planner.focus_is_on("#nodes").await;

        planner.focus("#answer").await;
        planner.press_letter('?').await;
        planner.has(1, "#shortcuts:popover-open").await;
        planner.click("label:has(#use-shortcuts)").await;
        planner.press(Key::Escape).await;
        planner.has(0, "#shortcuts:popover-open").await;
        planner.focus("#answer").await;
        planner.press_letter('f').await;
        planner.focus_is_on("#answer").await;

        planner.reload().await;
        planner.complete().await;
        planner.has(0, "#use-shortcuts:checked").await;
    });
}

#[test]
fn plans_are_kept_by_themselves_and_under_a_name_until_they_are_forgotten() {
    visit("?v=1&tier=weave&env=production&cloud=gcp", async |planner| {
        planner.complete().await;
        planner.shows("#history li a", "Production, Weave only on GCP").await;

        planner.type_into("#plan-name", "Tracing").await;
        planner.click("[data-action=keep-plan]").await;
        planner.shows("#history li a", "Tracing").await;

        planner.choose("cloud", "aws").await;
        planner.shows_all("#history li a", &["Tracing", "Production, Weave only on AWS"]).await;
        planner.reload().await;
        planner.shows_all("#history li a", &["Tracing", "Production, Weave only on AWS"]).await;

        planner.click("#history li:first-child a").await;
        planner.shows("#summary-title", "Production, Weave only on GCP").await;

        planner.click("[data-action=forget-plans]").await;
        planner.has(0, "#history li").await;
        planner.shows("#history .hint", "No plan is kept yet.").await;
    });
}

#[test]
fn what_has_changed_is_marked_for_a_moment() {
    visit("?v=1&tier=models&env=production&cloud=aws", async |planner| {
        planner.complete().await;
        planner.has(0, "[data-changed]").await;
        planner.type_into("#nodes", "4").await;
        planner.has(1, ".figures div:nth-child(3) .quantity[data-changed]").await;
        planner.has(0, ".figures div:nth-child(4) .quantity[data-changed]").await;
        planner.has(0, "[data-changed]").await;

        planner.has(1, "#files [data-action='show-file:terraform/main.tf'] .badge").await;
        planner.click("[data-action='show-file:terraform/main.tf']").await;
        let marked = planner.texts("#files pre .changed").await;
        assert!(marked.iter().any(|line| line.contains("nodes")), "{marked:?}");
    });
}

#[test]
fn the_picture_is_saved_as_svg_and_as_png() {
    visit("", async |planner| {
        planner.complete().await;
        planner.click("[data-action=download-picture]").await;
        let svg = planner.downloaded("architecture.svg").await;
        let text = String::from_utf8(svg).unwrap();
        let picture = roxmltree::Document::parse(&text).unwrap();
        let width: u32 = picture.root_element().attribute("width").unwrap().parse().unwrap();

        planner.click("[data-action=download-png]").await;
        let png = planner.downloaded("architecture.png").await;
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        let drawn = u32::from_be_bytes(png[16..20].try_into().unwrap());
        assert_eq!(drawn, 2 * width);
    });
}
