//! Links that contain plans: every plan survives a round trip, and any input yields a plan.

use std::{collections::BTreeSet, fmt::Debug, str::FromStr};

use proptest::{
    collection::vec,
    prelude::{ProptestConfig, Strategy, any, prop_oneof, proptest},
    sample::select,
};
use wandb_planner::{
    catalog::machines_for,
    plan::{
        Access, Address, Authority, ClickHouse, Delivery, DeploymentName, Domain, Egress, FileSet,
        InboundRanges, Ingress, Installation, InstallationOption, Invalid, Location, Login, Mail,
        MysqlMachine, Network, NodeCount, Nodes, Plan, Platform, Storage, Subdomain,
        link::{self, Decoded, Notice},
    },
    reference::{Cloud, Component, Environment, Term, Tier},
};

/// Regions of each cloud other than its default, including the newest forms of names.
const REGIONS: [(Cloud, [&str; 8]); 4] = [
    (
        Cloud::Aws,
        [
            "us-west-2",
            "eu-central-1",
            "ap-southeast-7",
            "mx-central-1",
            "us-gov-west-1",
            "us-iso-east-1",
            "eusc-de-east-1",
            "cn-northwest-1",
        ],
    ),
    (
        Cloud::Gcp,
        [
            "us-east1",
            "europe-west12",
            "asia-northeast3",
            "me-central2",
            "africa-south1",
            "us-south1",
            "northamerica-northeast2",
            "southamerica-west1",
        ],
    ),
    (
        Cloud::Azure,
        [
            "eastus2",
            "westeurope",
            "uksouth",
            "westus3",
            "australiacentral2",
            "southafricanorth",
            "germanywestcentral",
            "usgovvirginia",
        ],
    ),
    (
        Cloud::OnPremises,
        [
            "eu-1",
            "garage",
            "minio",
            "us-west-2",
            "default",
            "dc1",
            "a",
            "site-7-rack-12-of-the-old-hall",
        ],
    ),
];

/// The base plans of every cloud and on premises.
fn base_plans() -> impl Iterator<Item = Plan> {
    Cloud::ALL.iter().flat_map(|cloud| Plan::base_plans_on(*cloud))
}

// ---- Round trips --------------------------------------------------------------------------------

/// Checks that a plan's link is decoded to the plan without notices, and encoded to the same link again.
#[track_caller]
fn check_round_trip(plan: &Plan) {
    let link = link::encode(plan);
    assert_eq!(link::decode(&link), Decoded { plan: plan.clone(), notices: Vec::new() }, "{link}");
    assert_eq!(link::encode(&link::decode(&link).plan), link);
}

#[test]
fn every_plan_survives_a_round_trip_through_its_link() {
    let names = [("wandb", "wandb", "example.com"), ("ml-2", "w.b-1", "a.example.co.uk")];
    let mut links = BTreeSet::new();
    for base in base_plans() {
        let (_, regions) = REGIONS[base.cloud() as usize];
        for region in [regions[0], regions[1], Location::default_region(base.cloud())] {
            for count in NodeCount::MIN..=NodeCount::MAX {
                for (name, subdomain, domain) in names {
                    for mysql_machine in MysqlMachine::ALL {
                        let plan = Plan {
                            location: Location::in_region(base.cloud(), region).expect("a region"),
                            nodes: NodeCount::new(count).expect("1 to 100"),
                            name: name.parse().expect("a name"),
                            subdomain: subdomain.parse().expect("a subdomain"),
                            domain: domain.parse().expect("a domain"),
                            mysql_machine: *mysql_machine,
                            ..base.clone()
                        };
                        check_round_trip(&plan);
                        assert!(links.insert(link::encode(&plan)), "two plans share a link");
                    }
                }
            }
        }
    }
    assert_eq!(links.len(), 24 * 3 * 100 * 2 * 2);
}

#[test]
fn every_option_that_changes_files_survives_a_round_trip() {
    let ranges = ["", "0.0.0.0/0", "203.0.113.0/24,198.51.100.7/32", "10.0.0.0/8"];
    let mut links = BTreeSet::new();
    for base in base_plans() {
        for access in Access::ALL {
            for clickhouse in ClickHouse::ALL {
                for file_set in FileSet::ALL {
                    for inbound in ranges {
                        let plan = Plan {
                            access: *access,
                            clickhouse: *clickhouse,
                            file_set: *file_set,
                            inbound: inbound.parse().expect("ranges"),
                            ..base.clone()
                        };
                        check_round_trip(&plan);
                        assert!(links.insert(link::encode(&plan)), "two plans share a link");
                    }
                }
            }
        }
    }
    assert_eq!(links.len(), 24 * 2 * 2 * 3 * 4);
}

#[test]
fn every_value_of_every_installation_option_survives_a_round_trip() {
    let mut links = BTreeSet::new();
    for base in base_plans() {
        for option in InstallationOption::ALL {
            let values = option.values();
            assert_eq!(
                option.read(&base.installation),
                values[0][0],
                "the first value is the default"
            );
            for [slug, ..] in values {
                let mut plan = base.clone();
                assert_eq!(option.write(&mut plan.installation, slug), Some(slug));
                check_round_trip(&plan);
                links.insert(link::encode(&plan));
            }
        }
    }
    let values: usize = InstallationOption::ALL.iter().map(|it| it.values().len() - 1).sum();
    assert_eq!(links.len(), 24 * (values + 1), "two plans share a link");
}

