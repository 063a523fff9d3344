//! Findings about locations that do not work: regions, inbound ranges and domains.

use wandb_planner::{
    assessment::{Assessment, Finding, Severity},
    catalog::{self, Partition},
    plan::{Access, Domain, FileSet, Location, Plan},
    reference::{
        Cloud::{self, Aws, Azure, Gcp, OnPremises},
        Environment, Term as _, Tier,
    },
};

/// A plan with a custom domain, which avoids the finding about the placeholder.
fn plan(cloud: Cloud, region: &str, file_set: FileSet) -> Plan {
    let base = Plan::new(Tier::Models, Environment::Production, cloud);
    Plan {
        location: Location::in_region(cloud, region).unwrap_or_else(|rule| panic!("{rule}")),
        domain: "ml.example.org".parse().expect("a domain"),
        file_set,
        ..base
    }
}

/// The rules that this file tests.
const RULES: [&str; 6] = [
    "cloud-apart",
    "region-without-zones",
    "unknown-region",
    "private-ranges-on-a-public-entry",
    "ranges-of-the-network",
    "unprovable-domain",
];

fn found(plan: &Plan) -> Vec<Finding> {
    let all = Assessment::of(plan).findings;
    all.into_iter().filter(|finding| RULES.contains(&finding.id.slug())).collect()
}

/// Checks the findings with each set of files. Applies every remedy and checks that it removes the finding
/// without adding another of these rules.
#[track_caller]
fn check(cloud: Cloud, region: &str, terraform: &[&str], kubernetes: &[&str]) {
    for (file_set, expected) in [
        (FileSet::Terraform, terraform),
        (FileSet::Both, terraform),
        (FileSet::Kubernetes, kubernetes),
    ] {
        let plan = plan(cloud, region, file_set);
        let found = found(&plan);
        let ids: Vec<&str> = found.iter().map(|finding| finding.id.slug()).collect();
        assert_eq!(ids, expected, "{region} with {file_set:?}");
        for finding in &found {
            check_finding(finding, &plan, &ids);
        }
    }
}

#[track_caller]
fn check_finding(finding: &Finding, plan: &Plan, ids: &[&str]) {
    assert_eq!(finding.severity, Severity::Warning);
    assert!(!finding.title.ends_with('.') && finding.advice.ends_with('.'), "{}", finding.id);
    assert!(!finding.evidence.is_empty(), "{}", finding.id);
    let Some(remedy) = &finding.remedy else { return };
    let after = self::found(&remedy.change.apply(plan));
    for other in after {
        assert!(other.id != finding.id && ids.contains(&other.id.slug()), "{}", remedy.label);
    }
}

#[test]
fn wandbs_modules_do_not_work_in_separate_partitions() {
    let apart = ["cloud-apart"];
    check(Aws, "us-gov-west-1", &apart, &[]);
    check(Aws, "us-gov-east-1", &apart, &[]);
    check(Aws, "cn-north-1", &apart, &[]);
    check(Aws, "cn-northwest-1", &apart, &[]);
    check(Aws, "eusc-de-east-1", &apart, &[]);
    check(Aws, "us-iso-east-1", &apart, &[]);
    check(Azure, "usgovvirginia", &apart, &[]);
    check(Azure, "chinanorth3", &apart, &[]);
    // On premises, the storage's region may have the name of a cloud's region.
    check(OnPremises, "cn-north-1", &[], &[]);
    check(OnPremises, "us-gov-west-1", &[], &[]);
}

#[test]
fn an_unknown_region_is_reported_with_the_nearest_known_one() {
    #[track_caller]
    fn unknown(cloud: Cloud, region: &str, nearest: &str) {
        check(cloud, region, &["unknown-region"], &["unknown-region"]);
        let found = found(&plan(cloud, region, FileSet::Terraform));
        let label = &found[0].remedy.as_ref().expect("the nearest").label;
        assert_eq!(label, &format!("Use {nearest}"));
        assert!(found[0].title.contains(region) && found[0].advice.contains(nearest));
    }
    unknown(Aws, "us-east-9", "us-east-1");
    unknown(Aws, "eu-wset-1", "eu-west-1");
    unknown(Aws, "eu-cnetral-1", "eu-central-1");
    unknown(Gcp, "us-east9", "us-east1");
    unknown(Gcp, "europe-west11", "europe-west1");
    unknown(Azure, "eastus9", "eastus");
    unknown(Azure, "westus9", "westus2");
    // Germany North is closer, but has no zones.
    unknown(Azure, "germanynort", "italynorth");
    check(Aws, "us-gov-west-9", &["cloud-apart", "unknown-region"], &["unknown-region"]);
    check(OnPremises, "garage", &[], &[]);
}

