//! AWS machines: EC2 instance types for nodes, and Aurora instance classes for MySQL.

use super::{Source, series::Series};

const EC2: &Source =
    &Source { name: "EC2 API data (SpareCores/sc-data-dumps at e8749be)", date: "2026-01-31" };
const AURORA: &Source = &Source {
    name: "Amazon Aurora User Guide, Concepts.DBInstanceClass (at 287c604)",
    date: "2023-06-10",
};
/// For classes newer than the guide's copy: the specification of the EC2 type of the same name.
const EC2_OF_THE_SAME_NAME: &Source = &Source {
    name: "EC2 API data for the type of the same name (SpareCores/sc-data-dumps at e8749be); class accepted by cfn-lint 1.58.0",
    date: "2026-10-20",
};

/// `large` to `16xlarge`.
const TO_16: &[u16] = &[2, 4, 8, 16, 32, 48, 64];
/// `large` to `24xlarge`.
const TO_24: &[u16] = &[2, 4, 8, 16, 32, 48, 64, 96];
/// `large` to `32xlarge`.
const TO_32: &[u16] = &[2, 4, 8, 16, 32, 48, 64, 96, 128];
/// Sizes of the sixth generation with AMD processors.
const TO_48: &[u16] = &[2, 4, 8, 16, 32, 48, 64, 96, 128, 192];
/// Sizes of the seventh generation, which has no `32xlarge`.
const TO_48_WITHOUT_32: &[u16] = &[2, 4, 8, 16, 32, 48, 64, 96, 192];
/// Sizes of the seventh generation with AMD processors.
const FROM_MEDIUM_TO_48: &[u16] = &[1, 2, 4, 8, 16, 32, 48, 64, 96, 128, 192];
/// Sizes of the eighth generation with AMD processors.
const FROM_MEDIUM_WITHOUT_32: &[u16] = &[1, 2, 4, 8, 16, 32, 48, 64, 96, 192];
/// Sizes of the eighth generation.
const TO_96: &[u16] = &[2, 4, 8, 16, 32, 48, 64, 96, 128, 192, 384];
/// Sizes of the families with high-frequency cores.
const IN_STEPS_OF_THREE: &[u16] = &[2, 4, 8, 12, 24, 48];

/// EC2 types: memory per vCPU in thousandths of a GiB, sizes in vCPUs, names.
const fn ec2(memory: u32, sizes: &'static [u16], names: &'static str) -> Series {
    Series::of(names, sizes, memory, EC2)
}

