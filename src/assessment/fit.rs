//! The comparison of a machine with a documented sizing: always computed, never asserted.

use serde::{Serialize, Serializer, ser::SerializeStruct as _};

use crate::{
    catalog::Machine,
    evidence::Evidence,
    reference::Sizing,
    units::{Cores, Gibibytes, Gigabytes},
};

/// How a machine compares with a sizing, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// CPU and memory are exactly as documented.
    Meets,
    /// At least the documented CPU and memory, and more of one or both.
    Exceeds,
    /// Less CPU or less memory than documented.
    FallsShort,
}

impl Verdict {
    /// The verdict in JSON and in the page's markup, where `style/` refers to it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Meets => "meets",
            Self::Exceeds => "exceeds",
            Self::FallsShort => "falls-short",
        }
    }

    /// The verdict as people read it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Meets => "Meets",
            Self::Exceeds => "Exceeds",
            Self::FallsShort => "Falls short",
        }
    }
}

/// The machine minus the sizing, for one node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Cores above the sizing; negative if below.
    pub cpu: i64,
    /// Gigabytes of memory above the sizing; negative if below.
    pub memory: i64,
}

impl Fit {
    /// Compares a machine with a sizing. Disks are attached separately, so they are not compared.
    #[must_use]
    pub fn of(machine: &Machine, sizing: Sizing) -> Self {
        Self::between(machine.vcpu, machine.memory, sizing)
    }

    /// Compares cores and memory with a sizing.
    #[must_use]
    pub fn between(cpu: Cores, memory: Gibibytes, sizing: Sizing) -> Self {
        Self {
            cpu: i64::from(cpu.0) - i64::from(sizing.cpu.0),
            memory: i64::from(memory.0) - i64::from(sizing.memory.0),
        }
    }

    /// The comparison in one word.
    #[must_use]
    pub const fn verdict(self) -> Verdict {
        if self.cpu < 0 || self.memory < 0 {
            Verdict::FallsShort
        } else if self.cpu > 0 || self.memory > 0 {
            Verdict::Exceeds
        } else {
            Verdict::Meets
        }
    }

    /// The comparison in words: "Falls short by 12 GB".
    #[must_use]
    pub fn describe(self) -> String {
        let verdict = self.verdict();
        match verdict {
            Verdict::Meets => verdict.label().to_owned(),
            _ => format!("{} by {}", verdict.label(), self.amount()),
        }
    }

    /// The shortfall or, if there is none, the excess: "4 cores and 32 GB".
    #[must_use]
    pub fn amount(self) -> String {
        let short = self.verdict() == Verdict::FallsShort;
        let counts = |difference: i64| if short { difference < 0 } else { difference > 0 };
        let size = |difference: i64| u32::try_from(difference.unsigned_abs()).unwrap_or(u32::MAX);
        let (cpu, memory) = (Cores(size(self.cpu)), Gigabytes(size(self.memory)));
        match (counts(self.cpu), counts(self.memory)) {
            (true, true) => format!("{cpu} and {memory}"),
            (true, false) => cpu.to_string(),
            (false, true) => memory.to_string(),
            (false, false) => String::new(),
        }
    }

    /// The arithmetic, with the machine's source.
    #[must_use]
    pub fn evidence(self, machine: &Machine, sizing: Sizing) -> Evidence {
        let formula = format!(
            "{}: {} vCPU − {} = {}; {} − {} = {}, reading the documented GB as GiB.",
            machine.name,
            machine.vcpu.0,
            sizing.cpu,
            signed(self.cpu),
            machine.memory,
            sizing.memory,
            signed(self.memory)
        );
        Evidence::derived_from(formula, *machine.source)
    }
}

/// A number with its sign. The minus sign is U+2212.
#[must_use]
pub fn signed(number: i64) -> String {
    match number {
        0 => String::from("0"),
        1.. => format!("+{number}"),
        _ => format!("\u{2212}{}", number.unsigned_abs()),
    }
}

impl Serialize for Fit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Fit", 3)?;
        fields.serialize_field("verdict", &self.verdict())?;
        fields.serialize_field("cpuDifference", &self.cpu)?;
        fields.serialize_field("memoryDifference", &self.memory)?;
        fields.end()
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Fit {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Fit".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let verdict = generator.subschema_for::<Verdict>();
        schemars::json_schema!({
            "type": "object",
            "description": "The machine minus the sizing, for one node.",
            "properties": {
                "verdict": verdict,
                "cpuDifference": { "type": "integer", "description": "Cores above the sizing; negative if below." },
                "memoryDifference": { "type": "integer", "description": "GB above the sizing; negative if below." }
            },
            "required": ["verdict", "cpuDifference", "memoryDifference"]
        })
    }
}
