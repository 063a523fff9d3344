//! The answer for a plan: every value of the reference architecture's tables, every quantity with its
//! evidence, and every finding.

use wandb_planner::{
    app::View,
    assessment::{Assessment, Severity},
    evidence::Evidence,
    plan::{Plan, link},
    reference::{Cloud, Component, Services, Sizing, recommended_machine},
};

use crate::shown::{Page, base_plans, plans, plans_of, spaced, text, value};

/// Checks that a value is on the page, with evidence from the reference architecture.
#[track_caller]
fn check_cell(page: &Page, id: &str, expected: &str) {
    let button = page.one(&format!("button.why[popovertarget={id}]"));
    assert_eq!(value(button), expected, "{id}");
    let evidence = page.by_id(id);
    assert_eq!(evidence.attr("popover"), Some("auto"), "{id}");
    let bases = page.all(&format!("#{id} .explanation [data-basis=Documented]"));
    assert!(!bases.is_empty(), "{id}: {}", text(evidence));
}

#[test]
fn every_documented_value_is_on_the_page_of_its_plan() {
    for plan in Plan::base_plans() {
        let page = Page::of(View::Plan, &plan);
        let services = Services::documented(plan.cloud());
        check_cell(&page, "why-storage-service", services.object_storage);
        for (component, key, service) in [
            (Component::KubernetesNode, "node", services.kubernetes),
            (Component::Mysql, "mysql", services.mysql),
        ] {
            let Plan { tier, environment, .. } = plan;
            let machine = recommended_machine(component, tier, environment, plan.cloud());
            let sizing = Sizing::documented(component, tier, environment);
            check_cell(&page, &format!("why-{key}-service"), service);
            check_cell(
                &page,
                &format!("why-{key}-machine"),
                machine.expect("a documented machine"),
            );
            check_cell(&page, &format!("why-{key}-cpu"), &sizing.cpu.to_string());
            check_cell(&page, &format!("why-{key}-memory"), &sizing.memory.to_string());
            check_cell(&page, &format!("why-{key}-disk"), &sizing.disk.to_string());
        }
    }
}

#[test]
fn on_premises_plans_have_the_documented_sizes() {
    for plan in Plan::base_plans_on(Cloud::OnPremises) {
        let page = Page::of(View::Plan, &plan);
        for (component, key) in [(Component::KubernetesNode, "node"), (Component::Mysql, "mysql")] {
            let sizing = Sizing::documented(component, plan.tier, plan.environment);
            check_cell(&page, &format!("why-{key}-cpu"), &sizing.cpu.to_string());
            check_cell(&page, &format!("why-{key}-memory"), &sizing.memory.to_string());
            check_cell(&page, &format!("why-{key}-disk"), &sizing.disk.to_string());
        }
    }
}

#[test]
fn every_quantity_has_evidence() {
    for plan in plans() {
        let page = Page::of(View::Plan, &plan);
        let quantities = ["cpu", "memory", "disk", "fit"].map(|kind| {
            page.all(&format!("table.sizing td > button.why[popovertarget$='-{kind}']"))
        });
        // Three sizes and a fit for two components, three sizes for two capacities, and with Weave
        // ClickHouse's three.
        let expected = 2 * 4 + 2 * 3 + if plan.tier.includes_weave() { 3 } else { 0 };
        assert_eq!(quantities.iter().map(Vec::len).sum::<usize>(), expected, "{plan:?}");
        for cell in page.all("table.sizing td") {
            let says_a_number = text(cell).contains(|letter: char| letter.is_ascii_digit());
            let opens = cell.child_elements().any(|it| it.value().classes().any(|it| it == "why"));
            assert!(opens || !says_a_number, "{}", text(cell));
        }
    }
}

#[test]
fn all_evidence_has_a_subject_and_an_explanation() {
    for view in View::ALL {
        for plan in plans_of(view) {
            let page = Page::of(view, &plan);
            for button in page.all("button.why") {
                let id = button.attr("popovertarget").expect("a popover");
                let subject = page.text(&format!("[id={id:?}] .evidence-subject"));
                let said = value(button);
                // In other views, the button describes the subject instead.
                assert!(subject.contains(&said) || view != View::Plan, "{subject}: {said}");
                assert!(!subject.is_empty() && !said.is_empty(), "{id}");
                let explanations = page.texts(&format!("[id={id:?}] .explanation"));
                assert!(!explanations.is_empty(), "{id}");
                assert!(explanations.iter().all(|it| it.len() > 20), "{id}: {explanations:?}");
            }
        }
    }
}

/// Checks that the evidence of a value is shown in full.
#[track_caller]
fn check_evidence(page: &Page, id: &str, evidence: &Evidence) {
    let shown = spaced(&page.text(&format!("#{id}")));
    let (said, sources) = match evidence {
        Evidence::Documented { quote, section } => (&**quote, vec![section.title()]),
        Evidence::Updated { statement, source, .. } => {
            (&**statement, vec![source.name, source.date])
        }
        Evidence::Derived { formula, sources } => {
            (&**formula, sources.iter().map(|it| it.name).collect())
        }
        Evidence::Assumed { reason } => (&**reason, Vec::new()),
    };
    assert!(shown.contains(evidence.label()), "{id}: {shown}");
    assert!(shown.contains(&spaced(said)), "{id}: {shown}");
    for source in sources {
        assert!(shown.contains(source), "{id}: {shown}");
    }
}

