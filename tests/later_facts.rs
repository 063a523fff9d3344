//! What has been published since the document, held twice: the catalog against transcriptions that
//! were made from the sources (`transcription/*.tsv`), as the document's own tables are.

use std::collections::BTreeMap;

use wandb_planner::{
    catalog::{
        ADVISED_KUBERNETES, ADVISED_MYSQL, AURORA_8_4, CLICKHOUSE_IMAGE_TAG, CLICKHOUSE_OPERATOR,
        CLICKHOUSE_RANGE, CLICKHOUSE_SINCE, ChartSize, LIFECYCLES, ManagedMysql, OfficialModule,
        PRESETS, Product, REDIS_MAJOR, WANDB_OPERATOR, WANDB_OPERATOR_IMAGE, preset_mysql,
        preset_nodes,
    },
    reference::{Cloud, Term as _, Tier},
};

/// The lines of a transcription, as fields.
fn rows<const FIELDS: usize>(text: &'static str) -> Vec<[&'static str; FIELDS]> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let fields = |line: &'static str| -> [&'static str; FIELDS] {
        let fields: Vec<&str> = line.split('\t').collect();
        fields.try_into().unwrap_or_else(|_| panic!("{line} has {FIELDS} fields"))
    };
    lines.map(fields).collect()
}

/// Compares what the catalog has with a transcription, in any order.
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

/// A day so many years later.
fn years_later(day: &str, years: u32) -> String {
    let (year, rest) = day.split_once('-').expect("a day has a year");
    let year: u32 = year.parse().expect("a year is a number");
    format!("{}-{rest}", year + years)
}

#[test]
fn support_ends_on_the_days_that_the_vendors_say() {
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
fn sizes_of_the_modules_are_those_of_their_sources() {
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

/// A quantity of Kubernetes in its thousandths of a core, or in MiB.
fn quantity(text: &str) -> u32 {
    let (number, factor) = if let Some(number) = text.strip_suffix("Gi") {
        (number, 1024)
    } else if let Some(number) = text.strip_suffix("Mi").or_else(|| text.strip_suffix('m')) {
        (number, 1)
    } else {
        (text, 1000)
    };
    number.parse::<u32>().unwrap_or_else(|_| panic!("{text} is a quantity")) * factor
}

#[test]
fn pods_request_what_the_chart_says() {
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
        assert_eq!(entry.0, replicas, "a container runs as often as its pod: {component}");
        entry.1 += quantity(cpu);
        entry.2 += quantity(memory);
    }
    let expected = pods.into_iter().map(|(name, (replicas, millicores, memory_mib))| {
        (name, format!("{replicas} × {millicores} {memory_mib}"))
    });
    check(found, expected);
}

#[test]
fn files_ask_for_the_versions_that_the_sources_name() {
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
