//! Every remedy works: the resulting plan no longer has the finding, and has no new one that is as severe.
//!
//! The tests cover all tiers, environments, clouds, `ClickHouse` options, file sets and kinds of access, with
//! the numbers of nodes at which something changes and machines of every common size.

use std::collections::BTreeMap;

use wandb_planner::{
    assessment::{Assessment, Finding, Remedy},
    catalog::machines_for,
    plan::{Access, ClickHouse, FileSet, MysqlMachine, NodeCount, Plan, link},
    reference::{Cloud, Component, Term as _},
};

/// Too few nodes, the default, the numbers that remedies offer, and those next to them.
const NODES: [u8; 12] = [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 100];

/// The first node machine of each size on a cloud, up to 32 cores, and an empty name for the default.
fn node_machines(cloud: Cloud) -> Vec<String> {
    let mut sizes = Vec::new();
    let mut names = vec![String::new()];
    for machine in machines_for(cloud, Component::KubernetesNode) {
        let size = (machine.vcpu, machine.memory);
        if machine.vcpu.0 <= 32 && !sizes.contains(&size) {
            sizes.push(size);
            names.push(machine.name.to_string());
        }
    }
    names
}

fn plans_on(cloud: Cloud) -> impl Iterator<Item = Plan> {
    Plan::base_plans_on(cloud).flat_map(|base| {
        let mut plans = Vec::new();
        for machine in node_machines(base.cloud()) {
            let location = base.location.with_machine(Component::KubernetesNode, &machine);
            let location = location.expect("a machine of the cloud");
            for (clickhouse, file_set) in places_and_files() {
                for nodes in NODES.map(|count| NodeCount::new(count).expect("1 to 100")) {
                    let location = location.clone();
                    plans.push(Plan { location, clickhouse, file_set, nodes, ..base.clone() });
                }
            }
        }
        plans.extend(with_other_mysql(&base));
        plans.extend(Access::ALL.iter().map(|access| Plan { access: *access, ..base.clone() }));
        plans
    })
}

fn places_and_files() -> impl Iterator<Item = (ClickHouse, FileSet)> {
    let files = || FileSet::ALL.iter().copied();
    ClickHouse::ALL.iter().flat_map(move |place| files().map(|files| (*place, files)))
}

/// The plan with every MySQL machine of its cloud, and with the planner's choices.
fn with_other_mysql(base: &Plan) -> Vec<Plan> {
    let named = machines_for(base.cloud(), Component::Mysql).map(|machine| {
        let location = base.location.with_machine(Component::Mysql, &machine.name);
        Plan { location: location.expect("a machine of the cloud"), ..base.clone() }
    });
    let choices = MysqlMachine::ALL.iter().copied();
    named.chain(choices.map(|mysql_machine| Plan { mysql_machine, ..base.clone() })).collect()
}

/// The problem with a remedy, if any.
fn problem_with(before: &Assessment, found: &Finding, remedy: &Remedy) -> Option<String> {
    let changed = remedy.change.apply(&before.plan);
    if changed == before.plan {
        return Some("changes nothing".to_owned());
    }
    let after = Assessment::of(&changed);
    if after.has_finding(found.id) {
        return Some("leaves its finding".to_owned());
    }
    let new = after
        .findings
        .iter()
        .find(|new| new.severity <= found.severity && !before.has_finding(new.id));
    new.map(|new| format!("leads to {}", new.id))
}

/// Checks every remedy of every plan on a cloud. Also checks their number, so that the plans keep covering
/// most remedies.
#[track_caller]
fn check(cloud: Cloud, at_least: u32) {
    let mut walked = 0;
    let mut broken: BTreeMap<String, (u32, String)> = BTreeMap::new();
    for plan in plans_on(cloud) {
        let before = Assessment::of(&plan);
        for found in &before.findings {
            let Some(remedy) = &found.remedy else { continue };
            walked += 1;
            if let Some(why) = problem_with(&before, found, remedy) {
                let example = format!("“{}” in {}", remedy.label, link::encode(&plan));
                let (count, _) =
                    broken.entry(format!("{}: {why}", found.id)).or_insert((0, example));
                *count += 1;
            }
        }
    }
    assert!(broken.is_empty(), "of {walked} remedies: {broken:#?}");
    assert!(walked >= at_least, "{walked} remedies");
}

#[test]
fn every_remedy_on_aws_works() {
    check(Cloud::Aws, 20_000);
}

#[test]
fn every_remedy_on_gcp_works() {
    check(Cloud::Gcp, 50_000);
}

#[test]
fn every_remedy_on_azure_works() {
    check(Cloud::Azure, 20_000);
}

#[test]
fn every_remedy_on_premises_works() {
    check(Cloud::OnPremises, 2_000);
}