#[test]
fn wandbs_azure_module_needs_a_region_with_zones() {
    #[track_caller]
    fn without(region: &str, with: &str) {
        check(Azure, region, &["region-without-zones"], &[]);
        let found = found(&plan(Azure, region, FileSet::Terraform));
        assert_eq!(found[0].remedy.as_ref().expect("one").label, format!("Use {with}"));
    }
    without("westus", "westus2");
    without("westcentralus", "westus2");
    without("northcentralus", "southcentralus");
    without("canadaeast", "canadacentral");
    without("ukwest", "uksouth");
    without("westindia", "centralindia");
    without("germanynorth", "germanywestcentral");
    // Only the Azure module always requires zones.
    check(Gcp, "us-west1", &[], &[]);
}

#[test]
fn other_listed_regions_have_no_findings() {
    let mut listed = 0;
    for cloud in Cloud::ALL {
        let Some((names, source)) = catalog::regions(*cloud) else {
            assert_eq!(*cloud, OnPremises);
            continue;
        };
        assert!(source.date.parse::<wandb_planner::date::Date>().is_ok());
        for name in names {
            listed += 1;
            let special = *cloud == Aws && Partition::of(name) != Partition::COMMERCIAL
                || catalog::azure_with_zones(name).is_some();
            if !special {
                check(*cloud, name, &[], &[]);
            }
        }
    }
    assert_eq!(listed, 48 + 43 + 57);
}

#[test]
fn every_offered_region_is_listed_and_has_zones() {
    let listed: Vec<&str> = catalog::regions(Azure).expect("a list").0.collect();
    let offered = listed.iter().filter_map(|name| catalog::azure_with_zones(name));
    for name in offered {
        assert!(listed.contains(&name) && catalog::azure_with_zones(name).is_none(), "{name}");
    }
}

#[test]
fn each_partition_has_its_own_name_and_domain() {
    #[track_caller]
    fn partition(region: &str, name: &str, domain: &str) {
        assert_eq!((Partition::of(region).name, Partition::of(region).domain), (name, domain));
    }
    partition("us-east-1", "aws", "amazonaws.com");
    partition("eu-west-1", "aws", "amazonaws.com");
    partition("us-gov-west-1", "aws-us-gov", "amazonaws.com");
    partition("cn-north-1", "aws-cn", "amazonaws.com.cn");
    partition("eusc-de-east-1", "aws-eusc", "amazonaws.eu");
    partition("us-iso-east-1", "aws-iso", "c2s.ic.gov");
    partition("us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov");
    partition("us-isof-south-1", "aws-iso-f", "csp.hci.ic.gov");
    partition("eu-isoe-west-1", "aws-iso-e", "cloud.adc-e.uk");
}

/// Checks the finding about a plan's inbound ranges, and the label of its remedy.
#[track_caller]
fn check_ranges(
    (cloud, access, file_set): (Cloud, Access, FileSet),
    ranges: &str,
    expected: Option<(&str, Option<&str>)>,
) {
    let region = Location::default_region(cloud);
    let plan =
        Plan { access, inbound: ranges.parse().expect("ranges"), ..plan(cloud, region, file_set) };
    let found = found(&plan);
    let ids: Vec<&str> = found.iter().map(|finding| finding.id.slug()).collect();
    for finding in &found {
        check_finding(finding, &plan, &ids);
    }
    let remedy = |it: &Finding| it.remedy.as_ref().map(|remedy| remedy.label.clone());
    let found: Vec<_> = found.iter().map(|it| (it.id.slug(), remedy(it))).collect();
    let expected: Vec<_> =
        expected.into_iter().map(|(id, label)| (id, label.map(str::to_owned))).collect();
    assert_eq!(found, expected, "{ranges} on {cloud:?}, {access:?}, {file_set:?}");
}

const ON_CLOUDS: [Cloud; 3] = Cloud::DOCUMENTED;

#[test]
fn a_private_range_never_matches_on_a_public_load_balancer() {
    let useless = "private-ranges-on-a-public-entry";
    let remedied = Some((useless, Some("Use private access")));
    for cloud in ON_CLOUDS {
        for file_set in FileSet::ALL {
            let public = (cloud, Access::Public, *file_set);
            check_ranges(public, "192.168.0.0/16", remedied);
            check_ranges(public, "10.0.0.0/8,172.16.0.0/12", remedied);
            check_ranges(public, "100.64.3.0/24", remedied);
            // Private access would lock out the clients of the other range.
            check_ranges(public, "203.0.113.0/24,10.0.0.0/8", Some((useless, None)));
            check_ranges(public, "", None);
            check_ranges(public, "203.0.113.0/24,198.51.100.7/32", None);
            check_ranges(public, "0.0.0.0/0", None);
            check_ranges(public, "128.0.0.0/1", None);
        }
        // With private access, the range would overlap the network that Terraform creates.
        let public = (cloud, Access::Public, FileSet::Terraform);
        check_ranges(public, "10.10.4.0/24", Some((useless, None)));
        let public = (cloud, Access::Public, FileSet::Kubernetes);
        check_ranges(public, "10.10.4.0/24", remedied);
    }
    check_ranges((OnPremises, Access::Public, FileSet::Kubernetes), "10.10.4.0/24", None);
}

