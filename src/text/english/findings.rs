//! What the user should know about a plan: titles, advice and evidence of the findings.

use crate::{
    date::Date,
    plan::{DeploymentName, NodeCount},
    reference::Version,
    units::{Cores, Gibibytes, Gigabytes},
};

// How much a finding matters, and the buttons that mend it.
texts! {
    PROBLEM = "Problem";
    WARNING = "Warning";
    NOTE = "Note";
    fn use_machine(machine: &str) = "Use {machine}";
    fn use_nodes(nodes: NodeCount) = "Use {nodes} nodes";
}

// Machines.
texts! {
    fn below_sizing(machine: &str, amount: &str, of_memory: &str, component: &str) = "{machine} has {amount}{of_memory} less than the documented minimum for {component}";
    OF_MEMORY = " of memory";
    A_NODE = "a Kubernetes node";
    fn below_sizing_advice(
        cpu: Cores, memory: Gigabytes, but: &str, vcpu: Cores, machine_memory: Gibibytes,
    ) = "The document asks for {cpu} and {memory}{but} a machine with {vcpu} and {machine_memory}.";
    BUT_RECOMMENDS = ", but recommends";
    YOU_CHOSE = "; you chose";
    THESE_MEET_IT = " These meet it: ";
    EDITION = ", edition ";
    fn above_sizing(machine: &str, amount: &str) = "{machine} exceeds the documented minimum by {amount} per node";
    ABOVE_BY_CHOICE = "You chose a larger machine than the document asks for.";
    NODE_ABOVE = "No machine of the documented family has exactly the documented size, so the document rounds up. You pay for the difference and may use it.";
    MYSQL_ABOVE = "The smallest known machine of this edition that meets the documented minimum is a little larger.";
    fn arm_node(machine: &str) = "{machine} is an ARM machine, and W&B's pods run on x86 only";
    ARM_NODE_ADVICE = "Choose an x86 machine of the same size for the worker nodes.";
    fn burstable(machine: &str) = "{machine} is burstable: it has all of its cores only for a while";
    BURSTABLE_ADVICE = "The document's sizes are whole cores. Choose a machine that is not burstable, or watch its CPU credits.";
    BURSTABLE_EVIDENCE = "This class of machine has a share of its vCPUs, and more in bursts.";
    fn no_premium_disks(machine: &str) = "{machine} cannot attach Premium SSD disks";
    fn no_premium_disks_advice(with_premium: &str) = "Persistent volumes on these nodes are limited to Standard SSD and HDD. {with_premium} has the same CPU and memory, can attach Premium SSD, and W&B's own Azure module uses that series.";
    NO_PREMIUM_EVIDENCE = "Ev5-series supports Standard SSD and Standard HDD; to use Premium SSD select Esv5.";
}

