//! The page as markup, for every plan: what it links to exists, what it shows has evidence, and
//! every button does something.

use std::collections::BTreeSet;

use wandb_planner::{
    assessment::Assessment,
    bundle::{Bundle, Occasion, Work},
    page::{
        self, Action, Choice, Element, Field, FilesView, Have, History, Node, Opened, Presence,
        Progress, Tool, Typed, Typing,
    },
    plan::{Address, MysqlMachine, NodeCount, Plan, link},
    reference::{Cloud, DATA_DAY, Environment, Term as _, Tier, Topic},
};

/// The base plans, with few nodes, and with the other MySQL machine.
fn plans() -> Vec<Plan> {
    let mut plans: Vec<Plan> = Plan::base_plans().collect();
    plans.extend(Plan::base_plans_on(Cloud::OnPremises));
    for base in Plan::base_plans() {
        plans.push(Plan { nodes: NodeCount::new(1).unwrap(), ..base.clone() });
        plans.push(Plan { mysql_machine: MysqlMachine::MeetsSizing, ..base });
    }
    plans
}

/// The files of a plan.
fn bundle(assessment: &Assessment) -> Bundle {
    Bundle::of(assessment, &Occasion { date: "2026-11-23".parse().unwrap(), address: None })
}

/// The files with one of them shown.
fn view<'a>(
    bundle: &'a Bundle,
    shown_path: &'a str,
    changed: &'a [(&'static str, Vec<usize>)],
) -> FilesView<'a> {
    FilesView { bundle, shown_path, changed, copied: None, failure: None }
}

/// Every part of the page for a plan, with the first file shown and nothing ticked.
fn parts(plan: &Plan) -> Vec<Element> {
    let it = Assessment::of(plan);
    let mut parts = page::frame(&|_| Vec::new());
    parts.extend(page::form(plan, &[]));
    parts.extend(page::summary(&it));
    parts.extend(page::sizing(&it));
    parts.extend(page::findings(&it));
    parts.extend(page::architecture(&it));
    parts.extend(page::matrix(plan, DATA_DAY));
    let how = (DATA_DAY, Presence::Absent);
    parts.extend(page::beside(plan, &Plan::default(), &[], how, None));
    parts.extend(page::reverse(plan.cloud(), &Typing::default()));
    parts.extend(page::requirements(plan.tier, plan.environment));
    parts.extend(page::checklist(&it, &Work::default(), None));
    parts.extend(page::files(&view(&bundle(&it), "", &[])));
    parts.extend(page::share(link::encode(plan), String::new(), None, &Opened::Nothing));
    let mut history = History::default();
    history.visit(&link::encode(plan));
    history
        .keep(&link::encode(&Plan { nodes: NodeCount::new(9).unwrap(), ..plan.clone() }), "Large");
    parts.extend(page::history(&history, &link::encode(plan)));
    parts
}

/// Calls back for an element and everything in it.
fn walk(element: &Element, visit: &mut impl FnMut(&Element)) {
    visit(element);
    for child in &element.children {
        if let Node::Element(child) = child {
            walk(child, visit);
        }
    }
}

fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    let found = element.attributes.iter().find(|(attribute, _)| *attribute == name);
    found.map(|(_, value)| &**value)
}

fn text(element: &Element) -> String {
    let texts = element.children.iter().map(|child| match child {
        Node::Text(text) => text.to_string(),
        Node::Element(child) => text(child),
    });
    texts.collect()
}

/// Every value that an attribute has on a page.
fn values(page: &[Element], name: &str) -> Vec<String> {
    let mut values = Vec::new();
    for part in page {
        walk(part, &mut |it| values.extend(attribute(it, name).map(str::to_owned)));
    }
    values
}

/// Runs a check on every element of every plan's page.
#[track_caller]
fn check_elements(mut check: impl FnMut(&Plan, &Element)) {
    for plan in plans() {
        for part in parts(&plan) {
            walk(&part, &mut |element| check(&plan, element));
        }
    }
}

