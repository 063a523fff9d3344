//! Whatever the page shows comes from `src/text`, so that a second language can take its place.
//!
//! Under the feature `pseudo-locale` each text of `src/text` stands in ⟦ ⟧, and each value put into it
//! in ⟨ ⟩. This renders the page and looks at what stands outside of a text or is the value of one:
//! names, numbers and units may, prose may not. The other way round, each text has to turn up, so
//! that no part of the page is left out here.

use std::{collections::BTreeSet, path::Path};

use wandb_planner::{
    assessment::Assessment,
    bundle::{self, Bundle, Occasion, PlanDocument, Work},
    catalog::{
        ChartSize, ClickHouseSize, Edition, GUIDANCE, Machine, PRESETS, machines, machines_for,
        preflight_check, regions,
    },
    date::Date,
    diagram,
    evidence::Evidence,
    page::{
        self, Copied, CopyTarget, Element, Extent, Failure, Field, FilesView, History, Node,
        Opened, Presence, Progress, Typed, Typing,
    },
    plan::{Access, ClickHouse, FileSet, Location, MysqlMachine, NodeCount, Plan, link},
    reference::{
        self, Cloud, Component, DATA_DAY, Environment, OBJECT_STORAGE, REQUIREMENTS, Section,
        Services, Term, Tier,
    },
};

// ---- What may be shown without being a text -----------------------------------------------------

/// What is shown as it is, in every language.
struct Names {
    /// Names of things that are sold or published, wherever they stand.
    proper: Vec<String>,
    /// Names of machines, of which there are too many to look for each.
    machines: BTreeSet<String>,
    /// What programs call things. Only as the value of a text, because some are English words.
    codes: Vec<String>,
}

/// Elements whose content is quoted, or is for a program or a keyboard.
const AS_IT_IS: [&str; 4] = ["code", "kbd", "pre", "q"];

/// Attributes that people read or hear.
const READ: [&str; 4] = ["alt", "aria-label", "placeholder", "title"];

/// Symbols of units, and the word for a core that stands with a number as they do.
const UNITS: [&str; 5] = ["core", "cores", "GB", "GiB", "vCPU"];

