//! Rules about single machines.

use super::{Facts, Finding, Remedy, Severity};
use crate::{
    assessment::{component::SizedComponent, fit::Verdict},
    catalog::{Architecture, find_machine},
    evidence::{Evidence, Source},
    plan::{Change, MysqlMachine},
    reference::{Cloud, Component, Section, Topic},
};

pub(super) fn mysql_below_sizing(facts: &Facts) -> Option<Finding> {
    let mut finding = below_sizing("mysql-machine-below-sizing", Topic::Mysql, facts.mysql)?;
    let (machine, choice) = match facts.mysql.alternatives.first() {
        Some(alternative) => (alternative.machine, MysqlMachine::MeetsSizing),
        None => (facts.mysql.documented.machine, MysqlMachine::Documented),
    };
    finding.remedy = Some(Remedy {
        label: format!("Use {}", machine.name),
        change: Change::MysqlMachine(choice),
    });
    Some(finding)
}

pub(super) fn node_below_sizing(facts: &Facts) -> Option<Finding> {
    let mut finding =
        below_sizing("node-machine-below-sizing", Topic::Kubernetes, facts.kubernetes)?;
    finding.remedy = Some(Remedy {
        label: format!("Use {}", facts.kubernetes.documented.machine.name),
        change: Change::NodeMachine(""),
    });
    Some(finding)
}

fn below_sizing(id: &'static str, topic: Topic, component: &SizedComponent) -> Option<Finding> {
    let chosen = &component.chosen;
    if chosen.verdict() != Verdict::FallsShort {
        return None;
    }
    let title = format!(
        "{} has {}{} less than the documented minimum for {}",
        chosen.machine.name,
        chosen.fit.value.amount(),
        if chosen.fit.value.cpu >= 0 { " of memory" } else { "" },
        component.component.label(),
    );
    let by_document = chosen.machine == component.documented.machine;
    let mut advice = format!(
        "The document asks for {} and {}{} a machine with {} and {}.",
        component.cpu.value,
        component.memory.value,
        if by_document { ", but recommends" } else { "; you chose" },
        chosen.machine.vcpu,
        chosen.machine.memory,
    );
    for (index, alternative) in component.alternatives.iter().enumerate() {
        advice.push_str(if index == 0 { " These meet it: " } else { "; " });
        advice.push_str(alternative.machine.name);
        advice.push_str(" (");
        advice.push_str(&alternative.machine.vcpu.to_string());
        advice.push_str(", ");
        advice.push_str(&alternative.machine.memory.to_string());
        if let Some(edition) = alternative.machine.edition {
            advice.push_str(", edition ");
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
    let title = format!(
        "{} exceeds the documented minimum by {} per node",
        chosen.machine.name,
        chosen.fit.value.amount(),
    );
    let advice = match (component.component, chooser(component)) {
        (_, Chooser::Person) => "You chose a larger machine than the document asks for.",
        (Component::KubernetesNode, Chooser::Planner) => {
            "No machine of the documented family has exactly the documented size, so the document rounds up. You pay for the difference and may use it."
        }
        (Component::Mysql, Chooser::Planner) => {
            "The smallest known machine of this edition that meets the documented minimum is a little larger."
        }
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
            format!("{} is an ARM machine, and W&B's pods run on x86 only", machine.name),
            "Choose an x86 machine of the same size for the worker nodes.",
            vec![X86_ONLY],
        )
    })
}

pub(super) fn arm_database(facts: &Facts) -> Option<Finding> {
    let machine = facts.mysql.chosen.machine;
    if machine.architecture != Architecture::Arm {
        return None;
    }
    let by_document = machine == facts.mysql.documented.machine;
    let mut evidence = vec![
        X86_ONLY,
        Evidence::updated("This class of machine has an ARM processor.", *machine.source),
    ];
    if by_document {
        evidence.insert(0, facts.mysql.documented_evidence.clone());
    }
    Some(Finding::new(
        "arm-database",
        Severity::Note,
        Topic::Mysql,
        format!("{} is an ARM machine, and that is fine here", machine.name),
        format!(
            "W&B's rule against ARM is about the pods on the worker nodes. A managed database only answers SQL{}.",
            if by_document { "; the document itself recommends this machine" } else { "" },
        ),
        evidence,
    ))
}

pub(super) fn azure_without_premium_disks(facts: &Facts) -> Option<Finding> {
    let name = facts.kubernetes.chosen.machine.name;
    // Standard_E16_v5 is without Premium SSD, Standard_E16s_v5 with it.
    let (size, version) = name.strip_prefix("Standard_")?.split_once("_v")?;
    if !size.ends_with(|last: char| last.is_ascii_digit()) {
        return None;
    }
    let with_premium = format!("Standard_{size}s_v{version}");
    let with_premium = find_machine(Cloud::Azure, Component::KubernetesNode, &with_premium)?.name;
    let mut finding = Finding::new(
        "azure-no-premium-ssd",
        Severity::Warning,
        Topic::Kubernetes,
        format!("{name} cannot attach Premium SSD disks"),
        format!(
            "Persistent volumes on these nodes are limited to Standard SSD and HDD. {with_premium} has the same CPU and memory, can attach Premium SSD, and W&B's own Azure module uses that series."
        ),
        vec![Evidence::updated(
            "Ev5-series supports Standard SSD and Standard HDD; to use Premium SSD select Esv5.",
            Source { name: "Microsoft, Ev5 and Esv5-series virtual machines", date: "2026-11-23" },
        )],
    );
    finding.remedy = Some(Remedy {
        label: format!("Use {with_premium}"),
        change: Change::NodeMachine(with_premium),
    });
    Some(finding)
}
