//! Links contain plans; invalid parts of a link are reported and harmless.

use serde_json::Value;

use crate::visit::visit;

#[test]
fn a_link_restores_every_option() {
    let link = "?v=1&tier=weave&env=test-dev&cloud=gcp&region=europe-west4&nodes=4\
                &name=mlops-eu-1&subdomain=wandb.eu&domain=ml.example.org&mysql=meets-sizing";
    visit(link, async |planner| {
        planner.address_is(link).await;
        planner.has_chosen("weave", "test-dev", "gcp").await;
        planner.shows("#summary-title", "Test/Dev, Weave only on GCP").await;
        for (field, value) in [
            ("#nodes", "4"),
            ("#region", "europe-west4"),
            ("#name", "mlops-eu-1"),
            ("#subdomain", "wandb.eu"),
            ("#domain", "ml.example.org"),
            ("input[name=mysql-choice]:checked", "meets-sizing"),
        ] {
            planner.holds(field, value).await;
        }
        planner.has(0, ".notices").await;
    });
}

#[test]
fn a_link_may_have_the_plan_in_its_fragment() {
    visit("#v=1&tier=models&env=test-dev&cloud=azure&nodes=2", async |planner| {
        planner.shows("#summary-title", "Test/Dev, Models only on Azure").await;
        planner.address_is("?v=1&tier=models&env=test-dev&cloud=azure&nodes=2").await;
        planner.holds("#nodes", "2").await;
    });
}

#[test]
fn invalid_parts_of_a_link_are_shown_as_text() {
    let link = "?v=9&tier=modles&nodes=0&color=red\
                &name=%22%3E%3Cscript%3EglobalThis.harmed=1%3C/script%3E";
    visit(link, async |planner| {
        let notices = planner.texts(".notices li").await;
        let expected = [
            "The link's v “9” was not used; the plan uses 1 instead: this planner reads version 1 of the link format; a newer planner may read more of this link.",
            "The link's tier “modles” was not used; the plan uses combined instead: use models, weave or combined.",
            "The link's nodes “0” was not used; the plan uses 3 instead: use a whole number from 1 to 100, such as 3.",
            "The link's name “\"><script>globalThis.harmed=1</script>” was not used; the plan uses wandb instead: ",
            "The link's color “red” was ignored: this planner has no such parameter.",
        ];
        assert_eq!(notices.len(), expected.len(), "{notices:#?}");
        for (notice, expected) in notices.iter().zip(expected) {
            assert!(notice.starts_with(expected), "{notice}\nshould start with\n{expected}");
        }
        assert_eq!(planner.script("return globalThis.harmed ?? null", vec![]).await, Value::Null);
        planner.has(0, "body script").await;
        planner.shows("#summary-title", "Production, Models and Weave on AWS").await;
        planner.address_is("?v=1&tier=combined&env=production&cloud=aws").await;

        planner.click(".notices button").await;
        planner.has(0, ".notices").await;
        planner.focus_is_on("#answer").await;
        planner.stays();
    });
}

#[test]
fn a_choice_after_an_invalid_link_writes_the_plan_to_the_address() {
    visit("?tier=modles&cloud=gcp", async |planner| {
        planner.has(1, ".notices li").await;
        planner.choose("tier", "models").await;
        planner.has(0, ".notices").await;
        planner.address_is("?v=1&tier=models&env=production&cloud=gcp").await;
    });
}