impl Names {
    fn new() -> Self {
        // The names stand among texts that are there for the whole program.
        let sold: &'static [Machine] = Vec::leak(machines().collect());
        // The last is what a plan is called until a person names it.
        let mut proper = vec![reference::TITLE, "W&B Deployment Planner", "wandb"];
        // Products and protocols that stand alone, as a heading or a label.
        proper.extend(["MySQL", "Kubernetes", "Redis", "Apache-2.0"]);
        for cloud in Cloud::DOCUMENTED {
            let Services { kubernetes, mysql, object_storage } = Services::documented(cloud);
            proper.extend([cloud.label(), kubernetes, mysql, object_storage]);
        }
        proper.extend(OBJECT_STORAGE);
        proper.extend(Cloud::ALL.iter().map(|cloud| Location::default_region(*cloud)));
        // Regions and partitions that are not those of everybody, and a guide that the page cites.
        proper.extend(["aws-us-gov", "aws-cn", "usgovvirginia", "nowhere"]);
        let listed = Cloud::DOCUMENTED.iter().filter_map(|cloud| regions(*cloud));
        proper.extend(listed.flat_map(|(names, _)| names));
        proper.push("docs.wandb.ai, bare-metal guide (wandb/docs pull request 198)");
        for machine in sold {
            proper.extend([machine.source.name, machine.architecture.label()]);
        }
        // Most names of machines are words, and there are too many to look for each in every text.
        let (words, one_word): (Vec<&str>, Vec<&str>) =
            sold.iter().map(|machine| machine.name.as_str()).partition(|name| name.contains(' '));
        proper.extend(words);
        let machines = one_word.into_iter().map(str::to_owned).collect();
        proper.extend([Edition::Enterprise, Edition::EnterprisePlus].map(Edition::name));
        // The document's headings are quoted like its sentences.
        let tables = |tier: &Tier| [Section::NodeSizing(*tier), Section::MysqlSizing(*tier)];
        proper.extend(REQUIREMENTS.iter().map(|it| it.section.title()));
        proper.extend(Tier::ALL.iter().flat_map(tables).map(Section::title));
        proper.extend(Cloud::ALL.iter().map(|it| Section::MachineTypes(*it).title()));
        proper.push(Section::Services.title());
        let updates = REQUIREMENTS.iter().flat_map(|it| it.updates).map(|it| it.source.name);
        proper.extend(updates.chain(GUIDANCE.iter().map(|it| it.source.name)));

        let mut codes: Vec<&str> = PRESETS.to_vec();
        codes.extend(ChartSize::Small.pods(Tier::Combined).map(|pods| pods.name));
        // W&B names its two sizes of ClickHouse, too.
        for size in Environment::ALL.iter().map(|it| ClickHouseSize::for_environment(*it)) {
            codes.push(size.name);
            codes.extend(size.pods().map(|pods| pods.name));
        }
        codes.extend(REQUIREMENTS.iter().filter_map(|it| preflight_check(it.id)));
        codes.extend(GUIDANCE.iter().filter_map(|it| preflight_check(it.id)));
        codes.extend(["worker-nodes", "mysql-size"].iter().filter_map(|id| preflight_check(id)));
        codes.extend(slugs::<Tier>().chain(slugs::<Environment>()).chain(slugs::<Cloud>()));
        codes.extend(slugs::<MysqlMachine>().chain(slugs::<Access>()));
        codes.extend(slugs::<ClickHouse>().chain(slugs::<FileSet>()));
        // The parameters of a link.
        codes.extend(["cloud", "env", "mysql", "node-machine", "nodes", "region", "tier", "v"]);
        codes.extend(["access", "beside", "domain", "name", "rest"]);
        // The picture of the architecture lists the pods by their names in the chart.
        let pods = |tier: &Tier| {
            let names: Vec<&str> = ChartSize::Small.pods(*tier).map(|pods| pods.name).collect();
            names.chunks(4).map(|line| line.join(", ")).collect::<Vec<_>>()
        };
        let pods: Vec<String> = Tier::ALL.iter().flat_map(pods).collect();
        let proper = [&proper[..], &pods.iter().map(String::as_str).collect::<Vec<_>>()].concat();
        Self { proper: longest_first(&proper), machines, codes: longest_first(&codes) }
    }

    /// Allows the sources that the findings and the checklist cite, too.
    fn cite(&mut self, it: &Assessment) {
        let tasks: Vec<Evidence> =
            it.checklist().into_iter().flat_map(|item| item.all_evidence()).collect();
        for evidence in it.findings.iter().flat_map(|finding| &finding.evidence).chain(&tasks) {
            let sources = match evidence {
                Evidence::Updated { source, .. } => std::slice::from_ref(source),
                Evidence::Derived { sources, .. } => sources,
                Evidence::Documented { .. } | Evidence::Assumed { .. } => &[],
            };
            for source in sources {
                if !self.proper.iter().any(|name| name == source.name) {
                    self.proper.push(source.name.to_owned());
                    self.proper.sort_by_key(|name| std::cmp::Reverse(name.len()));
                }
            }
        }
    }

    /// The first word of what stands outside of texts that is prose.
    fn prose(&self, outside: &str, place: Place) -> Option<String> {
        let mut rest = outside.to_owned();
        let codes = if place == Place::Value { &self.codes[..] } else { &[] };
        for name in self.proper.iter().chain(codes) {
            rest = without(&rest, name);
        }
        let is_machine = |word: &str| {
            let word = word.trim_matches(|mark: char| !mark.is_ascii_alphanumeric());
            self.machines.contains(word)
        };
        rest.split_whitespace()
            .find(|word| !is_number_or_address(word) && !is_machine(word))
            .map(str::to_owned)
    }
}

fn slugs<T: Term>() -> impl Iterator<Item = &'static str> {
    T::ALL.iter().map(|value| value.slug())
}

