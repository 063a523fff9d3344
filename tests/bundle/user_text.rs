//! User input stays a value: it never changes what a script, a statement or a rule does.

use proptest::{
    prelude::{ProptestConfig, Strategy, prop_oneof, proptest},
    sample::select,
};
use wandb_planner::{
    bundle::{File, Language},
    plan::{FileSet, Plan, link},
    reference::{Cloud, Environment, Term as _, Tier},
};

use crate::plans::bundle;

/// A plan whose names occur nowhere else in its files.
fn usual(cloud: Cloud) -> Plan {
    let mut plan = Plan::new(Tier::Combined, Environment::Production, cloud);
    plan.domain = "plain-zone.example.org".parse().unwrap();
    plan.file_set = FileSet::Kubernetes;
    let region = match cloud {
        Cloud::Aws => "plain-region-7",
        Cloud::Gcp => "plain-region7",
        Cloud::Azure => "plainregion7",
        Cloud::OnPremises => "plain-region-8",
    };
    plan.location = wandb_planner::plan::Location::in_region(cloud, region).unwrap();
    plan
}

/// Whether a shell, a database or a cloud's tool reads a file.
fn is_run(file: &File) -> bool {
    ["mysql/", "storage/", "preflight/"].iter().any(|folder| file.path.starts_with(folder))
        && file.language != Language::Terraform
}

/// The contents of a file without its header, which contains the link.
fn body(file: &File) -> &str {
    match file.language {
        Language::Json => &file.contents,
        _ => file.contents.split_once("\n\n").unwrap().1,
    }
}

/// Checks that the files of a plan from a link are those of a usual plan with other names.
#[track_caller]
fn check(cloud: Cloud, [name, subdomain, domain, region, inbound]: [&str; 5]) {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("v", "1")
        .append_pair("cloud", cloud.slug())
        .append_pair("files", "kubernetes")
        .append_pair("name", name)
        .append_pair("subdomain", subdomain)
        .append_pair("domain", domain)
        .append_pair("region", region)
        .append_pair("inbound", inbound)
        .finish();
    let plan = link::decode(&format!("?{query}")).plan;
    let usual = usual(cloud);
    let (bundle, expected) = (bundle(&plan), bundle(&usual));
    let files = bundle.files().iter().filter(|file| is_run(file));
    let mut compared = 0;
    for (file, usual_file) in files.zip(expected.files().iter().filter(|file| is_run(file))) {
        assert_eq!(file.path, usual_file.path);
        let expected = body(usual_file)
            .replace(&usual.fqdn(), &plan.fqdn())
            .replace(usual.location.region().as_str(), plan.location.region().as_str());
        assert_eq!(body(file), expected, "{}", file.path);
        // The header consists of comments.
        let mark = match file.language {
            Language::Shell | Language::Ini => "#",
            Language::Sql => "-- ",
            _ => "",
        };
        let head = file.contents.split("\n\n").next().unwrap();
        assert!(file.language == Language::Json || head.lines().all(|it| it.starts_with(mark)));
        compared += 1;
    }
    assert!(compared >= 6, "only {compared} files were compared");
}

const HOSTILE: [&str; 14] = [
    "'; rm -rf ~ #",
    "$(id)",
    "`id`",
    "${HOME}",
    "\"}]}",
    "a\nEND\nrm -rf ~\n",
    "'); DROP DATABASE wandb_local; --",
    "\\",
    "# [mysqld]\nskip-grant-tables",
    "--help",
    "*",
    "wandb.example.org/../..",
    "\u{202e}\u{0}\u{7f}",
    "{{ 7 * 7 }}",
];

#[test]
fn hostile_names_do_not_change_the_files() {
    let long = "x".repeat(10_000);
    for cloud in Cloud::ALL {
        for text in HOSTILE.into_iter().chain([long.as_str()]) {
            check(*cloud, [text; 5]);
        }
    }
}

/// Text that is hostile, arbitrary, or nearly a name.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        select(&HOSTILE[..]).prop_map(str::to_owned),
        ".{0,40}",
        "[a-z0-9.-]{1,30}",
        "[a-z]{1,9}[.][a-z]{2,9}",
        "[a-z]{2}-[a-z]{4,9}-?[0-9]['\"$`;\\\\]?",
    ]
}

proptest! {
    // Otherwise a failure would be saved in a file next to this one.
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_name_changes_the_meaning_of_a_file(
        cloud in select(Cloud::ALL),
        name in text(),
        subdomain in text(),
        domain in text(),
        region in text(),
        inbound in text(),
    ) {
        check(cloud, [&name, &subdomain, &domain, &region, &inbound]);
    }
}
