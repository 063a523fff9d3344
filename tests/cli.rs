//! The command-line program from the outside: its output, its files and its exit codes.
//!
//! `UPDATE=1 cargo test --test cli` updates the golden files and the published schemas.

use std::{collections::BTreeMap, fs, path::Path, process::Stdio};

use assert_cmd::Command;
use serde_json::Value;
use wandb_planner::{
    assessment::Assessment,
    catalog::GUIDANCE,
    cli::schemas,
    cost::{Bill, CostInputs},
    plan::{Address, Plan, link},
    reference::{Cloud, REQUIREMENTS, Term as _},
    units::Gigabytes,
};

const DATE: [&str; 2] = ["--date", "2026-11-23"];
const PLANNER: &str = "https://planner.example.org/";
const TWO_LINKS: [&str; 4] = [
    "--link",
    "https://planner.example.org/?v=1&tier=combined&env=production&cloud=aws",
    "--link",
    "https://planner.example.org/?v=1&tier=weave&env=production&cloud=gcp&nodes=5",
];

/// Machines that the user already has.
const EXISTING: [&str; 8] =
    ["--cloud", "aws", "--nodes", "3", "--node", "r6i.2xlarge", "--mysql", "db.r6g.xlarge"];

fn program() -> Command {
    let mut program = Command::cargo_bin("wandb-planner").unwrap();
    // The width of the help must not depend on the terminal that runs the tests.
    program.env_remove("COLUMNS");
    program
}

/// Runs the program, checks its errors and exit code, and returns its output.
#[track_caller]
fn check(arguments: &[&str], exit_code: i32, complaint: &str) -> String {
    let output = program().args(arguments).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, complaint, "{arguments:?}");
    assert_eq!(output.status.code(), Some(exit_code), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The output of a run without errors.
#[track_caller]
fn printed(arguments: &[&str]) -> String {
    check(arguments, 0, "")
}

/// Checks that the program fails with one line and without output.
#[track_caller]
fn refused(arguments: &[&str], line: &str) {
    assert_eq!(check(arguments, 2, &format!("error: {line}\n")), "", "{arguments:?}");
}

/// The options for a base plan.
fn options(plan: &Plan) -> [&'static str; 6] {
    let (tier, environment) = (plan.tier.slug(), plan.environment.slug());
    ["--tier", tier, "--environment", environment, "--cloud", plan.cloud().slug()]
}

/// The text without its line breaks.
fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Compares with a file of the repository, or updates it if the tests run with `UPDATE=1`.
#[track_caller]
fn up_to_date(path: &str, actual: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, actual).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    if actual != expected {
        let differs = |(one, other): &(&str, &str)| one != other;
        let lines = actual.lines().zip(expected.lines()).find(differs);
        panic!(
            "{path} is out of date: run with UPDATE=1 and read the difference, first {lines:#?}"
        );
    }
}

fn validator(file: &str) -> jsonschema::Validator {
    let schemas = schemas::published();
    let published = schemas.iter().find(|schema| schema.file == file).unwrap();
    let schema: Value = serde_json::from_str(&published.json).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "{file}");
    jsonschema::validator_for(&schema).unwrap()
}

#[track_caller]
fn valid(validator: &jsonschema::Validator, json: &str) -> Value {
    let document: Value = serde_json::from_str(json).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    document
}

#[test]
fn every_plan_prints_as_text() {
    for plan in Plan::base_plans() {
        let text = printed(&[&["plan"], &options(&plan)[..], &DATE].concat());
        for line in text.lines() {
            assert!(line.chars().count() <= 80 && line.trim_end() == line, "{line:?}");
        }
        let assessment = Assessment::of(&plan);
        let text = unwrapped(&text);
        let totals = &assessment.totals;
        let mut expected = vec![
            assessment.sentence(),
            assessment.kubernetes.chosen.machine.name.to_string(),
            assessment.mysql.chosen.machine.name.to_string(),
            assessment.mysql.chosen.fit.value.describe(),
            assessment.object_storage.value.to_owned(),
            totals.all_nodes.cpu.evidence.explain(),
            totals.all_nodes.memory.evidence.explain(),
            totals.all_nodes.disk.evidence.explain(),
            totals.one_node_lost.cpu.evidence.explain(),
            totals.one_node_lost.memory.evidence.explain(),
            totals.nodes.evidence.explain(),
            link::encode(&plan),
            "Not an official W&B product.".to_owned(),
        ];
        for finding in &assessment.findings {
            expected.push(format!("{} {}", finding.severity.label(), finding.title));
            expected.push(finding.advice.clone().into_owned());
        }
        for expected in expected {
            assert!(text.contains(&unwrapped(&expected)), "{expected:?} in {text}");
        }
    }
}

#[test]
fn every_plan_prints_as_a_valid_document() {
    let validator = validator("plan.schema.json");
    for plan in Plan::base_plans() {
        let arguments = [&["plan", "--format", "json"], &options(&plan)[..], &DATE].concat();
        let json = printed(&arguments);
        let document = valid(&validator, &json);
        assert_eq!(document["format"], "wandb-planner/plan/1");
        assert_eq!(document["date"], DATE[1]);
        let link = document["link"].as_str().unwrap();
        assert_eq!(link::decode(link), link::Decoded { plan: plan.clone(), notices: vec![] });
        let assessment = Assessment::of(&plan);
        let machine = &document["kubernetes"]["chosen"]["machine"]["name"];
        assert_eq!(machine, assessment.kubernetes.chosen.machine.name.as_str());
        assert_eq!(
            document["totals"]["allNodes"]["cpu"]["value"],
            assessment.totals.all_nodes.cpu.value.0
        );
        assert_eq!(document["findings"].as_array().unwrap().len(), assessment.findings.len());
        assert_eq!(json, printed(&arguments), "the same plan and date give the same bytes");
    }
}

#[test]
fn every_plan_prints_as_markdown() {
    for plan in Plan::base_plans() {
        let text =
            printed(&[&["plan", "--format", "markdown"], &options(&plan)[..], &DATE].concat());
        let assessment = Assessment::of(&plan);
        for expected in
            [assessment.kubernetes.chosen.machine.name, assessment.mysql.chosen.machine.name]
        {
            assert!(text.contains(&*expected), "{expected}");
        }
        assert_tables(&text);
    }
}

