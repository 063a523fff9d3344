//! The names of the rules.

use std::fmt;

use serde::{Serialize, Serializer};

/// Declares the names, each with its slug: stable, in `plan.json` and in ticks.
macro_rules! ids {
    ($($name:ident = $slug:literal,)+) => {
        /// The stable name of a rule, and of what it finds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the slug says it")]
        pub enum FindingId {
            $($name),+
        }

        impl FindingId {
            /// The name as files have it, such as `single-node`.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug),+ }
            }
        }
    };
}

ids! {
    CloudApart = "cloud-apart",
    RegionWithoutZones = "region-without-zones",
    UnknownRegion = "unknown-region",
    PrivateRangesOnAPublicEntry = "private-ranges-on-a-public-entry",
    RangesOfTheNetwork = "ranges-of-the-network",
    UnprovableDomain = "unprovable-domain",
    ModuleCannotFollow = "module-cannot-follow",
    RouteWithoutOpenshift = "route-without-openshift",
    AirGappedMail = "air-gapped-mail",
    OwnAuthority = "own-authority",
    MinioUnmaintained = "minio-unmaintained",
    ExistingNetwork = "existing-network",
    SharedNodes = "shared-nodes",
    OptionsWithoutEffect = "options-without-effect",
    MysqlMachineBelowSizing = "mysql-machine-below-sizing",
    NodeMachineBelowSizing = "node-machine-below-sizing",
    NodeMachineAboveSizing = "node-machine-above-sizing",
    MysqlMachineAboveSizing = "mysql-machine-above-sizing",
    ArmWorkerNode = "arm-worker-node",
    BurstableNode = "burstable-node",
    BurstableDatabase = "burstable-database",
    AzureNoPremiumSsd = "azure-no-premium-ssd",
    SingleNode = "single-node",
    FewNodes = "few-nodes",
    ChartRequestsExceedNodes = "chart-requests-exceed-nodes",
    NoRoomForALostNode = "no-room-for-a-lost-node",
    ChartSizes = "chart-sizes",
    NodesPerZone = "nodes-per-zone",
    GkeZonalCluster = "gke-zonal-cluster",
    ClickhouseNotSized = "clickhouse-not-sized",
    ClickhouseNeedsThreeNodes = "clickhouse-needs-three-nodes",
    RedisTooOld = "redis-too-old",
    AuroraNoStandby = "aurora-no-standby",
    IngressNginxArchived = "ingress-nginx-archived",
    MysqlDisk = "mysql-disk",
    PlaceholderDomain = "placeholder-domain",
    KubernetesSupport = "kubernetes-support",
    MysqlSupport = "mysql-support",
    OpenToEveryone = "open-to-everyone",
}

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

impl Serialize for FindingId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.slug())
    }
}
