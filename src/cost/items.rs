//! The items of a deployment that cost money, in the quantities that W&B's modules create.

mod azure;

use std::borrow::Cow;

use super::{CostInputs, Span};
use crate::{
    assessment::{Assessment, WorkerNodes},
    catalog::{
        CLICKHOUSE_REPLICAS, ClickHouseSize, Edition, Machine,
        prices::{Part, Unit},
    },
    plan::{Access, Network, Plan},
    reference::{Cloud, Environment},
    units::Gigabytes,
};

/// An item of a deployment that costs money.
pub(super) struct Item {
    pub part: Part,
    /// The name of the item in the price list, or of a line for the user to fill in.
    pub name: Cow<'static, str>,
    pub unit: Unit,
    pub quantity: Option<Span<u64>>,
    pub why: String,
}

/// The fee for W&B, which is negotiated and has no list price.
const LICENSE: &str = "W&B license";

/// An existing ClickHouse, for example a service.
const OWN_CLICKHOUSE: &str = "Your own ClickHouse";

/// The subscription of an `OpenShift` cluster, in place of a cloud's managed control plane.
const OPENSHIFT: &str = "OpenShift subscription";

/// The load balancer of an ingress controller that runs in the cluster.
const INGRESS_BALANCER: &str = "Load balancer of the ingress controller";

/// Whether an item's price is negotiated with the vendor and so does not depend on cloud and region.
pub(super) fn is_negotiated(item: &str) -> bool {
    [LICENSE, OWN_CLICKHOUSE, OPENSHIFT].contains(&item)
}

/// Whether an item has no list price in any region, such as a license or an on-premises server.
pub(super) fn has_no_list_price(cloud: Cloud, item: &str) -> bool {
    cloud == Cloud::OnPremises || is_negotiated(item)
}

/// The items of a plan, in the order of [`Part`].
pub(super) fn of(assessment: &Assessment, inputs: &CostInputs) -> Vec<Item> {
    let plan = &assessment.plan;
    let mut items = Items(Vec::new());
    let nodes = nodes(plan);
    match plan.cloud() {
        Cloud::Aws => aws(&mut items, assessment, &nodes),
        Cloud::Gcp => gcp(&mut items, assessment, &nodes),
        Cloud::Azure => azure::azure(&mut items, assessment, &nodes),
        Cloud::OnPremises => on_premises(&mut items, assessment, &nodes),
    }
    amounts(&mut items, plan.cloud(), inputs);
    clickhouse(&mut items, plan);
    let why = "W&B quotes the price of a license.";
    items.add(Part::License, LICENSE, Unit::Month, Span::exactly(1), why);
    items.0
}

/// The list of items while it is built.
struct Items(Vec<Item>);

impl Items {
    fn add(
        &mut self,
        part: Part,
        name: impl Into<Cow<'static, str>>,
        unit: Unit,
        quantity: Span<u64>,
        why: impl Into<String>,
    ) {
        let (name, why, quantity) = (name.into(), why.into(), Some(quantity));
        self.put(Item { part, name, unit, quantity, why });
    }

    /// Inserts an item after those of its part. Sorting instead would add 2 KB to the page.
    fn put(&mut self, item: Item) {
        let place = self.0.partition_point(|it| it.part <= item.part);
        self.0.insert(place, item);
    }

    /// Adds a fixed number of items that are billed by the hour.
    fn run(&mut self, part: Part, name: &'static str, count: u64, why: &str) {
        self.add(part, name, Unit::Hour, Span::exactly(count), why);
    }
}

/// The worker nodes of a plan.
struct Nodes {
    count: Span<u64>,
    /// The number of zones; 1 if it is not known.
    zones: u64,
    why: String,
}

