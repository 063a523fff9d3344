//! The names of the rules.

use crate::ids::ids;

ids! {
    /// The name of a rule, and of the finding that it makes.
    FindingId {
        CloudApart = "cloud-apart",
        RegionWithoutZones = "region-without-zones",
        UnknownRegion = "unknown-region",
        PrivateRangesOnAPublicEntry = "private-ranges-on-a-public-entry",
        RangesOfTheNetwork = "ranges-of-the-network",
        UnprovableDomain = "unprovable-domain",
        ModuleCannotFollow = "module-cannot-follow",
        RouteWithoutOpenshift = "route-without-openshift",
        IdentityOutsideGke = "identity-outside-gke",
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
}
