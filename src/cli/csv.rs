//! Tables for spreadsheets (RFC 4180).

use super::documents::{
    Arrangement, CompareDocument, Details, SatisfiesAnswer, SatisfiesDocument, TablesDocument,
    place,
};
use crate::{
    assessment::compare::Row,
    bundle::{Table, TableFormat, comparison_text},
    evidence::Evidence,
    reference::{Strength, Term as _, Topic},
};

/// A comparison. Side by side, each record is a measure; in a matrix, each record is a plan.
pub(super) fn comparison(document: &CompareDocument) -> String {
    match document.arrangement {
        Arrangement::SideBySide => comparison_text(&document.as_comparison(), TableFormat::Csv),
        Arrangement::Matrix => matrix(document),
    }
}

fn matrix(document: &CompareDocument) -> String {
    let mut table = Table::default();
    let heading = |row: &Row| match row.unit() {
        "" => row.measure.label().to_owned(),
        unit => format!("{} ({unit})", row.measure.label()),
    };
    table.push(document.rows.iter().map(heading).chain(["Link".to_owned()]));
    for (index, plan) in document.plans.iter().enumerate() {
        let values = document.rows.iter().map(|row| row.values[index].bare());
        table.push(values.chain([plan.link.clone()]));
    }
    table.to_csv()
}

/// The deployments that machines can run: one record for each tier and environment.
pub(super) fn satisfies(document: &SatisfiesDocument) -> String {
    let mut table = Table::default();
    table.push([
        "Tier",
        "Environment",
        "Satisfied",
        "Node CPU difference (cores)",
        "Node memory difference (GB)",
        "MySQL CPU difference (cores)",
        "MySQL memory difference (GB)",
        "Missing nodes",
    ]);
    for SatisfiesAnswer { satisfied, answer, .. } in &document.answers {
        let numbers = [
            answer.node.value.cpu,
            answer.node.value.memory,
            answer.mysql.value.cpu,
            answer.mysql.value.memory,
            answer.missing_nodes.into(),
        ];
        let yes_or_no = if *satisfied { "yes" } else { "no" };
        let head = [answer.tier.label(), answer.environment.label(), yes_or_no];
        table.push(head.map(str::to_owned).into_iter().chain(numbers.map(|it| it.to_string())));
    }
    table.to_csv()
}

/// One fact of the reference architecture. Fields that do not apply are empty.
#[derive(Default)]
struct Fact<'a> {
    table: &'a str,
    id: &'a str,
    topic: Option<Topic>,
    strength: Option<Strength>,
    scope: &'a str,
    tier: &'a str,
    environment: &'a str,
    cloud: &'a str,
    component: &'a str,
    measure: &'a str,
    value: &'a str,
    unit: &'a str,
}

const FACT_HEADINGS: [&str; 16] = [
    "Table",
    "Id",
    "Topic",
    "Strength",
    "Tier",
    "Environment",
    "Cloud",
    "Component",
    "Measure",
    "Value",
    "Unit",
    "Basis",
    "Section or source",
    "Date",
    "Quote",
    "For",
];

impl Fact<'_> {
    fn add_to(&self, table: &mut Table, evidence: &Evidence) {
        let (place, date) = place(evidence);
        let quote = match evidence {
            Evidence::Documented { quote, .. } => quote,
            _ => "",
        };
        table.push([
            self.table,
            self.id,
            self.topic.map_or("", Topic::label),
            self.strength.map_or("", Strength::label),
            self.tier,
            self.environment,
            self.cloud,
            self.component,
            self.measure,
            self.value,
            self.unit,
            evidence.label(),
            place,
            date.unwrap_or_default(),
            quote,
            self.scope,
        ]);
    }
}

/// The reference architecture, one fact per record.
pub(super) fn tables(document: &TablesDocument) -> String {
    let mut table = Table::default();
    table.push(FACT_HEADINGS);
    for row in &document.sizing {
        for (measure, value, unit) in [
            ("CPU", row.cpu.0, "cores"),
            ("Memory", row.memory.0, "GB"),
            ("Disk", row.disk.0, "GB"),
        ] {
            let fact = Fact {
                table: "Sizing",
                tier: row.tier.label(),
                environment: row.environment.label(),
                component: row.component.label(),
                measure,
                value: &value.to_string(),
                unit,
                ..Fact::default()
            };
            fact.add_to(&mut table, &row.evidence);
        }
    }
    for row in &document.services {
        for (measure, value) in [
            ("Kubernetes service", row.kubernetes),
            ("MySQL service", row.mysql),
            ("Object storage service", row.object_storage),
        ] {
            let fact = Fact {
                table: "Services",
                cloud: row.cloud.label(),
                measure,
                value,
                ..Fact::default()
            };
            fact.add_to(&mut table, &row.evidence);
        }
    }
    for row in &document.machines {
        let fact = Fact {
            table: "Machine types",
            tier: row.tier.map_or("", crate::reference::Tier::label),
            environment: row.environment.label(),
            cloud: row.cloud.label(),
            component: row.component.label(),
            measure: "Machine",
            value: &row.machine,
            ..Fact::default()
        };
        fact.add_to(&mut table, &row.evidence);
    }
    requirements(&mut table, document);
    table.to_csv()
}

fn requirements(table: &mut Table, document: &TablesDocument) {
    for row in &document.requirements {
        let fact = Fact {
            table: "Requirements",
            id: row.id,
            topic: Some(row.topic),
            strength: Some(row.strength),
            scope: row.scope.label(),
            measure: "Requirement",
            value: row.statement,
            ..Fact::default()
        };
        fact.add_to(table, &row.evidence);
        for (measure, value, unit) in row.details.iter().flat_map(Details::facts) {
            Fact { measure, value: &value, unit, ..fact }.add_to(table, &row.evidence);
        }
        for update in &row.updates {
            later(table, row.id, row.topic, strength_of(update), update);
        }
    }
    for row in &document.later_guidance {
        later(table, row.id, row.topic, Some(row.strength), &row.evidence);
    }
}

/// The strength of an update, if any.
fn strength_of(evidence: &Evidence) -> Option<Strength> {
    match evidence {
        Evidence::Updated { strength, .. } => *strength,
        _ => None,
    }
}

fn later(
    table: &mut Table,
    id: &str,
    topic: Topic,
    strength: Option<Strength>,
    evidence: &Evidence,
) {
    let statement = match evidence {
        Evidence::Updated { statement, .. } => statement,
        _ => "",
    };
    let fact = Fact {
        table: "Later guidance",
        id,
        topic: Some(topic),
        strength,
        measure: "Guidance",
        value: statement,
        ..Fact::default()
    };
    fact.add_to(table, evidence);
}
