//! The meaning of labels in their different spellings: "GCP" and "Google Cloud" are the same cloud, and
//! "K8s (Models only)" is a node of a tier.

use super::words::words;
use crate::reference::{Cloud, Environment, Term as _, Tier};

/// A component in the reference architecture's tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Kubernetes,
    Mysql,
    ObjectStorage,
}

impl Part {
    pub const ALL: [Self; 3] = [Self::Kubernetes, Self::Mysql, Self::ObjectStorage];

    /// Its name in the reference architecture.
    pub const fn in_document(self) -> &'static str {
        match self {
            Self::Kubernetes => "Kubernetes",
            Self::Mysql => "MySQL",
            Self::ObjectStorage => "Object Storage",
        }
    }
}

/// A measure in a table of sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Measure {
    Cpu,
    Memory,
    Disk,
}

impl Measure {
    /// Its name in the reference architecture.
    pub const fn in_document(self) -> &'static str {
        match self {
            Self::Cpu => "CPU",
            Self::Memory => "Memory",
            Self::Disk => "Disk",
        }
    }
}

/// A subject that a label can refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    Tier(Tier),
    Part(Part),
    Environment(Environment),
    Cloud(Cloud),
    Measure(Measure),
}

impl Mark {
    /// Its names in the reference architecture, the plain one first.
    pub fn in_document(self) -> Vec<String> {
        let names: &[&str] = match self {
            Self::Tier(Tier::Combined) => &["Models and Weave", "K8s (Models&Weave)"],
            Self::Tier(Tier::Models) => &["Models only", "K8s (Models only)"],
            Self::Tier(Tier::Weave) => &["Weave only", "K8s (Weave only)"],
            Self::Part(Part::Kubernetes) => &[
                "Kubernetes",
                "K8s (Models only)",
                "K8s (Weave only)",
                "K8s (Models&Weave)",
                "Numbers are per Kubernetes worker node.",
            ],
            Self::Part(Part::Mysql) => &["MySQL", "Numbers are per MySQL node."],
            Self::Part(part) => &[part.in_document()],
            Self::Environment(environment) => &[environment.label()],
            Self::Cloud(cloud) => &[cloud.label()],
            Self::Measure(measure) => &[measure.in_document()],
        };
        names.iter().map(|name| (*name).to_owned()).collect()
    }
}

/// The subjects of a label, at most one of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    pub tier: Option<Tier>,
    pub part: Option<Part>,
    pub environment: Option<Environment>,
    pub cloud: Option<Cloud>,
    pub measure: Option<Measure>,
}

/// Words for components that the reference architecture does not size.
const OTHER_COMPONENTS: [&str; 8] =
    ["clickhouse", "redis", "keeper", "kafka", "bufstream", "etcd", "zookeeper", "valkey"];

impl Marks {
    /// The subjects of a column or row label.
    pub fn of_cell(label: &str) -> Self {
        let words = words(label);
        let measure = only(&[
            (has(&words, &["cpu", "cpus", "vcpu", "vcpus", "cores"]), Measure::Cpu),
            (has(&words, &["memory", "ram", "mémoire"]), Measure::Memory),
            (has(&words, &["disk", "disque", "ssd"]) || words == " storage ", Measure::Disk),
        ]);
        Self { measure, ..Self::of_heading(label) }
    }

    /// The subjects of a heading or of a tab's title. They never include a measure: "Storage layer" is not one.
    pub fn of_heading(label: &str) -> Self {
        let words = words(label);
        if is_about_other_component(label) {
            return Self::default();
        }
        let models = has(&words, &["models"]);
        let weave = has(&words, &["weave"]);
        let platform = has(&words, &["platform"]);
        let tier = match (models, weave) {
            (true, true) => Some(Tier::Combined),
            // An older edition says "W&B platform" and "W&B platform with Weave".
            (false, true) if platform => Some(Tier::Combined),
            (false, true) => Some(Tier::Weave),
            (true, false) => Some(Tier::Models),
            (false, false) => (words == " w b platform ").then_some(Tier::Models),
        };
        let production = has(&words, &["production", "prod"]) && !has(&words, &["non"]);
        let test = has(&words, &["test", "testing", "dev", "development", "testdev"]);
        Self {
            tier,
            part: only(&[
                (
                    has(&words, &["kubernetes", "k8s", "worker node", "worker nodes"]),
                    Part::Kubernetes,
                ),
                (has(&words, &["mysql", "database"]), Part::Mysql),
                (has(&words, &["object storage", "object store", "bucket"]), Part::ObjectStorage),
            ]),
            environment: only(&[
                (test, Environment::TestDev),
                (production, Environment::Production),
            ]),
            cloud: only(&[
                (has(&words, &["aws", "amazon"]), Cloud::Aws),
                (has(&words, &["gcp", "google"]), Cloud::Gcp),
                (has(&words, &["azure", "microsoft"]), Cloud::Azure),
            ]),
            measure: None,
        }
    }

