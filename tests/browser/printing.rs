//! The printed page: a short document with everything that a plan needs.

use lopdf::Document;
use serde_json::json;
use wandb_planner::{
    app::View,
    assessment::Assessment,
    plan::{NodeCount, Plan, link},
    reference::{Cloud, DATA_DAY},
};

use crate::{
    planner::{Planner, eventually},
    scenes::PRERENDERED,
    visit::{visit, visit_page},
};

/// Paper sizes in centimeters.
const A4: (f64, f64) = (21.0, 29.7);
const LETTER: (f64, f64) = (21.59, 27.94);

/// The width of the text on A4, in CSS pixels: the paper without the margins of `style/print.css`.
const TEXT_WIDTH: u32 = 710;

/// 8 pt in CSS pixels, minus a margin because computed sizes are rounded.
const SMALLEST_TYPE: f64 = 8.0 * 96.0 / 72.0 - 0.05;

/// Text normalized for a search in a PDF: without white space, which is unreliable there, and with
/// ligatures spelled out.
fn dense(text: &str) -> String {
    let joined = [("ﬃ", "ffi"), ("ﬄ", "ffl"), ("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl")];
    let text: String = text.split_whitespace().collect();
    joined.iter().fold(text, |text, (letter, letters)| text.replace(letter, letters))
}

/// Returns the number of pages of a PDF, and its text.
fn read(pdf: &[u8]) -> (usize, String) {
    let document = Document::load_mem(pdf).expect("a PDF");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    (pages.len(), dense(&document.extract_text(&pages).expect("text in the PDF")))
}

async fn prints(planner: &Planner, sheet: (f64, f64), texts: &[String]) {
    let (pages, text) = read(&planner.print(sheet).await);
    let first = texts.first().map_or("", |it| it);
    assert!((1..=3).contains(&pages), "{first}: {pages} pages");
    for expected in texts {
        assert!(text.contains(&dense(expected)), "{first}: “{expected}” is not in\n{text}");
    }
}

/// The text that every printed plan must contain.
fn texts(plan: &Plan, link: String) -> Vec<String> {
    let it = Assessment::on(plan, DATA_DAY);
    let mut texts = vec![it.title(), link, it.kubernetes.chosen.machine.name.to_string()];
    texts.extend(it.findings.iter().map(|finding| finding.title.to_string()));
    texts.extend(it.checklist().iter().map(|item| item.task.to_string()));
    texts
}

#[test]
fn every_plan_prints_on_at_most_three_pages_with_findings_checklist_and_link() {
    let on_premises = Plan::base_plans_on(Cloud::OnPremises);
    let large = Plan { nodes: NodeCount::new(100).expect("a number of nodes"), ..Plan::default() };
    visit("", async |planner| {
        planner.live_on(&DATA_DAY.to_string()).await;
        for plan in Plan::base_plans().chain(on_premises).chain([large]) {
            let query = link::encode(&plan);
            planner.open(&query).await;
            let texts = texts(&plan, planner.link(&query));
            prints(planner, A4, &texts).await;
            prints(planner, LETTER, &texts).await;
        }
    });
}

#[test]
fn the_page_of_a_plan_prints_without_scripts() {
    let no_scripts = async |planner: &Planner| planner.run_no_scripts().await;
    visit_page(PRERENDERED, no_scripts, async |planner| {
        let plan = link::decode("?v=1&tier=combined&env=production&cloud=gcp").plan;
        let texts = texts(&plan, link::encode(&plan));
        prints(planner, A4, &texts).await;
    });
}

/// Visits a plan in its print layout, at the width of A4.
fn visit_on_paper(test: impl AsyncFnOnce(&Planner)) {
    visit("?v=1&tier=combined&env=production&cloud=gcp", async |planner| {
        planner.resize(TEXT_WIDTH, 1000).await;
        planner.emulate("print", &[]).await;
        // Browsers dispatch this event before they print.
        planner.script("dispatchEvent(new Event('beforeprint'))", vec![]).await;
        planner.has(1, "#paper h1").await;
        test(planner).await;
    });
}

