//! The picture of every plan's architecture: well-formed, complete, and without user text as markup.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};
use wandb_planner::{
    assessment::Assessment,
    diagram,
    plan::{ClickHouse, NodeCount, Plan},
    reference::{Cloud, Environment, Term as _, Tier},
};

fn plans() -> impl Iterator<Item = Plan> {
    Cloud::ALL.iter().flat_map(|cloud| Plan::base_plans_on(*cloud)).flat_map(|base| {
        [1, 3, 6, 7, 100].into_iter().flat_map(move |count| {
            let base = Plan { nodes: NodeCount::new(count).unwrap(), ..base.clone() };
            ClickHouse::ALL.iter().map(move |it| Plan { clickhouse: *it, ..base.clone() })
        })
    })
}

/// The texts of the picture.
fn texts<'a>(picture: &'a Document) -> Vec<&'a str> {
    picture.descendants().filter(|it| it.has_tag_name("text")).filter_map(|it| it.text()).collect()
}

fn number(node: Node, name: &str) -> u32 {
    node.attribute(name).unwrap().parse().unwrap()
}

fn check(plan: &Plan) {
    let it = Assessment::of(plan);
    let svg = diagram::architecture(&it, "Made by somebody & for <all>");
    let picture = Document::parse(&svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
    let texts = texts(&picture);
    let says = |part: &str| texts.iter().any(|text| text.contains(part));
    for part in [it.kubernetes.service.value, it.mysql.service.value, it.object_storage.value] {
        assert!(says(part), "{part}: {texts:?}");
    }
    assert!(says("Redis") && says("Load balancer") && says("docker.io"));
    assert_eq!(says("ClickHouse"), plan.tier.includes_weave());
    if plan.cloud() != Cloud::OnPremises {
        assert!(says(&it.kubernetes.chosen.machine.name) && says(&it.mysql.chosen.machine.name));
    }
    let drawn = texts.iter().filter(|text| text.starts_with("Node ")).count();
    match plan.nodes.get() {
        count @ 1..=6 => assert_eq!(drawn, count as usize),
        count => assert!(drawn == 5 && says(&format!("{} more", count - 5))),
    }
    for rect in picture.descendants().filter(|it| it.has_tag_name("rect")) {
        assert!(number(rect, "x") + number(rect, "width") <= 960, "it is inside the picture");
        assert!(number(rect, "y") + number(rect, "height") <= 500, "it is inside the picture");
    }
    let words = diagram::architecture_in_words(&it).join(" ");
    assert!(
        texts.iter().all(|text| text.starts_with("Node")
            || text.ends_with(" more")
            || text.ends_with('…')
            || words.contains(*text)
            || ["People and training", "browsers, wandb SDK", "Egress"].contains(text)),
        "the words tell all of it: {words}"
    );
}

#[test]
fn every_plan_has_a_picture_that_shows_all_of_its_parts() {
    plans().for_each(|plan| check(&plan));
}

#[test]
fn names_stay_text() {
    let plan = Plan {
        domain: "xn--bcher-kva.example.org".parse().unwrap(),
        subdomain: "a".repeat(60).parse().unwrap(),
        ..Plan::default()
    };
    check(&plan);
    let tags: BTreeSet<String> = {
        let svg = diagram::architecture(&Assessment::of(&plan), "");
        let picture = Document::parse(&svg).unwrap();
        picture
            .descendants()
            .filter(Node::is_element)
            .map(|it| it.tag_name().name().to_owned())
            .collect()
    };
    let expected = ["defs", "marker", "path", "rect", "style", "svg", "text", "title"];
    assert_eq!(tags, expected.map(str::to_owned).into());
}

#[test]
fn bars_show_what_is_required_and_what_is_given() {
    for plan in plans() {
        let it = Assessment::of(&plan);
        for (svg, words, bars) in [
            (diagram::capacity(&it), diagram::capacity_in_words(&it), 7),
            (diagram::clouds(&it), diagram::clouds_in_words(&it), 12),
        ] {
            let picture = Document::parse(&svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
            assert_eq!(words.len(), bars);
            for (line, words) in texts(&picture).chunks(2).zip(&words) {
                assert_eq!(line.join(": "), *words);
            }
            let short = words.iter().filter(|line| line.ends_with(" short")).count();
            let falls_short = picture.descendants().filter(|it| it.attribute("class") == Some("l"));
            assert_eq!(falls_short.count(), short);
        }
    }
    let gcp = Plan::new(Tier::Models, Environment::Production, Cloud::Gcp);
    let words = diagram::capacity_in_words(&Assessment::of(&gcp));
    assert_eq!(words[0], "Each node, CPU: 8 of 8 cores");
    assert_eq!(words[3], "MySQL, memory: 52 of 64 GB: 12 short");
    assert_eq!(words[4], "One node lost, CPU: 16 of 24 cores remain");
    assert_eq!(words[6], "Nodes for the pods: 3 of 3 nodes");
    let small = Plan::new(Tier::Models, Environment::TestDev, Cloud::Aws);
    let words = diagram::capacity_in_words(&Assessment::of(&small));
    assert_eq!(words[6], "Nodes for the pods: 3 of 11 nodes: 8 short");
    let words = diagram::clouds_in_words(&Assessment::of(&gcp));
    assert_eq!(words[0], "AWS: all nodes, CPU: 24 of 24 cores");
    assert_eq!(words[10], "GCP: MySQL, memory: 52 of 64 GB: 12 short");
}
