//! The pictures, and the same in words.

use crate::units::{Cores, Gigabytes};

// The architecture.
texts! {
    PUBLIC_ADDRESS = "public address";
    PRIVATE_ADDRESS = "private address";
    fn with_disk(machine: &str, disk: Gigabytes) = "{machine}, {disk} disk";
    OBJECT_STORAGE = "Object storage";
    REACHED_DIRECTLY = "pre-signed URLs, reached directly";
    QUEUE_AND_CACHE = "job queue and cache";
    CLICKHOUSE = "ClickHouse for Weave";
    CLICKHOUSE_EXTERNAL = "a service of its own";
    CLICKHOUSE_IN_CLUSTER = "3 replicas in the cluster";
    PEOPLE = "People and training";
    CLIENTS = "browsers, wandb SDK";
    LOAD_BALANCER = "Load balancer";
    TLS_ENDS_HERE = "DNS A record, TLS ends here";
    ONE_NODE = "node,";
    EACH_NODE_OF = "nodes, each";
    fn at_least(cpu: Cores, memory: Gigabytes) = "at least {cpu} and {memory} in all";
    EGRESS = "Egress";
    fn more_nodes(count: u32) = "{count} more";
    fn disk(size: Gigabytes) = "{size} disk";
    fn node(number: u32) = "Node {number}";
    INGRESS = "Ingress";
    PODS = "W&B operator and pods";
}

// The architecture in words.
texts! {
    CLIENTS_REACH = "People and training machines reach the load balancer, and the object storage directly.";
    fn leads_into_cluster(cluster: &str) = "The load balancer leads into the cluster. {cluster}";
    fn of_each_node(sizes: &str) = "Each node gives at least {sizes}.";
    fn run_on_nodes(ingress: &str, pods: &str, names: &str) = "On the nodes run an {ingress} and, behind it, the {pods}: {names}.";
    USES_SERVICES = "The cluster uses these services.";
    fn reaches(hosts: &str) = "The cluster reaches {hosts}.";
}

// The same plan on each cloud, as bars.
texts! {
    fn missing(given: u32, required: u32, unit: &str, difference: u32) = "{given} of {required} {unit}: {difference} short";
    fn just_enough(given: u32, required: u32, unit: &str) = "{given} of {required} {unit}";
    fn more_than_enough(given: u32, required: u32, unit: &str, difference: u32) = "{given} of {required} {unit}: {difference} more";
    ALL_CPU = "all nodes, CPU";
    ALL_MEMORY = "all nodes, memory";
    MYSQL_CPU = "MySQL, CPU";
    MYSQL_MEMORY = "MySQL, memory";
    fn clouds_title(plan: &str) = "{plan} on each cloud";
}
