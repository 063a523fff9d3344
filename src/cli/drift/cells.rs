//! The cells of the reference architecture's tables: the encoded values, and the values on a page.
//!
//! A table on a page is recognized by the labels of its rows and columns, by its values and by the
//! titles above it. Cells with an uncertain meaning are not compared.

use std::{collections::BTreeMap, fmt};

use super::{
    labels::{Mark, Marks, Measure, Part, is_about_other_component},
    page::{Page, Placed, Table},
    values::{self, Likeness},
};
use crate::reference::{
    Cloud, Component, Environment, Services, Sizing, Term as _, Tier, recommended_machine,
};

/// A cell of the reference architecture's tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// A size of one node.
    Size(Tier, Part, Environment, Measure),
    /// A service on a cloud.
    Service(Cloud, Part),
    /// The machine type of a Kubernetes node.
    NodeMachine(Cloud, Environment, Tier),
    /// The machine type of MySQL.
    MysqlMachine(Cloud, Environment),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Size(tier, part, environment, measure) => write!(
                f,
                "{}, {}, {}, {}",
                tier.label(),
                part.in_document(),
                environment.label(),
                measure.in_document()
            ),
            Self::Service(cloud, part) => {
                write!(f, "Services, {}, {}", cloud.label(), part.in_document())
            }
            Self::NodeMachine(cloud, environment, tier) => {
                let column = match tier {
                    Tier::Combined => "Models&Weave",
                    other => other.label(),
                };
                let (cloud, environment) = (cloud.label(), environment.label());
                write!(f, "Machine types, {cloud}, {environment}, K8s ({column})")
            }
            Self::MysqlMachine(cloud, environment) => {
                write!(f, "Machine types, {}, {}, MySQL", cloud.label(), environment.label())
            }
        }
    }
}

/// Every encoded cell.
pub(super) fn encoded() -> BTreeMap<Place, String> {
    let mut cells = BTreeMap::new();
    for environment in Environment::ALL.iter().copied() {
        for tier in Tier::ALL.iter().copied() {
            for (component, part) in
                [(Component::KubernetesNode, Part::Kubernetes), (Component::Mysql, Part::Mysql)]
            {
                let Sizing { cpu, memory, disk } = Sizing::documented(component, tier, environment);
                let place = |measure| Place::Size(tier, part, environment, measure);
                cells.insert(place(Measure::Cpu), cpu.to_string());
                cells.insert(place(Measure::Memory), memory.to_string());
                cells.insert(place(Measure::Disk), disk.to_string());
            }
        }
        for cloud in Cloud::DOCUMENTED {
            let machine = |component, tier| {
                recommended_machine(component, tier, environment, cloud)
                    .unwrap_or_default()
                    .to_owned()
            };
            for tier in Tier::ALL.iter().copied() {
                let place = Place::NodeMachine(cloud, environment, tier);
                cells.insert(place, machine(Component::KubernetesNode, tier));
            }
            let place = Place::MysqlMachine(cloud, environment);
            cells.insert(place, machine(Component::Mysql, Tier::Combined));
        }
    }
    for cloud in Cloud::DOCUMENTED {
        let Services { kubernetes, mysql, object_storage } = Services::documented(cloud);
        for (part, service) in Part::ALL.into_iter().zip([kubernetes, mysql, object_storage]) {
            cells.insert(Place::Service(cloud, part), service.to_owned());
        }
    }
    cells
}

/// How a cell of the page compares with the encoded value.
pub(super) fn likeness(place: Place, encoded: &str, found: &str) -> Likeness {
    match place {
        Place::Size(_, _, _, measure) => values::of_size(measure, encoded, found),
        Place::Service(..) => values::of_service(encoded, found),
        Place::NodeMachine(..) | Place::MysqlMachine(..) => values::of_machine(encoded, found),
    }
}

/// The contents of a page's tables.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The cells, each with all of its values on the page.
    pub cells: BTreeMap<Place, Vec<String>>,
    /// The page's names for the subjects of the tables.
    pub names: BTreeMap<Mark, Vec<String>>,
    /// Unknown cells in tables of the reference architecture.
    pub additional: Vec<String>,
    /// Tables that are not from the reference architecture, by their titles and headings.
    pub other_tables: Vec<String>,
    /// The list items that were read as cells.
    pub lines: Vec<String>,
}

