//! The items of a deployment on Azure.

use super::{Items, Nodes, Span, control_plane, gigabytes, has_cloud_balancer};
use crate::{
    assessment::Assessment,
    catalog::prices::{Part, Unit},
    reference::Environment,
};

/// The size classes of managed disks: the largest size in GiB, and the number in the class's name.
const DISK_SIZES: [(u64, u8); 8] =
    [(16, 3), (32, 4), (64, 6), (128, 10), (256, 15), (512, 20), (1024, 30), (2048, 40)];

fn disk(kind: &str, gib: u64) -> String {
    let number = DISK_SIZES.iter().find(|(size, _)| gib <= *size).map_or(50, |(_, number)| *number);
    format!("{kind}{number}")
}

/// The size class of a Standard SSD with this many GiB, by which Azure bills it.
pub(super) fn standard_disk(gib: u64) -> String {
    disk("Standard SSD E", gib)
}

pub(super) fn azure(items: &mut Items, assessment: &Assessment, nodes: &Nodes) {
    let plan = &assessment.plan;
    let machine = &assessment.kubernetes.chosen.machine;
    let size = gigabytes(assessment.kubernetes.disk.value);
    let premium = machine.supports_premium_ssd();
    let disk = if premium { disk("Premium SSD P", size) } else { standard_disk(size) };
    items.add(Part::Nodes, machine.name.to_string(), Unit::Hour, nodes.count, nodes.why.clone());
    let why = format!("{size} GB per node, billed by size class");
    items.add(Part::NodeDisks, disk, Unit::DiskMonth, nodes.count, why);
    mysql(items, assessment);
    items.run(Part::Redis, "Azure Cache Standard C3 node", 2, "A cache of 6 GB and its replica");
    // In Test/Dev, AKS uses its free tier.
    if plan.environment == Environment::Production || plan.is_on_openshift() {
        control_plane(items, plan, "AKS Standard tier");
    }
    if has_cloud_balancer(plan) {
        items.run(Part::LoadBalancer, "Application Gateway v2", 1, "");
        let units = Span { least: 2, most: 5 };
        let (unit, why) =
            ("Application Gateway v2 capacity unit", "The module lets it scale from 2 to 5 units");
        items.add(Part::LoadBalancer, unit, Unit::Hour, units, why);
    }
    let why = if has_cloud_balancer(plan) {
        "AKS creates it for outbound traffic"
    } else {
        "For outbound traffic and for the ingress controller"
    };
    items.run(Part::LoadBalancer, "Standard Load Balancer", 1, why);
    if plan.has_terraform() {
        let why = "One for the gateway, one that AKS creates for outbound traffic";
        items.run(Part::Addresses, "Standard public IPv4", 2, why);
        items.add(Part::Monitoring, "Metric alert", Unit::Month, Span::exactly(2), "");
    }
}

/// Adds a server and its standby, which the module always creates.
fn mysql(items: &mut Items, assessment: &Assessment) {
    let machine = &assessment.mysql.chosen.machine;
    let why = format!("{}: a server and its standby", machine.name);
    if machine.is_billed_by_vcore() {
        let vcores = Span::exactly(u64::from(machine.vcpu.0) * 2);
        items.add(Part::Mysql, "MO_Standard_E*ds_v4 vCore", Unit::Hour, vcores, why);
    } else {
        items.add(Part::Mysql, machine.name.to_string(), Unit::Hour, Span::exactly(2), why);
    }
    let disk = assessment.mysql.disk.value;
    // The standby is billed at the same rate as the server (MicrosoftDocs/reliability-docs,
    // reliability-database-mysql.md).
    let why = format!(
        "Server and standby. It starts small and grows; this line assumes the documented {disk} each"
    );
    let size = Span::exactly(2 * gigabytes(disk));
    items.add(Part::MysqlStorage, "Flexible server storage", Unit::GbMonth, size, why);
}
