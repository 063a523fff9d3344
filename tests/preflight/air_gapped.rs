//! Air-gapped plans and other installation options: the script checks the mirror in place of the internet, and
//! `OpenShift` by its Routes.

use wandb_planner::plan::{
    Authority, Egress, FileSet, Ingress, Installation, Login, Nodes, Plan, Platform,
};

use crate::{
    cluster::Cluster,
    machine::{Expected, Machine, fail, pass, skip},
    plan,
};

const SETTINGS: [(&str, &str); 4] = [
    ("WANDB_REGISTRY", "registry.example.org:5000/mirror"),
    ("WANDB_CHART_REPOSITORY", "https://charts.example.org/wandb"),
    ("WANDB_SERVER_VERSION", "0.83.0"),
    ("WANDB_CONSOLE_VERSION", "2.20.0"),
];

fn with(installation: Installation) -> Plan {
    Plan { file_set: FileSet::Kubernetes, installation, ..plan() }
}

fn air_gapped() -> Plan {
    with(Installation { egress: Egress::AirGapped, ..Installation::default() })
}

/// A machine whose curl gets these answers: from the registry, for an image, and for the charts' index.
fn machine(registry: &str, image: &str, index: &str) -> Machine {
    let machine = SETTINGS
        .into_iter()
        .fold(Machine::new(&air_gapped()), |machine, (name, value)| machine.with(name, value));
    let status = |status: &str| format!("printf '\\n{status}\\n'");
    machine.program(
        "curl",
        &format!(
            "case $* in\n*https://charts.example.org/wandb/index.yaml) {index} ;;\n*https://registry.example.org:5000/v2/mirror/wandb/console/manifests/2.20.0) {} ;;\n*https://registry.example.org:5000/v2/mirror/*/manifests/*) {} ;;\n*https://registry.example.org:5000/v2/) {} ;;\n*) echo 'curl: (7) an address that nobody asked for'; exit 7 ;;\nesac\n",
            status(image),
            status(if image == "401" { "401" } else { "200" }),
            status(registry),
        ),
    );
    machine
}

const INDEX: &str = "echo 'urls: [operator-wandb-0.43.8.tgz]'";

fn check(machine: &Machine, expected: &[Expected; 3]) {
    machine.check(&["--only", "mirror"], expected);
}

#[test]
fn the_mirrors_registry_charts_and_images_are_checked() {
    check(
        &machine("200", "200", INDEX),
        &[
            pass("mirror-registry", "HTTP 200"),
            pass("mirror-charts", "operator-wandb 0.43.8"),
            pass("mirror-images", "8 images"),
        ],
    );
    check(
        &machine("200", "404", INDEX),
        &[
            pass("mirror-registry", "HTTP 200"),
            pass("mirror-charts", "operator-wandb 0.43.8"),
            fail("mirror-images", "missing: wandb/console:2.20.0").remedied("airgap/mirror.sh"),
        ],
    );
}

#[test]
fn a_registry_with_a_password_passes_and_its_images_are_skipped() {
    check(
        &machine("401", "401", INDEX),
        &[
            pass("mirror-registry", "HTTP 401"),
            pass("mirror-charts", "operator-wandb 0.43.8"),
            skip("mirror-images", "run sh airgap/mirror.sh --check"),
        ],
    );
}

#[test]
fn missing_parts_of_the_mirror_are_reported_with_a_remedy() {
    check(
        &machine("503", "200", "echo 'curl: (60) SSL certificate problem'; exit 60"),
        &[
            fail("mirror-registry", "HTTP 503").remedied("trust its certificate"),
            fail("mirror-charts", "(60) SSL certificate problem").remedied("Serve the charts"),
            pass("mirror-images", "8 images"),
        ],
    );
    check(
        &machine("200", "200", "echo 'urls: [operator-wandb-0.43.9.tgz]'"),
        &[
            pass("mirror-registry", "HTTP 200"),
            fail("mirror-charts", "index.yaml has no operator-wandb 0.43.8"),
            pass("mirror-images", "8 images"),
        ],
    );
    let unset = Machine::new(&air_gapped());
    check(
        &unset,
        &[
            skip("mirror-registry", "needs WANDB_REGISTRY"),
            skip("mirror-charts", "needs WANDB_CHART_REPOSITORY"),
            skip("mirror-images", "needs WANDB_REGISTRY"),
        ],
    );
}

