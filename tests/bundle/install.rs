//! `install.sh` in a real shell, with a fake kubectl and helm that only log their arguments.

mod installed;

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
    reference::{Cloud, Environment, Term as _, Tier},
};

use crate::{
    kubernetes::{filled, kubernetes_plans, parse},
    plans::{bundle, text},
};

/// A fake kubectl that answers the script's queries and appends its arguments and input to a log.
const KUBECTL: &str = r#"#!/bin/sh
printf '$ kubectl %s\n' "$*" >>"$LOG"
[ -z "${DOWN-}" ] || { echo refused >&2 && exit 1; }
case "$*" in
  *openid-configuration*) echo '{"issuer":"https://issuer.example.com/id/A1","jwks_uri":"https://x"}' ;;
  *' get secret '*) [ -z "${HAS_SECRETS-}" ] || echo Zg== ;;
  *' -f -') cat >>"$LOG" && [ -z "${FAILS-}" ] ;;
esac
"#;
const HELM: &str = r#"#!/bin/sh
printf '$ helm %s\n' "$*" >>"$LOG"
case $1,${UNTRUSTED-} in show,yes) exit 1 ;; esac
"#;

/// A realistic value for each variable.
const VALUES: &[(&str, &str)] = &[
    ("WANDB_KUBE_CONTEXT", "arn:aws:eks:eu-west-1:111122223333:cluster/ml"),
    ("WANDB_MYSQL_HOST", "db.example.com"),
    ("WANDB_MYSQL_PORT", "3307"),
    ("WANDB_MYSQL_DATABASE", "wandb_local"),
    ("WANDB_MYSQL_USER", "wandb_local"),
    ("WANDB_REDIS_HOST", "10.0.0.3"),
    ("WANDB_REDIS_PORT", "6390"),
    ("WANDB_REDIS_TLS", "yes"),
    ("WANDB_BUCKET", "ml-wandb"),
    ("WANDB_CERTIFICATE_ARN", "arn:aws:acm:us-east-1:111122223333:certificate/12-ab"),
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
    ("WANDB_REGISTRY", "registry.example.org:5000/mirror"),
    ("WANDB_CHART_REPOSITORY", "https://charts.example.org"),
    ("WANDB_SERVER_VERSION", "0.83.0"),
    ("WANDB_CONSOLE_VERSION", "2.20.0"),
    ("WANDB_PULL_SECRET", "registry"),
    ("WANDB_OIDC_ISSUER", "https://login.example.org"),
    ("WANDB_OIDC_CLIENT", "wandb-client"),
    ("WANDB_LDAP_ADDRESS", "ldaps://ldap.example.org:636"),
    ("WANDB_LDAP_BASE", "dc=example,dc=org"),
    ("WANDB_LDAP_ATTRIBUTES", "email=mail,group=gidNumber"),
    ("WANDB_LDAP_BIND", "cn=wandb,dc=example,dc=org"),
    ("WANDB_SMTP_HOST", "smtp.example.org"),
    ("WANDB_SMTP_USER", "mailer"),
    ("WANDB_SMTP_FROM", "wandb@example.org"),
    ("WANDB_NODE_LABEL", "example.org/pool=wandb"),
    ("WANDB_NODE_TAINT", "pool=wandb:NoSchedule"),
    ("WANDB_PRIORITY_CLASS", "high-priority"),
    ("WANDB_GIT_URL", "https://git.example.org/ml/wandb.git"),
    ("WANDB_GIT_PATH", "clusters/ml/wandb"),
    ("WANDB_SECRET_STORE", "vault"),
];

const SECRET: &str = "pass-word";
const SECRET_IN_BASE64: &str = "cGFzcy13b3Jk";

/// A file with a certificate, as openssl writes it, with CRLF line ends.
const CERTIFICATE: &str =
    "subject=CN = ca\n-----BEGIN CERTIFICATE-----\r\nMIIB+Q/A==\r\n-----END CERTIFICATE-----\r\n";
/// The certificate in the form that the chart needs.
const CERTIFICATE_ALONE: &str =
    "-----BEGIN CERTIFICATE-----\nMIIB+Q/A==\n-----END CERTIFICATE-----\n";

