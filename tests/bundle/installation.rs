//! Installation options: each one changes the expected parts of the files, and nothing else.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use wandb_planner::{
    bundle::{Bundle, Language},
    plan::{
        Access, Authority, ClickHouse, Delivery, Egress, FileSet, Ingress, Installation, Login,
        Mail, Network, Nodes, Plan, Platform, Storage,
    },
    reference::{Cloud, Environment, Tier},
};

use crate::{
    kubernetes::{documents, placeholders},
    plans::{bundle, installations, text},
};

fn plan(cloud: Cloud, installation: Installation) -> Plan {
    Plan {
        file_set: FileSet::Kubernetes,
        clickhouse: ClickHouse::InCluster,
        installation,
        ..Plan::new(Tier::Combined, Environment::Production, cloud)
    }
}

fn on_premises(installation: Installation) -> Plan {
    plan(Cloud::OnPremises, installation)
}

fn yaml(bundle: &Bundle) -> impl Iterator<Item = (&str, Vec<Value>)> {
    let files = bundle.files().iter().filter(|file| file.language == Language::Yaml);
    files.map(|file| (file.path, documents(&file.contents)))
}

fn resource(plan: &Plan) -> Value {
    let all = documents(text(bundle(plan), "kubernetes/wandb.yaml"));
    all.into_iter().next().expect("the resource")
}

fn values(plan: &Plan) -> Value {
    resource(plan)["spec"]["values"].take()
}

/// Collects every member with that name, at any depth.
fn members<'a>(value: &'a Value, name: &str, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(map) => {
            for (key, member) in map {
                if key == name {
                    found.push(member);
                }
                members(member, name, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| members(item, name, found)),
        _ => {}
    }
}

#[test]
fn each_controller_has_its_class_unlimited_uploads_and_the_ranges() {
    let check = |ingress, platform, inbound: &str, class: &str, annotations: Value| {
        let installation = Installation { ingress, platform, ..Installation::default() };
        let mut plan = on_premises(installation);
        plan.inbound = inbound.parse().unwrap();
        let entry = values(&plan)["ingress"].take();
        assert_eq!(entry["class"], class);
        assert_eq!(entry["annotations"], annotations, "{ingress:?}");
        assert_eq!(entry["tls"][0]["secretName"], "wandb-tls");
    };
    let kubernetes = Platform::Kubernetes;
    let ranges = "203.0.113.0/24,198.51.100.7/32";
    check(
        Ingress::Traefik,
        kubernetes,
        ranges,
        "traefik",
        json!({
            "traefik.ingress.kubernetes.io/router.entrypoints": "websecure",
            "traefik.ingress.kubernetes.io/router.tls": "true",
            "traefik.ingress.kubernetes.io/router.middlewares": "wandb-wandb-inbound@kubernetescrd",
        }),
    );
    check(
        Ingress::Haproxy,
        kubernetes,
        ranges,
        "haproxy",
        json!({
            "haproxy.org/ssl-redirect": "true",
            "haproxy.org/timeout-server": "300s",
            "haproxy.org/allow-list": ranges,
        }),
    );
    check(
        Ingress::F5Nginx,
        kubernetes,
        ranges,
        "nginx",
        json!({
            "nginx.org/client-max-body-size": "0",
            "nginx.org/proxy-read-timeout": "300s",
            "nginx.org/proxy-send-timeout": "300s",
            "nginx.org/policies": "wandb-inbound",
        }),
    );
    let openshift = |allowed: &str| {
        json!({
            "route.openshift.io/termination": "edge",
            "haproxy.router.openshift.io/timeout": "300s",
            "haproxy.router.openshift.io/ip_allowlist": allowed,
            "haproxy.router.openshift.io/ip_whitelist": allowed,
        })
    };
    let spaced = "203.0.113.0/24 198.51.100.7/32";
    for ingress in [Ingress::Default, Ingress::Route] {
        check(ingress, Platform::OpenShift, ranges, "openshift-default", openshift(spaced));
        let asked = openshift("value of WANDB_INBOUND_SPACED");
        check(ingress, Platform::OpenShift, "", "openshift-default", asked);
    }
    let archived = json!({
        "nginx.ingress.kubernetes.io/proxy-body-size": "0",
        "nginx.ingress.kubernetes.io/whitelist-source-range": ranges,
    });
    for ingress in [Ingress::Default, Ingress::IngressNginx] {
        check(ingress, kubernetes, ranges, "nginx", archived.clone());
    }
}