/// Finds the reference architecture's cells on a page.
pub(super) fn find(page: &Page) -> Found {
    let mut found = Found::default();
    for table in &page.tables {
        found.table(table);
    }
    found.lists(page);
    found
}

/// An item in a list of services: its kind, the page's name for that kind, and the service.
type Service<'p> = (Part, &'p str, &'p str);

/// A label and its meaning.
type Label<'p> = (&'p str, Marks);

impl Found {
    fn table(&mut self, Placed { path, content: Table { rows, caption } }: &Placed<Table>) {
        let Some((head, rows)) = rows.split_first() else { return };
        let title = || [path.join(", "), head.join(" | ")].join(": ");
        let machines = clouds_of(rows);
        let is_other = path.iter().any(|title| is_about_other_component(title));
        // "Numbers are per MySQL node." identifies a table without a title above it.
        let caption = if caption.starts_with("Numbers are per ") { caption.as_str() } else { "" };
        let far: Vec<Label> = path
            .iter()
            .rev()
            .map(String::as_str)
            .chain([caption])
            .map(|label| (label, Marks::of_heading(label)))
            .collect();
        let mut additional = Vec::new();
        let mut known = 0;
        for row in rows {
            for (column, value) in head.iter().zip(row).skip(usize::from(names_rows(head))) {
                if is_label(column, value) {
                    continue;
                }
                let near: Vec<Label> = [column.as_str()]
                    .into_iter()
                    .chain(row_labels(head, row))
                    .filter(|label| !label.is_empty())
                    .map(|label| (label, Marks::of_cell(label)))
                    .collect();
                let is_known = near.iter().all(|(_, marks)| !marks.is_empty());
                let cell = Cell { value, near: all(&near), far: all(&far), machines };
                let found = if is_known && !is_other { cell.places() } else { Vec::new() };
                if found.is_empty() {
                    let row = row_labels(head, row).collect::<Vec<_>>().join(", ");
                    additional.push(format!("{}, {row}, {column}: {value}", path.join(", ")));
                }
                known += found.len();
                for place in found {
                    self.name(place, &[near.as_slice(), &far].concat());
                    self.cells.entry(place).or_default().push(value.clone());
                }
            }
        }
        if known == 0 {
            self.other_tables.push(title());
        } else {
            self.additional.append(&mut additional);
        }
    }

    /// Records the page's names for the subjects of a cell, from the nearest labels.
    fn name(&mut self, place: Place, labels: &[Label]) {
        for mark in marks_of(place).each() {
            let names_it = |(_, marks): &&Label| marks.each().any(|it| it == mark);
            if let Some((label, _)) = labels.iter().find(names_it) {
                let called = self.names.entry(mark).or_default();
                if !called.iter().any(|it| it == label) {
                    called.push((*label).to_owned());
                }
            }
        }
    }

    /// Reads lists of a cloud's services, such as "Kubernetes: Amazon EKS".
    fn lists(&mut self, page: &Page) {
        let mut lists: BTreeMap<(&[String], Cloud), Vec<Service>> = BTreeMap::new();
        for Placed { path, content } in &page.texts {
            let Some((label, value)) = content.split_once(':') else { continue };
            let is_short = |text: &str, most| (1..=most).contains(&text.split_whitespace().count());
            let marks = Marks::of_heading(label);
            let (Some(part), Some(cloud)) = (marks.part, Marks::of_path(path).cloud) else {
                continue;
            };
            if is_short(label, 3) && is_short(value, 8) {
                lists.entry((path, cloud)).or_default().push((part, label, value.trim()));
            }
        }
        let encoded = encoded();
        for ((path, cloud), services) in lists {
            // A single line with a colon is a sentence. A list with a known service replaces the table.
            let is_known = |(part, _, value): &Service| {
                let place = Place::Service(cloud, *part);
                encoded.get(&place).is_some_and(|it| likeness(place, it, value) != Likeness::Other)
            };
            if services.len() < 2 || !services.iter().any(is_known) {
                continue;
            }
            for (part, label, value) in services {
                let place = Place::Service(cloud, part);
                let above = path.iter().rev().map(String::as_str);
                let labels: Vec<Label> = [label]
                    .into_iter()
                    .chain(above)
                    .map(|it| (it, Marks::of_heading(it)))
                    .collect();
                self.name(place, &labels);
                self.lines.push(format!("{label}: {value}"));
                self.cells.entry(place).or_default().push(value.to_owned());
            }
        }
    }
}