#[test]
fn an_invalid_installation_option_is_reported_and_changes_nothing() {
    for option in InstallationOption::ALL {
        for hostile in ["x", "", "<script>", "openshift; rm -rf /", "\u{202e}", "air gapped?"] {
            let query: String = form_urlencoded::byte_serialize(hostile.as_bytes()).collect();
            let text = format!("?v=1&{}={query}", option.parameter());
            let Decoded { plan, notices } = link::decode(&text);
            assert_eq!(plan, Plan::default(), "{text}");
            assert_eq!(notices.len(), 1, "{text}");
            let said = notices[0].to_string();
            assert!(said.contains(option.parameter()), "{said}");
            assert!(said.contains(&option.alternatives()), "{said}");
        }
    }
}

#[test]
fn every_machine_survives_a_round_trip() {
    let mut links = BTreeSet::new();
    for cloud in Cloud::ALL {
        for component in Component::ALL {
            for machine in machines_for(*cloud, component) {
                let base = Plan::new(Tier::Combined, Environment::Production, *cloud);
                let location = base.location.with_machine(component, &machine.name);
                let plan = Plan { location: location.expect(&machine.name), ..base };
                check_round_trip(&plan);
                assert!(links.insert(link::encode(&plan)), "two plans share a link");
            }
        }
    }
    assert!(links.len() > 400, "{}", links.len());
}

#[test]
fn every_region_survives_a_round_trip() {
    for (cloud, regions) in REGIONS {
        for region in regions {
            let location = Location::in_region(cloud, region).expect(region);
            let base = Plan::new(Tier::Models, Environment::TestDev, cloud);
            check_round_trip(&Plan { location, ..base });
        }
    }
}

#[test]
fn a_base_plans_link_is_short_and_has_only_the_three_choices() {
    let address = Address::of_url("https://planner.example.com/").expect("an address");
    for plan in base_plans() {
        let link = link::full(Some(&address), &plan);
        assert!(link.len() < 120, "{} characters: {link}", link.len());
        let (tier, env, cloud) = (plan.tier.slug(), plan.environment.slug(), plan.cloud().slug());
        assert_eq!(
            link,
            format!("https://planner.example.com/?v=1&tier={tier}&env={env}&cloud={cloud}")
        );
        assert_eq!(link::full(None, &plan), link::encode(&plan));
    }
}

#[test]
fn options_are_written_only_if_they_differ_from_their_default() {
    let base = "?v=1&tier=combined&env=production&cloud=aws";
    let check = |change: fn(&mut Plan), option: &str| {
        let mut plan = Plan::default();
        change(&mut plan);
        assert_eq!(link::encode(&plan), format!("{base}{option}"));
    };
    check(|_| (), "");
    check(|plan| plan.location = Location::new(Cloud::Aws), "");
    check(
        |plan| plan.location = Location::in_region(Cloud::Aws, "eu-west-1").expect("a region"),
        "&region=eu-west-1",
    );
    check(|plan| plan.nodes = NodeCount::new(5).expect("1 to 100"), "&nodes=5");
    check(|plan| plan.name = "ml".parse().expect("a name"), "&name=ml");
    check(|plan| plan.subdomain = "ml.eu".parse().expect("a subdomain"), "&subdomain=ml.eu");
    check(|plan| plan.domain = "acme.io".parse().expect("a domain"), "&domain=acme.io");
    check(|plan| plan.mysql_machine = MysqlMachine::MeetsSizing, "&mysql=meets-sizing");
    check(|plan| plan.access = Access::Private, "&access=private");
    check(|plan| plan.clickhouse = ClickHouse::InCluster, "&clickhouse=in-cluster");
    check(|plan| plan.file_set = FileSet::Both, "&files=both");
    check(|plan| plan.installation.platform = Platform::OpenShift, "&platform=openshift");
    check(|plan| plan.installation.ingress = Ingress::F5Nginx, "&ingress=f5-nginx");
    check(|plan| plan.installation.egress = Egress::AirGapped, "&egress=air-gapped");
    check(|plan| plan.installation.login = Login::Oidc, "&login=oidc");
    check(|plan| plan.installation.mail = Mail::Smtp, "&mail=smtp");
    check(|plan| plan.installation.authority = Authority::Own, "&authority=own");
    check(|plan| plan.installation.storage = Storage::Ceph, "&storage=ceph");
    check(|plan| plan.installation.network = Network::Existing, "&network=existing");
    check(|plan| plan.installation.node_use = Nodes::Shared, "&node-use=shared");
    check(|plan| plan.installation.delivery = Delivery::GitOps, "&delivery=gitops");
    check(|plan| plan.inbound = InboundRanges::default(), "");
    check(
        |plan| plan.inbound = "203.0.113.0/24,10.0.0.0/8".parse().expect("ranges"),
        "&inbound=203.0.113.0/24,10.0.0.0/8",
    );
}

// ---- Every form of a link -----------------------------------------------------------------------

/// Checks that a text is decoded to the plan of a canonical link, without notices.
#[track_caller]
fn check_read_as(text: &str, canonical: &str) {
    let Decoded { plan, notices } = link::decode(text);
    assert_eq!(notices, [], "{text}");
    assert_eq!(link::encode(&plan), canonical, "{text}");
}

