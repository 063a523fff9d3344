//! The costs on the page.

use wandb_planner::{
    app::{Site, View, pages::plan_page},
    assessment::Assessment,
    cost::{Bill, CostInputs},
    plan::Plan,
    reference::{Cloud, DATA_DAY},
};

use crate::shown::{Page, base_plans, spaced};

#[test]
fn a_plan_shows_its_cost_and_what_it_does_not_include() {
    for plan in base_plans() {
        let page = Page::of(View::Plan, &plan);
        let bill = Bill::of(&Assessment::of(&plan), &CostInputs::default());
        let said = page.text(".cost-total");
        assert_eq!(said, format!("{}{}", bill.total.amount(), bill.total.without()));
        assert!(said.contains("W&B license"), "{said}");
        let terms = page.text(".cost > .hint");
        assert_eq!(terms, format!("{} {}", bill.terms(), bill.provision.sentence()));
        // The lines are rendered when the user opens them.
        assert!(page.all("#bill table").is_empty());
    }
}

#[test]
fn every_cell_of_the_matrix_has_its_cost_and_a_mark_if_prices_are_missing() {
    let page = Page::of(View::Compare, &Plan::default());
    let costs = page.texts(".matrix td .cost");
    assert_eq!(costs.len(), 18);
    let mut expected: Vec<String> = Plan::base_plans()
        .map(|plan| Bill::of(&Assessment::of(&plan), &CostInputs::default()).total.short())
        .collect();
    let mut shown = costs.clone();
    expected.sort();
    shown.sort();
    assert_eq!(shown, expected);
    // Some prices are missing for Azure and Google Cloud, and none for AWS.
    assert_eq!(costs.iter().filter(|it| it.starts_with("over ")).count(), 12, "{costs:?}");
}

#[test]
fn plans_side_by_side_show_their_costs() {
    let page = Page::of(View::Compare, &Plan::default());
    let rows = page.texts(".side-by-side tbody tr");
    let row = rows.iter().find(|row| row.starts_with("List price")).expect("a row");
    for cloud in [Cloud::Aws, Cloud::Gcp] {
        let plan = Plan::default();
        let plan = plan.with_choices(plan.tier, plan.environment, cloud);
        let total = Bill::of(&Assessment::of(&plan), &CostInputs::default()).total;
        assert!(row.contains(&total.amount()), "{row}");
        assert!(row.contains(&total.without()), "{row}");
    }
}

#[test]
fn the_printed_plan_has_its_bill() {
    for plan in base_plans() {
        let body = plan_page(&plan, DATA_DAY, Site::Static("")).body;
        let paper = spaced(&Page::parse(&body).text("#paper"));
        let bill = Bill::of(&Assessment::of(&plan), &CostInputs::default());
        assert!(paper.contains(&bill.total.sentence()), "{paper}");
        for line in bill.lines.iter().filter(|line| line.month.is_some()) {
            assert!(paper.contains(&format!("{}: {}", line.item, line.month_text())), "{paper}");
        }
    }
}