/// Long names first, because some are parts of others.
fn longest_first(names: &[&str]) -> Vec<String> {
    let unique: BTreeSet<&str> = names.iter().copied().filter(|it| !it.is_empty()).collect();
    let mut names: Vec<String> = unique.into_iter().map(str::to_owned).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// A text without a name, wherever that stands as whole words and not in a path or an address.
fn without(text: &str, name: &str) -> String {
    let joins = |it: char| it.is_alphanumeric() || "./_=-".contains(it);
    let (mut rest, mut kept) = (text, String::new());
    while let Some((before, after)) = rest.split_once(name) {
        // A full stop joins only what goes on behind it.
        let goes_on = after.trim_start_matches(['.', '-']).starts_with(joins);
        let in_more = before.ends_with(joins) || (after.starts_with(joins) && goes_on);
        kept.push_str(before);
        kept.push_str(if in_more { name } else { " " });
        rest = after;
    }
    kept + rest
}

/// Numbers, versions, days, sums and units; hosts, paths and links; signs.
fn is_number_or_address(word: &str) -> bool {
    let word = word.trim_matches(|it: char| !it.is_alphanumeric() && it != '/');
    word.is_empty()
        || UNITS.contains(&word)
        || word.contains(|it: char| it.is_ascii_digit() || "./_=".contains(it))
}

// ---- Where texts and values begin and end -------------------------------------------------------

/// Where something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Outside of every text.
    Outside,
    /// In the place of a value in a text.
    Value,
}

/// What is shown, taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shown {
    /// What does not come from `src/text`.
    outside: Vec<(String, Place)>,
    /// The texts of `src/text`, with `{}` for each value.
    texts: Vec<String>,
}

/// Takes apart what is shown.
fn take_apart(shown: &str) -> Shown {
    let mut found = Shown::default();
    // What is open, from the outside in: what is between texts, and texts, in turns.
    let mut open = vec![String::new()];
    for character in shown.chars() {
        let is_in_text = open.len().is_multiple_of(2);
        match character {
            '⟦' | '⟨' => {
                assert_eq!(character == '⟨', is_in_text, "a mark out of place: {shown}");
                open.push(String::new());
            }
            '⟧' | '⟩' => {
                assert_eq!(character == '⟧', is_in_text, "a mark out of place: {shown}");
                let closed = open.pop().expect("something is open");
                if is_in_text {
                    found.texts.push(closed);
                } else {
                    found.outside.push((closed, Place::Value));
                }
                // A space where a text was keeps the words around it apart.
                open.last_mut().expect("what surrounds it is open").push_str(if is_in_text {
                    " "
                } else {
                    "{}"
                });
            }
            other => open.last_mut().expect("something is open").push(other),
        }
    }
    // What was cut because it was long has lost its end.
    let cut = open.len() > 1;
    assert!(!cut || shown.ends_with('…'), "a mark is open: {shown}");
    for (depth, rest) in open.into_iter().enumerate().step_by(2) {
        let place = if depth == 0 { Place::Outside } else { Place::Value };
        found.outside.push((rest, place));
    }
    found
}

/// What was found out about the page.
struct Found {
    names: Names,
    /// What has been looked at: most plans share most of what they show.
    seen: BTreeSet<String>,
    texts: BTreeSet<String>,
    prose: BTreeSet<String>,
}

impl Found {
    fn new() -> Self {
        Self {
            names: Names::new(),
            seen: BTreeSet::new(),
            texts: BTreeSet::new(),
            prose: BTreeSet::new(),
        }
    }

    fn look_at(&mut self, shown: &str, place: &str) {
        if !self.seen.insert(shown.to_owned()) {
            return;
        }
        let Shown { outside, texts } = take_apart(shown);
        self.texts.extend(texts);
        for (outside, within) in outside {
            if let Some(word) = self.names.prose(&outside, within) {
                self.prose.insert(format!("“{word}” in {place}: {shown}"));
            }
        }
    }

