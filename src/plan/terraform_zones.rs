//! How a number of nodes is spread over zones, for modules that count nodes per zone.

use super::NodeCount;

/// An equal number of nodes in each of several zones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZoneLayout {
    /// How many zones.
    pub zones: u32,
    /// How many nodes in each.
    pub per_zone: u32,
}

impl ZoneLayout {
    /// Spreads nodes over 3 or 2 zones: as few nodes as possible, then as many zones as possible.
    ///
    /// Never one zone: a deployment in one zone dies with it, and the AWS module's load balancer
    /// and control plane need subnets in two.
    #[must_use]
    pub const fn spread(nodes: NodeCount) -> Self {
        let three = Self { zones: 3, per_zone: nodes.get().div_ceil(3) };
        let two = Self { zones: 2, per_zone: nodes.get().div_ceil(2) };
        if three.total() <= two.total() { three } else { two }
    }

    /// All nodes together; equal to the plan's count or a little above it.
    #[must_use]
    pub const fn total(self) -> u32 {
        self.zones * self.per_zone
    }
}
