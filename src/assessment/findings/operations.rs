//! Rules about what is easily set up wrong, or lost later.

use super::{Facts, Finding, Severity, versions::documented_and_updated};
use crate::{
    catalog::{OfficialModule, PRESETS, preset_mysql, preset_nodes},
    evidence::Evidence,
    plan::Access,
    reference::{CPU_ALARM, Term as _, Topic},
    text::findings as text,
};

pub(super) fn open_to_everyone(facts: &Facts) -> Option<Finding> {
    let open = facts.plan.access == Access::Public && facts.plan.inbound.let_in_everyone();
    open.then(|| {
        Finding::new(
            "open-to-everyone",
            Severity::Warning,
            Topic::Networking,
            text::OPEN,
            text::OPEN_ADVICE,
            vec![Evidence::derived(text::OPEN_FORMULA.to_owned())],
        )
    })
}

pub(super) fn cpu_alarm(_: &Facts) -> Option<Finding> {
    Some(Finding::new(
        "cpu-alarm",
        Severity::Note,
        Topic::Mysql,
        text::cpu_alarm(CPU_ALARM.above_percent),
        text::CPU_ALARM_ADVICE,
        documented_and_updated("mysql-cpu-alarm"),
    ))
}

pub(super) fn object_expiry(_: &Facts) -> Option<Finding> {
    Some(Finding::new(
        "object-expiry",
        Severity::Note,
        Topic::ObjectStorage,
        text::OBJECT_EXPIRY,
        text::OBJECT_EXPIRY_ADVICE,
        documented_and_updated("object-storage"),
    ))
}

pub(super) fn self_signed(_: &Facts) -> Option<Finding> {
    Some(Finding::new(
        "self-signed-certificate",
        Severity::Note,
        Topic::Tls,
        text::SELF_SIGNED,
        text::SELF_SIGNED_ADVICE,
        documented_and_updated("tls-self-signed"),
    ))
}

/// The sizes of the module that have this machine: "large", "medium to xxlarge", or "none".
fn presets_with(machines: [&'static str; 5], name: &str) -> String {
    let mut fitting =
        PRESETS.iter().zip(machines).filter(|(_, machine)| *machine == name).map(|(size, _)| *size);
    match (fitting.next(), fitting.next_back()) {
        (None, _) => text::NO_SIZE.to_owned(),
        (Some(only), None) => only.to_owned(),
        (Some(first), Some(last)) => text::size_range(first, last),
    }
}

pub(super) fn module_size(facts: &Facts) -> Option<Finding> {
    if !facts.plan.has_terraform() {
        return None;
    }
    let cloud = facts.plan.cloud();
    let (nodes, mysql) = (preset_nodes(cloud), preset_mysql(cloud));
    let (node, database) = (facts.kubernetes.chosen.machine.name, facts.mysql.chosen.machine.name);
    let both = nodes.iter().zip(mysql).any(|pair| pair == (&node, database));
    Some(Finding::new(
        "module-size",
        Severity::Note,
        Topic::Provisioning,
        if both { text::MODULE_SIZE_WITH_BOTH } else { text::MODULE_SIZE_WITHOUT },
        text::module_size_advice(cloud.label()),
        vec![Evidence::derived_from(
            text::module_size_formula(
                node,
                &presets_with(nodes, node),
                database,
                &presets_with(mysql, database),
            ),
            OfficialModule::for_cloud(cloud).read_at,
        )],
    ))
}
