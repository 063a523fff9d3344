//! What W&B requires today that the document does not mention, and what to do about each (`…_TASK`). In
//! a task, `{fqdn}` stands for the plan's own name.

texts! {
    CLUSTER_AUTOSCALING = "Cluster autoscaling is on in Production.";
    CLUSTER_AUTOSCALING_TASK = "Turn cluster autoscaling on";
    MYSQL_SETTINGS = "MySQL has the settings that W&B publishes, among them row-based binary logs and a sort buffer of 64 MiB. On Azure, W&B's own module leaves two of them at the service's values.";
    MYSQL_SETTINGS_TASK = "Set MySQL's binary log, sort buffer and other settings as W&B publishes them";
    LICENCE = "A licence is required: the server does not start without it. Weave needs a licence with Weave enabled.";
    LICENCE_TASK = "Get a licence from https://deploy.wandb.ai/deploy and check that it covers the products of this plan";
    REDIS = "Redis 7.x is required for the job queue and the cache. No size is published.";
    REDIS_TASK = "Provide Redis 7.x outside the cluster (the Terraform files make one; on GCP it is version 6)";
    CLICKHOUSE = "Weave needs ClickHouse 25.8 to 25.12, or 26.3 or newer; 26.1 and 26.2 do not work. The document does not size it.";
    CLICKHOUSE_TASK = "Provide ClickHouse 25.8 to 25.12, or 26.3 or newer (never 26.1 or 26.2), with 3 replicas for Production";
    VERIFY = "The command wandb verify tests the finished installation, pre-signed URLs and CORS included.";
    VERIFY_TASK = "Run wandb login --host=https://{fqdn} and wandb verify, then download an artifact in a browser";
}