    fn element(&mut self, element: &Element) {
        for (name, value) in &element.attributes {
            if READ.contains(name) {
                self.look_at(value, name);
            } else {
                // What programs read is the same in every language.
                assert!(!value.contains('⟦') || *name == "src", "{name} holds a text: {value}");
            }
        }
        // A sign for the eye stands beside the word that it means.
        let hidden = element.attributes.iter().any(|it| *it == ("aria-hidden", "true".into()));
        if hidden || AS_IT_IS.contains(&element.tag) {
            return;
        }
        for child in &element.children {
            match child {
                Node::Text(text) => self.look_at(text, element.tag),
                Node::Element(child) => self.element(child),
            }
        }
    }

    fn elements(&mut self, elements: impl IntoIterator<Item = Element>) {
        for element in elements {
            self.element(&element);
        }
    }

    fn picture(&mut self, svg: &str) {
        let document = roxmltree::Document::parse(svg).expect("a picture is XML");
        for node in document.descendants() {
            if matches!(node.tag_name().name(), "text" | "title") {
                self.look_at(node.text().unwrap_or_default(), "a picture");
            }
        }
    }
}

// ---- The page -----------------------------------------------------------------------------------

/// Every base plan, also on premises.
fn base_plans() -> impl Iterator<Item = Plan> {
    Cloud::ALL.iter().flat_map(|cloud| Plan::base_plans_on(*cloud))
}

/// Plans whose options bring out other texts.
/// Plans in places where something does not work, and with machines for everything.
const PLACES: [&str; 22] = [
    "?cloud=on-premises&domain=acme.local",
    "?cloud=gcp&domain=acme.local&files=kubernetes",
    "?cloud=aws&region=us-gov-west-1",
    "?cloud=aws&region=cn-north-1&files=kubernetes",
    "?cloud=azure&region=usgovvirginia",
    "?cloud=azure&region=westus",
    "?cloud=gcp&region=us-central9",
    "?cloud=azure&region=nowhere",
    "?cloud=aws&inbound=10.10.4.0/24",
    "?cloud=gcp&inbound=10.10.4.0/24",
    "?cloud=azure&inbound=10.10.4.0/24",
    "?cloud=aws&inbound=10.10.4.0/24&access=private",
    "?cloud=gcp&inbound=10.10.4.0/24&access=private",
    "?cloud=azure&inbound=10.10.4.0/24&access=private",
    "?cloud=aws&domain=acme.internal",
    "?cloud=aws&domain=acme.internal&access=private",
    "?cloud=gcp&domain=acme.local",
    "?cloud=azure&domain=acme.local",
    "?cloud=gcp&domain=acme.local&access=private",
    "?cloud=azure&domain=acme.local&access=private",
    "?cloud=aws&node-machine=r6i.16xlarge&nodes=12&files=both",
    "?cloud=aws&node-machine=r6i.16xlarge&nodes=12&files=kubernetes&tier=models",
];

fn plans() -> Vec<Plan> {
    let mut plans = Vec::new();
    for base in base_plans() {
        let with_nodes = |nodes| Plan { nodes: NodeCount::new(nodes).unwrap(), ..base.clone() };
        plans.extend([1, 2, 4, 5, 7, 10, 12].map(with_nodes));
        let mut open = Plan { file_set: FileSet::Both, ..base.clone() };
        open.domain = "ml.example.org".parse().unwrap();
        open.inbound = "0.0.0.0/0".parse().unwrap();
        plans.push(open);
        plans.push(Plan {
            access: Access::Private,
            file_set: FileSet::Kubernetes,
            clickhouse: ClickHouse::InCluster,
            ..with_nodes(2)
        });
        plans.push(Plan { mysql_machine: MysqlMachine::MeetsSizing, ..base.clone() });
        plans.push(base);
    }
    plans.extend(PLACES.iter().map(|link| link::decode(link).plan));
    // The first and the last machine of each list: too small, and larger than needed, so that the
    // two sets of files ask for different sizes of the chart.
    for cloud in Cloud::ALL {
        for component in Component::ALL {
            let all: Vec<_> = machines_for(*cloud, component).collect();
            for machine in all.first().into_iter().chain(all.last()) {
                let base = Plan::new(Tier::Combined, Environment::Production, *cloud);
                let location = base.location.with_machine(component, &machine.name).unwrap();
                plans.push(Plan { location, file_set: FileSet::Both, ..base });
            }
        }
    }
    plans
}

