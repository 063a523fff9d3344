//! Rules about single machines.

use super::{Facts, Finding, Remedy, Severity};
use crate::{
    assessment::{component::SizedComponent, fit::Verdict},
    catalog::{Architecture, CpuShare, MachineName, find_machine},
    evidence::{Evidence, Source},
    plan::{Change, MysqlMachine},
    reference::{Cloud, Component, Section, Topic},
    text::findings as text,
};

pub(super) fn mysql_below_sizing(facts: &Facts) -> Option<Finding> {
    let mut finding = below_sizing("mysql-machine-below-sizing", Topic::Mysql, facts.mysql)?;
    let (machine, choice) = match facts.mysql.alternatives.first() {
        Some(alternative) => (alternative.machine, MysqlMachine::MeetsSizing),
        None => (facts.mysql.documented.machine, MysqlMachine::Documented),
    };
    finding.remedy = Some(Remedy {
        label: text::use_machine(&machine.name),
        change: Change::MysqlMachine(choice),
    });
    Some(finding)
}

pub(super) fn node_below_sizing(facts: &Facts) -> Option<Finding> {
    let mut finding =
        below_sizing("node-machine-below-sizing", Topic::Kubernetes, facts.kubernetes)?;
    finding.remedy = Some(Remedy {
        label: text::use_machine(&facts.kubernetes.documented.machine.name),
        change: Change::NodeMachine(MachineName::default()),
    });
    Some(finding)
}

fn below_sizing(id: &'static str, topic: Topic, component: &SizedComponent) -> Option<Finding> {
    let chosen = &component.chosen;
    if chosen.verdict() != Verdict::FallsShort {
        return None;
    }
    let title = text::below_sizing(
        &chosen.machine.name,
        &chosen.fit.value.amount(),
        if chosen.fit.value.cpu >= 0 { text::OF_MEMORY } else { "" },
        match component.component {
            Component::KubernetesNode => text::A_NODE,
            Component::Mysql => component.component.label(),
        },
    );
    let by_document = chosen.machine == component.documented.machine;
    let mut advice = text::below_sizing_advice(
        component.cpu.value,
        component.memory.value,
        if by_document { text::BUT_RECOMMENDS } else { text::YOU_CHOSE },
        chosen.machine.vcpu,
        chosen.machine.memory,
    );
    for (index, alternative) in component.alternatives.iter().enumerate() {
        advice.push_str(if index == 0 { text::THESE_MEET_IT } else { "; " });
        advice.push_str(&alternative.machine.name);
        advice.push_str(" (");
        advice.push_str(&alternative.machine.vcpu.to_string());
        advice.push_str(", ");
        advice.push_str(&alternative.machine.memory.to_string());
        if let Some(edition) = alternative.machine.edition {
            advice.push_str(text::EDITION);
            advice.push_str(edition.name());
        }
        advice.push(')');
    }
    if !component.alternatives.is_empty() {
        advice.push('.');
    }
    let evidence = vec![component.memory.evidence.clone(), chosen.fit.evidence.clone()];
    Some(Finding::new(id, Severity::Problem, topic, title, advice, evidence))
}

pub(super) fn node_above_sizing(facts: &Facts) -> Option<Finding> {
    above_sizing("node-machine-above-sizing", Topic::Kubernetes, facts.kubernetes)
}

pub(super) fn mysql_above_sizing(facts: &Facts) -> Option<Finding> {
    above_sizing("mysql-machine-above-sizing", Topic::Mysql, facts.mysql)
}

fn above_sizing(id: &'static str, topic: Topic, component: &SizedComponent) -> Option<Finding> {
    let chosen = &component.chosen;
    if chosen.verdict() != Verdict::Exceeds {
        return None;
    }
    let title = text::above_sizing(&chosen.machine.name, &chosen.fit.value.amount());
    let advice = match (component.component, chooser(component)) {
        (_, Chooser::Person) => text::ABOVE_BY_CHOICE,
        (Component::KubernetesNode, Chooser::Planner) => text::NODE_ABOVE,
        (Component::Mysql, Chooser::Planner) => text::MYSQL_ABOVE,
    };
    let evidence = vec![component.cpu.evidence.clone(), chosen.fit.evidence.clone()];
    Some(Finding::new(id, Severity::Note, topic, title, advice, evidence))
}

/// Who chose a machine: the document or the planner, or the person by its name.
enum Chooser {
    Planner,
    Person,
}

fn chooser(component: &SizedComponent) -> Chooser {
    let chosen = component.chosen.machine;
    let known = std::iter::once(&component.documented).chain(&component.alternatives);
    if known.into_iter().any(|fit| fit.machine == chosen) {
        Chooser::Planner
    } else {
        Chooser::Person
    }
}

const X86_ONLY: Evidence = Evidence::documented(
    Section::CpuArchitectures,
    "W&B runs on the Intel (x86) CPU architecture. ARM is not supported.",
);

pub(super) fn arm_worker_node(facts: &Facts) -> Option<Finding> {
    let machine = facts.kubernetes.chosen.machine;
    (machine.architecture == Architecture::Arm).then(|| {
        Finding::new(
            "arm-worker-node",
            Severity::Problem,
            Topic::Kubernetes,
            text::arm_node(&machine.name),
            text::ARM_NODE_ADVICE,
            vec![X86_ONLY],
        )
    })
}

pub(super) fn burstable_node(facts: &Facts) -> Option<Finding> {
    burstable("burstable-node", Topic::Kubernetes, facts.kubernetes)
}

pub(super) fn burstable_database(facts: &Facts) -> Option<Finding> {
    burstable("burstable-database", Topic::Mysql, facts.mysql)
}

fn burstable(id: &'static str, topic: Topic, component: &SizedComponent) -> Option<Finding> {
    let machine = &component.chosen.machine;
    (machine.cpu_share == CpuShare::Burstable).then(|| {
        Finding::new(
            id,
            Severity::Warning,
            topic,
            text::burstable(&machine.name),
            text::BURSTABLE_ADVICE,
            vec![Evidence::updated(text::BURSTABLE_EVIDENCE, *machine.source)],
        )
    })
}

pub(super) fn azure_without_premium_disks(facts: &Facts) -> Option<Finding> {
    let name = facts.kubernetes.chosen.machine.name;
    // An `s` among the letters says Premium SSD: Standard_E16_v5 and Standard_E16d_v5 are without
    // it, Standard_E16s_v5 and Standard_E16ds_v5 with it.
    let (size, version) = name.strip_prefix("Standard_")?.split_once("_v")?;
    if size.contains('s') {
        return None;
    }
    let with_premium = format!("Standard_{size}s_v{version}");
    let with_premium = find_machine(Cloud::Azure, Component::KubernetesNode, &with_premium)?.name;
    let mut finding = Finding::new(
        "azure-no-premium-ssd",
        Severity::Warning,
        Topic::Kubernetes,
        text::no_premium_disks(&name),
        text::no_premium_disks_advice(&with_premium),
        vec![Evidence::updated(
            text::NO_PREMIUM_EVIDENCE,
            Source { name: "Microsoft, Ev5 and Esv5-series virtual machines", date: "2026-11-23" },
        )],
    );
    finding.remedy = Some(Remedy {
        label: text::use_machine(&with_premium),
        change: Change::NodeMachine(with_premium),
    });
    Some(finding)
}
