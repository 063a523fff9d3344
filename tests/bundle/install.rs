//! `install.sh`, run by a real shell with a kubectl and a helm that only write down what they are told.

use std::{
    collections::{BTreeMap, HashSet},
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;
use wandb_planner::{
    bundle::Language,
    plan::{Access, ClickHouse, FileSet, Plan},
    reference::{Cloud, Environment, Tier},
};

use crate::{
    kubernetes::{filled, kubernetes_plans, parse},
    plans::{bundle, text},
};

/// Answers what the script asks, and appends the arguments and the input to a log.
const KUBECTL: &str = r#"#!/bin/sh
printf '$ kubectl %s\n' "$*" >>"$LOG"
case "$*" in
  *openid-configuration*) echo '{"issuer":"https://issuer.example.com/id/A1","jwks_uri":"https://x"}' ;;
  *' get secret '*) [ -z "${HAS_SECRETS-}" ] || echo Zg== ;;
  *' -f -') cat >>"$LOG" && [ -z "${FAILS-}" ] ;;
esac
"#;
const HELM: &str = "#!/bin/sh\nprintf '$ helm %s\\n' \"$*\" >>\"$LOG\"\n";

/// A value that a user could have for each variable.
const VALUES: &[(&str, &str)] = &[
    ("WANDB_KUBE_CONTEXT", "arn:aws:eks:eu-west-1:111122223333:cluster/ml"),
    ("WANDB_MYSQL_HOST", "db.example.com"),
    ("WANDB_REDIS_HOST", "10.0.0.3"),
    ("WANDB_BUCKET", "ml-wandb"),
    ("WANDB_CERTIFICATE_ARN", "arn:aws:acm:eu-west-1:111122223333:certificate/12-ab"),
    ("WANDB_INBOUND_CIDRS", "203.0.113.0/24,198.51.100.7/32"),
    ("WANDB_SERVICE_ACCOUNT", "wandb@project.iam.gserviceaccount.com"),
    ("WANDB_ADDRESS_NAME", "wandb"),
    ("WANDB_CERTIFICATE_NAME", "wandb"),
    ("WANDB_SECURITY_POLICY", "wandb"),
    ("WANDB_STORAGE_ACCOUNT", "mlwandb"),
    ("WANDB_INBOUND_LIMITED", "yes"),
    ("WANDB_STORAGE_HOST", "s3.example.org:9000"),
    ("WANDB_CLICKHOUSE_HOST", "ab1.eu-west-1.aws.clickhouse.cloud"),
    ("WANDB_CLICKHOUSE_PORT", "8443"),
    ("WANDB_CLICKHOUSE_USER", "default"),
    ("WANDB_TOKEN_ISSUER", ""),
];

const SECRET: &str = "pass-word";
const SECRET_IN_BASE64: &str = "cGFzcy13b3Jk";

/// A folder with a plan's files, and the tools that the script finds.
struct Site {
    folder: TempDir,
    plan: Plan,
    variables: BTreeMap<&'static str, &'static str>,
}

