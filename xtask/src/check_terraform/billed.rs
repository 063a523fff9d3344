//! Compares the resources that Terraform would create with the bill.

use serde_json::Value;
use wandb_planner::{
    assessment::Assessment,
    catalog::prices::Part,
    cost::{Bill, CostInputs},
    plan::{Access, Plan},
    reference::Cloud,
};

use super::json::{number, of, resources, sum, text};

/// Prefixes of resource types that cost nothing, or that every bill lists as not included: keys, secrets,
/// queues, logs and shared files that stay empty.
const NOT_COUNTED: &[&str] = &[
    "aws_acm_",
    "aws_cloudwatch_log_group",
    "aws_db_",
    "aws_default_",
    "aws_ec2_tag",
    "aws_efs_",
    "aws_eks_access_",
    "aws_eks_addon",
    "aws_elasticache_subnet_group",
    "aws_iam_",
    "aws_internet_gateway",
    "aws_kms_",
    "aws_launch_template",
    "aws_rds_cluster_parameter_group",
    "aws_route",
    "aws_s3_bucket_",
    "aws_secretsmanager_",
    "aws_security_group",
    "aws_sqs_",
    "aws_subnet",
    "aws_vpc",
    "azurerm_federated_",
    "azurerm_key_vault",
    "azurerm_management_lock",
    "azurerm_mysql_flexible_database",
    "azurerm_mysql_flexible_server_configuration",
    "azurerm_network_",
    "azurerm_private_dns_",
    "azurerm_resource_group",
    "azurerm_role_",
    "azurerm_storage_container",
    "azurerm_subnet",
    "azurerm_user_assigned_identity",
    "azurerm_virtual_network",
    "google_compute_address",
    "google_compute_firewall",
    "google_compute_global_address",
    "google_compute_global_forwarding_rule",
    "google_compute_managed_ssl_certificate",
    "google_compute_network",
    "google_compute_subnetwork",
    "google_dns_",
    "google_kms_",
    "google_project_",
    "google_secret_manager_",
    "google_service_",
    "google_sql_database",
    "google_sql_user",
    "google_storage_bucket_iam",
    "helm_",
    "kubernetes_",
    "null_",
    "random_",
    "time_",
    "tls_",
];

/// Resource types that the bill includes.
const COUNTED: &[&str] = &[
    "aws_cloudwatch_metric_alarm",
    "aws_eip",
    "aws_eks_cluster",
    "aws_eks_node_group",
    "aws_elasticache_replication_group",
    "aws_nat_gateway",
    "aws_rds_cluster",
    "aws_rds_cluster_instance",
    "aws_s3_bucket",
    "azurerm_application_gateway",
    "azurerm_kubernetes_cluster",
    "azurerm_kubernetes_cluster_node_pool",
    "azurerm_monitor_metric_alert",
    "azurerm_mysql_flexible_server",
    "azurerm_public_ip",
    "azurerm_redis_cache",
    "azurerm_storage_account",
    "google_compute_security_policy",
    "google_compute_security_policy_rule",
    "google_container_cluster",
    "google_container_node_pool",
    "google_monitoring_alert_policy",
    "google_redis_instance",
    "google_sql_database_instance",
    "google_storage_bucket",
];

/// The differences between a plan's bill and the resources of the real modules.
pub fn complaints(plan: &Plan, planned: &Value) -> Vec<String> {
    let bill = Bill::of(&Assessment::of(plan), &CostInputs::default());
    let mut found = Vec::new();
    let expected = match plan.cloud() {
        Cloud::Aws => aws(plan, planned),
        Cloud::Gcp => gcp(plan, planned),
        Cloud::Azure => azure(plan, planned),
        Cloud::OnPremises => Err("there is no module on premises".to_owned()),
    };
    match expected {
        Ok(expected) => {
            for (part, item, least, most) in expected {
                let line = bill.lines.iter().find(|it| it.part == part && it.item == item);
                let billed =
                    line.and_then(|it| it.quantity).map_or((0, 0), |it| (it.least, it.most));
                if billed != (least, most) {
                    found.push(format!(
                        "{item}: the bill has {billed:?}, Terraform creates {:?}",
                        (least, most),
                    ));
                }
            }
        }
        Err(complaint) => found.push(format!("the bill: {complaint}")),
    }
    for kind in kinds(planned) {
        let known = COUNTED.contains(&kind.as_str())
            || NOT_COUNTED.iter().any(|start| kind.starts_with(start));
        if !known {
            found.push(format!("Terraform creates {kind}, which is missing from the bill"));
        }
    }
    found
}

/// Each part's item with its minimum and maximum quantity.
type Expected = Vec<(Part, String, u64, u64)>;

fn count(planned: &Value, kind: &str) -> u64 {
    resources(planned, kind).len() as u64
}

