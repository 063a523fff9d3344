//! The preset sizes small to xxlarge of W&B's Terraform modules, which the generated files do not
//! rely on (`deployment-size.tf` at the versions in [`super::OfficialModule`]).

use crate::reference::Cloud;

/// The names of the sizes, smallest first.
pub const PRESETS: [&str; 5] = ["small", "medium", "large", "xlarge", "xxlarge"];

/// The worker nodes' machine of each preset; empty on premises, where no module creates machines.
#[must_use]
pub const fn preset_nodes(cloud: Cloud) -> [&'static str; 5] {
    let [small, others] = match cloud {
        Cloud::Aws => ["r6i.2xlarge", "r6i.4xlarge"],
        Cloud::Gcp => ["n2-highmem-8", "n2-highmem-16"],
        Cloud::Azure => ["Standard_E8s_v5", "Standard_E16s_v5"],
        Cloud::OnPremises => [""; 2],
    };
    [small, others, others, others, others]
}

/// MySQL's machine of each preset; empty on premises.
#[must_use]
pub const fn preset_mysql(cloud: Cloud) -> [&'static str; 5] {
    match cloud {
        Cloud::Aws => {
            ["db.r6g.large", "db.r6g.xlarge", "db.r6g.2xlarge", "db.r6g.4xlarge", "db.r6g.8xlarge"]
        }
        Cloud::Gcp => [
            "db-n1-highmem-2",
            "db-n1-highmem-4",
            "db-n1-highmem-8",
            "db-n1-highmem-16",
            "db-n1-highmem-32",
        ],
        Cloud::Azure => [
            "MO_Standard_E2ds_v4",
            "MO_Standard_E4ds_v4",
            "MO_Standard_E8ds_v4",
            "MO_Standard_E16ds_v4",
            "MO_Standard_E32ds_v4",
        ],
        Cloud::OnPremises => [""; 5],
    }
}
