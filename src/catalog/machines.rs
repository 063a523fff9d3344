//! Machines that the clouds sell: those that the document names, and those that meet its sizing
//! where the named one does not.

use serde::Serialize;

use crate::{
    evidence::Source,
    reference::{Cloud, Component},
    units::{Cores, Gibibytes},
};

/// The instruction set of a machine's CPU.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Architecture {
    /// 64-bit x86, Intel or AMD.
    #[serde(rename = "x86-64")]
    X86,
    /// 64-bit ARM, for example AWS Graviton.
    #[serde(rename = "arm64")]
    Arm,
}

impl Architecture {
    /// The architecture as people read it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::X86 => "x86-64",
            Self::Arm => "ARM",
        }
    }
}

/// A machine type of a cloud, as its vendor specifies it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Machine {
    /// The name that the cloud's API and Terraform take.
    pub name: &'static str,
    /// The cloud that sells it.
    pub cloud: Cloud,
    /// What it can be: a worker node or a managed MySQL node.
    pub component: Component,
    /// Virtual CPUs.
    pub vcpu: Cores,
    /// Memory.
    pub memory: Gibibytes,
    /// Instruction set.
    pub architecture: Architecture,
    /// The Cloud SQL edition, where the service has editions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<&'static str>,
    /// Where the specification was read.
    pub source: Source,
}

const EC2: Source =
    Source { name: "EC2 API data (SpareCores/sc-data-dumps at e8749be)", date: "2026-01-31" };
const AURORA: Source = Source {
    name: "Amazon Aurora User Guide, Concepts.DBInstanceClass (at 287c604)",
    date: "2023-06-10",
};
const GCE: Source = Source {
    name: "Compute Engine machine data (Cyclenerd pricing.yml at fd66b26; SpareCores/sc-data-dumps at e8749be)",
    date: "2026-07-30",
};
const CLOUD_SQL: Source = Source {
    name: "Cloud SQL for MySQL tiers listing and machine series page",
    date: "2026-11-23",
};
const CLOUD_SQL_RULE: Source = Source {
    name: "Cloud SQL instance settings: custom tiers have 1 or an even number of vCPUs and 0.9 to 6.5 GB each",
    date: "2026-11-23",
};
const AZURE_VM: Source =
    Source { name: "Azure VM API data (SpareCores/sc-data-dumps at e8749be)", date: "2026-01-31" };
const AZURE_MYSQL: Source = Source {
    name: "azurerm provider, flexible_server_sku_name.go at f5a0a78; Azure VM API data",
    date: "2026-08-21",
};

const fn node(cloud: Cloud, name: &'static str, vcpu: u32, memory: u32, source: Source) -> Machine {
    Machine {
        name,
        cloud,
        component: Component::KubernetesNode,
        vcpu: Cores(vcpu),
        memory: Gibibytes(memory),
        architecture: Architecture::X86,
        edition: None,
        source,
    }
}

const fn mysql(
    cloud: Cloud,
    name: &'static str,
    vcpu: u32,
    memory: u32,
    source: Source,
) -> Machine {
    Machine { component: Component::Mysql, ..node(cloud, name, vcpu, memory, source) }
}

const fn aurora(name: &'static str, vcpu: u32, memory: u32) -> Machine {
    Machine { architecture: Architecture::Arm, ..mysql(Cloud::Aws, name, vcpu, memory, AURORA) }
}

const fn cloud_sql(
    edition: &'static str,
    name: &'static str,
    vcpu: u32,
    memory: u32,
    source: Source,
) -> Machine {
    Machine { edition: Some(edition), ..mysql(Cloud::Gcp, name, vcpu, memory, source) }
}

const ENTERPRISE: &str = "ENTERPRISE";
const ENTERPRISE_PLUS: &str = "ENTERPRISE_PLUS";

/// Every machine that the planner knows.
pub const MACHINES: &[Machine] = &[
    node(Cloud::Aws, "r6i.large", 2, 16, EC2),
    node(Cloud::Aws, "r6i.xlarge", 4, 32, EC2),
    node(Cloud::Aws, "r6i.2xlarge", 8, 64, EC2),
    node(Cloud::Aws, "r6i.4xlarge", 16, 128, EC2),
    aurora("db.r6g.large", 2, 16),
    aurora("db.r6g.2xlarge", 8, 64),
    node(Cloud::Gcp, "n2-highmem-2", 2, 16, GCE),
    node(Cloud::Gcp, "n2-highmem-4", 4, 32, GCE),
    node(Cloud::Gcp, "n2-highmem-8", 8, 64, GCE),
    node(Cloud::Gcp, "n2-highmem-16", 16, 128, GCE),
    cloud_sql(ENTERPRISE, "db-n1-highmem-2", 2, 13, CLOUD_SQL),
    cloud_sql(ENTERPRISE, "db-n1-highmem-4", 4, 26, CLOUD_SQL),
    cloud_sql(ENTERPRISE, "db-n1-highmem-8", 8, 52, CLOUD_SQL),
    cloud_sql(ENTERPRISE, "db-n1-highmem-16", 16, 104, CLOUD_SQL),
    cloud_sql(ENTERPRISE, "db-custom-4-16384", 4, 16, CLOUD_SQL_RULE),
    cloud_sql(ENTERPRISE, "db-custom-10-65536", 10, 64, CLOUD_SQL_RULE),
    cloud_sql(ENTERPRISE_PLUS, "db-perf-optimized-N-2", 2, 16, CLOUD_SQL),
    cloud_sql(ENTERPRISE_PLUS, "db-perf-optimized-N-8", 8, 64, CLOUD_SQL),
    node(Cloud::Azure, "Standard_E2_v5", 2, 16, AZURE_VM),
    node(Cloud::Azure, "Standard_E4_v5", 4, 32, AZURE_VM),
    node(Cloud::Azure, "Standard_E8_v5", 8, 64, AZURE_VM),
    node(Cloud::Azure, "Standard_E16_v5", 16, 128, AZURE_VM),
    mysql(Cloud::Azure, "MO_Standard_E2ds_v4", 2, 16, AZURE_MYSQL),
    mysql(Cloud::Azure, "MO_Standard_E8ds_v4", 8, 64, AZURE_MYSQL),
];

/// The machines of a cloud that can be this component.
pub fn machines_for(cloud: Cloud, component: Component) -> impl Iterator<Item = &'static Machine> {
    MACHINES.iter().filter(move |machine| machine.cloud == cloud && machine.component == component)
}

/// The specification of a machine that the reference architecture names.
///
/// # Panics
///
/// When the catalog lacks the machine. A test holds the catalog against every machine in the
/// document, so this cannot happen in a build that passed its tests.
#[must_use]
pub fn documented_machine(name: &str) -> &'static Machine {
    MACHINES
        .iter()
        .find(|machine| machine.name == name)
        .expect("the catalog holds every machine that the document names")
}
