//! A simulated Kubernetes cluster, as a fake kubectl or a fake API.

use std::{fmt::Write as _, path::Path};

use serde_json::{Value, json};

use crate::{
    machine::Machine,
    services::{HttpAnswer, HttpServer},
};

/// The request of kubectl for nodes without the control plane's label.
const WORKERS: &str = "/api/v1/nodes?labelSelector=%21node-role.kubernetes.io%2Fcontrol-plane";

/// A node, with the resources that a managed service leaves for pods.
#[derive(Clone)]
pub struct Node {
    pub name: &'static str,
    pub architecture: &'static str,
    pub cpu: &'static str,
    pub memory: &'static str,
    pub ready: bool,
    pub cordoned: bool,
    pub control_plane: bool,
}

impl Node {
    /// An r6i.4xlarge as EKS reports it.
    pub fn worker(name: &'static str) -> Self {
        Self {
            name,
            architecture: "amd64",
            cpu: "15890m",
            memory: "126963848Ki",
            ready: true,
            cordoned: false,
            control_plane: false,
        }
    }

    fn json(&self) -> Value {
        let mut node = json!({
            "metadata": { "name": self.name, "labels": {} },
            "spec": {},
            "status": {
                "nodeInfo": { "architecture": self.architecture },
                "allocatable": { "cpu": self.cpu, "memory": self.memory },
                "conditions": [
                    { "type": "MemoryPressure", "status": "False" },
                    { "type": "Ready", "status": if self.ready { "True" } else { "Unknown" } },
                ],
            },
        });
        if self.cordoned {
            node["spec"]["unschedulable"] = json!(true);
        }
        node
    }
}

/// The properties of a cluster that the script checks.
pub struct Cluster {
    pub version: &'static str,
    pub nodes: Vec<Node>,
    pub ingress_classes: Vec<&'static str>,
    /// The controller of the class `nginx`.
    pub nginx_controller: &'static str,
    pub storage_classes: Vec<(&'static str, bool)>,
    /// Whether the cluster has the Routes of `OpenShift`.
    pub routes: bool,
}

impl Cluster {
    /// A cluster that satisfies the default plan.
    pub fn as_planned() -> Self {
        Self {
            version: "v1.35.2-eks-113cf36",
            nodes: ["node-1", "node-2", "node-3"].map(Node::worker).to_vec(),
            ingress_classes: vec!["alb"],
            nginx_controller: "k8s.io/ingress-nginx",
            storage_classes: vec![("gp2", false), ("gp3", true)],
            routes: false,
        }
    }

    /// Adds a fake kubectl that prints what the real one prints for this cluster.
    pub fn fake_kubectl(&self, machine: Machine) -> Machine {
        let mut nodes = String::new();
        for it in self.nodes.iter().filter(|node| !node.control_plane) {
            let _ = writeln!(
                nodes,
                "{}   {}   {}   {}   {}   {}",
                it.name,
                it.architecture,
                it.cpu,
                it.memory,
                if it.ready { "True" } else { "Unknown" },
                if it.cordoned { "true" } else { "<none>" },
            );
        }
        let mut ingress_classes = String::new();
        for name in &self.ingress_classes {
            let _ = writeln!(ingress_classes, "ingressclass.networking.k8s.io/{name}");
        }
        let mut storage_classes = String::new();
        for (name, default) in &self.storage_classes {
            let _ =
                writeln!(storage_classes, "{name}   {}", if *default { "true" } else { "<none>" });
        }
        let print = |text: &str| {
            if text.is_empty() {
                String::from("echo 'No resources found' >&2")
            } else {
                format!("cat <<'END'\n{text}END\n")
            }
        };
        machine.program(
            "kubectl",
            &format!(
                "case $* in\n*current-context) echo test ;;\n*/version) {} ;;\n*'get nodes'*) {} ;;\n*'get ingressclass nginx'*) echo {} ;;\n*'get ingressclass'*) {} ;;\n*'get storageclass'*) {} ;;\n*route.openshift.io*) {} ;;\n*) exit 1 ;;\nesac\n",
                print(&format!("{:#}\n", self.version_json())),
                print(&nodes),
                self.nginx_controller,
                print(&ingress_classes),
                print(&storage_classes),
                if self.routes { "echo '{}'" } else { "exit 1" },
            ),
        );
        machine.in_context("test")
    }

