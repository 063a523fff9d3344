//! The Kubernetes files of every plan, read with an independent parser.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use wandb_planner::{
    assessment::{Assessment, FindingId},
    bundle::{Bundle, File, Language},
    catalog::{ChartSize, Requests},
    plan::{Access, ClickHouse, Controller, Egress, FileSet, NodeCount, Plan, Storage},
    reference::{Cloud, Component, Environment, Tier},
};

use crate::{
    known_keys::{Known, known, leaves, problems},
    plans::{bundle, check_files, plans, text},
};

pub fn kubernetes_plans() -> impl Iterator<Item = Plan> {
    plans().into_iter().filter(wandb_planner::plan::Plan::has_kubernetes)
}

pub fn runs_clickhouse(plan: &Plan) -> bool {
    plan.tier.includes_weave() && plan.clickhouse == ClickHouse::InCluster
}

/// The placeholders in a file, such as `@WANDB_BUCKET@`, without the `@`.
pub fn placeholders(text: &str) -> BTreeSet<&str> {
    let named = |part: &&str| {
        part.starts_with("WANDB_") && part.bytes().all(|it| it.is_ascii_uppercase() || it == b'_')
    };
    text.split('@').filter(named).collect()
}

/// The text with every placeholder filled in.
pub fn filled(text: &str, value: impl Fn(&str) -> String) -> String {
    placeholders(text).into_iter().fold(text.to_owned(), |text, name| {
        text.replace(&format!("@{name}@"), &format!("\"{}\"", value(name)))
    })
}

pub fn parse(text: &str) -> Result<Vec<Value>, String> {
    serde_saphyr::from_multiple(text).map_err(|error| error.to_string())
}

/// The documents of a file, with its placeholders filled in.
pub fn documents(file: &str) -> Vec<Value> {
    parse(&filled(file, |name| format!("value of {name}"))).unwrap_or_else(|error| {
        panic!("{error}\n{file}");
    })
}

/// The document with a given kind in a file.
fn document(bundle: &Bundle, path: &str, kind: &str) -> Value {
    let all = documents(text(bundle, path));
    all.into_iter().find(|it| it["kind"] == kind).unwrap_or_else(|| panic!("{path} has no {kind}"))
}

fn values(plan: &Plan) -> Value {
    document(bundle(plan), "kubernetes/wandb.yaml", "WeightsAndBiases")["spec"]["values"].take()
}

#[test]
fn every_key_is_known_and_every_known_key_is_used() {
    let used = std::cell::RefCell::new(BTreeSet::new());
    check_files(
        |file| file.language == Language::Yaml,
        |_, file| {
            let documents = documents(&file.contents);
            assert!(!documents.is_empty(), "{}", file.path);
            for document in documents {
                let problems = problems(&document, &mut used.borrow_mut());
                assert!(problems.is_empty(), "{}: {problems:#?}", file.path);
            }
        },
    );
    let unused: Vec<Known> = known().filter(|it| !used.borrow().contains(it)).collect();
    assert!(unused.is_empty(), "known keys that no file has: {unused:#?}");
}

#[test]
fn a_file_is_invalid_yaml_until_every_placeholder_is_filled_in() {
    for plan in kubernetes_plans() {
        let bundle = bundle(&plan);
        let wandb = text(bundle, "kubernetes/wandb.yaml");
        let names = placeholders(wandb);
        assert!(names.contains("WANDB_MYSQL_HOST"));
        for left in names {
            let almost = filled(wandb, |name| format!("value of {name}"))
                .replace(&format!("\"value of {left}\""), &format!("@{left}@"));
            assert!(parse(&almost).is_err(), "the file is valid with {left} not filled in");
        }
    }
}

/// The variables in `values.env` and their values.
fn assignments(env: &str) -> BTreeMap<&str, &str> {
    env.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .collect()
}

/// Suffixes of variables with a default value.
const PREFILLED: [&str; 6] = ["_PORT", "_USER", "_DATABASE", "_TLS", "_METHOD", "_HOURS"];