#[test]
fn a_link_is_read_in_every_common_form() {
    let canonical = "?v=1&tier=weave&env=test-dev&cloud=gcp";
    for form in [
        "?v=1&tier=weave&env=test-dev&cloud=gcp",
        "v=1&tier=weave&env=test-dev&cloud=gcp",
        "#v=1&tier=weave&env=test-dev&cloud=gcp",
        "#?v=1&tier=weave&env=test-dev&cloud=gcp",
        "/?v=1&tier=weave&env=test-dev&cloud=gcp",
        "https://planner.example.com/?v=1&tier=weave&env=test-dev&cloud=gcp",
        "https://planner.example.com/some/path/index.html?v=1&tier=weave&env=test-dev&cloud=gcp",
        "https://planner.example.com/#v=1&tier=weave&env=test-dev&cloud=gcp",
        "https://planner.example.com/?#v=1&tier=weave&env=test-dev&cloud=gcp",
        "file:///home/me/planner.html#v=1&tier=weave&env=test-dev&cloud=gcp",
        "  https://planner.example.com/?v=1&tier=weave&env=test-dev&cloud=gcp\n",
        // An anchor on the page does not affect the plan.
        "?v=1&tier=weave&env=test-dev&cloud=gcp#compare",
        "https://planner.example.com/?v=1&tier=weave&env=test-dev&cloud=gcp#checklist",
        // Parameters of the page do not affect the plan either.
        "?embed=1&v=1&tier=weave&env=test-dev&cloud=gcp&theme=dark",
        // The order, options at their default, and repeated equal values do not matter.
        "?cloud=gcp&env=test-dev&tier=weave&v=1",
        "?v=1&tier=weave&env=test-dev&cloud=gcp&region=us-central1&nodes=3&name=wandb",
        "?v=1&tier=weave&env=test-dev&cloud=gcp&subdomain=wandb&domain=example.com",
        "?v=1&tier=weave&env=test-dev&cloud=gcp&mysql=documented&tier=weave",
        "?&v=1&&tier=weave&env=test-dev&cloud=gcp&",
        "?v=1&tier=%77eave&env=test%2Ddev&cloud=gcp",
        // A query with only parameters of the page does not hide a fragment.
        "https://planner.example.com/?embed=1#v=1&tier=weave&env=test-dev&cloud=gcp",
    ] {
        check_read_as(form, canonical);
    }
}

#[test]
fn a_link_without_parameters_is_the_default_plan() {
    for text in ["", "?", "#", "?#", "/", "https://planner.example.com/", "#compare", "?theme=dark"]
    {
        check_read_as(text, "?v=1&tier=combined&env=production&cloud=aws");
    }
}

#[test]
fn tracking_parameters_are_ignored_without_a_notice() {
    let canonical = "?v=1&tier=weave&env=test-dev&cloud=gcp";
    for added in [
        "utm_source=docs&utm_medium=web&utm_campaign=x&utm_content=y&utm_id=1",
        "gclid=a&gbraid=b&wbraid=c&dclid=d&gad_source=1&srsltid=e",
        "fbclid=a&msclkid=b&twclid=c&ttclid=d&li_fat_id=e&igshid=f&yclid=g",
        "mc_cid=a&mc_eid=b&mkt_tok=c&_hsenc=d&_hsmi=e&hsa_cam=f&_ga=g&_gl=h&mtm_group=i",
        "ref=docs&trk=nav",
    ] {
        check_read_as(&format!("{canonical}&{added}"), canonical);
        check_read_as(&format!("?{added}#{}", &canonical[1..]), canonical);
        let beside = format!("{canonical}&{added}&beside=tier%3Dmodels%26utm_source%3Dmail");
        assert_eq!(link::decode_with_beside(&beside).notices, []);
    }
}

#[test]
fn unambiguous_spellings_are_accepted() {
    for (query, canonical) in [
        ("tier=model&env=prod&cloud=google", "tier=models&env=production&cloud=gcp"),
        ("tier=Models&env=Production&cloud=GCP", "tier=models&env=production&cloud=gcp"),
        ("tier=both&env=dev&cloud=eks", "tier=combined&env=test-dev&cloud=aws"),
        ("tier=models-and-weave&env=test&cloud=gke", "tier=combined&env=test-dev&cloud=gcp"),
        ("tier=Models+and+Weave&env=Test/Dev&cloud=aks", "tier=combined&env=test-dev&cloud=azure"),
        ("tier=models%2Bweave&env=testdev&cloud=azurerm", "tier=combined&env=test-dev&cloud=azure"),
        ("tier=weave_only&env=TEST_DEV&cloud=amazon", "tier=weave&env=test-dev&cloud=aws"),
        ("tier=weave%20&env=+prod&cloud=onprem", "tier=weave&env=production&cloud=on-premises"),
        ("tier=weave&env=prod&cloud=on-prem", "tier=weave&env=production&cloud=on-premises"),
        (
            "tier=weave&env=prod&cloud=aws&region=US-West-2+&nodes=5+nodes",
            "tier=weave&env=production&cloud=aws&region=us-west-2&nodes=5",
        ),
        (
            "tier=weave&env=prod&cloud=azure&region=West+Europe&name=ml-team+&domain=+acme.io",
            "tier=weave&env=production&cloud=azure&region=westeurope&name=ml-team&domain=acme.io",
        ),
        (
            "tier=weave&env=prod&cloud=gcp&access=Internal&files=k8s&clickhouse=In+cluster",
            "tier=weave&env=production&cloud=gcp&access=private&clickhouse=in-cluster&files=kubernetes",
        ),
        (
            "tier=weave&env=prod&cloud=gcp&inbound=10.0.0.0/8;+192.168.0.0/16",
            "tier=weave&env=production&cloud=gcp&inbound=10.0.0.0/8,192.168.0.0/16",
        ),
    ] {
        check_read_as(&format!("?{query}"), &format!("?v=1&{canonical}"));
    }
}

