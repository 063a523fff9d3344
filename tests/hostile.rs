//! Input that would break out of a file is refused everywhere: in links, in the form and on the
//! command line. The message names the rule, and is short and printable.

use assert_cmd::Command;
use wandb_planner::{
    app::Field,
    plan::{Plan, link},
};

/// A field, its link parameter, its option, and a part of its rule.
const FIELDS: [(Field, &str, &str, &str); 6] = [
    (Field::Nodes, "nodes", "--nodes", "a whole number from 1 to 100"),
    (Field::Name, "name", "--name", "2 to 17 lowercase letters, digits and single hyphens"),
    (Field::Domain, "domain", "--domain", "use "),
    (Field::Subdomain, "subdomain", "--subdomain", "use "),
    (Field::Region, "region", "--region", "an AWS region name, such as us-east-1"),
    (Field::Inbound, "inbound", "--inbound", "an IPv4 address and a prefix length"),
];

fn hostile() -> Vec<String> {
    let mut texts: Vec<String> = [
        "a\"b",
        "a'b",
        "a\\",
        "${file(\"/etc/passwd\")}",
        "a${x}b",
        "%{ for x in y }",
        "a\nb = \"c\"",
        "a\r\nb",
        "a\tb",
        "a\u{0}b",
        "a\u{1b}[2Jb",
        "a\u{2028}b",
        "a\u{202e}b",
        "wändb",
        "ｗandb",
        "a b",
        "a#b",
        "a/*b",
        "$(id)",
        "`id`",
        "a;b",
        "a|b",
        "<b>",
        "{{ x }}",
        "-- -x",
        "a--",
        "-a",
    ]
    .map(str::to_owned)
    .to_vec();
    texts.push("9".repeat(10_000));
    texts.push("x".repeat(10_000));
    texts.push("a.".repeat(5_000));
    texts.push("\"".repeat(10_000));
    texts
}

/// Checks a message: it has the rule, is short, and has no invisible characters.
#[track_caller]
fn check_message(said: &str, rule: &str, text: &str) {
    assert!(said.contains(rule), "{text:?}: {said}");
    assert!(said.chars().count() < 400, "{} characters: {said}", said.chars().count());
    let hidden = |it: char| it.is_control() || ('\u{2028}'..='\u{202e}').contains(&it);
    assert!(!said.chars().any(hidden), "{text:?}: {said:?}");
}

/// The form keeps the plan and shows the rule.
#[test]
fn the_form_refuses_hostile_input() {
    for text in hostile() {
        for (field, _, _, rule) in FIELDS {
            let refused = field.write(&Plan::default(), &text).expect_err(&text);
            check_message(&refused.to_string(), rule, &text);
        }
    }
}

#[test]
fn a_link_refuses_hostile_input() {
    for text in hostile() {
        for (_, parameter, _, rule) in FIELDS {
            let query: String = form_urlencoded::Serializer::new("?v=1&".to_owned())
                .append_pair(parameter, &text)
                .finish();
            let decoded = link::decode(&query);
            assert_eq!(decoded.plan, Plan::default(), "{text:?}");
            let [notice] = decoded.notices.as_slice() else {
                panic!("{text:?}: {:?}", decoded.notices);
            };
            assert_eq!(notice.parameter, parameter);
            check_message(&notice.to_string(), rule, &text);
        }
    }
}

#[test]
fn the_command_line_refuses_hostile_input() {
    // An argument cannot contain a NUL.
    for text in hostile().iter().filter(|text| !text.contains('\0')) {
        for (_, _, option, rule) in FIELDS {
            let output = Command::cargo_bin("wandb-planner")
                .unwrap()
                .args(["link", option, text])
                .output()
                .unwrap();
            assert_eq!(output.status.code(), Some(2), "{option} {text:?}");
            assert!(output.stdout.is_empty(), "{option} {text:?}");
            let said = String::from_utf8(output.stderr).unwrap();
            check_message(said.trim_end_matches('\n'), rule, text);
        }
    }
}

#[test]
fn names_have_a_maximum_length() {
    #[track_caller]
    fn check(field: Field, longest: &str, longer: &str) {
        assert_eq!(longest.len() + 1, longer.len());
        assert!(field.write(&Plan::default(), longest).is_ok(), "{longest}");
        assert!(field.write(&Plan::default(), longer).is_err(), "{longer}");
    }
    check(Field::Name, &"a".repeat(17), &"a".repeat(18));
    check(Field::Subdomain, &"a".repeat(62), &"a".repeat(63));
    let parts = "a.".repeat(94);
    check(Field::Domain, &format!("{parts}io"), &format!("{parts}org"));
}