/// What follows from a plan, on a day.
fn answer(found: &mut Found, plan: &Plan, day: Date) {
    let it = Assessment::on(plan, day);
    found.names.cite(&it);
    found.elements(page::form(plan, &[]));
    found.elements(page::summary(&it));
    found.elements(page::sizing(&it));
    found.elements(page::findings(&it));
    found.elements(page::architecture(&it));
    found.elements(page::checklist(&it, &Work::default(), None));
    found.picture(&diagram::architecture(&it, ""));
    found.picture(&diagram::capacity(&it));
    found.picture(&diagram::clouds(&it));
}

/// What a person works with, for a plan.
fn work(found: &mut Found, plan: &Plan) {
    let it = Assessment::of(plan);
    let bundle = bundle(&it);
    let how = (DATA_DAY, Presence::Absent);
    found.elements(page::frame(&|_| Vec::new()));
    found.elements(page::matrix(plan, DATA_DAY));
    found.elements(page::beside(plan, &Plan::default(), &[], how, None));
    found.elements(page::reverse(plan.cloud(), &Typing::default()));
    found.elements(page::requirements(plan.tier, plan.environment));
    let view =
        FilesView { bundle: &bundle, shown_path: "", changed: &[], copied: None, failure: None };
    found.elements(page::files(&view));
    found.elements(page::share(link::encode(plan), String::new(), None, &Opened::Nothing));
    found.elements(page::history(&History::default(), ""));
    found.elements(page::prerendered(plan, DATA_DAY, Extent::First));
}

fn bundle(it: &Assessment) -> Bundle {
    Bundle::of(it, &OCCASION)
}

const OCCASION: Occasion = Occasion { date: DATA_DAY, address: None };

/// What the page shows when a person does something, or something fails.
fn states(found: &mut Found) {
    let plan = Plan::default();
    let it = Assessment::of(&plan);
    let bundle = bundle(&it);
    typed(found, &plan);
    // A plan beside itself, and beside others that can be removed.
    let pinned: Vec<Plan> = Plan::base_plans().take(3).collect();
    let how = (DATA_DAY, Presence::Present);
    found.elements(page::beside(&plan, &plan, &[], how, None));
    found.elements(page::beside(&plan, &plan, &pinned, how, None));
    // One that is in the comparison already, as it is or by its choices.
    let more_nodes = Plan { nodes: NodeCount::new(9).unwrap(), ..plan.clone() };
    found.elements(page::beside(&plan, &plan, std::slice::from_ref(&plan), how, None));
    let other = more_nodes.with_choices(Tier::Models, plan.environment, plan.cloud());
    found.elements(page::beside(&more_nodes, &other, std::slice::from_ref(&other), how, None));
    for target in CopyTarget::ALL {
        for outcome in [Copied::Done, Copied::Refused] {
            let copied = Some((target, outcome));
            found.elements(page::checklist(&it, &Work::default(), copied));
            found.elements(page::share(String::new(), String::new(), copied, &Opened::Nothing));
        }
    }
    // Changed files, with one line and with several.
    for lines in [vec![0], vec![0, 2]] {
        let changed = [("README.md", lines)];
        let view = FilesView {
            bundle: &bundle,
            shown_path: "README.md",
            changed: &changed,
            copied: None,
            failure: None,
        };
        found.elements(page::files(&view));
    }
    for failure in [Failure::Refused, Failure::NotDrawn].map(Some) {
        let view =
            FilesView { bundle: &bundle, shown_path: "", changed: &[], copied: None, failure };
        found.elements(page::files(&view));
    }
    // Owners and notes, one without the other and both.
    let mut work = Work::default();
    work.change("egress", |task| "7".clone_into(&mut task.owner));
    work.change("redis", |task| "8".clone_into(&mut task.note));
    work.change("verify", |task| (task.owner, task.note) = ("7".to_owned(), "8".to_owned()));
    found.elements(page::checklist(&it, &work, None));
    let mut history = History::default();
    history.visit(&link::encode(&plan));
    history.keep(&link::encode(&Plan { nodes: NodeCount::new(9).unwrap(), ..plan }), "9");
    found.elements(page::history(&history, ""));
    for progress in [Progress::Loading, Progress::Ready, Progress::Failed("404".to_owned())] {
        found.elements(page::workbench(&progress));
    }
    for link in
        ["https://planner.example.com/?v=1".to_owned(), format!("https://1/?{}", "1".repeat(3_000))]
    {
        found.elements(page::share(link, String::new(), None, &Opened::Nothing));
    }
    opened(found, &it);
}

