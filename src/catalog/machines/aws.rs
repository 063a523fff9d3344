//! Machines that AWS sells: EC2 instance types for nodes, and Aurora classes for MySQL.

use super::{Architecture, Cloud, Machine, Source, mysql, node};

const EC2: &Source =
    &Source { name: "EC2 API data (SpareCores/sc-data-dumps at e8749be)", date: "2026-01-31" };
const AURORA: &Source = &Source {
    name: "Amazon Aurora User Guide, Concepts.DBInstanceClass (at 287c604)",
    date: "2023-06-10",
};
/// Newer than the guide's copy: the specification is that of the EC2 type of the same name.
const EC2_OF_THE_SAME_NAME: &Source = &Source {
    name: "EC2 API data for the type of the same name (SpareCores/sc-data-dumps at e8749be); class accepted by cfn-lint 1.58.0",
    date: "2026-10-20",
};

const fn ec2(name: &'static str, vcpu: u32, memory: u32) -> Machine {
    node(Cloud::Aws, name, vcpu, memory, EC2)
}

const fn aurora(name: &'static str, vcpu: u32, memory: u32) -> Machine {
    mysql(Cloud::Aws, name, vcpu, memory, AURORA)
}

const fn newer_aurora(name: &'static str, vcpu: u32, memory: u32) -> Machine {
    mysql(Cloud::Aws, name, vcpu, memory, EC2_OF_THE_SAME_NAME)
}

/// A class with an AWS Graviton processor.
const fn graviton(machine: Machine) -> Machine {
    Machine { architecture: Architecture::Arm, ..machine }
}

/// Memory-optimised and general-purpose x86 types.
pub(super) const NODES: &[Machine] = &[
    ec2("r6i.large", 2, 16),
    ec2("r6i.xlarge", 4, 32),
    ec2("r6i.2xlarge", 8, 64),
    ec2("r6i.4xlarge", 16, 128),
    ec2("r6i.8xlarge", 32, 256),
    ec2("r6i.12xlarge", 48, 384),
    ec2("r6i.16xlarge", 64, 512),
    ec2("r7i.large", 2, 16),
    ec2("r7i.xlarge", 4, 32),
    ec2("r7i.2xlarge", 8, 64),
    ec2("r7i.4xlarge", 16, 128),
    ec2("r7i.8xlarge", 32, 256),
    ec2("r7i.12xlarge", 48, 384),
    ec2("r7i.16xlarge", 64, 512),
    ec2("r8i.large", 2, 16),
    ec2("r8i.xlarge", 4, 32),
    ec2("r8i.2xlarge", 8, 64),
    ec2("r8i.4xlarge", 16, 128),
    ec2("r8i.8xlarge", 32, 256),
    ec2("r8i.12xlarge", 48, 384),
    ec2("r8i.16xlarge", 64, 512),
    ec2("m6i.large", 2, 8),
    ec2("m6i.xlarge", 4, 16),
    ec2("m6i.2xlarge", 8, 32),
    ec2("m6i.4xlarge", 16, 64),
    ec2("m6i.8xlarge", 32, 128),
    ec2("m6i.12xlarge", 48, 192),
    ec2("m6i.16xlarge", 64, 256),
    ec2("m7i.large", 2, 8),
    ec2("m7i.xlarge", 4, 16),
    ec2("m7i.2xlarge", 8, 32),
    ec2("m7i.4xlarge", 16, 64),
    ec2("m7i.8xlarge", 32, 128),
    ec2("m7i.12xlarge", 48, 192),
    ec2("m7i.16xlarge", 64, 256),
    ec2("r6a.large", 2, 16),
    ec2("r6a.xlarge", 4, 32),
    ec2("r6a.2xlarge", 8, 64),
    ec2("r6a.4xlarge", 16, 128),
    ec2("r6a.8xlarge", 32, 256),
    ec2("r6a.12xlarge", 48, 384),
    ec2("r6a.16xlarge", 64, 512),
    ec2("r7a.large", 2, 16),
    ec2("r7a.xlarge", 4, 32),
    ec2("r7a.2xlarge", 8, 64),
    ec2("r7a.4xlarge", 16, 128),
    ec2("r7a.8xlarge", 32, 256),
    ec2("r7a.12xlarge", 48, 384),
    ec2("r7a.16xlarge", 64, 512),
    ec2("m7a.large", 2, 8),
    ec2("m7a.xlarge", 4, 16),
    ec2("m7a.2xlarge", 8, 32),
    ec2("m7a.4xlarge", 16, 64),
    ec2("m7a.8xlarge", 32, 128),
    ec2("m7a.12xlarge", 48, 192),
    ec2("m7a.16xlarge", 64, 256),
    ec2("r8a.large", 2, 16),
    ec2("r8a.xlarge", 4, 32),
    ec2("r8a.2xlarge", 8, 64),
    ec2("r8a.4xlarge", 16, 128),
    ec2("r8a.8xlarge", 32, 256),
    ec2("r8a.12xlarge", 48, 384),
    ec2("r8a.16xlarge", 64, 512),
];

