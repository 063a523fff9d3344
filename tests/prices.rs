//! The price book: the format, source and age of each row, and every price compared with a separate
//! transcription of the sources (`transcription/prices.tsv`).

use std::collections::{BTreeMap, BTreeSet};

use wandb_planner::{
    catalog::{
        find_machine,
        prices::{Part, Price, nearest_priced_region, price, prices},
        regions,
    },
    date::Date,
    money::Usd,
    reference::{Cloud, Component, DATA_DAY, Term as _},
};

const BOOK: [(Cloud, &str); 3] = [
    (Cloud::Aws, include_str!("../src/catalog/prices/aws.csv")),
    (Cloud::Gcp, include_str!("../src/catalog/prices/gcp.csv")),
    (Cloud::Azure, include_str!("../src/catalog/prices/azure.csv")),
];
const SOURCES: &str = include_str!("../src/catalog/prices/sources.csv");
const TRANSCRIPTION: &str = include_str!("transcription/prices.tsv");

/// The maximum age of a price, in days. The prices of AWS disks and those from Infracost's tests are from
/// July 2024, and there is no known newer source.
const OLDEST: i32 = 900;

fn all() -> impl Iterator<Item = (Cloud, Price)> {
    BOOK.into_iter().flat_map(|(cloud, _)| prices(cloud).map(move |price| (cloud, price)))
}

#[test]
fn every_line_of_the_price_book_is_valid() {
    for (cloud, text) in BOOK {
        assert!(text.starts_with("part,item,unit,region,usd,source\n"), "{cloud:?}");
        let lines = text.lines().skip(1).count();
        assert!(lines > 100, "{cloud:?}");
        assert_eq!(prices(cloud).count(), lines, "{cloud:?}: a line is not a price");
    }
    assert_eq!(prices(Cloud::OnPremises).count(), 0);
}

#[test]
fn a_price_has_a_region_of_its_cloud_and_no_duplicate() {
    let mut seen = BTreeSet::new();
    for (cloud, price) in all() {
        let (mut listed, _) = regions(cloud).unwrap();
        assert!(listed.any(|region| region == price.region), "{price:?}");
        assert!(seen.insert((cloud, price.item, price.region)), "duplicate: {price:?}");
        assert!(price.usd > Usd::ZERO, "{price:?}");
    }
}

#[test]
fn an_item_has_one_part_and_one_unit() {
    let mut items = BTreeMap::new();
    for (cloud, price) in all() {
        let what = (price.part, price.unit);
        assert_eq!(*items.entry((cloud, price.item)).or_insert(what), what, "{price:?}");
        // If an item is a machine, it is in the catalog.
        let component = match price.part {
            Part::Nodes => Component::KubernetesNode,
            Part::Mysql if !price.item.contains(' ') => Component::Mysql,
            _ => continue,
        };
        assert!(find_machine(cloud, component, price.item).is_some(), "{price:?}");
    }
}

#[test]
fn sources_are_dated_used_and_recent_enough() {
    let mut used = BTreeSet::new();
    for (_, price) in all() {
        let read: Date = price.source.date.parse().unwrap();
        let age = read.days_until(DATA_DAY);
        assert!((0..=OLDEST).contains(&age), "{age} days: {price:?}");
        assert_eq!(price.is_old_on(DATA_DAY), age > 365, "{price:?}");
        // The repository, and the commit.
        assert!(price.source.name.contains('/') && price.source.name.contains(" at "), "{price:?}");
        used.insert(price.source.name);
    }
    let listed: BTreeSet<&str> =
        SOURCES.lines().skip(1).map(|line| line.splitn(3, ',').nth(2).unwrap()).collect();
    assert_eq!(used, listed);
    assert_eq!(SOURCES.lines().count(), listed.len() + 1, "a duplicate source");
}