/// Texts in fields and in links that cannot be used.
fn typed(found: &mut Found, plan: &Plan) {
    for cloud in Cloud::ALL {
        let plan = plan.with_choices(plan.tier, plan.environment, *cloud);
        let wrong = [
            "",
            "0",
            "1..1",
            "1.1/24",
            "m6g.large",
            "t2a-standard-8",
            "1.1.1.1/24",
            "n2-custom-3-1",
        ];
        let many = (0..21).map(|it| format!("10.0.{it}.0/24")).collect::<Vec<_>>().join(",");
        for text in wrong.map(str::to_owned).into_iter().chain([many, "1".repeat(300)]) {
            for field in Field::ALL {
                found.elements(page::form(
                    &plan,
                    &[Typed { field, text: text.clone(), before: String::new() }],
                ));
            }
            let typing = [Some(text.clone()), Some(text.clone()), Some(text)];
            found.elements(page::reverse(*cloud, &typing));
        }
    }
    for typed in [
        ["1", "4x8", "4x32"],
        ["1", "4x32", "4x32"],
        ["2", "2x64", "8x16"],
        ["9", "99x999", "99x999"],
    ] {
        let typing = typed.map(|text| Some(text.to_owned()));
        found.elements(page::reverse(Cloud::OnPremises, &typing));
    }
    let links = [
        "?v=2&tier=1&env=1&cloud=1&region=1&nodes=0&name=1&domain=1&node-machine=1&5=5",
        "?v=1&nodes=4&nodes=5&access=1",
        &"&0=0".repeat(21),
        &"&0=0".repeat(22),
        &"&beside=v%3D1".repeat(4),
    ];
    for link in links {
        found.elements(page::notices(&link::decode(link).notices));
    }
}

/// Saved plans that were opened.
fn opened(found: &mut Found, it: &Assessment) {
    let json = PlanDocument::new(it, &OCCASION).to_json();
    let today: serde_json::Value = serde_json::from_str(&json).unwrap();
    // Every value and every finding was another then.
    let mut then = today.clone();
    for part in ["kubernetes", "mysql"] {
        for size in ["cpu", "memory", "disk"] {
            then[part][size]["value"] = 1.into();
        }
        for machine in ["documented", "chosen"] {
            for value in ["name", "vcpu", "memory"] {
                then[part][machine]["machine"][value] = 1.into();
            }
        }
    }
    for size in ["cpu", "memory"] {
        then["totals"]["allNodes"][size]["value"] = 1.into();
    }
    then["findings"][0]["id"] = "1".into();
    let then = then.to_string();
    let other = r#"{"format": "1"}"#;
    let zip = bundle(it).to_zip();
    // The method of compression in the directory's first entry: deflated instead of stored.
    let mut compressed = zip.clone();
    let directory = zip.windows(4).position(|it| it == b"PK\x01\x02").unwrap();
    let plan = zip[directory..].windows(9).position(|it| it == b"plan.json").unwrap() + directory;
    let entry = zip[..plan].windows(4).rposition(|it| it == b"PK\x01\x02").unwrap();
    compressed[entry + 10] = 8;
    let saved: [&[u8]; 10] = [
        b"?tier=weave&cloud=1",
        json.as_bytes(),
        then.as_bytes(),
        b"\xff",
        b"1",
        b"{",
        b"{}",
        other.as_bytes(),
        b"PK",
        &compressed,
    ];
    for bytes in saved {
        let opened = match bundle::open(bytes, &OCCASION) {
            Ok(saved) => {
                let notices = link::decode(&saved.link).notices;
                if notices.is_empty() {
                    Opened::Plan(saved.differences)
                } else {
                    Opened::InPart(notices)
                }
            }
            // What the reader of JSON says is its own.
            Err(bundle::Unreadable::NoJson(_)) => {
                Opened::Refused(bundle::Unreadable::NoJson("1".to_owned()).to_string())
            }
            Err(why) => Opened::Refused(why.to_string()),
        };
        found.elements(page::share(String::new(), String::new(), None, &opened));
    }
}

