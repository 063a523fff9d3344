//! Rules about single machines.

use std::fmt::Write as _;

use super::{Facts, Finding, FindingId, Remedy, Severity};
use crate::{
    assessment::{
        component::{MachineFit, SizedComponent},
        fit::Verdict,
    },
    catalog::{Architecture, CpuShare, Machine},
    evidence::{Evidence, Source},
    plan::{Change, MysqlMachine},
    reference::{Component, Section, Topic},
};

pub(super) fn mysql_below_sizing(facts: &Facts) -> Option<Finding> {
    let mut finding = below_sizing(FindingId::MysqlMachineBelowSizing, Topic::Mysql, facts.mysql)?;
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
        below_sizing(FindingId::NodeMachineBelowSizing, Topic::Kubernetes, facts.kubernetes)?;
    finding.remedy = Some(Remedy {
        label: format!("Use {}", facts.kubernetes.documented.machine.name),
        change: Change::NodeMachine(None),
    });
    Some(finding)
}

fn below_sizing(id: FindingId, topic: Topic, component: &SizedComponent) -> Option<Finding> {
    let chosen = &component.chosen;
    if chosen.verdict() != Verdict::FallsShort {
        return None;
    }
    let short = chosen.fit.value.amount();
    let short = if chosen.fit.value.cpu >= 0 { format!("{short} of memory") } else { short };
    let title = format!(
        "{} is {short} short of the documented minimum for {}",
        chosen.machine.name,
        match component.component {
            Component::KubernetesNode => "a Kubernetes node",
            Component::Mysql => "MySQL",
        },
    );
    let asked = format!("{} and {}", component.cpu.value, component.memory.value);
    let has = format!("{} and {}", chosen.machine.vcpu, chosen.machine.memory);
    let mut advice = if chosen.machine == component.documented.machine {
        format!("The reference architecture asks for {asked}, but recommends a machine with {has}.")
    } else {
        format!("The reference architecture asks for {asked}; you chose a machine with {has}.")
    };
    if !component.alternatives.is_empty() {
        let known: Vec<String> = component.alternatives.iter().map(in_words).collect();
        let _ = write!(advice, " Machines that meet it: {}.", known.join("; "));
    }
    let evidence = vec![component.memory.evidence.clone(), chosen.fit.evidence.clone()];
    Some(Finding::new(id, Severity::Problem, topic, title, advice, evidence))
}

/// A machine with its size: "db-n1-highmem-16 (16 cores, 104 GiB, edition Enterprise)".
fn in_words(fit: &MachineFit) -> String {
    let Machine { name, vcpu, memory, edition, .. } = fit.machine;
    match edition {
        Some(edition) => format!("{name} ({vcpu}, {memory}, edition {})", edition.name()),
        None => format!("{name} ({vcpu}, {memory})"),
    }
}

pub(super) fn node_above_sizing(facts: &Facts) -> Option<Finding> {
    above_sizing(FindingId::NodeMachineAboveSizing, Topic::Kubernetes, facts.kubernetes)
}

pub(super) fn mysql_above_sizing(facts: &Facts) -> Option<Finding> {
    above_sizing(FindingId::MysqlMachineAboveSizing, Topic::Mysql, facts.mysql)
}

fn above_sizing(id: FindingId, topic: Topic, component: &SizedComponent) -> Option<Finding> {
    let chosen = &component.chosen;
    if chosen.verdict() != Verdict::Exceeds {
        return None;
    }
    let title = format!(
        "{} exceeds the documented minimum by {}{}",
        chosen.machine.name,
        chosen.fit.value.amount(),
        match component.component {
            Component::KubernetesNode => " per node",
            Component::Mysql => "",
        }
    );
    let advice = match (component.component, chooser(component)) {
        (_, Chooser::User) => {
            "You chose a larger machine than the reference architecture asks for."
        }
        (Component::KubernetesNode, Chooser::Planner) => {
            "No machine in the documented family has exactly the documented size, so the reference architecture rounds up. You pay for the difference, and can use it."
        }
        (Component::Mysql, Chooser::Planner) => {
            "The smallest known machine of this edition that meets the documented minimum is slightly larger."
        }
    };
    let evidence = vec![component.cpu.evidence.clone(), chosen.fit.evidence.clone()];
    Some(Finding::new(id, Severity::Note, topic, title, advice, evidence))
}

/// Whether the planner chose a machine from the documented size, or the user by name.
enum Chooser {
    Planner,
    User,
}

fn chooser(component: &SizedComponent) -> Chooser {
    let chosen = component.chosen.machine;
    let known = std::iter::once(&component.documented).chain(&component.alternatives);
    if known.into_iter().any(|fit| fit.machine == chosen) {
        Chooser::Planner
    } else {
        Chooser::User
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
            FindingId::ArmWorkerNode,
            Severity::Problem,
            Topic::Kubernetes,
            format!("{} is an ARM machine, and W&B's pods run on x86 only", machine.name),
            "Choose an x86 machine of the same size for the worker nodes.",
            vec![X86_ONLY],
        )
    })
}

pub(super) fn burstable_node(facts: &Facts) -> Option<Finding> {
    burstable(FindingId::BurstableNode, Topic::Kubernetes, facts.kubernetes)
}

pub(super) fn burstable_database(facts: &Facts) -> Option<Finding> {
    burstable(FindingId::BurstableDatabase, Topic::Mysql, facts.mysql)
}

/// The warning about a burstable machine, without a period.
pub(in crate::assessment) fn burstable_in_words(machine: &Machine) -> String {
    format!("{} is burstable: its full CPU is available only in bursts", machine.name)
}

fn burstable(id: FindingId, topic: Topic, component: &SizedComponent) -> Option<Finding> {
    let machine = &component.chosen.machine;
    (machine.cpu_share == CpuShare::Burstable).then(|| {
        Finding::new(
            id,
            Severity::Warning,
            topic,
            burstable_in_words(machine),
            "The documented sizes are whole cores. Choose a machine that is not burstable, or monitor its CPU credits.",
            vec![Evidence::updated(
                "Machines of this class have only a share of their vCPUs, and more in bursts.",
                *machine.source,
            )],
        )
    })
}

pub(super) fn azure_without_premium_disks(facts: &Facts) -> Option<Finding> {
    let machine = facts.kubernetes.chosen.machine;
    let (name, with_premium) = (machine.name, machine.with_premium_ssd()?.name);
    let mut finding = Finding::new(
        FindingId::AzureNoPremiumSsd,
        Severity::Warning,
        Topic::Kubernetes,
        format!("{name} cannot attach Premium SSD disks"),
        format!(
            "Persistent volumes on these nodes are limited to Standard SSD and HDD. {with_premium} has the same CPU and memory and supports Premium SSD; W&B's own Azure module uses that series."
        ),
        vec![Evidence::updated(
            "Ev5-series supports Standard SSD and Standard HDD; to use Premium SSD select Esv5.",
            Source { name: "Microsoft, Ev5 and Esv5-series virtual machines", date: "2026-11-23" },
        )],
    );
    finding.remedy = Some(Remedy {
        label: format!("Use {with_premium}"),
        change: Change::NodeMachine(Some(with_premium)),
    });
    Some(finding)
}