/// Checks that every table row in Markdown has as many cells as its heading, and returns the number of tables.
#[track_caller]
fn assert_tables(markdown: &str) -> usize {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let mut tables = 0;
    let mut columns = 0;
    let mut rows = Vec::new();
    for (event, place) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Table(alignments)) => {
                tables += 1;
                columns = alignments.len();
            }
            Event::End(TagEnd::TableRow) => rows.push((columns, &markdown[place])),
            _ => {}
        }
    }
    for (columns, row) in rows {
        // The parser silently fills and cuts rows, so this counts the bars.
        let bars = row.trim().replace("\\|", "").matches('|').count();
        assert_eq!(bars, columns + 1, "{row}");
    }
    tables
}

#[test]
fn the_matrix_contains_every_plan() {
    let csv = printed(&[&["compare", "--format", "csv"], &DATE[..]].concat());
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let headings = reader.headers().unwrap().clone();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), 18);
    for (plan, record) in Plan::base_plans().zip(&records) {
        let assessment = Assessment::of(&plan);
        let value = |heading| {
            let index = headings.iter().position(|it| it == heading).unwrap();
            &record[index]
        };
        assert_eq!(link::decode(value("Link")).plan, plan);
        assert_eq!(value("Node machine"), assessment.kubernetes.chosen.machine.name.as_str());
        assert_eq!(value("MySQL machine fit"), assessment.mysql.chosen.fit.value.describe());
        assert_eq!(
            value("CPU, all nodes (cores)"),
            assessment.totals.all_nodes.cpu.value.0.to_string()
        );
        assert_eq!(value("Findings"), assessment.findings_summary());
    }

    let text = printed(&[&["compare"], &DATE[..]].concat());
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    let markdown = printed(&[&["compare", "--format", "markdown"], &DATE[..]].concat());
    assert_eq!(assert_tables(&markdown), 1);
    for plan in Plan::base_plans() {
        let assessment = Assessment::of(&plan);
        for name in
            [assessment.kubernetes.chosen.machine.name, assessment.mysql.chosen.machine.name]
        {
            assert!(text.contains(&*name) && markdown.contains(&*name), "{name}");
        }
    }
}

#[test]
fn options_narrow_the_matrix_and_apply_to_every_plan() {
    let validator = validator("compare.schema.json");
    for (options, count, nodes) in [
        (&["--nodes", "7"][..], 18, 7),
        (&["--nodes", "100"], 18, 100),
        (&["--tier", "weave"], 6, 3),
        (&["--cloud", "on-premises"], 6, 3),
        (&["--cloud", "gcp", "--region", "europe-west4", "--mysql", "meets-sizing"], 6, 3),
        (&["--environment", "test-dev", "--cloud", "azure", "--nodes", "1"], 3, 1),
    ] {
        let json = printed(&[&["compare", "--format", "json"], options].concat());
        let document = valid(&validator, &json);
        let plans = document["plans"].as_array().unwrap();
        assert_eq!(plans.len(), count, "{options:?}");
        assert!(plans.iter().all(|plan| plan["plan"]["nodes"] == nodes), "{options:?}");
        let text = printed(&[&["compare"], options].concat());
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    }
}

#[test]
fn only_differences_are_shown_on_request() {
    let validator = validator("compare.schema.json");
    let arguments = [&["compare", "--format", "json"], &TWO_LINKS[..], &DATE].concat();
    let all = valid(&validator, &printed(&arguments));
    let some = valid(&validator, &printed(&[&arguments[..], &["--differences"]].concat()));
    let differing: Vec<&Value> =
        all["rows"].as_array().unwrap().iter().filter(|row| row["differs"] == true).collect();
    assert_eq!(some["rows"].as_array().unwrap().iter().collect::<Vec<_>>(), differing);
    assert!(all["rows"].as_array().unwrap().len() > differing.len());

    let arguments = [&["compare", "--differences", "--format", "csv"], &TWO_LINKS[..]].concat();
    let csv = printed(&arguments);
    let records = csv::Reader::from_reader(csv.as_bytes()).into_records().map(Result::unwrap);
    assert_eq!(records.count(), differing.len() + 1, "the measures that differ and the link");
    let equal = ["compare", "--link", "?cloud=gcp", "--link", "?cloud=gcp", "--differences"];
    assert!(printed(&equal).contains("No differences."));
    let one_plan = [
        "compare",
        "--differences",
        "--tier",
        "models",
        "--cloud",
        "aws",
        "--environment",
        "production",
    ];
    for format in ["text", "markdown", "csv"] {
        printed(&[&one_plan[..], &["--format", format]].concat());
    }
}

#[test]
fn a_side_by_side_comparison_fits_the_terminal() {
    let azure = ["--link", "?cloud=azure", "--link", "?cloud=azure&tier=models&nodes=100"];
    let more = ["--link", "?cloud=azure&env=test-dev", "--link", "?cloud=gcp&tier=weave"];
    for links in [&azure[..], &[&azure[..], &more[..2]].concat(), &[azure, more].concat()] {
        let text = printed(&[&["compare"], links].concat());
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    }
}

/// Links of plans for every tier, environment and cloud, with varying options: each one differs from
/// its default in some of them.
fn links_of_many_plans() -> Vec<String> {
    let bases = Cloud::ALL.iter().flat_map(|cloud| Plan::base_plans_on(*cloud));
    let links: Vec<String> = bases
        .zip((0..7).cycle())
        .map(|(base, turn)| {
            let options = match (turn, base.cloud()) {
                (0, Cloud::Aws) => "&region=eu-west-1&node-machine=r7i.8xlarge",
                (0, Cloud::Gcp) => "&region=europe-west4&mysql-machine=db-perf-optimized-N-8",
                (0, Cloud::Azure) => "&region=westeurope&node-machine=Standard_E32_v5",
                (0, Cloud::OnPremises) | (1, _) => "&nodes=7",
                (2, _) => "&mysql=meets-sizing",
                (3, _) => "&access=private&files=kubernetes",
                (4, _) => "&nodes=1&clickhouse=in-cluster&files=both",
                (5, _) => "&name=ml&subdomain=w&domain=corp.example&inbound=203.0.113.0/24",
                _ => "",
            };
            link::encode(&base) + options
        })
        .collect();
    for link in &links {
        let decoded = link::decode(link);
        assert_eq!((link::encode(&decoded.plan), decoded.notices), (link.clone(), vec![]));
    }
    links
}

/// A number with its unit.
fn amount(number: i64, unit: &str) -> String {
    match unit {
        "" => number.to_string(),
        "cores" if number == 1 => "1 core".to_owned(),
        unit => format!("{number} {unit}"),
    }
}