#[test]
fn the_chosen_controllers_class_must_exist() {
    let check = |ingress, classes: &[&'static str], expected: Expected| {
        let plan = with(Installation { ingress, ..Installation::default() });
        let cluster = Cluster { ingress_classes: classes.to_vec(), ..Cluster::as_planned() };
        let machine = cluster.fake_kubectl(Machine::new(&plan));
        machine.check(&["--only", "ingress-class"], &[expected]);
    };
    check(Ingress::Traefik, &["nginx", "traefik"], pass("ingress-class", "traefik"));
    let missing = fail("ingress-class", "no class traefik; there is");
    check(
        Ingress::Traefik,
        &["nginx"],
        missing.remedied("Install the controller that the plan names"),
    );
    check(Ingress::Haproxy, &["haproxy"], pass("ingress-class", "haproxy"));
    check(Ingress::Default, &["nginx"], pass("ingress-class", "nginx"));
}

#[test]
fn f5s_controller_is_distinguished_from_the_one_with_the_same_class() {
    let check = |nginx_controller, expected: Expected| {
        let f5 = Installation { ingress: Ingress::F5Nginx, ..Installation::default() };
        let ingress_classes = vec!["nginx"];
        let cluster = Cluster { ingress_classes, nginx_controller, ..Cluster::as_planned() };
        let machine = cluster.fake_kubectl(Machine::new(&with(f5)));
        machine.check(&["--only", "ingress-class"], &[expected]);
    };
    check("nginx.org/ingress-controller", pass("ingress-class", "nginx, of F5 NGINX"));
    let other = fail("ingress-class", "nginx belongs to k8s.io/ingress-nginx, not to F5 NGINX");
    check("k8s.io/ingress-nginx", other.remedied("does not read the inbound ranges"));
}

#[test]
fn only_shared_nodes_with_the_label_count() {
    let shared = Installation { node_use: Nodes::Shared, ..Installation::default() };
    let machine = Machine::new(&with(shared)).with("WANDB_NODE_LABEL", "pool=wandb");
    let node = "node-1 amd64 15890m 126963848Ki True <none>";
    machine.program(
        "kubectl",
        &format!(
            "case $* in\n*current-context) echo test ;;\n*/version) echo '\"gitVersion\": \"v1.35.2\"' ;;\n*'!node-role.kubernetes.io/control-plane,pool=wandb '*) echo '{node}' ;;\n*) exit 1 ;;\nesac\n"
        ),
    );
    let few = fail("nodes-count", "1 of 1 worker nodes ready; planned: 3");
    machine
        .in_context("test")
        .check(&["--only", "nodes-count"], &[few.remedied("Add or uncordon")]);
}

#[test]
fn the_identity_provider_is_checked_with_the_companys_ca() {
    let oidc =
        Installation { login: Login::Oidc, authority: Authority::Own, ..Installation::default() };
    let machine = |answer: &str| {
        let machine = Machine::new(&with(oidc)).with("WANDB_OIDC_ISSUER", "https://id.example.org");
        machine.file("ca.pem", "a certificate");
        let ca = machine.folder().join("ca.pem");
        machine.program(
            "curl",
            &format!(
                "case $* in\n*--cacert*https://id.example.org/.well-known/openid-configuration) {answer} ;;\n*https://id.example.org/*) echo 'curl: (60) SSL certificate problem'; exit 60 ;;\n*) exit 7 ;;\nesac\n"
            ),
        );
        machine.with("WANDB_CA_FILE", ca)
    };
    let check = |answer: &str, expected: Expected| {
        machine(answer).check(&["--only", "oidc-issuer"], &[expected]);
    };
    check("printf '\\n200\\n'", pass("oidc-issuer", "https://id.example.org"));
    let missing = fail("oidc-issuer", "HTTP 404 from https://id.example.org/.well-known");
    check("printf '\\n404\\n'", missing.remedied("check the issuer"));
    let unset = Machine::new(&with(oidc));
    unset.check(&["--only", "oidc-issuer"], &[skip("oidc-issuer", "needs WANDB_OIDC_ISSUER")]);
}

#[test]
fn openshift_is_recognized_by_its_routes() {
    let openshift = Installation { platform: Platform::OpenShift, ..Installation::default() };
    let check = |routes: bool, expected: Expected| {
        let cluster =
            Cluster { routes, ingress_classes: vec!["openshift-default"], ..Cluster::as_planned() };
        let machine = cluster.fake_kubectl(Machine::new(&with(openshift)));
        machine.check(&["--only", "openshift"], &[expected]);
    };
    check(true, pass("openshift-routes", "route.openshift.io/v1"));
    let other = fail("openshift-routes", "this cluster is not OpenShift");
    check(false, other.remedied("Use a cluster with OpenShift"));
}