#[test]
fn traefik_and_f5_have_the_ranges_in_an_object_that_the_ingress_names() {
    let check = |ingress, access, inbound: &str, path: &str, expected: Option<Value>| {
        let installation = Installation { ingress, ..Installation::default() };
        let mut plan = on_premises(installation);
        (plan.access, plan.inbound) = (access, inbound.parse().unwrap());
        let bundle = bundle(&plan);
        let file = bundle.files().iter().find(|file| file.path == "kubernetes/inbound.yaml");
        let object = file.map(|file| documents(&file.contents).remove(0));
        assert_eq!(object.as_ref().and_then(|it| it.pointer(path)).cloned(), expected);
        let named = values(&plan)["ingress"]["annotations"].to_string().contains("wandb-inbound");
        assert_eq!(named, expected.is_some());
    };
    let one = Some(json!(["203.0.113.0/24"]));
    let asked = Some(json!(["value of WANDB_INBOUND_LIST"]));
    for (ingress, path) in [
        (Ingress::Traefik, "/spec/ipAllowList/sourceRange"),
        (Ingress::F5Nginx, "/spec/accessControl/allow"),
    ] {
        check(ingress, Access::Public, "203.0.113.0/24", path, one.clone());
        check(ingress, Access::Private, "203.0.113.0/24", path, one.clone());
        check(ingress, Access::Public, "", path, asked.clone());
        check(ingress, Access::Private, "", path, None);
    }
}

#[test]
fn on_openshift_no_pod_sets_a_user() {
    for plan in installations().iter().filter(|plan| plan.has_kubernetes()) {
        let openshift = plan.installation.platform == Platform::OpenShift;
        let mut fixed = 0;
        for (path, all) in yaml(bundle(plan)) {
            for document in &all {
                let mut found = Vec::new();
                for name in ["runAsUser", "runAsGroup", "fsGroup"] {
                    members(document, name, &mut found);
                }
                fixed += found.iter().filter(|it| !it.is_null()).count();
                assert!(!openshift || fixed == 0, "{path}: {found:?}");
            }
        }
        // On other platforms, the pods of ClickHouse and its Keepers set their users.
        assert_eq!(fixed > 0, !openshift && plan.runs_clickhouse());
        assert_eq!(values(plan)["otel"]["install"] == json!(false), openshift);
    }
}

#[test]
fn air_gapped_everything_comes_from_the_mirror() {
    for plan in installations().iter().filter(|plan| plan.has_kubernetes()) {
        let air_gapped = plan.installation.egress == Egress::AirGapped;
        let resource = resource(plan);
        assert_eq!(resource["spec"]["chart"].is_object(), air_gapped);
        let bundle = bundle(plan);
        if !air_gapped {
            continue;
        }
        assert_eq!(resource["spec"]["chart"]["version"], "0.43.8");
        for file in bundle.files().iter().filter(|file| file.path.starts_with("kubernetes/")) {
            let code = file.contents.lines().filter(|line| !line.trim_start().starts_with('#'));
            for line in code {
                for host in ["charts.wandb.ai", "docker.io", "helm.altinity.com", "quay.io"] {
                    assert!(!line.contains(host), "{}: {line}", file.path);
                }
            }
        }
        for (path, all) in yaml(bundle) {
            for document in &all {
                let mut images = Vec::new();
                members(document, "image", &mut images);
                let named = images.iter().filter_map(|image| image.as_str());
                for image in named {
                    assert!(image.starts_with("value of WANDB_"), "{path}: {image}");
                }
            }
        }
        let by_git = plan.installation.delivery == Delivery::GitOps;
        let (path, setting) = if by_git {
            ("kubernetes/argocd.yaml", "airgapped: true")
        } else {
            ("kubernetes/install.sh", "--set airgapped=true")
        };
        assert!(text(bundle, path).contains(setting), "{path}");
        let preflight = text(bundle, "preflight/preflight.sh");
        assert!(preflight.contains("mirror-images") && !preflight.contains("egress-"));
    }
}

#[test]
fn sign_in_and_mail_use_the_charts_keys_and_secrets() {
    let check = |login, mail, path: &str, expected: Value| {
        let installation = Installation { login, mail, ..Installation::default() };
        let values = values(&on_premises(installation));
        assert_eq!(values.pointer(path).cloned().unwrap_or(Value::Null), expected, "{path}");
    };
    check(Login::Accounts, Mail::Service, "/global/auth", Value::Null);
    check(Login::Accounts, Mail::Service, "/global/email", Value::Null);
    check(
        Login::Oidc,
        Mail::Service,
        "/global/auth",
        json!({
            "sessionLengthHours": "value of WANDB_SESSION_HOURS",
            "oidc": {
                "issuer": "value of WANDB_OIDC_ISSUER",
                "clientId": "value of WANDB_OIDC_CLIENT",
                "authMethod": "value of WANDB_OIDC_METHOD",
                "oidcSecret": { "name": "wandb-oidc", "secretKey": "OIDC_SECRET" },
            },
        }),
    );
    check(
        Login::Ldap,
        Mail::Service,
        "/global/extraEnv/LOCAL_LDAP_BIND_PW",
        json!({ "valueFrom": { "secretKeyRef": { "name": "wandb-ldap", "key": "LDAP_BIND_PW" } } }),
    );
    check(
        Login::Accounts,
        Mail::Smtp,
        "/global/email/smtp/password",
        json!({ "valueFrom": { "secretKeyRef": { "name": "wandb-smtp", "key": "SMTP_PASSWORD" } } }),
    );
}

