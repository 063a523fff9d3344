//! What W&B requires today that the document does not mention, and what to do about each (`…_TASK`). In
//! a task, `{fqdn}` stands for the plan's own name.

texts! {
    CLUSTER_AUTOSCALING = "Cluster autoscaling is on in Production.";
    CLUSTER_AUTOSCALING_TASK = "Turn cluster autoscaling on";
    MYSQL_SETTINGS = "MySQL has the settings that W&B publishes, among them row-based binary logs and a sort buffer of 64 MiB.";
    MYSQL_SETTINGS_TASK = "Set MySQL's binary log, sort buffer and other settings as W&B publishes them";
    LICENCE = "A licence is required: the server does not start without it. Weave needs a licence with Weave enabled.";
    LICENCE_TASK = "Get a licence from https://deploy.wandb.ai/deploy and check that it covers the products of this plan";
    REDIS = "Redis 7.x is required for the job queue and the cache. No size is published.";
    REDIS_TASK = "Provide Redis 7.x outside the cluster";
    CLICKHOUSE = "Weave needs ClickHouse 25.8 to 25.12, or 26.3 or newer; 26.1 and 26.2 do not work. The document does not size it.";
    CLICKHOUSE_TASK = "Provide ClickHouse 25.8 to 25.12, or 26.3 or newer (never 26.1 or 26.2), with 3 replicas for Production";
    VERIFY = "The command wandb verify tests the finished installation, pre-signed URLs and CORS included.";
    VERIFY_TASK = "Run wandb login --host=https://{fqdn} and wandb verify, then download an artifact in a browser";
}

// What a task says in addition where the plan's cloud or its files make a difference.
texts! {
    fn task_with_remark(task: &str, remark: &str) = "{task}; {remark}";
    KUBERNETES_VERSION_ON_AZURE = "W&B's Azure module cannot ask for a version";
    MYSQL_VERSION_ON_AWS = "Aurora MySQL version 3 will do";
    MYSQL_SETTINGS_ON_AZURE = "W&B's Azure module leaves two of them at the service's values";
    A_RECORD_ON_AWS = "as an alias, because an AWS load balancer has no fixed IP address";
    REDIS_FROM_TERRAFORM = "the Terraform files make one";
    REDIS_FROM_TERRAFORM_ON_GCP = "the Terraform files make one, but of version 6";
    REDIS_FROM_TERRAFORM_ON_AZURE = "the Terraform files make one: check its version";
    TERRAFORM_ON_PREMISES = "W&B's modules are for AWS, GCP and Azure, so write your own";
    TERRAFORM_LEFT_OUT = "this plan leaves those files out";
}