/// Aurora MySQL classes; the document's family first.
pub(super) const MYSQL: &[Machine] = &[
    graviton(aurora("db.r6g.large", 2, 16)),
    graviton(aurora("db.r6g.xlarge", 4, 32)),
    graviton(aurora("db.r6g.2xlarge", 8, 64)),
    graviton(aurora("db.r6g.4xlarge", 16, 128)),
    graviton(aurora("db.r6g.8xlarge", 32, 256)),
    graviton(aurora("db.r6g.12xlarge", 48, 384)),
    graviton(aurora("db.r6g.16xlarge", 64, 512)),
    graviton(aurora("db.r7g.large", 2, 16)),
    graviton(aurora("db.r7g.xlarge", 4, 32)),
    graviton(aurora("db.r7g.2xlarge", 8, 64)),
    graviton(aurora("db.r7g.4xlarge", 16, 128)),
    graviton(aurora("db.r7g.8xlarge", 32, 256)),
    graviton(aurora("db.r7g.12xlarge", 48, 384)),
    graviton(aurora("db.r7g.16xlarge", 64, 512)),
    aurora("db.r6i.large", 2, 16),
    aurora("db.r6i.xlarge", 4, 32),
    aurora("db.r6i.2xlarge", 8, 64),
    aurora("db.r6i.4xlarge", 16, 128),
    aurora("db.r6i.8xlarge", 32, 256),
    aurora("db.r6i.12xlarge", 48, 384),
    aurora("db.r6i.16xlarge", 64, 512),
    aurora("db.r5.large", 2, 16),
    aurora("db.r5.xlarge", 4, 32),
    aurora("db.r5.2xlarge", 8, 64),
    aurora("db.r5.4xlarge", 16, 128),
    aurora("db.r5.8xlarge", 32, 256),
    aurora("db.r5.12xlarge", 48, 384),
    aurora("db.r5.16xlarge", 64, 512),
    graviton(aurora("db.t4g.medium", 2, 4)),
    graviton(aurora("db.t4g.large", 2, 8)),
    aurora("db.t3.medium", 2, 4),
    aurora("db.t3.large", 2, 8),
    newer_aurora("db.r7i.large", 2, 16),
    newer_aurora("db.r7i.xlarge", 4, 32),
    newer_aurora("db.r7i.2xlarge", 8, 64),
    newer_aurora("db.r7i.4xlarge", 16, 128),
    newer_aurora("db.r7i.8xlarge", 32, 256),
    newer_aurora("db.r7i.12xlarge", 48, 384),
    newer_aurora("db.r7i.16xlarge", 64, 512),
    graviton(newer_aurora("db.r8g.large", 2, 16)),
    graviton(newer_aurora("db.r8g.xlarge", 4, 32)),
    graviton(newer_aurora("db.r8g.2xlarge", 8, 64)),
    graviton(newer_aurora("db.r8g.4xlarge", 16, 128)),
    graviton(newer_aurora("db.r8g.8xlarge", 32, 256)),
    graviton(newer_aurora("db.r8g.12xlarge", 48, 384)),
    graviton(newer_aurora("db.r8g.16xlarge", 64, 512)),
    newer_aurora("db.r8a.large", 2, 16),
    newer_aurora("db.r8a.xlarge", 4, 32),
    newer_aurora("db.r8a.2xlarge", 8, 64),
    newer_aurora("db.r8a.4xlarge", 16, 128),
    newer_aurora("db.r8a.8xlarge", 32, 256),
    newer_aurora("db.r8a.12xlarge", 48, 384),
    newer_aurora("db.r8a.16xlarge", 64, 512),
];
