//! While the plan changes, parts out of view wait until what is in view has been painted, and nobody
//! can tell: they keep their height, and jumps land where they lead.

use serde_json::{Value, json};

use crate::{planner::Planner, visit::visit};

/// The plan that is chosen on the way: its checklist and its files are shorter.
const ON_PREMISES: &str = "?v=1&tier=combined&env=production&cloud=on-premises";

/// Notes in `marks` each time that the page is marked as changing or no more, and in `seen`, each time
/// that it has been painted after a choice, whether it is marked, whether the link far below waits and
/// how high the page is.
const NOTE: &str = "
    const page = document.documentElement;
    globalThis.seen = [];
    globalThis.marks = [];
    new MutationObserver(() => marks.push(page.hasAttribute('data-changing')))
        .observe(page, { attributeFilter: ['data-changing'] });
    document.addEventListener('change', () => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => seen.push({
            changing: page.hasAttribute('data-changing'),
            waits: !document.querySelector('#share').checkVisibility({ contentVisibilityAuto: true }),
            height: page.scrollHeight,
        });
        port2.postMessage(null);
    }))";

#[test]
fn a_choice_is_painted_before_what_is_out_of_view_and_the_page_keeps_its_height() {
    visit("", async |planner| {
        planner.has(1, "#part-share[data-away]").await;
        planner.click(".options summary").await;
        let height = planner.script("return document.documentElement.scrollHeight", vec![]).await;
        planner.script(NOTE, vec![]).await;
        // Another access changes a line of the checklist and some files, all far below.
        planner.choose("access", "private").await;
        planner.settles().await;
        let marks = planner.script("return marks", vec![]).await;
        assert_eq!(marks, json!([true, false]));
        // On a machine that needs more than 100 ms for a frame, the wait is over before it.
        let seen = planner.script("return seen", vec![]).await;
        let changing = &seen[0]["changing"];
        let expected = json!([{ "changing": changing, "waits": changing, "height": height }]);
        assert_eq!(seen, expected);
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
fn a_jump_lands_where_it_leads_after_parts_on_the_way_have_changed() {
    visit("", async |planner| {
        planner.choose("cloud", "on-premises").await;
        for part in ["share", "requirements", "files"] {
            planner.click(&format!("nav a[href='#{part}']")).await;
            planner.address_is(&format!("{ON_PREMISES}#{part}")).await;
            let first = top(planner, part).await;
            assert!((-2..=200).contains(&first), "{part} is {first} pixels below the top");
            assert_eq!(top(planner, part).await, first, "{part} stays there");
        }
    });
}
