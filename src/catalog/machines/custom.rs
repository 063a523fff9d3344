//! Custom machine types on Google Cloud. Their names contain vCPUs and memory, within the limits of
//! their series.

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

/// The vCPU counts that a series offers.
enum Steps {
    /// 1 and even numbers.
    OneOrEven,
    /// Even numbers.
    Even,
    /// Even numbers up to 32, then multiples of 4.
    EvenThenFourth,
    /// 2, 4, 8, and multiples of 16.
    PowersThenSixteenth,
}

impl Steps {
    const fn include(&self, vcpu: u16) -> bool {
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
    /// The part of the name before vCPUs and memory.
    prefix: &'static str,
    component: Component,
    steps: Steps,
    most_vcpus: u16,
    least_memory: u32,
    least_per_vcpu: u32,
    most_per_vcpu: u32,
    /// The most memory of extended types, whose names end in `-ext`; 0 if there are none.
    most_extended: u32,
    edition: Option<Edition>,
    source: &'static Source,
}

const fn gib(number: u32) -> u32 {
    number * 1024
}

/// A series of Compute Engine.
const fn nodes(prefix: &'static str, steps: Steps, most_vcpus: u16, extended_gib: u32) -> Limits {
    Limits {
        prefix,
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

/// The first generation, with 0.9 to 6.5 GiB per vCPU.
const fn first_generation(prefix: &'static str) -> Limits {
    Limits { least_per_vcpu: 922, most_per_vcpu: 6656, ..nodes(prefix, Steps::OneOrEven, 96, 624) }
}

const SERIES: [Limits; 8] = [
    nodes("n2-custom-", Steps::EvenThenFourth, 128, 640),
    nodes("n2d-custom-", Steps::PowersThenSixteenth, 96, 768),
    nodes("n4-custom-", Steps::Even, 80, 640),
    nodes("n4d-custom-", Steps::Even, 96, 768),
    nodes("e2-custom-", Steps::Even, 32, 0),
    first_generation("n1-custom-"),
    // A name without a series also means the first generation.
    first_generation("custom-"),
    Limits {
        component: Component::Mysql,
        least_memory: 3840,
        most_extended: 0,
        // Only this edition has custom tiers.
        edition: Some(Edition::Enterprise),
        source: CLOUD_SQL,
        ..first_generation("db-custom-")
    },
];

impl Limits {
    /// Whether the series has a machine with these vCPUs and this memory, given the most memory. Memory
    /// is a multiple of 256 MiB.
    fn allow(&self, vcpu: u16, memory: u32, most: u32) -> bool {
        let least = (u32::from(vcpu) * self.least_per_vcpu).max(self.least_memory);
        let vcpus_are_valid = vcpu <= self.most_vcpus && self.steps.include(vcpu);
        vcpus_are_valid && memory.is_multiple_of(256) && (least..=most).contains(&memory)
    }
}

/// Finds a machine by its name, in any letter case. Returns `None` outside of its series' limits.
pub(super) fn find(place: Place, name: &str) -> Option<Machine> {
    if place.cloud != Cloud::Gcp {
        return None;
    }
    SERIES.iter().filter(|limits| limits.component == place.component).find_map(|limits| {
        let (vcpu, memory) = strip_prefix(name, limits.prefix)?.split_once('-')?;
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
            name: MachineName::of(format_args!("{}{vcpu}-{memory}{extended}", limits.prefix)),
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

/// Whether a name starts like a custom type of Compute Engine.
pub(super) fn is_in_series(name: &str) -> bool {
    let mut nodes = SERIES.iter().filter(|limits| limits.component == Component::KubernetesNode);
    nodes.any(|limits| strip_prefix(name, limits.prefix).is_some())
}

/// Parses an amount of memory in MiB: up to seven digits without a leading zero.
fn read_memory(text: &str) -> Option<u32> {
    let valid = (1..=7).contains(&text.len())
        && !text.starts_with('0')
        && text.bytes().all(|byte| byte.is_ascii_digit());
    valid.then(|| text.parse().ok()).flatten()
}
