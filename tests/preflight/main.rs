//! The scripts of a bundle in a real shell, with real local services and recorded answers.
//!
//! Most tests check the report of `preflight.sh` in one environment. Its PATH has only the programs that a
//! test adds, and nothing leaves this machine.

#![cfg(unix)]

mod air_gapped;
mod cluster;
mod in_cluster;
mod machine;
mod mysql_files;
mod programs;
mod redis_and_clickhouse;
mod services;
mod storage_files;

use std::collections::BTreeSet;

use cluster::{Cluster, Node};
use machine::{Expected, Machine, fail, needed, pass, skip};
use services::{Authority, HttpAnswer, HttpServer, Proxy, TlsServer};
use wandb_planner::{
    bundle::Language,
    plan::{ClickHouse, FileSet, InstallationOption, Plan},
    reference::{Cloud, Environment, Term as _, Tier},
};

const FQDN: &str = "wandb.example.org";

/// The default plan with a custom domain: 3 nodes with 16 cores and 128 GB.
fn plan() -> Plan {
    plan_on(Cloud::Aws)
}

fn plan_on(cloud: Cloud) -> Plan {
    let mut plan = Plan::new(Tier::Combined, Environment::Production, cloud);
    plan.domain = "example.org".parse().unwrap();
    plan
}

// Arguments.

/// Runs shellcheck on the distinct scripts of these plans and the commands in their documents, and returns their
/// number.
fn shellchecked(plans: impl Iterator<Item = Plan>) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let mut scripts = Vec::new();
    let mut seen = BTreeSet::new();
    let mut add = |text: &str| {
        // Most plans differ only in the header.
        let body = text.split_once("\n\n").unwrap().1.to_owned();
        if !seen.insert(body) {
            return;
        }
        let path = folder.path().join(format!("{}.sh", scripts.len()));
        std::fs::write(&path, text).unwrap();
        scripts.push(path);
    };
    for plan in plans {
        for file in machine::bundle(&plan).files() {
            match file.language {
                Language::Shell => add(&file.contents),
                Language::Markdown if file.path.starts_with("mysql/") => {
                    add(&format!("#!/bin/sh\n\n{}", mysql_files::commands(&file.contents)));
                }
                _ => {}
            }
        }
    }
    let output = std::process::Command::new(needed("shellcheck")).args(&scripts).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    scripts.len()
}

#[test]
fn shellcheck_accepts_the_scripts_and_commands_of_every_plan() {
    let bases = Cloud::ALL.iter().flat_map(|cloud| Plan::base_plans_on(*cloud));
    let plans = bases.flat_map(|base| {
        FileSet::ALL.iter().map(move |file_set| Plan { file_set: *file_set, ..base.clone() })
    });
    // preflight.sh for every base plan; three other scripts for each cloud and two on premises; the commands
    // of one document for each set of files on each cloud, where AWS has two machines, and on premises;
    // install.sh for each cloud and on premises, with and without Weave.
    assert_eq!(shellchecked(plans), 24 + (3 * 3 + 2) + ((3 + 1) * 3 + 1) + 4 * 2);
}

#[test]
fn shellcheck_accepts_the_scripts_with_every_installation_option() {
    let base = Plan {
        file_set: FileSet::Kubernetes,
        clickhouse: ClickHouse::InCluster,
        ..Plan::new(Tier::Combined, Environment::Production, Cloud::OnPremises)
    };
    let values = InstallationOption::ALL
        .iter()
        .flat_map(|option| option.values().into_iter().map(move |[slug, ..]| (option, slug)));
    let each = values.map(|(option, slug)| {
        let mut plan = base.clone();
        option.write(&mut plan.installation, slug).expect("a value of the option");
        plan
    });
    let mut all = base.clone();
    for option in InstallationOption::ALL {
        option.write(&mut all.installation, option.values()[1][0]).expect("a value of the option");
    }
    assert!(shellchecked(each.chain([all.clone()])) > InstallationOption::ALL.len());
}