/// The cells of a Markdown document's tables, and its inline code.
fn cells_and_code(markdown: &str) -> (Vec<Vec<String>>, Vec<String>) {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let (mut rows, mut code, mut cell) = (Vec::<Vec<String>>::new(), Vec::new(), None);
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => cell = Some(String::new()),
            Event::End(TagEnd::TableCell) => rows.last_mut().unwrap().extend(cell.take()),
            Event::Code(text) => code.push(text.into_string()),
            Event::Text(text) => {
                if let Some(cell) = &mut cell {
                    cell.push_str(&text);
                }
            }
            _ => {}
        }
    }
    (rows, code)
}

/// Checks that a comparison in CSV has the values of the plans' assessments, and that the one in Markdown has
/// the same values with units and differences from the first plan.
#[track_caller]
fn check_comparison(csv: &str, markdown: &str, links: &[String]) {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let headings = reader.headers().unwrap().clone();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let values = |measure: &str| -> Vec<&str> {
        let record = records.iter().find(|record| &record[0] == measure).unwrap();
        record.iter().skip(3).collect()
    };
    let day = DATE[1].parse().unwrap();
    let plans: Vec<Plan> = links.iter().map(|link| link::decode(link).plan).collect();
    let assessments: Vec<Assessment> = plans.iter().map(|plan| Assessment::on(plan, day)).collect();
    let expected = |of: fn(&Assessment) -> String| assessments.iter().map(of).collect::<Vec<_>>();

    let titles = expected(Assessment::title);
    let lettered = ('A'..).zip(titles).map(|(letter, title)| format!("{letter}: {title}"));
    assert_eq!(headings.iter().skip(3).collect::<Vec<_>>(), lettered.collect::<Vec<_>>());
    assert_eq!(values("Link"), links);
    assert_eq!(values("Region"), expected(|it| it.plan.location.region().to_string()));
    assert_eq!(values("Worker nodes"), expected(|it| it.plan.nodes.to_string()));
    assert_eq!(
        values("CPU, all nodes"),
        expected(|it| it.totals.all_nodes.cpu.value.0.to_string())
    );
    assert_eq!(
        values("Node machine"),
        expected(|it| it.kubernetes.chosen.machine.name.to_string())
    );
    assert_eq!(values("MySQL machine"), expected(|it| it.mysql.chosen.machine.name.to_string()));
    assert_eq!(values("Findings"), expected(Assessment::findings_summary));

    let (rows, code) = cells_and_code(markdown);
    assert_eq!(code, links);
    assert_eq!(rows.len(), records.len(), "a heading and every measure except the link");
    for (record, row) in records.iter().zip(&rows[1..]) {
        let (measure, unit, differs) = (&record[0], &record[1], &record[2]);
        let values: Vec<&str> = record.iter().skip(3).collect();
        let all_equal = values.iter().all(|value| *value == values[0]);
        assert_eq!(differs, if all_equal { "no" } else { "yes" }, "{measure}");
        let mut expected = vec![measure.to_owned()];
        expected.extend(values.iter().map(|value| {
            let (Ok(number), Ok(first)) = (value.parse::<i64>(), values[0].parse::<i64>()) else {
                return (*value).to_owned();
            };
            let amount_of = amount(number, unit);
            match number - first {
                0 => amount_of,
                more @ 1.. => format!("{amount_of} (+{})", amount(more, unit)),
                less => format!("{amount_of} (\u{2212}{})", amount(-less, unit)),
            }
        }));
        expected.push(differs.to_owned());
        assert_eq!(*row, expected);
    }
}

#[test]
fn one_link_with_several_plans_compares_like_separate_links() {
    let links = links_of_many_plans();
    for start in 0..links.len() {
        // Seven links further on, cloud, tier and environment differ.
        let chosen: Vec<String> = (0..2 + start % 3)
            .map(|step| links[(start + 7 * step) % links.len()].clone())
            .collect();
        let others: Vec<Plan> = chosen[1..].iter().map(|other| link::decode(other).plan).collect();
        let own = link::decode(&chosen[0]).plan;
        let together = link::comparison(None, &own, &others);
        let first_two = link::comparison(None, &own, &others[..1]);

        let separate: Vec<&str> = chosen.iter().flat_map(|link| ["--link", link]).collect();
        let mixed = [&["--link", &first_two][..], &separate[4..]].concat();
        let compared = |format, links: &[&str]| {
            printed(&[&["compare", "--strict", "--format", format], links, &DATE[..]].concat())
        };
        let [_, _, markdown, csv] = ["text", "json", "markdown", "csv"].map(|format| {
            let expected = compared(format, &separate);
            assert_eq!(compared(format, &["--link", &together]), expected, "{together}");
            if format == "text" {
                assert_eq!(compared(format, &mixed), expected, "{mixed:?}");
            }
            expected
        });
        check_comparison(&csv, &markdown, &chosen);
    }
}

#[test]
fn other_plans_in_a_link_share_its_address_and_can_be_reduced_to_differences() {
    let [own, other] = ["?cloud=aws", "?cloud=gcp&nodes=5"].map(|link| link::decode(link).plan);
    let address = Address::of_url(PLANNER).unwrap();
    let together = link::comparison(Some(&address), &own, std::slice::from_ref(&other));
    let arguments = ["compare", "--link", &together, "--format", "csv"];
    let csv = printed(&arguments);
    for plan in [own, other] {
        assert!(csv.contains(&link::full(Some(&address), &plan)), "{csv}");
    }
    let differing = csv.lines().filter(|line| line.contains(",yes,")).count();
    let shown = printed(&[&arguments[..], &["--differences"]].concat());
    assert_eq!(shown.lines().count(), 1 + differing, "{shown}");
}

#[test]
fn invalid_parts_of_other_plans_in_a_link_are_reported() {
    let tier = "The link's beside tier “all” was not used; the plan uses combined instead: use models, weave or combined.";
    let beside =
        "The link's beside “tier=weave” was ignored: a comparison has at most three other plans.";
    let three = "&beside=tier%3Dmodels".repeat(3);
    for (link, notice) in [
        ("?cloud=gcp&beside=tier%3Dall".to_owned(), tier),
        (format!("?v=1{three}&beside=tier%3Dweave"), beside),
    ] {
        let said = format!("notice: link 1: {notice}\n");
        assert_ne!(check(&["compare", "--link", &link], 0, &said), "");
        let said = format!(
            "{said}error: --strict: parts of the link are not valid: correct the link, or remove --strict\n"
        );
        assert_eq!(check(&["compare", "--strict", "--link", &link], 2, &said), "");
    }
    refused(
        &["compare", "--link", &format!("?v=1{three}"), "--link", "?"],
        "--link \"?\" makes 5 plans: compare 2 to 4 plans",
    );
}