fn aws(plan: &Plan, planned: &Value) -> Result<Expected, String> {
    let groups = resources(planned, "aws_eks_node_group");
    let nodes = sum(&groups, "/scaling_config/0/min_size")?;
    let most = sum(&groups, "/scaling_config/0/max_size")?;
    let machine = text(groups.first().ok_or("no node group")?, "/instance_types/0")?;
    let redis = resources(planned, "aws_elasticache_replication_group");
    let caches = sum(&redis, "/num_cache_clusters")?;
    let instances = count(planned, "aws_rds_cluster_instance");
    // The load balancer has an address in each zone that has a node group.
    let balancer = if plan.access == Access::Public { groups.len() as u64 } else { 0 };
    let addresses = count(planned, "aws_eip") + balancer;
    let (gateways, alarms) =
        (count(planned, "aws_nat_gateway"), count(planned, "aws_cloudwatch_metric_alarm"));
    let clusters = count(planned, "aws_eks_cluster");
    let database = of(planned, "aws_rds_cluster_instance", "/instance_class")?;
    Ok(vec![
        (Part::Nodes, machine, nodes, most),
        (Part::Mysql, database, instances, instances),
        (
            Part::Redis,
            of(planned, "aws_elasticache_replication_group", "/node_type")?,
            caches,
            caches,
        ),
        (Part::ControlPlane, "EKS cluster".to_owned(), clusters, clusters),
        (Part::Nat, "NAT gateway".to_owned(), gateways, gateways),
        (Part::Addresses, "Public IPv4 address".to_owned(), addresses, addresses),
        (Part::Monitoring, "CloudWatch alarm".to_owned(), alarms, alarms),
    ])
}

fn gcp(plan: &Plan, planned: &Value) -> Result<Expected, String> {
    let pools = resources(planned, "google_container_node_pool");
    let pool = pools.first().ok_or("no node pool")?;
    let nodes = number(pool, "/autoscaling/0/total_min_node_count")?;
    let most = number(pool, "/autoscaling/0/total_max_node_count")?;
    let disk = number(pool, "/node_config/0/disk_size_gb")?;
    let private = pool.pointer("/network_config/0/enable_private_nodes").and_then(Value::as_bool);
    let addresses = if private == Some(true) { (0, 0) } else { (nodes, most) };
    let availability =
        of(planned, "google_sql_database_instance", "/settings/0/availability_type")?;
    if availability != "REGIONAL" || count(planned, "google_sql_database_instance") != 1 {
        return Err(format!("Cloud SQL is {availability}"));
    }
    let tier = of(planned, "google_redis_instance", "/tier")?;
    if tier != "STANDARD_HA" {
        return Err(format!("Redis is {tier}"));
    }
    let memory = sum(&resources(planned, "google_redis_instance"), "/memory_size_gb")?;
    let machine = &Assessment::of(plan).mysql.chosen.machine;
    let edition = match machine.edition.map(wandb_planner::catalog::Edition::name) {
        Some("ENTERPRISE_PLUS") => "Cloud SQL Enterprise Plus regional vCPU",
        _ => "Cloud SQL Enterprise regional vCPU",
    };
    let vcpu = u64::from(machine.vcpu.0);
    let alerts = count(planned, "google_monitoring_alert_policy");
    let armor = count(planned, "google_compute_security_policy");
    Ok(vec![
        (Part::Nodes, text(pool, "/node_config/0/machine_type")?, nodes, most),
        (Part::NodeDisks, "pd-balanced".to_owned(), nodes * disk, most * disk),
        (Part::Mysql, edition.to_owned(), vcpu, vcpu),
        (Part::Redis, "Memorystore Standard M2".to_owned(), memory, memory),
        (
            Part::ControlPlane,
            "GKE cluster".to_owned(),
            1,
            count(planned, "google_container_cluster"),
        ),
        (Part::LoadBalancer, "Cloud Armor policy".to_owned(), armor, armor),
        (Part::Addresses, "External IPv4 of a VM".to_owned(), addresses.0, addresses.1),
        (Part::Monitoring, "Cloud Monitoring alert".to_owned(), alerts, alerts),
    ])
}