/// Whether the first column contains labels of the rows.
fn names_rows(head: &[String]) -> bool {
    head.first().is_some_and(|first| Marks::of_cell(first).measure.is_none())
}

/// The labels of a row: its first cell, and those in other columns without values.
fn row_labels<'t>(head: &'t [String], row: &'t [String]) -> impl Iterator<Item = &'t str> {
    let first = usize::from(names_rows(head));
    let further = head.iter().zip(row).skip(first).filter(|(column, cell)| is_label(column, cell));
    row.iter().take(first).chain(further.map(|(_, cell)| cell)).map(String::as_str)
}

/// Whether a cell is a label: it has a meaning, and its column does not.
fn is_label(column: &str, cell: &str) -> bool {
    Marks::of_cell(column).is_empty()
        && !Marks::of_cell(cell).is_empty()
        && values::cloud_of_machine(cell).is_none()
}

/// The combined meaning of labels. The nearest ones take precedence.
fn all(labels: &[Label]) -> Marks {
    labels.iter().fold(Marks::default(), |near, (_, marks)| near.or(*marks))
}

/// The cloud of the machines in a table, if it has machines and all are from one cloud.
fn clouds_of(rows: &[Vec<String>]) -> Option<Cloud> {
    let mut clouds = rows.iter().flatten().filter_map(|cell| values::cloud_of_machine(cell));
    let first = clouds.next()?;
    clouds.all(|cloud| cloud == first).then_some(first)
}

/// A cell of a page and its context.
struct Cell<'p> {
    value: &'p str,
    /// The meaning of its row and column labels.
    near: Marks,
    /// The meaning of the titles above its table.
    far: Marks,
    /// The cloud of the machines in its table.
    machines: Option<Cloud>,
}

impl Cell<'_> {
    /// The cells of the reference architecture that this one stands for: none, one, or one per tier.
    fn places(&self) -> Vec<Place> {
        let marks = self.near.or(self.far);
        if let (Some(measure), Some(environment)) = (marks.measure, marks.environment) {
            return match (marks.part, marks.tier) {
                (Some(part @ (Part::Kubernetes | Part::Mysql)), Some(tier)) => {
                    vec![Place::Size(tier, part, environment, measure)]
                }
                // A MySQL table without a tier applies to every tier.
                (Some(Part::Mysql), None) => {
                    let place = |tier: &Tier| Place::Size(*tier, Part::Mysql, environment, measure);
                    Tier::ALL.iter().map(place).collect()
                }
                _ => Vec::new(),
            };
        }
        let by_value = values::cloud_of_machine(self.value);
        let is_documented = |cloud: &Cloud| Cloud::DOCUMENTED.contains(cloud);
        // A table without any machine has no cells for machines, whatever its titles are.
        let names_machines = by_value.is_some() || self.machines.is_some();
        if let Some(environment) = marks.environment.filter(|_| names_machines) {
            let above = self.near.cloud.or(self.machines).or(self.far.cloud);
            let cloud = by_value.or(above).filter(is_documented);
            return match (cloud, self.near.part, marks.tier) {
                (Some(cloud), Some(Part::Mysql), _) => {
                    vec![Place::MysqlMachine(cloud, environment)]
                }
                (Some(cloud), Some(Part::Kubernetes), Some(tier)) => {
                    vec![Place::NodeMachine(cloud, environment, tier)]
                }
                _ => Vec::new(),
            };
        }
        match (self.near.part, self.near.cloud.filter(is_documented)) {
            (Some(part), Some(cloud)) if !names_machines && self.near.environment.is_none() => {
                vec![Place::Service(cloud, part)]
            }
            _ => Vec::new(),
        }
    }
}

/// The subjects of a cell of the reference architecture.
fn marks_of(place: Place) -> Marks {
    let none = Marks::default();
    match place {
        Place::Size(tier, part, environment, measure) => Marks {
            tier: Some(tier),
            part: Some(part),
            environment: Some(environment),
            measure: Some(measure),
            ..none
        },
        Place::Service(cloud, part) => Marks { cloud: Some(cloud), part: Some(part), ..none },
        Place::NodeMachine(cloud, environment, tier) => Marks {
            cloud: Some(cloud),
            environment: Some(environment),
            tier: Some(tier),
            part: Some(Part::Kubernetes),
            ..none
        },
        Place::MysqlMachine(cloud, environment) => Marks {
            cloud: Some(cloud),
            environment: Some(environment),
            part: Some(Part::Mysql),
            ..none
        },
    }
}