/// Placeholders for which the script uses a part of a setting or another form of it.
const DERIVED: [(&str, &str); 14] = [
    ("WANDB_BUCKET_PATH", "WANDB_BUCKET"),
    ("WANDB_INBOUND_LIST", "WANDB_INBOUND_CIDRS"),
    ("WANDB_INBOUND_SPACED", "WANDB_INBOUND_CIDRS"),
    ("WANDB_NODE_LABEL_KEY", "WANDB_NODE_LABEL"),
    ("WANDB_NODE_LABEL_VALUE", "WANDB_NODE_LABEL"),
    ("WANDB_NODE_TAINT_KEY", "WANDB_NODE_TAINT"),
    ("WANDB_NODE_TAINT_VALUE", "WANDB_NODE_TAINT"),
    ("WANDB_NODE_TAINT_EFFECT", "WANDB_NODE_TAINT"),
    ("WANDB_CONTROLLER_IMAGE", "WANDB_REGISTRY"),
    ("WANDB_CLICKHOUSE_OPERATOR_IMAGE", "WANDB_REGISTRY"),
    ("WANDB_METRICS_EXPORTER_IMAGE", "WANDB_REGISTRY"),
    ("WANDB_CLICKHOUSE_SERVER_IMAGE", "WANDB_REGISTRY"),
    ("WANDB_CLICKHOUSE_KEEPER_IMAGE", "WANDB_REGISTRY"),
    ("WANDB_SECRET_STORE", "WANDB_SECRET_STORE"),
];

#[test]
fn every_placeholder_has_one_setting_and_no_secret_has_a_value() {
    for plan in kubernetes_plans() {
        let bundle = bundle(&plan);
        let env = text(bundle, "kubernetes/values.env");
        let script = text(bundle, "kubernetes/install.sh");
        let assigned = assignments(env);
        let lines = env.lines().filter(|line| line.starts_with("WANDB_"));
        assert_eq!(lines.count(), assigned.len(), "a variable occurs twice");
        let yaml = bundle.files().iter().filter(|file| file.language == Language::Yaml);
        let mut places: BTreeSet<&str> =
            yaml.flat_map(|file| placeholders(&file.contents)).collect();
        // The script computes these from files.
        places
            .retain(|place| !["WANDB_MYSQL_CA", "WANDB_REDIS_CA", "WANDB_CA_DATA"].contains(place));
        // And these from other settings.
        for (derived, setting) in DERIVED {
            if places.remove(derived) {
                assert!(script.contains(derived), "install.sh does not compute {derived}");
                places.insert(setting);
            }
        }
        if script.contains("airgapped=true") {
            places.extend(["WANDB_REGISTRY", "WANDB_CHART_REPOSITORY"]);
        }
        for place in &places {
            assert!(assigned.contains_key(place), "values.env has no {place}");
            let checked = ["need", "may"].map(|word| format!("\n{word} {place} "));
            assert!(
                checked.iter().any(|it| script.contains(it)),
                "install.sh does not check {place}"
            );
        }
        for (variable, value) in &assigned {
            let prefilled = PREFILLED.iter().any(|ending| variable.ends_with(ending))
                && *variable != "WANDB_SMTP_USER"
                || *value == "cwobject.com";
            assert_eq!(value.is_empty(), !prefilled, "{variable}={value}");
            let known = places.contains(variable)
                || variable.ends_with("_FILE")
                || ["WANDB_KUBE_CONTEXT", "WANDB_INBOUND_LIMITED", "WANDB_REDIS_TLS"]
                    .contains(variable);
            assert!(known, "no file needs {variable}");
            assert!(script.contains(variable), "install.sh does not read {variable}");
        }
    }
}

#[test]
fn preflight_has_the_installers_settings_rules_and_defaults() {
    /// The part of a script that reads the settings and checks their rules.
    fn known(script: &str) -> &str {
        let from =
            script.find("# Settings are read from a file").expect("the start of the settings");
        let until = script.find("# Expands ~").expect("the end of the settings");
        &script[from..until]
    }
    for plan in kubernetes_plans() {
        let bundle = bundle(&plan);
        let install = text(bundle, "kubernetes/install.sh");
        let preflight = text(bundle, "preflight/preflight.sh");
        assert_eq!(known(install), known(preflight));
        for line in install.lines().filter(|line| line.starts_with("may ")) {
            assert!(preflight.contains(&format!("\n{line}\n")), "{line}");
        }
    }
}

