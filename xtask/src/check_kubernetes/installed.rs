//! Compares helm's output with the plan's installation options: images, user ids, ingress controller.

use std::collections::BTreeSet;

use serde_json::Value;
use wandb_planner::{
    bundle::mirrored_images,
    plan::{Egress, Login, Mail, Plan, Platform},
};

use super::rendered::as_helm_reads;

/// The registry that the answers name.
const REGISTRY: &str = "registry.example.org/mirror/";

/// The differences between the plan's options and helm's output.
pub fn differences(plan: &Plan, report: &Value, objects: &str) -> Vec<String> {
    let mut found = Vec::new();
    let pods: Vec<Value> = pods(objects).collect();
    if plan.installation.egress == Egress::AirGapped {
        let rendered: BTreeSet<String> = pods.iter().flat_map(images).collect();
        let mirrored = mirrored_images(plan).into_iter().map(|image| {
            let image = image.replace("$WANDB_SERVER_VERSION", "0.83.0");
            format!("{REGISTRY}{}", image.replace("$WANDB_CONSOLE_VERSION", "2.20.0"))
        });
        // The operator and ClickHouse are not part of this chart.
        let of_chart = |it: &String| !it.contains("wandb/controller") && !it.contains("/altinity/");
        let mirrored: BTreeSet<String> = mirrored.filter(of_chart).collect();
        if rendered != mirrored {
            found.push(format!("images: the mirror has {mirrored:?}, helm renders {rendered:?}"));
        }
    }
    if plan.installation.platform == Platform::OpenShift {
        for pod in &pods {
            for member in ["runAsUser", "runAsGroup", "fsGroup"] {
                if has(pod, member) {
                    found.push(format!("a pod sets {member}: {pod}"));
                }
            }
        }
    }
    let classes: Vec<&str> = report["ingress"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|it| it["class"].as_str())
        .collect();
    let class = plan.controller().class().unwrap_or_default();
    if classes.iter().any(|it| *it != class) {
        found.push(format!("ingress: the plan's class is {class}, helm renders {classes:?}"));
    }
    for (wanted, variable) in [
        (plan.installation.login == Login::Oidc, "GORILLA_OIDC_CLIENT_ID: \"wandb-oidc-client\""),
        (plan.installation.login == Login::Ldap, "name: LOCAL_LDAP_BIND_PW"),
        (plan.installation.mail == Mail::Smtp, "name: wandb-smtp\n"),
    ] {
        if objects.contains(variable) != wanted {
            found.push(format!("{variable}: wanted {wanted}"));
        }
    }
    found
}

/// The pods that the operator starts, without helm's own tests.
fn pods(objects: &str) -> impl Iterator<Item = Value> {
    let workloads = ["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"];
    objects.split("\n---\n").filter_map(move |object| {
        let kind = object.lines().find_map(|line| line.strip_prefix("kind: "))?;
        if !workloads.contains(&kind) {
            return None;
        }
        let object: Value = serde_saphyr::from_str_with_options(object, as_helm_reads()).ok()?;
        let spec = &object["spec"];
        let spec = if kind == "CronJob" { &spec["jobTemplate"]["spec"] } else { spec };
        Some(spec["template"]["spec"].clone())
    })
}

fn images(pod: &Value) -> Vec<String> {
    let containers = ["containers", "initContainers"].map(|it| pod[it].as_array());
    let all = containers.into_iter().flatten().flatten();
    all.filter_map(|container| container["image"].as_str()).map(str::to_owned).collect()
}

fn has(value: &Value, name: &str) -> bool {
    match value {
        Value::Object(members) => members
            .iter()
            .any(|(key, member)| (key == name && !member.is_null()) || has(member, name)),
        Value::Array(items) => items.iter().any(|item| has(item, name)),
        _ => false,
    }
}
