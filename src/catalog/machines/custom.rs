//! Machines of one's own making on Google Cloud: their names say vCPUs and memory, within the
//! limits of their series.

use super::{
    Architecture, CpuShare, Edition, Machine, MachineName, Place, Source,
    series::{read_number, strip_prefix},
};
use crate::{
    reference::{Cloud, Component},
    units::{Cores, Gibibytes},
};

const COMPUTE_ENGINE: &Source = &Source {
    name: "Google Cloud, Create VMs with custom machine types, and the general-purpose machine family",
    date: "2026-11-23",
};
const CLOUD_SQL: &Source = &Source {
    name: "Cloud SQL instance settings: custom tiers have 1 or an even number of vCPUs and 0.9 to 6.5 GB each",
    date: "2026-11-23",
};

/// The steps in which a series sells vCPUs.
enum Steps {
    /// 1, and every even number.
    OneOrEven,
    /// Every even number.
    Even,
    /// Every even number up to 32, then every fourth.
    EvenThenFourth,
    /// 2, 4, 8, and every sixteenth.
    PowersThenSixteenth,
}

impl Steps {
    const fn have(&self, vcpu: u16) -> bool {
        match self {
            Self::OneOrEven => vcpu == 1 || vcpu.is_multiple_of(2),
            Self::Even => vcpu.is_multiple_of(2),
            Self::EvenThenFourth => vcpu.is_multiple_of(4) || (vcpu.is_multiple_of(2) && vcpu < 32),
            Self::PowersThenSixteenth => matches!(vcpu, 2 | 4 | 8) || vcpu.is_multiple_of(16),
        }
    }
}

/// The limits of one series. Memory is in MiB.
struct Limits {
    /// What stands in the name before vCPUs and memory.
    before: &'static str,
    component: Component,
    steps: Steps,
    most_vcpus: u16,
    least_memory: u32,
    least_per_vcpu: u32,
    most_per_vcpu: u32,
    /// The most memory of a name that ends in `-ext`; 0 where there is none.
    most_extended: u32,
    edition: Option<Edition>,
    source: &'static Source,
}

const fn gib(number: u32) -> u32 {
    number * 1024
}

/// A series of Compute Engine.
const fn nodes(before: &'static str, steps: Steps, most_vcpus: u16, extended_gib: u32) -> Limits {
    Limits {
        before,
        component: Component::KubernetesNode,
        steps,
        most_vcpus,
        least_memory: 0,
        least_per_vcpu: 512,
        most_per_vcpu: gib(8),
        most_extended: gib(extended_gib),
        edition: None,
        source: COMPUTE_ENGINE,
    }
}

/// The first generation has 0.9 to 6.5 GiB for each vCPU.
const fn first_generation(before: &'static str) -> Limits {
    Limits { least_per_vcpu: 922, most_per_vcpu: 6656, ..nodes(before, Steps::OneOrEven, 96, 624) }
}

const SERIES: [Limits; 8] = [
    nodes("n2-custom-", Steps::EvenThenFourth, 128, 640),
    nodes("n2d-custom-", Steps::PowersThenSixteenth, 96, 768),
    nodes("n4-custom-", Steps::Even, 80, 640),
    nodes("n4d-custom-", Steps::Even, 96, 768),
    nodes("e2-custom-", Steps::Even, 32, 0),
    first_generation("n1-custom-"),
    // The first generation is also what a name without a series means.
    first_generation("custom-"),
    Limits {
        component: Component::Mysql,
        least_memory: 3840,
        most_extended: 0,
        // Only this edition has tiers of one's own making.
        edition: Some(Edition::Enterprise),
        source: CLOUD_SQL,
        ..first_generation("db-custom-")
    },
];

impl Limits {
    /// Whether a machine of so many vCPUs and so much memory is sold, where `most` is the most
    /// memory. Memory comes in steps of 256 MiB.
    fn allow(&self, vcpu: u16, memory: u32, most: u32) -> bool {
        let least = (u32::from(vcpu) * self.least_per_vcpu).max(self.least_memory);
        let vcpus_are_sold = vcpu <= self.most_vcpus && self.steps.have(vcpu);
        vcpus_are_sold && memory.is_multiple_of(256) && (least..=most).contains(&memory)
    }
}

/// The machine of that name, in any letter case, if the name is within its series' limits.
pub(super) fn find(place: Place, name: &str) -> Option<Machine> {
    if place.cloud != Cloud::Gcp {
        return None;
    }
    SERIES.iter().filter(|limits| limits.component == place.component).find_map(|limits| {
        let (vcpu, memory) = strip_prefix(name, limits.before)?.split_once('-')?;
        let (memory, extended) = match memory.split_once('-') {
            Some((memory, end)) if end.eq_ignore_ascii_case("ext") => (memory, "-ext"),
            Some(_) => return None,
            None => (memory, ""),
        };
        let (vcpu, memory) = (read_number(vcpu)?, read_memory(memory)?);
        let most = match extended {
            "" => u32::from(vcpu) * limits.most_per_vcpu,
            _ => limits.most_extended,
        };
        limits.allow(vcpu, memory, most).then(|| Machine {
            name: MachineName::of(format_args!("{}{vcpu}-{memory}{extended}", limits.before)),
            cloud: place.cloud,
            component: place.component,
            vcpu: Cores(u32::from(vcpu)),
            memory: Gibibytes(memory / 1024),
            architecture: Architecture::X86,
            cpu_share: CpuShare::Full,
            edition: limits.edition,
            source: limits.source,
        })
    })
}

/// Whether a name begins like a custom type of Compute Engine.
pub(super) fn names_series(name: &str) -> bool {
    let mut nodes = SERIES.iter().filter(|limits| limits.component == Component::KubernetesNode);
    nodes.any(|limits| strip_prefix(name, limits.before).is_some())
}

/// An amount of memory in MiB, up to seven digits without a leading zero.
fn read_memory(text: &str) -> Option<u32> {
    let shaped = (1..=7).contains(&text.len())
        && !text.starts_with('0')
        && text.bytes().all(|byte| byte.is_ascii_digit());
    shaped.then(|| text.parse().ok()).flatten()
}
