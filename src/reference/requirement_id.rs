//! The names of the requirements.

use super::{REQUIREMENTS, Requirement};
use crate::ids::ids;

ids! {
    /// The name of a requirement of the reference architecture, in the order of [`REQUIREMENTS`].
    RequirementId {
        SelfManagedDecision = "self-managed-decision",
        ProductionSkills = "production-skills",
        ManagedAlternatives = "managed-alternatives",
        KubernetesCluster = "kubernetes-cluster",
        StorageLayer = "storage-layer",
        IngressController = "ingress-controller",
        PersistentVolumes = "persistent-volumes",
        MysqlGrowth = "mysql-growth",
        MysqlBackups = "mysql-backups",
        MysqlFastDisk = "mysql-fast-disk",
        MysqlCpuAlarm = "mysql-cpu-alarm",
        MysqlHotStandby = "mysql-hot-standby",
        ObjectStorage = "object-storage",
        KubernetesVersion = "kubernetes-version",
        MysqlVersion = "mysql-version",
        Egress = "egress",
        ClientAccess = "client-access",
        DnsARecord = "dns-a-record",
        TlsCertificate = "tls-certificate",
        TlsTermination = "tls-termination",
        TlsSelfSigned = "tls-self-signed",
        X86Nodes = "x86-nodes",
        Terraform = "terraform",
        SizingStart = "sizing-start",
        MonitorNew = "monitor-new",
        MonitorProduction = "monitor-production",
    }
}

impl RequirementId {
    /// The requirement of this name.
    #[must_use]
    pub const fn requirement(self) -> &'static Requirement {
        &REQUIREMENTS[self as usize]
    }
}

// Each requirement stands at the place of its name, so that looking one up cannot fail.
const _: () = {
    assert!(REQUIREMENTS.len() == RequirementId::ALL.len());
    let mut index = 0;
    while index < REQUIREMENTS.len() {
        assert!(REQUIREMENTS[index].id as usize == index);
        index += 1;
    }
};