#[test]
fn ids_are_unique_and_everything_that_names_one_names_one_that_exists() {
    for plan in plans() {
        let page = parts(&plan);
        let ids = values(&page, "id");
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{}: {ids:?}", link::encode(&plan));
        for reference in
            ["for", "popovertarget", "aria-labelledby", "aria-describedby", "data-focus"]
        {
            for value in values(&page, reference) {
                for id in value.split(' ') {
                    assert!(
                        ids.iter().any(|known| known == id),
                        "{reference} names no element: {id}"
                    );
                }
            }
        }
        for anchor in values(&page, "href").iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(ids.iter().any(|known| known == anchor), "no section {anchor}");
        }
    }
}

#[test]
fn an_element_has_each_attribute_once_and_no_empty_class() {
    check_elements(|_, element| {
        let names: BTreeSet<&str> = element.attributes.iter().map(|(name, _)| *name).collect();
        assert_eq!(names.len(), element.attributes.len(), "{:?}", element.attributes);
        assert_ne!(attribute(element, "class"), Some(""), "{}", element.tag);
        assert_eq!(attribute(element, "style"), None, "style belongs into style/");
    });
}

#[test]
fn every_number_of_the_sizing_tables_has_its_evidence_beside_it() {
    let mut numbers = 0;
    for plan in plans() {
        for part in page::sizing(&Assessment::of(&plan)) {
            walk(&part, &mut |cell| {
                let children: Vec<&Element> = cell
                    .children
                    .iter()
                    .filter_map(|child| match child {
                        Node::Element(child) => Some(child),
                        Node::Text(_) => None,
                    })
                    .collect();
                let class =
                    |index: usize| children.get(index).and_then(|it| attribute(it, "class"));
                for index in 0..children.len() {
                    if matches!(class(index), Some("quantity" | "fit")) {
                        assert_eq!(class(index + 1), Some("why"), "{}", text(cell));
                        assert_eq!(class(index + 2), Some("evidence"), "{}", text(cell));
                        assert!(text(children[index + 2]).len() > 20, "{}", text(cell));
                        numbers += 1;
                    }
                }
            });
        }
    }
    // Two components with three sizes and a fit, two capacities with three sizes, and ClickHouse's three with Weave.
    let with_weave = plans().iter().filter(|plan| plan.tier.includes_weave()).count();
    assert_eq!(numbers, plans().len() * (2 * 4 + 2 * 3) + with_weave * 3);
}

#[test]
fn every_link_to_a_plan_is_a_good_link_and_the_matrix_has_all_18() {
    for plan in plans() {
        let links: Vec<String> = values(&parts(&plan), "href")
            .into_iter()
            .filter(|href| href.starts_with('?'))
            .collect();
        for href in &links {
            let decoded = link::decode(href);
            assert_eq!(decoded.notices, [], "{href}");
            assert_eq!(link::encode(&decoded.plan), *href);
        }
        let opened: BTreeSet<&String> = links.iter().collect();
        assert!(opened.len() >= 18, "{opened:?}");
    }
}

#[test]
fn every_button_and_every_field_does_something() {
    check_elements(|_, element| {
        let action = attribute(element, page::ACTION_ATTRIBUTE);
        if let Some(action) = action {
            let (planner, workbench) =
                (Action::from_attribute(action), Tool::from_attribute(action));
            // Both listen to the whole page, so that only one may know it.
            assert!(planner.is_some() != workbench.is_some(), "{action}");
        }
        if element.tag == "button" {
            assert_eq!(attribute(element, "type"), Some("button"));
            let opens = attribute(element, "popovertarget").is_some();
            assert!(action.is_some() != opens, "{}", text(element));
            assert!(!text(element).is_empty());
        }
        if matches!(element.tag, "input" | "select") && attribute(element, "readonly").is_none() {
            // What is pasted or named waits for the button beside it.
            let waits = ["open-text", page::PLAN_NAME]
                .into_iter()
                .any(|id| attribute(element, "id") == Some(id));
            assert!(action.is_some() || waits, "{:?}", element.attributes);
        }
    });
}

#[test]
fn tables_have_captions_and_headings_with_a_scope() {
    check_elements(|_, element| match element.tag {
        "table" => {
            let Some(Node::Element(caption)) = element.children.first() else {
                panic!("a table begins with an element")
            };
            assert_eq!(caption.tag, "caption");
        }
        "th" => assert!(attribute(element, "scope").is_some(), "{}", text(element)),
        _ => {}
    });
}

