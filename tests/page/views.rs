//! The other views, and input from links and users.

use leptos::prelude::Set as _;
use wandb_planner::{
    app::{Choice, Field, History, Typed, View},
    assessment::{Assessment, compare::Comparison},
    bundle::Work,
    cost::{Bill, CostInputs},
    plan::{Plan, link},
    reference::{Cloud, DATA_DAY, Detail, REQUIREMENTS, Term as _, Topic},
};

use crate::shown::{Page, base_plans, plans, text};

// ---- Requirements -------------------------------------------------------------------------------

#[test]
fn the_requirements_have_every_topic_and_every_endpoint() {
    for plan in base_plans() {
        let page = Page::of(View::Requirements, &plan);
        let headings = page.texts(".topic h2");
        for topic in Topic::ALL.into_iter().filter(|it| *it != Topic::Decision) {
            assert!(headings.iter().any(|it| it == topic.label()), "{headings:?}");
        }
        let endpoints = page.texts(".endpoints code");
        for requirement in REQUIREMENTS {
            if let Detail::Endpoints(expected) = requirement.detail {
                assert!(expected.iter().all(|it| endpoints.iter().any(|shown| shown == it)));
            }
        }
    }
}

// ---- Checklist ----------------------------------------------------------------------------------

#[test]
fn ticks_and_notes_are_shown_in_the_progress_and_at_the_task() {
    let plan = Plan::default();
    let all = Assessment::of(&plan).checklist().len();
    let page = Page::after(View::Checklist, &plan, |session| {
        let mut work = Work::from_text("egress redis of-another-plan");
        work.change("egress", |task| {
            task.owner = "Ada".to_owned();
            task.note = "after the audit".to_owned();
        });
        session.work.set(work);
    });
    assert_eq!(page.text(".progress > span:not(.field-error)"), format!("2 of {all} done"));
    let progress = page.one("progress");
    assert_eq!(progress.attr("value"), Some("2"));
    assert_eq!(progress.attr("max"), Some(&*all.to_string()));
    let said = page.text("#notes-egress summary");
    assert!(said.starts_with("Owner: Ada. after the audit"), "{said}");
    let said = page.text("#notes-redis summary");
    assert!(said.starts_with("Owner and note"), "{said}");
}

#[test]
fn every_task_has_a_checkbox_its_files_and_its_check() {
    for plan in base_plans() {
        let page = Page::of(View::Checklist, &plan);
        let items = Assessment::of(&plan).checklist();
        assert_eq!(page.all(".tasks > li").len(), items.len());
        for item in items {
            let tick = page.by_id(&format!("task-{}", item.id));
            assert_eq!(tick.attr("type"), Some("checkbox"));
            let why = page.by_id(&format!("why-task-{}", item.id));
            let detail = why.prev_siblings().chain(why.next_siblings());
            let detail: String = detail
                .filter_map(|it| {
                    scraper::ElementRef::wrap(it)
                        .map(text)
                        .or_else(|| it.value().as_text().map(|it| it.to_string()))
                })
                .collect();
            assert!(detail.contains(&item.advice()), "{detail}");
            let checked =
                format!("Checked by preflight.sh --only {}", item.check.unwrap_or_default());
            assert_eq!(detail.contains("Checked by preflight.sh"), item.check.is_some());
            assert!(item.check.is_none() || detail.contains(&checked), "{detail}");
            for file in item.files {
                assert!(detail.contains(file), "{detail}");
            }
        }
    }
}

// ---- Compare ------------------------------------------------------------------------------------

#[test]
fn the_matrix_marks_the_plan_and_the_differences_from_it() {
    for plan in Plan::base_plans() {
        let page = Page::of(View::Compare, &plan);
        let ours = Assessment::of(&plan);
        assert_eq!(page.all(".matrix td").len(), 18);
        assert_eq!(page.all(".matrix td.current").len(), 1);
        for (part, line) in [(ours.kubernetes, 0), (ours.mysql, 1)] {
            for cell in page.all(".matrix td") {
                let line = cell.child_elements().nth(line).expect("two lines");
                let name = part.chosen.machine.name.to_string();
                let differs = line.value().classes().any(|it| it == "other");
                let code = scraper::Selector::parse("code").unwrap();
                let shown = line.select(&code).next().map(text);
                assert_eq!(differs, shown.as_deref() != Some(&*name), "{}", cell.html());
            }
        }
    }
}

#[test]
fn up_to_four_plans_are_side_by_side_and_each_can_be_removed() {
    let current = Plan::default();
    for count in 0..=3 {
        let pinned: Vec<Plan> = Plan::base_plans().skip(3).take(count).collect();
        let page = Page::after(View::Compare, &current, |session| session.pinned.set(pinned));
        // The measures, the plan, and the other plans: if there are none, the same plan on the next cloud.
        assert_eq!(page.all(".side-by-side thead th").len(), 1 + 1 + count.max(1));
        assert_eq!(page.all(".side-by-side button[aria-label^=Remove]").len(), count);
        let full = page.all(".matrix .pin[disabled]").len();
        assert_eq!(full, if count == 3 { 18 - 3 } else { 0 });
        assert_eq!(page.all(".matrix .pin[aria-pressed=true]").len(), count);
    }
}

