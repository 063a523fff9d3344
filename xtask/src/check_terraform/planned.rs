//! Compares the resources that Terraform would create, read from its plan as JSON, with the planner's results.

use serde_json::Value;
use wandb_planner::{
    assessment::Assessment,
    bundle::{Occasion, PlanDocument},
    catalog::{KUBERNETES_VERSION, ManagedMysql},
    plan::{Access, Plan, ZoneLayout},
    reference::{BACKUP, Cloud, Environment},
};

use super::json::{number, number_of, of, only, resources, sum, text, the_same};

/// The sizes and versions of a deployment. `None` where the source does not have the value.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sizes {
    node_machine: String,
    /// The minimum number of nodes in all groups together.
    nodes: u64,
    /// The maximum number of nodes in all groups together.
    most_nodes: u64,
    node_disk: Option<u64>,
    mysql_machine: String,
    mysql_version: String,
    kubernetes: Option<String>,
}

/// The differences between a plan and Terraform's plan. With the real modules, their resources are
/// compared as well; otherwise only the modules' inputs.
pub fn complaints(plan: &Plan, planned: &Value, real: bool) -> Vec<String> {
    let expected = Sizes::expected(plan);
    let mut found = Vec::new();
    let mut compare = |what: &str, sizes: Result<Sizes, String>| match sizes {
        Ok(sizes) => {
            found.extend(differences(plan, &expected, &sizes).map(|it| format!("{what}: {it}")));
        }
        Err(complaint) => found.push(format!("{what}: {complaint}")),
    };
    compare("the module gets", Sizes::given(plan, planned));
    if real {
        compare("Terraform creates", Sizes::created(plan.cloud(), planned));
        found.extend(other_differences(plan, planned));
    }
    found
}

fn differences<'a>(
    plan: &Plan,
    expected: &'a Sizes,
    actual: &'a Sizes,
) -> impl Iterator<Item = String> {
    let text = |what: &str, one: &str, other: &str| {
        (one != other).then(|| format!("{what} is {other}, not {one}"))
    };
    // Where nodes are set per zone, rounding can add one.
    let spare = actual.nodes.checked_sub(expected.nodes);
    let enough = spare == Some(0) || spare == Some(1) && plan.cloud() != Cloud::Gcp;
    let ceiling = if plan.environment == Environment::Production { 2 } else { 1 };
    [
        text("the node", &expected.node_machine, &actual.node_machine),
        (!enough).then(|| format!("there are {} nodes, not {}", actual.nodes, expected.nodes)),
        (actual.most_nodes != actual.nodes * ceiling)
            .then(|| format!("{} nodes become {}", actual.nodes, actual.most_nodes)),
        (actual.node_disk.is_some() && actual.node_disk != expected.node_disk)
            .then(|| format!("the disk is {:?}, not {:?}", actual.node_disk, expected.node_disk)),
        text("MySQL", &expected.mysql_machine, &actual.mysql_machine),
        text("MySQL's version", &expected.mysql_version, &actual.mysql_version),
        (actual.kubernetes.is_some() && actual.kubernetes != expected.kubernetes)
            .then(|| format!("Kubernetes is {:?}", actual.kubernetes)),
    ]
    .into_iter()
    .flatten()
}

impl Sizes {
    /// Reads the sizes from the plan as JSON, as `wandb-planner plan --format json` prints it.
    fn expected(plan: &Plan) -> Self {
        let occasion = Occasion { date: "2026-11-23".parse().expect("a date"), address: None };
        let json = PlanDocument::new(&Assessment::of(plan), &occasion).to_json();
        let document: Value = serde_json::from_str(&json).expect("the document is JSON");
        let text = |pointer| text(&document, pointer).expect("a string in the document");
        let number = |pointer| number(&document, pointer).expect("a number in the document");
        let nodes = number("/plan/nodes");
        Self {
            node_machine: text("/kubernetes/chosen/machine/name"),
            nodes,
            most_nodes: nodes,
            node_disk: Some(number("/kubernetes/disk/value")),
            mysql_machine: text("/mysql/chosen/machine/name"),
            mysql_version: ManagedMysql::for_cloud(plan.cloud()).argument.to_owned(),
            kubernetes: Some(KUBERNETES_VERSION.to_string()),
        }
    }