/// Checks that each spelling of a choice means one value, in every common form.
#[track_caller]
fn check_spellings<T: Term + Debug>() {
    for value in T::ALL {
        for name in [value.slug(), value.label()].iter().chain(value.aliases()) {
            for written in [
                (*name).to_owned(),
                name.to_uppercase(),
                name.replace('-', "_"),
                name.replace(['-', '/', ' '], ""),
                format!(" {name}\n"),
            ] {
                assert_eq!(T::read(&written), Some(*value), "{written}");
            }
        }
    }
    for nothing in ["", " ", "-", "x", "all", "default"] {
        assert_eq!(T::read(nothing), None, "{nothing}");
    }
}

#[test]
fn no_spelling_is_ambiguous() {
    check_spellings::<Tier>();
    check_spellings::<Environment>();
    check_spellings::<Cloud>();
    check_spellings::<MysqlMachine>();
    check_spellings::<Access>();
    check_spellings::<ClickHouse>();
    check_spellings::<FileSet>();
    check_spellings::<Platform>();
    check_spellings::<Egress>();
    check_spellings::<Login>();
    check_spellings::<Mail>();
    check_spellings::<Authority>();
    check_spellings::<Storage>();
    check_spellings::<Network>();
    check_spellings::<Nodes>();
    check_spellings::<Delivery>();
}

#[test]
fn dns_names_ignore_case() {
    check_read_as(
        "?domain=ML.Example.ORG&subdomain=WandB",
        "?v=1&tier=combined&env=production&cloud=aws&domain=ml.example.org",
    );
}

// ---- Other plans in a link ------------------------------------------------------------------------

#[test]
fn every_plan_survives_a_round_trip_as_another_plan_in_a_link() {
    let plans: Vec<Plan> =
        Cloud::ALL.iter().flat_map(|cloud| Plan::base_plans_on(*cloud)).collect();
    for others in plans.windows(3) {
        let link = link::comparison(None, &plans[0], others);
        let beside = link::beside(&link).into_iter().map(|it| it.plan);
        assert_eq!(beside.collect::<Vec<_>>(), others);
        assert_eq!(
            link::decode_with_beside(&link),
            Decoded { plan: plans[0].clone(), notices: vec![] }
        );
    }
}

#[test]
fn notices_name_the_plan_that_they_are_about() {
    let link = "?tier=models&nodes=0&beside=tier%3Dmodelle%26color%3Dred&beside=nodes%3D101";
    let said = |decoded: Decoded| {
        decoded.notices.into_iter().map(|notice| notice.parameter).collect::<Vec<_>>()
    };
    assert_eq!(said(link::decode(link)), ["nodes"]);
    let all = ["nodes", "beside tier", "beside color", "beside nodes"];
    assert_eq!(said(link::decode_with_beside(link)), all);
}

// ---- Notices ------------------------------------------------------------------------------------

/// Checks that a text is decoded to the plan of a canonical link, with exactly these notices.
#[track_caller]
fn check_notices(text: &str, canonical: &str, expected: &[&str]) {
    let Decoded { plan, notices } = link::decode(text);
    let notices: Vec<String> = notices.iter().map(Notice::to_string).collect();
    assert_eq!(notices, expected, "{text}");
    assert_eq!(link::encode(&plan), canonical, "{text}");
}

/// The plan of a link without any valid part.
const FIRST_VISIT: &str = "?v=1&tier=combined&env=production&cloud=aws";

#[test]
fn an_invalid_value_is_reported_with_its_replacement_and_the_reason() {
    for (text, notice) in [
        (
            "?v=2",
            "The link's v “2” was not used; the plan uses 1 instead: this planner reads version 1 of the link format; a newer planner may read more of this link.",
        ),
        (
            "?tier=everything",
            "The link's tier “everything” was not used; the plan uses combined instead: use models, weave or combined.",
        ),
        (
            "?tier=",
            "The link's tier “” was not used; the plan uses combined instead: use models, weave or combined.",
        ),
        (
            "?env=staging",
            "The link's env “staging” was not used; the plan uses production instead: use test-dev or production.",
        ),
        (
            "?cloud=oracle",
            "The link's cloud “oracle” was not used; the plan uses aws instead: use aws, gcp, azure or on-premises.",
        ),
        (
            "?region=us-central1",
            "The link's region “us-central1” was not used; the plan uses us-east-1 instead: use an AWS region name, such as us-east-1.",
        ),
        (
            "?nodes=101",
            "The link's nodes “101” was not used; the plan uses 3 instead: use a whole number from 1 to 100, such as 3.",
        ),
        (
            "?name=My_Team",
            "The link's name “My_Team” was not used; the plan uses wandb instead: use 2 to 17 lowercase letters, digits and single hyphens, starting with a letter and not ending with a hyphen, such as wandb-prod.",
        ),
        (
            "?subdomain=*",
            "The link's subdomain “*” was not used; the plan uses wandb instead: use letters, digits and hyphens in parts of at most 63 characters separated by dots, without https://, a path or a final dot, such as wandb.",
        ),
        (
            "?domain=https%3A%2F%2Facme.io",
            "The link's domain “https://acme.io” was not used; the plan uses example.com instead: use letters, digits and hyphens in parts of at most 63 characters separated by dots, without https://, a path or a final dot, such as example.com.",
        ),
        (
            "?domain=localhost",
            "The link's domain “localhost” was not used; the plan uses example.com instead: use a DNS zone with at least two parts, such as example.com.",
        ),
        (
            "?mysql=biggest",
            "The link's mysql “biggest” was not used; the plan uses documented instead: use documented or meets-sizing.",
        ),
        ("?color=red", "The link's color “red” was ignored: this planner has no such parameter."),
        // Names of parameters are case-sensitive.
        ("?Tier=weave", "The link's Tier “weave” was ignored: this planner has no such parameter."),
        ("hello", "The link's hello “” was ignored: this planner has no such parameter."),
    ] {
        check_notices(text, FIRST_VISIT, &[notice]);
    }
}