#[test]
fn side_by_side_shows_only_differences() {
    for plan in base_plans() {
        for other in Plan::base_plans() {
            let page = Page::after(View::Compare, &plan, |session| {
                session.pinned.set(vec![other.clone()]);
            });
            let total = |plan| Bill::of(&Assessment::of(plan), &CostInputs::default()).total;
            let costs_differ = total(&plan) != total(&other);
            let comparison = Comparison::on(&[plan.clone(), other], DATA_DAY);
            let differing = comparison.rows.iter().filter(|row| row.differs);
            let mut expected: Vec<&str> = differing.map(|row| row.measure.label()).collect();
            expected.extend(costs_differ.then_some("List price"));
            if expected.is_empty() {
                assert_eq!(page.text(".side-by-side tbody"), "These plans do not differ.");
                continue;
            }
            let shown = page.texts(".side-by-side tbody th");
            assert_eq!(shown, std::mem::take(&mut expected));
        }
    }
}

#[test]
fn a_comparison_survives_a_round_trip_through_its_link() {
    let plans: Vec<Plan> = plans().collect();
    for chunk in plans.chunks(4) {
        let (plan, others) = chunk.split_first().unwrap();
        let link = link::comparison(None, plan, others);
        let decoded = link::decode(&link);
        assert_eq!((&decoded.plan, decoded.notices), (plan, Vec::new()), "{link}");
        let beside: Vec<Plan> = link::beside(&link).into_iter().map(|it| it.plan).collect();
        assert_eq!(beside, others);
    }
    assert_eq!(link::beside(&"&beside=tier%3Dweave".repeat(9)).len(), link::MOST_BESIDE);
}

#[test]
fn existing_machines_get_an_answer_and_a_link_for_every_deployment() {
    for cloud in Cloud::ALL {
        for plan in Plan::base_plans_on(*cloud) {
            let page = Page::of(View::Compare, &plan);
            assert_eq!(page.all("#machines .reverse tbody tr").len(), 6);
            let links = page.all("#machines .reverse a");
            assert_eq!(links.len(), 6);
            for link in links {
                let href = link.attr("href").unwrap_or_default();
                let same_cloud = href.contains(Choice::Cloud.read(&plan));
                assert!(same_cloud, "{href}");
            }
        }
    }
}

// ---- External input -----------------------------------------------------------------------------

#[test]
fn notices_show_the_invalid_parts_of_a_link() {
    let decoded = link::decode("?v=1&tier=all&nodes=many&color=blue");
    assert_eq!(decoded.notices.len(), 3);
    for view in View::ALL {
        let notices = decoded.notices.clone();
        let page = Page::after(view, &decoded.plan, |session| session.notices.set(notices));
        let said = page.texts("[role=alert].notices li");
        assert_eq!(said, decoded.notices.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert!(Page::of(view, &decoded.plan).all(".notices").is_empty());
    }
}

const HOSTILE: &str = "\"><script>alert(1)</script><b title='";

#[test]
fn user_input_and_links_stay_text() {
    let query: String = form_urlencoded::Serializer::new("?v=1&".to_owned())
        .append_pair("domain", HOSTILE)
        .append_pair(HOSTILE, HOSTILE)
        .finish();
    let decoded = link::decode(&query);
    for view in View::ALL {
        let notices = decoded.notices.clone();
        let page = Page::after(view, &decoded.plan, |session| {
            session.notices.set(notices);
            let text = HOSTILE.to_owned();
            session.typed.set(vec![Typed { field: Field::Domain, text, before: String::new() }]);
            let mut history = History::default();
            history.keep("?v=1&tier=weave", HOSTILE);
            session.history.set(history);
            let mut work = Work::default();
            work.change("egress", |task| task.owner = HOSTILE.to_owned());
            session.work.set(work);
        });
        assert!(page.all("script, b").is_empty(), "{}", view.label());
        assert!(page.text(".notices").contains(HOSTILE), "{}", page.text(".notices"));
        assert!(page.text(".kept").contains(HOSTILE), "{}", page.text(".kept"));
        match view {
            View::Plan => {
                assert_eq!(page.by_id("domain").attr("value"), Some(HOSTILE));
                assert!(page.text("#domain-error").contains(HOSTILE));
            }
            View::Checklist => assert!(page.text("#notes-egress").contains(HOSTILE)),
            View::Compare | View::Requirements | View::Files => {}
        }
    }
}

#[test]
fn saved_plans_can_be_opened_and_deleted() {
    let page = Page::after(View::Plan, &Plan::default(), |session| {
        let mut history = History::default();
        history.visit("?v=1&tier=weave&env=test-dev&cloud=gcp&nodes=4");
        history.keep("?v=1&tier=models&env=production&cloud=azure", "For finance");
        session.history.set(history);
    });
    assert_eq!(page.texts(".kept a"), ["For finance", "Test/Dev, Weave only on GCP"]);
    let forget: Vec<_> =
        page.all(".kept button").into_iter().filter_map(|it| it.attr("aria-label")).collect();
    assert_eq!(forget, ["Delete For finance", "Delete Test/Dev, Weave only on GCP"]);
    let empty = Page::of(View::Plan, &Plan::default());
    assert!(empty.text("#more").contains("No saved plans."));
}
