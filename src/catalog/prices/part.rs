//! The parts of a deployment that cost money, and the units of prices.

use serde::Serialize;

use crate::reference::{Term as _, term};

term! {
    /// A part of a deployment that costs money. A discount applies to one part.
    Part "component" {
        /// The machines of the Kubernetes cluster.
        Nodes = "nodes" | "node", "worker nodes", "The machines of the cluster";
        /// Their root disks.
        NodeDisks = "node-disks" | "disks", "node disks", "The disks of the worker nodes";
        /// The machine of the database, and of its standby if the module creates one.
        Mysql = "mysql" | "database", "MySQL", "The machines of the database";
        /// The disk of the database.
        MysqlStorage = "mysql-storage", "MySQL storage", "The disk of the database";
        /// The queue and cache.
        Redis = "redis" | "cache", "Redis", "The queue and cache";
        /// The managed control plane of Kubernetes.
        ControlPlane = "control-plane", "control plane", "The cluster itself";
        /// The load balancer in front of W&B.
        LoadBalancer = "load-balancer", "load balancer", "The entry point to W&B";
        /// Internet access of private nodes.
        Nat = "nat", "NAT gateways", "Internet access of private nodes";
        /// Public IPv4 addresses in use.
        Addresses = "addresses", "public addresses", "Public IPv4 addresses in use";
        /// The bucket, by the amount in it.
        ObjectStorage = "object-storage" | "bucket", "object storage", "The data in the bucket";
        /// Traffic that leaves the cloud, by the amount.
        Egress = "egress", "egress", "Traffic to the internet";
        /// Weave's database.
        ClickHouse = "clickhouse", "ClickHouse", "Weave's database";
        /// Alarms.
        Monitoring = "monitoring" | "alarms", "alarms", "The alarms on the database";
        /// W&B's own license.
        License = "license" | "licence", "W&B license", "The fee for W&B";
    }
}

impl Part {
    /// Whether the price is negotiated with the vendor and so does not depend on cloud and region.
    #[must_use]
    pub const fn is_negotiated(self) -> bool {
        matches!(self, Self::License | Self::ClickHouse)
    }

    /// The part's name at the start of a line. [`Term::label`] is for the middle of a sentence.
    #[must_use]
    pub fn heading(self) -> String {
        let mut label = self.label().to_owned();
        if let Some(first) = label.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        label
    }
}

term! {
    /// The unit of a price.
    Unit "unit" {
        /// One item running for an hour.
        Hour = "hour", "per hour", "For each item and hour";
        /// A gigabyte of memory for an hour.
        GbHour = "GB-hour", "per GB-hour", "For each gigabyte and hour";
        /// A gigabyte stored for a month.
        GbMonth = "GB-month", "per GB-month", "For each gigabyte and month";
        /// A disk of a size class for a month.
        DiskMonth = "disk-month", "per disk-month", "For each disk and month";
        /// A gigabyte transferred.
        Gb = "GB", "per GB", "For each gigabyte";
        /// One item for a month.
        Month = "month", "per month", "For each item and month";
    }
}

impl Unit {
    /// Whether it is billed by the hour, so that hours without it cost nothing.
    #[must_use]
    pub const fn is_hourly(self) -> bool {
        matches!(self, Self::Hour | Self::GbHour)
    }

    /// Whether a quantity of it counts gigabytes rather than items.
    #[must_use]
    pub const fn counts_gigabytes(self) -> bool {
        matches!(self, Self::GbHour | Self::GbMonth | Self::Gb)
    }
}
