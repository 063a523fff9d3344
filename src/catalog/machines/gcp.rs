//! Machines that GCP sells: Compute Engine types for nodes, and Cloud SQL tiers for MySQL.

use super::{Architecture, Cloud, Edition, Machine, Source, mysql, node};

const GCE: &Source = &Source {
    name: "Compute Engine machine data (Cyclenerd pricing.yml at fd66b26; SpareCores/sc-data-dumps at e8749be)",
    date: "2026-07-30",
};
const TIERS: &Source = &Source {
    name: "Cloud SQL for MySQL tiers listing and machine series page",
    date: "2026-11-23",
};
const CUSTOM_RULE: &Source = &Source {
    name: "Cloud SQL instance settings: custom tiers have 1 or an even number of vCPUs and 0.9 to 6.5 GB each",
    date: "2026-11-23",
};

const fn gce(name: &'static str, vcpu: u32, memory: u32) -> Machine {
    node(Cloud::Gcp, name, vcpu, memory, GCE)
}

const fn enterprise(name: &'static str, vcpu: u32, memory: u32) -> Machine {
    Machine { edition: Some(Edition::Enterprise), ..mysql(Cloud::Gcp, name, vcpu, memory, TIERS) }
}

/// A tier of one's own making. Only the edition Enterprise has them.
const fn custom(name: &'static str, vcpu: u32, memory: u32) -> Machine {
    Machine { source: CUSTOM_RULE, ..enterprise(name, vcpu, memory) }
}

const fn enterprise_plus(name: &'static str, vcpu: u32, memory: u32) -> Machine {
    Machine { edition: Some(Edition::EnterprisePlus), ..enterprise(name, vcpu, memory) }
}

/// A tier with a Google Axion processor.
const fn axion(machine: Machine) -> Machine {
    Machine { architecture: Architecture::Arm, ..machine }
}

/// Memory-optimised and general-purpose x86 types; the document's family first.
pub(super) const NODES: &[Machine] = &[
    gce("n2-highmem-2", 2, 16),
    gce("n2-highmem-4", 4, 32),
    gce("n2-highmem-8", 8, 64),
    gce("n2-highmem-16", 16, 128),
    gce("n2-highmem-32", 32, 256),
    gce("n2-highmem-48", 48, 384),
    gce("n2-highmem-64", 64, 512),
    gce("c3-highmem-4", 4, 32),
    gce("c3-highmem-8", 8, 64),
    gce("c3-highmem-22", 22, 176),
    gce("c3-highmem-44", 44, 352),
    gce("c3-standard-4", 4, 16),
    gce("c3-standard-8", 8, 32),
    gce("c3-standard-22", 22, 88),
    gce("c3-standard-44", 44, 176),
    gce("c4-highmem-2", 2, 15),
    gce("c4-highmem-4", 4, 31),
    gce("c4-highmem-8", 8, 62),
    gce("c4-highmem-16", 16, 124),
    gce("c4-highmem-24", 24, 186),
    gce("c4-highmem-32", 32, 248),
    gce("c4-highmem-48", 48, 372),
    gce("c4-standard-2", 2, 7),
    gce("c4-standard-4", 4, 15),
    gce("c4-standard-8", 8, 30),
    gce("c4-standard-16", 16, 60),
    gce("c4-standard-24", 24, 90),
    gce("c4-standard-32", 32, 120),
    gce("c4-standard-48", 48, 180),
    gce("e2-highmem-2", 2, 16),
    gce("e2-highmem-4", 4, 32),
    gce("e2-highmem-8", 8, 64),
    gce("e2-highmem-16", 16, 128),
    gce("e2-standard-2", 2, 8),
    gce("e2-standard-4", 4, 16),
    gce("e2-standard-8", 8, 32),
    gce("e2-standard-16", 16, 64),
    gce("e2-standard-32", 32, 128),
    gce("n2-standard-2", 2, 8),
    gce("n2-standard-4", 4, 16),
    gce("n2-standard-8", 8, 32),
    gce("n2-standard-16", 16, 64),
    gce("n2-standard-32", 32, 128),
    gce("n2-standard-48", 48, 192),
    gce("n2-standard-64", 64, 256),
    gce("n2d-highmem-2", 2, 16),
    gce("n2d-highmem-4", 4, 32),
    gce("n2d-highmem-8", 8, 64),
    gce("n2d-highmem-16", 16, 128),
    gce("n2d-highmem-32", 32, 256),
    gce("n2d-highmem-48", 48, 384),
    gce("n2d-highmem-64", 64, 512),
    gce("n2d-standard-2", 2, 8),
    gce("n2d-standard-4", 4, 16),
    gce("n2d-standard-8", 8, 32),
    gce("n2d-standard-16", 16, 64),
    gce("n2d-standard-32", 32, 128),
    gce("n2d-standard-48", 48, 192),
    gce("n2d-standard-64", 64, 256),
    gce("n4-highmem-2", 2, 16),
    gce("n4-highmem-4", 4, 32),
    gce("n4-highmem-8", 8, 64),
    gce("n4-highmem-16", 16, 128),
    gce("n4-highmem-32", 32, 256),
    gce("n4-highmem-48", 48, 384),
    gce("n4-highmem-64", 64, 512),
    gce("n4-standard-2", 2, 8),
    gce("n4-standard-4", 4, 16),
    gce("n4-standard-8", 8, 32),
    gce("n4-standard-16", 16, 64),
    gce("n4-standard-32", 32, 128),
    gce("n4-standard-48", 48, 192),
    gce("n4-standard-64", 64, 256),
    gce("n4d-highmem-2", 2, 16),
    gce("n4d-highmem-4", 4, 32),
    gce("n4d-highmem-8", 8, 64),
    gce("n4d-highmem-16", 16, 128),
    gce("n4d-highmem-32", 32, 256),
    gce("n4d-highmem-48", 48, 384),
    gce("n4d-highmem-64", 64, 512),
];

