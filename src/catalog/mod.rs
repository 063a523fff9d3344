//! Data that the clouds and W&B publish in addition to the reference architecture: machines,
//! versions, Terraform modules, charts and later guidance. Every row names its source.

mod advised;
mod chart;
mod guidance;
mod images;
mod kubernetes;
mod lifecycles;
mod machines;
mod modules;
mod mysql;
mod presets;
pub mod prices;
mod regions;
mod retirements;
mod storage;
mod versions;

pub use advised::{
    ADVISED_KUBERNETES, ADVISED_MYSQL, CLICKHOUSE_RANGE, CLICKHOUSE_SINCE, REDIS_MAJOR,
    SUPPORTED_CLICKHOUSE, SupportedClickHouse,
};
pub use chart::{
    CHART_DAEMONSET, CHART_SOURCE, CHART_VERSION, ChartSize, DAEMONSET_SOURCE, Pods,
    RESERVED_MILLICORES_PER_NODE, Requests, Spread, total_requests,
};
pub use guidance::{Applies, GUIDANCE, Guidance, GuidanceId};
pub use images::{CHART_IMAGES, CHART_REGISTRY, ChartImage, ImageTag, ImageUse};
pub use kubernetes::{
    CLICKHOUSE_CHART_HOSTS, CLICKHOUSE_CHART_SOURCE, CLICKHOUSE_IMAGE_TAG, CLICKHOUSE_OPERATOR,
    CLICKHOUSE_REPLICAS, ClickHouseSize, IMAGE_HOSTS, NEXT_OPERATOR, NEXT_OPERATOR_SOURCE,
    OperatorChart, RELEASE_HOST_SOURCE, Replica, WANDB_OPERATOR, WANDB_OPERATOR_IMAGE,
    WANDB_OPERATOR_IMAGE_SOURCE,
};
pub use lifecycles::{LIFECYCLES, Lifecycle, Product, Support, lifecycle};
pub use machines::{
    Architecture, CpuShare, Edition, Machine, MachineName, Offer, documented_machine, find_machine,
    looks_like_arm, looks_like_custom, machines, machines_for, offers, read_size, similar_machines,
};
pub use modules::{HELM_MODULE, OfficialModule};
pub use mysql::{
    Accepted, MYSQL_DATABASE, MYSQL_SETTINGS, MYSQL_SETTINGS_SOURCE, MysqlSetting, SettingPlace,
};
pub use presets::{PRESETS, preset_mysql, preset_nodes};
pub use regions::{
    AZURE_REGIONS_SOURCE, Partition, azure_with_zones, is_sovereign_azure, nearest_to_unlisted,
    regions,
};
pub use retirements::{AZURE_CACHE_FOR_REDIS, INGRESS_NGINX_ARCHIVED, Retirement};
pub use storage::{BUCKET_CORS_SECONDS, BUCKET_METHODS, S3_ACTIONS};
pub use versions::{AURORA_8_4, KUBERNETES_VERSION, ManagedMysql, Release};
