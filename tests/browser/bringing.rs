//! The user's own input: links with several plans, saved plans, existing machines.

use std::path::Path;

use fantoccini::key::Key;
use serde_json::json;
use wandb_planner::{
    app::View,
    plan::{Plan, link},
    reference::{Cloud, Environment, Tier},
};

use crate::{
    planner::{Planner, eventually},
    visit::visit,
};

fn link_of(tier: Tier, cloud: Cloud) -> String {
    link::encode(&Plan::new(tier, Environment::Production, cloud))
}

/// Checks the titles of the plans next to the current one.
async fn are_side_by_side(planner: &Planner, titles: &[&str]) {
    planner.shows_all(".side-by-side thead a", titles).await;
}

/// The button that adds a plan to the comparison or removes it.
fn pin(title: &str) -> String {
    format!("button.pin[aria-label='Compare with {title}']")
}

/// The disabled buttons that add a plan to the comparison.
const FULL: &str = "button.pin[aria-pressed=false]:disabled";
const ADD_OWN: &str = "section:has(.side-by-side) > .actions:first-of-type button";

#[test]
fn up_to_three_plans_can_be_pinned_and_removed() {
    let titles = [
        "Production, Models and Weave on GCP",
        "Production, Models and Weave on Azure",
        "Production, Models only on Azure",
    ];
    visit("compare.html", async |planner| {
        // Until a plan is pinned, the same plan on another cloud is shown.
        are_side_by_side(planner, &titles[..1]).await;
        for (count, title) in titles.iter().enumerate() {
            planner.has(0, FULL).await;
            planner.click(&pin(title)).await;
            planner.has(1, &format!("{}[aria-pressed=true]", pin(title))).await;
            are_side_by_side(planner, &titles[..=count]).await;
        }
        planner.has(15, FULL).await;
        planner.has(1, &format!("{ADD_OWN}:disabled")).await;

        planner.click(&format!("[aria-label='Remove {} from the comparison']", titles[1])).await;
        are_side_by_side(planner, &[titles[0], titles[2]]).await;
        planner.focus_is_on("#side-by-side-title").await;
        planner.has(0, FULL).await;

        // The current plan is added with its options, and stays in the comparison unchanged.
        planner.go(View::Plan).await;
        planner.type_into("#nodes", "5").await;
        planner.go(View::Compare).await;
        planner.click(ADD_OWN).await;
        let own = "Production, Models and Weave on AWS";
        are_side_by_side(planner, &[titles[0], titles[2], own]).await;
        planner.has(1, &format!("{ADD_OWN}:disabled")).await;

        for left in [&[titles[2], own][..], &[own]] {
            planner.click("[aria-label^='Remove ']").await;
            are_side_by_side(planner, left).await;
        }
        planner.click("[aria-label^='Remove ']").await;
        planner.has(0, "[aria-label^='Remove ']").await;
        are_side_by_side(planner, &titles[..1]).await;
    });
}

#[test]
fn a_link_with_several_plans_shows_them_and_is_copied_unchanged() {
    let [models, weave] = [link_of(Tier::Models, Cloud::Gcp), link_of(Tier::Weave, Cloud::Azure)];
    let others = [models, weave].map(|it| link::decode(&it).plan);
    let query = link::comparison(None, &Plan::default(), &others);
    visit(&query, async |planner| {
        planner.go(View::Compare).await;
        let titles = ["Production, Models only on GCP", "Production, Weave only on Azure"];
        are_side_by_side(planner, &titles).await;

        planner.clipboard("granted").await;
        let copy = |number: usize| {
            format!(
                "section:has(.side-by-side) > .actions:last-of-type button:nth-of-type({number})"
            )
        };
        planner.click(&copy(1)).await;
        planner.shows(&copy(1), "Copied").await;
        assert_eq!(planner.copied().await, planner.link(&query));

        for (number, first) in
            [(2, "- A: Production, Models and Weave on AWS"), (3, "Measure,Unit,")]
        {
            planner.click(&copy(number)).await;
            planner.shows(&copy(number), "Copied").await;
            let text = planner.copied().await;
            assert!(text.starts_with(first), "{text}");
            for title in titles {
                assert!(text.contains(title), "{title} is not in\n{text}");
            }
        }
    });
}