#[test]
fn invalid_arguments_are_refused_before_any_check() {
    let machine = Machine::new(&plan());
    let name = "--fqdn takes a DNS name, such as wandb.example.org";
    for (arguments, complaint) in [
        (&["--fast"][..], "unexpected argument: --fast"),
        (&["--json", "dns"], "unexpected argument: dns"),
        (&["--only", "tsl"], "unknown check tsl"),
        (&["--only", "*"], "unknown check *"),
        (&["--only", ""], "--only needs a value"),
        (&["--only"], "--only needs a value"),
        (&["--values"], "--values needs a value"),
        (&["--fqdn"], "--fqdn needs a value"),
        (&["--fqdn", "https://wandb.example.org"], name),
        (&["--fqdn", "$(id).example.org"], name),
    ] {
        let output = machine.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(output.stdout, b"", "{arguments:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(said, format!("preflight.sh: {complaint}; see --help\n"));
    }
}

#[test]
fn help_lists_every_check_that_the_checklist_names() {
    for plan in Plan::base_plans() {
        let output = Machine::new(&plan).run(&["--help"]);
        assert_eq!(output.status.code(), Some(0));
        let help = String::from_utf8(output.stdout).unwrap();
        let checks: Vec<&str> = help.lines().filter_map(|line| line.strip_prefix("  ")).collect();
        let items = wandb_planner::assessment::Assessment::of(&plan).checklist();
        let named: Vec<&str> = items.iter().filter_map(|item| item.check).collect();
        let expected = if plan.tier.includes_weave() { 15 } else { 14 };
        assert_eq!(named.len(), expected, "checks that cover a task");
        for check in named {
            let group = format!("{check}-");
            assert!(checks.iter().any(|it| *it == check || it.starts_with(&group)), "{check}");
        }
    }
}

#[test]
fn without_settings_each_check_names_its_requirements() {
    let mut plan = plan();
    plan.domain = wandb_planner::plan::Domain::default();
    let machine = Machine::new(&plan).with("HTTPS_PROXY", services::closed_address());
    machine.check(
        &[],
        &[
            fail("egress-deploy.wandb.ai", "(7) Failed to connect to"),
            fail("egress-charts.wandb.ai", "(7) Failed to connect to"),
            fail("egress-docker.io", "(7) Failed to connect to"),
            fail("egress-quay.io", "(7) Failed to connect to"),
            fail("egress-gcr.io", "(7) Failed to connect to"),
            fail("egress-us-docker.pkg.dev", "(7) Failed to connect to"),
            fail("egress-ghcr.io", "(7) Failed to connect to"),
            skip("egress-in-cluster", "needs kubectl and --in-cluster"),
            skip("dns", "the address of W&B is a placeholder: add --fqdn"),
            skip("tls-chain", "the address of W&B is a placeholder"),
            skip("tls-name", "the address of W&B is a placeholder"),
            skip("tls-expiry", "the address of W&B is a placeholder"),
            skip("tls-self-signed", "the address of W&B is a placeholder"),
            skip("kubernetes-version", "needs kubectl"),
            skip("nodes-count", "needs kubectl"),
            skip("nodes-architecture", "needs kubectl"),
            skip("nodes-cpu", "needs kubectl"),
            skip("nodes-memory", "needs kubectl"),
            skip("ingress-class", "needs kubectl"),
            skip("storage-class", "needs kubectl"),
            skip("mysql-version", "needs a mysql client and WANDB_MYSQL_HOST"),
            skip("mysql-settings", "needs a mysql client and WANDB_MYSQL_HOST"),
            skip("mysql-charset", "needs a mysql client and WANDB_MYSQL_HOST"),
            skip("redis-version", "needs redis-cli and WANDB_REDIS_HOST"),
            skip("clickhouse-version", "needs WANDB_CLICKHOUSE_HOST"),
            skip("bucket-cors", "the address of W&B is a placeholder"),
            skip("bucket-presigned", "needs aws and WANDB_BUCKET"),
        ],
    );
}

// Network.

#[test]
fn any_http_response_counts_as_egress_and_the_proxy_is_used() {
    let authority = Authority::new();
    let endpoints = ["deploy.wandb.ai", "charts.wandb.ai", "docker.io", "quay.io", "gcr.io"];
    let server = TlsServer::start(&authority.issue(&endpoints, "20200101", "20991231"));
    let proxy = Proxy::start(&server.address, &["deploy.wandb.ai", "docker.io", "gcr.io"]);
    Machine::new(&plan())
        .with("HTTPS_PROXY", &proxy.url)
        .with("CURL_CA_BUNDLE", authority.certificate())
        .check(
            &["--only", "egress"],
            &[
                pass("egress-deploy.wandb.ai", "HTTP 200"),
                fail("egress-charts.wandb.ai", "response 403"),
                pass("egress-docker.io", "HTTP 200"),
                fail("egress-quay.io", "response 403"),
                pass("egress-gcr.io", "HTTP 200"),
                fail("egress-us-docker.pkg.dev", "response 403"),
                fail("egress-ghcr.io", "response 403"),
                skip("egress-in-cluster", "needs kubectl and --in-cluster"),
            ],
        );
}

#[test]
fn the_name_needs_an_a_record() {
    for (tool, answer, expected) in [
        ("dig", "192.0.2.7", pass("dns", "wandb.example.org is 192.0.2.7")),
        ("dig", "lb.example.net.\n192.0.2.8\n192.0.2.7", pass("dns", "is 192.0.2.7 192.0.2.8")),
        ("dig", "", fail("dns", "wandb.example.org has no A record")),
        ("dig", ";; communications error: timed out", fail("dns", "has no A record")),
        (
            "getent",
            "192.0.2.7  STREAM wandb.example.org\n192.0.2.7  DGRAM",
            pass("dns", "is 192.0.2.7"),
        ),
        ("getent", "", fail("dns", "has no A record")),
    ] {
        let machine = Machine::new(&plan());
        machine.program(tool, &format!("cat <<'END'\n{answer}\nEND\n"));
        machine.check(&["--only", "dns"], &[expected]);
    }
}

#[test]
fn another_name_can_be_given() {
    let machine = Machine::new(&plan());
    machine.program("dig", "test \"$5\" = ml.example.net && echo 192.0.2.7\n");
    let arguments = ["--only", "dns", "--fqdn", "ml.example.net"];
    machine.check(&arguments, &[pass("dns", "ml.example.net is 192.0.2.7")]);
}

// TLS.

/// Checks the report on a certificate while curl trusts only the test's authority.
#[track_caller]
fn check_tls(authority: &Authority, certificate: &services::Certificate, expected: &[Expected]) {
    let server = TlsServer::start(certificate);
    Machine::new(&plan())
        .with("WANDB_ADDRESS", &server.address)
        .with("CURL_CA_BUNDLE", authority.certificate())
        .check(&["--only", "tls"], expected);
}

#[test]
fn a_valid_certificate_passes() {
    let authority = Authority::new();
    check_tls(
        &authority,
        &authority.issue(&[FQDN], "20200101", "20991231"),
        &[
            pass("tls-chain", "trusted"),
            pass("tls-name", "for wandb.example.org"),
            pass("tls-expiry", "until Dec 31 00:00:00 2099 GMT"),
            pass("tls-self-signed", "Planner test authority"),
        ],
    );
}

#[test]
fn an_expired_certificate_fails() {
    let authority = Authority::new();
    check_tls(
        &authority,
        &authority.issue(&[FQDN], "20200101", "20210101"),
        &[
            fail("tls-chain", "certificate has expired"),
            pass("tls-name", "for wandb.example.org"),
            fail("tls-expiry", "until Jan  1 00:00:00 2021 GMT"),
            pass("tls-self-signed", "Planner test authority"),
        ],
    );
}

#[test]
fn a_certificate_that_expires_soon_passes_with_a_remedy() {
    let authority = Authority::new();
    check_tls(
        &authority,
        &authority.issue_for_days(&[FQDN], 20),
        &[
            pass("tls-chain", "trusted"),
            pass("tls-name", "for wandb.example.org"),
            pass("tls-expiry", "less than 30 days").remedied("Renew the certificate soon"),
            pass("tls-self-signed", "Planner test authority"),
        ],
    );
}

#[test]
fn a_certificate_for_another_name_fails() {
    let authority = Authority::new();
    check_tls(
        &authority,
        &authority.issue(&["other.example.org"], "20200101", "20991231"),
        &[
            pass("tls-chain", "trusted, but for another name"),
            fail("tls-name", "not for wandb.example.org"),
            pass("tls-expiry", "until"),
            pass("tls-self-signed", "Planner test authority"),
        ],
    );
}

#[test]
fn a_self_signed_certificate_fails() {
    let authority = Authority::new();
    check_tls(
        &authority,
        &authority.self_signed(FQDN),
        &[
            fail("tls-chain", "self-signed certificate"),
            pass("tls-name", "for wandb.example.org"),
            pass("tls-expiry", "until"),
            fail("tls-self-signed", "self-signed"),
        ],
    );
}

#[test]
fn a_custom_authority_is_trusted_if_given_with_a_note_about_wandbs_support() {
    let authority = Authority::new();
    let server = TlsServer::start(&authority.issue(&[FQDN], "20200101", "20991231"));
    let unsupported = "W&B no longer supports custom CAs";
    Machine::new(&plan())
        .with("WANDB_ADDRESS", &server.address)
        .with("WANDB_CA_FILE", authority.certificate())
        .check(
            &["--only", "tls-chain", "--only", "tls-self-signed"],
            &[
                pass("tls-chain", "trusted"),
                pass("tls-self-signed", "Planner test authority").remedied(unsupported),
            ],
        );
    Machine::new(&plan()).with("WANDB_ADDRESS", &server.address).check(
        &["--only", "tls-chain"],
        &[fail("tls-chain", "unable to get local issuer certificate")],
    );
}

#[test]
fn an_unreachable_or_silent_server_is_one_failure() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    for (address, message) in [
        (services::closed_address(), "(7) Failed to connect"),
        (silent.local_addr().unwrap().to_string(), "(28)"),
    ] {
        Machine::new(&plan()).with("WANDB_ADDRESS", address).with("WANDB_TIMEOUT", "1").check(
            &["--only", "tls"],
            &[
                fail("tls-chain", message),
                skip("tls-name", "see tls-chain"),
                skip("tls-expiry", "see tls-chain"),
                skip("tls-self-signed", "see tls-chain"),
            ],
        );
    }
}