#[test]
fn a_region_must_belong_to_the_links_cloud() {
    check_notices(
        "?cloud=gcp&region=us-east-1",
        "?v=1&tier=combined&env=production&cloud=gcp",
        &[
            "The link's region “us-east-1” was not used; the plan uses us-central1 instead: use a GCP region name, such as us-central1.",
        ],
    );
    check_notices(
        "?cloud=azure&region=East-US",
        "?v=1&tier=combined&env=production&cloud=azure",
        &[
            "The link's region “East-US” was not used; the plan uses eastus instead: use an Azure region name, such as eastus.",
        ],
    );
}

#[test]
fn the_first_of_several_values_counts_and_the_others_are_reported() {
    check_notices(
        "?tier=weave&tier=models&tier=weave",
        "?v=1&tier=weave&env=production&cloud=aws",
        &[
            "The link's tier “models” was not used; the plan uses weave instead: the link has it more than once, and only the first one is read.",
        ],
    );
    // A notice names the plan's actual value, even if the first value is invalid.
    check_notices(
        "?tier=all&tier=models",
        FIRST_VISIT,
        &[
            "The link's tier “all” was not used; the plan uses combined instead: use models, weave or combined.",
            "The link's tier “models” was not used; the plan uses combined instead: the link has it more than once, and only the first one is read.",
        ],
    );
    check_notices(
        "?nodes=0&nodes=5&cloud=gcp&region=nowhere&region=us-east1",
        "?v=1&tier=combined&env=production&cloud=gcp",
        &[
            "The link's region “nowhere” was not used; the plan uses us-central1 instead: use a GCP region name, such as us-central1.",
            "The link's region “us-east1” was not used; the plan uses us-central1 instead: the link has it more than once, and only the first one is read.",
            "The link's nodes “0” was not used; the plan uses 3 instead: use a whole number from 1 to 100, such as 3.",
            "The link's nodes “5” was not used; the plan uses 3 instead: the link has it more than once, and only the first one is read.",
        ],
    );
}

#[test]
fn a_query_does_not_hide_a_fragment() {
    check_notices(
        "https://planner.example.com/?color=red#v=1&tier=weave&env=test-dev&cloud=gcp",
        "?v=1&tier=weave&env=test-dev&cloud=gcp",
        &["The link's color “red” was ignored: this planner has no such parameter."],
    );
    check_notices(
        "?tier=weave#tier=models",
        "?v=1&tier=weave&env=production&cloud=aws",
        &[
            "The link's tier “models” was not used; the plan uses weave instead: the link has it more than once, and only the first one is read.",
        ],
    );
}

#[test]
fn a_link_with_many_invalid_parts_has_20_notices_and_counts_the_rest() {
    let link = |parts: usize| {
        let parts: Vec<String> = (0..parts).map(|part| format!("x{part}=1")).collect();
        format!("?{}", parts.join("&"))
    };
    let last = |parts: usize| link::decode(&link(parts)).notices.pop().expect("a notice");
    assert_eq!(link::decode(&link(20)).notices.len(), 20);
    assert_eq!(last(20).parameter, "x19");
    for (parts, rest) in [(21, "“1 more part”"), (22, "“2 more parts”"), (500, "“480 more parts”")]
    {
        assert_eq!(link::decode(&link(parts)).notices.len(), 21);
        let last = last(parts).to_string();
        assert!(last.contains(rest), "{last}");
    }
}

// ---- Hostile links ------------------------------------------------------------------------------

/// Whether a character is invisible or changes the direction of text.
fn disguises(character: char) -> bool {
    const BIDI: [char; 12] = [
        '\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}',
        '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
    ];
    const NO_WIDTH: [char; 8] = [
        '\u{ad}', '\u{180e}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2028}', '\u{2029}',
        '\u{feff}',
    ];
    character.is_control() || BIDI.contains(&character) || NO_WIDTH.contains(&character)
}

/// Checks that a notice is one short line without characters that disguise its meaning.
#[track_caller]
fn check_harmless(notice: &Notice) {
    let Notice { parameter, value, used, reason } = notice;
    let text = notice.to_string();
    for part in [Some(parameter), Some(value), used.as_ref()].into_iter().flatten() {
        assert!(part.chars().count() <= 61, "60 characters and “…”: {part}");
        assert!(!part.contains(disguises), "{part:?}");
        assert!(text.contains(part.as_str()), "“{part}” in: {text}");
    }
    assert!(!reason.is_empty() && text.contains(&**reason), "{text}");
    assert!(text.ends_with('.'), "{text}");
}