/// Everything that the page can show.
fn page() -> Found {
    let mut found = Found::new();
    for plan in plans() {
        answer(&mut found, &plan, DATA_DAY);
    }
    for plan in base_plans() {
        work(&mut found, &plan);
        // Supported, soon no more, only for money, and no more at all.
        for day in ["2026-01-01", "2027-02-01", "2027-12-01", "2040-01-01"] {
            answer(&mut found, &plan, day.parse().unwrap());
        }
    }
    states(&mut found);
    found
}

// ---- The lists of texts -------------------------------------------------------------------------

/// The string literals of a source, outside of comments. One ends on the line on which it begins.
fn literals(source: &str) -> Vec<String> {
    let mut literals = Vec::new();
    for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let mut characters = line.chars();
        while characters.by_ref().any(|it| it == '"') {
            let mut literal = String::new();
            while let Some(character) = characters.next().filter(|it| *it != '"') {
                literal.push(match character {
                    '\\' => characters.next().unwrap_or_default(),
                    plain => plain,
                });
            }
            literals.push(literal);
        }
    }
    literals
}

/// A text with `{}` for each value.
fn pattern(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |pattern, part| {
        pattern + "{}" + part.split_once('}').map_or(part, |(_, after)| after)
    })
}

/// The sources in a folder, and in those within it.
fn sources(folder: &Path) -> Vec<String> {
    let mut sources = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources.extend(self::sources(&path));
        } else {
            sources.push(std::fs::read_to_string(&path).expect("a source is text"));
        }
    }
    sources
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Texts that no plan brings into the page.
const NEVER_IN_THE_PAGE: [&str; 6] = [
    // The bundle's README names the MySQL of a cluster of one's own; tables name all scopes.
    "MySQL 8.4 or Aurora MySQL 3",
    "a managed MySQL",
    // The catalog has no worker nodes with ARM, so that none can be chosen.
    "{} is an ARM machine, and W&B's pods run on x86 only",
    "Choose an x86 machine of the same size for the worker nodes.",
    // Evidence in one line is for the terminal and for tables.
    "Reference architecture, {}: “{}”",
    " Source: {}, {}.",
];

#[test]
fn the_page_shows_only_texts_of_the_lists_and_each_of_them() {
    let found = page();
    let prose: Vec<&str> = found.prose.iter().map(String::as_str).collect();
    assert!(prose.is_empty(), "this does not come from src/text:\n{}", prose.join("\n"));

    // The address of W&B stands in a task in place of `{fqdn}`, without marks of its own.
    let mut shown: BTreeSet<String> = found.texts;
    for plan in plans() {
        let fqdn = plan.fqdn();
        let with_mark = shown.iter().filter(|it| it.contains(&fqdn));
        shown.extend(with_mark.map(|it| it.replace(&fqdn, "{}")).collect::<Vec<_>>());
    }
    let lists = sources(&root().join("src/text/english"));
    let texts: BTreeSet<String> =
        lists.iter().flat_map(|list| literals(list)).map(|it| pattern(&it)).collect();
    assert!(texts.len() > 400, "only {} texts were read", texts.len());
    let never: BTreeSet<&str> =
        texts.iter().map(String::as_str).filter(|it| !shown.contains(*it)).collect();
    assert_eq!(never, BTreeSet::from(NEVER_IN_THE_PAGE));
}