// Kubernetes.

const CLUSTER: [&str; 8] = [
    "--only",
    "kubernetes",
    "--only",
    "nodes",
    "--only",
    "ingress-class",
    "--only",
    "storage-class",
];

/// The report for a cluster that satisfies the plan.
fn good_cluster() -> [Expected; 7] {
    [
        pass("kubernetes-version", "1.35.2"),
        pass("nodes-count", "3 of 3 worker nodes ready; planned: 3"),
        pass("nodes-architecture", "all 3 are amd64"),
        pass("nodes-cpu", "3 of 3 nodes have at least 14400 millicores for pods"),
        pass("nodes-memory", "3 of 3 nodes have at least 98304 MiB for pods"),
        pass("ingress-class", "alb"),
        pass("storage-class", "default: gp3"),
    ]
}

/// Changes the good cluster, and checks the lines that differ because of it.
#[track_caller]
fn check_cluster(change: impl FnOnce(&mut Cluster), changed: &[Expected]) {
    let mut cluster = Cluster::as_planned();
    change(&mut cluster);
    let mut expected = good_cluster();
    for change in changed {
        *expected.iter_mut().find(|it| it.name == change.name).unwrap() = change.clone();
    }
    // The real kubectl, if it is installed, gets the same answers from a fake API.
    let recorded = cluster.fake_kubectl(Machine::new(&plan()));
    recorded.check(&CLUSTER, &expected);
    if let Some(kubectl) = machine::installed("kubectl") {
        let (real, _server) = cluster.serve(Machine::new(&plan()), &kubectl);
        real.check(&CLUSTER, &expected);
    } else {
        println!("kubectl is not on the PATH, so only its recorded output was used");
    }
}