#[test]
fn exactly_the_chosen_values_are_checked() {
    for plan in plans() {
        let mut checked = Vec::new();
        for part in page::form(&plan, &[]) {
            walk(&part, &mut |it| {
                if attribute(it, "checked").is_some() {
                    checked.push(attribute(it, "value").unwrap_or_default().to_owned());
                }
            });
        }
        let clickhouse = plan.tier.includes_weave().then(|| plan.clickhouse.slug());
        let mut chosen = vec![
            plan.tier.slug(),
            plan.environment.slug(),
            plan.cloud().slug(),
            plan.access.slug(),
        ];
        let in_a_cloud = plan.cloud() != Cloud::OnPremises;
        let mysql = Assessment::of(&plan).mysql;
        let differ = !mysql.alternatives.is_empty() || plan.mysql_machine.slug() != "documented";
        chosen.extend(differ.then(|| plan.mysql_machine.slug()));
        chosen.extend(clickhouse);
        chosen.extend(in_a_cloud.then(|| plan.file_set.slug()));
        assert_eq!(checked, chosen);
    }
}

#[test]
fn choosing_changes_that_choice_alone_and_an_unknown_value_changes_nothing() {
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
            let chosen = choice.choose(&plan, slug);
            assert_eq!(choice.choose(&chosen, slug), chosen);
            assert_eq!(choice.choose(&plan, "nothing like it"), plan);
            assert_eq!(chosen.nodes, plan.nodes);
        }
    }
}

/// What the form says under a field after a text was typed into it.
#[track_caller]
fn check_typed(field: Field, typed: &str, expected_error: &str) {
    let plan = Plan::default();
    let typed = Typed { field, text: typed.to_owned(), before: field.read(&plan) };
    let mut error = None;
    let mut shown = None;
    for part in page::form(&plan, std::slice::from_ref(&typed)) {
        walk(&part, &mut |it| {
            if attribute(it, "id") == Some(&format!("{}-error", field.key())) {
                error = Some(text(it));
            }
            if attribute(it, "id") == Some(field.key()) {
                shown = attribute(it, "value").map(str::to_owned);
            }
        });
    }
    assert_eq!(error.as_deref(), Some(expected_error));
    assert_eq!(shown.as_ref(), Some(&typed.text), "what is typed stays as typed");
}

#[test]
fn a_field_keeps_what_is_typed_and_says_which_rule_it_breaks() {
    check_typed(Field::Nodes, "5", "");
    check_typed(Field::Nodes, " 7 ", "");
    check_typed(
        Field::Nodes,
        "0",
        "“0” cannot be used: use a whole number from 1 to 100. The plan keeps 3.",
    );
    check_typed(
        Field::Nodes,
        "three",
        "“three” cannot be used: use a whole number from 1 to 100. The plan keeps 3.",
    );
    check_typed(
        Field::Region,
        "eastus",
        "“eastus” cannot be used: use an AWS region name, for example us-east-1. The plan keeps us-east-1.",
    );
    check_typed(Field::Domain, "Example.ORG", "");
    check_typed(
        Field::Name,
        "W&B",
        "“W&B” cannot be used: use 2 to 17 lowercase letters, digits and single hyphens, starting with a letter and not ending with a hyphen. The plan keeps wandb.",
    );
}

#[test]
fn an_emptied_field_is_called_empty() {
    check_typed(
        Field::Nodes,
        " ",
        "This cannot be empty: use a whole number from 1 to 100. The plan keeps 3.",
    );
    check_typed(Field::Inbound, "", "");
    check_typed(Field::NodeMachine, "", "");
}