#[test]
fn what_needs_a_browser_says_nothing_by_itself() {
    let said: Vec<String> = sources(&root().join("src/ui"))
        .iter()
        .flat_map(|source| literals(source))
        .filter(|literal| {
            let mut words = literal.split(' ').map(|it| it.trim_end_matches(['.', ',', ':']));
            // A sentence begins with a word and goes on with another.
            let is_word = |it: &str| it.len() > 1 && it.chars().all(char::is_alphabetic);
            let is_selector = literal.contains('[');
            words.next().is_some_and(is_word) && words.next().is_some_and(is_word) && !is_selector
        })
        .collect();
    assert!(said.is_empty(), "put it into src/text, and show it from src/page: {said:?}");
}

// ---- The check itself ---------------------------------------------------------------------------

/// What the check says about an element: for each prose in it, the first word.
#[track_caller]
fn check(element: &Element, expected: &[&str]) {
    let mut found = Found::new();
    found.element(element);
    let words = found.prose.iter().map(|it| it.split(['“', '”']).nth(1).unwrap_or_default());
    assert_eq!(words.collect::<Vec<_>>(), expected);
}

#[test]
fn prose_is_found_wherever_it_stands() {
    let p = |text: &'static str| page::element("p").text(text);
    check(&p("Worker nodes"), &["Worker"]);
    check(&p("⟦Worker nodes⟧"), &[]);
    // Beside a text, between two, and as the value of one.
    check(&p("⟦Worker nodes⟧ together"), &["together"]);
    check(&p("⟦Worker⟧ and ⟦nodes⟧"), &["and"]);
    check(&p("⟦Provide ⟨worker nodes⟩⟧"), &["worker"]);
    check(&p("⟦Provide ⟨⟦worker nodes⟧⟩⟧"), &[]);
    check(&p("⟦Provide ⟨⟦nodes of ⟨some kind⟩⟧⟩⟧"), &["some"]);
    // In another element, and in what is read out.
    check(&page::element("ul").child(page::element("li").text("Done")), &["Done"]);
    for name in READ {
        check(&page::element("p").with(name, "Done"), &["Done"]);
        check(&page::element("p").with(name, "⟦Done⟧"), &[]);
    }
    // A text that was cut.
    check(&p("⟦Provide ⟨worker no…"), &["worker"]);
}

#[test]
fn names_numbers_and_quotes_are_no_prose() {
    let p = |text: &'static str| page::element("p").text(text);
    check(&p("AWS: 3 × r6i.4xlarge, 48 cores; 384 GB"), &[]);
    check(&p("2026-11-23, terraform/main.tf, wandb.example.com"), &[]);
    check(&p("Google Cloud SQL - Mysql, MySQL 8.4"), &[]);
    check(&p("Azure machines"), &["machines"]);
    // What programs call things is a name only as a value, and only as a whole.
    check(&p("⟦Size ⟨small⟩⟧"), &[]);
    check(&p("small"), &["small"]);
    check(&p("⟦Size ⟨smaller⟩⟧"), &["smaller"]);
    for tag in AS_IT_IS {
        check(&page::element(tag).text("What others have written"), &[]);
    }
    check(&page::element("span").with("aria-hidden", "true").text("i "), &[]);
}

#[test]
#[should_panic(expected = "class holds a text")]
fn what_programs_read_is_no_text() {
    check(&page::element("p").with("class", "⟦Done⟧"), &[]);
}

#[test]
#[should_panic(expected = "a mark is open")]
fn a_text_that_lost_its_end_is_noticed() {
    check(&page::element("p").text("⟦Worker nodes"), &[]);
}
