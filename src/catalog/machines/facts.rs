//! Facts about machines that follow from their names.

use super::Machine;
use crate::{
    reference::{Cloud, Component},
    units::Gigabytes,
};

/// The series of Compute Engine that attach Hyperdisk volumes only.
const HYPERDISK_ONLY: [&str; 4] = ["n4", "n4d", "c4", "c4d"];

impl Machine {
    /// Whether a machine of Compute Engine cannot attach persistent disks, only Hyperdisk volumes.
    #[must_use]
    pub fn requires_hyperdisk(&self) -> bool {
        let series = self.name.split('-').next().unwrap_or_default();
        self.cloud == Cloud::Gcp && HYPERDISK_ONLY.contains(&series)
    }

    /// The memory that Cloud SQL bills: rounded up to whole GB, where [`Self::memory`] is rounded down.
    #[must_use]
    pub fn billed_memory(&self) -> Gigabytes {
        let last = self.name.rsplit('-').next().and_then(|it| it.parse::<u32>().ok());
        Gigabytes(match last {
            // The last number of a custom tier is its memory in MiB.
            Some(mib) if self.name.starts_with("db-custom-") => mib.div_ceil(1024),
            // A standard tier has 3.75 GB per vCPU.
            Some(vcpu) if self.name.starts_with("db-n1-standard-") => (vcpu * 15).div_ceil(4),
            _ => self.memory.0,
        })
    }

    /// Whether an Azure size supports Premium SSD disks: an `s` among the letters before the version, as in
    /// `Standard_E8ads_v5`.
    #[must_use]
    pub fn supports_premium_ssd(&self) -> bool {
        let size = self.name.trim_start_matches("Standard_").split('_').next().unwrap_or_default();
        self.cloud == Cloud::Azure && size.contains(['s', 'S'])
    }

    /// For an Azure size without Premium SSD, the otherwise equal size that supports it: `Standard_E16s_v5`
    /// for `Standard_E16_v5`.
    #[must_use]
    pub fn with_premium_ssd(&self) -> Option<Self> {
        if self.cloud != Cloud::Azure || self.supports_premium_ssd() {
            return None;
        }
        let (size, version) = self.name.split_once("_v")?;
        super::find_machine(self.cloud, self.component, &format!("{size}s_v{version}"))
    }

    /// Whether Azure bills a MySQL server of this size by the vCore, as it does the Edsv4 series.
    #[must_use]
    pub fn is_billed_by_vcore(&self) -> bool {
        self.component == Component::Mysql
            && self.name.starts_with("MO_Standard_E")
            && self.name.ends_with("ds_v4")
    }
}

#[cfg(test)]
mod tests {
    use super::{super::find_machine, *};

    fn node(cloud: Cloud, name: &str) -> Machine {
        find_machine(cloud, Component::KubernetesNode, name).expect("a machine of the catalog")
    }

    #[test]
    fn an_s_in_the_name_of_an_azure_size_means_premium_ssd() {
        for name in ["Standard_E8s_v5", "Standard_E8ads_v5", "Standard_DS3_v2", "Standard_B2s"] {
            assert!(node(Cloud::Azure, name).supports_premium_ssd(), "{name}");
            assert_eq!(node(Cloud::Azure, name).with_premium_ssd(), None, "{name}");
        }
        for (name, expected) in [
            ("Standard_E16_v5", "Standard_E16s_v5"),
            ("Standard_E16d_v5", "Standard_E16ds_v5"),
            ("Standard_D4a_v4", "Standard_D4as_v4"),
        ] {
            assert!(!node(Cloud::Azure, name).supports_premium_ssd(), "{name}");
            let premium = node(Cloud::Azure, name).with_premium_ssd().expect("a machine");
            assert_eq!(premium.name, expected, "{name}");
        }
        assert_eq!(node(Cloud::Azure, "Standard_F4").with_premium_ssd(), None);
        assert_eq!(node(Cloud::Aws, "r6i.large").with_premium_ssd(), None);
    }

    #[test]
    fn cloud_sql_bills_memory_rounded_up() {
        for (name, expected) in [
            ("db-custom-2-8448", 9),
            ("db-custom-2-8192", 8),
            ("db-n1-standard-1", 4),
            ("db-n1-standard-2", 8),
            ("db-n1-highmem-8", 52),
        ] {
            let machine = find_machine(Cloud::Gcp, Component::Mysql, name).expect("a tier");
            assert_eq!(machine.billed_memory(), Gigabytes(expected), "{name}");
        }
    }

    #[test]
    fn the_newest_compute_engine_series_require_hyperdisk() {
        assert!(node(Cloud::Gcp, "c4-highmem-8").requires_hyperdisk());
        assert!(!node(Cloud::Gcp, "c3-highmem-8").requires_hyperdisk());
    }
}