fn azure(plan: &Plan, planned: &Value) -> Result<Expected, String> {
    let clusters = resources(planned, "azurerm_kubernetes_cluster");
    let mut pools = resources(planned, "azurerm_kubernetes_cluster_node_pool");
    pools.extend(clusters.iter().filter_map(|it| it.pointer("/default_node_pool/0")));
    let (nodes, most) = (sum(&pools, "/min_count")?, sum(&pools, "/max_count")?);
    let machine = text(pools.first().ok_or("no node pool")?, "/vm_size")?;
    let servers = resources(planned, "azurerm_mysql_flexible_server");
    let standby = servers.iter().filter(|it| it.pointer("/high_availability/0/mode").is_some());
    let servers = (servers.len() + standby.count()) as u64;
    let vcpu = u64::from(Assessment::of(plan).mysql.chosen.machine.vcpu.0);
    let cache = |pointer: &str| of(planned, "azurerm_redis_cache", pointer);
    let capacity = sum(&resources(planned, "azurerm_redis_cache"), "/capacity")?;
    let item = format!("Azure Cache {} {}{capacity} node", cache("/sku_name")?, cache("/family")?);
    // The Standard tier is a node and its replica.
    let caches = 2 * count(planned, "azurerm_redis_cache");
    let gateways = resources(planned, "azurerm_application_gateway");
    let gateway = gateways.first().ok_or("no gateway")?;
    let units = [
        number(gateway, "/autoscale_configuration/0/min_capacity")?,
        number(gateway, "/autoscale_configuration/0/max_capacity")?,
    ];
    if text(gateway, "/sku/0/name")? != "Standard_v2" {
        return Err("the gateway is not Standard_v2".to_owned());
    }
    let replication = of(planned, "azurerm_storage_account", "/account_replication_type")?;
    if replication != "ZRS" {
        return Err(format!("the bucket is {replication}"));
    }
    let standard = of(planned, "azurerm_kubernetes_cluster", "/sku_tier")? == "Standard";
    // AKS creates one more, for the nodes' outbound traffic.
    let addresses = count(planned, "azurerm_public_ip") + 1;
    let alerts = count(planned, "azurerm_monitor_metric_alert");
    let vcores = servers * vcpu;
    Ok(vec![
        (Part::Nodes, machine, nodes, most),
        (Part::Mysql, "MO_Standard_E*ds_v4 vCore".to_owned(), vcores, vcores),
        (Part::Redis, item, caches, caches),
        (Part::ControlPlane, "AKS Standard tier".to_owned(), standard.into(), standard.into()),
        (Part::LoadBalancer, "Application Gateway v2".to_owned(), 1, gateways.len() as u64),
        (Part::LoadBalancer, "Application Gateway v2 capacity unit".to_owned(), units[0], units[1]),
        (Part::Addresses, "Standard public IPv4".to_owned(), addresses, addresses),
        (Part::Monitoring, "Metric alert".to_owned(), alerts, alerts),
    ])
}

/// The distinct types of the resources that Terraform would create.
fn kinds(planned: &Value) -> Vec<String> {
    fn gather(module: &Value, found: &mut Vec<String>) {
        let list = |name: &str| module[name].as_array().map(Vec::as_slice).unwrap_or_default();
        for resource in list("resources").iter().filter(|it| it["mode"] == "managed") {
            found.extend(resource["type"].as_str().map(str::to_owned));
        }
        for child in list("child_modules") {
            gather(child, found);
        }
    }
    let mut found = Vec::new();
    gather(&planned["planned_values"]["root_module"], &mut found);
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The parts of Terraform's plan for the default plan that matter for the bill.
    fn planned() -> Value {
        let resource = |kind: &str, values: Value| json!({ "mode": "managed", "type": kind, "values": values });
        let scaling = json!([{ "min_size": 1, "max_size": 2 }]);
        let group = json!({ "instance_types": ["r6i.4xlarge"], "scaling_config": scaling });
        let zone = [
            resource("aws_eks_node_group", group),
            resource("aws_nat_gateway", json!({})),
            resource("aws_eip", json!({})),
        ];
        let alarm = resource("aws_cloudwatch_metric_alarm", json!({}));
        let zones = vec![zone; 3].concat();
        let redis = json!({ "node_type": "cache.m6g.large", "num_cache_clusters": 2 });
        json!({ "planned_values": { "root_module": {
            "resources": [alarm, alarm, resource("aws_kms_key", json!({}))],
            "child_modules": [{ "resources": zones }, { "resources": [
                resource("aws_eks_cluster", json!({})),
                resource("aws_elasticache_replication_group", redis),
                resource("aws_rds_cluster_instance", json!({ "instance_class": "db.r6g.2xlarge" })),
            ] }],
        } } })
    }

    #[test]
    fn a_matching_plan_is_accepted() {
        assert_eq!(complaints(&Plan::default(), &planned()), [""; 0]);
    }

    #[track_caller]
    fn check(pointer: &str, value: Value, expected: &str) {
        let mut planned = planned();
        *planned.pointer_mut(pointer).expect(pointer) = value;
        assert_eq!(complaints(&Plan::default(), &planned), [expected]);
    }

    #[test]
    fn differences_from_the_bill_are_reported() {
        let inside = "/planned_values/root_module/child_modules";
        check(
            &format!("{inside}/1/resources/1/values/num_cache_clusters"),
            json!(3),
            "cache.m6g.large: the bill has (2, 2), Terraform creates (3, 3)",
        );
        check(
            &format!("{inside}/1/resources/2/values/instance_class"),
            json!("db.r6g.large"),
            "db.r6g.large: the bill has (0, 0), Terraform creates (1, 1)",
        );
        check(
            &format!("{inside}/0/resources/0/values/scaling_config/0/max_size"),
            json!(5),
            "r6i.4xlarge: the bill has (3, 6), Terraform creates (3, 9)",
        );
        check(
            "/planned_values/root_module/resources/2/type",
            json!("aws_cloudtrail"),
            "Terraform creates aws_cloudtrail, which is missing from the bill",
        );
    }
}
