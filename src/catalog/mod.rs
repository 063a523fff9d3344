//! What the clouds and W&B publish beside the reference architecture: machines, versions,
//! Terraform modules, charts and later guidance. Every row names its source.

mod chart;
mod guidance;
mod kubernetes;
mod machines;
mod modules;
mod preflight;
mod versions;

pub use chart::{
    CHART_SOURCE, ChartSize, DAEMONSET_MILLICORES_PER_NODE, DAEMONSET_SOURCE, Pods,
    RESERVED_MILLICORES_PER_NODE, Requests, nodes_needed, total_requests,
};
pub use guidance::{Applies, GUIDANCE, Guidance};
pub use kubernetes::{
    CLICKHOUSE_IMAGE_TAG, CLICKHOUSE_OPERATOR, CLICKHOUSE_REPLICAS, ClickHouseSize, OperatorChart,
    Replica, WANDB_OPERATOR, WANDB_OPERATOR_IMAGE, WANDB_OPERATOR_IMAGE_SOURCE,
};
pub use machines::{Architecture, MACHINES, Machine, documented_machine, machines_for};
pub use modules::{HELM_MODULE, OfficialModule};
pub use preflight::{ADVISED_KUBERNETES, ADVISED_MYSQL, preflight_check};
pub use versions::{KUBERNETES_VERSION, ManagedMysql};
