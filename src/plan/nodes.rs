//! The number of worker nodes.

use std::{fmt, num::NonZeroU8, str::FromStr};

use serde::Serialize;

use super::Invalid;

/// A number of Kubernetes worker nodes: 1 to 100.
///
/// The reference architecture sizes a node and asks for resilience against node failures, but
/// states no count. The default of 3 is the minimum that W&B has published since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct NodeCount(NonZeroU8);

impl NodeCount {
    /// The fewest nodes of a plan.
    pub const MIN: u8 = 1;
    /// The most nodes of a plan, more than in any published W&B deployment.
    pub const MAX: u8 = 100;
    /// The default, which is the minimum that W&B has published since.
    pub const RECOMMENDED_MINIMUM: Self = Self(NonZeroU8::new(3).expect("3 is not zero"));

    /// Creates a node count. Returns `None` outside of 1 to 100.
    #[must_use]
    pub const fn new(count: u8) -> Option<Self> {
        match NonZeroU8::new(count) {
            Some(count) if count.get() <= Self::MAX => Some(Self(count)),
            _ => None,
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0.get() as u32
    }
}

impl Default for NodeCount {
    fn default() -> Self {
        Self::RECOMMENDED_MINIMUM
    }
}

impl fmt::Display for NodeCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for NodeCount {
    type Err = Invalid;

    /// Parses `3` and also `3 nodes`.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let text = text.trim();
        let unit = text.find(|it: char| !it.is_ascii_digit()).unwrap_or(text.len());
        let (digits, unit) = text.split_at(unit);
        let count = match unit.trim_start() {
            "" | "node" | "nodes" => digits.parse().ok(),
            _ => None,
        };
        count.and_then(Self::new).ok_or(Invalid::NodeCount)
    }
}