#[test]
fn errors_in_a_links_other_plans_are_reported() {
    let query = "?v=1&tier=models&env=production&cloud=aws&beside=tier%3Dall%26cloud%3Dgcp";
    visit(query, async |planner| {
        planner
            .shows_all(
                ".notices li",
                &["The link's beside tier “all” was not used; the plan uses combined \
                   instead: use models, weave or combined."],
            )
            .await;
        planner.is_in(View::Compare).await;
        planner.shows(".plan-line strong", "Production, Models only on AWS").await;
        are_side_by_side(planner, &["Production, Models and Weave on GCP"]).await;
    });
}

/// Pastes text into the field that opens saved links.
async fn paste(planner: &Planner, text: &str) {
    planner.open_panel("more").await;
    planner.type_into("#open-text", text).await;
    planner.click("form:has(#open-text) button").await;
}

#[test]
fn a_pasted_link_opens_its_other_plans() {
    let other = link::decode(&link_of(Tier::Weave, Cloud::Azure)).plan;
    let own = link::decode(&link_of(Tier::Models, Cloud::Gcp)).plan;
    let pasted = link::comparison(None, &own, &[other]);
    visit("", async |planner| {
        paste(planner, &pasted).await;
        planner.shows("#summary-title", "Production, Models only on GCP").await;
        planner.shows("#opened", "The plan is open.").await;
        planner.close_panel().await;
        planner.go(View::Compare).await;
        are_side_by_side(planner, &["Production, Weave only on Azure"]).await;
        planner.has(0, ".notices").await;
    });
}

#[test]
fn unused_parts_of_a_pasted_link_are_reported_next_to_the_field() {
    visit("", async |planner| {
        paste(planner, "?tier=modelz&cloud=gcp").await;
        planner
            .shows("#opened", "The plan is open, except for parts of the link that were not used:")
            .await;
        let notice = ["The link's tier “modelz” was not used; the plan uses combined \
                       instead: use models, weave or combined."];
        planner.shows_all("#opened + ul li", &notice).await;
        planner.shows_all(".notices li", &notice).await;
    });
}

#[test]
fn existing_machines_are_assessed_as_they_are_typed() {
    visit("compare.html?v=1&tier=combined&env=production&cloud=aws", async |planner| {
        planner.has(6, ".reverse tbody tr").await;
        planner.type_into("#have-node", "r6i.2xlarge").await;
        planner
            .shows_all(
                ".reverse tbody tr:last-child td",
                &["✕ Short: each node by 8 cores and 64 GB"],
            )
            .await;
        planner.type_into("#have-node", "16x128").await;
        planner.shows_all(".reverse tbody tr:last-child td", &["✓ Satisfied"]).await;

        planner.type_into("#have-node", "r6i.huge").await;
        planner.has(0, ".reverse").await;
        let said = planner.texts("#have-node-error").await.concat();
        assert!(said.starts_with("“r6i.huge” is not valid: "), "{said}");
        planner.holds("#have-node", "r6i.huge").await;

        // An AWS machine is dropped on another cloud.
        planner.go(View::Plan).await;
        planner.choose("cloud", "gcp").await;
        planner.go(View::Compare).await;
        planner.has(6, ".reverse tbody tr").await;
        planner.holds("#have-node", "n2-highmem-8").await;
    });
}

