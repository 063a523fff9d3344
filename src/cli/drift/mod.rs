//! Whether a saved copy of the upstream page still says what is encoded here: every cell of its
//! tables, and every quoted sentence.

mod page;

use std::{fmt::Write as _, path::Path};

use page::{Page, Place, collapse};

use super::complaint::{Complaint, printable, shown};
use crate::reference::{
    Cloud, Component, Environment, REQUIREMENTS, Services, Sizing, Term as _, Tier,
    recommended_machine,
};

/// What a comparison with a page came to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Drift {
    /// One line for everything that differs.
    pub differences: Vec<String>,
    /// How many cells were compared.
    pub cells: usize,
    /// How many quotes were looked for.
    pub quotes: usize,
}

/// Compares a file with what is encoded.
pub(super) fn of_file(path: &Path) -> Result<Drift, Complaint> {
    let name = path.to_string_lossy();
    let bytes = std::fs::read(path).map_err(|error| {
        Complaint::Usage(format!(
            "{} cannot be read ({error}): name a saved copy of the reference architecture's page",
            shown(&name),
        ))
    })?;
    let drift = of_text(&String::from_utf8_lossy(&bytes));
    if drift.found_nothing() {
        return Err(Complaint::Usage(format!(
            "{} has none of the document's tables and sentences: save the page that is titled Reference Architecture, as HTML, Markdown or text",
            shown(&printable(&name)),
        )));
    }
    Ok(drift)
}

fn of_text(text: &str) -> Drift {
    let page = Page::read(text);
    let expected = expected();
    let mut differences = Vec::new();
    for (place, encoded) in &expected {
        match page.cells.get(place) {
            Some(found) if found == encoded => {}
            Some(found) => {
                differences.push(line(place, encoded, &format!("the page says {found}")));
            }
            None => differences.push(line(place, encoded, "the page has no such cell")),
        }
    }
    for (place, found) in &page.cells {
        let known_table = expected.iter().any(|(known, _)| known.table == place.table);
        if known_table && !expected.iter().any(|(known, _)| known == place) {
            differences.push(line(place, "nothing", &format!("the page says {found}")));
        }
    }
    let quotes: Vec<(&str, &str)> =
        REQUIREMENTS.iter().map(|requirement| (requirement.id, requirement.quote)).collect();
    for (id, quote) in &quotes {
        if !page.text.contains(&collapse(quote)) {
            differences.push(format!("{id}: the page no longer says “{quote}”"));
        }
    }
    Drift { differences, cells: expected.len(), quotes: quotes.len() }
}

impl Drift {
    /// Nothing at all was as it is encoded: this is another page.
    fn found_nothing(&self) -> bool {
        self.differences.len() >= self.cells + self.quotes
    }

    /// The comparison as text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for difference in &self.differences {
            let _ = writeln!(text, "{difference}");
        }
        let count = self.differences.len();
        let noun = if count == 1 { "difference" } else { "differences" };
        let _ = writeln!(
            text,
            "{}{count} {noun}: {} cells and {} quoted sentences were compared.",
            if count == 0 { "" } else { "\n" },
            self.cells,
            self.quotes,
        );
        text
    }
}

fn line(place: &Place, encoded: &str, found: &str) -> String {
    let Place { table, row, column } = place;
    format!("{table}, {row}, {column}: encoded is {encoded}, {found}")
}

