//! While the plan changes, parts out of view wait until what is in view has been painted, and nobody
//! can tell: they keep their height, and jumps land where they lead.

use serde_json::{Value, json};

use crate::{planner::Planner, visit::visit};

/// The plan that is chosen on the way: its checklist and its files are shorter.
const ON_PREMISES: &str = "?v=1&tier=combined&env=production&cloud=on-premises";

/// Notes in `seen`, each time that the page has been painted after a choice, whether the link far
/// below waits and how high the page is.
const NOTE: &str = "
    globalThis.seen = [];
    document.addEventListener('change', () => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => seen.push({
            waits: !document.querySelector('#share').checkVisibility({ contentVisibilityAuto: true }),
            height: document.documentElement.scrollHeight,
        });
        port2.postMessage(null);
    }))";

#[test]
fn a_choice_is_painted_before_what_is_out_of_view_and_the_page_keeps_its_height() {
    visit("", async |planner| {
        let height = "return document.documentElement.scrollHeight";
        let before = planner.script(height, vec![]).await;
        planner.has(1, "#part-share[data-away]").await;
        planner.script(NOTE, vec![]).await;
        // Another access changes a line of the checklist and some files, all far below.
        planner.click(".options summary").await;
        planner.settles().await;
        let opened = planner.script(height, vec![]).await;
        assert!(opened.as_u64() >= before.as_u64(), "the open options make nothing shorter");
        planner.choose("access", "private").await;
        planner.settles().await;
        let seen = planner.script("return seen", vec![]).await;
        assert_eq!(seen, json!([{ "waits": true, "height": opened }]));
        let waits = "return !document.querySelector('#share').checkVisibility({ contentVisibilityAuto: true })";
        assert_eq!(planner.script(waits, vec![]).await, json!(false), "afterwards nothing waits");
    });
}

/// Where the top of a part is, once the window has been painted twice.
async fn top(planner: &Planner, part: &str) -> i64 {
    let script = format!(
        "const done = arguments[0]; \
         const top = () => document.querySelector('#{part}').getBoundingClientRect().top; \
         requestAnimationFrame(() => requestAnimationFrame(() => done(Math.round(top()))))"
    );
    let top: Value = planner.script_with_callback(&script).await;
    top.as_i64().expect("a number")
}

#[test]
fn a_jump_lands_where_it_leads_while_parts_on_the_way_change() {
    visit("", async |planner| {
        planner.choose("cloud", "on-premises").await;
        for part in ["share", "requirements", "files"] {
            // At once: a click of the driver waits until nothing changes.
            let jump = format!("document.querySelector(`nav a[href='#{part}']`).click()");
            planner.script(&jump, vec![]).await;
            planner.address_is(&format!("{ON_PREMISES}#{part}")).await;
            planner.settles().await;
            let first = top(planner, part).await;
            assert!((-2..=200).contains(&first), "{part} is {first} pixels below the top");
            assert_eq!(top(planner, part).await, first, "{part} stays there");
        }
    });
}
