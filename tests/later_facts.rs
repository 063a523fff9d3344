//! Facts published since the reference architecture: compares the catalog with separate transcriptions of
//! the sources (`transcription/*.tsv`), as `reference.rs` does for the reference architecture.

#[path = "sources/sentences.rs"]
mod sentences;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use sentences::sentences;
use wandb_planner::{
    catalog::{
        ADVISED_KUBERNETES, ADVISED_MYSQL, AURORA_8_4, AZURE_CACHE_FOR_REDIS, CLICKHOUSE_IMAGE_TAG,
        CLICKHOUSE_OPERATOR, CLICKHOUSE_RANGE, CLICKHOUSE_SINCE, ChartSize, INGRESS_NGINX_ARCHIVED,
        KUBERNETES_VERSION, LIFECYCLES, ManagedMysql, OfficialModule, PRESETS, Product,
        REDIS_MAJOR, WANDB_OPERATOR, WANDB_OPERATOR_IMAGE, preset_mysql, preset_nodes,
    },
    date::Date,
    reference::{Cloud, MINIMUM_KUBERNETES, MINIMUM_MYSQL, Term as _, Tier},
};

/// The lines of a transcription, as fields.
fn rows<const FIELDS: usize>(text: &'static str) -> Vec<[&'static str; FIELDS]> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let fields = |line: &'static str| -> [&'static str; FIELDS] {
        let fields: Vec<&str> = line.split('\t').collect();
        fields.try_into().unwrap_or_else(|_| panic!("{line} does not have {FIELDS} fields"))
    };
    lines.map(fields).collect()
}

/// Compares the catalog with a transcription, in any order.
#[track_caller]
fn check(
    found: impl IntoIterator<Item = (String, String)>,
    expected: impl IntoIterator<Item = (String, String)>,
) {
    let found: BTreeMap<String, String> = found.into_iter().collect();
    let expected: BTreeMap<String, String> = expected.into_iter().collect();
    assert_eq!(found, expected);
    assert!(!found.is_empty());
}

/// The same day some years later.
fn years_later(day: &str, years: u32) -> String {
    let (year, rest) = day.split_once('-').expect("a day has a year");
    let year: u32 = year.parse().expect("a year is a number");
    format!("{}-{rest}", year + years)
}

#[test]
fn support_ends_on_the_published_dates() {
    let found = LIFECYCLES.iter().map(|it| {
        let (name, cloud) = match it.product {
            Product::Kubernetes(cloud) => ("kubernetes", cloud),
            Product::Mysql(cloud) => ("mysql", cloud),
        };
        let extended = it.extended_end.map(|end| end.to_string()).unwrap_or_default();
        (
            format!("{name} {} {}", cloud.slug(), it.version),
            format!("{} {extended}", it.standard_end),
        )
    });
    let rows = rows::<6>(include_str!("transcription/lifecycles.tsv"));
    let expected = rows.into_iter().map(|[product, version, released, standard, extended, _]| {
        let extended = match product {
            "kubernetes gcp" => years_later(released, 2),
            _ => extended.to_owned(),
        };
        (format!("{product} {version}"), format!("{standard} {extended}"))
    });
    check(found, expected);
}

#[test]
fn sizes_of_the_modules_match_their_sources() {
    let found = Cloud::DOCUMENTED.into_iter().flat_map(|cloud| {
        let machines = preset_nodes(cloud).into_iter().zip(preset_mysql(cloud));
        PRESETS.into_iter().zip(machines).map(move |(size, (node, mysql))| {
            (format!("{} {size}", cloud.slug()), format!("{node} {mysql}"))
        })
    });
    let rows = rows::<4>(include_str!("transcription/presets.tsv"));
    let expected = rows
        .into_iter()
        .map(|[cloud, size, node, mysql]| (format!("{cloud} {size}"), format!("{node} {mysql}")));
    check(found, expected);
}

/// A Kubernetes quantity in millicores or MiB.
fn quantity(text: &str) -> u32 {
    let (number, factor) = if let Some(number) = text.strip_suffix("Gi") {
        (number, 1024)
    } else if let Some(number) = text.strip_suffix("Mi").or_else(|| text.strip_suffix('m')) {
        (number, 1)
    } else {
        (text, 1000)
    };
    number.parse::<u32>().unwrap_or_else(|_| panic!("{text} is not a quantity")) * factor
}

