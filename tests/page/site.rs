//! The static pages, for readers before the planner has loaded and without it. They link to each
//! other, and explain what works without scripts.

use std::collections::BTreeSet;

use wandb_planner::{
    app::{
        Site, View, bundle_command, embed_snippet,
        pages::{StaticPage, plan_page, view_page},
        plan_folder,
    },
    assessment::Assessment,
    plan::{Address, NodeCount, Plan, link},
    reference::DATA_DAY,
};

use crate::shown::{Page, base_plans};

/// The page of a view in the build.
fn page_of_view(view: View) -> StaticPage {
    view_page(view, &Plan::default(), DATA_DAY, Site::Static(""))
}

/// The page of a plan, two folders below the others.
fn page_of_plan(plan: &Plan) -> StaticPage {
    plan_page(plan, DATA_DAY, Site::Static("../../"))
}

/// The paths of all pages of the build.
fn paths() -> BTreeSet<String> {
    let views = View::ALL.into_iter().skip(1).map(|view| view.page().to_owned());
    let plans = base_plans().filter_map(|plan| plan_folder(&plan));
    let plans = plans.map(|folder| format!("plans/{folder}/index.html"));
    views.chain(plans).chain(["index.html".to_owned()]).collect()
}

/// Checks that every link of a page leads to a page of the build with a valid plan, and returns the targets.
#[track_caller]
fn check_links(StaticPage { body, .. }: &StaticPage, root: &str) -> BTreeSet<String> {
    let page = Page::parse(body);
    let mut reached = BTreeSet::new();
    for href in page.values("href").into_iter().filter(|href| !href.starts_with('#')) {
        let (path, query) = href.split_once('?').unwrap_or((href, ""));
        let path = path.strip_prefix(root).unwrap_or_else(|| panic!("{href} is not below {root}"));
        assert!(paths().contains(path), "no page {href}");
        let decoded = link::decode(&format!("?{query}"));
        assert_eq!(decoded.notices, [], "{href}");
        reached.insert(path.to_owned());
    }
    reached
}

#[test]
fn every_link_leads_to_a_page_and_every_page_is_linked() {
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    for view in View::ALL {
        reached.extend(check_links(&page_of_view(view), ""));
    }
    for plan in base_plans() {
        reached.extend(check_links(&page_of_plan(&plan), "../../"));
    }
    assert_eq!(reached, paths());
    assert_eq!(reached.len(), View::ALL.len() + 24);
}

#[test]
fn the_page_of_a_plan_links_to_similar_plans_without_scripts() {
    for plan in base_plans() {
        let page = Page::parse(&page_of_plan(&plan).body);
        let other = page.values("href").into_iter().filter(|href| href.contains("plans/"));
        let reached: BTreeSet<&str> = other.collect();
        // Two other tiers, another environment, three other clouds.
        assert!(reached.len() >= 6, "{reached:?}");
        assert_eq!(page.all("nav.unscripted strong").len(), 3, "the plan's own choices");
    }
}

#[test]
fn the_matrix_links_to_all_18_documented_plans() {
    let page = Page::parse(&page_of_view(View::Compare).body);
    let links: BTreeSet<&str> =
        page.all(".matrix td a").into_iter().filter_map(|it| it.attr("href")).collect();
    let folders = Plan::base_plans().filter_map(|plan| plan_folder(&plan));
    let expected: Vec<String> =
        folders.map(|folder| format!("plans/{folder}/index.html")).collect();
    assert_eq!(links, expected.iter().map(String::as_str).collect());
}

#[test]
fn only_a_plan_without_options_has_a_page() {
    assert_eq!(plan_folder(&Plan::default()).as_deref(), Some("combined-production-aws"));
    let more = Plan { nodes: NodeCount::new(5).unwrap(), ..Plan::default() };
    assert_eq!(plan_folder(&more), None, "a plan with options has no page");
}