/// What the heading of the options says, and whether a choice of the MySQL machine is offered.
fn check_options(query: &str, heading: &str, mysql: Offered) {
    let parts = page::form(&link::decode(query).plan, &[]);
    assert_eq!(texts(&parts, |it| it.tag == "summary"), [heading], "{query}");
    let legends = texts(&parts, |it| it.tag == "legend");
    let offered = legends.iter().any(|it| it == "MySQL machine in the files");
    assert_eq!(offered, mysql == Offered::Yes, "{query}: {legends:?}");
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Offered {
    Yes,
    No,
}

#[test]
fn options_say_how_many_are_of_ones_own_and_offer_what_makes_a_difference() {
    use Offered::{No, Yes};
    let options = "Names, network and files";
    let own = |count| format!("{options} ({count} of your own)");
    let aws = "?v=1&tier=combined&env=production&cloud=aws";
    check_options(aws, options, No);
    check_options(&format!("{aws}&nodes=5"), options, No);
    check_options(&format!("{aws}&node-machine=r6i.8xlarge&region=eu-west-1"), &own(2), No);
    check_options(&format!("{aws}&mysql=meets-sizing&files=both&access=private"), &own(3), Yes);
    check_options("?v=1&tier=combined&env=production&cloud=gcp", options, Yes);
    check_options("?v=1&tier=models&env=test-dev&cloud=azure", options, No);
    check_options("?v=1&tier=combined&env=production&cloud=on-premises", options, No);
}

#[test]
fn ticks_show_in_the_checklist_and_in_its_progress() {
    let it = Assessment::of(&Plan::default());
    let all = it.checklist().len();
    let ticks = Work::from_text("egress redis of-another-plan");
    let mut ticked = Vec::new();
    let mut said = String::new();
    for part in page::checklist(&it, &ticks, None) {
        said.push_str(&text(&part));
        walk(&part, &mut |it| {
            if attribute(it, "checked").is_some() {
                ticked.extend(attribute(it, page::ACTION_ATTRIBUTE).map(str::to_owned));
            }
        });
    }
    ticked.sort();
    assert_eq!(ticked, ["tick:egress", "tick:redis"]);
    assert!(said.contains(&format!("2 of {all} done")), "{said}");
}

#[test]
fn tasks_name_the_preflight_check_that_covers_them() {
    for plan in Plan::base_plans() {
        let it = Assessment::of(&plan);
        let said: String = page::checklist(&it, &Work::default(), None).iter().map(text).collect();
        let named = said.matches("Checked by preflight.sh: ").count();
        assert_eq!(named, it.checklist().iter().filter(|item| item.check.is_some()).count());
        assert!(said.contains("Required. Checked by preflight.sh: egress"), "{said}");
    }
}

#[test]
fn the_requirements_have_every_topic() {
    let it = Assessment::of(&Plan::default());
    let said: String =
        page::requirements(it.plan.tier, it.plan.environment).iter().map(text).collect();
    for topic in Topic::ALL {
        assert!(said.contains(topic.label()), "{}", topic.label());
    }
}

/// The labels of the buttons in a part of the page.
fn buttons(parts: &[Element]) -> Vec<String> {
    texts(parts, |it| it.tag == "button")
}

#[test]
fn every_file_is_offered() {
    let bundle = bundle(&Assessment::of(&Plan::default()));
    let mut expected = vec!["Download bundle"];
    let names = bundle.files().iter().map(|file| file.path.rsplit('/').next().unwrap());
    expected.extend(names);
    expected.extend(["Copy file", "Download file"]);
    let mut offered = buttons(&page::files(&view(&bundle, "PLAN.md", &[])));
    // In the tree, files outside of folders come first.
    offered.sort();
    expected.sort_unstable();
    assert_eq!(offered, expected);
}

#[test]
fn what_the_last_change_changed_is_marked_in_the_tree_and_in_the_preview() {
    let bundle = bundle(&Assessment::of(&Plan::default()));
    let changed = [("README.md", vec![0, 2]), ("plan.json", vec![7])];
    let parts = page::files(&view(&bundle, "README.md", &changed));
    let badges = texts(&parts, |it| attribute(it, "class") == Some("badge"));
    assert_eq!(badges, ["changed", "changed"]);
    let marked = texts(&parts, |it| attribute(it, "class") == Some("changed"));
    let lines: Vec<&str> = bundle.files()[0].contents.split_inclusive('\n').collect();
    assert_eq!(marked, [lines[0], lines[2]]);
}

#[test]
fn a_preview_is_the_whole_file() {
    let bundle = bundle(&Assessment::of(&Plan::default()));
    for file in bundle.files() {
        let parts = page::files(&view(&bundle, file.path, &[]));
        let shown = texts(&parts, |it| it.tag == "pre");
        assert_eq!(shown, [&*file.contents], "{}", file.path);
    }
}

#[test]
fn a_link_is_a_qr_code_where_another_device_can_open_it() {
    let images = |link: &str| {
        let parts = page::share(link.to_owned(), String::new(), None, &Opened::Nothing);
        texts(&parts, |it| it.tag == "img").len()
    };
    assert_eq!(images("https://planner.example.com/?v=1"), 1);
    assert_eq!(images("?v=1"), 0);
    assert_eq!(images(&format!("https://planner.example.com/?{}", "a".repeat(3_000))), 0);
}

#[test]
fn the_html_for_another_page_is_read_as_it_was_meant() {
    let plan = Plan { nodes: NodeCount::new(5).unwrap(), ..Plan::default() };
    let address = Address::of_url("https://docs.example.com/planner/index.html").unwrap();
    let html = page::embed_snippet(&plan, Some(&address));
    let document = scraper::Html::parse_fragment(&html);
    let one = |selector: &str, name: &str| {
        let selector = scraper::Selector::parse(selector).unwrap();
        let found: Vec<_> = document.select(&selector).collect();
        assert_eq!(found.len(), 1, "{html}");
        found[0].attr(name).unwrap_or_default().to_owned()
    };
    assert_eq!(one("script", "src"), "https://docs.example.com/planner/embed.js");
    assert_eq!(one("wandb-planner", "tier"), "combined");
    assert_eq!(one("wandb-planner", "nodes"), "5");
    assert_eq!(link::decode(&one("wandb-planner a", "href")).plan, plan);
    assert!(page::embed_snippet(&plan, None).contains("https://planner.example.com/embed.js"));
}

#[test]
fn the_chosen_file_is_shown_or_else_the_first() {
    let bundle = bundle(&Assessment::of(&Plan::default()));
    let shown = |path| bundle.file_or_first(path).map(|file| file.path);
    assert_eq!(shown("terraform/main.tf"), Some("terraform/main.tf"));
    assert_eq!(shown("terraform/of-another-plan.tf"), Some("README.md"));
}

#[test]
fn a_workbench_that_did_not_come_says_why_and_can_be_loaded_again() {
    let check = |progress: Progress, expected_text: &str, expected_buttons: &[&str]| {
        let parts = page::workbench(&progress);
        let line = texts(&parts, |it| attribute(it, "id") == Some(page::WORKBENCH_STATE));
        assert_eq!(line, [expected_text]);
        assert_eq!(buttons(&parts), expected_buttons);
    };
    check(
        Progress::Loading,
        "Loading the picture, comparison, requirements, checklist and files…",
        &[],
    );
    check(
        Progress::Failed("TypeError: no network".to_owned()),
        "The picture, comparison, requirements, checklist and files could not be loaded; the answer works, and the address bar holds the link. Check the connection, and that the server has every file of the planner. The browser said: TypeError: no network",
        &["Try again"],
    );
    check(Progress::Ready, "", &[]);
}

// ---- Comparing, and what is there already -------------------------------------------------------

/// The texts of all elements that a test picks.
fn texts(parts: &[Element], pick: impl Fn(&Element) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for part in parts {
        walk(part, &mut |it| {
            if pick(it) {
                found.push(text(it));
            }
        });
    }
    found
}

#[test]
fn up_to_four_plans_stand_side_by_side_and_each_can_be_removed() {
    let current = Plan::default();
    let pinned: Vec<Plan> = Plan::base_plans().skip(3).take(3).collect();
    for count in 0..=3 {
        let how = (DATA_DAY, Presence::Present);
        let parts = page::beside(&current, &Plan::default(), &pinned[..count], how, None);
        let headings = texts(&parts, |it| it.tag == "th" && attribute(it, "scope") == Some("col"));
        assert_eq!(headings.len(), 1 + 1 + count.max(1), "{headings:?}");
        let everything = (DATA_DAY, Presence::Absent);
        let parts = page::beside(&current, &Plan::default(), &pinned[..count], everything, None);
        let cells = texts(&parts, |it| it.tag == "th" && attribute(it, "scope") == Some("col"));
        assert_eq!(cells.len(), headings.len() + 1, "with all rows, each says whether it differs");
        let removed = texts(&parts, |it| {
            attribute(it, page::ACTION_ATTRIBUTE).is_some_and(|it| it.starts_with("unpin:"))
        });
        assert_eq!(removed.len(), count);
        let full = texts(&parts, |it| {
            attribute(it, page::ACTION_ATTRIBUTE).is_some_and(|it| it.starts_with("pin-"))
                && attribute(it, "disabled").is_some()
        });
        assert_eq!(full.len(), if count == 3 { 2 } else { 0 });
    }
}

#[test]
fn a_comparison_comes_back_from_its_link() {
    let plans: Vec<Plan> = plans();
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

/// What the page says about machines that are there, after these texts were typed.
fn reversed(cloud: Cloud, typed: [Option<&str>; 3]) -> Vec<Element> {
    page::reverse(cloud, &typed.map(|text| text.map(str::to_owned)))
}

#[test]
fn machines_that_are_there_get_an_answer_for_every_deployment_and_a_link_to_its_plan() {
    for cloud in Cloud::ALL {
        let parts = reversed(*cloud, [None, None, None]);
        let mut links = Vec::new();
        for part in &parts {
            walk(part, &mut |it| {
                links.extend(attribute(it, "href").map(|href| link::decode(href).plan));
            });
        }
        let deployments: Vec<(Tier, Environment)> =
            links.iter().map(|plan| (plan.tier, plan.environment)).collect();
        assert_eq!(deployments.len(), 6, "{deployments:?}");
        assert!(links.iter().all(|plan| plan.cloud() == *cloud));
    }
    let parts = reversed(Cloud::Aws, [Some("2"), Some("r7i.2xlarge"), Some("4x32")]);
    let fits = texts(&parts, |it| attribute(it, "class") == Some("fit"));
    assert_eq!(fits[0], "✕ Short: 1 node");
    assert_eq!(
        fits[5],
        "✕ Short: each node by 8 cores and 64 GB; MySQL by 4 cores and 32 GB; 1 node"
    );
}

#[test]
fn servers_that_are_there_are_the_servers_of_the_plans_that_the_answer_links_to() {
    let parts = reversed(Cloud::OnPremises, [None, Some("24x192GB"), Some("8x64")]);
    for part in &parts {
        walk(part, &mut |it| {
            if let Some(link) = attribute(it, "href") {
                assert!(link.contains("&node-machine=24x192"), "{link}");
                // That is the documented size of Production.
                assert_eq!(
                    link.contains("&mysql-machine=8x64"),
                    link.contains("test-dev"),
                    "{link}"
                );
            }
        });
    }
}

#[test]
fn a_burstable_machine_that_is_there_is_said_to_be_one() {
    let remarks = |node| {
        let parts = reversed(Cloud::Aws, [None, Some(node), None]);
        texts(&parts, |it| it.tag == "p" && text(it).contains("burstable"))
    };
    let remark = "t3a.2xlarge is burstable: it has all of its cores only for a while.";
    assert_eq!(remarks("t3a.2xlarge"), [remark]);
    assert!(remarks("m6a.2xlarge").is_empty());
}

#[test]
fn what_is_typed_about_machines_and_cannot_be_used_is_named() {
    let parts = reversed(Cloud::Gcp, [Some("0"), Some("t2a-standard-8"), Some("<b>")]);
    let errors = texts(&parts, |it| attribute(it, "class") == Some("field-error"));
    assert_eq!(errors.len(), Have::ALL.len());
    assert!(errors[0].contains("“0” cannot be used: use a whole number"), "{}", errors[0]);
    assert!(errors[1].contains("ARM"), "{}", errors[1]);
    assert!(errors[2].contains("“<b>” cannot be used"), "{}", errors[2]);
    assert!(texts(&parts, |it| it.tag == "table").is_empty(), "no answer to what is not known");
}
