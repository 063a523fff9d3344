//! Checks every root module against the interfaces of the modules that it calls, without Terraform.

use std::collections::BTreeSet;

use wandb_planner::{
    bundle::{Bundle, Language},
    catalog::{HELM_MODULE, OfficialModule},
    plan::{Access, ClickHouse, Plan},
    reference::{Cloud, Environment, Tier},
};

use crate::{
    interfaces::{Interface, complaints},
    plans::{bundle, plans},
};

/// The files that Terraform reads, without examples.
fn read_by_terraform(bundle: &Bundle) -> Vec<(&str, &str)> {
    let files = bundle.files().iter().filter(|file| file.language == Language::Terraform);
    files
        .filter(|file| !file.path.ends_with(".example"))
        .map(|file| (file.path, file.contents.as_str()))
        .collect()
}

#[test]
fn every_root_module_matches_the_interfaces_of_its_modules() {
    let mut seen = BTreeSet::new();
    for plan in plans().into_iter().filter(Plan::has_terraform) {
        let bundle = bundle(&plan);
        let files = read_by_terraform(bundle);
        // Root modules that differ only in comments are checked once.
        let code = |text: &str| -> String {
            text.lines().filter(|line| !line.trim_start().starts_with('#')).collect()
        };
        // Comments in `.tfvars` files show values, so they count.
        let whole = |path: &str| path.ends_with(".tfvars");
        let text = |(path, text): &(&str, &str)| {
            if whole(path) { text.lines().skip(4).collect() } else { code(text) }
        };
        if seen.insert(files.iter().map(text).collect::<Vec<String>>()) {
            assert_eq!(complaints(&files), [""; 0], "{}", bundle.name());
        }
    }
    assert!(
        seen.len() >= 3 * 2 * 2,
        "at least one root module per cloud, access and ClickHouse option"
    );
}

#[test]
fn every_module_that_the_files_call_has_an_interface() {
    let called = Cloud::DOCUMENTED.map(OfficialModule::for_cloud);
    for module in called.into_iter().chain([HELM_MODULE]) {
        let known = Interface::all()
            .into_iter()
            .any(|it| it.source == module.source && it.version == module.version);
        assert!(known, "{} {}", module.source, module.version);
    }
}

/// Changes one part of a root module and checks the complaints.
#[track_caller]
fn check(plan: &Plan, file: &str, part: &str, changed: &str, expected: &[&str]) {
    let bundle = bundle(plan);
    let mut files = read_by_terraform(bundle);
    let (_, text) =
        files.iter_mut().find(|(path, _)| *path == file).expect("the bundle has the file");
    let other = text.replacen(part, changed, 1);
    assert_ne!(*text, other, "{file} does not contain {part}");
    *text = &other;
    assert_eq!(complaints(&files), expected);
}

#[test]
fn mistakes_in_a_root_module_are_found() {
    let aws = Plan::default();
    let main = "terraform/main.tf";
    check(
        &aws,
        main,
        "database_instance_class =",
        "database_instance_clas  =",
        &["module wandb has no argument database_instance_clas"],
    );
    check(
        &aws,
        main,
        "  kubernetes_legacy_cluster_creator_admin = false\n",
        "",
        &["module wandb needs kubernetes_legacy_cluster_creator_admin"],
    );
    check(
        &aws,
        main,
        "kubernetes_min_nodes_per_az = 1",
        "kubernetes_min_nodes_per_az = \"1\"",
        &["module wandb: kubernetes_min_nodes_per_az takes number"],
    );
    check(
        &aws,
        main,
        "[\"r6i.4xlarge\"]",
        "\"r6i.4xlarge\"",
        &["module wandb: kubernetes_instance_types takes list(string)"],
    );
    check(
        &aws,
        main,
        "[\"r6i.4xlarge\"]",
        "[16]",
        &["module wandb: kubernetes_instance_types takes list(string)"],
    );
    check(
        &aws,
        main,
        "allowed_inbound_cidr      = var.allowed_inbound_cidrs",
        "allowed_inbound_cidr      = var.region",
        &[
            "module wandb: allowed_inbound_cidr takes list(string)",
            "var.allowed_inbound_cidrs is unused",
        ],
    );
    check(
        &aws,
        main,
        "\"8.0.0\"",
        "\"8.0.1\"",
        &["module wandb: wandb/wandb/aws has the known version 8.0.0, not 8.0.1"],
    );
    check(
        &aws,
        main,
        "\"wandb/wandb/aws\"",
        "\"wandb/wandb/asw\"",
        &["module wandb: wandb/wandb/asw is unknown"],
    );
    check(&aws, main, "var.domain_name", "var.domain", &["var.domain is not declared"]);
    check(
        &aws,
        "terraform/outputs.tf",
        "module.wandb.bucket_name",
        "module.wandb.bucket",
        &["module wandb has no output bucket"],
    );
    check(
        &aws,
        "terraform/outputs.tf",
        "module.wandb.cluster_name",
        "module.wandbs.cluster_name",
        &["module.wandbs is not declared"],
    );
    check(
        &aws,
        "terraform/wandb.tf",
        "local.weave_global",
        "local.weave_globals",
        &["local.weave_globals is not declared"],
    );
    check(
        &aws,
        "terraform/weave.tf",
        "kubernetes_secret.clickhouse.",
        "kubernetes_secret.clickhouses.",
        &["kubernetes_secret.clickhouses is not declared"],
    );
}

#[test]
fn mistakes_in_the_values_are_found() {
    let aws = Plan::default();
    let values = "terraform/terraform.tfvars";
    check(
        &aws,
        values,
        "region      =",
        "regoin      =",
        &["terraform.tfvars: regoin is not declared", "terraform.tfvars does not mention region"],
    );
    check(
        &aws,
        values,
        "# deletion_protection     = true",
        "# deletion_protect        = true",
        &["terraform.tfvars: deletion_protect is not declared"],
    );
    check(
        &aws,
        values,
        "# allowed_inbound_cidrs = [\"203.0.113.0/24\"]",
        "# allowed_inbound_cidrs = \"203.0.113.0/24\"",
        &["terraform.tfvars: allowed_inbound_cidrs takes list(string)"],
    );
    check(
        &aws,
        values,
        "TF_VAR_clickhouse_password=",
        "TF_VAR_password=",
        &["terraform.tfvars does not mention clickhouse_password"],
    );
    let unused =
        "variable \"unused\" {\n  type    = string\n  default = \"\"\n}\n\nvariable \"zone_id\"";
    check(
        &aws,
        "terraform/variables.tf",
        "variable \"zone_id\"",
        unused,
        &["var.unused is unused"],
    );
}

#[test]
fn an_output_that_exposes_a_secret_is_found() {
    let outputs = "terraform/outputs.tf";
    let gcp = Plan::new(Tier::Models, Environment::Production, Cloud::Gcp);
    check(
        &gcp,
        outputs,
        "  sensitive   = true\n",
        "",
        &["output database_connection shows module.wandb.database_connection_string"],
    );
    let azure = Plan {
        access: Access::Private,
        clickhouse: ClickHouse::InCluster,
        ..Plan::new(Tier::Combined, Environment::TestDev, Cloud::Azure)
    };
    check(
        &azure,
        outputs,
        "nonsensitive(module.wandb.wandb_spec.values.global.defaultBucket.name)",
        "module.wandb.wandb_spec.values.global.defaultBucket.name",
        &["output storage_account shows module.wandb.wandb_spec"],
    );
}