#[test]
fn a_cluster_that_satisfies_the_plan_passes() {
    check_cluster(|_| (), &[]);
}

#[test]
fn the_control_plane_is_not_counted() {
    check_cluster(
        |it| it.nodes.push(Node { control_plane: true, cpu: "2", ..Node::worker("control") }),
        &[],
    );
}

#[test]
fn an_old_kubernetes_fails_and_the_documented_minimum_passes_with_a_remedy() {
    check_cluster(
        |it| it.version = "v1.28.15-eks-1234567",
        &[fail("kubernetes-version", "1.28.15").remedied("Use 1.29 or newer")],
    );
    check_cluster(
        |it| it.version = "v1.31.4-gke.100",
        &[pass("kubernetes-version", "1.31.4").remedied("W&B now asks for 1.34 or newer")],
    );
}

#[test]
fn too_few_nodes_fail() {
    check_cluster(
        |it| it.nodes.truncate(2),
        &[
            fail("nodes-count", "2 of 2 worker nodes ready; planned: 3"),
            pass("nodes-architecture", "all 2 are amd64"),
            pass("nodes-cpu", "2 of 2"),
            pass("nodes-memory", "2 of 2"),
        ],
    );
    check_cluster(
        |it| {
            it.nodes[0].ready = false;
            it.nodes[1].cordoned = true;
        },
        &[fail("nodes-count", "1 of 3 worker nodes ready; planned: 3")],
    );
    check_cluster(
        |it| it.nodes.clear(),
        &[
            fail("nodes-count", "0 of 0 worker nodes ready; planned: 3"),
            skip("nodes-architecture", "no worker node"),
            skip("nodes-cpu", "no worker node"),
            skip("nodes-memory", "no worker node"),
        ],
    );
}

#[test]
fn an_arm_node_fails() {
    check_cluster(
        |it| it.nodes[1].architecture = "arm64",
        &[fail("nodes-architecture", "node-2 arm64")],
    );
}

#[test]
fn small_nodes_fail_unless_enough_others_are_large() {
    let small = Node { cpu: "7910m", memory: "62345678Ki", ..Node::worker("small") };
    check_cluster(
        |it| it.nodes[2] = small.clone(),
        &[
            fail("nodes-cpu", "2 of 3 nodes have at least 14400 millicores for pods")
                .remedied("Use r6i.4xlarge or larger: 16 cores, 128 GB"),
            fail("nodes-memory", "2 of 3 nodes have at least 98304 MiB for pods"),
        ],
    );
    check_cluster(
        |it| it.nodes.push(small.clone()),
        &[
            pass("nodes-count", "4 of 4"),
            pass("nodes-architecture", "all 4"),
            pass("nodes-cpu", "3 of 4"),
            pass("nodes-memory", "3 of 4"),
        ],
    );
}

#[test]
fn an_ingress_class_and_a_default_storage_class_must_exist() {
    check_cluster(
        |it| it.ingress_classes.clear(),
        &[fail("ingress-class", "no IngressClass").remedied("Install an Ingress controller")],
    );
    check_cluster(
        |it| it.storage_classes = vec![("gp2", false), ("gp3", false)],
        &[fail("storage-class", "no default StorageClass")],
    );
    check_cluster(
        |it| it.storage_classes.clear(),
        &[fail("storage-class", "no default StorageClass")],
    );
}

#[test]
fn an_unreachable_cluster_is_one_failure() {
    let machine = Machine::new(&plan());
    machine.program("kubectl", "printf '%s' 'Unable to connect: \"i/o\" \\timeout' >&2; exit 1\n");
    machine.check(
        &["--only", "nodes", "--only", "storage-class"],
        &[
            fail("nodes-count", r#"Unable to connect: "i/o" \timeout"#),
            skip("nodes-architecture", "see nodes-count"),
            skip("nodes-cpu", "see nodes-count"),
            skip("nodes-memory", "see nodes-count"),
            skip("storage-class", "see nodes-count"),
        ],
    );
}

#[test]
fn forbidden_resources_are_skipped() {
    let machine = Cluster::as_planned().fake_kubectl(Machine::new(&plan()));
    let kubectl = machine.path("kubectl");
    machine.program(
        "kubectl",
        &format!(
            "case $* in *nodes*) echo 'Error: forbidden' >&2; exit 1 ;; esac\n{}",
            std::fs::read_to_string(kubectl).unwrap()
        ),
    );
    machine.check(
        &["--only", "nodes", "--only", "ingress-class"],
        &[
            skip("nodes-count", "Error: forbidden"),
            skip("nodes-architecture", "Error: forbidden"),
            skip("nodes-cpu", "Error: forbidden"),
            skip("nodes-memory", "Error: forbidden"),
            pass("ingress-class", "alb"),
        ],
    );
}

// MySQL.

/// The answer of a server with W&B's settings to SHOW GLOBAL VARIABLES.
const VARIABLES: [(&str, &str); 9] = [
    ("binlog_format", "ROW"),
    ("binlog_row_image", "MINIMAL"),
    ("innodb_flush_log_at_trx_commit", "1"),
    ("innodb_online_alter_log_max_size", "268435456"),
    ("max_prepared_stmt_count", "1048576"),
    ("sort_buffer_size", "67108864"),
    ("sync_binlog", "1"),
    ("version", "8.4.6"),
    ("version_comment", "MySQL Community Server - GPL"),
];

/// Checks the report with a fake MySQL client that requires its password, and prints these variables and this
/// character set.
#[track_caller]
fn check_mysql(cloud: Cloud, changed: &[(&str, &str)], charset: &str, expected: &[Expected]) {
    let machine = Machine::new(&plan_on(cloud))
        .with("WANDB_MYSQL_HOST", "db.example.org")
        .with("WANDB_MYSQL_USER", "wandb")
        .with("WANDB_MYSQL_PASSWORD", "it's \"secret\"");
    let variables: String = VARIABLES
        .iter()
        .map(|(name, value)| {
            let change = changed.iter().find(|(changed, _)| changed == name);
            format!("{name}\t{}\n", change.map_or(*value, |(_, value)| value))
        })
        .chain(
            changed
                .iter()
                .filter(|(name, _)| *name == "aurora_version")
                .map(|(name, value)| format!("{name}\t{value}\n")),
        )
        .collect();
    machine.program(
        "mysql",
        &format!(
            r#"case $* in *secret*) echo "the password is an argument"; exit 1 ;; esac
test "$MYSQL_PWD" = "it's \"secret\"" || {{ echo "ERROR 1045: Access denied"; exit 1; }}
case $* in
  *GLOBAL*) cat <<'END'
{variables}END
  ;;
  *" wandb_local") echo "{charset}" ;;
esac
"#
        ),
    );
    machine.check(&["--only", "mysql"], expected);
}