    /// Adds the real kubectl, with a fake API that answers its requests.
    pub fn serve(&self, machine: Machine, kubectl: &Path) -> (Machine, HttpServer) {
        let answers = [
            ("/version", self.version_json()),
            (WORKERS, self.nodes_json(|node| !node.control_plane)),
            ("/api/v1/nodes", self.nodes_json(|_| true)),
            ("/api/v1", resources("v1", "nodes", "Node")),
            ("/apis/networking.k8s.io/v1/ingressclasses", self.ingress_classes_json()),
            (
                "/apis/networking.k8s.io/v1",
                resources("networking.k8s.io/v1", "ingressclasses", "IngressClass"),
            ),
            ("/apis/storage.k8s.io/v1/storageclasses", self.storage_classes_json()),
            (
                "/apis/storage.k8s.io/v1",
                resources("storage.k8s.io/v1", "storageclasses", "StorageClass"),
            ),
            (
                "/apis",
                json!({
                    "kind": "APIGroupList",
                    "apiVersion": "v1",
                    "groups": [group("networking.k8s.io"), group("storage.k8s.io")],
                }),
            ),
            ("/api", json!({ "kind": "APIVersions", "versions": ["v1"] })),
        ];
        let server = HttpServer::start(move |request| {
            let address = request.split(' ').nth(1).unwrap();
            let path = address.split('?').next().unwrap();
            let found = answers.iter().find(|(known, _)| {
                *known == path || known.contains('?') && address.starts_with(known)
            });
            HttpAnswer {
                status: if found.is_some() { "200 OK" } else { "404 Not Found" },
                headers: String::from("Content-Type: application/json\r\n"),
                body: found.map(|(_, answer)| answer.to_string()).unwrap_or_default(),
            }
        });
        let configuration = json!({
            "apiVersion": "v1",
            "kind": "Config",
            "clusters": [{ "name": "test", "cluster": { "server": server.url } }],
            "contexts": [{ "name": "test", "context": { "cluster": "test", "user": "" } }],
            "current-context": "test",
        });
        machine.file("kubeconfig", &configuration.to_string());
        let path = machine.folder().join("kubeconfig");
        machine.program("kubectl", &format!("exec {} \"$@\"\n", kubectl.display()));
        (machine.with("KUBECONFIG", path).in_context("test"), server)
    }

    fn version_json(&self) -> Value {
        json!({ "major": "1", "minor": "0+", "gitVersion": self.version, "platform": "linux/amd64" })
    }

    fn nodes_json(&self, chosen: impl Fn(&Node) -> bool) -> Value {
        let nodes = self.nodes.iter().filter(|node| chosen(node));
        list("v1", "NodeList", &nodes.map(Node::json).collect::<Vec<_>>())
    }

    fn ingress_classes_json(&self) -> Value {
        let classes = self.ingress_classes.iter();
        let items = classes.map(|name| {
            json!({
                "apiVersion": "networking.k8s.io/v1",
                "kind": "IngressClass",
                "metadata": { "name": name },
            })
        });
        list("networking.k8s.io/v1", "IngressClassList", &items.collect::<Vec<_>>())
    }

    fn storage_classes_json(&self) -> Value {
        let classes = self.storage_classes.iter();
        let items = classes.map(|(name, default)| {
            let mut annotations = json!({});
            if *default {
                annotations["storageclass.kubernetes.io/is-default-class"] = json!("true");
            }
            json!({ "metadata": { "name": name, "annotations": annotations } })
        });
        list("storage.k8s.io/v1", "StorageClassList", &items.collect::<Vec<_>>())
    }
}

fn list(version: &str, kind: &str, items: &[Value]) -> Value {
    json!({ "apiVersion": version, "kind": kind, "metadata": {}, "items": items })
}

fn resources(version: &str, name: &str, kind: &str) -> Value {
    json!({
        "kind": "APIResourceList",
        "apiVersion": "v1",
        "groupVersion": version,
        "resources": [{
            "name": name,
            "singularName": kind.to_ascii_lowercase(),
            "namespaced": false,
            "kind": kind,
            "verbs": ["get", "list"],
        }],
    })
}

fn group(name: &str) -> Value {
    let version = json!({ "groupVersion": format!("{name}/v1"), "version": "v1" });
    json!({ "name": name, "versions": [version], "preferredVersion": version })
}