fn nodes(plan: &Plan) -> Nodes {
    if !plan.has_terraform() {
        let count = u64::from(plan.nodes.get());
        return Nodes { count: Span::exactly(count), zones: 1, why: String::new() };
    }
    let WorkerNodes { layout, ceiling } = WorkerNodes::created(plan);
    let least = u64::from(layout.total());
    let count = Span { least, most: least * u64::from(ceiling) };
    let why = match plan.environment {
        Environment::Production => "The autoscaler can scale up to twice the planned nodes.",
        Environment::TestDev => "",
    };
    Nodes { count, zones: u64::from(layout.zones), why: why.to_owned() }
}

/// Gigabytes as a quantity.
fn gigabytes(amount: Gigabytes) -> u64 {
    u64::from(amount.0)
}

/// Adds the nodes' machines, and their disks by size.
fn node_machines(items: &mut Items, assessment: &Assessment, nodes: &Nodes, disk: &'static str) {
    let machine = assessment.kubernetes.chosen.machine.name.to_string();
    items.add(Part::Nodes, machine, Unit::Hour, nodes.count, nodes.why.clone());
    let each = assessment.kubernetes.disk.value;
    let size = nodes.count.map(|count| count * gigabytes(each));
    items.add(Part::NodeDisks, disk, Unit::GbMonth, size, format!("{each} per node"));
}

/// Whether the cloud's own service balances the load. Terraform's files always use it; Kubernetes files
/// use it unless the plan has another ingress controller.
fn has_cloud_balancer(plan: &Plan) -> bool {
    plan.has_terraform() || plan.controller().is_a_cloud_service()
}

/// Adds the managed control plane, or the subscription of an existing `OpenShift` cluster.
fn control_plane(items: &mut Items, plan: &Plan, managed: &'static str) {
    if plan.is_on_openshift() && !plan.has_terraform() {
        let why = "The price depends on where OpenShift runs and on your contract.";
        items.add(Part::ControlPlane, OPENSHIFT, Unit::Month, Span::exactly(1), why);
    } else {
        items.run(Part::ControlPlane, managed, 1, "");
    }
}

/// Adds the load balancer that the cloud creates for an ingress controller in the cluster.
fn ingress_balancer(items: &mut Items) {
    let why =
        "The controller runs in the cluster; its Service gets a load balancer from the cloud.";
    items.run(Part::LoadBalancer, INGRESS_BALANCER, 1, why);
}

fn aws(items: &mut Items, assessment: &Assessment, nodes: &Nodes) {
    let plan = &assessment.plan;
    node_machines(items, assessment, nodes, "gp3");
    let machine = assessment.mysql.chosen.machine.name.to_string();
    let why = "One Aurora instance, no reader";
    items.add(Part::Mysql, machine, Unit::Hour, Span::exactly(1), why);
    let disk = assessment.mysql.disk.value;
    let why = format!("Aurora bills the storage in use; this line assumes the documented {disk}");
    let size = Span::exactly(gigabytes(disk));
    items.add(Part::MysqlStorage, "Aurora Standard storage", Unit::GbMonth, size, why);
    items.run(Part::Redis, "cache.m6g.large", 2, "A node and its replica");
    control_plane(items, plan, "EKS cluster");
    if has_cloud_balancer(plan) {
        items.run(
            Part::LoadBalancer,
            "Application Load Balancer",
            1,
            "Without capacity units, which depend on traffic",
        );
    } else {
        ingress_balancer(items);
    }
    if plan.has_terraform() {
        let own_network = plan.installation.network == Network::New;
        let gateways = if own_network { nodes.zones } else { 0 };
        if own_network {
            items.run(Part::Nat, "NAT gateway", gateways, "One in each zone");
        }
        let (balancer, why) = match (plan.access, own_network) {
            (Access::Public, true) => {
                (nodes.zones, "One in each zone for a NAT gateway, and one for the load balancer")
            }
            (Access::Public, false) => (nodes.zones, "One in each zone for the load balancer"),
            (Access::Private, _) => (0, "One in each zone for a NAT gateway"),
        };
        if gateways + balancer > 0 {
            items.run(Part::Addresses, "Public IPv4 address", gateways + balancer, why);
        }
        items.add(Part::Monitoring, "CloudWatch alarm", Unit::Month, Span::exactly(2), "");
    }
}

