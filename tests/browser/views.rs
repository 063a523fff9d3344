//! The views: each has its own address, is short, and shows its main content without scrolling.

use serde_json::{Value, json};
use wandb_planner::{
    app::View,
    plan::{Plan, link},
    reference::Cloud,
};

use crate::{planner::Planner, visit::visit};

/// The limits for a view: screens of 1280 x 800, and elements.
const MOST_SCREENS: f64 = 4.0;
const MOST_ELEMENTS: f64 = 1_200.0;

/// Checks the title of the open plan in any view.
async fn has_plan(planner: &Planner, title: &str) {
    planner.shows("#summary-title, .plan-line strong", title).await;
}

/// Every base plan, including those on premises.
fn plans() -> impl Iterator<Item = Plan> {
    Plan::base_plans().chain(Plan::base_plans_on(Cloud::OnPremises))
}

/// Opens a view of a plan, and waits for its content.
async fn open(planner: &Planner, view: View, plan: &Plan) {
    planner.open(&format!("{}{}", view.page(), link::encode(plan))).await;
    if view == View::Files {
        planner.has(1, ".preview").await;
    }
}

#[test]
fn every_view_has_its_own_page_and_links_to_all_others() {
    let plan = "?v=1&tier=weave&env=test-dev&cloud=gcp&nodes=4";
    for view in View::ALL {
        let address = |view: View| format!("{}{plan}", view.page());
        visit(&address(view), async |planner| {
            planner.is_in(view).await;
            planner.address_is(&address(view)).await;
            has_plan(planner, "Test/Dev, Weave only on GCP").await;
            planner.has(1, "h1").await;
            let links = "return [...document.querySelectorAll('nav a')].map(it => it.href)";
            let expected = View::ALL.map(|it| planner.link(&address(it)));
            assert_eq!(planner.script(links, vec![]).await, json!(expected));
            for other in View::ALL {
                planner.go(other).await;
                planner.address_is(&address(other)).await;
                has_plan(planner, "Test/Dev, Weave only on GCP").await;
                let title = planner.script("return document.title", vec![]).await;
                let start = if other == View::Plan { "" } else { other.label() };
                assert!(title.as_str().is_some_and(|it| it.starts_with(start)), "{title}");
            }
            planner.stays();
        });
    }
}

#[test]
fn anchors_of_the_former_single_page_lead_to_their_views() {
    let plan = "?v=1&tier=models&env=test-dev&cloud=azure";
    for (anchor, view) in [
        ("plan", View::Plan),
        ("answer", View::Plan),
        ("findings", View::Plan),
        ("compare", View::Compare),
        ("requirements", View::Requirements),
        ("checklist", View::Checklist),
        ("files", View::Files),
        ("share", View::Plan),
    ] {
        visit(&format!("{plan}#{anchor}"), async |planner| {
            planner.is_in(view).await;
            planner.address_is(&format!("{}{plan}", view.page())).await;
            has_plan(planner, "Test/Dev, Models only on Azure").await;
            planner.has(0, ".notices").await;
            planner.has(usize::from(anchor == "share"), "#share:popover-open").await;
        });
    }
}

#[test]
fn an_anchor_typed_into_the_address_leads_to_its_view() {
    let plan = "?v=1&tier=models&env=test-dev&cloud=azure";
    visit(plan, async |planner| {
        planner.script("location.hash = '#files'", vec![]).await;
        planner.is_in(View::Files).await;
        planner.address_is(&format!("files.html{plan}")).await;
        planner.back().await;
        planner.is_in(View::Plan).await;
        planner.address_is(plan).await;
        planner.stays();
    });
}

#[test]
fn back_and_forward_go_through_views_and_plans() {
    const AWS: &str = "?v=1&tier=combined&env=production&cloud=aws";
    const GCP: &str = "?v=1&tier=combined&env=production&cloud=gcp";
    let stops = [
        (View::Plan, AWS, "Production, Models and Weave on AWS"),
        (View::Checklist, AWS, "Production, Models and Weave on AWS"),
        (View::Plan, AWS, "Production, Models and Weave on AWS"),
        (View::Plan, GCP, "Production, Models and Weave on GCP"),
        (View::Compare, GCP, "Production, Models and Weave on GCP"),
        (View::Plan, "?v=1&tier=weave&env=test-dev&cloud=azure", "Test/Dev, Weave only on Azure"),
    ];
    visit("", async |planner| {
        let is_at = async |(view, plan, title): (View, &str, &str)| {
            planner.is_in(view).await;
            planner.address_is(&format!("{}{plan}", view.page())).await;
            has_plan(planner, title).await;
        };
        is_at(stops[0]).await;
        planner.go(View::Checklist).await;
        is_at(stops[1]).await;
        planner.click(".plan-line a").await;
        is_at(stops[2]).await;
        planner.choose("cloud", "gcp").await;
        is_at(stops[3]).await;
        planner.go(View::Compare).await;
        is_at(stops[4]).await;
        planner.click(".matrix a[href*='tier=weave&env=test-dev&cloud=azure']").await;
        is_at(stops[5]).await;

        for stop in stops.iter().rev().skip(1) {
            planner.back().await;
            is_at(*stop).await;
        }
        for stop in stops.iter().skip(1) {
            planner.forward().await;
            is_at(*stop).await;
        }
        planner.stays();
    });
}