impl Site {
    fn new(plan: Plan) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let bundle = bundle(&plan);
        for file in bundle.files().iter().filter(|file| file.path.starts_with("kubernetes/")) {
            let path = folder.path().join(file.path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, &file.contents).unwrap();
        }
        for (tool, script) in [("kubectl", KUBECTL), ("helm", HELM)] {
            let path = folder.path().join("bin").join(tool);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, script).unwrap();
            Command::new("chmod").arg("+x").arg(&path).status().unwrap();
        }
        std::fs::write(folder.path().join("secret"), format!("{SECRET}\n")).unwrap();
        Self { folder, plan, variables: BTreeMap::new() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes `values.env` with a value for everything, but those that are given.
    fn fill(&self, but: &[(&str, &str)]) -> &Self {
        let path = self.path("kubernetes/values.env");
        let secret = self.path("secret").display().to_string();
        let line = |line: &str| {
            let Some((name, value)) = line.split_once('=').filter(|_| !line.starts_with('#'))
            else {
                return line.to_owned();
            };
            let given = but.iter().chain(VALUES).find(|row| row.0 == name).map(|row| row.1);
            let value = if name.ends_with("_FILE") {
                given.unwrap_or(&secret)
            } else {
                given.unwrap_or(value)
            };
            format!("{name}={value}")
        };
        let template = bundle(&self.plan);
        let lines: Vec<String> =
            text(template, "kubernetes/values.env").lines().map(line).collect();
        std::fs::write(path, lines.join("\n")).unwrap();
        self
    }

    fn with(&mut self, name: &'static str) -> &mut Self {
        self.variables.insert(name, "yes");
        self
    }

    /// Runs the script from another folder, as the README does.
    fn run(&self, options: &[&str]) -> Run {
        let log = self.path("log");
        std::fs::write(&log, "").unwrap();
        let path = std::env::var("PATH").unwrap_or_default();
        let output = Command::new("sh")
            .arg("kubernetes/install.sh")
            .args(options)
            .current_dir(self.folder.path())
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .env("LOG", &log)
            .env_remove("WANDB_VALUES")
            .envs(&self.variables)
            .output()
            .unwrap();
        Run { output, log: std::fs::read_to_string(log).unwrap() }
    }
}

struct Run {
    output: Output,
    log: String,
}

impl Run {
    fn code(&self) -> Option<i32> {
        self.output.status.code()
    }

    fn out(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).unwrap()
    }

    fn errors(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).unwrap()
    }

    fn commands(&self) -> impl Iterator<Item = &str> {
        self.log.lines().filter_map(|line| line.strip_prefix("$ "))
    }

    /// What kubectl got as its input, one text for each time.
    fn inputs(&self) -> Vec<String> {
        self.log
            .split("$ ")
            .filter_map(|call| call.split_once('\n'))
            .map(|(_, input)| input.to_owned())
            .filter(|input| !input.trim().is_empty())
            .collect()
    }

    #[track_caller]
    fn changed_nothing(&self) {
        let changes = |command: &&str| command.contains(" apply ") || command.starts_with("helm");
        assert_eq!(self.commands().find(changes), None);
    }
}

/// One plan of each kind that the script differs for.
fn sites() -> impl Iterator<Item = Site> {
    [
        (Cloud::Aws, Tier::Combined, ClickHouse::InCluster, Access::Public),
        (Cloud::Gcp, Tier::Weave, ClickHouse::External, Access::Private),
        (Cloud::Azure, Tier::Models, ClickHouse::External, Access::Public),
    ]
    .into_iter()
    .map(|(cloud, tier, clickhouse, access)| {
        Site::new(Plan {
            clickhouse,
            access,
            file_set: FileSet::Kubernetes,
            ..Plan::new(tier, Environment::Production, cloud)
        })
    })
}

#[test]
fn an_unfilled_file_stops_it_with_every_missing_value_named() {
    for site in sites() {
        let run = site.run(&[]);
        assert_eq!(run.code(), Some(2), "{}", run.errors());
        let env = bundle(&site.plan);
        for line in text(env, "kubernetes/values.env").lines() {
            let name = line.strip_suffix('=').filter(|line| !line.starts_with('#'));
            if let Some(name) = name {
                assert!(run.errors().contains(&format!("missing: {name} is empty")), "{name}");
            }
        }
        assert!(run.errors().ends_with("values.env; nothing was changed\n"), "{}", run.errors());
        run.changed_nothing();
    }
}