#[test]
fn mysql_with_wandbs_settings_passes() {
    check_mysql(
        Cloud::Gcp,
        &[],
        "utf8mb4",
        &[
            pass("mysql-version", "8.4.6"),
            pass("mysql-settings", "as W&B asks"),
            pass("mysql-charset", "wandb_local: utf8mb4"),
        ],
    );
}

#[test]
fn the_version_of_mysql_is_checked() {
    for (changed, expected) in [
        (&[("version", "5.7.44-log")][..], fail("mysql-version", "5.7.44-log")),
        (
            &[("version", "8.0.42")],
            pass("mysql-version", "8.0.42").remedied("W&B now asks for 8.4 or newer"),
        ),
        (
            &[("version", "8.0.39"), ("aurora_version", "3.10.0")],
            pass("mysql-version", "Aurora MySQL 3.10.0"),
        ),
        (&[("version", "5.7.12"), ("aurora_version", "2.11.4")], fail("mysql-version", "5.7.12")),
        (
            &[("version", "10.11.14-MariaDB-0+deb12u2"), ("version_comment", "Debian 12")],
            fail("mysql-version", "10.11.14-MariaDB-0+deb12u2 is MariaDB"),
        ),
    ] {
        check_mysql(
            Cloud::Aws,
            changed,
            "utf8mb4",
            &[
                expected,
                pass("mysql-settings", "as W&B asks"),
                pass("mysql-charset", "wandb_local: utf8mb4"),
            ],
        );
    }
}

#[test]
fn the_settings_and_character_set_of_mysql_are_checked() {
    check_mysql(
        Cloud::Aws,
        &[
            ("binlog_format", "MIXED"),
            ("sort_buffer_size", "262144"),
            ("innodb_online_alter_log_max_size", "536870912"),
            ("sync_binlog", ""),
        ],
        "latin1",
        &[
            pass("mysql-version", "8.4.6"),
            fail(
                "mysql-settings",
                "binlog_format is MIXED, not ROW; sort_buffer_size is 262144, not 67108864; sync_binlog is unknown, not 1",
            )
            .remedied("Set these in the cluster parameter group"),
            fail("mysql-charset", "wandb_local: latin1"),
        ],
    );
}

#[test]
fn settings_that_wandbs_azure_module_cannot_set_are_not_checked_on_azure() {
    let left_out = [("sort_buffer_size", "524288"), ("max_prepared_stmt_count", "16382")];
    let others = |settings| {
        [pass("mysql-version", "8.4.6"), settings, pass("mysql-charset", "wandb_local: utf8mb4")]
    };
    let wrong = fail("mysql-settings", "max_prepared_stmt_count is 16382, not 1048576");
    check_mysql(Cloud::Azure, &left_out, "utf8mb4", &others(pass("mysql-settings", "as W&B asks")));
    check_mysql(Cloud::Gcp, &left_out, "utf8mb4", &others(wrong));
}

#[test]
fn an_unreachable_database_is_one_failure() {
    let machine = Machine::new(&plan()).with("WANDB_MYSQL_HOST", "127.0.0.1");
    machine.program("mariadb", "echo 'ERROR 2003 (HY000): Cannot connect' >&2; exit 1\n");
    machine.check(
        &["--only", "mysql"],
        &[
            fail("mysql-version", "ERROR 2003 (HY000): Cannot connect"),
            skip("mysql-settings", "see mysql-version"),
            skip("mysql-charset", "see mysql-version"),
        ],
    );
}

// Object storage.

