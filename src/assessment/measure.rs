//! What plans are compared by: one list, which tables and saved plans take their measures from.

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
    /// A name or a short text.
    Text(String),
}

impl Value {
    /// The number and its unit, or nothing for a text.
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

    /// The value without its unit, so that spreadsheets can count with it.
    #[must_use]
    pub fn bare(&self) -> String {
        match (self, self.number()) {
            (Self::Text(text), _) => text.clone(),
            (_, number) => number.map_or_else(String::new, |(number, _)| number.to_string()),
        }
    }

    /// Another value of the same measure, given bare.
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

    /// How much this value is above or below a base: "+6 cores", "−48 GB". Nothing for equal
    /// values and for texts.
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

/// Declares the measures: what each is called, where a saved plan has it, and how it is read.
macro_rules! measures {
    ($($(#[$doc:meta])* $name:ident = $label:literal, $place:expr, $read:expr;)+) => {
        /// Something that plans are compared by.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Measure {
            $($(#[$doc])* $name),+
        }

        impl Measure {
            /// Every measure, in the order of the rows.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// What it is called.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label),+ }
            }

            /// Where `plan.json` has it, as a JSON pointer, if a saved plan is compared by it.
            #[must_use]
            pub const fn place(self) -> Option<&'static str> {
                match self { $(Self::$name => $place),+ }
            }

            /// The value of a plan.
            #[must_use]
            pub fn of(self, assessment: &Assessment) -> Value {
                let read: fn(&Assessment) -> Value = match self { $(Self::$name => $read),+ };
                read(assessment)
            }
        }
    };
}

measures! {
    /// Which products.
    Tier = "Tier", None, |it| text(it.plan.tier.label());
    /// What for.
    Environment = "Environment", None, |it| text(it.plan.environment.label());
    /// Where.
    Cloud = "Cloud", None, |it| text(it.plan.cloud().label());
    /// The cloud's region.
    Region = "Region", None, |it| text(it.plan.location.region().to_string());
    /// How many worker nodes.
    WorkerNodes = "Worker nodes", None, |it| Value::Count(it.plan.nodes.get());
    /// What each node needs at least.
    NodeCpu = "CPU per node", Some("/kubernetes/cpu/value"), |it| Value::Cores(it.kubernetes.cpu.value);
    /// What each node needs at least.
    NodeMemory = "Memory per node", Some("/kubernetes/memory/value"), |it| {
        Value::Gigabytes(it.kubernetes.memory.value)
    };
    /// What each node needs at least.
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
    /// The managed Kubernetes.
    KubernetesService = "Kubernetes service", None, |it| text(it.kubernetes.service.value);
    /// The machine that the document recommends.
    DocumentedNodeMachine = "Documented node machine", Some("/kubernetes/documented/machine/name"), |it| {
        text(it.kubernetes.documented.machine.name.to_string())
    };
    /// The machine of the plan.
    NodeMachine = "Node machine", Some("/kubernetes/chosen/machine/name"), |it| {
        text(it.kubernetes.chosen.machine.name.to_string())
    };
    /// What the cloud publishes about it.
    NodeMachineCpu = "CPU of the node machine", Some("/kubernetes/chosen/machine/vcpu"), |it| {
        Value::Cores(it.kubernetes.chosen.machine.vcpu)
    };
    /// What the cloud publishes about it.
    NodeMachineMemory = "Memory of the node machine", Some("/kubernetes/chosen/machine/memory"), |it| {
        Value::Gibibytes(it.kubernetes.chosen.machine.memory)
    };
    /// How it compares with the documented sizing.
    NodeMachineFit = "Node machine fit", None, |it| text(it.kubernetes.chosen.fit.value.describe());
    /// What the database needs at least.
    MysqlCpu = "MySQL CPU", Some("/mysql/cpu/value"), |it| Value::Cores(it.mysql.cpu.value);
    /// What the database needs at least.
    MysqlMemory = "MySQL memory", Some("/mysql/memory/value"), |it| {
        Value::Gigabytes(it.mysql.memory.value)
    };
    /// What the database needs at least.
    MysqlDisk = "MySQL disk", Some("/mysql/disk/value"), |it| Value::Gigabytes(it.mysql.disk.value);
    /// The managed MySQL.
    MysqlService = "MySQL service", None, |it| text(it.mysql.service.value);
    /// The machine that the document recommends.
    DocumentedMysqlMachine = "Documented MySQL machine", Some("/mysql/documented/machine/name"), |it| {
        text(it.mysql.documented.machine.name.to_string())
    };
    /// The machine of the plan.
    MysqlMachine = "MySQL machine", Some("/mysql/chosen/machine/name"), |it| {
        text(it.mysql.chosen.machine.name.to_string())
    };
    /// What the cloud publishes about it.
    MysqlMachineCpu = "CPU of the MySQL machine", Some("/mysql/chosen/machine/vcpu"), |it| {
        Value::Cores(it.mysql.chosen.machine.vcpu)
    };
    /// What the cloud publishes about it.
    MysqlMachineMemory = "Memory of the MySQL machine", Some("/mysql/chosen/machine/memory"), |it| {
        Value::Gibibytes(it.mysql.chosen.machine.memory)
    };
    /// How it compares with the documented sizing.
    MysqlMachineFit = "MySQL machine fit", None, |it| text(it.mysql.chosen.fit.value.describe());
    /// The object storage service.
    ObjectStorage = "Object storage", None, |it| text(it.object_storage.value);
    /// How many findings there are.
    Findings = "Findings", None, |it| text(it.findings_summary());
}

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

impl Measure {
    /// Whether plans side by side show it. The others follow from those that they show, and matter where the
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