#[test]
fn visiting_another_view_keeps_input_and_notices() {
    visit("?v=9&tier=models&env=test-dev&cloud=azure", async |planner| {
        planner.has(1, ".notices li").await;
        planner.type_into("#nodes", "many").await;
        planner.go(View::Files).await;
        planner.has(1, ".notices li").await;
        planner.go(View::Plan).await;
        planner.holds("#nodes[aria-invalid=true]", "many").await;
        planner.back().await;
        planner.is_in(View::Files).await;
        planner.back().await;
        planner.is_in(View::Plan).await;
        planner.holds("#nodes[aria-invalid=true]", "many").await;
        planner.has(1, ".notices li").await;
    });
}

#[test]
fn opened_options_and_the_chosen_file_are_kept() {
    visit("", async |planner| {
        planner.click("#options summary").await;
        planner.go(View::Files).await;
        planner.click(".file-list button[title='terraform/main.tf']").await;
        planner.shows("#preview-title", "terraform/main.tf").await;
        planner.go(View::Plan).await;
        planner.has(1, "#options[open]").await;
        planner.go(View::Files).await;
        planner.shows("#preview-title", "terraform/main.tf").await;
    });
}

#[test]
fn a_view_opens_at_its_top() {
    visit("requirements.html", async |planner| {
        planner.resize(1280, 800).await;
        planner.script("scrollTo(0, 400)", vec![]).await;
        // With a shortcut, because the header's links are scrolled out of view.
        planner.press_letter('k').await;
        planner.is_in(View::Checklist).await;
        assert_eq!(planner.script("return scrollY", vec![]).await, json!(0));
    });
}

#[test]
fn every_view_of_every_plan_is_short() {
    visit("", async |planner| {
        planner.resize(1280, 800).await;
        let mut long = Vec::new();
        for plan in plans() {
            for view in View::ALL {
                open(planner, view, &plan).await;
                let script = "return [document.documentElement.scrollHeight / innerHeight, \
                              document.querySelectorAll('body *').length]";
                let size = planner.script(script, vec![]).await;
                let [screens, elements] = [&size[0], &size[1]].map(|it| it.as_f64().unwrap());
                if screens > MOST_SCREENS || elements > MOST_ELEMENTS {
                    long.push(format!(
                        "{} of {}: {screens:.1} screens, {elements} elements",
                        view.label(),
                        link::encode(&plan),
                    ));
                }
            }
        }
        assert!(long.is_empty(), "{}", long.join("\n"));
    });
}

/// Returns the elements that are not entirely in the window without scrolling.
const OUT_OF_SIGHT: &str = "
    return [...document.querySelectorAll(arguments[0])].filter(it => {
        const { top, bottom, left, right, width } = it.getBoundingClientRect();
        return !width || top < 0 || left < 0 || bottom > innerHeight || right > innerWidth;
    }).map(it => it.textContent)";

#[test]
fn the_answer_is_on_the_first_screen() {
    for (width, height, parts) in [
        // The choices, the sentence, the figures, both machines with their fit, and the findings.
        (
            1280,
            800,
            ".form > .choice-group, .figures, .figure, #sentence, #findings > .findings summary",
        ),
        (390, 844, ".figures, .figure, #sentence"),
    ] {
        visit("", async |planner| {
            planner.resize(width, height).await;
            for plan in plans() {
                open(planner, View::Plan, &plan).await;
                planner.has(1, "#sentence:not(:empty)").await;
                let unseen = planner.script(OUT_OF_SIGHT, vec![json!(parts)]).await;
                assert_eq!(unseen, json!([]), "{} at {width} x {height}", link::encode(&plan));
            }
        });
    }
}

#[test]
fn the_main_content_of_a_view_is_visible_without_scrolling() {
    visit("", async |planner| {
        planner.resize(1280, 800).await;
        for (view, parts) in [
            (View::Compare, ".matrix td"),
            (View::Requirements, "h1, .topic:first-child > h2, .topic:first-child li:first-child"),
            (View::Checklist, "progress, .task-group:first-child"),
            (View::Files, ".primary, .file-list > li:first-child, #preview-title"),
        ] {
            for plan in Plan::base_plans() {
                open(planner, view, &plan).await;
                planner.element(parts).await;
                let unseen = planner.script(OUT_OF_SIGHT, vec![json!(parts)]).await;
                let state = format!("{} of {}", view.label(), link::encode(&plan));
                assert_eq!(unseen, json!([]), "{state}");
            }
        }
    });
}

/// Returns machine names in tables that are cut off or scrolled out of view to the side.
const MACHINES_ASIDE: &str = "
    return [...document.querySelectorAll('table code')].filter(it => it.checkVisibility()).filter(it => {
        const around = it.closest('.scroll').getBoundingClientRect();
        const { left, right } = it.getBoundingClientRect();
        return left < around.left || right > Math.min(around.right, innerWidth) + 1;
    }).map(it => it.textContent)";

#[test]
fn no_table_hides_its_machines_to_the_side() {
    for width in [1280, 390, 320] {
        visit("", async |planner| {
            planner.resize(width, 844).await;
            for plan in Plan::base_plans() {
                for view in [View::Plan, View::Compare] {
                    open(planner, view, &plan).await;
                    planner.element("main table").await;
                    let aside: Value = planner.script(MACHINES_ASIDE, vec![]).await;
                    let state = format!("{} of {} at {width}", view.label(), link::encode(&plan));
                    assert_eq!(aside, json!([]), "{state}");
                }
            }
        });
    }
}