/// The name in the price book for a source's name of an item.
fn item(service: &str, words: &str) -> String {
    let known = match (service, words) {
        ("eks", _) => "EKS cluster",
        ("elb", "ALB") => "Application Load Balancer",
        ("vpc", _) => "Public IPv4 address",
        ("elasticache", "cache.m6g.large Redis") => "cache.m6g.large",
        ("ebs", "gp3 storage") => "gp3",
        ("gcs", _) => "GCS Standard",
        ("gke", _) => "GKE cluster",
        ("memorystore", _) => "Memorystore Standard M2",
        ("cloudsql-mysql", "Cloud SQL Enterprise memory HA (regional)") => {
            "Cloud SQL Enterprise regional memory"
        }
        ("cloudsql-mysql", "Cloud SQL SSD storage HA (regional)") => "Cloud SQL regional SSD",
        ("cloudsql-mysql", _) if words.starts_with("vCPUs (16, regional)") => {
            "Cloud SQL Enterprise regional vCPU"
        }
        ("mysql-flexible", _) if words.starts_with("MO_") => "MO_Standard_E*ds_v4 vCore",
        ("aks", _) => "AKS Standard tier",
        ("lb", _) => "Standard public IPv4",
        ("redis", _) => "Azure Cache Standard C3 node",
        ("ip", _) => "External IPv4 of a VM",
        ("traffic", "egress internet 0-1") => "Internet first 1 TB",
        ("traffic", "egress internet 1-10") => "Internet next 9 TB",
        ("traffic", "egress internet 10n") => "Internet over 10 TB",
        ("datatransfer", "DataTransfer External Outbound Next 10 TB") => "Internet first 10 TB",
        ("datatransfer", "DataTransfer External Outbound Next 40 TB") => "Internet next 40 TB",
        ("datatransfer", "DataTransfer External Outbound Next 100 TB") => "Internet next 100 TB",
        ("datatransfer", _) => "Internet over 150 TB",
        ("cloudwatch", _) => "CloudWatch alarm",
        ("blob", _) if words.contains("first 50TB") => "Blob Hot ZRS first 50 TB",
        ("blob", _) if words.contains("next 450TB") => "Blob Hot ZRS next 450 TB",
        ("blob", _) => "Blob Hot ZRS over 500 TB",
        ("gateway", _) if words.starts_with("Gateway usage") => "Application Gateway v2",
        ("gateway", _) => "Application Gateway v2 capacity unit",
        ("monitor", _) => "Metric alert",
        ("managed-disk", _) => words.trim_end_matches(" LRS"),
        _ => words,
    };
    known.to_owned()
}

#[test]
fn prices_match_the_sources() {
    let mut expected = BTreeMap::new();
    for line in TRANSCRIPTION.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let [cloud, region, service, words, _, usd, day] =
            line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let key = (cloud, item(service, words), region);
        let usd: String = usd.trim_end_matches('0').trim_end_matches('.').to_owned();
        assert_eq!(expected.insert(key, (usd, day)), None, "{line}");
    }
    let found: BTreeMap<_, _> = all()
        .map(|(cloud, price)| {
            let key = (cloud.slug(), price.item.to_owned(), price.region);
            (key, (price.usd.exact(), price.source.date))
        })
        .collect();
    for (key, value) in &expected {
        assert_eq!(found.get(key), Some(value), "{key:?}");
    }
    let only_in_the_book: Vec<_> =
        found.keys().filter(|key| !expected.contains_key(*key)).collect();
    assert!(only_in_the_book.is_empty(), "{only_in_the_book:?}");
}

#[test]
fn a_region_without_a_price_names_the_nearest_with_one() {
    let check = |cloud, item, region, expected: Option<&str>| {
        assert!(price(cloud, item, region).is_none(), "{item} in {region}");
        assert_eq!(nearest_priced_region(cloud, item, region), expected, "{item} in {region}");
    };
    check(Cloud::Aws, "r6i.large", "us-east-2", Some("us-east-1"));
    check(Cloud::Aws, "r6i.large", "ap-northeast-2", Some("ap-northeast-1"));
    check(Cloud::Gcp, "GKE cluster", "europe-west1", Some("us-central1"));
    check(Cloud::Azure, "MO_Standard_E*ds_v4 vCore", "eastus", Some("westus"));
    check(Cloud::Azure, "Standard_E8_v5", "francecentral", Some("westeurope"));
    check(Cloud::Aws, "r6i.large", "us-gov-west-1", None);
    check(Cloud::Aws, "no such thing", "us-east-1", None);
}