/// Every cell that is encoded, in the document's order.
fn expected() -> Vec<(Place, String)> {
    let mut cells = Vec::new();
    let mut cell = |table: &str, row: &str, column: &str, value: String| {
        let place =
            Place { table: table.to_owned(), row: row.to_owned(), column: column.to_owned() };
        cells.push((place, value));
    };
    for tier in Tier::ALL {
        for component in Component::ALL {
            for environment in Environment::ALL {
                let Sizing { cpu, memory, disk } =
                    Sizing::documented(component, *tier, *environment);
                let name = match component {
                    Component::KubernetesNode => "Kubernetes",
                    Component::Mysql => "MySQL",
                };
                let table = format!("{}, {name}", tier.label());
                cell(&table, environment.label(), "CPU", cpu.to_string());
                cell(&table, environment.label(), "Memory", memory.to_string());
                cell(&table, environment.label(), "Disk", disk.to_string());
            }
        }
    }
    for cloud in Cloud::DOCUMENTED {
        let Services { kubernetes, mysql, object_storage } = Services::documented(cloud);
        cell("Services", cloud.label(), "Kubernetes", kubernetes.to_owned());
        cell("Services", cloud.label(), "MySQL", mysql.to_owned());
        cell("Services", cloud.label(), "Object Storage", object_storage.to_owned());
        let table = format!("Machine types, {}", cloud.label());
        for environment in Environment::ALL {
            let mut machine = |column, component, tier| {
                let name = recommended_machine(component, tier, *environment, cloud);
                cell(&table, environment.label(), column, name.unwrap_or_default().to_owned());
            };
            machine("K8s (Models only)", Component::KubernetesNode, Tier::Models);
            machine("K8s (Weave only)", Component::KubernetesNode, Tier::Weave);
            machine("K8s (Models&Weave)", Component::KubernetesNode, Tier::Combined);
            machine("MySQL", Component::Mysql, Tier::Combined);
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page as people save it: as Markdown, as text, and as HTML.
    fn pages() -> [String; 3] {
        let markdown = include_str!("../../../tests/transcription/reference-architecture.md");
        let markdown = markdown.split_once("-->").expect("it begins with a comment").1;
        let text = markdown.lines().map(|line| line.trim_start_matches(['#', ' ']));
        [markdown.to_owned(), text.collect::<Vec<_>>().join("\n"), html(markdown)]
    }

    fn html(markdown: &str) -> String {
        let mut page = String::from("<!doctype html><body><main><table>");
        for line in markdown.lines().filter(|line| !line.contains("---")) {
            let escaped = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let text = escaped.trim_start_matches(['#', '-', '*', ' ']);
            if line.contains('|') {
                let cells: Vec<&str> = text.split('|').map(str::trim).collect();
                let cells = cells[..cells.len() - 1].join("</td><td><b>");
                let _ = writeln!(page, "<tr><td><b>{cells}</td></tr>");
            } else if line.starts_with('#') {
                let _ = write!(page, "</table><h3 id=x>{text}</h3><table>");
            } else {
                let _ = write!(page, "</table><p>{text}</p><table>");
            }
        }
        page
    }

    #[test]
    fn the_page_as_it_was_encoded_has_no_difference() {
        for page in pages() {
            let drift = of_text(&page);
            assert_eq!(drift.differences, Vec::<String>::new(), "{page}");
            assert_eq!((drift.cells, drift.quotes), (69, REQUIREMENTS.len()));
        }
    }

    #[track_caller]
    fn check(from: &str, to: &str, expected: &[&str]) {
        for page in pages() {
            assert!(page.contains(from) || page.contains("<td>"), "{from}");
            let changed = page.replace(from, to);
            if changed != page {
                assert_eq!(of_text(&changed).differences, expected, "{from} -> {to}");
            }
        }
    }

    #[test]
    fn every_changed_cell_row_and_sentence_is_named() {
        check(
            "r6i.2xlarge",
            "r7i.2xlarge",
            &[
                "Machine types, AWS, Production, K8s (Models only): encoded is r6i.2xlarge, the page says r7i.2xlarge",
            ],
        );
        check(
            "Kubernetes: at least version 1.29.",
            "Kubernetes: at least version 1.34.",
            &["kubernetes-version: the page no longer says “Kubernetes: at least version 1.29.”"],
        );
        check(
            "GCP | GKE |",
            "Google | GKE |",
            &[
                "Services, GCP, Kubernetes: encoded is GKE, the page has no such cell",
                "Services, GCP, MySQL: encoded is Google Cloud SQL - Mysql, the page has no such cell",
                "Services, GCP, Object Storage: encoded is Google Cloud Storage (GCS), the page has no such cell",
                "Services, Google, Kubernetes: encoded is nothing, the page says GKE",
                "Services, Google, MySQL: encoded is nothing, the page says Google Cloud SQL - Mysql",
                "Services, Google, Object Storage: encoded is nothing, the page says Google Cloud Storage (GCS)",
            ],
        );
    }

    #[test]
    fn another_page_is_not_called_drift() {
        for other in ["", "<html><p>Hello</p></html>", "# Something else\n\na | b |\n"] {
            assert!(of_text(other).found_nothing(), "{other}");
        }
    }
}
