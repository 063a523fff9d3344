//! What the clouds and W&B publish beside the reference architecture: machines, versions,
//! Terraform modules and later guidance. Every row names its source.

mod chart;
mod guidance;
mod lifecycles;
mod machines;
mod modules;
mod preflight;
mod presets;
mod versions;

pub use chart::{CHART_SOURCE, ChartRequests, RESERVED_MILLICORES_PER_NODE};
pub use guidance::{Applies, GUIDANCE, Guidance};
pub use lifecycles::{LIFECYCLES, Lifecycle, Product, Support, lifecycle};
pub use machines::{
    Architecture, Machine, documented_machine, find_machine, looks_like_arm, machines, machines_for,
};
pub use modules::{HELM_MODULE, OfficialModule};
pub use preflight::{ADVISED_KUBERNETES, ADVISED_MYSQL, preflight_check};
pub use presets::{PRESETS, preset_mysql, preset_nodes};
pub use versions::{KUBERNETES_VERSION, ManagedMysql};