#[test]
fn hostile_values_yield_the_default_and_a_short_harmless_notice() {
    let long = "a".repeat(10_000);
    let hostile = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'; DROP TABLE plans; --",
        "${file(\"/etc/passwd\")}",
        "%{ for x in y }",
        "$(reboot)",
        "`reboot`",
        "{{ .Values.secret }}",
        "../../../etc/passwd",
        "wandb\nname = \"other\"",
        "wandb\r\nSet-Cookie: a=b",
        "wandb\0",
        "wandb\u{202e}moc.elpmaxe",
        "wan\u{200b}db",
        "wan\u{ad}db",
        "wandb\u{61c}",
        "\u{feff}wandb",
        "wändb",
        "ｗａｎｄｂ",
        " wan db",
        "javascript:alert(1)",
        "\u{1b}[31mred",
        &long,
    ];
    let parameters =
        ["v", "tier", "env", "cloud", "region", "nodes", "name", "subdomain", "domain", "mysql"];
    for value in hostile {
        for parameter in parameters {
            let query: String = form_urlencoded::Serializer::new(String::new())
                .append_pair(parameter, value)
                .finish();
            let Decoded { plan, notices } = link::decode(&query);
            assert_eq!(plan, Plan::default(), "{parameter}: {value}");
            assert_eq!(notices.len(), 1, "{parameter}: {value}");
            assert_eq!(notices[0].parameter, parameter);
            assert!(notices[0].used.is_some(), "{parameter}: {value}");
            check_harmless(&notices[0]);
        }
        // The same text as the name of a parameter.
        let query: String =
            form_urlencoded::Serializer::new(String::new()).append_pair(value, "1").finish();
        let Decoded { plan, notices } = link::decode(&query);
        assert_eq!((plan, notices.len()), (Plan::default(), 1), "{value}");
        check_harmless(&notices[0]);
    }
}

/// Checks that any input yields a plan with a round trip and harmless notices.
#[track_caller]
fn check_total(text: &str) {
    let Decoded { plan, notices } = link::decode(text);
    check_round_trip(&plan);
    assert!(notices.len() <= 21, "20 notices and one that counts the rest");
    for notice in &notices {
        check_harmless(notice);
    }
}

/// The value that a plan has for a parameter, as a link would write it.
fn value_of(plan: &Plan, parameter: &str) -> String {
    match parameter {
        "v" => link::VERSION.to_owned(),
        "tier" => plan.tier.slug().to_owned(),
        "env" => plan.environment.slug().to_owned(),
        "cloud" => plan.cloud().slug().to_owned(),
        "region" => plan.location.region().to_string(),
        "nodes" => plan.nodes.to_string(),
        "name" => plan.name.to_string(),
        "subdomain" => plan.subdomain.to_string(),
        "domain" => plan.domain.to_string(),
        "mysql" => plan.mysql_machine.slug().to_owned(),
        _ => panic!("{parameter} is not a parameter of a plan"),
    }
}