/// Checks the report on a bucket that answers a CORS preflight with these headers.
#[track_caller]
fn check_cors(headers: String, expected: Expected) {
    let bucket = HttpServer::start(move |request| {
        assert!(request.starts_with("OPTIONS /bucket/wandb-preflight HTTP/1.1\r\n"), "{request}");
        assert!(request.contains("Origin: https://wandb.example.org\r\n"), "{request}");
        HttpAnswer { status: "200 OK", headers: headers.clone(), body: String::new() }
    });
    Machine::new(&plan())
        .with("WANDB_BUCKET_URL", format!("{}/bucket", bucket.url))
        .check(&["--only", "bucket-cors"], &[expected]);
    let needs = skip("bucket-cors", "needs WANDB_BUCKET");
    Machine::new(&plan()).check(&["--only", "bucket-cors"], &[needs]);
}

#[test]
fn cors_must_allow_the_address_of_wandb() {
    let good = || pass("bucket-cors", "GET, HEAD and PUT from https://wandb.example.org");
    let bad = |detail| {
        fail("bucket-cors", detail)
            .remedied("Allow GET, HEAD and PUT from https://wandb.example.org")
    };
    for (origin, methods, expected) in [
        ("*", "GET, HEAD, PUT", good()),
        ("https://wandb.example.org", "PUT,GET,HEAD", good()),
        ("https://wandb.example.org", "*", good()),
        ("https://other.example.org", "GET, HEAD, PUT", bad("GET: HTTP/1.1 200 OK")),
        ("https://wandb.example.org.evil.example", "GET, HEAD, PUT", bad("GET: HTTP/1.1 200 OK")),
        ("*", "GET, HEAD", bad("PUT: HTTP/1.1 200 OK")),
    ] {
        // Header names ignore case.
        let names = ["Access-Control-Allow-Origin", "access-control-allow-methods"];
        check_cors(format!("{}: {origin}\r\n{}: {methods}\r\n", names[0], names[1]), expected);
    }
    check_cors(String::new(), bad("GET: HTTP/1.1 200 OK"));
}

#[test]
fn a_bucket_that_does_not_answer_fails() {
    let url = format!("http://{}", services::closed_address());
    Machine::new(&plan()).with("WANDB_BUCKET_URL", url).check(
        &["--only", "bucket-cors"],
        &[fail("bucket-cors", "the storage is unreachable: curl: (7)")
            .remedied("Run this script in the network of the storage")],
    );
}

#[test]
fn a_missing_bucket_is_not_reported_as_a_cors_problem() {
    let storage = HttpServer::start(|_| HttpAnswer {
        status: "404 Not Found",
        headers: String::new(),
        body: "<Error><Code>NoSuchBucket</Code></Error>".to_owned(),
    });
    Machine::new(&plan())
        .with("WANDB_BUCKET", "ml-wandb")
        .with("WANDB_BUCKET_URL", format!("{}/ml-wandb", storage.url))
        .check(
            &["--only", "bucket-cors"],
            &[fail("bucket-cors", "there is no bucket ml-wandb")
                .remedied("Create it, or correct WANDB_BUCKET")],
        );
}

#[test]
fn wrong_buckets_wrong_keys_and_unreachable_storage_are_distinguished() {
    const BUCKET: &str = "there is no ";
    const REGION: &str = "the bucket is in another region";
    const KEY: &str = "the key is wrong";
    const RIGHTS: &str = "the key may not do this";
    const UNREACHABLE: &str = "the storage is unreachable";
    // The tools' own error messages.
    for (cloud, tool, expected, says) in [
        (
            Cloud::Aws,
            "aws",
            BUCKET,
            "upload failed: - to s3://b/k An error occurred (NoSuchBucket) when calling the PutObject operation: The specified bucket does not exist",
        ),
        (
            Cloud::Aws,
            "aws",
            REGION,
            "upload failed: An error occurred (PermanentRedirect) when calling the PutObject operation",
        ),
        (
            Cloud::OnPremises,
            "aws",
            KEY,
            "upload failed: An error occurred (InvalidAccessKeyId) when calling the PutObject operation: The Access Key Id you provided does not exist in our records.",
        ),
        (
            Cloud::OnPremises,
            "aws",
            KEY,
            "upload failed: An error occurred (SignatureDoesNotMatch) when calling the PutObject operation",
        ),
        (
            Cloud::Aws,
            "aws",
            RIGHTS,
            "upload failed: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied",
        ),
        (
            Cloud::OnPremises,
            "aws",
            UNREACHABLE,
            "upload failed: Could not connect to the endpoint URL: \"https://s3.example.org/b/k\"",
        ),
        (
            Cloud::OnPremises,
            "aws",
            UNREACHABLE,
            "upload failed: SSL validation failed for https://s3.example.org/b/k certificate verify failed",
        ),
        (
            Cloud::Gcp,
            "gcloud",
            BUCKET,
            "ERROR: (gcloud.storage.cp) HTTPError 404: The specified bucket does not exist.",
        ),
        (
            Cloud::Gcp,
            "gcloud",
            RIGHTS,
            "ERROR: (gcloud.storage.cp) HTTPError 403: me does not have storage.objects.create access to the Google Cloud Storage object.",
        ),
        (
            Cloud::Azure,
            "az",
            BUCKET,
            "ERROR: The specified container does not exist. ErrorCode:ContainerNotFound",
        ),
        (
            Cloud::Azure,
            "az",
            KEY,
            "ERROR: Server failed to authenticate. ErrorCode:AuthenticationFailed",
        ),
        (
            Cloud::Azure,
            "az",
            RIGHTS,
            "ERROR: You do not have the required permissions needed to perform this operation.",
        ),
        (
            Cloud::Azure,
            "az",
            UNREACHABLE,
            "ERROR: Failed to resolve 'wandbartifacts.blob.core.windows.net' ([Errno -2] Name or service not known)",
        ),
    ] {
        let machine = Machine::new(&plan_on(cloud))
            .with("WANDB_BUCKET", "wandb-artifacts")
            .with("WANDB_STORAGE_HOST", "s3.example.org")
            .with("WANDB_STORAGE_ACCOUNT", "wandbartifacts");
        machine.program(tool, &format!("cat >&2 <<'END'\n{says}\nEND\nexit 1\n"));
        let expected = fail("bucket-presigned", expected);
        machine.check(&["--only", "bucket-presigned"], &[expected]);
    }
}

