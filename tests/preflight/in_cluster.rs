//! Egress from the cluster: the script starts a pod, reads its log and deletes it.

use std::{
    process::Stdio,
    time::{Duration, Instant},
};

use crate::{
    machine::{Expected, Machine, fail, pass, skip},
    plan,
    services::{Authority, Proxy, TlsServer, closed_address},
};

const ARGUMENTS: [&str; 3] = ["--in-cluster", "--only", "egress-in-cluster"];

/// A fake kubectl that runs the pod's command, and keeps the pod's log in a file until the pod is
/// deleted. The pod stays in the given phase.
fn kubectl(machine: &Machine, phase: &str) {
    machine.program("sh", "exec /bin/sh \"$@\"\n");
    machine.program(
        "kubectl",
        &format!(
            r#"pod="$HOME/pod"
case $* in
  *current-context) echo staging ;;
  *' run wandb-preflight-'*)
    test -e "$pod" && echo 'a pod is left' && exit 1
    while [ "$1" != -- ]; do
      case $1 in --image=*) echo "$1" >"$HOME/image" ;; esac
      shift
    done
    shift
    "$@" >"$pod" 2>&1 ;;
  *' get pod '*phase*) test -e "$pod" && printf '{phase}' ;;
  *' get pod '*message*) printf 'Back-off pulling image "curlimages/curl"' ;;
  *' logs '*) cat "$pod" ;;
  *' delete pod '*) rm "$pod" ;;
  *) exit 1 ;;
esac
"#
        ),
    );
}

/// The documented hosts, and those that now serve images of the default charts.
const HOSTS: [&str; 7] = [
    "deploy.wandb.ai",
    "charts.wandb.ai",
    "docker.io",
    "quay.io",
    "gcr.io",
    "us-docker.pkg.dev",
    "ghcr.io",
];

/// Checks the script's report if a pod can reach only these hosts, through a proxy.
#[track_caller]
fn check(allowed: &[&str], expected: Expected) {
    let authority = Authority::new();
    let server = TlsServer::start(&authority.issue(&HOSTS, "20200101", "20991231"));
    let proxy = Proxy::start(&server.address, allowed);
    let machine = Machine::new(&plan())
        .with("HTTPS_PROXY", &proxy.url)
        .with("CURL_CA_BUNDLE", authority.certificate())
        .in_context("staging");
    kubectl(&machine, "Succeeded");
    machine.check(&ARGUMENTS, &[expected]);
    assert!(!machine.folder().join("pod").exists(), "the pod was not deleted");
    let image = std::fs::read_to_string(machine.folder().join("image")).unwrap();
    assert_eq!(image, "--image=curlimages/curl\n");
}

#[test]
fn egress_is_checked_from_a_pod_and_the_report_names_the_context() {
    check(&HOSTS, pass("egress-in-cluster", "7 of 7 endpoints"));
    let without = |host: &str| HOSTS.into_iter().filter(|it| *it != host).collect::<Vec<_>>();
    check(&without("quay.io"), fail("egress-in-cluster", "6 of 7 endpoints; quay.io curl: (56)"));
    check(&without("ghcr.io"), fail("egress-in-cluster", "6 of 7 endpoints; ghcr.io curl: (56)"));
    check(&[], fail("egress-in-cluster", "0 of 7 endpoints; deploy.wandb.ai curl: (56)"));
}

#[test]
fn no_pod_is_started_without_the_option() {
    let machine = Machine::new(&plan()).with("HTTPS_PROXY", closed_address());
    machine.program("kubectl", "touch \"$HOME/asked\"\n");
    let expected = [skip("egress-in-cluster", "needs kubectl and --in-cluster")];
    machine.check(&ARGUMENTS[1..], &expected);
    assert!(!machine.folder().join("asked").exists());
    std::fs::remove_file(machine.path("kubectl")).unwrap();
    machine.check(&ARGUMENTS, &expected);
}

#[test]
fn a_pod_that_does_not_start_fails_and_is_deleted() {
    let machine = Machine::new(&plan())
        .with("WANDB_TIMEOUT", "1")
        .with("HTTPS_PROXY", closed_address())
        .in_context("staging");
    kubectl(&machine, "Pending");
    machine.program("sleep", "");
    let detail = "the pod is Pending: Back-off pulling image \"curlimages/curl\"";
    machine.check(&ARGUMENTS, &[fail("egress-in-cluster", detail).remedied("set WANDB_IMAGE")]);
    assert!(!machine.folder().join("pod").exists(), "the pod was not deleted");
}

#[test]
fn a_forbidden_pod_is_skipped() {
    let machine = Machine::new(&plan()).with("WANDB_KUBE_CONTEXT", "mine").in_context("mine");
    machine.program(
        "kubectl",
        "case $* in *'--context mine run '*) echo 'Error: pods is forbidden' >&2 ;; esac\nexit 1\n",
    );
    let forbidden = skip("egress-in-cluster", "no pod: Error: pods is forbidden");
    machine.check(&ARGUMENTS, &[forbidden]);
}

#[test]
fn an_interrupted_script_deletes_its_pod() {
    let machine = Machine::new(&plan()).with("HTTPS_PROXY", closed_address());
    kubectl(&machine, "Pending");
    let pod = machine.folder().join("pod");
    let mut script = machine
        .shell("preflight.sh")
        .args(ARGUMENTS)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let started = Instant::now();
    while !pod.exists() {
        assert!(started.elapsed() < Duration::from_secs(30), "no pod was started");
        std::thread::sleep(Duration::from_millis(20));
    }
    // Every shell has `kill` built in, but not every computer has it as a program.
    let kill = format!("kill {}", script.id());
    let kill = std::process::Command::new("sh").args(["-c", &kill]).status();
    assert!(kill.unwrap().success());
    assert_eq!(script.wait().unwrap().code(), Some(130));
    assert!(!pod.exists(), "the pod was not deleted");
}