#[test]
fn the_tables_contain_the_whole_reference_architecture() {
    let document =
        valid(&validator("tables.schema.json"), &printed(&["tables", "--format", "json"]));
    let count = |member: &str| document[member].as_array().unwrap().len();
    assert_eq!(count("sizing"), 12);
    assert_eq!(count("services"), 3);
    assert_eq!(count("machines"), 24);
    assert_eq!(count("requirements"), REQUIREMENTS.len());
    assert_eq!(count("laterGuidance"), GUIDANCE.len());

    let updates: usize = REQUIREMENTS.iter().map(|requirement| requirement.updates.len()).sum();
    let values = values_in_requirements(&document);
    let facts = 12 * 3 + 3 * 3 + 24 + REQUIREMENTS.len() + values.len() + updates + GUIDANCE.len();
    let csv = printed(&["tables", "--format", "csv"]);
    let records: Vec<csv::StringRecord> =
        csv::Reader::from_reader(csv.as_bytes()).records().map(Result::unwrap).collect();
    assert_eq!(records.len(), facts);

    let markdown = printed(&["tables"]);
    assert_eq!(assert_tables(&markdown), 6 + 1 + 1);
    let rendered = rendered(&markdown);
    for requirement in REQUIREMENTS {
        assert!(records.iter().any(|it| it.iter().any(|field| field == requirement.quote)));
        assert!(rendered.contains(requirement.quote), "{}", requirement.quote);
        for update in requirement.updates {
            assert!(rendered.contains(update.statement), "{}", update.statement);
        }
    }
    for guidance in GUIDANCE {
        assert!(rendered.contains(guidance.statement), "{}", guidance.statement);
    }
    for (id, value) in &values {
        let in_csv = records.iter().any(|it| it[1] == **id && it[9] == **value);
        assert!(in_csv, "{value} of {id} is not in the CSV");
        let line = |line: &str| line.contains(&format!(": {value}"));
        assert!(rendered.lines().any(line), "{value} of {id} is not in the Markdown");
    }
}

/// The exact values of the requirements, each with its requirement's id: hosts, versions, retention periods.
fn values_in_requirements(tables: &Value) -> Vec<(String, String)> {
    fn collect(details: &Value, values: &mut Vec<String>) {
        match details {
            Value::Array(items) => items.iter().for_each(|item| collect(item, values)),
            Value::Object(members) => members
                .iter()
                .filter(|(name, _)| *name != "kind")
                .for_each(|(_, member)| collect(member, values)),
            Value::String(text) => values.push(text.clone()),
            other => values.push(other.to_string()),
        }
    }
    let mut all = Vec::new();
    for row in tables["requirements"].as_array().expect("a list") {
        let mut values = Vec::new();
        if let Some(details) = row.get("details") {
            collect(details, &mut values);
        }
        let id = row["id"].as_str().expect("an id");
        all.extend(values.into_iter().map(|value| (id.to_owned(), value)));
    }
    assert!(all.len() > 5, "at least the hosts");
    all
}

/// The visible text of a Markdown document.
fn rendered(markdown: &str) -> String {
    use pulldown_cmark::{Event, Options, Parser};
    let mut text = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::End(_) => text.push('\n'),
            _ => {}
        }
    }
    text
}

#[test]
fn documents_match_only_their_own_schema() {
    let documents = [
        printed(&["plan", "--format", "json"]),
        printed(&[&["compare", "--format", "json"], &TWO_LINKS[..]].concat()),
        printed(&["tables", "--format", "json"]),
        printed(&[&["satisfies", "--format", "json"], &EXISTING[..]].concat()),
        printed(&["cost", "--format", "json"]),
    ];
    let validators = ["plan", "compare", "tables", "satisfies", "cost"]
        .map(|name| validator(&format!("{name}.schema.json")));
    for (index, json) in documents.iter().enumerate() {
        valid(&validators[index], json);
        let document: Value = serde_json::from_str(json).unwrap();
        for (other, validator) in validators.iter().enumerate() {
            assert_eq!(validator.is_valid(&document), index == other);
        }
        for member in document.as_object().unwrap().keys() {
            let mut lacking = document.clone();
            lacking.as_object_mut().unwrap().remove(member);
            assert!(!validators[index].is_valid(&lacking), "without {member}");
        }
    }
}

#[test]
fn every_bill_prints_in_every_format() {
    let validator = validator("cost.schema.json");
    let clouds = Cloud::ALL.iter().flat_map(|cloud| Plan::base_plans_on(*cloud));
    for plan in clouds {
        let print = |format: &str| {
            let format = ["cost", "--format", format, "--outbound", "100"];
            printed(&[&format[..], &options(&plan)[..], &DATE].concat())
        };
        let text = print("text");
        for line in text.lines() {
            assert!(line.chars().count() <= 80 && line.trim_end() == line, "{line:?}");
        }
        let json = valid(&validator, &print("json"));
        let lines = json["bill"]["lines"].as_array().unwrap();
        let (text, markdown) = (unwrapped(&text), rendered(&print("markdown")));
        let mut csv = csv::Reader::from_reader(std::io::Cursor::new(print("csv")));
        let records: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
        assert_eq!(records.len(), lines.len());
        for (record, line) in records.iter().zip(lines) {
            let item = line["item"].as_str().unwrap();
            assert_eq!((&record[0], &record[1]), (line["part"].as_str().unwrap(), item));
            assert_eq!(record[11].is_empty(), line["month"].is_null(), "{item}");
            assert!(markdown.contains(item), "{item} in {markdown}");
        }
        let bill = Bill::of(
            &Assessment::of(&plan),
            &CostInputs { egress: Some(Gigabytes(100)), ..CostInputs::default() },
        );
        assert!(text.contains(&unwrapped(&bill.total.sentence())), "{text}");
    }
}