#[test]
fn filled_in_it_installs_everything_at_its_version_and_in_order() {
    for site in sites() {
        let run = site.fill(&[]).run(&[]);
        assert_eq!(run.code(), Some(0), "{}", run.errors());
        let in_cluster = site.plan.clickhouse == ClickHouse::InCluster;
        let context = VALUES[0].1;
        let kubectl = |rest: &str| format!("kubectl --context {context} {rest}");
        let operator = format!(
            "helm upgrade --install operator operator --repo https://charts.wandb.ai --version 1.4.8 --set image.tag=1.22.0 --kube-context {context} --namespace wandb-cr --create-namespace --wait"
        );
        let clickhouse = format!(
            "helm upgrade --install clickhouse-operator altinity-clickhouse-operator --repo https://helm.altinity.com --version 0.26.3 --set crdHook.enabled=false --kube-context {context} --namespace clickhouse --create-namespace --wait"
        );
        let wait = |kind| {
            kubectl(&format!(
                "wait --for=jsonpath={{.status.status}}=Completed {kind}/weave --namespace clickhouse --timeout=15m"
            ))
        };
        let mut expected = vec![kubectl("apply -f -"), operator];
        if in_cluster {
            expected.extend([clickhouse, kubectl("apply -f -"), wait("chk"), wait("chi")]);
        }
        expected.push(kubectl("apply -f -"));
        let asks = |command: &&str| command.contains(" get ") || command.contains("--server-side");
        let commands: Vec<&str> = run.commands().filter(|command| !asks(command)).collect();
        assert_eq!(commands, expected);
        assert!(run.commands().all(|command| !command.contains(SECRET)), "{}", run.log);
    }
}

#[test]
fn secrets_reach_kubectl_without_their_line_break_and_only_as_its_input() {
    for site in sites() {
        let run = site.fill(&[]).run(&[]);
        let secrets: Vec<Value> =
            run.inputs().iter().filter_map(|input| serde_json::from_str(input).ok()).collect();
        assert!(secrets.len() >= 4 || site.plan.cloud() != Cloud::Aws, "{}", run.log);
        for secret in &secrets {
            assert_eq!(secret["kind"], "Secret");
            for (key, value) in secret["data"].as_object().unwrap() {
                assert_eq!(value, SECRET_IN_BASE64, "{key}");
            }
        }
        let names: Vec<&str> =
            secrets.iter().map(|secret| secret["metadata"]["name"].as_str().unwrap()).collect();
        assert!(names.starts_with(&["wandb-license", "wandb-mysql", "wandb-redis"]), "{names:?}");
        assert!(!run.out().contains(SECRET) && !run.errors().contains(SECRET));
    }
}

/// What the script should make of a file, by other means than its own.
fn expected_documents(site: &Site, path: &str) -> Vec<Value> {
    let bundle = bundle(&site.plan);
    let value = |name: &str| {
        let value = VALUES.iter().find(|row| row.0 == name).unwrap().1;
        if value.is_empty() { "https://issuer.example.com/id/A1" } else { value }.to_owned()
    };
    parse(&filled(text(bundle, path), value)).unwrap()
}

#[test]
fn it_applies_and_prints_the_files_with_the_values_filled_in() {
    for site in sites() {
        let mut paths = vec!["kubernetes/namespace.yaml", "kubernetes/wandb.yaml"];
        if site.plan.clickhouse == ClickHouse::InCluster {
            paths.insert(1, "kubernetes/clickhouse.yaml");
        }
        let expected: Vec<Value> =
            paths.iter().flat_map(|path| expected_documents(&site, path)).collect();
        let run = site.fill(&[]).run(&[]);
        let applied: Vec<Value> = run
            .inputs()
            .iter()
            .filter(|input| serde_json::from_str::<Value>(input).is_err())
            .flat_map(|input| parse(input).unwrap())
            .collect();
        assert_eq!(applied, expected);
        let run = site.run(&["--render"]);
        assert_eq!(run.code(), Some(0), "{}", run.errors());
        let printed = parse(&run.out()).unwrap();
        let printed: Vec<Value> = printed.into_iter().filter(|it| !it.is_null()).collect();
        assert_eq!(printed, expected);
        run.changed_nothing();
    }
}