#[test]
fn evidence_shows_its_quote_statement_or_formula_and_its_sources() {
    for plan in plans() {
        let page = Page::of(View::Plan, &plan);
        let it = Assessment::of(&plan);
        for (key, part) in [("node", &it.kubernetes), ("mysql", &it.mysql)] {
            check_evidence(&page, &format!("why-{key}-service"), &part.service.evidence);
            check_evidence(&page, &format!("why-{key}-cpu"), &part.cpu.evidence);
            check_evidence(&page, &format!("why-{key}-fit"), &part.chosen.fit.evidence);
            check_evidence(&page, &format!("why-{key}-machine"), &part.documented_evidence);
        }
        for (key, capacity) in [("all", &it.totals.all_nodes), ("lost", &it.totals.one_node_lost)] {
            check_evidence(&page, &format!("why-{key}-cpu"), &capacity.cpu.evidence);
            check_evidence(&page, &format!("why-{key}-memory"), &capacity.memory.evidence);
            check_evidence(&page, &format!("why-{key}-disk"), &capacity.disk.evidence);
        }
        if let Some(needs) = &it.totals.clickhouse {
            check_evidence(&page, "why-clickhouse-cpu", &needs.evidence);
        }
    }
}

#[test]
fn the_answer_has_a_title_a_sentence_and_figures() {
    for plan in plans() {
        let page = Page::of(View::Plan, &plan);
        let it = Assessment::of(&plan);
        assert_eq!(page.text("h1"), it.title());
        assert_eq!(page.text("[role=status]#sentence"), it.sentence());
        let (nodes, all) = (it.plan.nodes.to_string(), &it.totals.all_nodes);
        let [cores, memory] = [all.cpu.value.0.to_string(), all.memory.value.0.to_string()];
        assert_eq!(page.texts(".figures .number"), [nodes, cores, memory]);
        let figures = page.text(".figures");
        for part in it.components() {
            let in_a_cloud = plan.cloud() != Cloud::OnPremises;
            let name = part.chosen.machine.name.to_string();
            assert_eq!(figures.contains(&name), in_a_cloud, "{figures}");
            let fit = part.chosen.fit.value.describe();
            assert_eq!(figures.contains(&fit), in_a_cloud, "{figures}");
        }
        assert!(figures.contains(it.object_storage.value), "{figures}");
    }
}

#[test]
fn problems_and_warnings_are_visible_and_notes_are_collapsed_with_their_number() {
    for plan in plans() {
        let page = Page::of(View::Plan, &plan);
        let it = Assessment::of(&plan);
        let of = |severity| it.findings.iter().filter(move |finding| finding.severity == severity);
        let ids = |selector: &str| {
            let found = page.all(selector).into_iter().filter_map(|it| it.attr("id"));
            found.map(str::to_owned).collect::<Vec<_>>()
        };
        let serious = of(Severity::Problem).chain(of(Severity::Warning));
        let expected: Vec<String> = serious.map(|it| format!("finding-{}", it.id)).collect();
        assert_eq!(ids("#findings > ul > li > details"), expected);
        let expected: Vec<String> =
            of(Severity::Note).map(|it| format!("finding-{}", it.id)).collect();
        assert_eq!(ids("#notes > ul > li > details"), expected);
        assert_eq!(page.text("#findings-title"), format!("Findings: {}", it.findings_summary()));
        let folded = page.text("#notes > summary");
        assert!(folded.starts_with(&it.count(Severity::Note).to_string()), "{folded}");
        // Problems are open, so that their advice is visible.
        for finding in page.all("details.finding") {
            let is_problem = finding.attr("data-severity") == Some("problem");
            assert_eq!(finding.attr("open").is_some(), is_problem);
        }
    }
}

#[test]
fn a_finding_shows_its_advice_its_evidence_and_its_remedy() {
    let mut remedies = 0;
    for plan in plans() {
        let page = Page::of(View::Plan, &plan);
        for finding in Assessment::of(&plan).findings {
            let id = format!("finding-{}", finding.id);
            let said = page.text(&format!("#{id}"));
            assert!(said.contains(&spaced(&finding.title)), "{said}");
            assert!(said.contains(&spaced(&finding.advice)), "{said}");
            assert!(said.contains(finding.severity.label()), "{said}");
            for evidence in &finding.evidence {
                check_evidence(&page, &id, evidence);
            }
            let links = page.all(&format!("#{id} a"));
            assert_eq!(links.len(), usize::from(finding.remedy.is_some()), "{id}");
            if let (Some(remedy), [fix]) = (finding.remedy, &links[..]) {
                assert_eq!(text(*fix), remedy.label);
                let plan_of_link = link::decode(fix.attr("href").unwrap_or_default()).plan;
                let fixed = remedy.change.apply(&plan);
                // A plan with its own page is linked by its folder.
                let is_base = base_plans().any(|base| base == fixed);
                assert!(is_base || plan_of_link == fixed, "{id}");
                remedies += 1;
            }
        }
    }
    assert!(remedies > plans().count() / 2, "{remedies} remedies");
}