#[test]
fn the_users_own_prices_apply_and_invalid_ones_are_reported() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("prices.csv");
    fs::write(&file, "component,item,unit price USD\nlicense,W&B license,40000\n").unwrap();
    let path = text(&file);
    let said = unwrapped(&printed(&["cost", "--prices", path, "--discount", "nodes=50%"]));
    assert!(said.contains("W&B license W&B license 1 $40,000 per $40,000 month"), "{said}");
    assert!(said.contains("$1.008 per $1,104 to hour, less 50%"), "{said}");
    fs::write(&file, "component,item,unit price USD\nnodes,x,cheap\n").unwrap();
    refused(
        &["cost", "--prices", path],
        &format!(
            "--prices {path:?} cannot be read: line 2, unit price USD “cheap”: use an amount in US dollars, such as 0.126"
        ),
    );
    refused(
        &["cost", "--discount", "nodes"],
        "--discount \"nodes\" is not a discount: use COMPONENT=PERCENT, such as nodes=30",
    );
    refused(
        &["cost", "--discount", "nodes=101"],
        "--discount \"nodes=101\" has an invalid percentage after the =: use a whole percentage from 0 to 100, such as 30",
    );
    refused(
        &["cost", "--hours", "0"],
        "--hours \"0\" is not valid: use a whole number from 1 to 744, such as 730",
    );
    refused(
        &["cost", "--stored", "2 TB"],
        "--stored \"2 TB\" is not valid: use a whole number of GB up to 1000000000, such as 2000",
    );
}

#[test]
fn published_schemas_are_up_to_date() {
    for schema in schemas::published() {
        up_to_date(&format!("public/schemas/{}", schema.file), &schema.json);
    }
}

#[test]
fn readable_examples_are_up_to_date() {
    let address = ["--address", PLANNER];
    let gcp = ["--tier", "weave", "--environment", "test-dev", "--cloud", "gcp", "--nodes", "1"];
    for (file, arguments) in [
        ("help.txt", &["--help"][..]),
        ("plan-help.txt", &["plan", "--help"]),
        ("plan.txt", &[&["plan"], &address[..]].concat()),
        ("plan-weave-test-dev-gcp-1-node.txt", &[&["plan"], &gcp[..]].concat()),
        ("plan-meets-sizing.txt", &["plan", "--cloud", "gcp", "--mysql", "meets-sizing"]),
        ("compare.txt", &["compare"]),
        ("compare.md", &["compare", "--format", "markdown"]),
        ("compare.csv", &["compare", "--format", "csv"]),
        ("compare-links.txt", &[&["compare"], &TWO_LINKS[..]].concat()),
        ("compare-links.md", &[&["compare", "--format", "markdown"], &TWO_LINKS[..]].concat()),
        ("compare-links.csv", &[&["compare", "--format", "csv"], &TWO_LINKS[..]].concat()),
        ("compare-links.json", &[&["compare", "--format", "json"], &TWO_LINKS[..]].concat()),
        ("satisfies.txt", &[&["satisfies"], &EXISTING[..]].concat()),
        ("satisfies.md", &[&["satisfies", "--format", "markdown"], &EXISTING[..]].concat()),
        ("satisfies.csv", &[&["satisfies", "--format", "csv"], &EXISTING[..]].concat()),
        ("cost.txt", &["cost", "--stored", "2000", "--outbound", "100"]),
        ("cost.md", &["cost", "--format", "markdown", "--cloud", "gcp"]),
        ("cost.csv", &["cost", "--format", "csv", "--cloud", "azure", "--region", "westus"]),
        ("cost-on-premises.txt", &["cost", "--cloud", "on-premises"]),
        ("tables.md", &["tables"]),
        ("tables.csv", &["tables", "--format", "csv"]),
    ] {
        let dated =
            matches!(arguments[0], "plan" | "compare" | "cost") && arguments[1..] != ["--help"];
        let date = if dated { &DATE[..] } else { &[] };
        up_to_date(&format!("tests/golden/cli/{file}"), &printed(&[arguments, date].concat()));
    }
}

/// Checks every example in the documentation against the program's real output. The line `[...]` stands for
/// omitted lines.
#[track_caller]
fn check_examples(path: &str, at_least: usize) {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let place = tempfile::tempdir().unwrap();
    let mut actual = String::new();
    let mut examples = 0;
    for (index, part) in page.split("```").enumerate() {
        if index > 0 {
            actual.push_str("```");
        }
        let Some((command, shown)) = part
            .strip_prefix("console\n$ wandb-planner ")
            .and_then(|example| example.split_once('\n'))
        else {
            actual.push_str(part);
            continue;
        };
        examples += 1;
        let arguments = command.split('\'').enumerate().flat_map(|(index, part)| {
            // Every second part is in quotes, where spaces belong to the argument.
            if index % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }
        });
        let output = program().args(arguments).current_dir(&place).output().unwrap();
        let printed = String::from_utf8([output.stderr, output.stdout].concat()).unwrap();
        let lines: Vec<&str> = printed.lines().collect();
        let (head, tail) = shown
            .split_once("[...]\n")
            .map_or((lines.len(), 0), |(head, tail)| (head.lines().count(), tail.lines().count()));
        let left_out = if head < lines.len() { &["[...]"][..] } else { &[] };
        let example = [&lines[..head], left_out, &lines[lines.len() - tail..]].concat();
        actual.push_str("console\n$ wandb-planner ");
        actual.push_str(command);
        for line in example {
            actual.push('\n');
            actual.push_str(line);
        }
        actual.push('\n');
    }
    assert!(examples >= at_least, "{examples}");
    up_to_date(path, &actual);
}

#[test]
fn documented_examples_are_up_to_date() {
    check_examples("docs/CLI.md", 10);
    check_examples("README.md", 1);
}