// The number of nodes and their place.
texts! {
    AT_LEAST_3_NODES = "At least 3 worker nodes.";
    SINGLE_NODE = "One node is no multi-node cluster: when it fails, W&B is down";
    SINGLE_NODE_ADVICE = "The document asks for several nodes and resilience against node failures. Nothing remains when the only node is lost.";
    FEW_NODES = "2 nodes are fewer than the 3 that W&B has published since";
    FEW_NODES_ADVICE = "With one node lost, half of the capacity remains, and a component that keeps three replicas on separate nodes does not fit.";
    fn on_nodes_formula(
        size: &str, replicas: &str, pods: &str, requests: &str, room: &str, taken: &str,
    ) = "Chart size {size}, fewest replicas ({replicas}): {pods} with {requests}, sidecars included. A node has about {room} for them: the system and W&B's DaemonSet take {taken} of it.";
    fn find_a_place(nodes: &str, placed: &str) = " On {nodes}, {placed} find a place.";
    fn nodes_for_pods(to_run: &str, to_lose_one: u32) = " All of them need {to_run}, and {to_lose_one} so that one can be lost.";
    fn chart_requests(nodes: u32, machine: &str, hold: &str, placed: u32, count: u32, of: &str) = "{nodes} × {machine} {hold} {placed} of the {count} pods of {of}";
    HOLDS = "holds";
    HOLD = "hold";
    WANDB = "W&B's Helm chart";
    WANDB_AND_CLICKHOUSE = "W&B's Helm chart and ClickHouse";
    CHART_REQUESTS_ADVICE = "The other pods would stay Pending. Use more nodes, or larger ones. This is a lower bound: other DaemonSets, jobs and operators need room, too.";
    fn fits_nowhere(pod: &str, requests: &str, machine: &str) = "A pod of {pod} requests {requests}, more than {machine} has left: it would stay Pending on any number of nodes. Choose a larger machine.";
    fn one_lost(nodes: u32) = "When one of {nodes} nodes is lost, the pods no longer all fit";
    ONE_LOST_ADVICE = "The document asks for resilience against node failures. With more nodes, the pods of a lost one start on the others.";
    fn pod_with(pod: &str, requests: &str) = "{pod} with {requests}";
    fn size_needs(size: &str, nodes: u32) = "{size}: {nodes} at least";
    fn size_never(size: &str, pod: &str) = "{size}: never, its largest pod is {pod}";
    fn too_large_from(size: &str, machine: &str, pod: &str, too_much: &str) = "From size {size} on, W&B's chart does not run on {machine}: its {pod} pod requests {too_much}";
    fn every_size_runs(machine: &str) = "Every size of W&B's chart runs on {machine}, given enough nodes";
    fn chart_sizes_advice(size: &str) = "The files ask for the size {size}. Before you raise it, look at the nodes: a pod cannot be split, and DaemonSets need room, too.";
    fn chart_size_by_files(terraform: &str, kubernetes: &str) = "{terraform} (Terraform) and {kubernetes} (Kubernetes)";
    fn chart_sizes_formula(cpu: Cores, left: &str, sizes: &str) = "A node of {cpu} has about {left} left beside the system and DaemonSets. Nodes needed by size: {sizes}.";
    WITH_CLICKHOUSE = " ClickHouse is counted in.";
    fn nodes_per_zone(total: u32, nodes: NodeCount) = "The Terraform files make {total} nodes instead of {nodes}";
    fn nodes_per_zone_advice(cloud: &str, nodes: NodeCount, per_zone: u32, zones: u32) = "W&B's {cloud} module takes a number of nodes per zone. {nodes} cannot be divided evenly over 3 or 2 zones, so the files ask for {per_zone} in each of {zones}.";
    fn nodes_per_zone_formula(zones: u32, per_zone: u32, total: u32) = "{zones} zones × {per_zone} per zone = {total} nodes.";
    ZONAL_GKE = "W&B's Google module makes a zonal GKE cluster: all nodes in one zone";
    ZONAL_GKE_ADVICE = "When that zone fails, W&B is down although Cloud SQL and Redis are in two zones. The module has no argument for a regional cluster; if you need one, make the cluster yourself.";
    ZONAL_GKE_EVIDENCE = "The module sets no location on the cluster, so the Google provider uses its own zone.";
}

// Who may open W&B.
texts! {
    OPEN = "Everyone on the internet may open this W&B";
    OPEN_ADVICE = "0.0.0.0/0 lets in every address. Name the ranges of your offices, your VPN and the machines that train.";
    OPEN_FORMULA = "A prefix length of 0 leaves all 32 bits open: 2^32 addresses.";
}

