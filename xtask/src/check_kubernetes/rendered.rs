//! Compares helm's output with the planner's count of pods.

use std::collections::BTreeMap;

use serde_json::Value;
use wandb_planner::{
    assessment::capacity::Workload,
    catalog::{CHART_DAEMONSET, CHART_SOURCE, Pods, Requests},
    plan::Platform,
};

use super::cases::Case;

/// The numbers of one line of the comparison: replicas, millicores, thousandths of a GiB.
type Row = (u64, u64, u64);

/// The differences between helm's output and the planner's count.
pub fn differences(case: &Case, report: &Value, objects: &str) -> Vec<String> {
    let openshift = case.assessment.plan.installation.platform == Platform::OpenShift;
    let daemonsets = if openshift { &[][..] } else { &[CHART_DAEMONSET] };
    compare(&case.workload, daemonsets, report, objects)
}

fn compare(
    workload: &Workload,
    expected: &[Requests],
    report: &Value,
    objects: &str,
) -> Vec<String> {
    let counted: BTreeMap<String, Row> =
        workload.wandb.iter().map(|pods| (pods.name.to_owned(), row(pods))).collect();
    let rendered = pods(report);
    let mut found: Vec<String> = counted
        .keys()
        .chain(rendered.keys().filter(|name| !counted.contains_key(*name)))
        .filter(|name| counted.get(*name) != rendered.get(*name))
        .map(|name| {
            let (counted, rendered) = (counted.get(name), rendered.get(name));
            format!("{name}: the planner counts {counted:?}, helm renders {rendered:?}")
        })
        .collect();
    let chart = report["chart"].as_str().unwrap_or("none");
    if !CHART_SOURCE.name.contains(&format!("operator-wandb {chart},")) {
        found.push(format!("the chart is {chart}, and the planner's is {}", CHART_SOURCE.name));
    }
    let daemonsets = daemonsets(objects);
    if daemonsets != expected {
        found.push(format!("DaemonSets request {daemonsets:?}, not {expected:?}"));
    }
    found
}

fn row(pods: &Pods) -> Row {
    let gib = (u64::from(pods.each.memory_mib) * 1000 + 512) / 1024;
    (pods.replicas.into(), pods.each.millicores.into(), gib)
}

/// The pods in the checker's report, by their names in the chart.
fn pods(report: &Value) -> BTreeMap<String, Row> {
    let pods = report["pods"].as_array().map(Vec::as_slice).unwrap_or_default();
    pods.iter()
        .map(|pod| {
            let name = pod["name"].as_str().unwrap_or_default();
            let name = name.trim_start_matches("wandb-").trim_end_matches("-bc");
            let number = |key: &str| pod[key].as_u64().unwrap_or_default();
            let row = (number("replicas"), number("millicores"), thousandths(&pod["gibibytes"]));
            (name.to_owned(), row)
        })
        .collect()
}

/// Returns a decimal number with up to three places, in thousandths.
fn thousandths(number: &Value) -> u64 {
    let text = number.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    format!("{whole}{fraction:0<3}").parse().unwrap_or_default()
}

/// The requests of each DaemonSet's pod.
fn daemonsets(objects: &str) -> Vec<Requests> {
    // Objects of other kinds are not parsed: some contain configuration in other formats.
    objects
        .split("\n---\n")
        .filter(|object| object.lines().any(|line| line == "kind: DaemonSet"))
        .map(|object| {
            let object: Value = serde_saphyr::from_str_with_options(object, as_helm_reads())
                .unwrap_or_else(|error| panic!("helm rendered invalid YAML: {error}"));
            let containers = object.pointer("/spec/template/spec/containers");
            let containers = containers.and_then(Value::as_array).map(Vec::as_slice);
            let sum = |key: &str, unit: &str| {
                let amounts = containers.unwrap_or_default().iter().map(|container| {
                    let amount = container["resources"]["requests"][key].as_str();
                    amount.and_then(|text| text.strip_suffix(unit)?.parse().ok()).unwrap_or(0)
                });
                amounts.sum::<u32>()
            };
            Requests { millicores: sum("cpu", "m"), memory_mib: sum("memory", "Mi") }
        })
        .collect()
}

/// Options that accept duplicate keys: W&B's chart renders some labels twice, which helm and Kubernetes accept.
pub fn as_helm_reads() -> serde_saphyr::Options {
    serde_saphyr::options! { duplicate_keys: serde_saphyr::options::DuplicateKeyPolicy::LastWins }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use wandb_planner::{catalog::ChartSize, reference::Tier};

    use super::*;

    /// The checker's report for a rendering that matches the planner's count, without Weave.
    fn report() -> Value {
        json!({ "chart": "0.43.8", "pods": [
            { "name": "wandb-api", "replicas": 2, "millicores": 1000, "gibibytes": 2.0 },
            { "name": "wandb-app-bc", "replicas": 1, "millicores": 1000, "gibibytes": 2.0 },
            { "name": "wandb-console-bc", "replicas": 1, "millicores": 1000, "gibibytes": 1.0 },
            { "name": "wandb-executor-bc", "replicas": 1, "millicores": 1000, "gibibytes": 8.0 },
            { "name": "wandb-glue", "replicas": 1, "millicores": 1000, "gibibytes": 2.0 },
            { "name": "wandb-parquet-bc", "replicas": 2, "millicores": 1000, "gibibytes": 8.0 },
            { "name": "wandb-weave-bc", "replicas": 2, "millicores": 1100, "gibibytes": 8.125 },
        ] })
    }

    const DAEMONSET: &str = "
kind: DaemonSet
metadata:
  labels:
    app: daemonset
    app: daemonset
spec:
  template:
    spec:
      containers:
        - resources:
            requests: { cpu: 200m, memory: 200Mi }
---
kind: Service
";

    fn check(change: impl FnOnce(&mut Value), objects: &str, expected: &[&str]) {
        let workload = Workload::of_wandb(Tier::Models, ChartSize::Small);
        let mut report = report();
        change(&mut report);
        let found = compare(&workload, &[CHART_DAEMONSET], &report, objects);
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{found}");
        }
    }

    #[test]
    fn any_difference_in_the_pods_is_reported() {
        check(|_| {}, DAEMONSET, &[]);
        check(|it| it["pods"][6]["millicores"] = 1000.into(), DAEMONSET, &["weave: "]);
        check(|it| it["pods"][6]["gibibytes"] = json!(8.0), DAEMONSET, &["weave: "]);
        check(|it| it["pods"][0]["replicas"] = 3.into(), DAEMONSET, &["api: "]);
        check(|it| it["pods"][4]["name"] = "wandb-paste".into(), DAEMONSET, &["glue: ", "paste: "]);
        check(|it| it["chart"] = "0.43.9".into(), DAEMONSET, &["the chart is 0.43.9"]);
        check(|_| {}, "kind: Service\n", &["DaemonSets request []"]);
        let more = DAEMONSET.replace("200m", "250m");
        check(|_| {}, &more, &["DaemonSets request"]);
    }
}