#[test]
fn the_kustomization_lists_each_file_once_and_no_file_has_a_secret() {
    for plan in installations().iter().filter(|plan| plan.has_kubernetes()) {
        if plan.installation.delivery != Delivery::GitOps {
            continue;
        }
        let bundle = bundle(plan);
        let kustomization = documents(text(bundle, "kubernetes/kustomization.yaml")).remove(0);
        let listed: BTreeSet<String> = kustomization["resources"]
            .as_array()
            .expect("resources")
            .iter()
            .map(|it| format!("kubernetes/{}", it.as_str().expect("a file")))
            .collect();
        let delivers =
            ["kubernetes/kustomization.yaml", "kubernetes/argocd.yaml", "kubernetes/flux.yaml"];
        let files: BTreeSet<String> = yaml(bundle)
            .map(|(path, _)| path.to_owned())
            .filter(|path| !delivers.contains(&path.as_str()))
            .collect();
        assert_eq!(listed, files);
        for (path, all) in yaml(bundle) {
            assert!(all.iter().all(|document| document["kind"] != "Secret"), "{path}");
        }
        // Each Secret that the resource names comes from an entry of the store.
        let made: BTreeSet<String> = documents(text(bundle, "kubernetes/external-secrets.yaml"))
            .iter()
            .map(|it| it["metadata"]["name"].as_str().expect("a name").to_owned())
            .collect();
        for name in ["wandb-license", "wandb-mysql", "wandb-redis"] {
            assert!(made.contains(name), "{name}");
        }
    }
}

#[test]
fn shared_nodes_are_named_in_every_file_with_pods() {
    let installation = Installation { node_use: Nodes::Shared, ..Installation::default() };
    let plan = on_premises(installation);
    for path in ["kubernetes/wandb.yaml", "kubernetes/clickhouse.yaml"] {
        let names = placeholders(text(bundle(&plan), path));
        assert!(
            names.contains("WANDB_NODE_LABEL_KEY") && names.contains("WANDB_NODE_TAINT_EFFECT")
        );
    }
}

#[test]
fn a_custom_ca_reaches_the_pods_and_in_air_gapped_plans_the_operator() {
    let with = |egress| {
        let own = Installation { authority: Authority::Own, egress, ..Installation::default() };
        let plan = on_premises(own);
        assert_eq!(values(&plan)["global"]["caCertsConfigMap"], "wandb-ca");
        let maps = documents(text(bundle(&plan), "kubernetes/ca.yaml"));
        let places = maps.iter().map(|map| map["metadata"]["namespace"].as_str().expect("one"));
        places.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(with(Egress::Connected), ["wandb"]);
    assert_eq!(with(Egress::AirGapped), ["wandb", "wandb-cr"]);
}

#[test]
fn each_storage_has_its_provider_and_its_way_to_set_origins() {
    let check = |storage, provider: &str, own_cors: bool| {
        let plan = on_premises(Installation { storage, ..Installation::default() });
        assert_eq!(values(&plan)["global"]["bucket"]["provider"], provider);
        let script = text(bundle(&plan), "storage/apply.sh");
        assert_eq!(script.contains("MINIO_API_CORS_ALLOW_ORIGIN"), own_cors, "{storage:?}");
    };
    check(Storage::S3Compatible, "s3", false);
    check(Storage::CoreWeave, "cw", false);
    check(Storage::Ceph, "s3", false);
    check(Storage::StorageGrid, "s3", false);
    check(Storage::Aistor, "s3", true);
    check(Storage::Minio, "s3", true);
}

#[test]
fn terraform_uses_an_existing_network_if_the_module_can() {
    let check = |cloud, argument: &str, expected: bool| {
        let mut plan = Plan::new(Tier::Models, Environment::Production, cloud);
        plan.installation.network = Network::Existing;
        let main = text(bundle(&plan), "terraform/main.tf");
        assert_eq!(main.contains(argument), expected, "{cloud:?}");
    };
    check(Cloud::Aws, "create_vpc                       = false", true);
    check(Cloud::Aws, "network_cidr ", false);
    check(Cloud::Gcp, "var.network", false);
    check(Cloud::Azure, "var.network", false);
}
