//! GCP machines: Compute Engine types for nodes, and Cloud SQL tiers for MySQL. Custom types are in
//! `custom`; the Cloud SQL ones that the planner suggests are listed here.

use super::{Edition, Source, series::Series};

const GCE: &Source = &Source {
    name: "Compute Engine machine data (Cyclenerd pricing.yml at fd66b26; SpareCores/sc-data-dumps at e8749be)",
    date: "2026-07-30",
};
const TIERS: &Source = &Source {
    name: "Cloud SQL for MySQL tiers listing and machine series page",
    date: "2026-11-23",
};

const TO_80: &[u16] = &[2, 4, 8, 16, 32, 48, 64, 80];
const TO_96: &[u16] = &[2, 4, 8, 16, 32, 48, 64, 80, 96];
const TO_128: &[u16] = &[2, 4, 8, 16, 32, 48, 64, 80, 96, 128];
const TO_224: &[u16] = &[2, 4, 8, 16, 32, 48, 64, 80, 96, 128, 224];
const C2D: &[u16] = &[2, 4, 8, 16, 32, 56, 112];
const C3: &[u16] = &[4, 8, 22, 44, 88, 176];
const C3D: &[u16] = &[4, 8, 16, 30, 60, 90, 180, 360];
const C3D_WITH_DISKS: &[u16] = &[8, 16, 30, 60, 90, 180, 360];
const C4: &[u16] = &[2, 4, 8, 16, 24, 32, 48, 96, 144, 192, 288];
const C4_WITH_DISKS: &[u16] = &[4, 8, 16, 24, 32, 48, 96, 144, 192, 288];
const C4D: &[u16] = &[2, 4, 8, 16, 32, 48, 64, 96, 192, 384];
const C4D_WITH_DISKS: &[u16] = &[8, 16, 32, 48, 64, 96, 192, 384];
const N1: &[u16] = &[2, 4, 8, 16, 32, 64, 96];

/// Compute Engine types: memory per vCPU in thousandths of a GiB, sizes in vCPUs, names.
const fn gce(memory: u32, sizes: &'static [u16], names: &'static str) -> Series {
    Series::of(names, sizes, memory, GCE)
}