#[test]
fn invalid_arguments_are_refused_in_one_line() {
    const COMMANDS: &str =
        "use plan, compare, bundle, satisfies, tables, drift, cost or link, or --help";
    const DNS: &str = "use letters, digits and hyphens in parts of at most 63 characters separated by dots, without https://, a path or a final dot, such as ";
    const NAME: &str = "use 2 to 17 lowercase letters, digits and single hyphens, starting with a letter and not ending with a hyphen, such as wandb-prod";
    let long = "a".repeat(1000);
    for (arguments, line) in [
        (&[][..], format!("a command is missing: {COMMANDS}")),
        (&["plam"], format!("\"plam\" is not a command: {COMMANDS}")),
        (&["help"], format!("\"help\" is not a command: {COMMANDS}")),
        (&["--foo"], "\"--foo\" is not an option here: see wandb-planner --help".into()),
        (&["plan", "models"], "\"models\" is not an option here: see wandb-planner --help".into()),
        (&["plan", "--teir", "x"], "\"--teir\" is not an option here: did you mean --tier?".into()),
        (&["tables", "--tier", "x"], "\"--tier\" is not an option here: see wandb-planner --help".into()),
        (&["plan", "--tier", "everything"], "--tier \"everything\" is not a tier: use models, weave or combined".into()),
        (&["plan", "--tier="], "--tier \"\" is not a tier: use models, weave or combined".into()),
        (&["plan", "--tier"], "--tier needs a value: one of models, weave, combined".into()),
        (&["plan", "--tier", "models", "--tier", "weave"], "--tier is repeated: use it once".into()),
        (&["plan", "--environment", "staging"], "--environment \"staging\" is not an environment: use test-dev or production".into()),
        (&["plan", "--cloud", "awz"], "--cloud \"awz\" is not a cloud: use aws, gcp, azure or on-premises".into()),
        (&["plan", "--mysql", "big"], "--mysql \"big\" is not a MySQL machine: use documented or meets-sizing".into()),
        (&["plan", "--inbound", "everyone"], "--inbound \"everyone\" is not valid: write each range as an IPv4 address and a prefix length, such as 203.0.113.0/24, or 203.0.113.7/32 for one address".into()),
        (&["plan", "--access", "vpn"], "--access \"vpn\" is not an access: use public or private".into()),
        (&["plan", "--files", "helm"], "--files \"helm\" is not a file set: use terraform, kubernetes or both".into()),
        (&["plan", "--clickhouse", "none"], "--clickhouse \"none\" is not a ClickHouse: use external or in-cluster".into()),
        (&["plan", "--node-machine", "r6g.large"], "--node-machine \"r6g.large\" is not valid: this is an ARM machine, and W&B's pods run on x86 only; use an x86 machine".into()),
        (&["plan", "--mysql-machine", "big"], "--mysql-machine \"big\" is not valid: this is not a known AWS machine; use a type such as db.r6g.2xlarge".into()),
        (&["compare", "--node-machine", "r6i.large"], "--node-machine \"r6i.large\" needs --cloud here, because a machine belongs to one cloud: add --cloud aws, gcp, azure or on-premises".into()),
        (&["satisfies", "--cloud", "aws", "--node", "big", "--mysql", "8x64"], "--node \"big\" is not valid: this is not a known AWS machine; use a type such as r6i.4xlarge, or a size as cores x GiB, such as 8x64".into()),
        (&["satisfies", "--cloud", "aws", "--node", "8x64"], "--mysql is missing: add --mysql <MACHINE>".into()),
        (&["plan", "--nodes", "0"], "--nodes \"0\" is not valid: use a whole number from 1 to 100, such as 3".into()),
        (&["plan", "--nodes", "101"], "--nodes \"101\" is not valid: use a whole number from 1 to 100, such as 3".into()),
        (&["plan", "--nodes", "-3"], "--nodes \"-3\" is not valid: use a whole number from 1 to 100, such as 3".into()),
        (&["plan", "--nodes", "3.0"], "--nodes \"3.0\" is not valid: use a whole number from 1 to 100, such as 3".into()),
        (&["plan", "--region", "us-central1"], "--region \"us-central1\" is not valid on AWS: use an AWS region name, such as us-east-1".into()),
        (&["compare", "--region", "eastus"], "--region \"eastus\" needs --cloud here, because a region belongs to one cloud: add --cloud aws, gcp, azure or on-premises".into()),
        (&["plan", "--name", "W"], format!("--name \"W\" is not valid: {NAME}")),
        (&["plan", "--name", &long], format!("--name \"{}…\" is not valid: {NAME}", &long[..60])),
        (&["plan", "--name", "\u{1b}[31mred\n\u{202e}"], format!("--name \"\\u{{1b}}[31mred\\n\\u{{202e}}\" is not valid: {NAME}")),
        (&["plan", "--domain", "https://x.org/"], format!("--domain \"https://x.org/\" is not valid: {DNS}example.com")),
        (&["plan", "--subdomain", "-x"], format!("--subdomain \"-x\" is not valid: {DNS}wandb")),
        (&["plan", "--date", "2026-02-30"], "--date \"2026-02-30\" is not a date: write a calendar date as YYYY-MM-DD, for example 2026-11-23".into()),
        (&["plan", "--address", "ftp://x"], "--address \"ftp://x\" is not valid: use an address that starts with http:// or https://, such as https://planner.example.com".into()),
        (&["plan", "--format", "csv"], "--format \"csv\" is not a format: use text, json or markdown".into()),
        (&["tables", "--format", "text"], "--format \"text\" is not a format: use markdown, json or csv".into()),
        (&["plan", "--strict=1"], "--strict does not take a value: remove \"1\"".into()),
        (&["plan", "--link", ""], "--link \"\" is empty: use a URL, or a query such as ?v=1&tier=models".into()),
        (&["plan", "--link", "?tier=weave", "--nodes", "4"], "--nodes \"4\" conflicts with --link, which describes the whole plan: use one of them".into()),
        (&["compare", "--link", "?", "--link", "?", "--tier", "weave"], "--tier \"weave\" conflicts with --link, which describes the whole plan: use one of them".into()),
        (&["plan", "--link", "?", "--link", "?"], "--link is repeated: use it once".into()),
        (&["compare", "--link", "?tier=weave"], "--link \"?tier=weave\" makes only one plan, so add another --link: compare 2 to 4 plans".into()),
        (&["compare", "--link=a", "--link=b", "--link=c", "--link=d", "--link=e"], "--link \"e\" makes 5 plans: compare 2 to 4 plans".into()),
        (&["bundle"], "--out is missing: add --out <DIR|FILE.zip>".into()),
        (&["bundle", "--out", ""], "--out needs a value: see wandb-planner --help".into()),
    ] {
        refused(arguments, &line);
    }
}

#[cfg(unix)]
#[test]
fn arguments_that_are_not_utf_8_are_refused_in_one_line() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};
    let bytes = OsStr::from_bytes(b"a\xff\x1b[0m");
    for option in ["--tier", "--nodes", "--region", "--name", "--domain", "--date", "--address"] {
        let output = program().args(["plan", option]).arg(bytes).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), said.lines().count()), (Some(2), 1), "{said}");
        assert!(output.stdout.is_empty() && !said.contains('\u{1b}'), "{said:?}");
    }
}

