//! All facts about a plan are in every output: the page, the command line's JSON, the checklist and the
//! bundle's README.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use pulldown_cmark::{Event, Parser, TagEnd};
use serde_json::Value;
use wandb_planner::{
    app::{Site, View, pages::view_page},
    assessment::{Assessment, Severity},
    bundle::{Bundle, Occasion, PlanDocument},
    catalog::GUIDANCE,
    date::Date,
    plan::{Access, Change, ClickHouse, FileSet, MysqlMachine, NodeCount, Plan},
    reference::{Cloud, Component, DATA_DAY, REQUIREMENTS, Term as _, Tier},
};

use crate::shown::spaced;

/// The smallest and largest documented machines of each cloud, which fall short of some plans and exceed
/// others.
const NAMED: [(Cloud, [[&str; 2]; 2]); 3] = [
    (Cloud::Aws, [["r6i.large", "db.r6g.large"], ["r6i.4xlarge", "db.r6g.2xlarge"]]),
    (Cloud::Gcp, [["n2-highmem-2", "db-n1-highmem-2"], ["n2-highmem-16", "db-perf-optimized-N-8"]]),
    (
        Cloud::Azure,
        [["Standard_E2_v5", "MO_Standard_E2ds_v4"], ["Standard_E16_v5", "MO_Standard_E8ds_v4"]],
    ),
];

/// The plan with machines chosen by name, if its cloud has any.
fn with_machines(base: &Plan) -> impl Iterator<Item = Plan> {
    let named = NAMED.into_iter().filter(|(cloud, _)| *cloud == base.cloud());
    named.flat_map(|(_, pairs)| pairs).map(|[node, mysql]| {
        let location = base.location.with_machine(Component::KubernetesNode, node).unwrap();
        let location = location.with_machine(Component::Mysql, mysql).unwrap();
        Plan { location, ..base.clone() }
    })
}

/// Every base plan, and each with options that cause other findings.
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
        let fixed = Change::MysqlMachine(MysqlMachine::MeetsSizing).apply(&base);
        let mut plans: Vec<Plan> = [1, 2, 4, 7, 10].map(with_nodes).into();
        plans.extend([open, private, fixed]);
        plans.extend(FileSet::ALL.iter().map(|file_set| with_clickhouse(*file_set)));
        plans.extend(with_machines(&base));
        plans.push(base);
        plans
    })
}

/// The date of the data, and one on which all support has ended.
fn days() -> [Date; 2] {
    [DATA_DAY, "2040-01-01".parse().unwrap()]
}

/// The words of a view, separated by single spaces. This only strips tags, because an HTML parser would take
/// most of this test's time; the tests in `markup` parse every view.
fn words_of(view: View, plan: &Plan, day: Date) -> String {
    let body = view_page(view, plan, day, Site::Static("")).body;
    let (_, main) = body.split_once("<main>").expect("a main element");
    let (main, _) = main.split_once("</main>").expect("the end of the main element");
    let texts = main.split('<').map(|tag| tag.split_once('>').map_or("", |(_, text)| text));
    let words = spaced(&texts.collect::<Vec<_>>().join(" "));
    words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The visible words of a Markdown document.
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

/// The items of a list in a document, by id.
fn listed<'a>(document: &'a Value, list: &str) -> BTreeMap<&'a str, &'a Value> {
    let items = document[list].as_array().unwrap_or_else(|| panic!("no {list}"));
    items.iter().map(|item| (item["id"].as_str().unwrap(), item)).collect()
}

/// Checks that a place contains an item's text.
#[track_caller]
fn has(place: &str, text: &str, id: &str) {
    assert!(place.contains(&spaced(text)), "{id} is missing: {text}");
}

/// All outputs of a plan on a date.
struct Shown {
    it: Assessment,
    answer: String,
    requirements: Rc<str>,
    tasks: String,
    json: Value,
    checklist: String,
    csv: String,
    readme: String,
}

impl Shown {
    fn of(plan: &Plan, day: Date, requirements: Rc<str>) -> Self {
        let it = Assessment::on(plan, day);
        let occasion = Occasion { date: day, address: None };
        let bundle = Bundle::of(&it, &occasion);
        let file =
            |path: &str| &*bundle.files().iter().find(|it| it.path == path).unwrap().contents;
        Self {
            answer: words_of(View::Plan, plan, day),
            requirements,
            tasks: words_of(View::Checklist, plan, day),
            json: serde_json::from_str(&PlanDocument::new(&it, &occasion).to_json()).unwrap(),
            checklist: read(file("CHECKLIST.md")),
            csv: file("checklist.csv").to_owned(),
            readme: read(file("README.md")),
            it,
        }
    }