    /// Reads the sizes from the cloud module's inputs.
    fn given(plan: &Plan, planned: &Value) -> Result<Self, String> {
        let call = &planned["configuration"]["root_module"]["module_calls"]["wandb"];
        let value = |name: &str| &call["expressions"][name]["constant_value"];
        let text = |name: &str| text(value(name), "").map_err(|_| format!("no {name}"));
        let number = |name: &str| number(value(name), "").map_err(|_| format!("no {name}"));
        match plan.cloud() {
            Cloud::Aws => {
                // The subnets are computed, so the inputs do not show them. With the real modules, each
                // has a node group.
                let zones = u64::from(ZoneLayout::spread(plan.nodes).zones);
                Ok(Self {
                    node_machine: only(value("kubernetes_instance_types"))?,
                    nodes: zones * number("kubernetes_min_nodes_per_az")?,
                    most_nodes: zones * number("kubernetes_max_nodes_per_az")?,
                    node_disk: Some(number("kubernetes_node_disk_size_gb")?),
                    mysql_machine: text("database_instance_class")?,
                    mysql_version: text("database_engine_version")?,
                    kubernetes: Some(text("eks_cluster_version")?),
                })
            }
            Cloud::Gcp => Ok(Self {
                node_machine: text("gke_machine_type")?,
                nodes: number("gke_min_node_count")?,
                most_nodes: number("gke_max_node_count")?,
                node_disk: Some(number("gke_node_disk_size_gb")?),
                mysql_machine: text("database_machine_type")?,
                mysql_version: text("database_version")?,
                kubernetes: Some(text("gke_min_version")?),
            }),
            Cloud::Azure => {
                let zones = number("node_pool_num_zones")?;
                Ok(Self {
                    node_machine: text("kubernetes_instance_type")?,
                    nodes: zones * number("kubernetes_min_node_per_az")?,
                    most_nodes: zones * number("kubernetes_max_node_per_az")?,
                    node_disk: Some(number("kubernetes_node_disk_size_gb")?),
                    mysql_machine: text("database_sku_name")?,
                    mysql_version: text("database_version")?,
                    kubernetes: None,
                })
            }
            Cloud::OnPremises => Err("there is no module on premises".to_owned()),
        }
    }

    /// Reads the sizes from the resources that the real modules would create.
    fn created(cloud: Cloud, planned: &Value) -> Result<Self, String> {
        match cloud {
            Cloud::Aws => {
                let groups = resources(planned, "aws_eks_node_group");
                let machines = groups.iter().map(|group| only(&group["instance_types"]));
                Ok(Self {
                    node_machine: the_same(machines)?,
                    nodes: sum(&groups, "/scaling_config/0/min_size")?,
                    most_nodes: sum(&groups, "/scaling_config/0/max_size")?,
                    // The launch template sets it, and its disks are known only after the apply.
                    node_disk: None,
                    mysql_machine: of(planned, "aws_rds_cluster_instance", "/instance_class")?,
                    mysql_version: of(planned, "aws_rds_cluster", "/engine_version")?,
                    kubernetes: Some(of(planned, "aws_eks_cluster", "/version")?),
                })
            }
            Cloud::Gcp => {
                let pools = resources(planned, "google_container_node_pool");
                let pool = |pointer| the_same(pools.iter().map(|it| text(it, pointer)));
                Ok(Self {
                    node_machine: pool("/node_config/0/machine_type")?,
                    nodes: sum(&pools, "/autoscaling/0/total_min_node_count")?,
                    most_nodes: sum(&pools, "/autoscaling/0/total_max_node_count")?,
                    node_disk: Some(sum(&pools, "/node_config/0/disk_size_gb")?),
                    mysql_machine: of(planned, "google_sql_database_instance", "/settings/0/tier")?,
                    mysql_version: of(
                        planned,
                        "google_sql_database_instance",
                        "/database_version",
                    )?,
                    kubernetes: Some(of(
                        planned,
                        "google_container_cluster",
                        "/min_master_version",
                    )?),
                })
            }
            Cloud::Azure => {
                let clusters = resources(planned, "azurerm_kubernetes_cluster");
                let mut pools = resources(planned, "azurerm_kubernetes_cluster_node_pool");
                pools.extend(clusters.iter().filter_map(|it| it.pointer("/default_node_pool/0")));
                let disks = pools.iter().map(|it| number(it, "/os_disk_size_gb"));
                Ok(Self {
                    node_machine: the_same(pools.iter().map(|it| text(it, "/vm_size")))?,
                    nodes: sum(&pools, "/min_count")?,
                    most_nodes: sum(&pools, "/max_count")?,
                    node_disk: Some(the_same(disks)?),
                    mysql_machine: of(planned, "azurerm_mysql_flexible_server", "/sku_name")?,
                    mysql_version: of(planned, "azurerm_mysql_flexible_server", "/version")?,
                    kubernetes: None,
                })
            }
            Cloud::OnPremises => Err("there is no module on premises".to_owned()),
        }
    }
}

