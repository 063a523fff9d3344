//! What the clouds and W&B publish beside the reference architecture: machines, versions,
//! Terraform modules and later guidance. Every row names its source.

mod chart;
mod guidance;
mod machines;
mod modules;
mod preflight;
mod versions;

pub use chart::{
    CHART_SOURCE, ChartSize, DAEMONSET_MILLICORES_PER_NODE, DAEMONSET_SOURCE, Pods,
    RESERVED_MILLICORES_PER_NODE, Requests, nodes_needed, total_requests,
};
pub use guidance::{Applies, GUIDANCE, Guidance};
pub use machines::{Architecture, MACHINES, Machine, documented_machine, machines_for};
pub use modules::{HELM_MODULE, OfficialModule};
pub use preflight::{ADVISED_KUBERNETES, ADVISED_MYSQL, preflight_check};
pub use versions::{KUBERNETES_VERSION, ManagedMysql};