#[test]
fn opening_a_saved_plan_reports_what_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    let saved = folder.path().join("plan.json");
    let options = ["--tier", "models", "--cloud", "gcp", "--nodes", "5"];
    let plan = printed(&[&["plan", "--format", "json"], &options[..], &DATE[..]].concat());
    fs::write(&saved, &plan).unwrap();
    let link = "?v=1&tier=models&env=production&cloud=gcp&nodes=5\n";
    assert_eq!(printed(&["link", "--from", text(&saved)]), link);
    let bundle = folder.path().join("bundle.zip");
    printed(&[&["bundle", "--out", text(&bundle)], &options[..]].concat());
    assert_eq!(printed(&["link", "--from", text(&bundle)]), link);

    fs::write(&saved, plan.replace("\"vcpu\": 8", "\"vcpu\": 10")).unwrap();
    check(
        &["link", "--strict", "--from", text(&saved)],
        2,
        "notice: since it was saved: CPU of the node machine: was 10 cores, is now 8 cores\nnotice: since it was saved: CPU of the MySQL machine: was 10 cores, is now 8 cores\nerror: --strict: parts of the link are not valid: correct the link, or remove --strict\n",
    );
    refused(
        &["plan", "--tier", "models", "--from", "x"],
        "--tier \"models\" conflicts with --from, which describes the whole plan: use one of them",
    );
    fs::write(&saved, "{}").unwrap();
    check(
        &["plan", "--from", text(&saved)],
        2,
        &format!(
            "error: --from \"{}\" cannot be read: it is not a saved plan; open the plan.json from a bundle\n",
            saved.display()
        ),
    );
}

#[test]
fn a_saved_page_is_compared_with_the_encoded_data() {
    const SAME: &str = "69 of 69 values and 31 of 31 quoted sentences match the encoded data.\n";
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.md");
    let transcription = include_str!("transcription/reference-architecture.md");
    let (_, transcription) = transcription.split_once("-->").unwrap();
    fs::write(&page, transcription).unwrap();
    let compared = check(&["drift", text(&page)], 0, "");
    assert_eq!(compared, [SAME, "No other differences.\n"].concat());
    fs::write(&page, transcription.replace("| 128 GB |", "| 192 GB |")).unwrap();
    let compared = check(&["drift", text(&page)], 3, "");
    let changed = "\nChanged values: 1\n\n- Models and Weave, Kubernetes, Production, Memory: encoded as 128 GB, the page has 192 GB\n";
    assert_eq!(compared, [&SAME.replacen("69", "68", 1), changed].concat());
    let known = folder.path().join("known.md");
    fs::write(&known, compared).unwrap();
    let arguments = ["drift", text(&page), "--known", text(&known)];
    assert!(check(&arguments, 0, "").ends_with("1 difference is known.\nNo other differences.\n"));
    fs::write(&page, transcription).unwrap();
    assert!(
        check(&arguments, 3, "").contains("Known differences that the page no longer has: 1\n")
    );
    fs::write(&page, "<p>Something else</p>").unwrap();
    check(
        &["drift", text(&page)],
        2,
        &format!(
            "error: \"{}\" has none of the reference architecture's tables and sentences: save the page titled Reference Architecture as HTML, Markdown or text\n",
            page.display()
        ),
    );
}

#[test]
fn links_are_read_with_notices() {
    let notice = "The link's tier “mödel\u{fffd}[0m” was not used; the plan uses combined instead: use models, weave or combined.";
    let link = "?tier=m%C3%B6del%1b[0m&env=production&cloud=gcp";
    let text = check(&["link", "--link", link], 0, &format!("notice: {notice}\n"));
    assert_eq!(link::decode(text.trim()).plan, link::decode("?cloud=gcp").plan);
    let strict =
        "error: --strict: parts of the link are not valid: correct the link, or remove --strict\n";
    let said = format!("notice: {notice}\n{strict}");
    assert_eq!(check(&["link", "--link", link, "--strict"], 2, &said), "");
    let said = format!("notice: link 2: {notice}\n{strict}");
    assert_eq!(check(&["compare", "--link", "?", "--link", link, "--strict"], 2, &said), "");
    let said = "notice: The link's address was ignored: use an address that starts with http:// or https://, such as https://planner.example.com.\n";
    let text = check(&["link", "--link", "https://me@x.org/?tier=weave"], 0, said);
    assert!(text.starts_with('?'));
    printed(&["plan", "--strict", "--link", "?v=1&tier=weave&env=test-dev&cloud=azure&embed=1"]);
}

#[test]
fn a_link_and_its_options_print_the_same_bytes() {
    let options = [
        "--tier", "weave", "--cloud", "gcp", "--nodes", "5", "--name", "ml", "--region", "us-east4",
    ];
    let options = [
        &options[..],
        &["--domain", "corp.example", "--subdomain", "w", "--mysql", "meets-sizing"],
    ]
    .concat();
    let by_options = [&options[..], &["--address", PLANNER]].concat();
    let link = printed(&[&["link"], &by_options[..]].concat());
    assert!(link.starts_with(PLANNER) && link.ends_with('\n'));
    let by_link = ["--link", link.trim()];
    for format in ["text", "json", "markdown"] {
        let plan = [&["plan", "--format", format], &DATE[..]].concat();
        let expected = printed(&[&plan[..], &by_options].concat());
        assert_eq!(printed(&[&plan[..], &by_link].concat()), expected);
        let query = link.trim().strip_prefix(PLANNER).unwrap();
        let elsewhere = ["--link", query, "--address", PLANNER];
        assert_eq!(printed(&[&plan[..], &elsewhere].concat()), expected);
        assert!(expected.contains(PLANNER));
    }
}

#[test]
fn options_accept_common_spellings() {
    let link = |options: &[&str]| printed(&[&["link"], options].concat());
    for (written, canonical) in [
        (
            &["--tier", "both", "--environment", "dev", "--cloud", "gke"][..],
            "tier=combined&env=test-dev&cloud=gcp",
        ),
        (
            &["--tier", "Model", "--environment", "Prod", "--cloud", "azurerm"],
            "tier=models&env=production&cloud=azure",
        ),
        (
            &["--cloud", "on-prem", "--nodes", "5 nodes"],
            "tier=combined&env=production&cloud=on-premises&nodes=5",
        ),
        (
            &["--cloud", "azure", "--region", "East US 2"],
            "tier=combined&env=production&cloud=azure&region=eastus2",
        ),
        (&["--region", " US-West-2"], "tier=combined&env=production&cloud=aws&region=us-west-2"),
        (
            &["--inbound", "10.0.0.0/8; 192.168.0.0/16"],
            "tier=combined&env=production&cloud=aws&inbound=10.0.0.0/8,192.168.0.0/16",
        ),
    ] {
        assert_eq!(link(written), format!("?v=1&{canonical}\n"));
    }
    assert_eq!(printed(&["tables", "--format", "JSON"]), printed(&["tables", "--format", "json"]));
}

