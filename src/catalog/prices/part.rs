//! What of a deployment costs, and what a price is for.

use serde::Serialize;

use crate::reference::{Term as _, term};

term! {
    /// A part of a deployment that somebody pays for. A discount is for one of them.
    Part "component" {
        /// The machines of the Kubernetes cluster.
        Nodes = "nodes" | "node", "worker nodes", "The machines of the cluster";
        /// Their root disks.
        NodeDisks = "node-disks" | "disks", "node disks", "The disks of the worker nodes";
        /// The machine of the database, with its standby where the module makes one.
        Mysql = "mysql" | "database", "MySQL", "The machines of the database";
        /// The disk of the database.
        MysqlStorage = "mysql-storage", "MySQL storage", "The disk of the database";
        /// The queue and cache.
        Redis = "redis" | "cache", "Redis", "The queue and cache";
        /// The managed control plane of Kubernetes.
        ControlPlane = "control-plane", "control plane", "The cluster itself";
        /// What people reach W&B through.
        LoadBalancer = "load-balancer", "load balancer", "What people reach W&B through";
        /// How private nodes reach the internet.
        Nat = "nat", "NAT gateways", "How private nodes reach the internet";
        /// Public IPv4 addresses in use.
        Addresses = "addresses", "public addresses", "Public IPv4 addresses in use";
        /// The bucket, by the amount in it.
        ObjectStorage = "object-storage" | "bucket", "object storage", "What is kept in the bucket";
        /// What leaves the cloud, by the amount.
        Egress = "egress", "egress", "What leaves for the internet";
        /// Weave's database.
        ClickHouse = "clickhouse", "ClickHouse", "Weave's database";
        /// Alarms.
        Monitoring = "monitoring" | "alarms", "alarms", "The alarms on the database";
        /// W&B's own license.
        License = "license" | "licence", "W&B license", "What W&B charges";
    }
}

impl Part {
    /// Whether its price is agreed with whoever sells it: no cloud and no region has another.
    #[must_use]
    pub const fn is_agreed(self) -> bool {
        matches!(self, Self::License | Self::ClickHouse)
    }

    /// The part at the head of a line. Its label stands inside of a sentence.
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
    /// What one of an item is.
    Unit "unit" {
        /// A running thing, for an hour.
        Hour = "hour", "an hour", "For each thing and hour";
        /// A gigabyte of memory, for an hour.
        GbHour = "GB-hour", "a GB and hour", "For each gigabyte and hour";
        /// A gigabyte that is kept for a month.
        GbMonth = "GB-month", "a GB and month", "For each gigabyte and month";
        /// A disk of a size class, for a month.
        DiskMonth = "disk-month", "a disk and month", "For each disk and month";
        /// A gigabyte that is moved.
        Gb = "GB", "a GB", "For each gigabyte";
        /// A thing, for a month.
        Month = "month", "a month", "For each thing and month";
    }
}

impl Unit {
    /// Whether it is paid for by the hour, so that hours without it cost nothing.
    #[must_use]
    pub const fn is_hourly(self) -> bool {
        matches!(self, Self::Hour | Self::GbHour)
    }

    /// What a quantity of it counts: gigabytes, or things.
    #[must_use]
    pub const fn counts_gigabytes(self) -> bool {
        matches!(self, Self::GbHour | Self::GbMonth | Self::Gb)
    }
}
