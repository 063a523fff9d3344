//! Fields: valid input changes the plan as it is typed; invalid input stays in the field with its rule.

use fantoccini::key::Key;

use wandb_planner::app::View;

use crate::visit::visit;

#[test]
fn the_number_of_nodes_changes_the_totals_as_it_is_typed() {
    visit("", async |planner| {
        planner.type_into("#nodes", "5").await;
        planner
            .answers(
                "Production, Models and Weave on AWS",
                [
                    "5 × r6i.4xlarge 16 vCPU, 128 GiB ✓ Meets",
                    "db.r6g.2xlarge 8 vCPU, 64 GiB ✓ Meets",
                    "S3 pre-signed URLs, CORS",
                    "80 cores 640 GB",
                ],
            )
            .await;
        planner.address_is("?v=1&tier=combined&env=production&cloud=aws&nodes=5").await;
        planner.focus_is_on("#nodes").await;
    });
}

#[test]
fn invalid_input_shows_the_rule_and_changes_neither_the_plan_nor_the_field() {
    visit("?v=1&tier=combined&env=production&cloud=aws&nodes=5", async |planner| {
        for text in ["0", "101", "abc", "-3", "2.5"] {
            planner.type_into("#nodes", text).await;
            // Typing 101 or 2.5 passes through valid numbers, from which the plan must return.
            let rule = format!(
                "“{text}” is not valid: use a whole number from 1 to 100, such as 3. The plan keeps 5."
            );
            planner.shows("#nodes-error", &rule).await;
            planner.address_is("?v=1&tier=combined&env=production&cloud=aws&nodes=5").await;
            planner.holds("#nodes[aria-invalid=true]", text).await;
        }
        planner.type_into("#nodes", "7").await;
        planner.press(Key::Tab).await;
        planner.type_into("#nodes", "0").await;
        planner.press(Key::Tab).await;
        planner
            .shows(
                "#nodes-error",
                "“0” is not valid: use a whole number from 1 to 100, such as 3. The plan keeps 7.",
            )
            .await;
        planner.holds("#nodes", "0").await;
        planner.address_is("?v=1&tier=combined&env=production&cloud=aws&nodes=7").await;
    });
}

#[test]
fn a_value_is_normalized_when_its_field_loses_focus() {
    visit("", async |planner| {
        planner.type_into("#nodes", " 08 ").await;
        planner.holds("#nodes", " 08 ").await;
        planner.press(Key::Tab).await;
        planner.holds("#nodes", "8").await;
        planner.shows("#nodes-error", "").await;
    });
}

#[test]
fn names_and_the_region_are_in_the_address_and_the_files() {
    visit("?v=1&tier=models&env=production&cloud=gcp", async |planner| {
        planner.click("details.options summary").await;
        planner.type_into("#subdomain", "wandb.eu").await;
        planner.type_into("#domain", "ml.example.org").await;
        planner.type_into("#name", "mlops-eu-1").await;
        planner.type_into("#region", "europe-west4").await;
        planner
            .address_is(
                "?v=1&tier=models&env=production&cloud=gcp&region=europe-west4&name=mlops-eu-1\
                 &subdomain=wandb.eu&domain=ml.example.org",
            )
            .await;
        planner.go(View::Files).await;
        planner.click("[title='terraform/terraform.tfvars']").await;
        planner.shows("#preview-title", "terraform/terraform.tfvars").await;
        let file = planner.texts(".preview pre").await.concat();
        for value in ["mlops-eu-1", "europe-west4", "wandb.eu", "ml.example.org"] {
            assert!(file.contains(value), "{value} is not in the values file:\n{file}");
        }

        planner.go(View::Plan).await;
        planner.type_into("#name", "No Capitals").await;
        planner.has(1, "#name[aria-invalid=true]").await;
        planner.type_into("#name", "good-name").await;
        planner.has(1, "#name[aria-invalid=false]").await;
        planner.shows("#name-error", "").await;
    });
}

#[test]
fn switching_clouds_and_back_keeps_the_region_and_machine() {
    let query =
        "?v=1&tier=models&env=production&cloud=aws&region=eu-west-1&node-machine=r7i.4xlarge";
    visit(query, async |planner| {
        planner.choose("cloud", "gcp").await;
        planner.holds("#region", "us-central1").await;
        planner.holds("#node-machine", "").await;
        planner.choose("cloud", "aws").await;
        planner.holds("#region", "eu-west-1").await;
        planner.holds("#node-machine", "r7i.4xlarge").await;
        planner.address_is(query).await;
    });
}

#[test]
fn a_machine_field_suggests_machines_that_are_large_enough() {
    visit("?v=1&tier=combined&env=production&cloud=aws", async |planner| {
        planner.click("details.options summary").await;
        // The suggestions are computed when the field gets the focus.
        planner.click("#node-machine").await;
        planner.has(8, "#node-machine-list option").await;
        let listed =
            "return [...document.querySelector('#node-machine').list.options].map(it => it.value)";
        let names = planner.script(listed, vec![]).await;
        let names: Vec<&str> =
            names.as_array().expect("a list").iter().filter_map(|it| it.as_str()).collect();
        assert!(names.contains(&"r6i.4xlarge"), "{names:?}");
    });
}