#[test]
fn an_existing_database_and_number_of_nodes_are_assessed() {
    visit("compare.html?v=1&tier=combined&env=production&cloud=aws", async |planner| {
        let first = ".reverse tbody tr:first-child td";
        let last = ".reverse tbody tr:last-child td";
        planner.type_into("#have-node", "16x128").await;
        planner.type_into("#have-mysql", "db.r6g.large").await;
        planner.shows_all(first, &["✓ Satisfied"]).await;
        planner.shows_all(last, &["✕ Short: MySQL by 6 cores and 48 GB"]).await;
        planner.type_into("#have-mysql", "8x64").await;
        planner.shows_all(last, &["✓ Satisfied"]).await;
        planner.type_into("#have-nodes", "2").await;
        planner.shows_all(last, &["✕ Short: 1 node"]).await;

        for (field, typed, rule) in [
            ("have-nodes", "none", "use a whole number from 1 to 100, such as 3"),
            ("have-node", "m7g.large", "this is an ARM machine"),
            (
                "have-mysql",
                "16 GB",
                "this is not a known AWS machine; use a type such as db.r6g.2xlarge, or a size",
            ),
        ] {
            let field = format!("#{field}");
            planner.type_into(&field, typed).await;
            planner.has(1, &format!("{field}[aria-invalid=true]")).await;
            let said = planner.texts(&format!("{field}-error")).await.concat();
            assert!(said.starts_with(&format!("“{typed}” is not valid: {rule}")), "{said}");
        }
        planner.has(0, ".reverse").await;
    });
}

const NO_LINK: &str = "it is not a link to a plan; use one such as \
                       ?v=1&tier=models&env=production&cloud=aws";

#[test]
fn a_pasted_link_is_opened_or_refused_with_the_reason() {
    visit("", async |planner| {
        paste(planner, "https://x.example/?v=1&tier=weave&env=test-dev&cloud=gcp").await;
        planner.shows("#summary-title", "Test/Dev, Weave only on GCP").await;
        planner.shows("#opened", "The plan is open.").await;
        planner.focus_is_on("#opened").await;
        planner.address_is("?v=1&tier=weave&env=test-dev&cloud=gcp").await;

        for (text, why) in [
            ("Hello", NO_LINK),
            ("{\"color\": 1}", "it is not a saved plan; open the plan.json from a bundle"),
            (
                "{\"color",
                "its JSON is damaged (EOF while parsing a string at line 1 column 7); save plan.json again",
            ),
        ] {
            paste(planner, text).await;
            planner
                .shows("#opened.field-error", &format!("The plan could not be opened: {why}."))
                .await;
            planner.focus_is_on("#opened").await;
        }
        planner.shows("#summary-title", "Test/Dev, Weave only on GCP").await;
    });
}

/// Chooses a file in the field for saved plans.
async fn open_file(planner: &Planner, file: &Path) {
    planner.open_panel("more").await;
    planner.element("#open-file").await.send_keys(file.to_str().unwrap()).await.unwrap();
}