/// The namespace, name and key of every Secret that a document refers to.
fn references(document: &Value) -> BTreeSet<(String, String, String)> {
    let namespace = document["metadata"]["namespace"].as_str().unwrap_or_default();
    let mut found = BTreeSet::new();
    let mut add = |name: &Value, keys: &[&str]| {
        for key in keys {
            let name = name.as_str().expect("a Secret has a name").to_owned();
            found.insert((namespace.to_owned(), name, (*key).to_owned()));
        }
    };
    let global = &document["spec"]["values"]["global"];
    if document["kind"] == "WeightsAndBiases" {
        for (secret, name, key) in [
            (&global["licenseSecret"], "name", "key"),
            (&global["mysql"]["passwordSecret"], "name", "passwordKey"),
            (&global["redis"]["secret"], "secretName", "secretKey"),
            (&global["bucket"]["secret"], "secretName", "accessKeyName"),
            (&global["clickhouse"]["passwordSecret"], "name", "passwordKey"),
            (&global["auth"]["oidc"]["oidcSecret"], "name", "secretKey"),
            (&global["email"]["smtp"]["password"]["valueFrom"]["secretKeyRef"], "name", "key"),
            (&global["extraEnv"]["LOCAL_LDAP_BIND_PW"]["valueFrom"]["secretKeyRef"], "name", "key"),
        ] {
            if !secret.is_null() {
                add(&secret[name], &[secret[key].as_str().expect("a Secret has a key")]);
            }
        }
        if let Some(key) = global["bucket"]["secret"]["secretKeyName"].as_str() {
            add(&global["bucket"]["secret"]["secretName"], &[key]);
        }
        if !global["redis"]["params"]["caCertPath"].is_null() {
            add(&global["redis"]["secret"]["secretName"], &["REDIS_CA_CERT"]);
        }
        for tls in document["spec"]["values"]["ingress"]["tls"].as_array().into_iter().flatten() {
            add(&tls["secretName"], &["tls.crt", "tls.key"]);
        }
    }
    for (_, user) in document["spec"]["configuration"]["users"].as_object().into_iter().flatten() {
        let secret = &user["valueFrom"]["secretKeyRef"];
        if !secret.is_null() {
            add(&secret["name"], &[secret["key"].as_str().expect("a Secret has a key")]);
        }
    }
    found
}

#[test]
fn the_script_creates_exactly_the_secrets_that_the_files_refer_to() {
    for plan in kubernetes_plans() {
        let bundle = bundle(&plan);
        let mut wanted = BTreeSet::new();
        for file in bundle.files().iter().filter(|file| file.language == Language::Yaml) {
            wanted.extend(documents(&file.contents).iter().flat_map(references));
        }
        let mut made = BTreeSet::new();
        let mut checked = BTreeSet::new();
        for line in text(bundle, "kubernetes/install.sh").lines() {
            let line = line.split_once(" ] || ").map_or(line, |(_, line)| line);
            let words: Vec<&str> = line.split(' ').collect();
            match words[..] {
                ["put_secret", namespace, name, kind, ref data @ ..] => {
                    let tls = kind == "kubernetes.io/tls";
                    assert_eq!(name == "wandb-tls", tls, "{line}");
                    for pair in data.chunks(2) {
                        made.insert([namespace, name, pair[0]].map(str::to_owned).into());
                    }
                }
                ["need_secret", _, namespace, name, key, ..] => {
                    checked.insert([namespace, name, key].map(str::to_owned).into());
                }
                _ => {}
            }
        }
        assert_eq!(made, wanted);
        assert_eq!(checked, wanted);
    }
}

