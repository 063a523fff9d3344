//! `mirror.sh` with the real skopeo and two real registries: one in place of the internet, the other as the
//! user's own.

use std::{
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use serde_json::json;
use tempfile::TempDir;
use wandb_planner::{
    bundle::mirrored_images,
    plan::{ClickHouse, Egress, FileSet, Plan},
    reference::{Cloud, Environment, Tier},
};

use crate::plans::{bundle, text};

const HELM: &str = "#!/bin/sh
case $1 in
  pull) while [ $# -gt 0 ]; do
      case $1 in --version) version=$2 ;; --destination) folder=$2 ;; pull) name=$2 ;; esac
      shift
    done
    : >\"$folder/$name-$version.tgz\" ;;
  repo) ls \"$3\" >\"$3/index.yaml\" && echo \"$5\" >>\"$3/index.yaml\" ;;
esac
";

/// A registry on this machine with its data in a temporary folder.
struct Registry {
    process: Child,
    address: String,
    _folder: TempDir,
}

/// The registry's program: extracted by `scripts/install-tools`, or installed.
fn registry_program() -> PathBuf {
    let extracted = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(".tools/docker-registry/usr/bin/docker-registry");
    if extracted.exists() { extracted } else { PathBuf::from("docker-registry") }
}

impl Registry {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let configuration = format!(
            "version: 0.1\nlog: {{ level: error, accesslog: {{ disabled: true }} }}\nstorage: {{ filesystem: {{ rootdirectory: {} }} }}\nhttp: {{ addr: {address} }}\n",
            folder.path().join("data").display(),
        );
        let path = folder.path().join("config.yml");
        std::fs::write(&path, configuration).unwrap();
        let mut process = Command::new(registry_program())
            .arg("serve")
            .arg(path)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("these tests need docker-registry: run scripts/install-tools");
        while TcpStream::connect(&address).is_err() {
            assert!(process.try_wait().unwrap().is_none(), "the registry has stopped");
            std::thread::yield_now();
        }
        Self { process, address, _folder: folder }
    }
}

impl Drop for Registry {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A machine with the bundle, with one registry in place of Docker Hub and another as the user's own.
struct Site {
    folder: TempDir,
    hub: Registry,
    own: Registry,
    images: Vec<String>,
}

impl Site {
    fn new(but: Option<&str>) -> Self {
        let mut plan = Plan {
            file_set: FileSet::Kubernetes,
            clickhouse: ClickHouse::InCluster,
            ..Plan::new(Tier::Combined, Environment::Production, Cloud::OnPremises)
        };
        plan.installation.egress = Egress::AirGapped;
        let folder = tempfile::tempdir().unwrap();
        let (hub, own) = (Registry::start(), Registry::start());
        let path = |name: &str| folder.path().join(name);
        for (name, contents) in [
            ("airgap/mirror.sh", text(bundle(&plan), "airgap/mirror.sh").to_owned()),
            ("bin/helm", HELM.to_owned()),
            (
                "home/.config/containers/policy.json",
                json!({ "default": [{ "type": "insecureAcceptAnything" }] }).to_string(),
            ),
            (
                "home/.config/containers/registries.conf",
                format!(
                    "[[registry]]\nprefix = \"docker.io\"\nlocation = \"{0}\"\ninsecure = true\n\n[[registry]]\nlocation = \"{0}\"\ninsecure = true\n\n[[registry]]\nlocation = \"{1}\"\ninsecure = true\n",
                    hub.address, own.address,
                ),
            ),
            (
                "kubernetes/values.env",
                format!(
                    "WANDB_REGISTRY={}/mirror\nWANDB_CHART_REPOSITORY=https://charts.example.org\nWANDB_SERVER_VERSION=0.83.0\nWANDB_CONSOLE_VERSION=2.20.0\n",
                    own.address,
                ),
            ),
        ] {
            std::fs::create_dir_all(path(name).parent().unwrap()).unwrap();
            std::fs::write(path(name), contents).unwrap();
        }
        Command::new("chmod").arg("+x").arg(path("bin/helm")).status().unwrap();
        let images = mirrored_images(&plan).into_iter().map(|image| {
            let image = image.replace("$WANDB_SERVER_VERSION", "0.83.0");
            image.replace("$WANDB_CONSOLE_VERSION", "2.20.0")
        });
        let site = Self { images: images.collect(), folder, hub, own };
        site.write_image();
        for image in site.images.iter().filter(|image| Some(image.as_str()) != but) {
            let from = format!("oci:{}", site.path("image").display());
            let to = format!("docker://{}/{image}", site.hub.address);
            let output = site.skopeo(&["copy", "--quiet", &from, &to]);
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        site
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a minimal image: a configuration and no layers.
    fn write_image(&self) {
        let blobs = self.path("image/blobs/sha256");
        std::fs::create_dir_all(&blobs).unwrap();
        let put = |value: serde_json::Value, kind: &str| {
            let bytes = value.to_string().into_bytes();
            let digest = sha256(&bytes);
            std::fs::write(blobs.join(&digest), &bytes).unwrap();
            json!({ "mediaType": kind, "digest": format!("sha256:{digest}"), "size": bytes.len() })
        };
        let configuration = json!({
            "architecture": "amd64",
            "os": "linux",
            "config": {},
            "rootfs": { "type": "layers", "diff_ids": [] },
        });
        let configuration = put(configuration, "application/vnd.oci.image.config.v1+json");
        let kind = "application/vnd.oci.image.manifest.v1+json";
        let manifest = put(
            json!({ "schemaVersion": 2, "mediaType": kind, "config": configuration, "layers": [] }),
            kind,
        );
        let index = json!({ "schemaVersion": 2, "manifests": [manifest] });
        std::fs::write(self.path("image/index.json"), index.to_string()).unwrap();
        let layout = json!({ "imageLayoutVersion": "1.0.0" });
        std::fs::write(self.path("image/oci-layout"), layout.to_string()).unwrap();
    }

    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let path = std::env::var("PATH").unwrap_or_default();
        let mut command = Command::new(program);
        command
            .current_dir(self.folder.path())
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .env("HOME", self.path("home"))
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("WANDB_VALUES");
        command
    }

    fn skopeo(&self, arguments: &[&str]) -> Output {
        self.command("skopeo").args(arguments).output().expect("these tests need skopeo")
    }

    fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let output = self.command("sh").arg("airgap/mirror.sh").args(arguments).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    }