/// Checks other properties of the real modules' resources: backups, and the names that the files
/// assume because no output reports them.
fn other_differences(plan: &Plan, planned: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut equal = |what: &str, one: Result<String, String>, other: Result<String, String>| {
        if one.is_err() || one != other {
            found.push(format!("{what}: {one:?} and {other:?}"));
        }
    };
    let of = |kind: &str, pointer: &str| of(planned, kind, pointer);
    let output = |name: &str| text(planned, &format!("/planned_values/outputs/{name}/value"));
    let backups = match plan.cloud() {
        Cloud::Aws => {
            let alarm = of("aws_cloudwatch_metric_alarm", "/dimensions/DBClusterIdentifier");
            equal("the alarms' cluster", of("aws_rds_cluster", "/cluster_identifier"), alarm);
            number_of(planned, "aws_rds_cluster", "/backup_retention_period")
        }
        Cloud::Gcp => {
            if plan.access == Access::Private {
                let network = of("google_compute_firewall", "/network");
                equal("the network", of("google_compute_network", "/name"), network);
                let subnets = resources(planned, "google_compute_subnetwork");
                let subnet = of("google_compute_address", "/subnetwork").ok();
                if !subnets.iter().any(|it| it["name"].as_str() == subnet.as_deref()) {
                    found.push(format!("there is no subnet {subnet:?}"));
                }
            }
            let kept =
                "/settings/0/backup_configuration/0/backup_retention_settings/0/retained_backups";
            number_of(planned, "google_sql_database_instance", kept)
        }
        Cloud::Azure => {
            match plan.access {
                Access::Private => {
                    let address = "/frontend_ip_configuration/1/private_ip_address";
                    equal(
                        "the address",
                        of("azurerm_application_gateway", address),
                        output("address"),
                    );
                }
                Access::Public => {
                    let group = of("azurerm_network_security_group", "/name");
                    let rules = resources(planned, "azurerm_network_security_rule");
                    let groups = rules.iter().map(|it| text(it, "/network_security_group_name"));
                    equal("the security group", group, the_same(groups));
                }
            }
            let groups = resources(planned, "azurerm_monitor_metric_alert");
            let group = the_same(groups.iter().map(|it| text(it, "/resource_group_name")));
            equal("the resource group", of("azurerm_resource_group", "/name"), group);
            number_of(planned, "azurerm_mysql_flexible_server", "/backup_retention_days")
        }
        Cloud::OnPremises => Err("there is no module on premises".to_owned()),
    };
    match backups {
        Ok(days) if days >= u64::from(BACKUP.retention_days) => {}
        other => found.push(format!("backups are kept for {other:?} days")),
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use wandb_planner::reference::Tier;

    use super::*;

    /// The parts of Terraform's plan for the default plan, with the real module, that the checks read.
    fn planned() -> Value {
        let argument = |value: Value| json!({ "constant_value": value });
        let call = json!({
            "kubernetes_instance_types": argument(json!(["r6i.4xlarge"])),
            "kubernetes_min_nodes_per_az": argument(json!(1)),
            "kubernetes_max_nodes_per_az": argument(json!(2)),
            "kubernetes_node_disk_size_gb": argument(json!(100)),
            "database_instance_class": argument(json!("db.r6g.2xlarge")),
            "database_engine_version": argument(json!("8.0.mysql_aurora.3.10.6")),
            "eks_cluster_version": argument(json!("1.35")),
        });
        let resource = |kind: &str, values: Value| json!({ "mode": "managed", "type": kind, "values": values });
        let scaling = json!([{ "min_size": 1, "max_size": 2 }]);
        let group = json!({ "instance_types": ["r6i.4xlarge"], "scaling_config": scaling });
        let group = resource("aws_eks_node_group", group);
        let database = json!({
            "cluster_identifier": "wandb",
            "engine_version": "8.0.mysql_aurora.3.10.6",
            "backup_retention_period": 14,
        });
        let alarm = json!({ "dimensions": { "DBClusterIdentifier": "wandb" } });
        json!({
            "configuration": { "root_module": { "module_calls": { "wandb": { "expressions": call } } } },
            "planned_values": { "root_module": {
                "resources": [resource("aws_cloudwatch_metric_alarm", alarm)],
                "child_modules": [{
                    "resources": [group, group, group],
                    "child_modules": [{ "resources": [
                        resource("aws_eks_cluster", json!({ "version": "1.35" })),
                        resource("aws_rds_cluster", database),
                        resource("aws_rds_cluster_instance", json!({ "instance_class": "db.r6g.2xlarge" })),
                    ] }],
                }],
            } },
        })
    }

    /// Changes one value of Terraform's plan and expects a complaint.
    #[track_caller]
    fn check(pointer: &str, value: Value, expected: &str) {
        let mut planned = planned();
        *planned.pointer_mut(pointer).expect(pointer) = value;
        let complaints = complaints(&Plan::default(), &planned, true);
        assert!(complaints.iter().any(|it| it == expected), "{complaints:#?}");
    }

    #[test]
    fn a_matching_plan_is_accepted() {
        assert_eq!(complaints(&Plan::default(), &planned(), true), [""; 0]);
        assert_eq!(complaints(&Plan::default(), &planned(), false), [""; 0]);
    }

    #[test]
    fn differences_from_the_planner_are_reported() {
        let call = "/configuration/root_module/module_calls/wandb/expressions";
        let given = |name: &str| format!("{call}/{name}/constant_value");
        let machines = given("kubernetes_instance_types");
        check(
            &machines,
            json!(["r6i.large"]),
            "the module gets: the node is r6i.large, not r6i.4xlarge",
        );
        let least = given("kubernetes_min_nodes_per_az");
        check(&least, json!(2), "the module gets: there are 6 nodes, not 3");
        let most = given("kubernetes_max_nodes_per_az");
        check(&most, json!(3), "the module gets: 3 nodes become 9");
        let disk = given("kubernetes_node_disk_size_gb");
        check(&disk, json!(50), "the module gets: the disk is Some(50), not Some(100)");
        let missing = given("database_engine_version");
        check(&missing, Value::Null, "the module gets: no database_engine_version");

        let inside = "/planned_values/root_module/child_modules/0";
        let database = format!("{inside}/child_modules/0/resources");
        check(
            &format!("{inside}/resources/1/values/instance_types/0"),
            json!("r6i.large"),
            "Terraform creates: both \"r6i.4xlarge\" and \"r6i.large\"",
        );
        check(&format!("{inside}/resources"), json!([]), "Terraform creates: there is none");
        check(
            &format!("{database}/2/values/instance_class"),
            json!("db.r6g.large"),
            "Terraform creates: MySQL is db.r6g.large, not db.r6g.2xlarge",
        );
        check(
            &format!("{database}/0/values/version"),
            json!("1.29"),
            "Terraform creates: Kubernetes is Some(\"1.29\")",
        );
        check(
            &format!("{database}/1/values/backup_retention_period"),
            json!(1),
            "backups are kept for Ok(1) days",
        );
        check(
            "/planned_values/root_module/resources/0/values/dimensions/DBClusterIdentifier",
            json!("other"),
            "the alarms' cluster: Ok(\"wandb\") and Ok(\"other\")",
        );
    }

    #[test]
    fn the_expected_values_follow_the_plan() {
        let test = Plan::new(Tier::Combined, Environment::TestDev, Cloud::Aws);
        let complaints = complaints(&test, &planned(), true);
        let of = |part: &str| complaints.iter().filter(|it| it.contains(part)).count();
        assert_eq!(of("the node is r6i.4xlarge, not r6i.xlarge"), 2);
        assert_eq!(of("3 nodes become 6"), 2);
        assert_eq!(of("MySQL is db.r6g.2xlarge, not db.r6g.large"), 2);
    }
}
