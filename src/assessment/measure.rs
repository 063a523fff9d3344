//! The measures that plans are compared by: one list for tables and for saved plans.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Assessment, fit::signed};
use crate::{
    reference::Term as _,
    units::{Cores, Gibibytes, Gigabytes},
};

/// A value that can be compared: a quantity, or a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "kind", content = "value", rename_all = "lowercase")]
pub enum Value {
    /// CPU cores.
    Cores(Cores),
    /// Gigabytes.
    Gigabytes(Gigabytes),
    /// Gibibytes.
    Gibibytes(Gibibytes),
    /// A plain count.
    Count(u32),
    /// A name or a short string.
    Text(String),
}

impl Value {
    /// The number and its unit, or `None` for a string.
    const fn number(&self) -> Option<(u32, &'static str)> {
        Some(match self {
            Self::Cores(cores) => (cores.0, "cores"),
            Self::Gigabytes(gigabytes) => (gigabytes.0, "GB"),
            Self::Gibibytes(gibibytes) => (gibibytes.0, "GiB"),
            Self::Count(count) => (*count, ""),
            Self::Text(_) => return None,
        })
    }

    /// The unit, which every value of a measure shares.
    #[must_use]
    pub fn unit(&self) -> &'static str {
        self.number().map_or("", |(_, unit)| unit)
    }

    /// The value without its unit, so that spreadsheets can calculate with it.
    #[must_use]
    pub fn bare(&self) -> String {
        match (self, self.number()) {
            (Self::Text(text), _) => text.clone(),
            (_, number) => number.map_or_else(String::new, |(number, _)| number.to_string()),
        }
    }

    /// Reads another value of the same measure, without its unit.
    #[must_use]
    pub fn alike(&self, bare: &str) -> Self {
        match (self, bare.parse()) {
            (Self::Cores(_), Ok(number)) => Self::Cores(Cores(number)),
            (Self::Gigabytes(_), Ok(number)) => Self::Gigabytes(Gigabytes(number)),
            (Self::Gibibytes(_), Ok(number)) => Self::Gibibytes(Gibibytes(number)),
            (Self::Count(_), Ok(number)) => Self::Count(number),
            _ => Self::Text(bare.to_owned()),
        }
    }

    /// How much this value is above or below a base: "+6 cores", "−48 GB". `None` for equal
    /// values and for strings.
    #[must_use]
    pub fn difference_from(&self, base: &Self) -> Option<String> {
        let ((number, unit), (from, of)) = (self.number()?, base.number()?);
        if unit != of {
            return None;
        }
        let difference = i64::from(number) - i64::from(from);
        let unit = if difference.abs() == 1 { unit.trim_end_matches('s') } else { unit };
        let space = if unit.is_empty() { "" } else { " " };
        (difference != 0).then(|| format!("{}{space}{unit}", signed(difference)))
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cores(cores) => cores.fmt(f),
            Self::Gigabytes(gigabytes) => gigabytes.fmt(f),
            Self::Gibibytes(gibibytes) => gibibytes.fmt(f),
            Self::Count(count) => count.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// Declares the measures: the label of each, its place in a saved plan, and how to read it.
macro_rules! measures {
    ($($(#[$doc:meta])* $name:ident = $label:literal, $place:expr, $read:expr;)+) => {
        /// A property that plans are compared by.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Measure {
            $($(#[$doc])* $name),+
        }

        impl Measure {
            /// Every measure, in the order of the rows.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The measure's label.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label),+ }
            }

            /// Its JSON pointer in `plan.json`, if saved plans are compared by it.
            #[must_use]
            pub const fn place(self) -> Option<&'static str> {
                match self { $(Self::$name => $place),+ }
            }

            /// The measure's value for an assessed plan.
            #[must_use]
            pub fn of(self, assessment: &Assessment) -> Value {
                let read: fn(&Assessment) -> Value = match self { $(Self::$name => $read),+ };
                read(assessment)
            }
        }
    };
}

measures! {
    /// Models, Weave or both.
    Tier = "Tier", None, |it| text(it.plan.tier.label());
    /// Test/Dev or Production.
    Environment = "Environment", None, |it| text(it.plan.environment.label());
    /// A cloud, or on premises.
    Cloud = "Cloud", None, |it| text(it.plan.cloud().label());
    /// The cloud's region.
    Region = "Region", None, |it| text(it.plan.location.region().to_string());
    /// The number of worker nodes.
    WorkerNodes = "Worker nodes", None, |it| Value::Count(it.plan.nodes.get());
    /// The documented minimum.
    NodeCpu = "CPU per node", Some("/kubernetes/cpu/value"), |it| Value::Cores(it.kubernetes.cpu.value);
    /// The documented minimum.
    NodeMemory = "Memory per node", Some("/kubernetes/memory/value"), |it| {
        Value::Gigabytes(it.kubernetes.memory.value)
    };
    /// The documented minimum.
    NodeDisk = "Disk per node", Some("/kubernetes/disk/value"), |it| {
        Value::Gigabytes(it.kubernetes.disk.value)
    };
    /// All nodes, by the documented sizing.
    AllCpu = "CPU, all nodes", Some("/totals/allNodes/cpu/value"), |it| {
        Value::Cores(it.totals.all_nodes.cpu.value)
    };
    /// All nodes, by the documented sizing.
    AllMemory = "Memory, all nodes", Some("/totals/allNodes/memory/value"), |it| {
        Value::Gigabytes(it.totals.all_nodes.memory.value)
    };
    /// All nodes but one, by the documented sizing.
    OneLostCpu = "CPU, one node lost", None, |it| Value::Cores(it.totals.one_node_lost.cpu.value);
    /// All nodes but one, by the documented sizing.
    OneLostMemory = "Memory, one node lost", None, |it| {
        Value::Gigabytes(it.totals.one_node_lost.memory.value)
    };
    /// The managed Kubernetes service.
    KubernetesService = "Kubernetes service", None, |it| text(it.kubernetes.service.value);
    /// The machine that the reference architecture recommends.
    DocumentedNodeMachine = "Documented node machine", Some("/kubernetes/documented/machine/name"), |it| {
        text(it.kubernetes.documented.machine.name.to_string())
    };
    /// The plan's machine.
    NodeMachine = "Node machine", Some("/kubernetes/chosen/machine/name"), |it| {
        text(it.kubernetes.chosen.machine.name.to_string())
    };
    /// The vCPUs that the cloud publishes.
    NodeMachineCpu = "CPU of the node machine", Some("/kubernetes/chosen/machine/vcpu"), |it| {
        Value::Cores(it.kubernetes.chosen.machine.vcpu)
    };
    /// The memory that the cloud publishes.
    NodeMachineMemory = "Memory of the node machine", Some("/kubernetes/chosen/machine/memory"), |it| {
        Value::Gibibytes(it.kubernetes.chosen.machine.memory)
    };
    /// How it compares with the documented sizing.
    NodeMachineFit = "Node machine fit", None, |it| text(it.kubernetes.chosen.fit.value.describe());
    /// The documented minimum.
    MysqlCpu = "MySQL CPU", Some("/mysql/cpu/value"), |it| Value::Cores(it.mysql.cpu.value);
    /// The documented minimum.
    MysqlMemory = "MySQL memory", Some("/mysql/memory/value"), |it| {
        Value::Gigabytes(it.mysql.memory.value)
    };
    /// The documented minimum.
    MysqlDisk = "MySQL disk", Some("/mysql/disk/value"), |it| Value::Gigabytes(it.mysql.disk.value);
    /// The managed MySQL service.
    MysqlService = "MySQL service", None, |it| text(it.mysql.service.value);
    /// The machine that the reference architecture recommends.
    DocumentedMysqlMachine = "Documented MySQL machine", Some("/mysql/documented/machine/name"), |it| {
        text(it.mysql.documented.machine.name.to_string())
    };
    /// The plan's machine.
    MysqlMachine = "MySQL machine", Some("/mysql/chosen/machine/name"), |it| {
        text(it.mysql.chosen.machine.name.to_string())
    };
    /// The vCPUs that the cloud publishes.
    MysqlMachineCpu = "CPU of the MySQL machine", Some("/mysql/chosen/machine/vcpu"), |it| {
        Value::Cores(it.mysql.chosen.machine.vcpu)
    };
    /// The memory that the cloud publishes.
    MysqlMachineMemory = "Memory of the MySQL machine", Some("/mysql/chosen/machine/memory"), |it| {
        Value::Gibibytes(it.mysql.chosen.machine.memory)
    };
    /// How it compares with the documented sizing.
    MysqlMachineFit = "MySQL machine fit", None, |it| text(it.mysql.chosen.fit.value.describe());
    /// The object storage service.
    ObjectStorage = "Object storage", None, |it| text(it.object_storage.value);
    /// The number of findings of each severity.
    Findings = "Findings", None, |it| text(it.findings_summary());
}

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

impl Measure {
    /// Whether side-by-side tables show it. The other measures follow from these, and matter only where the
    /// planner's data may have changed.
    #[must_use]
    pub const fn is_side_by_side(self) -> bool {
        !matches!(
            self,
            Self::DocumentedNodeMachine
                | Self::NodeMachineCpu
                | Self::NodeMachineMemory
                | Self::DocumentedMysqlMachine
                | Self::MysqlMachineCpu
                | Self::MysqlMachineMemory
        )
    }
}

impl Serialize for Measure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.label())
    }
}