/// x86 types: memory-optimized and general-purpose families first, the newest first.
pub(super) const NODES: &[Series] = &[
    ec2(8000, TO_32, "r6i.*"),
    ec2(8000, TO_48_WITHOUT_32, "r7i.*"),
    ec2(8000, TO_96, "r8i.*"),
    ec2(4000, TO_32, "m6i.*"),
    ec2(4000, TO_48_WITHOUT_32, "m7i.*"),
    ec2(4000, TO_96, "m8i.*"),
    ec2(8000, TO_48, "r6a.*"),
    ec2(8000, FROM_MEDIUM_TO_48, "r7a.*"),
    ec2(8000, FROM_MEDIUM_WITHOUT_32, "r8a.*"),
    ec2(4000, TO_48, "m6a.*"),
    ec2(4000, FROM_MEDIUM_TO_48, "m7a.*"),
    ec2(4000, FROM_MEDIUM_WITHOUT_32, "m8a.*"),
    ec2(8000, TO_32, "r6id.* r6in.* r6idn.*"),
    ec2(4000, TO_32, "m6id.* m6in.* m6idn.*"),
    ec2(8000, TO_24, "r5.* r5a.* r5ad.* r5b.* r5d.* r5dn.* r5n.*"),
    ec2(4000, TO_24, "m5.* m5a.* m5ad.* m5d.* m5dn.* m5n.*"),
    ec2(8000, &[2, 4, 8, 16, 32, 48, 64, 128], "r7iz.*"),
    ec2(8000, TO_16, "r8i-flex.*"),
    ec2(4000, TO_16, "m7i-flex.* m8i-flex.*"),
    ec2(4000, IN_STEPS_OF_THREE, "m5zn.*"),
    ec2(8000, IN_STEPS_OF_THREE, "z1d.*"),
    ec2(4000, &[2, 4, 8, 16, 40, 64], "m4.*"),
    ec2(7625, &[2, 4, 8, 16, 32, 64], "r4.* i3.*"),
    // Compute-optimized.
    ec2(2000, &[2, 4, 8, 16, 36, 48, 72, 96], "c5.* c5d.*"),
    ec2(2000, TO_24, "c5a.* c5ad.*"),
    ec2(2625, &[2, 4, 8, 16], "c5n.*"),
    ec2(2667, &[36, 72], "c5n.*"),
    ec2(2000, TO_32, "c6i.* c6id.* c6in.*"),
    ec2(2000, TO_48, "c6a.*"),
    ec2(2000, TO_48_WITHOUT_32, "c7i.*"),
    ec2(2000, FROM_MEDIUM_TO_48, "c7a.*"),
    ec2(2000, TO_96, "c8i.*"),
    ec2(2000, FROM_MEDIUM_WITHOUT_32, "c8a.*"),
    ec2(2000, TO_16, "c7i-flex.* c8i-flex.*"),
    ec2(1875, &[2, 4, 8, 16], "c4.*"),
    ec2(1667, &[36], "c4.8xlarge"),
    // Storage-optimized and high-memory.
    ec2(8000, &[2, 4, 8, 12, 24, 48, 96], "i3en.*"),
    ec2(8000, TO_32, "i4i.*"),
    ec2(8000, TO_48_WITHOUT_32, "i7i.*"),
    ec2(8000, &[2, 4, 8, 12, 24, 48, 72, 96, 192], "i7ie.*"),
    ec2(15_250, &[64, 128], "x1.*"),
    ec2(16_000, &[64, 96, 128], "x2idn.*"),
    ec2(16_000, &[2, 4, 8, 16, 32, 48, 64, 96, 128, 192, 256, 384], "x8i.*"),
    ec2(30_500, &[4, 8, 16, 32, 64, 128], "x1e.*"),
    ec2(32_000, &[4, 8, 16, 32, 64, 96, 128], "x2iedn.*"),
    ec2(32_000, &[8, 16, 24, 32, 48], "x2iezn.*"),
    // Bare metal.
    ec2(4000, &[48], "m5zn.metal"),
    ec2(8000, &[48], "z1d.metal"),
    ec2(8000, &[64], "r7iz.metal-16xl"),
    ec2(2667, &[72], "c5n.metal"),
    ec2(2000, &[96], "c5.metal c5d.metal c7i.metal-24xl c8a.metal-24xl"),
    ec2(4000, &[96], "m5.metal m5d.metal m5dn.metal m5n.metal m7i.metal-24xl m8a.metal-24xl"),
    ec2(
        8000,
        &[96],
        "r5.metal r5b.metal r5d.metal r5dn.metal r5n.metal r7i.metal-24xl r8a.metal-24xl i3en.metal",
    ),
    ec2(2000, &[128], "c6i.metal c6id.metal c6in.metal"),
    ec2(4000, &[128], "m6i.metal m6id.metal m6idn.metal m6in.metal"),
    ec2(8000, &[128], "r6i.metal r6id.metal r6idn.metal r6in.metal r7iz.metal-32xl i4i.metal"),
    ec2(2000, &[192], "c6a.metal c7a.metal-48xl c7i.metal-48xl c8a.metal-48xl c8i.metal-48xl"),
    ec2(4000, &[192], "m6a.metal m7a.metal-48xl m7i.metal-48xl m8a.metal-48xl m8i.metal-48xl"),
    ec2(8000, &[192], "r6a.metal r7a.metal-48xl r7i.metal-48xl r8a.metal-48xl r8i.metal-48xl"),
    // Burstable.
    ec2(4000, &[2, 4, 8], "t3.* t3a.* t2.*").burstable(),
    ec2(2000, &[2], "t3.medium t3a.medium t2.medium").burstable(),
    ec2(1000, &[2], "t3.small t3a.small").burstable(),
    ec2(500, &[2], "t3.micro t3a.micro").burstable(),
    ec2(2000, &[1], "t2.small").burstable(),
    ec2(1000, &[1], "t2.micro").burstable(),
];

const fn aurora(memory: u32, sizes: &'static [u16], names: &'static str) -> Series {
    Series::of(names, sizes, memory, AURORA)
}

const fn newer_aurora(names: &'static str) -> Series {
    Series::of(names, TO_16, 8000, EC2_OF_THE_SAME_NAME)
}

/// Aurora MySQL classes, with the documented family first. A `g` in the name means an AWS Graviton
/// processor.
pub(super) const MYSQL: &[Series] = &[
    aurora(8000, TO_16, "db.r6g.* db.r7g.*").arm(),
    aurora(8000, TO_16, "db.r6i.* db.r5.*"),
    aurora(2000, &[2], "db.t4g.medium").arm().burstable(),
    aurora(4000, &[2], "db.t4g.large").arm().burstable(),
    aurora(2000, &[2], "db.t3.medium").burstable(),
    aurora(4000, &[2], "db.t3.large").burstable(),
    newer_aurora("db.r7i.*"),
    newer_aurora("db.r8g.*").arm(),
    newer_aurora("db.r8a.*"),
];
