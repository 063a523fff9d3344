//! What can be chosen, each with what it means.

texts! {
    REGION = "Region";
    REGION_OF_STORAGE = "Region of the object storage";
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