/// A folder with a plan's files and the fake tools.
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
        std::fs::write(folder.path().join("ca.pem"), CERTIFICATE).unwrap();
        Self { folder, plan, variables: BTreeMap::new() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes `values.env` with a value for each variable, except that `but` takes precedence.
    fn fill(&self, but: &[(&str, &str)]) -> &Self {
        let path = self.path("kubernetes/values.env");
        let secret = self.path("secret").display().to_string();
        let certificate = self.path("ca.pem").display().to_string();
        let line = |line: &str| {
            let Some((name, value)) = line.split_once('=').filter(|_| !line.starts_with('#'))
            else {
                return line.to_owned();
            };
            let given = but.iter().chain(VALUES).find(|row| row.0 == name).map(|row| row.1);
            let value = if name.ends_with("_CA_FILE") {
                given.unwrap_or(&certificate)
            } else if name.ends_with("_FILE") {
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

    /// The inputs of all kubectl calls that had one.
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

/// One plan of each kind with a different script.
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
fn an_unfilled_file_is_refused_and_all_missing_values_are_named() {
    for site in sites() {
        let run = site.run(&[]);
        assert_eq!(run.code(), Some(2), "{}", run.errors());
        let env = bundle(&site.plan);
        for line in text(env, "kubernetes/values.env").lines() {
            let name = line.strip_suffix('=').filter(|line| !line.starts_with('#'));
            // A value that may stay empty is not reported.
            let optional = |name: &str| {
                let ca = name == "WANDB_REDIS_CA_FILE" && site.plan.cloud() != Cloud::Gcp;
                name == "WANDB_MYSQL_CA_FILE" || ca
            };
            if let Some(name) = name {
                let named = run.errors().contains(&format!(": {name} is empty"));
                assert_eq!(named, !optional(name), "{name} in {}", run.errors());
            }
        }
        assert!(
            run.errors().ends_with("nothing was changed; fix the problems above\n"),
            "{}",
            run.errors()
        );
        run.changed_nothing();
    }
}

#[test]
fn with_all_values_it_installs_pinned_versions_in_order() {
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
fn secrets_reach_kubectl_only_as_input_and_without_a_line_break() {
    for site in sites() {
        let run = site.fill(&[]).run(&[]);
        let secrets: Vec<Value> =
            run.inputs().iter().filter_map(|input| serde_json::from_str(input).ok()).collect();
        assert!(secrets.len() >= 4 || site.plan.cloud() != Cloud::Aws, "{}", run.log);
        for secret in &secrets {
            assert_eq!(secret["kind"], "Secret");
            for (key, value) in secret["data"].as_object().unwrap() {
                if key != "REDIS_CA_CERT" {
                    assert_eq!(value, SECRET_IN_BASE64, "{key}");
                }
            }
        }
        let names: Vec<&str> =
            secrets.iter().map(|secret| secret["metadata"]["name"].as_str().unwrap()).collect();
        assert!(names.starts_with(&["wandb-license", "wandb-mysql", "wandb-redis"]), "{names:?}");
        assert!(!run.out().contains(SECRET) && !run.errors().contains(SECRET));
    }
}

/// The documents that the script should make from a file, computed independently.
fn expected_documents(site: &Site, path: &str) -> Vec<Value> {
    let bundle = bundle(&site.plan);
    let value = |name: &str| {
        if name == "WANDB_MYSQL_CA" {
            return CERTIFICATE_ALONE.replace('\n', "\\n");
        }
        let value = VALUES.iter().find(|row| row.0 == name).unwrap().1;
        if value.is_empty() { "https://issuer.example.com/id/A1" } else { value }.to_owned()
    };
    parse(&filled(&with_all(text(bundle, path)), value)).unwrap()
}

/// A file with all parts between `[if ...]` and `[end]`, except the lines that a password makes unnecessary.
fn with_all(file: &str) -> String {
    let stays = |line: &&str| !line.contains("caCert: @WANDB_REDIS_CA@");
    file.lines().filter(stays).fold(String::new(), |text, line| text + line + "\n")
}

#[test]
fn it_applies_and_prints_the_files_with_their_values() {
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
fn a_secret_may_already_be_in_the_cluster() {
    for mut site in sites() {
        let files: Vec<(&str, &str)> = [
            "WANDB_LICENSE_FILE",
            "WANDB_MYSQL_PASSWORD_FILE",
            "WANDB_MYSQL_CA_FILE",
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
            (Some(0), "Nothing is missing or wrong.\n"),
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
fn a_cluster_that_does_not_answer_is_reported_once() {
    for mut site in sites() {
        let files = [("WANDB_LICENSE_FILE", ""), ("WANDB_MYSQL_PASSWORD_FILE", "")];
        site.fill(&files);
        let run = site.with("DOWN").run(&["--check"]);
        assert_eq!(run.code(), Some(2));
        let errors = run.errors();
        let said = "install.sh: kubectl cannot read Secrets in the cluster of WANDB_KUBE_CONTEXT";
        assert_eq!(errors.matches(said).count(), 1, "{errors}");
        assert!(!errors.contains("has no Secret"), "{errors}");
        let said = ": WANDB_TOKEN_ISSUER is empty, and the cluster did not answer";
        assert_eq!(errors.contains(said), site.plan.tier.includes_weave(), "{errors}");
        run.changed_nothing();
    }
}

/// A plan with Kubernetes files, with all values filled in.
fn site_on(cloud: Cloud) -> Site {
    let file_set = FileSet::Kubernetes;
    let site = Site::new(Plan { file_set, ..Plan::new(Tier::Models, Environment::TestDev, cloud) });
    site.fill(&[]);
    site
}

/// Checks that the script refuses the value with a line that contains all of these messages.
#[track_caller]
fn check_refused(site: &Site, variable: &str, value: &str, said: &[&str]) {
    let run = site.fill(&[(variable, value)]).run(&["--check"]);
    let errors = run.errors();
    assert_eq!(run.code(), Some(2), "{variable}={value} {errors}");
    let env = std::fs::read_to_string(site.path("kubernetes/values.env")).unwrap();
    let at = env.lines().position(|line| line.starts_with(&format!("{variable}="))).unwrap();
    let start = format!("kubernetes/values.env line {}: {variable} ", at + 1);
    let line = errors.lines().find(|line| line.starts_with(&start));
    let line = line.unwrap_or_else(|| panic!("{start} is not in {errors}"));
    for said in said {
        assert!(line.contains(said), "{said} is not in {line}");
    }
    run.changed_nothing();
}

/// Checks that the script accepts the value and writes this.
#[track_caller]
fn check_accepted(site: &Site, variable: &str, value: &str, written: &str) {
    let run = site.fill(&[(variable, value)]).run(&["--render"]);
    assert_eq!((run.code(), &*run.errors()), (Some(0), ""), "{variable}={value}");
    let quoted = format!("\"{written}\"");
    assert!(run.out().contains(&quoted), "{quoted} is not in {}", run.out());
}

#[test]
fn a_bucket_is_a_name_and_not_a_url_path_or_host() {
    let aws = site_on(Cloud::Aws);
    let example =
        "it takes the name of a bucket, not its URL, path or host, such as wandb-artifacts";
    for value in [
        "s3://wandb",
        "wandb/",
        "/wandb",
        "wandb/files",
        "minio.acme.example:9000",
        "wandb.s3.us-east-1.amazonaws.com",
        "https://wandb.s3.amazonaws.com/",
        "Wandb",
        "wandb_files",
        "w",
        "-wandb",
    ] {
        check_refused(&aws, "WANDB_BUCKET", value, &[&format!("is \"{value}\"; {example}")]);
    }
    check_refused(&aws, "WANDB_BUCKET", "", &[&format!("is empty; {example}")]);
    check_accepted(&aws, "WANDB_BUCKET", "my.wandb-files", "my.wandb-files");
    let gcp = site_on(Cloud::Gcp);
    check_refused(&gcp, "WANDB_BUCKET", "gs://wandb", &[example]);
    check_accepted(&gcp, "WANDB_BUCKET", "wandb_files", "wandb_files");
    let azure = site_on(Cloud::Azure);
    check_refused(&azure, "WANDB_BUCKET", "my.files", &["the name of a container"]);
    let host = "mlwandb.blob.core.windows.net";
    check_refused(&azure, "WANDB_STORAGE_ACCOUNT", host, &["not its URL or host, such as mlwandb"]);
}

#[test]
fn the_storage_host_may_have_a_port_and_must_use_tls() {
    let site = site_on(Cloud::OnPremises);
    let plain = "the Kubernetes files set tls=true, so plain HTTP does not work";
    let form = "it takes HOST or HOST:PORT without scheme or slash, such as s3.example.org:9000";
    for (value, said) in [
        ("http://minio.acme.example:9000/", plain),
        ("http://minio.acme.example", form),
        ("https://minio.acme.example", form),
        ("minio.acme.example:9000/", form),
        ("minio.acme.example:", form),
        ("minio.acme.example:90000", form),
        ("minio.acme.example:9000/wandb", form),
        ("10.0.0.300", form),
        ("localhost:9000", "an address that pods can reach: in a pod, this is the pod itself"),
        ("127.0.0.1", "an address that pods can reach"),
    ] {
        check_refused(&site, "WANDB_STORAGE_HOST", value, &[&format!("is \"{value}\""), said]);
    }
    for value in ["minio.acme.example:9000", "minio.acme.example", "10.0.0.30:443"] {
        check_accepted(&site, "WANDB_STORAGE_HOST", value, value);
    }
}

#[test]
fn a_host_has_no_scheme_port_or_path_and_is_not_the_pod_itself() {
    let site = site_on(Cloud::Aws);
    let form = "it takes a host without scheme, port or path, such as host.example.org";
    let port = "the port has its own setting";
    for variable in ["WANDB_MYSQL_HOST", "WANDB_REDIS_HOST"] {
        check_refused(&site, variable, "db.acme.example:3306", &[form, port]);
        check_refused(&site, variable, "mysql://db.acme.example", &[form]);
        check_refused(&site, variable, "redis://:pw@db.acme.example:6379/0", &[form, port]);
        check_refused(&site, variable, "db.acme.example/", &[form]);
        check_refused(&site, variable, "10.1.2.256", &[form]);
        for value in ["localhost", "127.0.0.1", "127.1.2.3", "0.0.0.0", "host.docker.internal"] {
            let said = "an address that pods can reach: in a pod, this is the pod itself";
            check_refused(&site, variable, value, &[said]);
        }
        for value in ["db.acme.example", "10.1.2.255", "mysql.data.svc.cluster.local", "db1"] {
            check_accepted(&site, variable, value, value);
        }
    }
}

#[test]
fn a_storage_host_inside_the_cluster_is_accepted_with_a_warning() {
    let site = site_on(Cloud::OnPremises);
    for value in ["minio.minio.svc.cluster.local:9000", "minio.minio.svc", "minio.s3.svc.acme:9000"]
    {
        let run = site.fill(&[("WANDB_STORAGE_HOST", value)]).run(&["--check"]);
        assert_eq!(run.code(), Some(0), "{}", run.errors());
        let warning = format!(
            ": warning: {value} is a name inside the cluster. Browsers and training machines get it in pre-signed URLs and cannot resolve it.\n"
        );
        assert!(run.errors().ends_with(&warning), "{}", run.errors());
    }
}

#[test]
fn ranges_are_separated_by_commas_with_optional_spaces() {
    let site = site_on(Cloud::OnPremises);
    for value in [
        "10.0.0.0/8,192.168.0.0/16",
        "10.0.0.0/8, 192.168.0.0/16",
        "  10.0.0.0/8 ,\t192.168.0.0/16  ",
        "\"10.0.0.0/8, 192.168.0.0/16\"",
    ] {
        check_accepted(&site, "WANDB_INBOUND_CIDRS", value, "10.0.0.0/8,192.168.0.0/16");
    }
    let form = "it takes IPv4 ranges separated by commas, such as 203.0.113.0/24";
    for value in [
        "10.0.0.0/8;192.168.0.0/16",
        "10.0.0.0/8; 192.168.0.0/16",
        "10.0.0.0/8 192.168.0.0/16",
        "10.0.0.0/8,",
        "10.0.0.0",
        "10.0.0.0/33",
        "256.0.0.0/8",
        "everyone",
    ] {
        check_refused(&site, "WANDB_INBOUND_CIDRS", value, &[&format!("is \"{value}\""), form]);
    }
}

#[test]
fn other_values_have_rules() {
    let aws = site_on(Cloud::Aws);
    let certificate = "a certificate in us-east-1, such as arn:aws:acm:us-east-1:";
    for value in ["wandb", "arn:aws:acm:eu-west-1:111122223333:certificate/12-ab"] {
        check_refused(&aws, "WANDB_CERTIFICATE_ARN", value, &[certificate]);
    }
    let china = "arn:aws-cn:acm:us-east-1:111122223333:certificate/12-ab";
    check_accepted(&aws, "WANDB_CERTIFICATE_ARN", china, china);
    for value in ["0", "65536", "33o6", "3306/tcp", "-1"] {
        check_refused(&aws, "WANDB_MYSQL_PORT", value, &["a port, such as 3306"]);
    }
    for value in ["1", "65535"] {
        check_accepted(&aws, "WANDB_REDIS_PORT", value, value);
    }
    check_accepted(&aws, "WANDB_MYSQL_PORT", "", "3306");
    check_refused(&aws, "WANDB_REDIS_TLS", "true", &["it takes yes or no"]);
    check_refused(
        &aws,
        "WANDB_KUBE_CONTEXT",
        "",
        &["is empty; it takes a context from: kubectl config"],
    );
    let gcp = site_on(Cloud::Gcp);
    let account = "a service account, such as wandb@my-project.iam.gserviceaccount.com";
    check_refused(&gcp, "WANDB_SERVICE_ACCOUNT", "me@example.org", &[account]);
    let name = "the name of a resource, not its address";
    check_refused(&gcp, "WANDB_ADDRESS_NAME", "203.0.113.7", &[name]);
    let azure = site_on(Cloud::Azure);
    check_refused(&azure, "WANDB_INBOUND_LIMITED", "no", &["it takes yes, once that is done"]);
}

#[test]
fn an_invalid_secret_file_is_named_without_revealing_the_secret() {
    let site = site_on(Cloud::Aws);
    let run = site.fill(&[("WANDB_MYSQL_PASSWORD_FILE", "hunter2")]).run(&["--check"]);
    assert_eq!(run.code(), Some(2));
    let said = "WANDB_MYSQL_PASSWORD_FILE takes the path of a file that holds the secret";
    assert!(run.errors().contains(said), "{}", run.errors());
    assert!(!run.errors().contains("hunter2"), "{}", run.errors());
    let mut site = site;
    let home = site.folder.path().to_str().unwrap().to_owned();
    site.variables.insert("HOME", Box::leak(home.into_boxed_str()));
    check_accepted(&site, "WANDB_MYSQL_PASSWORD_FILE", "~/secret", "db.example.com");
    let unsafe_secret = site.path("unsafe");
    for secret in ["p@ss", "a/b", "a%b", "a b", "a\nb", "ü", "$(id)", "\n"] {
        std::fs::write(&unsafe_secret, secret).unwrap();
        let path = unsafe_secret.to_str().unwrap();
        let run = site.fill(&[("WANDB_MYSQL_PASSWORD_FILE", path)]).run(&["--check"]);
        assert_eq!(run.code(), Some(2), "{secret}");
        let said = "can contain only letters, digits and . _ ~ = + -";
        assert!(run.errors().contains(said), "{secret}: {}", run.errors());
    }
}

#[test]
fn no_value_is_executed_or_breaks_out() {
    let site = site_on(Cloud::Aws);
    let ran = site.path("ran");
    for value in [
        &*format!("$(touch {})", ran.display()),
        &*format!("`touch {}`", ran.display()),
        &*format!("x; touch {}", ran.display()),
        &*format!("x touch {}", ran.display()),
        "'a\"b'",
        "'a b'",
        "'a\\b'",
        "'a{b}'",
        "'a#b'",
        "'ü'",
        "${HOME}",
        "\u{1b}[2J",
    ] {
        let run = site.fill(&[("WANDB_BUCKET", value)]).run(&[]);
        assert_eq!(run.code(), Some(2), "{value}");
        assert!(run.errors().contains(": WANDB_BUCKET is \""), "{}", run.errors());
        assert!(run.errors().bytes().all(|it| it == b'\n' || (b' '..=b'~').contains(&it)));
        run.changed_nothing();
        assert!(!ran.exists(), "{value}");
    }
    // Neither are lines outside of a value.
    let path = site.path("kubernetes/values.env");
    let env = std::fs::read_to_string(site.fill(&[]).path("kubernetes/values.env")).unwrap();
    for (line, said) in [
        (format!("touch {}", ran.display()), "expected NAME=value"),
        (format!("PATH=x touch {}", ran.display()), "unknown setting PATH"),
        ("WANDB_MYSQL_HOTS=db".to_owned(), "unknown setting WANDB_MYSQL_HOTS"),
        ("WANDB_BUCKET=again".to_owned(), "WANDB_BUCKET is already set on line "),
        ("wandb_bucket=x".to_owned(), "expected NAME=value"),
        ("=x".to_owned(), "expected NAME=value"),
    ] {
        std::fs::write(&path, format!("{env}\n{line}")).unwrap();
        let run = site.run(&["--check"]);
        assert_eq!(run.code(), Some(2), "{line}");
        let number = env.lines().count() + 1;
        let said = format!("values.env line {number}: {said}");
        assert!(run.errors().contains(&said), "{said} is not in {}", run.errors());
        assert!(!ran.exists(), "{line}");
    }
}

#[test]
fn lines_are_read_in_every_common_form() {
    let site = site_on(Cloud::Aws);
    let path = site.path("kubernetes/values.env");
    let env = std::fs::read_to_string(&path).unwrap();
    for line in [
        "WANDB_BUCKET=ml-files",
        "WANDB_BUCKET = ml-files",
        "  export WANDB_BUCKET=ml-files  ",
        "WANDB_BUCKET='ml-files'",
        "WANDB_BUCKET=\"ml-files\" # of the platform team",
        "WANDB_BUCKET=ml-files # of the platform team",
        "WANDB_BUCKET=\tml-files\r",
    ] {
        std::fs::write(&path, env.replace("WANDB_BUCKET=ml-wandb", line)).unwrap();
        let run = site.run(&["--render"]);
        assert_eq!((run.code(), &*run.errors()), (Some(0), ""), "{line}");
        assert!(run.out().contains("        name: \"ml-files\"\n"), "{line}: {}", run.out());
    }
    // A Windows editor adds a byte order mark and CRLF line ends.
    std::fs::write(&path, format!("\u{feff}{}", env.replace('\n', "\r\n"))).unwrap();
    let run = site.run(&["--check"]);
    assert_eq!((run.code(), &*run.errors()), (Some(0), ""));
    check_refused(&site, "WANDB_BUCKET", "\"ml-files", &["has a quote without a closing one"]);
    check_refused(&site, "WANDB_BUCKET", "'ml'-files", &["has a quote without a closing one"]);
    check_refused(&site, "WANDB_BUCKET", "# none yet", &["is empty"]);
    // The last line may lack a line break, and environment variables do not count.
    let mut site = site;
    std::fs::write(&path, env.trim_end()).unwrap();
    assert_eq!(site.run(&["--check"]).code(), Some(0));
    site.variables.insert("WANDB_BUCKET", "from-elsewhere");
    check_refused(&site, "WANDB_BUCKET", "", &["is empty"]);
}

/// The global values of the resource that the script writes with these settings.
fn written(site: &Site, but: &[(&str, &str)]) -> Value {
    let run = site.fill(but).run(&["--render"]);
    assert_eq!((run.code(), &*run.errors()), (Some(0), ""), "{but:?}");
    let all = parse(&run.out()).unwrap();
    let mut wandb = all.into_iter().find(|it| it["kind"] == "WeightsAndBiases").unwrap();
    wandb["spec"]["values"]["global"].take()
}

#[test]
fn ports_tls_and_cas_of_mysql_and_redis_have_the_charts_form() {
    let quiet = [("WANDB_MYSQL_CA_FILE", ""), ("WANDB_REDIS_CA_FILE", "")];
    for cloud in Cloud::ALL {
        let site = site_on(*cloud);
        let global = written(&site, &quiet);
        assert_eq!(
            (&global["mysql"]["port"], &global["redis"]["port"]),
            (&"3307".into(), &"6390".into())
        );
        assert_eq!(global["mysql"]["caCert"], Value::Null);
        assert_eq!(global["redis"]["params"]["tls"], true);
        // Memorystore always uses its own CA.
        let ca = (*cloud == Cloud::Gcp).then_some("/etc/ssl/certs/redis_ca.pem");
        assert_eq!(global["redis"]["params"]["caCertPath"].as_str(), ca);

        let global = written(&site, &[]);
        assert_eq!(global["mysql"]["caCert"], CERTIFICATE_ALONE);
        assert_eq!(global["redis"]["params"]["caCertPath"], "/etc/ssl/certs/redis_ca.pem");

        let plain = [quiet[0], quiet[1], ("WANDB_REDIS_TLS", "no")];
        assert_eq!(written(&site, &plain)["redis"]["params"], Value::Null);

        let other = [("WANDB_MYSQL_USER", "wandb"), ("WANDB_MYSQL_DATABASE", "ml")];
        let global = written(&site, &other);
        assert_eq!(
            (&global["mysql"]["user"], &global["mysql"]["database"]),
            (&"wandb".into(), &"ml".into())
        );

        let run = site.fill(&[("WANDB_REDIS_TLS", "no")]).run(&["--check"]);
        let said = "WANDB_REDIS_CA_FILE needs WANDB_REDIS_TLS=yes";
        assert!(run.code() == Some(2) && run.errors().contains(said), "{}", run.errors());
    }
}

#[test]
fn redis_without_a_password_needs_no_secret() {
    let none = [("WANDB_REDIS_PASSWORD_FILE", "none"), ("WANDB_REDIS_CA_FILE", "")];
    let site = site_on(Cloud::Aws);
    assert_eq!(written(&site, &none)["redis"]["secret"], Value::Null);
    let run = site.fill(&none).run(&[]);
    assert_eq!(run.code(), Some(0), "{}", run.errors());
    assert!(!run.log.contains("wandb-redis"), "{}", run.log);
    assert_eq!(written(&site, &[])["redis"]["secret"]["secretKey"], "REDIS_PASSWORD");
    // Without that Secret, the chart takes the certificate as a string.
    let redis = &written(&site, &none[..1])["redis"];
    assert_eq!((&redis["caCert"], &redis["secret"]), (&CERTIFICATE_ALONE.into(), &Value::Null));
    assert_eq!(redis["params"], serde_json::json!({ "tls": true }));
    let run = site_on(Cloud::Gcp).fill(&none).run(&["--check"]);
    let said = "WANDB_REDIS_CA_FILE takes the path of a certificate in PEM";
    assert!(run.code() == Some(2) && run.errors().contains(said), "{}", run.errors());
}

#[test]
fn a_ca_is_a_certificate_in_pem() {
    let site = site_on(Cloud::Aws);
    let certificate = site.path("other.pem");
    let said = "takes the path of a certificate in PEM, such as ~/ca.pem";
    for contents in [
        "",
        "secret",
        "-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----\n",
        "-----BEGIN CERTIFICATE-----\n\"\nx: y\n-----END CERTIFICATE-----\n",
    ] {
        std::fs::write(&certificate, contents).unwrap();
        for variable in ["WANDB_MYSQL_CA_FILE", "WANDB_REDIS_CA_FILE"] {
            check_refused(&site, variable, certificate.to_str().unwrap(), &[said]);
        }
    }
    check_refused(&site, "WANDB_MYSQL_CA_FILE", "/no/such/file", &[said]);
}

#[test]
fn options_and_failures_have_the_documented_exit_codes() {
    let mut site = sites().next().unwrap();
    assert_eq!(site.run(&["--help"]).code(), Some(0));
    assert_eq!(site.run(&["--wipe"]).code(), Some(2));
    site.fill(&[]);
    let run = site.with("FAILS").run(&[]);
    assert_eq!(run.code(), Some(1), "a failure of kubectl fails the script");
    assert!(!run.log.contains("helm"), "the script stops at the first failure");
}

/// Writes every plan's scripts and values into a folder each, without those that differ only in their header.
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
fn the_shell_and_shellcheck_accept_all_scripts() {
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
        Err(_) => println!("shellcheck is not on the PATH, so it did not check the scripts"),
    }
}
