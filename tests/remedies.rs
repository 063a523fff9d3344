//! Every remedy keeps its promise: the plan that it leads to no longer has the finding, and no new
//! one that is as severe.
//!
//! The walk is over all tiers, environments, clouds, places of `ClickHouse`, file sets and ways of
//! access, with the numbers of nodes at which something changes and machines of every usual size.

use std::collections::BTreeMap;

use wandb_planner::{
    assessment::{Assessment, Finding, Remedy},
    catalog::machines_for,
    plan::{Access, ClickHouse, FileSet, MysqlMachine, NodeCount, Plan, link},
    reference::{Cloud, Component, Term as _},
};

/// Too few for anything, the default, those that remedies offer, and those beside them.
const NODES: [u8; 12] = [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 100];

/// The first node machine of each size that a cloud sells, up to 32 cores, and none by name.
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
            let location = location.expect("the cloud sells it");
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

/// The plan with every MySQL machine that its cloud sells, and with the planner's own choices.
fn with_other_mysql(base: &Plan) -> Vec<Plan> {
    let named = machines_for(base.cloud(), Component::Mysql).map(|machine| {
        let location = base.location.with_machine(Component::Mysql, &machine.name);
        Plan { location: location.expect("the cloud sells it"), ..base.clone() }
    });
    let choices = MysqlMachine::ALL.iter().copied();
    named.chain(choices.map(|mysql_machine| Plan { mysql_machine, ..base.clone() })).collect()
}

/// What is wrong with a remedy, if anything is.
fn broken_promise(before: &Assessment, found: &Finding, remedy: &Remedy) -> Option<String> {
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

/// Walks every remedy of every plan of a cloud. Fewer than so many would mean that the walk no longer
/// reaches most of them.
#[track_caller]
fn check(cloud: Cloud, at_least: u32) {
    let mut walked = 0;
    let mut broken: BTreeMap<String, (u32, String)> = BTreeMap::new();
    for plan in plans_on(cloud) {
        let before = Assessment::of(&plan);
        for found in &before.findings {
            let Some(remedy) = &found.remedy else { continue };
            walked += 1;
            if let Some(why) = broken_promise(&before, found, remedy) {
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
fn every_remedy_on_aws_keeps_its_promise() {
    check(Cloud::Aws, 20_000);
}

#[test]
fn every_remedy_on_gcp_keeps_its_promise() {
    check(Cloud::Gcp, 50_000);
}

#[test]
fn every_remedy_on_azure_keeps_its_promise() {
    check(Cloud::Azure, 20_000);
}

#[test]
fn every_remedy_on_premises_keeps_its_promise() {
    check(Cloud::OnPremises, 2_000);
}