#[test]
fn the_resource_has_the_values_of_the_plan() {
    for plan in kubernetes_plans() {
        let values = values(&plan);
        let global = &values["global"];
        assert_eq!(global["host"], format!("https://{}", plan.fqdn()));
        let env = assignments(text(bundle(&plan), "kubernetes/values.env"));
        assert_eq!(env["WANDB_MYSQL_USER"], "wandb_local", "the user that the SQL creates");
        assert_eq!(env["WANDB_MYSQL_DATABASE"], "wandb_local");
        assert_eq!(
            (&values["mysql"]["install"], &values["redis"]["install"]),
            (&false.into(), &false.into())
        );
        for service in ["api", "glue", "executor"] {
            assert_eq!(global[service]["enabled"], true, "{service}");
        }
        assert_eq!(values["executor"]["install"], true, "its queue needs a worker");
        let (cloud, provider, port) = match plan.cloud() {
            Cloud::Aws => ("aws", "s3", "6379"),
            Cloud::Gcp => ("gcp", "gcs", "6378"),
            Cloud::Azure => ("azure", "az", "10000"),
            Cloud::OnPremises if plan.installation.storage == Storage::CoreWeave => {
                ("", "cw", "6379")
            }
            Cloud::OnPremises => ("", "s3", "6379"),
        };
        assert_eq!(global["cloudProvider"].as_str().unwrap_or_default(), cloud);
        assert_eq!(global["bucket"]["provider"], provider);
        // The clouds' Redis services use TLS; on premises it is optional.
        let tls = if plan.cloud() == Cloud::OnPremises { "no" } else { "yes" };
        assert_eq!((env["WANDB_REDIS_PORT"], env["WANDB_REDIS_TLS"]), (port, tls));
        if matches!(plan.cloud(), Cloud::Aws | Cloud::OnPremises) {
            assert_eq!(global["bucket"]["region"], plan.location.region().as_str());
        }
        assert_eq!(!global["weave-trace"].is_null(), plan.tier.includes_weave());
        assert_eq!(values["weave-trace"]["install"] == true, plan.tier.includes_weave());
        let trusted = &values["app"]["internalJWTMap"][0]["subject"];
        let subject = "system:serviceaccount:wandb:wandb-weave-trace";
        assert_eq!(*trusted == subject, plan.tier.includes_weave());
    }
}

#[test]
fn the_load_balancer_follows_the_plans_access_and_is_never_open_by_default() {
    for plan in kubernetes_plans() {
        let values = values(&plan);
        let annotations = &values["ingress"]["annotations"];
        let public = plan.access == Access::Public;
        let ranges = plan.inbound.to_string();
        let env = bundle(&plan);
        let env = text(env, "kubernetes/values.env");
        match plan.controller() {
            Controller::Alb => {
                let scheme = if public { "internet-facing" } else { "internal" };
                assert_eq!(annotations["alb.ingress.kubernetes.io/scheme"], scheme);
                let cidrs = &annotations["alb.ingress.kubernetes.io/inbound-cidrs"];
                if ranges.is_empty() {
                    let asked = "value of WANDB_INBOUND_CIDRS";
                    assert_eq!(cidrs.as_str(), public.then_some(asked));
                } else {
                    assert_eq!(*cidrs, ranges);
                }
                let ports = annotations["alb.ingress.kubernetes.io/listen-ports"].as_str().unwrap();
                let ports: Value = serde_json::from_str(ports).unwrap();
                assert_eq!(ports, serde_json::json!([{ "HTTPS": 443 }]));
            }
            Controller::Gce => {
                let class = if public { "gce" } else { "gce-internal" };
                assert_eq!(annotations["kubernetes.io/ingress.class"], class);
                assert_eq!(annotations["kubernetes.io/ingress.allow-http"], "false");
                assert_eq!(!values["global"]["gcpSecurityPolicy"].is_null(), public);
                assert_eq!(
                    env.contains(&format!("--src-ip-ranges {ranges}\n")),
                    public && !ranges.is_empty()
                );
            }
            Controller::ApplicationGateway => {
                let private = &annotations["appgw.ingress.kubernetes.io/use-private-ip"];
                assert_eq!(*private == "true", !public);
                assert_eq!(values["ingress"]["tls"][0]["hosts"][0], plan.fqdn());
                assert_eq!(assignments(env).contains_key("WANDB_INBOUND_LIMITED"), public);
                let ranges = ranges.replace(',', " ");
                let command = format!("--source-address-prefixes {ranges}\n");
                assert_eq!(env.contains(&command), public && !ranges.is_empty());
            }
            Controller::IngressNginx => {
                assert_eq!(values["ingress"]["class"], "nginx");
                assert_eq!(annotations["nginx.ingress.kubernetes.io/proxy-body-size"], "0");
                let cidrs = &annotations["nginx.ingress.kubernetes.io/whitelist-source-range"];
                if ranges.is_empty() {
                    let asked = "value of WANDB_INBOUND_CIDRS";
                    assert_eq!(cidrs.as_str(), public.then_some(asked));
                } else {
                    assert_eq!(*cidrs, ranges);
                }
                assert_eq!(values["ingress"]["tls"][0]["hosts"][0], plan.fqdn());
            }
            // `installation.rs` tests these.
            Controller::Traefik
            | Controller::Haproxy
            | Controller::F5Nginx
            | Controller::OpenShiftRouter => {}
        }
    }
}

