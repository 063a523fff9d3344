//! The Terraform root module of every plan.

use std::{collections::BTreeMap, path::Path, process::Command};

use wandb_planner::{
    assessment::Assessment,
    bundle::{Bundle, Language},
    plan::{Access, ClickHouse, Login, Mail, Plan, ZoneLayout},
    reference::{Cloud, Environment},
};

use crate::plans::{bundle, check_files, plans, text};

/// The plans that have Terraform files.
fn terraform_plans() -> impl Iterator<Item = Plan> {
    plans().into_iter().filter(Plan::has_terraform)
}

#[test]
fn terraform_files_are_valid_hcl() {
    check_files(
        |file| file.language == Language::Terraform,
        |_, file| {
            let body: Result<hcl::Body, _> = hcl::from_str(&file.contents);
            assert!(body.is_ok(), "{}: {}\n{}", file.path, body.unwrap_err(), file.contents);
        },
    );
}

/// The literal arguments of the block `module "wandb"`.
pub fn module_arguments(main: &str) -> BTreeMap<String, hcl::Expression> {
    let body: hcl::Body = hcl::from_str(main).unwrap();
    let module = body
        .blocks()
        .find(|block| {
            block.identifier() == "module"
                && block.labels().first().is_some_and(|it| it.as_str() == "wandb")
        })
        .expect("main.tf has the module");
    module.body().attributes().map(|it| (it.key().to_owned(), it.expr().clone())).collect()
}

#[track_caller]
fn check_argument(
    arguments: &BTreeMap<String, hcl::Expression>,
    name: &str,
    expected: impl Into<hcl::Expression>,
) {
    assert_eq!(arguments.get(name), Some(&expected.into()), "{name}");
}

#[test]
fn the_module_gets_all_sizes_of_the_plan() {
    for plan in terraform_plans() {
        let assessment = Assessment::of(&plan);
        let node = &assessment.kubernetes;
        let arguments = module_arguments(text(bundle(&plan), "terraform/main.tf"));
        let check = |name, value: hcl::Expression| check_argument(&arguments, name, value);
        let layout = ZoneLayout::spread(plan.nodes);
        let ceiling = if plan.environment == Environment::Production { 2 } else { 1 };
        match plan.cloud() {
            Cloud::Aws => {
                check("version", "8.0.0".into());
                check("kubernetes_instance_types", vec![node.chosen.machine.name.as_str()].into());
                check("kubernetes_min_nodes_per_az", layout.per_zone.into());
                check("kubernetes_max_nodes_per_az", (layout.per_zone * ceiling).into());
                check("kubernetes_node_disk_size_gb", node.disk.value.0.into());
                check("eks_cluster_version", "1.35".into());
                check(
                    "database_instance_class",
                    assessment.mysql.chosen.machine.name.as_str().into(),
                );
                check("database_engine_version", "8.0.mysql_aurora.3.10.6".into());
            }
            Cloud::Gcp => {
                check("version", "10.8.2".into());
                check("gke_machine_type", node.chosen.machine.name.as_str().into());
                check("gke_min_node_count", plan.nodes.get().into());
                check("gke_max_node_count", (plan.nodes.get() * ceiling).into());
                check("gke_node_disk_size_gb", node.disk.value.0.into());
                check("gke_min_version", "1.35".into());
                check(
                    "database_machine_type",
                    assessment.mysql.chosen.machine.name.as_str().into(),
                );
                check("database_edition", "ENTERPRISE".into());
                check("database_version", "MYSQL_8_4".into());
            }
            Cloud::Azure => {
                check("version", "7.9.2".into());
                check("kubernetes_instance_type", node.chosen.machine.name.as_str().into());
                check("node_pool_num_zones", layout.zones.into());
                check("kubernetes_min_node_per_az", layout.per_zone.into());
                check("kubernetes_max_node_per_az", (layout.per_zone * ceiling).into());
                check("kubernetes_node_disk_size_gb", node.disk.value.0.into());
                check("database_sku_name", assessment.mysql.chosen.machine.name.as_str().into());
                check("database_version", "8.4".into());
            }
            Cloud::OnPremises => unreachable!("there are no Terraform files on premises"),
        }
        let weave = plan.tier.includes_weave();
        let private = plan.access == Access::Private;
        let own_release = weave || private && plan.cloud() != Cloud::Aws;
        assert_eq!(
            arguments.contains_key("enable_helm_wandb"),
            own_release,
            "wandb.tf installs W&B"
        );
        match plan.cloud() {
            Cloud::Aws => {
                let internal = private.then_some(hcl::Expression::Bool(false));
                assert_eq!(arguments.get("kubernetes_alb_internet_facing"), internal.as_ref());
            }
            Cloud::Gcp => {
                let without = private.then_some(hcl::Expression::Bool(false));
                assert_eq!(arguments.get("public_access"), without.as_ref());
            }
            // The gateway always has both addresses; private.tf selects one.
            Cloud::Azure | Cloud::OnPremises => {}
        }
    }
}

/// Returns the keys of `terraform.tfvars` and the value of the ranges.
fn given_values(bundle: &Bundle) -> (Vec<String>, Option<hcl::Expression>) {
    let values: hcl::Body = hcl::from_str(text(bundle, "terraform/terraform.tfvars")).unwrap();
    let ranges = values.attributes().find(|it| it.key() == "allowed_inbound_cidrs");
    let keys = values.attributes().map(|it| it.key().to_owned()).collect();
    (keys, ranges.map(|it| it.expr().clone()))
}

