//! On-premises machines: servers of any size. The planner offers the documented sizes.

use super::{
    Architecture, CpuShare, Machine, MachineName, Place, Source, read_size, series::strip_prefix,
};
use crate::{
    reference::{Cloud, Component},
    units::{Cores, Gibibytes},
};

const DOCUMENTED: &Source = &Source {
    name: "Sizing tables of the reference architecture, which names no machines on premises",
    date: "2026-11-23",
};
const BY_SIZE: &Source = &Source { name: "The server size that you entered", date: "2026-11-23" };

/// Every documented size of a worker node and of MySQL, in cores and GB.
const NODES: &[(u32, u32)] = &[(2, 16), (4, 32), (8, 64), (12, 96), (16, 128)];
const MYSQL: &[(u32, u32)] = &[(2, 16), (8, 64)];

const fn documented_sizes(component: Component) -> &'static [(u32, u32)] {
    match component {
        Component::KubernetesNode => NODES,
        Component::Mysql => MYSQL,
    }
}

/// The part of a server's name before its size.
const fn kind(component: Component) -> &'static str {
    match component {
        Component::KubernetesNode => "x86 server with ",
        Component::Mysql => "MySQL server with ",
    }
}

/// A server for each documented size.
pub(super) fn offers(component: Component) -> impl Iterator<Item = Machine> {
    documented_sizes(component).iter().map(move |(vcpu, memory)| server(component, *vcpu, *memory))
}

/// Finds a server of any size, by its size, such as `8x64`, or by the name that the planner gives it.
pub(super) fn find(place: Place, name: &str) -> Option<Machine> {
    if place.cloud != Cloud::OnPremises {
        return None;
    }
    let size = strip_prefix(name, kind(place.component))
        .map(|size| size.replace(" cores and ", "x").replace(" core and ", "x"));
    let (Cores(vcpu), Gibibytes(memory)) = read_size(size.as_deref().unwrap_or(name))?;
    Some(server(place.component, vcpu, memory))
}

fn server(component: Component, vcpu: u32, memory: u32) -> Machine {
    let documented = documented_sizes(component).contains(&(vcpu, memory));
    let kind = kind(component);
    Machine {
        name: MachineName::of(format_args!("{kind}{} and {memory} GB", Cores(vcpu))),
        cloud: Cloud::OnPremises,
        component,
        vcpu: Cores(vcpu),
        memory: Gibibytes(memory),
        architecture: Architecture::X86,
        cpu_share: CpuShare::Full,
        edition: None,
        source: if documented { DOCUMENTED } else { BY_SIZE },
    }
}