#[test]
fn the_largest_pod_fits_on_a_node_of_the_plan() {
    for base in kubernetes_plans() {
        let size = values(&base)["global"]["size"].as_str().expect("a size").to_owned();
        let size =
            ChartSize::ALL.into_iter().find(|it| it.name() == size).expect("a size of the chart");
        let machine = Assessment::of(&base).kubernetes.chosen.machine;
        let room = Requests {
            millicores: machine.vcpu.0 * 1000 - 400,
            memory_mib: machine.memory.0 * 1024 - 200,
        };
        assert!(size.largest_pod(base.tier).each.fit(room), "{}", machine.name);
    }
}

#[test]
fn files_and_findings_agree_on_whether_pods_stay_pending() {
    let too_few = [FindingId::ChartRequestsExceedNodes, FindingId::ClickhouseNeedsThreeNodes];
    let mut pending = 0;
    for base in kubernetes_plans() {
        for count in [1, 2, 3, 4, 5, 6, 10, 11] {
            let plan = Plan { nodes: NodeCount::new(count).unwrap(), ..base.clone() };
            let it = Assessment::of(&plan);
            let found = too_few.iter().any(|id| it.has_finding(*id));
            let lost = it.has_finding(FindingId::NoRoomForALostNode);
            let bundle = bundle(&plan);
            for path in ["kubernetes/wandb.yaml", "kubernetes/clickhouse.yaml"] {
                if path.ends_with("clickhouse.yaml") && !plan.runs_clickhouse() {
                    continue;
                }
                let text = text(bundle, path);
                assert_eq!(text.contains("so some stay Pending."), found, "{path} on {count}");
                if !found && count > 1 {
                    assert_eq!(text.contains("if one is lost, some stay"), lost, "{path}");
                }
            }
            pending += u32::from(found);
        }
    }
    assert!(pending > 0);
}

#[test]
fn comments_in_the_files_show_the_arithmetic_of_sizes() {
    #[track_caller]
    fn check(plan: &Plan, path: &str, expected: &[&str]) {
        let bundle = bundle(plan);
        let comments: Vec<&str> = text(bundle, path)
            .lines()
            .map(|line| line.trim_start().trim_start_matches("# "))
            .collect();
        for line in expected {
            assert!(comments.contains(line), "“{line}” is not in {path} of {}", bundle.name());
        }
    }
    let plan = |tier, environment, cloud| Plan {
        file_set: FileSet::Kubernetes,
        clickhouse: ClickHouse::InCluster,
        ..Plan::new(tier, environment, cloud)
    };
    let wandb = "kubernetes/wandb.yaml";
    let clickhouse = "kubernetes/clickhouse.yaml";
    check(
        &plan(Tier::Models, Environment::TestDev, Cloud::Aws),
        wandb,
        &[
            "small: the largest pod, weave, requests 1.1 cores and 8.13 GiB.",
            "A node, r6i.large, has 2 cores and 16 GiB;",
            "pods can have about 1.6 cores and 15.8 GiB of it.",
            "medium: parquet requests 15 cores and 64 GiB, more than that.",
            "At the fewest replicas: 10 pods, 10.2 cores and 49.25 GiB.",
            "They need 10 nodes, or 11 to survive the loss of one;",
            "the plan has 3, so some stay Pending.",
        ],
    );
    let combined = plan(Tier::Combined, Environment::Production, Cloud::Gcp);
    check(
        &combined,
        wandb,
        &[
            "medium: parquet requests 15 cores and 64 GiB, and DaemonSets leave 14.9 cores:",
            "it would stay Pending (wandb/helm-charts pull request 639).",
            "At the fewest replicas: 12 pods, 12.2 cores and 57.25 GiB.",
            "With ClickHouse: 18 pods, 18.2 cores and 84.25 GiB.",
            "They need 3 nodes, or 3 to survive the loss of one;",
            "the plan has 3.",
        ],
    );
    check(
        &combined,
        clickhouse,
        &[
            "ClickHouse: 6 pods, 6 cores and 27 GiB.",
            "With W&B: 18 pods, 18.2 cores and 84.25 GiB.",
            "They need 3 nodes, or 3 to survive the loss of one;",
            "the plan has 3.",
        ],
    );
    check(
        &Plan { nodes: NodeCount::new(2).unwrap(), ..combined },
        clickhouse,
        &["the plan has 2, so some stay Pending."],
    );
    let small = plan(Tier::Weave, Environment::TestDev, Cloud::Azure);
    check(
        &small,
        clickhouse,
        &[
            "ClickHouse: 6 pods, 4.5 cores and 3.75 GiB.",
            "With W&B: 18 pods, 16.7 cores and 61 GiB.",
            "They need 5 nodes, or 6 to survive the loss of one;",
            "the plan has 3, so some stay Pending.",
        ],
    );
    let nodes = NodeCount::new(5).unwrap();
    let lost = "the plan has 5: if one is lost, some stay Pending.";
    check(&Plan { nodes, ..small }, clickhouse, &[lost]);
    let mut large = plan(Tier::Models, Environment::Production, Cloud::Aws);
    large.location = large
        .location
        .with_machine(Component::KubernetesNode, "r6i.8xlarge")
        .expect("an AWS machine");
    check(
        &large,
        wandb,
        &[
            "medium: the largest pod, parquet, requests 15 cores and 64 GiB.",
            "large: needs 3 nodes, or 4 to survive the loss of one.",
        ],
    );
}

