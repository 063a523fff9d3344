//! The form: choices, input and error messages.

use leptos::prelude::Set as _;
use wandb_planner::{
    app::{Choice, Field, Typed, View},
    assessment::Assessment,
    plan::{Plan, link},
    reference::{Cloud, Term as _},
};

use crate::shown::{Page, plans};

#[test]
fn exactly_the_plans_values_are_checked() {
    for plan in plans() {
        let page = Page::of(View::Plan, &plan);
        let checked: Vec<&str> = page
            .all(".form input[checked]")
            .into_iter()
            .map(|it| it.attr("value").unwrap_or_default())
            .collect();
        let mut chosen = vec![
            plan.tier.slug(),
            plan.environment.slug(),
            plan.cloud().slug(),
            plan.access.slug(),
        ];
        let mysql = Assessment::of(&plan).mysql;
        let differ = !mysql.alternatives.is_empty() || plan.mysql_machine.slug() != "documented";
        chosen.extend(differ.then(|| plan.mysql_machine.slug()));
        chosen.extend(plan.tier.includes_weave().then(|| plan.clickhouse.slug()));
        chosen.extend((plan.cloud() != Cloud::OnPremises).then(|| plan.file_set.slug()));
        assert_eq!(checked, chosen);
    }
}

#[test]
fn every_value_of_a_choice_is_offered_and_the_chosen_one_is_explained() {
    for plan in plans() {
        let page = Page::of(View::Plan, &plan);
        for choice in Choice::MAIN.into_iter().chain(Choice::OPTIONS) {
            let key = choice.key();
            let radios = page.all(&format!("input[type=radio][name={key}]"));
            if !choice.matters_to(&plan) {
                assert!(radios.is_empty(), "{key}");
                continue;
            }
            let offered: Vec<&str> = radios.iter().filter_map(|it| it.attr("value")).collect();
            let values = choice.values();
            assert_eq!(offered, values.iter().map(|it| it.slug).collect::<Vec<_>>());
            let meant = values
                .iter()
                .find(|it| it.slug == choice.read(&plan))
                .expect("a value of the choice");
            assert_eq!(page.text(&format!("#{key}-hint")), meant.consequence);
        }
    }
}

#[test]
fn choosing_changes_only_that_choice_and_an_unknown_value_changes_nothing() {
    for plan in plans() {
        for (choice, slug) in [
            (Choice::Tier, "models"),
            (Choice::Environment, "test-dev"),
            (Choice::Cloud, "azure"),
            (Choice::MysqlMachine, "meets-sizing"),
            (Choice::Access, "private"),
            (Choice::ClickHouse, "in-cluster"),
            (Choice::FileSet, "both"),
        ] {
            let chosen = choice.write(&plan, slug);
            assert_eq!(choice.read(&chosen), slug);
            assert_eq!(choice.write(&chosen, slug), chosen);
            assert_eq!(choice.write(&plan, "nothing like it"), plan);
            for other in Choice::MAIN.into_iter().chain(Choice::OPTIONS) {
                assert!(other == choice || other.read(&chosen) == other.read(&plan));
            }
            assert_eq!(chosen.nodes, plan.nodes);
        }
    }
}

/// Checks the error under a field after input.
#[track_caller]
fn check_typed(field: Field, typed: &str, expected_error: &str) {
    let plan = Plan::default();
    let page = Page::after(View::Plan, &plan, |session| {
        session.typed.set(vec![Typed { field, text: typed.to_owned(), before: field.read(&plan) }]);
    });
    let key = field.key();
    assert_eq!(page.text(&format!("#{key}-error")), expected_error);
    let input = page.by_id(key);
    assert_eq!(input.attr("value"), Some(typed), "the input stays as typed");
    let invalid = if expected_error.is_empty() { "false" } else { "true" };
    assert_eq!(input.attr("aria-invalid"), Some(invalid));
}

#[test]
fn a_field_keeps_its_input_and_shows_the_rule_that_it_breaks() {
    check_typed(Field::Nodes, "5", "");
    check_typed(Field::Nodes, " 7 ", "");
    check_typed(
        Field::Nodes,
        "0",
        "“0” is not valid: use a whole number from 1 to 100, such as 3. The plan keeps 3.",
    );
    check_typed(
        Field::Nodes,
        "three",
        "“three” is not valid: use a whole number from 1 to 100, such as 3. The plan keeps 3.",
    );
    check_typed(
        Field::Region,
        "eastus",
        "“eastus” is not valid: use an AWS region name, such as us-east-1. The plan keeps us-east-1.",
    );
    check_typed(Field::Domain, "Example.ORG", "");
    check_typed(
        Field::Name,
        "W&B",
        "“W&B” is not valid: use 2 to 17 lowercase letters, digits and single hyphens, starting with a letter and not ending with a hyphen, such as wandb-prod. The plan keeps wandb.",
    );
}

#[test]
fn a_cleared_field_is_reported_as_empty() {
    check_typed(
        Field::Nodes,
        " ",
        "This cannot be empty: use a whole number from 1 to 100, such as 3. The plan keeps 3.",
    );
    check_typed(Field::Inbound, "", "");
    check_typed(Field::NodeMachine, "", "");
}

#[test]
fn every_field_has_its_value_label_and_hint() {
    for plan in plans() {
        let page = Page::of(View::Plan, &plan);
        for field in Field::ALL {
            let key = field.key();
            assert_eq!(page.by_id(key).attr("value"), Some(&*field.read(&plan)), "{key}");
            assert_eq!(page.text(&format!("label[for={key}]")), field.label(&plan));
            assert_eq!(page.text(&format!("#{key}-hint")), field.hint(&plan));
        }
    }
}

/// Checks the heading of the options, and whether the choice of the MySQL machine is offered.
#[track_caller]
fn check_options(query: &str, heading: &str, mysql: Offered) {
    let page = Page::of(View::Plan, &link::decode(query).plan);
    assert_eq!(page.text("#options > summary"), heading, "{query}");
    let legends = page.texts("legend");
    let offered = legends.iter().any(|it| it == "MySQL machine in the files");
    assert_eq!(offered, mysql == Offered::Yes, "{query}: {legends:?}");
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Offered {
    Yes,
    No,
}

#[test]
fn the_options_heading_counts_changes_and_only_relevant_choices_are_offered() {
    use Offered::{No, Yes};
    let options = "Names, network and files";
    let own = |count| format!("{options} ({count} changed)");
    let aws = "?v=1&tier=combined&env=production&cloud=aws";
    check_options(aws, options, No);
    check_options(&format!("{aws}&nodes=5"), options, No);
    check_options(&format!("{aws}&node-machine=r6i.8xlarge&region=eu-west-1"), &own(2), No);
    check_options(&format!("{aws}&mysql=meets-sizing&files=both&access=private"), &own(3), Yes);
    check_options("?v=1&tier=combined&env=production&cloud=gcp", options, Yes);
    check_options("?v=1&tier=models&env=test-dev&cloud=azure", options, No);
    check_options("?v=1&tier=combined&env=production&cloud=on-premises", options, No);
}
