//! Rules about what is easily set up wrong, or lost later.

use super::{Facts, Finding, Severity, versions::documented_and_updated};
use crate::{
    catalog::{OfficialModule, PRESETS, preset_mysql, preset_nodes},
    evidence::Evidence,
    plan::Access,
    reference::{CPU_ALARM, Term as _, Topic},
};

pub(super) fn open_to_everyone(facts: &Facts) -> Option<Finding> {
    let open = facts.plan.access == Access::Public && facts.plan.inbound.let_in_everyone();
    open.then(|| {
        Finding::new(
            "open-to-everyone",
            Severity::Warning,
            Topic::Networking,
            "Everyone on the internet may open this W&B",
            "0.0.0.0/0 lets in every address. Name the ranges of your offices, your VPN and the machines that train.",
            vec![Evidence::derived(
                "A prefix length of 0 leaves all 32 bits open: 2^32 addresses.".to_owned(),
            )],
        )
    })
}

pub(super) fn cpu_alarm(_: &Facts) -> Option<Finding> {
    Some(Finding::new(
        "cpu-alarm",
        Severity::Note,
        Topic::Mysql,
        format!(
            "The document sets MySQL's CPU alarm at {} %; W&B has since written 90 %",
            CPU_ALARM.above_percent
        ),
        "An alarm at the documented threshold comes first and satisfies both. If it comes too often, raise it knowingly.",
        documented_and_updated("mysql-cpu-alarm"),
    ))
}

pub(super) fn object_expiry(_: &Facts) -> Option<Finding> {
    Some(Finding::new(
        "object-expiry",
        Severity::Note,
        Topic::ObjectStorage,
        "A lifecycle rule that expires objects loses run history",
        "Let no rule delete objects of W&B's bucket by their age, not even one that the organisation sets for every bucket.",
        documented_and_updated("object-storage"),
    ))
}

pub(super) fn self_signed(_: &Facts) -> Option<Finding> {
    Some(Finding::new(
        "self-signed-certificate",
        Severity::Note,
        Topic::Tls,
        "A self-signed certificate or a CA of your own is not recommended and, by now, not supported",
        "Use a certificate from a public CA, also inside a private network: a DNS challenge needs no inbound access. With your own CA, every machine that trains has to trust it (SSL_CERT_FILE and REQUESTS_CA_BUNDLE).",
        documented_and_updated("tls-self-signed"),
    ))
}

/// The sizes of the module that have this machine: "large", "medium to xxlarge", or "none".
fn presets_with(machines: [&'static str; 5], name: &str) -> String {
    let mut fitting =
        PRESETS.iter().zip(machines).filter(|(_, machine)| *machine == name).map(|(size, _)| *size);
    match (fitting.next(), fitting.next_back()) {
        (None, _) => "none".to_owned(),
        (Some(only), None) => only.to_owned(),
        (Some(first), Some(last)) => format!("{first} to {last}"),
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
        if both {
            "One size of W&B's Terraform module has both machines of this plan, but also larger pods"
        } else {
            "No size of W&B's Terraform module has both machines of this plan"
        },
        format!(
            "The files say size = \"small\", which keeps the pods small, and set machines, counts and disks of {} themselves. Who changes the size changes what the pods request, too.",
            cloud.label(),
        ),
        vec![Evidence::derived_from(
            format!(
                "Sizes with {node}: {}. Sizes with {database}: {}.",
                presets_with(nodes, node),
                presets_with(mysql, database),
            ),
            OfficialModule::for_cloud(cloud).read_at,
        )],
    ))
}