#[test]
fn pages_have_distinct_titles() {
    let titles: BTreeSet<String> = View::ALL
        .map(|view| page_of_view(view).title)
        .into_iter()
        .chain(base_plans().map(|plan| page_of_plan(&plan).title))
        .collect();
    assert_eq!(titles.len(), View::ALL.len() + 24, "duplicate titles: {titles:?}");
    assert!(titles.contains("W&amp;B Deployment Planner"), "{titles:?}");
    assert!(titles.contains("Checklist: W&amp;B Deployment Planner"), "{titles:?}");
    let plan = "Production, Models and Weave on AWS: W&amp;B Deployment Planner";
    assert!(titles.contains(plan), "{titles:?}");
}

#[test]
fn pages_explain_what_works_without_scripts() {
    for plan in base_plans() {
        let page = Page::parse(&page_of_plan(&plan).body);
        let said = page.text("nav.unscripted .hint");
        assert!(said.contains("can read and print this page"), "{said}");
        assert!(said.contains("turn on JavaScript"), "{said}");
        let StaticPage { body, .. } = view_page(View::Files, &plan, DATA_DAY, Site::Static(""));
        let command = Page::parse(&body).text(".unscripted pre");
        assert_eq!(command, bundle_command(&plan));
    }
}

#[test]
fn pages_in_the_browser_have_no_notes_about_scripts() {
    let served = Site::Served("https://docs.example.com/planner/".to_owned());
    for site in [served, Site::OneFile] {
        for view in View::ALL {
            let page = view_page(view, &Plan::default(), DATA_DAY, site.clone());
            assert!(Page::parse(&page.body).all(".unscripted").is_empty(), "{}", view.label());
        }
    }
}

#[test]
fn the_page_of_a_plan_contains_the_whole_printed_plan() {
    for plan in base_plans() {
        let page = Page::parse(&page_of_plan(&plan).body);
        let it = Assessment::of(&plan);
        let paper = page.text("#paper");
        assert!(paper.contains(&it.sentence()), "{paper}");
        for finding in &it.findings {
            assert!(paper.contains(&*finding.title), "{}", finding.title);
        }
        for item in it.checklist() {
            assert!(paper.contains(&*item.task), "{}", item.task);
        }
        for part in it.components() {
            let size =
                format!("{}, {}, {} disk", part.cpu.value, part.memory.value, part.disk.value);
            assert!(paper.contains(&size), "{paper}");
            assert!(paper.contains(&part.chosen.fit.value.describe()), "{paper}");
        }
        // The pages of views render it in the browser, for the current plan.
        let view = Page::parse(&page_of_view(View::Plan).body);
        assert_eq!(view.text("#paper"), "");
    }
}

#[test]
fn the_embed_snippet_is_valid_html() {
    let plan = Plan { nodes: NodeCount::new(5).unwrap(), ..Plan::default() };
    let address = Address::of_url("https://docs.example.com/planner/index.html").unwrap();
    let html = embed_snippet(&plan, Some(&address));
    let page = Page::parse(&html);
    let attribute =
        |selector: &str, name: &str| page.one(selector).attr(name).unwrap_or_default().to_owned();
    assert_eq!(attribute("script", "src"), "https://docs.example.com/planner/embed.js");
    assert_eq!(attribute("wandb-planner", "tier"), "combined");
    assert_eq!(attribute("wandb-planner", "nodes"), "5");
    assert_eq!(link::decode(&attribute("wandb-planner a", "href")).plan, plan);
    assert!(embed_snippet(&plan, None).contains("https://planner.example.com/embed.js"));
}

#[test]
fn every_view_has_a_share_panel_with_link_embed_snippet_and_qr_code() {
    for view in View::ALL {
        let page = Page::of(view, &Plan::default());
        assert_eq!(page.one("#show-share").attr("popovertarget"), Some("share"));
        assert_eq!(page.one("#share").attr("popover"), Some("auto"));
        assert!(page.one("#share input#link").attr("readonly").is_some());
        let folded = page.texts("#share details > summary");
        assert_eq!(folded, ["Show this plan in your documentation", "QR code"]);
    }
}