#[test]
fn saved_plans_and_bundles_can_be_opened() {
    let folder = tempfile::tempdir().unwrap();
    let plan = link_of(Tier::Models, Cloud::Azure);
    let program = || assert_cmd::Command::cargo_bin("wandb-planner").unwrap();
    let json = program().args(["plan", "--format", "json", "--link", &plan]).output().unwrap();
    std::fs::write(folder.path().join("plan.json"), json.stdout).unwrap();
    let bundle = folder.path().join("bundle.zip");
    program().args(["bundle", "--link", &plan, "--out"]).arg(bundle).assert().success();
    let refused: [(&str, &[u8], &str); 3] = [
        (
            "noise.zip",
            &[0x50, 0x4b, 3, 4, 9, 9],
            "it is not a bundle from this planner, or it is damaged; it has no readable plan.json",
        ),
        (
            "picture.json",
            &[0x89, 0x50, 0x4e, 0x47, 0],
            "it is neither text nor a zip archive; open a link, a plan.json or a bundle",
        ),
        ("nothing.txt", b" ", NO_LINK),
    ];
    for (name, bytes, _) in refused {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    std::fs::write(folder.path().join("link.txt"), format!("{plan}\n")).unwrap();
    visit("", async |planner| {
        for saved in ["plan.json", "bundle.zip", "link.txt"] {
            planner.choose("cloud", "gcp").await;
            planner.shows("#summary-title", "Production, Models and Weave on GCP").await;
            open_file(planner, &folder.path().join(saved)).await;
            planner.shows("#summary-title", "Production, Models only on Azure").await;
            planner.shows("#opened", "The plan is open.").await;
            planner.close_panel().await;
            planner.choose("tier", "combined").await;
        }
        planner.shows("#summary-title", "Production, Models and Weave on Azure").await;
        for (name, _, why) in refused {
            open_file(planner, &folder.path().join(name)).await;
            planner
                .shows("#opened.field-error", &format!("The plan could not be opened: {why}."))
                .await;
        }
        planner.shows("#summary-title", "Production, Models and Weave on Azure").await;
    });
}

#[test]
fn machines_are_chosen_by_name_and_an_unknown_name_stays_with_an_explanation() {
    visit("?v=1&tier=combined&env=production&cloud=aws", async |planner| {
        planner.click(".options summary").await;
        planner.type_into("#node-machine", "r7i.8xlarge").await;
        planner.shows(".figure:nth-child(1) code", "r7i.8xlarge").await;
        planner.press(Key::Tab).await;
        planner.type_into("#node-machine", "r7i.nope").await;
        planner.has(1, "#node-machine[aria-invalid=true]").await;
        planner.shows(".figure:nth-child(1) code", "r7i.8xlarge").await;
        let link = planner.script("return location.search", vec![]).await;
        assert!(link.as_str().unwrap().contains("node-machine=r7i.8xlarge"), "{link}");

        planner.type_into("#node-machine", "r7g.8xlarge").await;
        planner.has(1, "#node-machine[aria-invalid=true]").await;
        let said = planner.texts("#node-machine-error").await.concat();
        assert!(said.contains("W&B's pods run on x86 only"), "{said}");

        planner.type_into("#mysql-machine", "db.r6i.4xlarge").await;
        planner.shows(".figure:nth-child(2) code", "db.r6i.4xlarge").await;
        planner
            .address_is(
                "?v=1&tier=combined&env=production&cloud=aws&node-machine=r7i.8xlarge\
                 &mysql-machine=db.r6i.4xlarge",
            )
            .await;
        planner.go(View::Files).await;
        planner.click("[title='terraform/main.tf']").await;
        planner.shows("#preview-title", "terraform/main.tf").await;
        let file = planner.texts(".preview pre").await.concat();
        for machine in ["r7i.8xlarge", "db.r6i.4xlarge"] {
            assert!(file.contains(&format!("\"{machine}\"")), "{machine} is not in\n{file}");
        }

        planner.go(View::Plan).await;
        planner.type_into("#mysql-machine", "db.t3.nano").await;
        planner.has(1, "#mysql-machine[aria-invalid=true]").await;
        planner.shows(".figure:nth-child(2) code", "db.r6i.4xlarge").await;

        // When the field with the invalid name is cleared, the documented machine is back.
        planner.type_into("#mysql-machine", " ").await;
        planner.shows(".figure:nth-child(2) code", "db.r6g.2xlarge").await;
    });
}

#[test]
fn on_premises_plans_have_sizes_and_kubernetes_files_but_no_terraform() {
    const ON_PREMISES: &str = "v=1&tier=combined&env=production&cloud=on-premises";
    visit("", async |planner| {
        planner.choose("cloud", "on-premises").await;
        planner.shows("#summary-title", "Production, Models and Weave, on premises").await;
        planner.address_is(&format!("?{ON_PREMISES}")).await;
        // The plan's machines are entered in cores and memory.
        planner.click(".options summary").await;
        planner.type_into("#node-machine", "24x192").await;
        planner.address_is(&format!("?{ON_PREMISES}&node-machine=24x192")).await;
        planner.type_into("#mysql-machine", "a large one").await;
        planner.has(1, "#mysql-machine[aria-invalid=true]").await;

        planner.go(View::Files).await;
        planner.has(1, "[title='kubernetes/wandb.yaml']").await;
        planner.has(0, "[title^='terraform/']").await;

        planner.go(View::Checklist).await;
        assert!(planner.exists(".tasks input[type=checkbox]").await, "there is a checklist");

        // So are existing machines.
        planner.go(View::Compare).await;
        planner.holds("#have-node", "8x64").await;
        planner.type_into("#have-node", "16x128").await;
        planner.shows_all(".reverse tbody tr:last-child td", &["✓ Satisfied"]).await;
    });
}

#[test]
fn the_mysql_machine_is_chosen_by_name_and_dropped_on_another_cloud() {
    visit("?v=1&tier=combined&env=production&cloud=aws", async |planner| {
        planner.click(".options summary").await;
        planner.type_into("#mysql-machine", "db.r6g.4xlarge").await;
        planner.shows(".figure:nth-child(2) code", "db.r6g.4xlarge").await;
        let chosen = "?v=1&tier=combined&env=production&cloud=aws&mysql-machine=db.r6g.4xlarge";
        planner.address_is(chosen).await;
        planner.go(View::Files).await;
        planner.click("[title='terraform/main.tf']").await;
        planner.shows("#preview-title", "terraform/main.tf").await;
        let file = planner.texts(".preview pre").await.concat();
        assert!(file.contains("\"db.r6g.4xlarge\""), "the machine is not in\n{file}");
        planner.go(View::Plan).await;

        // A machine for the other component, or with ARM, is refused.
        for (field, name, rule) in [
            (
                "mysql-machine",
                "r6i.4xlarge",
                "this is not a known AWS machine; use a type such as db.r6i.4xlarge",
            ),
            ("node-machine", "r6g.4xlarge", "this is an ARM machine"),
        ] {
            planner.type_into(&format!("#{field}"), name).await;
            planner.has(1, &format!("#{field}[aria-invalid=true]")).await;
            let said = planner.texts(&format!("#{field}-error")).await.concat();
            let expected = format!("“{name}” is not valid: {rule}");
            assert!(said.starts_with(&expected), "{said}");
            planner.address_is(chosen).await;
        }

        planner.choose("cloud", "gcp").await;
        planner.address_is("?v=1&tier=combined&env=production&cloud=gcp").await;
        planner.holds("#mysql-machine", "").await;
    });
}

#[test]
fn a_file_that_is_not_a_plan_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let noise = folder.path().join("noise");
    let tables = "{\"format\": \"wandb-planner/tables/1\"}";
    let cases: [(&[u8], &str); 5] = [
        (b"PK\x03\x04\x09\x09", "it is not a bundle from this planner, or it is damaged; "),
        (b"\xff\xfe\x00", "it is neither text nor a zip archive; open a link"),
        (b"{\"format\":", "its JSON is damaged ("),
        (tables.as_bytes(), "it is not a saved plan; open"),
        (b"dear colleague", "it is not a link to a plan; use one such as"),
    ];
    visit("?v=1&tier=weave&env=test-dev&cloud=gcp", async |planner| {
        for (bytes, why) in cases {
            std::fs::write(&noise, bytes).unwrap();
            open_file(planner, &noise).await;
            let expected = format!("The plan could not be opened: {why}");
            eventually(&expected, true, async || {
                planner.texts("#opened.field-error").await.concat().starts_with(&expected)
            })
            .await;
            planner.shows("#summary-title", "Test/Dev, Weave only on GCP").await;
        }
    });
}

#[test]
fn several_plans_show_their_differences_or_everything() {
    let others = [(Tier::Models, Cloud::Aws), (Tier::Combined, Cloud::Azure)];
    let others = others.map(|(tier, cloud)| link::decode(&link_of(tier, cloud)).plan);
    let query = link::comparison(None, &Plan::default(), &others);
    visit(&query, async |planner| {
        planner.go(View::Compare).await;
        let region = "return [...document.querySelectorAll('.side-by-side tbody tr')] \
                      .filter(row => ['Region', 'Environment'].includes(row.cells[0].innerText)) \
                      .map(row => [...row.cells].slice(1).map(cell => cell.innerText))";
        let regions = json!([["us-east-1", "us-east-1", "eastus"]]);
        eventually("what differs", regions, async || planner.script(region, vec![]).await).await;
        planner.click("label:has(#everything)").await;
        let everything = json!([
            ["Production", "Production", "Production", "same"],
            ["us-east-1", "us-east-1", "eastus", "≠ differs"]
        ]);
        eventually("everything", everything, async || planner.script(region, vec![]).await).await;
    });
}