/// Cloud SQL tiers; the document's family first.
pub(super) const MYSQL: &[Machine] = &[
    enterprise("db-n1-highmem-2", 2, 13),
    enterprise("db-n1-highmem-4", 4, 26),
    enterprise("db-n1-highmem-8", 8, 52),
    enterprise("db-n1-highmem-16", 16, 104),
    enterprise("db-n1-highmem-32", 32, 208),
    enterprise("db-n1-highmem-64", 64, 416),
    enterprise("db-n1-highmem-96", 96, 624),
    enterprise("db-n1-standard-4", 4, 15),
    enterprise("db-n1-standard-8", 8, 30),
    enterprise("db-n1-standard-16", 16, 60),
    enterprise("db-n1-standard-32", 32, 120),
    enterprise("db-n1-standard-64", 64, 240),
    enterprise("db-n1-standard-96", 96, 360),
    enterprise_plus("db-perf-optimized-N-2", 2, 16),
    enterprise_plus("db-perf-optimized-N-4", 4, 32),
    enterprise_plus("db-perf-optimized-N-8", 8, 64),
    enterprise_plus("db-perf-optimized-N-16", 16, 128),
    enterprise_plus("db-perf-optimized-N-32", 32, 256),
    enterprise_plus("db-perf-optimized-N-48", 48, 384),
    enterprise_plus("db-perf-optimized-N-64", 64, 512),
    enterprise_plus("db-perf-optimized-N-80", 80, 640),
    enterprise_plus("db-perf-optimized-N-96", 96, 768),
    enterprise_plus("db-perf-optimized-N-128", 128, 864),
    axion(enterprise_plus("db-c4a-highmem-2", 2, 16)),
    axion(enterprise_plus("db-c4a-highmem-4", 4, 32)),
    axion(enterprise_plus("db-c4a-highmem-8", 8, 64)),
    axion(enterprise_plus("db-c4a-highmem-16", 16, 128)),
    custom("db-custom-2-13312", 2, 13),
    custom("db-custom-4-16384", 4, 16),
    custom("db-custom-4-26624", 4, 26),
    custom("db-custom-8-53248", 8, 52),
    custom("db-custom-10-65536", 10, 64),
    custom("db-custom-10-66560", 10, 65),
    custom("db-custom-12-79872", 12, 78),
    custom("db-custom-16-106496", 16, 104),
];