#[test]
fn a_secret_may_be_in_the_cluster_already() {
    for mut site in sites() {
        let files: Vec<(&str, &str)> = [
            "WANDB_LICENSE_FILE",
            "WANDB_MYSQL_PASSWORD_FILE",
            "WANDB_REDIS_PASSWORD_FILE",
            "WANDB_REDIS_CA_FILE",
            "WANDB_STORAGE_KEY_FILE",
            "WANDB_TLS_CERT_FILE",
            "WANDB_TLS_KEY_FILE",
            "WANDB_CLICKHOUSE_PASSWORD_FILE",
        ]
        .map(|name| (name, ""))
        .into();
        let run = site.fill(&files).run(&["--check"]);
        assert_eq!(run.code(), Some(2));
        assert!(
            run.errors()
                .contains("namespace wandb has no Secret wandb-license with the key license")
        );
        let run = site.with("HAS_SECRETS").run(&["--check"]);
        assert_eq!(
            (run.code(), &*run.out()),
            (Some(0), "Nothing is missing.\n"),
            "{}",
            run.errors()
        );
        run.changed_nothing();
        let run = site.run(&[]);
        assert_eq!(run.code(), Some(0), "{}", run.errors());
        assert!(!run.log.contains("--server-side"), "{}", run.log);
    }
}

#[test]
fn a_value_that_would_break_out_of_its_place_is_refused() {
    let site = sites().next().unwrap();
    let check = |but: &[(&str, &str)], expected: &str| {
        let run = site.fill(but).run(&[]);
        assert_eq!(run.code(), Some(2), "{but:?}");
        assert!(run.errors().contains(expected), "{expected} is not in {}", run.errors());
        run.changed_nothing();
    };
    for value in ["'a\"b'", "'a b'", "'a\\b'", "'a{b}'", "'a#b'", "'a\nb: c'", "'ü'"] {
        let expected = "missing: WANDB_BUCKET has a character that does not belong there";
        check(&[("WANDB_BUCKET", value)], expected);
    }
    check(
        &[("WANDB_CERTIFICATE_ARN", "wandb")],
        "WANDB_CERTIFICATE_ARN should look like arn:*:acm:*",
    );
    check(&[("WANDB_INBOUND_CIDRS", "everyone")], "WANDB_INBOUND_CIDRS should look like");
    check(
        &[("WANDB_LICENSE_FILE", "no-such-file")],
        "WANDB_LICENSE_FILE: no-such-file is empty or",
    );
    let unsafe_secret = site.path("unsafe");
    for secret in ["p@ss", "a/b", "a%b", "a b", "a\nb", "ü", "$(id)", "\n"] {
        std::fs::write(&unsafe_secret, secret).unwrap();
        let path = unsafe_secret.to_str().unwrap();
        let expected = "may hold letters, digits and . _ ~ = + - only";
        check(&[("WANDB_MYSQL_PASSWORD_FILE", path)], expected);
    }
}

#[test]
fn options_and_failures_have_their_exit_codes() {
    let mut site = sites().next().unwrap();
    assert_eq!(site.run(&["--help"]).code(), Some(0));
    assert_eq!(site.run(&["--wipe"]).code(), Some(2));
    site.fill(&[]);
    let run = site.with("FAILS").run(&[]);
    assert_eq!(run.code(), Some(1), "kubectl's failure is its own");
    assert!(!run.log.contains("helm"), "nothing comes after it");
}

/// Every plan's script and values into one folder each, those that differ in their header alone
/// once.
fn write_scripts(folder: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    let mut seen = HashSet::new();
    for (index, plan) in kubernetes_plans().enumerate() {
        for file in bundle(&plan).files() {
            let scripts = [Language::Shell, Language::Env].contains(&file.language);
            let body = file.contents.split_once("\n\n").map(|(_, body)| body.to_owned());
            if scripts && file.path.starts_with("kubernetes/") && seen.insert(body) {
                let path = folder.join(index.to_string()).join(file.path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(&path, &file.contents).unwrap();
                paths.push(path);
            }
        }
    }
    paths
}

#[test]
fn the_shell_and_shellcheck_find_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let paths = write_scripts(folder.path());
    for path in &paths {
        let output = Command::new("sh").arg("-n").arg(path).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let scripts = paths.iter().filter(|path| path.ends_with("install.sh"));
    match Command::new("shellcheck").args(scripts).output() {
        Ok(output) => {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        }
        Err(_) => println!("shellcheck is not on PATH: it was not asked"),
    }
}