/// W&B's two sizes: their names, then requests, limits and volume of Keeper and server.
const CLICKHOUSE_SIZES: [(Environment, &str, [&str; 5], [&str; 5]); 2] = [
    (
        Environment::TestDev,
        "minimum",
        ["500m", "256Mi", "1", "2Gi", "10Gi"],
        ["1", "1Gi", "4", "16Gi", "50Gi"],
    ),
    (
        Environment::Production,
        "recommended",
        ["1", "1Gi", "2", "4Gi", "20Gi"],
        ["1", "8Gi", "16", "64Gi", "200Gi"],
    ),
];

fn quantity(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[test]
fn clickhouse_has_the_published_size() {
    let path = "kubernetes/clickhouse.yaml";
    for plan in plans().iter().filter(|plan| runs_clickhouse(plan)) {
        let bundle = bundle(plan);
        let (_, name, keeper, server) =
            CLICKHOUSE_SIZES.iter().find(|row| row.0 == plan.environment).unwrap();
        assert!(text(bundle, path).contains(&format!("the {name} values for production")));
        for (kind, size) in
            [("ClickHouseKeeperInstallation", keeper), ("ClickHouseInstallation", server)]
        {
            let resource = document(bundle, path, kind);
            let templates = &resource["spec"]["templates"];
            let pod = &templates["podTemplates"][0]["spec"]["containers"][0]["resources"];
            let volume = &templates["volumeClaimTemplates"][0]["spec"]["resources"]["requests"];
            let found = [
                quantity(&pod["requests"]["cpu"]),
                quantity(&pod["requests"]["memory"]),
                quantity(&pod["limits"]["cpu"]),
                quantity(&pod["limits"]["memory"]),
                quantity(&volume["storage"]),
            ];
            assert_eq!(found, *size, "{kind}");
        }
    }
}

#[test]
fn clickhouse_is_replicated_supported_and_reachable_for_weave() {
    let path = "kubernetes/clickhouse.yaml";
    let plans = plans();
    // In air-gapped plans, the file has placeholders for the mirror's images.
    let in_the_file = |plan: &&Plan| {
        runs_clickhouse(plan)
            && !(plan.has_kubernetes() && plan.installation.egress == Egress::AirGapped)
    };
    for plan in plans.iter().filter(in_the_file) {
        let bundle = bundle(plan);
        // On premises, volumes use the cluster's default storage class.
        let class = (plan.cloud() != Cloud::OnPremises)
            .then(|| document(bundle, path, "StorageClass")["metadata"]["name"].take());
        let keeper = document(bundle, path, "ClickHouseKeeperInstallation");
        let server = document(bundle, path, "ClickHouseInstallation");
        let mut tags = BTreeSet::new();
        for resource in [&keeper, &server] {
            assert_eq!(resource["metadata"]["name"], "weave");
            assert_eq!(resource["metadata"]["namespace"], "clickhouse");
            let spec = &resource["spec"];
            let cluster = &spec["configuration"]["clusters"][0];
            assert_eq!(cluster["layout"]["replicasCount"], 3);
            let (pod, volume) = (
                &spec["templates"]["podTemplates"][0],
                &spec["templates"]["volumeClaimTemplates"][0],
            );
            assert_eq!(spec["defaults"]["templates"]["podTemplate"], pod["name"]);
            assert_eq!(spec["defaults"]["templates"]["dataVolumeClaimTemplate"], volume["name"]);
            assert_eq!(volume["spec"].get("storageClassName"), class.as_ref());
            let apart = &pod["spec"]["affinity"]["podAntiAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"]
                [0];
            assert_eq!(apart["topologyKey"], "kubernetes.io/hostname");
            assert_eq!(apart["labelSelector"]["matchLabels"], pod["metadata"]["labels"]);
            let image = pod["spec"]["containers"][0]["image"].as_str().unwrap();
            tags.insert(image.split_once(':').expect("an image with a version").1.to_owned());
        }
        assert_eq!(tags.len(), 1, "server and Keeper have different versions: {tags:?}");
        let version: Vec<u32> =
            tags.first().unwrap().split('.').take(2).map(|it| it.parse().unwrap()).collect();
        let supported = matches!(version[..], [25, 8..=12]) || version >= vec![26, 3];
        assert!(supported, "{version:?}");
        assert_eq!(server["spec"]["configuration"]["clusters"][0]["name"], "weavecluster");
        let node = &server["spec"]["configuration"]["zookeeper"]["nodes"][0]["host"];
        assert_eq!(
            *node, "keeper-weave.clickhouse.svc.cluster.local",
            "the operator's name for it"
        );
        if plan.has_kubernetes() {
            let values = values(plan);
            let connection = &values["global"]["clickhouse"];
            assert_eq!(connection["host"], "clickhouse-weave.clickhouse.svc.cluster.local");
            assert_eq!((&connection["port"], &connection["user"]), (&8123.into(), &"weave".into()));
            assert_eq!(
                (&connection["database"], &connection["replicated"]),
                (&"weave_trace_db".into(), &true.into())
            );
            let cluster = &values["weave-trace"]["extraEnv"]["WF_CLICKHOUSE_REPLICATED_CLUSTER"];
            assert_eq!(*cluster, "weavecluster");
        }
    }
    let in_cluster = |plan: &Plan| bundle(plan).files().iter().any(|file| file.path == path);
    for plan in plans {
        assert_eq!(in_cluster(&plan), runs_clickhouse(&plan));
    }
}

/// The structure of a file without its strings: paths and types.
fn structure(file: &File) -> Vec<(String, String)> {
    let documents = documents(&file.contents);
    let shape = |value: &Value| match value {
        Value::String(_) => "text".to_owned(),
        other => other.to_string(),
    };
    documents.iter().flat_map(leaves).map(|(path, value)| (path, shape(value))).collect()
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// Any input that a plan accepts, however strange, ends up in values and comments and changes
    /// nothing else.
    #[test]
    fn user_input_does_not_change_the_structure(
        name in "[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6})?",
        domain in "([a-zA-Z0-9]{1,20}\\.){1,4}(com|yes|null|no|on|e1)",
        subdomain in "[0-9a-zA-Z]{1,20}(\\.[0-9a-zA-Z]{1,10}){0,2}",
        hostile in "\\PC{0,40}|[\n\r:#{}\\[\\]@&*!|>'\"%\\\\$` ]{1,20}",
        cloud in 0..3_usize,
    ) {
        let cloud = [Cloud::Aws, Cloud::Gcp, Cloud::Azure][cloud];
        let plain = Plan {
            file_set: FileSet::Kubernetes,
            clickhouse: ClickHouse::InCluster,
            inbound: "203.0.113.0/24".parse().unwrap(),
            ..Plan::new(Tier::Combined, Environment::Production, cloud)
        };
        let mut strange = plain.clone();
        for text in [&*name, &*hostile] {
            strange.name = text.parse().unwrap_or(strange.name);
        }
        for text in [&*domain, &*hostile] {
            strange.domain = text.parse().unwrap_or(strange.domain);
        }
        for text in [&*subdomain, &*hostile] {
            strange.subdomain = text.parse().unwrap_or(strange.subdomain);
        }
        let (plain, changed) = (bundle(&plain), bundle(&strange));
        for (before, after) in plain.files().iter().zip(changed.files()) {
            if before.language == Language::Yaml {
                proptest::prop_assert_eq!(structure(before), structure(after));
            }
        }
        let host = document(changed, "kubernetes/wandb.yaml", "WeightsAndBiases");
        let host = host["spec"]["values"]["global"]["host"].as_str().unwrap();
        proptest::prop_assert_eq!(host, format!("https://{}", strange.fqdn()));
    }
}
