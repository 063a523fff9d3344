//! Parts out of view wait to be laid out, and nobody can tell: they keep their height, and jumps land
//! where they lead.

use serde_json::json;

use crate::{planner::Planner, visit::visit};

/// The plan that is chosen on the way.
const ON_PREMISES: &str = "?v=1&tier=combined&env=production&cloud=on-premises";

/// The page's height.
const HEIGHT: &str = "return document.documentElement.scrollHeight";

/// Reads something once the window has been painted twice, so that what comes into view is there.
async fn after_painting(planner: &Planner, value: &str) -> serde_json::Value {
    let script = format!(
        "const done = arguments[0]; \
         requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done({value}))))"
    );
    planner.script_with_callback(&script).await
}

#[test]
fn parts_out_of_view_keep_their_height() {
    visit("", async |planner| {
        planner.has(1, "html.settled").await;
        let waiting =
            "document.querySelector('#share').checkVisibility({contentVisibilityAuto: true})";
        assert_eq!(after_painting(planner, waiting).await, json!(false), "#share waits");
        let whole = planner.look(HEIGHT, vec![]).await;
        assert_eq!(planner.script(HEIGHT, vec![]).await, whole);
    });
}

#[test]
fn a_jump_lands_where_it_leads_after_parts_on_the_way_have_changed() {
    visit("", async |planner| {
        planner.has(1, "html.settled").await;
        // The checklist and the files of a plan without Terraform are shorter.
        planner.choose("cloud", "on-premises").await;
        planner.has(0, "[data-action^='show-file:terraform/']").await;
        for part in ["share", "requirements", "files"] {
            planner.click(&format!("nav a[href='#{part}']")).await;
            planner.address_is(&format!("{ON_PREMISES}#{part}")).await;
            let top = format!(
                "Math.round(document.querySelector('#{part}').getBoundingClientRect().top)"
            );
            let first = after_painting(planner, &top).await;
            let top_of_part = first.as_i64().expect("a number");
            assert!((-2..=200).contains(&top_of_part), "{part} is {top_of_part} below the top");
            assert_eq!(after_painting(planner, &top).await, first, "{part} stays there");
        }
    });
}
