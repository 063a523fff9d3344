//! The distribution of nodes over zones, for modules that count nodes per zone.

use super::NodeCount;

/// An equal number of nodes in each of several zones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZoneLayout {
    /// The number of zones.
    pub zones: u32,
    /// The number of nodes in each zone.
    pub per_zone: u32,
}

impl ZoneLayout {
    /// Distributes nodes over 3 or 2 zones, with as few nodes as possible and then as many zones as
    /// possible.
    ///
    /// It never uses a single zone: the deployment would go down with the zone, and the AWS module's
    /// load balancer and control plane need subnets in two.
    #[must_use]
    pub const fn spread(nodes: NodeCount) -> Self {
        let three = Self { zones: 3, per_zone: nodes.get().div_ceil(3) };
        let two = Self { zones: 2, per_zone: nodes.get().div_ceil(2) };
        if three.total() <= two.total() { three } else { two }
    }

    /// The total number of nodes, which can be slightly more than the plan's count.
    #[must_use]
    pub const fn total(self) -> u32 {
        self.zones * self.per_zone
    }
}