#[test]
fn the_storage_is_tested_with_wandbs_keys() {
    let machine = Machine::new(&plan_on(Cloud::OnPremises))
        .with("WANDB_BUCKET", "wandb-artifacts")
        .with("WANDB_STORAGE_HOST", "s3.example.org:9000")
        .with("WANDB_ACCESS_KEY_FILE", "~/access")
        .with("WANDB_SECRET_KEY_FILE", "~/secret");
    machine.file("access", "wandb\n");
    machine.file("secret", "it's\n");
    machine
        .program("aws", "echo \"no $AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY $2\" >&2; exit 1\n");
    let tried = "cannot write: no wandb it's https://s3.example.org:9000";
    machine.check(&["--only", "bucket-presigned"], &[skip("bucket-presigned", tried)]);
}

// Settings.

/// Checks the error for a file of settings, before any check.
#[track_caller]
fn check_settings_refused(settings: &str, said: &str) {
    let machine = Machine::new(&plan());
    machine.file("values.env", settings);
    let path = machine.folder().join("values.env").display().to_string();
    let output = machine.run(&["--values", &path]);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{errors}");
    assert!(errors.contains(&format!("{path}{said}")), "{errors}");
    assert!(errors.ends_with("preflight.sh: fix these settings; see --help\n"), "{errors}");
}

#[test]
fn a_file_of_settings_follows_the_installers_rules_and_is_never_executed() {
    check_settings_refused(
        "# mine\nWANDB_BUCKET=s3://wandb\n",
        " line 2: WANDB_BUCKET is \"s3://wandb\"; it takes the name of a bucket, not its URL, path or host, such as wandb-artifacts\n",
    );
    check_settings_refused(
        "WANDB_MYSQL_HOST=db.example.org:3306",
        " line 1: WANDB_MYSQL_HOST is \"db.example.org:3306\"; it takes a host without scheme, port or path, such as host.example.org; the port has its own setting\n",
    );
    check_settings_refused(
        "WANDB_REDIS_HOST=localhost",
        " line 1: WANDB_REDIS_HOST is \"localhost\"; it takes an address that pods can reach",
    );
    check_settings_refused("WANDB_REDIS_USER=wandb", " line 1: unknown setting WANDB_REDIS_USER\n");
    check_settings_refused("rm -rf x", " line 1: expected NAME=value\n");
    check_settings_refused(
        "WANDB_MYSQL_PASSWORD_FILE=hunter2",
        " line 1: WANDB_MYSQL_PASSWORD_FILE takes the path of a file; the file does not exist or is not readable\n",
    );
    let machine = Machine::new(&plan()).with("WANDB_REDIS_PORT", "6379/tcp");
    let errors = String::from_utf8(machine.run(&["--only", "dns"]).stderr).unwrap();
    assert!(
        errors.starts_with("environment: WANDB_REDIS_PORT is \"6379/tcp\"; it takes a port"),
        "{errors}"
    );
}

#[test]
fn the_checks_use_the_values_that_the_installer_would_write() {
    let machine = Machine::new(&plan()).with("WANDB_MYSQL_HOST", "elsewhere");
    machine.file("password", "it's \"secret\"\n");
    machine.file("ca.pem", "");
    machine.file(
        "values.env",
        "WANDB_KUBE_CONTEXT='mine'
WANDB_MYSQL_HOST = db.example.org # of the platform team
WANDB_MYSQL_PORT=3307
WANDB_MYSQL_USER=ml
WANDB_MYSQL_DATABASE=mldb
WANDB_MYSQL_PASSWORD_FILE=~/password
WANDB_MYSQL_CA_FILE=~/ca.pem
WANDB_REDIS_HOST=\"redis.example.org\"
WANDB_REDIS_PORT=6380
WANDB_REDIS_PASSWORD_FILE=none
WANDB_REDIS_CA_FILE=~/ca.pem
WANDB_CLICKHOUSE_HOST=
",
    );
    let log = "echo \"${0##*/} $* $MYSQL_PWD$REDISCLI_AUTH\" >>\"$HOME/calls\"\n";
    for client in ["mysql", "redis-cli"] {
        machine.program(client, log);
    }
    let home = machine.folder().display().to_string();
    let path = format!("{home}/values.env");
    machine.run(&["--values", &path, "--only", "mysql", "--only", "redis-version"]);
    let calls = std::fs::read_to_string(machine.folder().join("calls")).unwrap();
    let mysql = format!(
        "mysql --host=db.example.org --port=3307 --user=ml --ssl-ca={home}/ca.pem --connect-timeout=10 -BN -e"
    );
    let redis =
        format!("redis-cli -h redis.example.org -p 6380 --tls --cacert {home}/ca.pem INFO server ");
    let lines: Vec<&str> = calls.lines().collect();
    assert_eq!(lines[0], format!("{mysql} SHOW GLOBAL VARIABLES it's \"secret\""));
    assert_eq!(lines[1], format!("{mysql} SELECT @@character_set_database mldb it's \"secret\""));
    assert!(lines[2].starts_with(&redis), "{}", lines[2]);
}