#[test]
fn a_range_that_overlaps_the_new_network_is_reported() {
    let same = Some(("ranges-of-the-network", None));
    for cloud in ON_CLOUDS {
        for file_set in [FileSet::Terraform, FileSet::Both] {
            let private = (cloud, Access::Private, file_set);
            check_ranges(private, "10.10.4.0/24", same);
            check_ranges(private, "192.168.0.0/16,10.10.0.0/16", same);
            check_ranges(private, "10.10.4.7/32", same);
            // A wider range also admits clients outside of the network.
            check_ranges(private, "10.0.0.0/8", None);
            check_ranges(private, "0.0.0.0/0", None);
            check_ranges(private, "10.11.0.0/16,192.168.0.0/16", None);
            // Some organizations use public addresses internally.
            check_ranges(private, "203.0.113.0/24", None);
            check_ranges(private, "", None);
        }
        check_ranges((cloud, Access::Private, FileSet::Kubernetes), "10.10.4.0/24", None);
    }
    check_ranges((OnPremises, Access::Private, FileSet::Kubernetes), "10.10.4.0/24", None);
}

#[test]
fn domains_for_private_networks_are_recognized() {
    for (domain, expected) in [
        ("acme.local", true),
        ("corp.internal", true),
        ("lan.home.arpa", true),
        ("home.arpa", true),
        ("acme.lan", true),
        ("acme.corp", true),
        ("acme.home", true),
        ("ml.acme.test", true),
        ("acme.intranet", true),
        ("ACME.Local", true),
        ("acme.com", false),
        ("local.acme.com", false),
        ("internal.acme.org", false),
        ("corp.acme.io", false),
        ("in-addr.arpa", false),
        ("acme.dev", false),
        ("acme.cloud", false),
        ("acmelocal.net", false),
    ] {
        let domain: Domain = domain.parse().expect("a domain");
        assert_eq!(domain.is_for_private_networks(), expected, "{domain}");
    }
}

/// Checks the finding about a private domain: its severity, its advice and the label of its remedy.
#[track_caller]
fn check_domain(
    (cloud, access, file_set): (Cloud, Access, FileSet),
    severity: Severity,
    advice: &str,
    label: Option<&str>,
) {
    let region = Location::default_region(cloud);
    let plan = Plan {
        access,
        domain: "acme.local".parse().expect("a domain"),
        ..plan(cloud, region, file_set)
    };
    let found = found(&plan);
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((finding.id.slug(), finding.severity), ("unprovable-domain", severity));
    assert!(finding.advice.contains(advice), "{}", finding.advice);
    assert_eq!(finding.remedy.as_ref().map(|remedy| &*remedy.label), label);
    if let Some(remedy) = &finding.remedy {
        let after = self::found(&remedy.change.apply(&plan));
        assert!(after.iter().all(|it| it.severity == Severity::Note), "{after:?}");
    }
}

#[test]
fn a_private_domain_needs_a_custom_certificate_and_private_access() {
    use FileSet::{Both, Kubernetes, Terraform};
    let private = Some("Use private access");
    for terraform in [Terraform, Both] {
        let in_acm = "into ACM, set acm_certificate_arn";
        check_domain((Aws, Access::Public, terraform), Severity::Warning, in_acm, private);
        check_domain((Aws, Access::Private, terraform), Severity::Note, in_acm, None);
        for cloud in [Gcp, Azure] {
            let no_argument = "the module has no argument for a certificate";
            check_domain(
                (cloud, Access::Public, terraform),
                Severity::Warning,
                no_argument,
                private,
            );
            check_domain((cloud, Access::Private, terraform), Severity::Note, no_argument, None);
        }
    }
    let own = "Use your own certificate.";
    check_domain((Gcp, Access::Public, Kubernetes), Severity::Warning, own, private);
    check_domain((Aws, Access::Private, Kubernetes), Severity::Note, own, None);
    check_domain((OnPremises, Access::Public, Kubernetes), Severity::Note, own, None);
}
