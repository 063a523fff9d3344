//! What follows from a plan: the answer, the fit of machines, totals, checklist and comparison.

use crate::{
    plan::NodeCount,
    units::{Cores, Gibibytes, Gigabytes},
};

// The plan and its answer in words.
texts! {
    fn title(environment: &str, tier: &str, place: &str) = "{environment}, {tier}{place}";
    fn on_cloud(cloud: &str) = " on {cloud}";
    ON_PREMISES = ", on premises";
    fn headline(
        title: &str, count: NodeCount, machine: &str, noun: &str, cpu: Cores, memory: Gigabytes,
        mysql: &str,
    ) = "{title}: {count} {machine} {noun} with at least {cpu} and {memory} in all, MySQL on {mysql}";
    fn headline_short(
        title: &str, count: NodeCount, machine: &str, noun: &str, cpu: Cores, memory: Gigabytes,
        mysql: &str,
    ) = "{title}: {count} {machine} {noun}, smaller than the {cpu} and {memory} in all that are needed, MySQL on {mysql}";
    fn headline_on_premises(
        title: &str, nodes: &str, cpu: Cores, memory: Gigabytes, mysql_cpu: Cores,
        mysql_memory: Gigabytes,
    ) = "{title}: {nodes} with at least {cpu} and {memory} in all, MySQL with {mysql_cpu} and {mysql_memory}";
    fn problems(count: usize) = match count { 1 => "{count} problem", _ => "{count} problems" };
    fn warnings(count: usize) = match count { 1 => "{count} warning", _ => "{count} warnings" };
    fn notes(count: usize) = match count { 1 => "{count} note", _ => "{count} notes" };
}

// Whether a machine is large enough.
texts! {
    MEETS = "Meets";
    EXCEEDS = "Exceeds";
    FALLS_SHORT = "Falls short";
    fn verdict_by(verdict: &str, amount: &str) = "{verdict} by {amount}";
    fn amount(cpu: Cores, memory: Gigabytes) = "{cpu} and {memory}";
    fn fit_formula(
        machine: &str, vcpu: u32, cpu: Cores, cpu_difference: &str, machine_memory: Gibibytes,
        memory: Gigabytes, memory_difference: &str,
    ) = "{machine}: {vcpu} vCPU − {cpu} = {cpu_difference}; {machine_memory} − {memory} = {memory_difference}, with the document's GB read as GiB.";
}

// All nodes together.
texts! {
    ONLY_NODE_LOST = "The only node lost: ";
    fn one_lost_of(nodes: NodeCount) = "One of {nodes} lost: ";
    DEFAULT_NODES_REASON = "The reference architecture gives no number of nodes. W&B has since published a minimum of 3 worker nodes for Test/Dev and Production, which is the default here.";
    fn clickhouse_size(
        name: &str, replicas: u32, cpu: Cores, memory: Gibibytes, most_cpu: Cores,
        most_memory: Gibibytes, disk: Gibibytes,
    ) = "W&B's {name} size of ClickHouse: {replicas} servers and {replicas} Keepers request {cpu} and {memory}, rounded up, may use {most_cpu} and {most_memory}, and have {disk} of volumes.";
    CLICKHOUSE_IN_ADDITION = "ClickHouse, in addition";
    CLICKHOUSE_ON_NODES = "ClickHouse, on these nodes";
    fn chosen_nodes_reason(least: NodeCount, source: &str, day: &str) = "Your input. The reference architecture gives no number of nodes; W&B has since published a minimum of {least} ({source}, {day}).";
}

// Tasks of the checklist that depend on the plan.
texts! {
    fn provide_nodes(
        nodes: NodeCount, noun: &str, machine: &str, cpu: Cores, memory: Gigabytes, disk: Gigabytes,
    ) = "Provide {nodes} worker {noun} ({machine}), each with at least {cpu}, {memory} memory and {disk} disk";
    fn provide_mysql(
        cpu: Cores, memory: Gigabytes, disk: Gigabytes, machine: &str, too_small: &str,
    ) = "Provide MySQL with at least {cpu}, {memory} memory and {disk} disk ({machine}{too_small})";
    IS_TOO_SMALL = " is too small";
    fn allow_chart(index: &str, archive: &str, download: &str) = "Allow egress from where Helm runs to {index}, {archive} and {download}, for the chart of ClickHouse's operator";
    ALLOW_CHART_EVIDENCE = "The repository's index is at helm.altinity.com, and names an archive at github.com for each version.";
    RELEASE_HOST_EVIDENCE = "github.com sends the download of a release on to release-assets.githubusercontent.com.";
    fn deal_with(finding: &str) = "Deal with: {finding}";
}

// What is compared.
texts! {
    TIER = "Tier";
    ENVIRONMENT = "Environment";
    CLOUD = "Cloud";
    REGION = "Region";
    WORKER_NODES = "Worker nodes";
    NODE_CPU = "CPU per node";
    NODE_MEMORY = "Memory per node";
    NODE_DISK = "Disk per node";
    ALL_CPU = "CPU, all nodes";
    ALL_MEMORY = "Memory, all nodes";
    ONE_LOST_CPU = "CPU, one node lost";
    ONE_LOST_MEMORY = "Memory, one node lost";
    KUBERNETES_SERVICE = "Kubernetes service";
    NODE_MACHINE = "Node machine";
    NODE_MACHINE_FIT = "Node machine fit";
    MYSQL_CPU = "MySQL CPU";
    MYSQL_MEMORY = "MySQL memory";
    MYSQL_DISK = "MySQL disk";
    MYSQL_SERVICE = "MySQL service";
    MYSQL_MACHINE = "MySQL machine";
    MYSQL_MACHINE_FIT = "MySQL machine fit";
    OBJECT_STORAGE = "Object storage";
    FINDINGS = "Findings";
}

// What machines satisfy that are there already.
texts! {
    fn or_a_size(rule: &str) = "{rule}, or a size as cores x GiB, such as 8x64";
    fn size(cpu: Cores, memory: Gibibytes) = "{cpu} and {memory}";
    fn short_by(what: &str, amount: &str) = "{what} by {amount}";
    OTHER_INSTALLATION = "An older W&B guide has smaller numbers: 4 cores and 8 GiB for an application server, 4 cores and 32 GiB for MySQL. They are for another kind of installation than the reference architecture.";
    EACH_NODE = "each node";
    MYSQL = "MySQL";
}