#[test]
fn without_a_date_files_are_dated_today() {
    let document: Value = serde_json::from_str(&printed(&["plan", "--format", "json"])).unwrap();
    let date: wandb_planner::date::Date = document["date"].as_str().unwrap().parse().unwrap();
    assert!(date.parts().0 >= 2026);
}

#[test]
fn help_and_version_succeed() {
    assert_eq!(printed(&["-V"]), format!("wandb-planner {}\n", env!("CARGO_PKG_VERSION")));
    assert!(printed(&["--version"]).contains("data updated on"));
    for command in
        [&[][..], &["plan"], &["compare"], &["bundle"], &["tables"], &["cost"], &["link"]]
    {
        let help = printed(&[command, &["--help"]].concat());
        assert!(help.contains("Usage: wandb-planner"));
        assert!(help.lines().all(|line| line.chars().count() <= 80), "{help}");
    }
    for command in ["plan", "bundle", "cost", "link"] {
        let help = unwrapped(&printed(&[command, "--help"]));
        assert!(help.contains("--tier combined --environment production --cloud aws"), "{help}");
    }
}

/// The reader of the pipe is closed, as with `| head`.
#[test]
fn a_closed_pipe_is_not_an_error() {
    for arguments in [&["tables", "--format", "json"][..], &["plan"], &["--help"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = std::process::Command::new(assert_cmd::cargo::cargo_bin("wandb-planner"))
            .args(arguments)
            .stdout(writer)
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = std::process::Command::new(assert_cmd::cargo::cargo_bin("wandb-planner"))
        .arg("tables")
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("error: standard output cannot be written: "), "{said}");
    assert_eq!(said.lines().count(), 1);
}

/// All files below a folder and their contents.
fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(root, &path, files);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut files = BTreeMap::new();
    collect(folder, folder, &mut files);
    files
}

/// All files in an archive and their contents, by their paths inside its only folder.
fn files_in(archive: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(fs::File::open(archive).unwrap()).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let path = file.name().unwrap().into_owned();
            let (_, name) = path.split_once('/').unwrap();
            let mut bytes = Vec::new();
            std::io::copy(&mut file, &mut bytes).unwrap();
            (name.to_owned(), bytes)
        })
        .collect()
}

/// The names of everything in a folder.
fn entries(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn folders_and_archives_contain_the_same_files() {
    for plan in Plan::base_plans() {
        let place = tempfile::tempdir().unwrap();
        let [folder, archive, again] =
            ["a/plan", "plan.zip", "again.ZIP"].map(|name| place.path().join(name));
        for out in [&folder, &archive, &again] {
            let said =
                printed(&[&["bundle", "--out", text(out)], &options(&plan)[..], &DATE].concat());
            assert!(said.contains(text(out)) && said.contains("PLAN.md"), "{said}");
        }
        let files = files_below(&folder);
        assert_eq!(files, files_in(&archive));
        assert_eq!(
            fs::read(&archive).unwrap(),
            fs::read(&again).unwrap(),
            "the same bytes both times"
        );
        assert_eq!(
            entries(place.path()),
            ["a", "again.ZIP", "plan.zip"],
            "no unfinished files remain"
        );
        assert_eq!(entries(&place.path().join("a")), ["plan"]);
        let json = printed(&[&["plan", "--format", "json"], &options(&plan)[..], &DATE].concat());
        assert_eq!(String::from_utf8_lossy(&files["plan.json"]), json);
        let markdown =
            printed(&[&["plan", "--format", "markdown"], &options(&plan)[..], &DATE].concat());
        assert_eq!(String::from_utf8_lossy(&files["PLAN.md"]), markdown);
    }
}

#[cfg(unix)]
#[test]
fn only_scripts_in_a_folder_are_executable() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("plan");
    printed(&["bundle", "--out", text(&folder)]);
    for path in files_below(&folder).into_keys() {
        let mode = fs::metadata(folder.join(&path)).unwrap().permissions().mode();
        let is_script = Path::new(&path).extension().is_some_and(|it| it == "sh");
        assert_eq!(mode & 0o100 != 0, is_script, "{path} has mode {mode:o}");
    }
}

#[test]
fn nothing_is_overwritten_without_force() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("plan");
    let archive = place.path().join("plan.zip");
    let failed = |arguments: &[&str], out: &Path, rule: &str| {
        let line = format!("error: --out {:?} {rule}\n", text(out));
        let arguments = [&["bundle", "--out", text(out)], arguments].concat();
        assert_eq!(check(&arguments, 1, &line), "");
    };
    fs::create_dir(&folder).unwrap();
    fs::write(&archive, "mine").unwrap();
    printed(&["bundle", "--out", text(&folder)]);
    let written = files_below(&folder);

    fs::write(folder.join("PLAN.md"), "mine").unwrap();
    fs::write(folder.join("notes.txt"), "mine").unwrap();
    failed(&[], &folder, "is not empty: choose another folder, or add --force to write into it");
    failed(&[], &archive, "exists: choose another name, or add --force to replace it");
    failed(
        &["--force"],
        &folder.join("PLAN.md"),
        "is a file: choose a folder, or a name that ends in .zip",
    );
    let folder_zip = place.path().join("folder.zip");
    fs::create_dir(&folder_zip).unwrap();
    failed(&["--force"], &folder_zip, "is a folder: choose another name for the archive");
    assert_eq!(fs::read(&archive).unwrap(), b"mine");
    assert_eq!(fs::read(folder.join("PLAN.md")).unwrap(), b"mine");

    printed(&["bundle", "--force", "--out", text(&folder)]);
    printed(&["bundle", "--force", "--out", text(&archive)]);
    assert_eq!(files_in(&archive), written);
    assert_eq!(fs::read(folder.join("notes.txt")).unwrap(), b"mine", "other files stay");
    fs::remove_file(folder.join("notes.txt")).unwrap();
    assert_eq!(files_below(&folder), written);
}

#[test]
fn an_unwritable_path_is_an_error_in_one_line() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("file"), "").unwrap();
    for name in ["missing/plan.zip", "file/plan.zip", "file/plan"] {
        let out = place.path().join(name);
        let output = program().args(["bundle", "--out", text(&out)]).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), said.lines().count()), (Some(1), 1), "{said}");
        assert!(
            said.starts_with(&format!("error: --out {:?} cannot be written: ", text(&out))),
            "{said}"
        );
        assert!(output.stdout.is_empty());
    }
    assert_eq!(entries(place.path()), ["file"]);
}