fn gcp(items: &mut Items, assessment: &Assessment, nodes: &Nodes) {
    let plan = &assessment.plan;
    let machine = &assessment.kubernetes.chosen.machine;
    let disk = if machine.requires_hyperdisk() { "Hyperdisk Balanced" } else { "pd-balanced" };
    node_machines(items, assessment, nodes, disk);
    cloud_sql(items, &assessment.mysql.chosen.machine);
    let disk = assessment.mysql.disk.value;
    let why = format!(
        "In both zones. It starts small and grows; this line assumes the documented {disk}"
    );
    let size = Span::exactly(gigabytes(disk));
    items.add(Part::MysqlStorage, "Cloud SQL regional SSD", Unit::GbMonth, size, why);
    let why = "6 GB with a replica";
    items.add(Part::Redis, "Memorystore Standard M2", Unit::GbHour, Span::exactly(6), why);
    control_plane(items, plan, "GKE cluster");
    match plan.access {
        _ if !has_cloud_balancer(plan) => ingress_balancer(items),
        Access::Public => items.run(Part::LoadBalancer, "Application Load Balancer", 1, ""),
        Access::Private => {
            items.run(Part::LoadBalancer, "Internal Application Load Balancer", 1, "");
        }
    }
    if plan.has_terraform() {
        // The module creates it even for an internal load balancer, where it has no effect.
        let (policy, why) = ("Cloud Armor policy", "With a rule for each inbound range");
        items.add(Part::LoadBalancer, policy, Unit::Month, Span::exactly(1), why);
        let why = "Each node has one: the module creates no NAT gateway";
        items.add(Part::Addresses, "External IPv4 of a VM", Unit::Hour, nodes.count, why);
        items.add(Part::Monitoring, "Cloud Monitoring alert", Unit::Month, Span::exactly(2), "");
    }
}

/// Adds Cloud SQL, which is billed by vCPU and memory, in two zones.
fn cloud_sql(items: &mut Items, machine: &Machine) {
    let why = format!("{}: primary and standby, which the regional price covers", machine.name);
    let [cpu, memory] = match machine.edition {
        Some(Edition::EnterprisePlus) => {
            ["Cloud SQL Enterprise Plus regional vCPU", "Cloud SQL Enterprise Plus regional memory"]
        }
        Some(Edition::Enterprise) | None => {
            ["Cloud SQL Enterprise regional vCPU", "Cloud SQL Enterprise regional memory"]
        }
    };
    let vcpu = Span::exactly(u64::from(machine.vcpu.0));
    items.add(Part::Mysql, cpu, Unit::Hour, vcpu, why.clone());
    let size = Span::exactly(gigabytes(machine.billed_memory()));
    items.add(Part::Mysql, memory, Unit::GbHour, size, why);
}

fn on_premises(items: &mut Items, assessment: &Assessment, nodes: &Nodes) {
    let node = assessment.kubernetes.chosen.machine.name.to_string();
    items.add(Part::Nodes, node, Unit::Month, nodes.count, "Including its disk");
    let mysql = assessment.mysql.chosen.machine.name.to_string();
    items.add(Part::Mysql, mysql, Unit::Month, Span::exactly(1), "Including its disk");
    items.add(Part::Redis, "Redis server", Unit::Month, Span::exactly(1), "");
    items.add(Part::LoadBalancer, "Load balancer", Unit::Month, Span::exactly(1), "");
    if assessment.plan.is_on_openshift() {
        items.add(Part::ControlPlane, OPENSHIFT, Unit::Month, Span::exactly(1), "");
    }
}