    /// Whether the user's registry has an image.
    fn has(&self, image: &str) -> bool {
        let image = format!("docker://{}/mirror/{image}", self.own.address);
        self.skopeo(&["inspect", "--no-tags", &image]).status.success()
    }
}

/// The SHA-256 of bytes, computed by `sha256sum`.
fn sha256(bytes: &[u8]) -> String {
    use std::io::Write as _;
    let mut process =
        Command::new("sha256sum").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    process.stdin.take().unwrap().write_all(bytes).unwrap();
    let output = process.wait_with_output().unwrap();
    String::from_utf8(output.stdout).unwrap().split(' ').next().unwrap().to_owned()
}

fn charts(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

const CHARTS: [&str; 4] = [
    "altinity-clickhouse-operator-0.26.3.tgz",
    "index.yaml",
    "operator-1.4.8.tgz",
    "operator-wandb-0.43.8.tgz",
];

#[test]
fn copying_from_the_internet_mirrors_every_image_and_chart() {
    let site = Site::new(None);
    let (code, out, errors) = site.run(&["--check"]);
    assert_eq!((code, out.as_str()), (Some(1), ""), "{errors}");
    let (code, out, errors) = site.run(&["--copy", "charts"]);
    assert_eq!(code, Some(0), "{out}{errors}");
    for image in &site.images {
        assert!(site.has(image), "{image}");
    }
    assert_eq!(charts(&site.path("charts")), CHARTS);
    let (code, out, _) = site.run(&["--check"]);
    assert_eq!((code, out.lines().count()), (Some(0), site.images.len()), "{out}");
}

#[test]
fn a_disk_transfers_everything_between_two_networks() {
    let site = Site::new(None);
    let (code, _, errors) = site.run(&["--save", "disk"]);
    assert_eq!(code, Some(0), "{errors}");
    assert!(site.images.iter().all(|image| !site.has(image)), "images were pushed by --save");
    assert_eq!(charts(&site.path("disk/charts")), CHARTS);
    let (code, _, errors) = site.run(&["--load", "disk"]);
    assert_eq!(code, Some(0), "{errors}");
    for image in &site.images {
        assert!(site.has(image), "{image}");
    }
}

#[test]
fn a_missing_image_is_named_and_the_others_are_copied() {
    let missing = "wandb/console:2.20.0";
    let site = Site::new(Some(missing));
    let (code, _, errors) = site.run(&["--copy", "charts"]);
    assert_eq!(code, Some(1));
    assert!(errors.contains(&format!("FAILED  docker.io/{missing}\n")), "{errors}");
    for image in &site.images {
        assert_eq!(site.has(image), image != missing, "{image}");
    }
}

#[test]
fn invalid_options_and_settings_are_refused_before_anything_is_copied() {
    let site = Site::new(None);
    for (arguments, complaint) in [
        (&["--fast"][..], "unexpected argument: --fast"),
        (&["--copy"], "--copy needs a folder"),
        (&["--copy", "charts", "x"], "unexpected argument: x"),
        (&["--list", "x"], "unexpected argument: x"),
    ] {
        let (code, out, errors) = site.run(arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""));
        assert!(errors.contains(complaint), "{errors}");
    }
    for (setting, hostile) in [
        ("WANDB_REGISTRY", "https://registry.example.org"),
        ("WANDB_REGISTRY", "registry.example.org/$(id)"),
        ("WANDB_CHART_REPOSITORY", "oci://registry.example.org/charts"),
        ("WANDB_SERVER_VERSION", "latest; rm -rf /"),
    ] {
        let path = site.path("kubernetes/values.env");
        let values = std::fs::read_to_string(&path).unwrap();
        let changed: Vec<String> = values
            .lines()
            .map(|line| {
                if line.starts_with(setting) {
                    format!("{setting}={hostile}")
                } else {
                    line.to_owned()
                }
            })
            .collect();
        std::fs::write(&path, changed.join("\n")).unwrap();
        let (code, _, errors) = site.run(&["--list"]);
        assert_eq!(code, Some(2), "{errors}");
        assert!(errors.starts_with("kubernetes/values.env line "), "{errors}");
        assert!(errors.contains(&format!(": {setting} is ")), "{errors}");
        std::fs::write(&path, values).unwrap();
    }
}
