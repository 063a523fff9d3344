//! User input never changes the structure of a file: any accepted value appears where a plain
//! string would, and nothing else in the file differs.

use hcl::{Body, Expression, ObjectKey, Structure};
use proptest::{
    collection::vec,
    prelude::{ProptestConfig, Strategy, any, prop_assert_eq, prop_oneof, proptest},
    string::string_regex,
};
use wandb_planner::{
    bundle::Language,
    plan::{Access, ClickHouse, InboundRanges, Location, Plan},
    reference::{Cloud, Environment, Tier},
};

use crate::plans::bundle;

/// Every Terraform file of a plan, with all strings replaced by empty ones.
fn structure(plan: &Plan) -> Vec<(&'static str, Body)> {
    let bundle = bundle(plan);
    let files = bundle.files().iter().filter(|file| file.language == Language::Terraform);
    files
        .map(|file| {
            let body: Body = hcl::from_str(&file.contents)
                .unwrap_or_else(|error| panic!("{}: {error}\n{}", file.path, file.contents));
            (file.path, emptied(body))
        })
        .collect()
}

fn emptied(body: Body) -> Body {
    let structures = body.into_iter().map(|structure| match structure {
        Structure::Attribute(mut attribute) => {
            attribute.expr = without_text(attribute.expr);
            Structure::Attribute(attribute)
        }
        Structure::Block(mut block) => {
            block.body = emptied(block.body);
            Structure::Block(block)
        }
    });
    structures.collect()
}

/// A template such as `"${var.name}"` is not a plain string and stays.
fn without_text(expression: Expression) -> Expression {
    match expression {
        Expression::String(_) => Expression::String(String::new()),
        Expression::Array(items) => items.into_iter().map(without_text).collect::<Vec<_>>().into(),
        Expression::Object(members) => {
            let members = members.into_iter().map(|(key, value)| (key, without_text(value)));
            Expression::Object(members.collect::<hcl::expr::Object<ObjectKey, Expression>>())
        }
        other => other,
    }
}

/// Strings that break out of strings, comments, templates and lines without escaping.
const BREAKERS: [&str; 14] = [
    "\"",
    "'",
    "\\",
    "${x}",
    "%{if true}",
    "\n",
    "\r\n",
    "\u{2028}",
    "#",
    "/*",
    "EOF",
    "{{ }}",
    "`",
    "\u{202e}é",
];

/// Strings that may be valid, with a breaker in any place.
fn text(accepted: &str) -> impl Strategy<Value = String> {
    let accepted = || string_regex(accepted).expect("a pattern");
    let breaker = (0..BREAKERS.len()).prop_map(|at| BREAKERS[at]);
    prop_oneof![
        6 => accepted(),
        2 => (accepted(), breaker, accepted()).prop_map(|(one, two, three)| one + two + &three),
        1 => any::<String>(),
    ]
}

fn plan() -> impl Strategy<Value = Plan> {
    let clouds = (0..Cloud::DOCUMENTED.len()).prop_map(|at| Cloud::DOCUMENTED[at]);
    (clouds, any::<[bool; 4]>()).prop_map(|(cloud, [weave, production, private, in_cluster])| {
        Plan {
            access: if private { Access::Private } else { Access::Public },
            clickhouse: if in_cluster { ClickHouse::InCluster } else { ClickHouse::External },
            // The number of ranges is part of the structure, so this plan also has two.
            inbound: "10.0.0.0/8,192.168.0.0/16".parse().expect("ranges"),
            ..Plan::new(
                if weave { Tier::Combined } else { Tier::Models },
                if production { Environment::Production } else { Environment::TestDev },
                cloud,
            )
        }
    })
}

#[test]
fn the_test_detects_changes_of_the_structure() {
    let read = |text: &str| emptied(hcl::from_str(text).expect(text));
    let plain = read("name = \"wandb\"\n");
    assert_eq!(read("name = \"a longer name\"\n"), plain);
    for other in [
        "name = \"\"\nother = \"\"\n",
        "name = \"${wandb}\"\n",
        "name = [\"\"]\n",
        "#name = \"\"\n",
    ] {
        assert_ne!(read(other), plain, "{other}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn accepted_input_does_not_change_the_structure(
        plain in plan(),
        name in text("[a-z][a-z0-9-]{1,16}"),
        domain in text("[A-Za-z0-9-]{1,20}(\\.[A-Za-z0-9-]{1,20}){1,3}"),
        subdomain in text("[A-Za-z0-9-]{1,20}(\\.[a-z0-9]{1,9}){0,2}"),
        region in text("[a-z]{2,5}-[a-z]{4,9}-?[1-9]|[a-z]{4,12}[1-9]?"),
        ranges in vec(text("(1?[0-9]{1,2}\\.){3}[0-9]{1,2}/(8|16|24|32)"), 2),
    ) {
        let mut plan = plain.clone();
        let mut accepted = 0;
        if let Ok(name) = name.parse() {
            (plan.name, accepted) = (name, accepted + 1);
        }
        if let Ok(domain) = domain.parse() {
            (plan.domain, accepted) = (domain, accepted + 1);
        }
        if let Ok(subdomain) = subdomain.parse() {
            (plan.subdomain, accepted) = (subdomain, accepted + 1);
        }
        if let Ok(location) = Location::in_region(plan.cloud(), &region) {
            (plan.location, accepted) = (location, accepted + 1);
        }
        match ranges.join(",").parse::<InboundRanges>() {
            Ok(ranges) if ranges.ranges().len() == 2 => {
                (plan.inbound, accepted) = (ranges, accepted + 1);
            }
            _ => {}
        }
        if accepted > 0 {
            prop_assert_eq!(structure(&plan), structure(&plain));
        }
    }
}
