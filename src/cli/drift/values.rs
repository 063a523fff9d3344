//! Whether a cell of the page has the encoded value, in any spelling.

use super::{
    labels::Measure,
    words::{has_word, same_words, words},
};
use crate::reference::Cloud;

/// How a cell of the page compares with the encoded value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// The same words.
    Same,
    /// The same value in different words.
    Reworded,
    /// A different value.
    Other,
}

impl Likeness {
    fn of(encoded: &str, found: &str, same_value: bool) -> Self {
        match same_value {
            true if same_words(encoded, found) => Self::Same,
            true => Self::Reworded,
            false => Self::Other,
        }
    }
}

/// Compares a size.
pub(super) fn of_size(measure: Measure, encoded: &str, found: &str) -> Likeness {
    let same = amount(measure, encoded) == amount(measure, found);
    Likeness::of(encoded, found, same && amount(measure, found).is_some())
}

/// The only number in text, and its unit. Gigabytes and gibibytes are different.
fn amount(measure: Measure, text: &str) -> Option<(u32, Unit)> {
    let (mut numbers, mut units) = (Vec::new(), Vec::new());
    for word in words(text).split_whitespace() {
        let unit = word.trim_start_matches(|it: char| it.is_ascii_digit());
        let digits = &word[..word.len() - unit.len()];
        if !digits.is_empty() {
            numbers.push(digits.parse::<u32>().ok()?);
        }
        if !unit.is_empty() && !numbers.is_empty() {
            units.push(unit.to_owned());
        }
    }
    let [number] = numbers.as_slice() else { return None };
    if measure == Measure::Cpu {
        return Some((*number, Unit::Cores));
    }
    match units.first()?.as_str() {
        "gb" | "g" | "gigabytes" => Some((*number, Unit::Gigabytes)),
        "tb" => Some((number.checked_mul(1000)?, Unit::Gigabytes)),
        "gib" | "gi" => Some((*number, Unit::Gibibytes)),
        "tib" | "ti" => Some((number.checked_mul(1024)?, Unit::Gibibytes)),
        _ => None,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Cores,
    Gigabytes,
    Gibibytes,
}

/// Compares a machine type.
pub(super) fn of_machine(encoded: &str, found: &str) -> Likeness {
    Likeness::of(encoded, found, bare_machine(encoded) == bare_machine(found))
}

/// A machine's name in lower case, without prefixes and sizes that some pages add.
fn bare_machine(text: &str) -> String {
    let name = machine(text).unwrap_or(text).to_lowercase();
    let prefixes = ["mo_", "gp_", "standard_", "db."];
    prefixes
        .iter()
        .fold(name.as_str(), |name, prefix| name.strip_prefix(prefix).unwrap_or(name))
        .to_owned()
}

/// The name of the machine in a cell, which may also have its size in parentheses.
fn machine(text: &str) -> Option<&str> {
    let (name, rest) = text.split_once(' ').unwrap_or((text, ""));
    (rest.is_empty() || rest.starts_with('(')).then_some(name).filter(|name| cloud(name).is_some())
}

/// The cloud of a machine, recognized by the form of its name.
pub(super) fn cloud_of_machine(text: &str) -> Option<Cloud> {
    machine(text).and_then(cloud)
}

fn cloud(name: &str) -> Option<Cloud> {
    let name = name.to_lowercase();
    let starts_like_a_family = |text: &str| {
        let digit = text.find(|it: char| it.is_ascii_digit());
        digit.is_some_and(|at| (1..=4).contains(&at)) && text.is_ascii()
    };
    if name.contains("standard_") || name.starts_with("mo_") || name.starts_with("gp_") {
        return Some(Cloud::Azure);
    }
    if let Some((family, size)) = name.strip_prefix("db.").unwrap_or(&name).split_once('.') {
        let is_size =
            ["micro", "small", "medium", "large", "metal"].iter().any(|it| size.ends_with(it));
        return (starts_like_a_family(family) && is_size).then_some(Cloud::Aws);
    }
    if name.starts_with("db-") {
        return Some(Cloud::Gcp);
    }
    let (family, kind) = name.split_once('-')?;
    let kinds = ["standard", "highmem", "highcpu", "custom", "medium", "small", "micro"];
    (starts_like_a_family(family) && kinds.iter().any(|it| kind.starts_with(it)))
        .then_some(Cloud::Gcp)
}

/// The names of each service, as words.
const SERVICES: [(&str, &[&str]); 9] = [
    ("EKS", &["eks", "elastic kubernetes service"]),
    ("RDS Aurora", &["aurora"]),
    ("S3", &["s3", "simple storage service"]),
    ("GKE", &["gke", "google kubernetes engine"]),
    ("Google Cloud SQL - Mysql", &["cloud sql"]),
    ("Google Cloud Storage (GCS)", &["google cloud storage", "gcs", "cloud storage"]),
    ("AKS", &["aks", "azure kubernetes service"]),
    ("Azure Database for Mysql", &["azure database for mysql", "database for mysql"]),
    ("Azure Blob Storage", &["blob storage", "azure blob"]),
];

/// Words that turn a service's name into that of a different service.
const OTHER_SERVICES: [&str; 4] = ["postgresql", "postgres", "server", "mariadb"];

/// Compares a service.
pub(super) fn of_service(encoded: &str, found: &str) -> Likeness {
    let names =
        SERVICES.iter().find(|(name, _)| *name == encoded).map_or(&[][..], |(_, names)| names);
    let same = has_word(found, names) && !has_word(found, &OTHER_SERVICES);
    Likeness::of(encoded, found, same || same_words(encoded, found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Likeness::{Other, Reworded, Same};

    #[track_caller]
    fn check(compare: fn(&str, &str) -> Likeness, encoded: &str, cells: &[(&str, Likeness)]) {
        for (found, expected) in cells {
            assert_eq!(compare(encoded, found), *expected, "{found}");
        }
    }

    #[test]
    fn sizes_are_compared_as_quantities() {
        let cpu = |encoded: &str, found: &str| of_size(Measure::Cpu, encoded, found);
        check(cpu, "8 cores", &[("8 cores", Same), ("8 vCPU", Reworded), ("8", Reworded)]);
        check(cpu, "8 cores", &[("18 cores", Other), ("8–16 cores", Other), ("none", Other)]);
        let disk = |encoded: &str, found: &str| of_size(Measure::Disk, encoded, found);
        check(
            disk,
            "500 GB",
            &[("500GB", Reworded), ("500\u{a0}GB", Same), ("500 GB SSD", Reworded)],
        );
        check(disk, "500 GB", &[("500 GiB", Other), ("5000 GB", Other), ("500", Other)]);
    }

    #[test]
    fn machines_are_compared_by_their_names() {
        check(
            of_machine,
            "r6i.2xlarge",
            &[
                ("r6i.2xlarge", Same),
                ("r6i.2xlarge (8 vCPU, 64 GiB)", Reworded),
                ("r7i.2xlarge", Other),
                ("r6i.2xlarge or r7i.2xlarge", Other),
            ],
        );
        check(of_machine, "MO_Standard_E2ds_v4", &[("Standard_E2ds_v4", Reworded)]);
        for (name, cloud) in [
            ("r6i.2xlarge", Some(Cloud::Aws)),
            ("db.r6g.large", Some(Cloud::Aws)),
            ("n2-highmem-2", Some(Cloud::Gcp)),
            ("db-n1-highmem-8", Some(Cloud::Gcp)),
            ("Standard_E2_v5", Some(Cloud::Azure)),
            ("MO_Standard_E2ds_v4", Some(Cloud::Azure)),
            ("8.4.large numbers", None),
            ("8080", None),
            ("wandb-weave-trace", None),
            ("EKS", None),
        ] {
            assert_eq!(cloud_of_machine(name), cloud, "{name}");
        }
    }

    #[test]
    fn services_are_compared_by_their_names() {
        check(of_service, "EKS", &[("EKS", Same), ("Amazon EKS", Reworded), ("ECS", Other)]);
        check(
            of_service,
            "RDS Aurora",
            &[
                ("Amazon RDS Aurora", Reworded),
                ("RDS for MySQL", Other),
                ("Aurora PostgreSQL", Other),
            ],
        );
        check(of_service, "GKE", &[("Google Kubernetes Engine (GKE)", Reworded)]);
        check(of_service, "Azure Blob Storage", &[("Azure Blob Storage", Same)]);
    }
}