/// x86 types, with the documented family first.
pub(super) const NODES: &[Series] = &[
    gce(8000, TO_96, "n2-highmem-*"),
    gce(6750, &[128], "n2-highmem-128"),
    gce(8000, C3, "c3-highmem-*"),
    gce(4000, C3, "c3-standard-* c3-standard-*-lssd"),
    gce(7750, C4, "c4-highmem-*"),
    gce(3750, C4, "c4-standard-*"),
    gce(8000, &[2, 4, 8, 16], "e2-highmem-*"),
    gce(4000, &[2, 4, 8, 16, 32], "e2-standard-*"),
    gce(4000, TO_128, "n2-standard-*"),
    gce(8000, TO_96, "n2d-highmem-*"),
    gce(4000, TO_224, "n2d-standard-*"),
    gce(8000, TO_80, "n4-highmem-*"),
    gce(4000, TO_80, "n4-standard-*"),
    gce(8000, TO_96, "n4d-highmem-*"),
    gce(4000, TO_96, "n4d-standard-*"),
    gce(8000, C3D, "c3d-highmem-*"),
    gce(8000, C3D_WITH_DISKS, "c3d-highmem-*-lssd"),
    gce(4000, C3D, "c3d-standard-*"),
    gce(4000, C3D_WITH_DISKS, "c3d-standard-*-lssd"),
    gce(7750, C4_WITH_DISKS, "c4-highmem-*-lssd"),
    gce(3750, C4_WITH_DISKS, "c4-standard-*-lssd"),
    gce(7875, C4D, "c4d-highmem-*"),
    gce(7875, C4D_WITH_DISKS, "c4d-highmem-*-lssd"),
    gce(3875, C4D, "c4d-standard-*"),
    gce(3875, C4D_WITH_DISKS, "c4d-standard-*-lssd"),
    gce(8000, C2D, "c2d-highmem-*"),
    gce(4000, C2D, "c2d-standard-*"),
    gce(4000, &[4, 8, 16, 30, 60], "c2-standard-*"),
    gce(4000, &[1, 2, 4, 8, 16, 32, 48, 60], "t2d-standard-*"),
    gce(6500, N1, "n1-highmem-*"),
    gce(3750, &[1, 2, 4, 8, 16, 32, 64, 96], "n1-standard-*"),
    // Compute-optimized.
    gce(1000, &[2, 4, 8, 16, 32], "e2-highcpu-*"),
    gce(1000, TO_96, "n2-highcpu-*"),
    gce(1000, TO_224, "n2d-highcpu-*"),
    gce(2000, TO_80, "n4-highcpu-*"),
    gce(2000, TO_96, "n4d-highcpu-*"),
    gce(2000, C2D, "c2d-highcpu-*"),
    gce(2000, C3, "c3-highcpu-*"),
    gce(2000, &[4, 8, 16], "c3d-highcpu-*"),
    gce(1967, &[30, 60, 90, 180, 360], "c3d-highcpu-*"),
    gce(2000, C4, "c4-highcpu-*"),
    gce(1875, C4D, "c4d-highcpu-*"),
    gce(900, N1, "n1-highcpu-*"),
    // Memory-optimized and storage-optimized.
    gce(14_934, &[96], "m1-megamem-96"),
    gce(24_025, &[40, 80, 160], "m1-ultramem-*"),
    gce(14_154, &[416], "m2-megamem-416"),
    gce(21_231, &[416], "m2-hypermem-416"),
    gce(28_308, &[208, 416], "m2-ultramem-*"),
    gce(15_250, &[64, 128], "m3-megamem-*"),
    gce(30_500, &[32, 64, 128], "m3-ultramem-*"),
    gce(8000, &[14, 22, 44, 88, 176], "z3-highmem-*-standardlssd"),
    gce(8000, &[8, 16, 22, 32, 44, 88], "z3-highmem-*-highlssd"),
    // Shared-core.
    gce(2000, &[2], "e2-medium").burstable(),
    gce(1000, &[2], "e2-small").burstable(),
    gce(500, &[2], "e2-micro").burstable(),
    gce(1700, &[1], "g1-small").burstable(),
];

const fn enterprise(memory: u32, sizes: &'static [u16], names: &'static str) -> Series {
    Series { edition: Some(Edition::Enterprise), ..Series::of(names, sizes, memory, TIERS) }
}

const fn enterprise_plus(memory: u32, sizes: &'static [u16], names: &'static str) -> Series {
    Series { edition: Some(Edition::EnterprisePlus), ..Series::of(names, sizes, memory, TIERS) }
}

/// Cloud SQL tiers, with the documented family first. C4A has Google Axion (ARM) processors.
pub(super) const MYSQL: &[Series] = &[
    enterprise(6500, N1, "db-n1-highmem-*"),
    enterprise(3750, &[1, 2, 4, 8, 16, 32, 64, 96], "db-n1-standard-*"),
    enterprise_plus(8000, &[2, 4, 8, 16, 32, 48, 64, 80, 96], "db-perf-optimized-N-*"),
    enterprise_plus(6750, &[128], "db-perf-optimized-N-128"),
    enterprise_plus(8000, &[2, 4, 8, 16], "db-c4a-highmem-*").arm(),
];

/// Custom tiers of Cloud SQL that the planner offers: the smallest above a documented size, and
/// those with the most memory per vCPU.
pub(super) const CUSTOM_TIERS: [&str; 8] = [
    "db-custom-2-13312",
    "db-custom-4-16384",
    "db-custom-4-26624",
    "db-custom-8-53248",
    "db-custom-10-65536",
    "db-custom-10-66560",
    "db-custom-12-79872",
    "db-custom-16-106496",
];