    /// Checks that every finding is in all outputs.
    fn has_findings(&self) {
        let listed = listed(&self.json, "findings");
        for finding in &self.it.findings {
            for place in [&self.answer, &self.checklist, &self.readme] {
                has(place, &finding.title, finding.id.slug());
            }
            has(&self.answer, &finding.advice, finding.id.slug());
            assert!(listed.contains_key(finding.id.slug()), "{} is not in the JSON", finding.id);
        }
    }

    /// Checks that every requirement is in all outputs, with its updates and the later guidance.
    fn has_requirements(&self) {
        let listed = listed(&self.json, "checklist");
        for requirement in REQUIREMENTS {
            let id = requirement.id.slug();
            has(&self.requirements, requirement.statement, id);
            let item = listed.get(id).unwrap_or_else(|| panic!("{id} is not in the JSON"));
            let since: Vec<&str> = item["updates"].as_array().map_or_else(Vec::new, |updates| {
                updates.iter().filter_map(|it| it["statement"].as_str()).collect()
            });
            let expected: Vec<&str> = requirement.updates.iter().map(|it| it.statement).collect();
            // Additions for this plan come after them.
            assert!(since.starts_with(&expected), "updates of {id} are not in the JSON");
            for update in expected {
                has(&self.requirements, update, id);
                has(&self.checklist, update, id);
                has(&self.tasks, update, id);
            }
        }
        let Plan { tier, environment, .. } = self.it.plan;
        for guidance in GUIDANCE.iter().filter(|it| it.applies.to(tier, environment)) {
            let id = guidance.id.slug();
            has(&self.requirements, guidance.statement, id);
            has(&self.checklist, guidance.statement, id);
            assert!(listed.contains_key(id), "{id} is not in the JSON");
        }
        // The README does not repeat the tasks, but links to the files that have them.
        has(&self.readme, "CHECKLIST.md, checklist.csv", "the checklist");
    }

    /// Checks that every task is in each form of the checklist.
    fn has_tasks(&self) {
        let listed = listed(&self.json, "checklist");
        let mut rows = csv::Reader::from_reader(self.csv.as_bytes());
        let rows: BTreeSet<String> = rows.records().map(|it| it.unwrap()[0].to_owned()).collect();
        for item in self.it.checklist() {
            let id = item.id.slug();
            has(&self.tasks, &item.task, &id);
            has(&self.checklist, &item.task, &id);
            assert!(rows.contains(&*id), "{id} is not in checklist.csv");
            assert!(listed.contains_key(&*id), "{id} is not in the JSON");
        }
    }

    /// Checks that the hosts of ClickHouse's chart are listed only if the plan installs it.
    fn has_hosts_of_the_chart(&self) {
        let Plan { tier, clickhouse, .. } = self.it.plan;
        let in_cluster = tier != Tier::Models && clickhouse == ClickHouse::InCluster;
        let json = self.json["checklist"].to_string();
        for host in ["helm.altinity.com", "github.com", "release-assets.githubusercontent.com"] {
            for place in [&self.tasks, &json, &self.checklist, &self.readme] {
                assert_eq!(place.contains(host), in_cluster, "{host}, {}", self.it.title());
            }
        }
    }
}

#[test]
fn all_findings_and_requirements_are_in_the_page_json_checklist_and_readme() {
    let mut seen = BTreeSet::new();
    let mut severities = BTreeSet::new();
    let mut requirements = BTreeMap::new();
    for plan in plans() {
        // They depend only on the tier and environment.
        let requirements: &Rc<str> = requirements
            .entry((plan.tier, plan.environment))
            .or_insert_with(|| words_of(View::Requirements, &plan, DATA_DAY).into());
        for day in days() {
            let shown = Shown::of(&plan, day, Rc::clone(requirements));
            shown.has_findings();
            shown.has_requirements();
            shown.has_tasks();
            shown.has_hosts_of_the_chart();
            let findings = shown.it.findings;
            severities.extend(findings.iter().map(|finding| finding.severity.label()));
            seen.extend(findings.into_iter().map(|finding| finding.id.slug()));
        }
    }
    // The plans have findings of every severity, and every finding except the one about ARM nodes, which
    // no plan can have.
    assert_eq!(
        severities,
        [Severity::Problem, Severity::Warning, Severity::Note].map(Severity::label).into()
    );
    assert!(seen.len() >= 22, "{} findings: {seen:?}", seen.len());
}