#[test]
fn the_plans_ranges_are_set_and_missing_ones_are_asked_for() {
    for plan in terraform_plans() {
        let bundle = bundle(&plan);
        let (mut keys, given) = given_values(bundle);
        keys.retain(|key| key != "allowed_inbound_cidrs");
        assert_eq!(
            keys,
            ["name", "region", "domain_name", "subdomain"],
            "the values that the plan knows"
        );

        // GKE's internal load balancer cannot filter, so there are no ranges to ask for.
        let filters = plan.cloud() != Cloud::Gcp || plan.access == Access::Public;
        let variables = text(bundle, "terraform/variables.tf");
        let declared = variables.contains("variable \"allowed_inbound_cidrs\" {");
        assert_eq!(declared, filters);
        let known = filters && !plan.inbound.ranges().is_empty();
        let ranges: Vec<String> = plan.inbound.ranges().iter().map(ToString::to_string).collect();
        assert_eq!(given, known.then(|| ranges.into()));
        let asked = text(bundle, "terraform/terraform.tfvars").contains("# allowed_inbound_cidrs");
        assert_eq!(asked, filters && !known);
    }
}

/// The default of a variable.
pub fn default_of(variables: &hcl::Body, name: &str) -> Option<hcl::Expression> {
    let mut blocks = variables.blocks();
    let variable =
        blocks.find(|block| block.labels().iter().any(|label| label.as_str() == name))?;
    let default = variable.body().attributes().find(|it| it.key() == "default")?;
    Some(default.expr().clone())
}

#[test]
fn alarms_use_the_documented_thresholds() {
    for plan in terraform_plans() {
        let bundle = bundle(&plan);
        let variables: hcl::Body = hcl::from_str(text(bundle, "terraform/variables.tf")).unwrap();
        let check = |name, value: u32| {
            assert_eq!(default_of(&variables, name), Some(value.into()), "{name}");
        };
        check("mysql_cpu_alarm_percent", 40);
        // Four fifths of the documented disk.
        let disk = if plan.environment == Environment::Production { 500 } else { 100 };
        check("mysql_storage_alarm_gb", disk / 5 * 4);
        let (targets, alarms) = match plan.cloud() {
            Cloud::Aws => ("alarm_topic_arns", "aws_cloudwatch_metric_alarm"),
            Cloud::Gcp => ("alarm_channels", "google_monitoring_alert_policy"),
            Cloud::Azure => ("alarm_action_group_ids", "azurerm_monitor_metric_alert"),
            Cloud::OnPremises => unreachable!("there are no Terraform files on premises"),
        };
        let nobody = hcl::Expression::Array(Vec::new());
        assert_eq!(default_of(&variables, targets), Some(nobody));
        let monitoring: hcl::Body = hcl::from_str(text(bundle, "terraform/monitoring.tf")).unwrap();
        let names: Vec<&str> = monitoring
            .blocks()
            .filter(|block| block.labels().first().is_some_and(|it| it.as_str() == alarms))
            .map(|block| block.labels()[1].as_str())
            .collect();
        assert_eq!(names, ["mysql_cpu", "mysql_storage"]);
    }
}

#[test]
fn weave_uses_the_clickhouse_of_the_plan() {
    for plan in terraform_plans().filter(|plan| plan.tier.includes_weave()) {
        let bundle = bundle(&plan);
        let in_cluster = plan.clickhouse == ClickHouse::InCluster;
        let weave = text(bundle, "terraform/weave.tf");
        assert_eq!(weave.contains("\"clickhouse-weave.clickhouse.svc.cluster.local\""), in_cluster);
        assert_eq!(weave.contains("var.clickhouse_host"), !in_cluster);
        let variables = text(bundle, "terraform/variables.tf");
        assert_eq!(variables.contains("variable \"clickhouse_host\""), !in_cluster);
        assert_eq!(variables.contains("variable \"deploy_wandb\""), in_cluster);
    }
}

#[test]
fn secrets_are_sensitive_variables_without_a_default() {
    for plan in terraform_plans() {
        let bundle = bundle(&plan);
        let variables: hcl::Body = hcl::from_str(text(bundle, "terraform/variables.tf")).unwrap();
        let mut secrets = 0;
        for block in variables.blocks() {
            let name = block.labels()[0].as_str();
            let has = |key: &str| block.body().attributes().any(|it| it.key() == key);
            if name == "license" || name.ends_with("password") {
                // A bind name, and with it a password, is optional.
                let optional = name == "ldap_bind_password";
                assert!(has("sensitive") && has("default") == optional, "{name}");
                secrets += 1;
            }
        }
        let installation = plan.installation;
        let expected = 1
            + u32::from(plan.tier.includes_weave())
            + u32::from(installation.login == Login::Ldap)
            + u32::from(installation.mail == Mail::Smtp);
        assert_eq!(secrets, expected);
    }
}

/// Writes the Terraform files, with the example renamed as users would.
fn write_terraform(bundle: &Bundle, folder: &Path) {
    for file in bundle.files().iter().filter(|file| file.language == Language::Terraform) {
        let path = folder.join(file.path.trim_end_matches(".example"));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &file.contents).unwrap();
    }
}

/// Runs `terraform fmt` if Terraform is installed, as it is for `.ci/run`.
#[test]
#[cfg_attr(not(feature = "real-tools"), ignore = "slow, runs real tools: use `make test`")]
fn terraform_would_not_reformat_a_file() {
    if Command::new("terraform").arg("version").output().is_err() {
        println!("terraform is not on the PATH, so the formatting was not checked");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (index, plan) in terraform_plans().enumerate() {
        write_terraform(bundle(&plan), &folder.path().join(index.to_string()));
    }
    let output = Command::new("terraform")
        .args(["fmt", "-check", "-diff", "-recursive"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
