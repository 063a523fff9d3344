//! What W&B requires today that the document does not mention, and what to do about each (`…_TASK`). In
//! a task, `{fqdn}` stands for the plan's own name.

use crate::{date::Date, reference::Version};

texts! {
    CLUSTER_AUTOSCALING = "Cluster autoscaling is on in Production.";
    CLUSTER_AUTOSCALING_TASK = "Turn cluster autoscaling on";
    MYSQL_SETTINGS = "A MySQL of your own has the settings that W&B publishes, among them row-based binary logs and a sort buffer of 64 MiB.";
    MYSQL_SETTINGS_TASK = "Set MySQL's binary log, sort buffer and other settings as W&B publishes them";
    DATA_RETENTION = "The data of a deleted run stays in the bucket for GORILLA_DATA_RETENTION_PERIOD; deleted artifacts stay until they are garbage-collected.";
    DATA_RETENTION_TASK = "Decide how long deleted data stays (GORILLA_DATA_RETENTION_PERIOD, GORILLA_ARTIFACT_GC_ENABLED) and watch the size of the bucket";
    LICENCE = "A licence is required: the server does not start without it. Weave needs a licence with Weave enabled.";
    LICENCE_TASK = "Get a licence from https://deploy.wandb.ai/deploy and check that it covers the products of this plan";
    REDIS = "Redis 7.x is required for the job queue and the cache. No size is published.";
    REDIS_TASK = "Provide Redis 7.x outside the cluster";
    CLICKHOUSE = "Weave needs ClickHouse 25.8 to 25.12, or 26.3 or newer; 26.1 and 26.2 do not work. The document does not size it.";
    CLICKHOUSE_TASK = "Provide ClickHouse 25.8 to 25.12, or 26.3 or newer (never 26.1 or 26.2), with 3 replicas for Production";
    USAGE_GUIDANCE = "For good performance, W&B advises up to 10,000 runs and 100,000 metrics in a project, 500,000 steps in a run, and 1,000 rows and 100,000 values a minute.";
    USAGE_GUIDANCE_TASK = "Tell your teams what W&B advises: up to 10,000 runs in a project, 500,000 steps in a run, and 100,000 values a minute";
    VERIFY = "The command wandb verify tests the finished installation, pre-signed URLs and CORS included.";
    VERIFY_TASK = "Run wandb login --host=https://{fqdn} and wandb verify, then download an artifact in a browser";
}

// What a task says in addition where the plan's cloud or its files make a difference.
texts! {
    fn task_with_remark(task: &str, remark: &str) = "{task}; {remark}";
    fn files_ask_for(version: Version) = "the files ask for {version}";
    fn plan_for(version: Version) = "plan for {version}";
    fn kubernetes_on_azure(version: Version) = "plan for {version}: W&B's Azure module cannot ask for a version, so look with az aks get-versions before the first apply";
    fn arm_database(machine: &str) = "{machine} is an ARM machine, which is fine for a managed database";
    MYSQL_VERSION_ON_AWS = "Aurora MySQL version 3 will do";
    MYSQL_SETTINGS_ON_AZURE = "W&B's Azure module leaves two of them at the service's values";
    A_RECORD_ON_AWS = "as an alias, because an AWS load balancer has no fixed IP address";
    A_RECORD_BY_TERRAFORM = "the Terraform files let external-dns create it as an alias, because an AWS load balancer has no fixed IP address";
    REDIS_FROM_TERRAFORM = "the Terraform files make one";
    REDIS_6_FROM_TERRAFORM = "the Terraform files make one, but of version 6";
    TERRAFORM_ON_PREMISES = "W&B's modules are for AWS, GCP and Azure, so write your own";
    TERRAFORM_LEFT_OUT = "this plan leaves those files out";
    TERRAFORM_SIZE = "keep size = \"small\" in main.tf, because another size changes the pods' requests with it";
}

// What a task stands on in a plan.
texts! {
    fn kubernetes_supported(release: &str, end: Date, minimum: Version, minimum_end: Date) = "{release} has standard support until {end}, {minimum} had it until {minimum_end}.";
    ARM_EVIDENCE = "This class of machine has an ARM processor. W&B's rule against ARM is about its pods.";
    A_RECORD_EVIDENCE = "On EKS, point an alias A or CNAME record at the load balancer's name.";
    NO_SIZE = "none";
    fn size_range(first: &str, last: &str) = "{first} to {last}";
    fn module_size_formula(node: &str, node_sizes: &str, mysql: &str, mysql_sizes: &str) = "The module's sizes with {node}: {node_sizes}. With {mysql}: {mysql_sizes}. The files set machines, counts and disks themselves.";
}
