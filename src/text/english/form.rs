//! The form: the labels of its choices and fields, and what a choice means.

// The groups of choices.
texts! {
    TIER = "Tier";
    ENVIRONMENT = "Environment";
    CLOUD = "Cloud";
    OPTIONS = "Names, network and files";
    fn options_of_your_own(count: usize) = "Names, network and files ({count} of your own)";
    ACCESS_GROUP = "Access to W&B";
    MYSQL_GROUP = "MySQL machine in the files";
    CLICKHOUSE_GROUP = "ClickHouse for Weave";
    FILES_GROUP = "Files";
    ONLY_DIFFERENCES = "Only differences";
}

// The fields, each with a hint.
texts! {
    NODES = "Worker nodes";
    NODES_HINT = "1 to 100. The document gives no number; W&B has since published at least 3.";
    SUBDOMAIN = "Subdomain";
    SUBDOMAIN_HINT = "The first part of W&B's address.";
    DOMAIN = "Domain";
    DOMAIN_HINT = "Your DNS zone, for example mlops.example.com (a placeholder).";
    NAME = "Deployment name";
    NAME_HINT = "Prefix of every cloud resource: 2 to 17 lowercase letters, digits and hyphens.";
    REGION = "Region";
    REGION_OF_STORAGE = "Region of the object storage";
    REGION_HINT = "As the cloud names it; on premises, the region that your object storage answers to.";
    INBOUND = "Inbound IPv4 ranges";
    INBOUND_HINT = "Who may open W&B, for example 203.0.113.0/24. Empty: you fill it in later; nothing is open by itself.";
    NODE_MACHINE = "Another node machine";
    MYSQL_MACHINE = "Another MySQL machine";
    SERVER_HINT = "Cores x GiB, such as 16x128. Empty: the documented size.";
    MACHINE_HINT = "A name as the cloud sells it. Empty: the documented one, or as chosen below.";
    fn plan_keeps(typed: &str, rule: &str, kept: &str) = "“{typed}” cannot be used: {rule}. The plan keeps {kept}.";
    fn plan_keeps_instead_of_nothing(rule: &str, kept: &str) = "This cannot be empty: {rule}. The plan keeps {kept}.";
    WHAT_IT_HAD = "what it had";
}

// The choices, each with what it means.
texts! {
    MODELS = "Models only";
    MODELS_MEANS = "Experiment tracking, artifacts and registry";
    WEAVE = "Weave only";
    WEAVE_MEANS = "Tracing and evaluation of LLM applications; needs ClickHouse";
    COMBINED = "Models and Weave";
    COMBINED_MEANS = "Both in one deployment; needs ClickHouse";
    TEST_DEV = "Test/Dev";
    TEST_DEV_MEANS = "Smallest documented sizes, to try things on";
    PRODUCTION = "Production";
    PRODUCTION_MEANS = "Documented sizes for real use";
    AWS_MEANS = "EKS, RDS Aurora and S3";
    GCP_MEANS = "GKE, Cloud SQL and Cloud Storage";
    AZURE_MEANS = "AKS, Azure Database for MySQL and Blob Storage";
    ON_PREMISES = "On-premises";
    ON_PREMISES_MEANS = "Your own Kubernetes, MySQL and S3-compatible storage";
    DOCUMENTED_MACHINE = "The documented machine";
    DOCUMENTED_MACHINE_MEANS = "What the reference architecture names";
    LARGE_ENOUGH_MACHINE = "A machine that meets the sizing";
    LARGE_ENOUGH_MACHINE_MEANS = "Differs on GCP only";
    PUBLIC = "Public address";
    PUBLIC_MEANS = "From the inbound ranges";
    PRIVATE = "Private address";
    PRIVATE_MEANS = "From your own network only";
    CLICKHOUSE_EXTERNAL = "A service of its own";
    CLICKHOUSE_EXTERNAL_MEANS = "ClickHouse Cloud, or one that you run";
    CLICKHOUSE_IN_CLUSTER = "In the cluster";
    CLICKHOUSE_IN_CLUSTER_MEANS = "Three replicas beside W&B";
    TERRAFORM_FILES = "Terraform";
    TERRAFORM_FILES_MEANS = "Creates everything";
    KUBERNETES_FILES = "Kubernetes files";
    KUBERNETES_FILES_MEANS = "For a cluster of your own";
    BOTH_FILES = "Both";
    BOTH_FILES_MEANS = "To choose later";
}