    /// The subjects of the titles above a table: the nearest of each kind.
    pub fn of_path(path: &[String]) -> Self {
        let marks = path.iter().rev().map(|title| Self::of_heading(title));
        marks.fold(Self::default(), Self::or)
    }

    /// These subjects, with missing kinds filled in from labels that are farther away.
    pub fn or(self, farther: Self) -> Self {
        Self {
            tier: self.tier.or(farther.tier),
            part: self.part.or(farther.part),
            environment: self.environment.or(farther.environment),
            cloud: self.cloud.or(farther.cloud),
            measure: self.measure.or(farther.measure),
        }
    }

    /// The subjects one by one.
    pub fn each(self) -> impl Iterator<Item = Mark> {
        [
            self.tier.map(Mark::Tier),
            self.part.map(Mark::Part),
            self.environment.map(Mark::Environment),
            self.cloud.map(Mark::Cloud),
            self.measure.map(Mark::Measure),
        ]
        .into_iter()
        .flatten()
    }

    /// Whether nothing was recognized.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// Whether a label is about a component that the reference architecture does not size.
pub(super) fn is_about_other_component(label: &str) -> bool {
    has(&words(label), &OTHER_COMPONENTS)
}

/// Whether text contains one of these sequences of words.
fn has(words: &str, any_of: &[&str]) -> bool {
    any_of.iter().any(|run| words.contains(&format!(" {run} ")))
}

/// The only candidate that applies. A label with two of them is ambiguous.
fn only<T: Copy>(candidates: &[(bool, T)]) -> Option<T> {
    let mut named = candidates.iter().filter(|(applies, _)| *applies);
    let first = named.next().map(|(_, value)| *value);
    if named.next().is_some() { None } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(labels: &[&str], expected: Marks) {
        for label in labels {
            assert_eq!(Marks::of_cell(label), expected, "{label}");
        }
    }

    #[test]
    fn different_names_have_the_same_meaning() {
        let cloud = |cloud| Marks { cloud: Some(cloud), ..Marks::default() };
        check(&["GCP", "Google Cloud", "\u{200b}Google Cloud Platform (GCP)"], cloud(Cloud::Gcp));
        check(&["AWS", "Amazon Web Services"], cloud(Cloud::Aws));
        check(&["Azure", "Microsoft Azure"], cloud(Cloud::Azure));
        let node =
            |tier| Marks { tier: Some(tier), part: Some(Part::Kubernetes), ..Marks::default() };
        check(&["K8s (Models&Weave)", "Kubernetes (Models and Weave)"], node(Tier::Combined));
        check(&["K8s (Models only)", "Kubernetes nodes, Models"], node(Tier::Models));
        check(&["K8s (Weave only)"], node(Tier::Weave));
        let environment =
            |environment| Marks { environment: Some(environment), ..Marks::default() };
        check(&["Test/Dev", "Dev / Test", "Development"], environment(Environment::TestDev));
        check(&["Production", "Prod"], environment(Environment::Production));
        let measure = |measure| Marks { measure: Some(measure), ..Marks::default() };
        check(&["CPU", "vCPUs", "CPU cores"], measure(Measure::Cpu));
        check(&["Memory", "RAM (GB)"], measure(Measure::Memory));
        check(&["Disk", "Storage", "Disk size"], measure(Measure::Disk));
    }

    #[test]
    fn ambiguous_and_unknown_labels_have_no_meaning() {
        let nothing = Marks::default();
        check(
            &["AWS, Google Cloud and Azure", "Kubernetes and MySQL", "ClickHouse on AWS"],
            nothing,
        );
        check(&["Path", "Service", "Default port", "Non-production", "GPU"], nothing);
    }
}