/// Known and unknown parameters with valid, invalid and arbitrary values.
fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    let parameter = prop_oneof![
        9 => select(&[
            "v", "tier", "env", "cloud", "region", "nodes", "name", "subdomain", "domain", "mysql",
        ][..]).prop_map(str::to_owned),
        1 => "[a-z]{6,9}_",
    ];
    let value = prop_oneof![
        4 => select(&[
            "1", "models", "weave", "combined", "test-dev", "production", "aws", "gcp", "azure",
            "us-west-2", "us-east1", "westeurope", "5", "100", "007", "ml-team", "ML.example.org",
            "meets-sizing", "documented", "",
        ][..]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    vec((parameter, value), 0..12)
}

proptest! {
    // A failing case is printed in full, so no seeds are saved.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_yields_a_plan(text in any::<String>()) {
        check_total(&text);
    }

    #[test]
    fn any_bytes_yield_a_plan(bytes in vec(any::<u8>(), 0..400)) {
        check_total(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_percent_encoded_bytes_yield_a_plan(bytes in vec(any::<u8>(), 0..100)) {
        use std::fmt::Write as _;
        let mut link = String::from("?name=");
        for byte in bytes {
            write!(link, "%{byte:02x}").expect("writing to a String cannot fail");
        }
        check_total(&link);
    }

    #[test]
    fn no_part_of_a_link_is_dropped_silently(pairs in pairs()) {
        let query: String =
            form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
        check_total(&query);
        let Decoded { plan, notices } = link::decode(&query);
        for (parameter, value) in &pairs {
            let noted = notices.iter().any(|notice| notice.parameter == *parameter);
            let used = || {
                let used = value_of(&plan, parameter);
                let value = value.trim();
                value.eq_ignore_ascii_case(&used) || value.trim_start_matches('0') == used
            };
            assert!(noted || used(), "{parameter}={value} is lost: {query}");
        }
    }
}

// ---- The rules for values -----------------------------------------------------------------------

/// Checks that a type accepts the good strings unchanged and refuses each bad one with a rule.
#[track_caller]
fn check_rule<T>(good: &[&str], bad: &[&str])
where
    T: FromStr<Err = Invalid> + ToString + Debug,
{
    for text in good {
        let value: T = text.parse().unwrap_or_else(|rule| panic!("{text}: {rule}"));
        assert_eq!(value.to_string(), *text);
    }
    for text in bad {
        match text.parse::<T>() {
            Ok(value) => panic!("“{text}” was accepted as {value:?}"),
            Err(rule) => {
                let rule = rule.to_string();
                assert!(rule.starts_with("use "), "a rule says what to do: {rule}");
                assert!(!rule.ends_with('.'), "a rule has no period: {rule}");
            }
        }
    }
}

#[test]
fn deployment_names_fit_every_cloud() {
    check_rule::<DeploymentName>(
        &["ab", "wandb", "a1", "ml-team-2", "abcdefghijklmnopq"],
        &[
            "",
            "a",
            "abcdefghijklmnopqr",
            "Wandb",
            "1wandb",
            "-wandb",
            "wandb-",
            "a--b",
            "wan_db",
            "wan.db",
            "wan db",
            "wändb",
            "ab\u{301}",
        ],
    );
}

#[test]
fn domains_are_valid_dns_zones() {
    let label = "a".repeat(63);
    let longest = format!("{label}.{label}.{}.io", "b".repeat(190 - 64 - 64 - 3));
    assert_eq!(longest.len(), 190);
    check_rule::<Domain>(
        &["example.com", "a.b", "xn--bcher-kva.example", "1.com", "a-1.b-2.co.uk", &longest],
        &[
            "",
            "localhost",
            ".com",
            "example.",
            "example..com",
            "-a.com",
            "a-.com",
            "a_b.com",
            "*.example.com",
            "https://example.com",
            "example.com/wandb",
            "example.com:443",
            "user@example.com",
            "192.168.0.1",
            "[::1]",
            "bücher.example",
            &format!("{label}a.com"),
            &format!("b{longest}"),
        ],
    );
}

#[test]
fn subdomains_are_valid_dns_names() {
    let longest = "a".repeat(62);
    check_rule::<Subdomain>(
        &["wandb", "w", "1", "ml.eu", "a-b.c-d", &longest],
        &[
            "",
            "*",
            ".",
            "a.",
            ".a",
            "a..b",
            "-a",
            "a-",
            "a_b",
            "a b",
            "a/b",
            "a:b",
            "ä",
            &format!("{longest}a"),
        ],
    );
}

#[test]
fn a_name_that_is_too_long_is_refused_with_the_limit() {
    let rule = |text: &str| text.parse::<Subdomain>().expect_err("too long").to_string();
    assert!(rule(&"a".repeat(63)).contains("62 characters"), "{}", rule(&"a".repeat(63)));
    let domain = format!("{}.com", "a.".repeat(120));
    let rule = domain.parse::<Domain>().expect_err("too long").to_string();
    assert!(rule.contains("190 characters"), "{rule}");
}

#[test]
fn the_longest_names_together_reach_the_limit_of_dns() {
    let mut plan = Plan::default();
    let label = "a".repeat(62);
    plan.subdomain = label.parse().expect("62 characters");
    plan.domain = format!("{label}.{label}.{label}.a").parse().expect("190 characters");
    assert_eq!((plan.domain.as_str().len(), plan.fqdn().len()), (190, 253));
}

#[test]
fn node_counts_are_whole_numbers_from_1_to_100() {
    let good: Vec<String> = (1..=100).map(|count: u8| count.to_string()).collect();
    let good: Vec<&str> = good.iter().map(String::as_str).collect();
    check_rule::<NodeCount>(
        &good,
        &[
            "",
            "0",
            "00",
            "101",
            "255",
            "256",
            "1000",
            "99999999999999999999",
            "-1",
            "+1",
            "3.0",
            "3,0",
            "3 nodes more",
            "nodes",
            "3 servers",
            "1e1",
            "0x3",
            "three",
            "٣",
        ],
    );
    for count in [0, 101, 255] {
        assert_eq!(NodeCount::new(count), None);
    }
}

/// Checks that a cloud accepts its regions and refuses others.
#[track_caller]
fn check_regions(cloud: Cloud, bad: &[&str]) {
    let good = REGIONS.iter().filter(|(of, _)| *of == cloud).flat_map(|(_, names)| names);
    for name in good.chain([&Location::default_region(cloud)]) {
        let location = Location::in_region(cloud, name).unwrap_or_else(|rule| {
            panic!("{name} was refused on {cloud:?}: {rule}");
        });
        assert_eq!((location.cloud(), location.region().as_str()), (cloud, *name));
        assert_eq!(location.is_default_region(), *name == Location::default_region(cloud));
    }
    // On premises, a region may have the name of an AWS region.
    let elsewhere = REGIONS
        .iter()
        .filter(|(of, _)| *of != cloud && *of != Cloud::OnPremises)
        .flat_map(|(_, names)| names);
    for name in bad.iter().chain(elsewhere) {
        assert!(Location::in_region(cloud, name).is_err(), "“{name}” was accepted on {cloud:?}");
    }
}

#[test]
fn aws_regions_follow_aws_naming() {
    check_regions(
        Cloud::Aws,
        &[
            "",
            "us-east",
            "us-east-",
            "us-east-1a",
            "us-east-123",
            "us east 1",
            "us_east_1",
            "us--1",
            "-east-1",
            "us-1",
            "u5-east-1",
            "abcdefghijklmnop-abcdefghijklmno-1",
        ],
    );
}

#[test]
fn regions_on_premises_are_those_of_the_object_storage() {
    for region in ["us-east-1", "eastus", "garage", "dc1"] {
        assert!(Location::in_region(Cloud::OnPremises, region).is_ok(), "{region}");
    }
    // The storage may be case-sensitive, so the case is not changed.
    for region in ["", "US-EAST-1", "a b", "eu_1", "ä", "${x}", &"a".repeat(33)] {
        assert!(Location::in_region(Cloud::OnPremises, region).is_err(), "{region}");
    }
}

#[test]
fn gcp_regions_follow_gcps_naming() {
    check_regions(
        Cloud::Gcp,
        &[
            "",
            "us",
            "us-",
            "us-central",
            "us-central1-a",
            "us-central123",
            "us-1",
            "-central1",
            "us_central1",
            "abcdefghijklmnopq-abcdefghijklmnop1",
        ],
    );
}

#[test]
fn azure_regions_follow_azures_naming() {
    check_regions(
        Cloud::Azure,
        &[
            "",
            "eas",
            "us",
            "123",
            "east-us",
            "east_us",
            "eastus123",
            "abcdefghijklmnopqrstuvwxyzabcdefg",
        ],
    );
}

#[test]
fn an_address_is_a_plain_web_address() {
    for (url, address) in [
        ("https://planner.example.com/", "https://planner.example.com/"),
        ("http://localhost:8080/planner/?v=1#compare", "http://localhost:8080/planner/"),
        ("https://example.com#v=1", "https://example.com"),
        ("http://[::1]:8080/a%20b/~me/x_y.html?", "http://[::1]:8080/a%20b/~me/x_y.html"),
    ] {
        assert_eq!(Address::of_url(url).expect(url).as_str(), address);
    }
    let long = format!("https://example.com/{}", "a".repeat(300));
    for url in [
        "",
        "https://",
        "https://?v=1",
        "example.com",
        "ftp://example.com",
        "file:///planner.html",
        "javascript:alert(1)",
        "HTTPS://example.com",
        "https://example.com/\n# comment",
        "https://example.com/\"",
        "https://example.com/${x}",
        "https://example.com/<b>",
        "https://exämple.com",
        "https://me@example.com/",
        "https://example.com/a b",
        &long,
    ] {
        assert!(Address::of_url(url).is_err(), "“{url}” was accepted");
    }
}

// ---- Published links ----------------------------------------------------------------------------

/// A plan in the notation of `links/v1.tsv`.
fn words(plan: &Plan) -> String {
    let Plan { name, subdomain, domain, .. } = plan;
    let [tier, env, cloud, region, nodes, mysql] =
        ["tier", "env", "cloud", "region", "nodes", "mysql"].map(|field| value_of(plan, field));
    format!(
        "{tier} {env} {cloud} {region} nodes={nodes} name={name} subdomain={subdomain} domain={domain} mysql={mysql} access={} inbound={} clickhouse={} files={}{}{}",
        plan.access.slug(),
        plan.inbound,
        plan.clickhouse.slug(),
        plan.file_set.slug(),
        named(plan, Component::KubernetesNode, "node-machine"),
        named(plan, Component::Mysql, "mysql-machine"),
    ) + &installation_words(plan)
}

/// The installation options that differ from their default.
fn installation_words(plan: &Plan) -> String {
    let default = Installation::default();
    let differs = |it: &&InstallationOption| it.read(&plan.installation) != it.read(&default);
    let word =
        |it: &InstallationOption| format!(" {}={}", it.parameter(), it.read(&plan.installation));
    InstallationOption::ALL.iter().filter(differs).map(word).collect()
}

/// The machine that was chosen by name, if any.
fn named(plan: &Plan, component: Component, field: &str) -> String {
    let machine = plan.location.machine(component);
    machine.map_or_else(String::new, |machine| format!(" {field}={}", machine.name))
}

/// The options that lines from before these options omit.
const OPTIONS_SINCE: &str = " access=public inbound= clickhouse=external files=terraform";

/// Links with parts that the planner did not understand when the lines were written, and the number of
/// notices that they have now. Their plans have not changed.
const UNDERSTOOD_SINCE: [(&str, &str); 2] = [
    ("?v=1&tier=both&env=staging&cloud=oracle", "2"),
    ("?utm_source=mail#v=1&tier=weave&env=production&cloud=gcp", "0"),
];

#[test]
fn links_of_version_1_keep_their_meaning() {
    let mut read = 0;
    for line in include_str!("links/v1.tsv").lines().filter(|line| !line.starts_with("# ")) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [link, canonical, notices, plan] = columns[..] else {
            panic!("not four columns: {line}");
        };
        let decoded = link::decode(link);
        let unsaid = if plan.contains(" access=") { "" } else { OPTIONS_SINCE };
        assert_eq!(words(&decoded.plan), format!("{plan}{unsaid}"), "{link}");
        assert_eq!(link::encode(&decoded.plan), canonical, "{link}");
        let fewer = UNDERSTOOD_SINCE.iter().find(|(understood, _)| *understood == link);
        let notices = fewer.map_or(notices, |(_, fewer)| fewer);
        assert_eq!(decoded.notices.len().to_string(), notices, "{link}: {:?}", decoded.notices);
        read += 1;
    }
    assert!(read >= 30, "lines are missing from the file; it has {read} links");
}
