//! Everything that the planner knows about a plan can be found wherever a person looks: in the page,
//! in the JSON of the command line, in the checklist and in the bundle's README.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Parser, TagEnd};
use serde_json::Value;
use wandb_planner::{
    assessment::{Assessment, Severity},
    bundle::{Bundle, Occasion, PlanDocument, Work},
    page::{self, Element, Node},
    plan::{Access, Change, ClickHouse, FileSet, MysqlMachine, NodeCount, Plan},
    reference::{Cloud, DATA_DAY, REQUIREMENTS, Term as _, Tier},
};

/// Every base plan, and each with options that bring other findings.
fn plans() -> impl Iterator<Item = Plan> {
    Cloud::ALL.iter().flat_map(|cloud| Plan::base_plans_on(*cloud)).flat_map(|base| {
        let with_nodes = |count| Plan { nodes: NodeCount::new(count).unwrap(), ..base.clone() };
        let mut open = base.clone();
        open.domain = "ml.example.org".parse().unwrap();
        open.inbound = "0.0.0.0/0".parse().unwrap();
        let private = Plan {
            access: Access::Private,
            file_set: FileSet::Kubernetes,
            clickhouse: ClickHouse::InCluster,
            ..base.clone()
        };
        let with_clickhouse =
            |file_set| Plan { file_set, clickhouse: ClickHouse::InCluster, ..with_nodes(2) };
        let mended = Change::MysqlMachine(MysqlMachine::MeetsSizing).apply(&base);
        let mut plans = vec![with_nodes(1), with_nodes(2), with_nodes(7), open, private, mended];
        plans.extend(FileSet::ALL.iter().map(|file_set| with_clickhouse(*file_set)));
        plans.push(base);
        plans
    })
}

/// The words of elements, with one space between them.
fn words_of(elements: &[Element]) -> String {
    fn collect(element: &Element, text: &mut String) {
        for child in &element.children {
            match child {
                Node::Text(words) => text.push_str(words),
                Node::Element(child) => {
                    text.push(' ');
                    collect(child, text);
                    text.push(' ');
                }
            }
        }
    }
    let mut text = String::new();
    for element in elements {
        collect(element, &mut text);
    }
    spaced(&text)
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a Markdown text as they are read, without its marks.
fn read(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Item) => text.push(' '),
            _ => {}
        }
    }
    spaced(&text)
}

fn ids(document: &Value, list: &str) -> BTreeSet<String> {
    let items = document[list].as_array().unwrap_or_else(|| panic!("no {list}"));
    items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

#[track_caller]
fn check(plan: &Plan) {
    let it = Assessment::of(plan);
    let occasion = Occasion { date: DATA_DAY, address: None };
    let bundle = Bundle::of(&it, &occasion);
    let file =
        |path: &str| read(&bundle.files().iter().find(|it| it.path == path).unwrap().contents);
    let (readme, checklist) = (file("README.md"), file("CHECKLIST.md"));
    let json: Value = serde_json::from_str(&PlanDocument::new(&it, &occasion).to_json()).unwrap();

    let shown = words_of(&page::findings(&it));
    let findings = ids(&json, "findings");
    for finding in &it.findings {
        let title = spaced(&finding.title);
        assert!(shown.contains(&title), "{}: not in the page", finding.id);
        assert!(findings.contains(finding.id), "{}: not in the JSON", finding.id);
        assert!(checklist.contains(&title), "{}: not in the checklist: {title}", finding.id);
        assert!(readme.contains(&title), "{}: not in the README: {title}", finding.id);
    }

    let shown = words_of(&page::requirements(plan.tier, plan.environment));
    let tasks = ids(&json, "checklist");
    for requirement in REQUIREMENTS {
        let statement = spaced(requirement.statement);
        assert!(shown.contains(&statement), "{}: not in the page", requirement.id);
        assert!(tasks.contains(requirement.id), "{}: not in the JSON", requirement.id);
    }
    for item in it.checklist() {
        assert!(checklist.contains(&spaced(&item.task)), "{}: not in the checklist", item.id);
    }
    let tasks = words_of(&page::checklist(&it, &Work::default(), None));
    let json = json["checklist"].to_string();
    let in_cluster = plan.tier != Tier::Models && plan.clickhouse == ClickHouse::InCluster;
    for host in ["helm.altinity.com", "github.com"] {
        for place in [&tasks, &json, &checklist, &readme] {
            assert_eq!(place.contains(host), in_cluster, "{host}, {}", it.title());
        }
    }
    // The README does not repeat the tasks: it leads to the file that has them.
    assert!(readme.contains("CHECKLIST.md"));
}

#[test]
fn every_finding_and_every_requirement_is_in_the_page_the_json_the_checklist_and_the_readme() {
    let mut seen = BTreeSet::new();
    let mut severities = BTreeSet::new();
    for plan in plans() {
        check(&plan);
        let findings = Assessment::of(&plan).findings;
        severities.extend(findings.iter().map(|finding| finding.severity.label()));
        seen.extend(findings.into_iter().map(|finding| finding.id));
    }
    // The plans bring out findings of every kind, and many of them.
    assert_eq!(
        severities,
        [Severity::Problem, Severity::Warning, Severity::Note].map(Severity::label).into()
    );
    assert!(seen.len() >= 25, "{seen:?}");
}
