//! The architecture diagram of every plan: well-formed, complete, and without user input as markup.

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

/// The labels in a picture.
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
        assert!(number(rect, "x") + number(rect, "width") <= 960, "outside of the picture");
        assert!(number(rect, "y") + number(rect, "height") <= 500, "outside of the picture");
    }
    let words = diagram::architecture_in_words(&it).join(" ");
    assert!(
        texts.iter().all(|text| text.starts_with("Node")
            || text.ends_with(" more")
            || text.ends_with('…')
            || words.contains(*text)
            || ["People and training", "browsers, wandb SDK", "Egress"].contains(text)),
        "labels missing in the text description: {words}"
    );
}

#[test]
fn the_diagram_of_every_plan_shows_all_its_parts() {
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

/// The plan with another number of nodes.
fn with_nodes(base: &Plan, count: u8) -> Plan {
    Plan { nodes: NodeCount::new(count).unwrap(), ..base.clone() }
}

#[test]
fn every_pod_is_drawn_on_its_node_or_listed_as_pending() {
    for plan in plans() {
        let it = Assessment::of(&plan);
        let svg = diagram::pods(&it);
        let picture = Document::parse(&svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
        let words = diagram::pods_in_words(&it);
        let drawn = picture.descendants().filter(|it| it.attribute("class") == Some("p")).count();
        // On all nodes, then with one lost: each pod is drawn, is on a node that is not drawn, or is pending.
        let nodes = it.on_nodes.nodes.get();
        let groups: Vec<u32> = if nodes == 1 { vec![1] } else { vec![nodes, nodes - 1] };
        let mut on_drawn_nodes = 0;
        for count in groups {
            let packing = it.on_nodes.packed_on(count);
            let on_nodes: usize = packing.nodes.iter().map(|node| node.pods.len()).sum();
            let (pods, _) = it.on_nodes.workload.total();
            assert_eq!(on_nodes + packing.waiting.len(), pods as usize);
            assert_eq!(on_nodes, it.on_nodes.placed_on(count) as usize);
            for node in &packing.nodes {
                assert!(node.requests.fit(it.on_nodes.room()));
            }
            let shown = if count > 6 { 5 } else { count as usize };
            on_drawn_nodes += packing.nodes[..shown].iter().map(|it| it.pods.len()).sum::<usize>();
            let heading = format!("{on_nodes} of {pods} pods fit");
            assert!(words.iter().any(|line| line.contains(&heading)), "{words:?}");
        }
        assert_eq!(drawn, on_drawn_nodes);
        for rect in picture.descendants().filter(|it| it.has_tag_name("rect")) {
            assert!(number(rect, "x") + number(rect, "width") <= 656, "outside of its bar");
        }
    }
    let words = |plan: &Plan| diagram::pods_in_words(&Assessment::of(plan));
    let aws = Plan::new(Tier::Models, Environment::Production, Cloud::Aws);
    let lines = words(&aws);
    assert_eq!(lines[0], "On all 3 nodes: 10 of 10 pods fit");
    assert_eq!(lines[4], "One node lost, 2 left: 10 of 10 pods fit");
    let many = words(&with_nodes(&aws, 100));
    assert_eq!(many[6], "and 95 more nodes without pods");
    let small = Plan::new(Tier::Models, Environment::TestDev, Cloud::Aws);
    let lines = words(&with_nodes(&small, 1));
    assert!(lines[0].starts_with("On the only node: 1 of 10 pods fit; pending: "), "{lines:?}");
}

#[test]
fn bars_show_where_the_clouds_differ() {
    for plan in plans() {
        let it = Assessment::of(&plan);
        let words = diagram::clouds_in_words(&it);
        // A bar for each of the three clouds, and only where they differ.
        for bars in words.chunks(3) {
            let amounts: BTreeSet<_> =
                bars.iter().map(|bar| bar.split_once(": ").unwrap().1).collect();
            assert_eq!(bars.len(), 3);
            assert!(amounts.len() > 1, "{bars:?}");
        }
        let svg = diagram::clouds(&it);
        let picture = Document::parse(&svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
        for (line, words) in texts(&picture).chunks(2).zip(&words) {
            assert_eq!(line.join(": "), *words);
        }
        let short = words.iter().filter(|line| line.ends_with(" short")).count();
        let falls_short = picture.descendants().filter(|it| it.attribute("class") == Some("l"));
        assert_eq!(falls_short.count(), short);
    }
    let gcp = Plan::new(Tier::Models, Environment::Production, Cloud::Gcp);
    assert_eq!(
        diagram::clouds_in_words(&Assessment::of(&gcp)),
        [
            "AWS: MySQL, memory: 64 of 64 GB",
            "GCP: MySQL, memory: 52 of 64 GB: 12 short",
            "Azure: MySQL, memory: 64 of 64 GB",
        ]
    );
}