#[test]
fn printed_type_is_at_least_8_points() {
    visit_on_paper(async |planner| {
        let script = "
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const small = [];
            let seen = 0;
            while (texts.nextNode()) {
                const { parentElement: around, data } = texts.currentNode;
                if (!data.trim() || !around.checkVisibility() || !around.offsetParent) continue;
                seen += 1;
                const size = parseFloat(getComputedStyle(around).fontSize);
                if (size < arguments[0]) small.push(`${size} ${data.slice(0, 60)}`);
            }
            for (const picture of document.querySelectorAll('img.picture')) {
                if (!picture.clientWidth) continue;
                const svg = decodeURIComponent(picture.src);
                const scale = picture.clientWidth / picture.naturalWidth;
                for (const [, size] of svg.matchAll(/font(?:-size)?:([0-9.]+)px/g)) {
                    seen += 1;
                    if (size * scale < arguments[0]) small.push(`${size * scale} ${picture.alt}`);
                }
            }
            return [seen > 150, small]";
        let found = planner.script(script, vec![json!(SMALLEST_TYPE)]).await;
        assert_eq!(found, json!([true, []]), "type that is too small");
    });
}

#[test]
fn every_printed_size_has_its_evidence() {
    visit_on_paper(async |planner| {
        // The sizes and machines of two components, storage, the number of nodes, the totals of all
        // nodes and of all but one, and ClickHouse.
        let script = "
            const facts = [...document.querySelectorAll('#paper .facts > div')];
            const without = facts.filter(fact => {
                const printed = [...fact.querySelectorAll('.explanation')];
                return !printed.length || printed.some(it => !it.checkVisibility());
            });
            return [facts.length, without.map(it => it.innerText)]";
        let found = planner.script(script, vec![]).await;
        assert_eq!(found, json!([9, []]), "numbers without evidence");
    });
}

#[test]
fn printed_pages_have_no_controls() {
    visit_on_paper(async |planner| {
        let script = "return [...document.querySelectorAll('button, input, select, summary, pre, \
                      progress, .button, nav, .matrix, .side-by-side')] \
                      .filter(it => it.checkVisibility() && it.offsetParent) \
                      .map(it => it.outerHTML.slice(0, 100))";
        assert_eq!(planner.script(script, vec![]).await, json!([]));
        planner.has(1, "#paper .task-groups").await;
    });
}

#[test]
fn ticks_and_owners_are_printed() {
    visit("checklist.html?v=1&tier=combined&env=production&cloud=gcp", async |planner| {
        let task = planner.texts(".tasks label.tick").await.swap_remove(0);
        planner.click(".tasks label.tick").await;
        planner.click(".tasks .notes summary").await;
        planner.type_into(".tasks .notes input", "Kim").await;
        eventually("the owner", true, async || {
            planner.texts(".tasks .notes summary").await[0].starts_with("Owner: Kim")
        })
        .await;
        let (_, text) = read(&planner.print(A4).await);
        let expected = format!("☑ {task} Owner: Kim.");
        assert!(text.contains(&dense(&expected)), "“{expected}” is not in\n{text}");
        assert_eq!(text.matches('☑').count(), 1, "tasks that are not done have a tick:\n{text}");
        assert_eq!(text.matches("Owner:").count(), 1, "tasks without an owner have one:\n{text}");
    });
}

#[test]
fn every_view_prints_the_same_document() {
    let query = "?v=1&tier=models&env=production&cloud=aws";
    visit(query, async |planner| {
        let (_, expected) = read(&planner.print(A4).await);
        for view in View::ALL {
            planner.go(view).await;
            let (_, text) = read(&planner.print(A4).await);
            assert_eq!(text, expected, "printed from {}", view.label());
            planner.has(0, "#paper :not(:empty)").await;
        }
    });
}