// Services beside the nodes.
texts! {
    fn clickhouse(cpu: Cores, memory: Gibibytes, disk: Gibibytes) = "Weave also needs ClickHouse: {cpu}, {memory} of memory and {disk} of disk by W&B's published size";
    CLICKHOUSE_EXTERNAL_ADVICE = "The reference architecture does not mention it. Provide ClickHouse 25.8 to 25.12, or 26.3 or newer, never 26.1 or 26.2; the files connect to it.";
    CLICKHOUSE_IN_CLUSTER_ADVICE = "The reference architecture does not mention it. The files run three replicas on these nodes. Plan a backup: the files make none.";
    CLICKHOUSE_NODES = "ClickHouse in the cluster needs 3 nodes: each replica runs on one of its own";
    CLICKHOUSE_NODES_ADVICE = "With fewer nodes, servers and Keepers of ClickHouse stay Pending.";
    CLICKHOUSE_NODES_EVIDENCE = "Three servers and three Keepers, each kept from the others' nodes by a required anti-affinity.";
    fn redis_too_old(cloud: &str) = "W&B requires Redis 7.x; its {cloud} module makes Redis 6";
    REDIS_ON_GCP_ADVICE = "Ask W&B Support whether Redis 6 is enough for you, or provide a Redis 7.x of your own.";
    fn redis_on_azure_advice(ends: Date, closed: Date) = "Azure Cache for Redis has no version 7, ends on {ends}, and cannot be created in a tenant that had none before {closed}. Use Azure Managed Redis: TLS at port 10000. The module passes no password to a Redis of your own, so ask W&B Support how to connect it.";
    fn azure_redis_retires(ends: Date, closed: Date) = "Basic, Standard and Premium end at Redis 6.0 and retire on {ends}; only tenants with a cache from before {closed} can create one. The successor is Azure Managed Redis.";
    REDIS_ON_AWS = "The module makes an ElastiCache replication group with Redis 7.1.";
    REDIS_ON_GCP = "The module makes a Memorystore instance with REDIS_6_X and has no argument for the version.";
    REDIS_ON_AZURE = "The module makes an azurerm_redis_cache and sets no version.";
    AURORA_STANDBY = "W&B's AWS module makes one Aurora instance: no hot standby, and no final snapshot";
    fn aurora_standby_advice(name: &DeploymentName) = "If the instance fails, W&B is down until Aurora has replaced it. After the first apply, add a reader in another zone: aws rds create-db-instance with --db-cluster-identifier {name}. Take a snapshot before you destroy anything.";
    AURORA_STANDBY_EVIDENCE = "The module sets one instance and skip_final_snapshot = true, and has no argument for either.";
    fn ingress_nginx(day: Date) = "ingress-nginx, whose class these files use, was archived on {day}";
    INGRESS_NGINX_ADVICE = "It gets no security fixes. Traefik's provider for ingress-nginx serves the same class and its annotation for allowed ranges, so these files work with it as they are. For another controller, set its class and annotations in kubernetes/wandb.yaml.";
    INGRESS_NGINX_EVIDENCE = "No releases, no bug fixes and no security fixes after March 2026; new deployments should not use it.";
    TRAEFIK_EVIDENCE = "The provider serves Ingresses of the class nginx and supports nginx.ingress.kubernetes.io/whitelist-source-range.";
    fn aurora_disk(disk: Gigabytes) = "Aurora has no disk size to set; the documented {disk} become a matter of billing";
    AURORA_DISK_ADVICE = "An Aurora volume grows by itself and is billed by the gigabyte used. No argument asks for a size.";
    AURORA_DISK_EVIDENCE = "Aurora storage grows automatically up to 128 TiB; only the space in use is charged.";
    fn mysql_disk(disk: Gigabytes) = "The documented MySQL disk of {disk} cannot be asked for in Terraform";
    MYSQL_DISK_ADVICE = "W&B's module has no argument for the size of the database's disk; it starts at the provider's default and grows by itself. Set the size after the first apply, with the command in main.tf.";
    MYSQL_DISK_EVIDENCE = "The module's list of arguments has none for the database's disk.";
    fn placeholder(fqdn: &str) = "{fqdn} is a placeholder";
    PLACEHOLDER_ADVICE = "Enter your own domain, so that the checklist and the files name the real address of W&B.";
    PLACEHOLDER_REASON = "example.com is reserved for documentation (RFC 2606); nobody can deploy there.";
}

// Versions.
texts! {
    fn support_ends(version: &str, end: Date, days: i32) = "{version} leaves standard support on {end}, in {days} days";
    fn support_extended(version: &str, standard_end: Date, end: Date) = "{version} left standard support on {standard_end}; extended support ends on {end}";
    fn support_ended(version: &str) = "{version} is past the end of its support";
    fn use_newer(version: Version, end: Date) = "Use {version}, which has standard support until {end}.";
    NOTHING_NEWER = "This planner knows no newer version that is supported for long. Look for a newer planner.";
    fn support_formula(end: Date, day: Date) = "Standard support ends on {end}; this plan was looked at on {day}.";
}