/// A fake cloud tool that writes objects into a folder, and signs URLs of a server that reads the folder.
fn storage_tool(url: &str, folder: &std::path::Path) -> String {
    format!(
        r#"for last; do :; done
key=${{last##*/}}
case $* in
  *" cp "*) cat >"{folder}/$key" ;;
  *upload*) echo "$last" >"{folder}/$last" ;;
  *presign* | *sign-url* | *generate-sas*)
    key=$(ls "{folder}")
    echo 'a note that stands before the URL'
    echo "{url}/$key?signature=1" ;;
  *" rm "* | *delete*) rm "{folder}"/* ;;
esac
"#,
        folder = folder.display()
    )
}

#[test]
fn an_object_is_written_and_read_by_a_pre_signed_url_and_removed() {
    for (cloud, tool, needs) in [
        (Cloud::Aws, "aws", "needs aws and WANDB_BUCKET"),
        (Cloud::Gcp, "gcloud", "needs gcloud and WANDB_BUCKET"),
        (Cloud::Azure, "az", "needs az and WANDB_BUCKET and WANDB_STORAGE_ACCOUNT"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let objects = folder.path().to_owned();
        let bucket = HttpServer::start(move |request| {
            let path = request.split([' ', '?']).nth(1).unwrap();
            let signed = request.contains("?signature=1 ");
            let object = std::fs::read_to_string(objects.join(path.trim_start_matches('/')));
            match object {
                Ok(body) if signed => HttpAnswer { status: "200 OK", headers: String::new(), body },
                _ => HttpAnswer {
                    status: "403 Forbidden",
                    headers: String::new(),
                    body: String::new(),
                },
            }
        });
        let machine = Machine::new(&plan_on(cloud))
            .with("WANDB_BUCKET", "wandb-artifacts")
            .with("WANDB_STORAGE_ACCOUNT", "wandbartifacts");
        let arguments = ["--only", "bucket-presigned"];
        machine.check(&arguments, &[skip("bucket-presigned", needs)]);

        machine.program(tool, &storage_tool(&bucket.url, folder.path()));
        machine.check(&arguments, &[pass("bucket-presigned", "read through a pre-signed URL")]);
        assert_eq!(folder.path().read_dir().unwrap().count(), 0, "the object was not removed");

        let elsewhere = format!("http://{}", services::closed_address());
        machine.program(tool, &storage_tool(&elsewhere, folder.path()));
        machine.check(
            &arguments,
            &[fail("bucket-presigned", "a pre-signed URL did not return the object")],
        );

        machine.program(tool, "echo 'Unable to locate credentials' >&2; exit 1\n");
        machine.check(
            &arguments,
            &[skip("bucket-presigned", "cannot write: Unable to locate credentials")],
        );
    }
}

#[test]
fn only_on_gke_a_missing_ingress_class_is_not_a_failure() {
    for cloud in Cloud::ALL {
        let none = match cloud {
            Cloud::Gcp => skip("ingress-class", "no IngressClass: GKE's own controller needs none"),
            Cloud::Aws | Cloud::Azure | Cloud::OnPremises => {
                fail("ingress-class", "no IngressClass").remedied("Install an Ingress controller")
            }
        };
        for (classes, expected) in [(vec![], none), (vec!["nginx"], pass("ingress-class", "nginx"))]
        {
            let mut cluster = Cluster::as_planned();
            cluster.ingress_classes = classes;
            let machine = cluster.fake_kubectl(Machine::new(&plan_on(*cloud)));
            machine.check(&["--only", "ingress-class"], &[expected]);
        }
    }
}

#[test]
fn the_hosts_of_clickhouses_chart_are_checked_only_for_clickhouse_in_the_cluster() {
    const HOSTS: [&str; 3] = [
        "egress-helm.altinity.com",
        "egress-github.com",
        "egress-release-assets.githubusercontent.com",
    ];
    for plan in Cloud::ALL.iter().flat_map(|cloud| Plan::base_plans_on(*cloud)) {
        for clickhouse in [ClickHouse::External, ClickHouse::InCluster] {
            let plan = Plan { clickhouse, ..plan.clone() };
            let expected = plan.tier != Tier::Models && clickhouse == ClickHouse::InCluster;
            let script = machine::file(&plan, "preflight/preflight.sh");
            for host in HOSTS {
                assert_eq!(script.contains(host), expected, "{}: {host}", plan.cloud().label());
            }
        }
    }

    let in_cluster = Plan { clickhouse: ClickHouse::InCluster, ..plan() };
    let help = Machine::new(&in_cluster).run(&["--help"]).stdout;
    let help = String::from_utf8(help).unwrap();
    for host in HOSTS {
        assert!(help.contains(host), "{help}");
        Machine::new(&in_cluster)
            .with("HTTPS_PROXY", services::closed_address())
            .check(&["--only", host], &[fail(host, "(7) Failed to connect to")]);
    }
}