#[test]
fn pods_requests_match_the_chart() {
    let found = ChartSize::ALL.into_iter().flat_map(|size| {
        size.pods(Tier::Combined).map(move |pods| {
            let each = format!("{} {}", pods.each.millicores, pods.each.memory_mib);
            (format!("{} {}", pods.name, size.name()), format!("{} × {each}", pods.replicas))
        })
    });
    let mut pods: BTreeMap<String, (&str, u32, u32)> = BTreeMap::new();
    for [component, size, replicas, cpu, memory] in
        rows::<5>(include_str!("transcription/chart.tsv"))
    {
        let component = component.split('/').next().expect("split has a first part");
        let entry = pods.entry(format!("{component} {size}")).or_insert((replicas, 0, 0));
        assert_eq!(entry.0, replicas, "a pod's containers have different replicas: {component}");
        entry.1 += quantity(cpu);
        entry.2 += quantity(memory);
    }
    let expected = pods.into_iter().map(|(name, (replicas, millicores, memory_mib))| {
        (name, format!("{replicas} × {millicores} {memory_mib}"))
    });
    check(found, expected);
}

#[test]
fn versions_in_the_files_match_the_sources() {
    let mut found = vec![
        ("chart operator".to_owned(), WANDB_OPERATOR.version.to_owned()),
        ("image operator".to_owned(), WANDB_OPERATOR_IMAGE.to_owned()),
        ("chart clickhouse operator".to_owned(), CLICKHOUSE_OPERATOR.version.to_owned()),
        ("image clickhouse".to_owned(), CLICKHOUSE_IMAGE_TAG.to_owned()),
        ("kubernetes advised".to_owned(), ADVISED_KUBERNETES.to_string()),
        ("mysql advised".to_owned(), ADVISED_MYSQL.to_string()),
        ("redis advised".to_owned(), REDIS_MAJOR.to_string()),
        ("clickhouse from".to_owned(), CLICKHOUSE_RANGE[0].to_string()),
        ("clickhouse to".to_owned(), CLICKHOUSE_RANGE[1].to_string()),
        ("clickhouse since".to_owned(), CLICKHOUSE_SINCE.to_string()),
        ("aurora mysql 8.4".to_owned(), AURORA_8_4.version.to_owned()),
        ("azure redis closed".to_owned(), AZURE_CACHE_FOR_REDIS.closed_since.to_string()),
        ("azure redis ends".to_owned(), AZURE_CACHE_FOR_REDIS.ends.to_string()),
        ("ingress-nginx archived".to_owned(), INGRESS_NGINX_ARCHIVED.to_string()),
    ];
    for cloud in Cloud::ALL.iter().copied() {
        let module = OfficialModule::for_cloud(cloud).version.to_owned();
        found.push((format!("module {}", cloud.slug()), module));
    }
    for cloud in Cloud::DOCUMENTED {
        let engine = ManagedMysql::for_cloud(cloud).argument.to_owned();
        found.push((format!("mysql {}", cloud.slug()), engine));
    }
    let rows = rows::<3>(include_str!("transcription/versions.tsv"));
    check(found, rows.into_iter().map(|[what, version, _]| (what.to_owned(), version.to_owned())));
}

#[test]
fn every_line_names_its_source() {
    let lifecycles = rows::<6>(include_str!("transcription/lifecycles.tsv"));
    let versions = rows::<3>(include_str!("transcription/versions.tsv"));
    let sources = lifecycles.iter().map(|it| it[5]).chain(versions.iter().map(|it| it[2]));
    for source in sources {
        assert!(source.len() > 10, "{source}");
    }
}