/// A step of a volume price: its upper limit in GB, and its item.
type Step = (u64, &'static str);

const S3: [Step; 3] = [
    (51_200, "S3 Standard first 50 TB"),
    (512_000, "S3 Standard next 450 TB"),
    (u64::MAX, "S3 Standard over 500 TB"),
];
const BLOB: [Step; 3] = [
    (51_200, "Blob Hot ZRS first 50 TB"),
    (512_000, "Blob Hot ZRS next 450 TB"),
    (u64::MAX, "Blob Hot ZRS over 500 TB"),
];
const AWS_EGRESS: [Step; 4] = [
    (10_240, "Internet first 10 TB"),
    (51_200, "Internet next 40 TB"),
    (153_600, "Internet next 100 TB"),
    (u64::MAX, "Internet over 150 TB"),
];
const GCP_EGRESS: [Step; 3] = [
    (1_024, "Internet first 1 TB"),
    (10_240, "Internet next 9 TB"),
    (u64::MAX, "Internet over 10 TB"),
];

/// Adds stored data and egress, in the amounts that the user entered.
fn amounts(items: &mut Items, cloud: Cloud, inputs: &CostInputs) {
    let (stored, egress): (&[Step], &[Step]) = match cloud {
        Cloud::Aws => (&S3, &AWS_EGRESS),
        Cloud::Gcp => (&[(u64::MAX, "GCS Standard")], &GCP_EGRESS),
        Cloud::Azure => (&BLOB, &[(u64::MAX, "Internet egress")]),
        Cloud::OnPremises => (&[(u64::MAX, "Object storage")], &[(u64::MAX, "Internet egress")]),
    };
    by_volume(items, Part::ObjectStorage, Unit::GbMonth, inputs.stored, stored);
    by_volume(items, Part::Egress, Unit::Gb, inputs.egress, egress);
}

fn by_volume(items: &mut Items, part: Part, unit: Unit, amount: Option<Gigabytes>, steps: &[Step]) {
    let mut from = 0;
    for (index, (to, name)) in steps.iter().enumerate() {
        let quantity = amount.map(|amount| gigabytes(amount).min(*to).saturating_sub(from));
        // An unknown amount, or none, is a single line.
        if index == 0 || quantity.is_some_and(|it| it > 0) {
            let why = match amount {
                Some(_) => "The amount that you entered",
                None => "Enter an amount",
            };
            items.put(Item {
                part,
                name: (*name).into(),
                unit,
                quantity: quantity.map(Span::exactly),
                why: why.to_owned(),
            });
        }
        from = *to;
    }
}

/// Adds Weave's database. If it runs in the cluster, it costs only its volumes, because its pods run on
/// the worker nodes.
fn clickhouse(items: &mut Items, plan: &Plan) {
    if !plan.tier.includes_weave() {
        return;
    }
    if !plan.runs_clickhouse() {
        let why = "Weave needs it, and these files do not create it.";
        items.add(Part::ClickHouse, OWN_CLICKHOUSE, Unit::Month, Span::exactly(1), why);
        return;
    }
    let ClickHouseSize { keeper, server, .. } = ClickHouseSize::for_environment(plan.environment);
    let why = |what: &str| format!("Volumes of the {what}; the pods run on the worker nodes");
    if plan.cloud() == Cloud::Azure {
        for (replica, what) in [(server, "servers"), (keeper, "Keepers")] {
            let disk = azure::standard_disk(u64::from(replica.volume_gib));
            let count = Span::exactly(u64::from(CLICKHOUSE_REPLICAS));
            items.add(Part::ClickHouse, disk, Unit::DiskMonth, count, why(what));
        }
        return;
    }
    let disk = match plan.cloud() {
        Cloud::Aws => "gp3",
        Cloud::Gcp => "pd-balanced",
        Cloud::Azure | Cloud::OnPremises => "Volume",
    };
    let size = u64::from((keeper.volume_gib + server.volume_gib) * CLICKHOUSE_REPLICAS);
    let why = why("servers and Keepers");
    items.add(Part::ClickHouse, disk, Unit::GbMonth, Span::exactly(size), why);
}