/// The versions in the catalog and the reference architecture, as they appear in sentences.
fn known_versions() -> Vec<String> {
    let mut known: Vec<String> = [
        MINIMUM_KUBERNETES,
        ADVISED_KUBERNETES,
        KUBERNETES_VERSION,
        MINIMUM_MYSQL,
        ADVISED_MYSQL,
        CLICKHOUSE_RANGE[0],
        CLICKHOUSE_RANGE[1],
        CLICKHOUSE_SINCE,
    ]
    .map(|version| version.to_string())
    .into();
    known.extend(LIFECYCLES.iter().map(|it| it.version.to_string()));
    // The ClickHouse versions in between that do not work with Weave: "26.1 and 26.2 do not work".
    let year = CLICKHOUSE_SINCE.major;
    known.extend((1..CLICKHOUSE_SINCE.minor).map(|minor| format!("{year}.{minor}")));
    // "Aurora MySQL 3.10" of `8.0.mysql_aurora.3.10.6`.
    let aurora = ManagedMysql::for_cloud(Cloud::Aws).argument;
    let (_, aurora) = aurora.rsplit_once("aurora.").expect("Aurora's version");
    known.extend(aurora.rsplit_once('.').map(|(minor, _)| minor.to_owned()));
    known
}

/// Versions that a sentence or a template may name although they are not in the catalog: of licenses, of
/// tools and providers that Terraform checks, and of software that the modules install.
const OTHER_VERSIONS: [&str; 15] = [
    "2.0", "1.9", "1.10", "1.11.4", "3.3.30", "5.95", "5.43", "4.55", "2.17", "2.23", "1.15",
    "7.1", "6.0", "7.2", "7.4",
];

/// The decimal numbers in a text, without addresses.
fn versions(text: &str) -> Vec<&str> {
    let is_part = |it: char| it.is_ascii_digit() || it == '.';
    let words = text.split(|it: char| !(is_part(it) || it.is_ascii_alphabetic() || it == '_'));
    let is_version =
        |word: &&str| word.chars().all(is_part) && (1..3).contains(&word.matches('.').count());
    words.map(|word| word.trim_matches('.')).filter(is_version).collect()
}

/// The engine's sentences and the templates, by file.
fn shown() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = ["assessment", "bundle", "catalog", "diagram", "plan", "reference"]
        .map(|folder| root.join("src").join(folder))
        .to_vec();
    folders.push(root.join("templates"));
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the repository") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            // Prices are values of the catalog.
            } else if path.extension().is_none_or(|it| it != "csv") {
                let text = std::fs::read_to_string(&path).expect("a text file");
                let is_source = path.extension().is_some_and(|it| it == "rs");
                let shown = if is_source { sentences(&text).join("\n") } else { text };
                files.push((path, shown));
            }
        }
    }
    files
}

#[test]
fn sentences_and_templates_name_only_versions_in_the_catalog() {
    let known = known_versions();
    for (path, text) in shown() {
        for version in versions(&text) {
            let is_known = known.iter().any(|it| it == version);
            assert!(
                is_known || OTHER_VERSIONS.contains(&version),
                "{}: {version} is not in the catalog: add it there",
                path.display()
            );
        }
    }
}

/// The dates in a text, `YYYY-MM-DD`.
fn days(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|it: char| !(it.is_ascii_digit() || it == '-'));
    words.filter(|word| word.parse::<Date>().is_ok())
}

#[test]
fn sentences_and_templates_contain_no_dates() {
    // The version of AWS's policy language.
    const POLICY: &str = "2012-10-17";
    for (path, text) in shown() {
        for day in days(&text) {
            assert_eq!(day, POLICY, "{}: add the date to the catalog", path.display());
        }
    }
}

/// Templates take these versions from the catalog: a literal would not change with it.
#[test]
fn templates_have_no_literal_versions_of_the_catalog() {
    let typed = [CLICKHOUSE_RANGE[0], CLICKHOUSE_RANGE[1], CLICKHOUSE_SINCE, ADVISED_KUBERNETES];
    let is_template = |(path, _): &&(PathBuf, String)| path.extension().is_none_or(|it| it != "rs");
    for (path, text) in shown().iter().filter(is_template) {
        for version in versions(text) {
            let is_typed = typed.iter().any(|it| it.to_string() == version);
            assert!(!is_typed, "{}: take {version} from the catalog", path.display());
        }
    }
}
