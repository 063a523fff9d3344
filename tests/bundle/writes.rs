//! The scripts write nothing to the machine that runs them, except the temporary folder of a dump. Each
//! runs in a folder that contains everything it can find: its home, its temporary files, the bundle, and
//! fake programs.

use std::{
    collections::BTreeMap,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;
use wandb_planner::{
    bundle::Language,
    plan::{ClickHouse, FileSet, Plan},
    reference::{Cloud, Environment, Term as _, Tier},
};

use crate::plans::{bundle, check_files};

/// Fake programs that answer the scripts' queries. Others are the machine's own.
const PROGRAMS: [(&str, &str); 12] = [
    (
        "kubectl",
        "case $* in
*openid-configuration*) echo '{\"issuer\":\"https://issuer.example.org/id\"}' ;;
*' get secret '*) echo Zg== ;;
*' -f -') cat >/dev/null ;;
*status.phase*) printf Succeeded ;;
esac",
    ),
    ("helm", ""),
    (
        "aws",
        "case $* in
*' get-'*) exit 255 ;;
*describe-db-clusters*) echo ours ;;
*describe-db-instances*) echo ours ;;
*' s3 cp - '*) cat >/dev/null ;;
*presign*) echo https://s3.example.org/signed ;;
esac",
    ),
    ("gcloud", "case $* in *' cp - '*) cat >/dev/null ;; *sign-url*) echo https://signed ;; esac"),
    ("az", "case $* in *generate-sas*) echo https://signed ;; esac"),
    ("mysql", "echo version 8.4.6"),
    // The permissions of the unfinished dump go to standard error.
    (
        "mysqldump",
        "case $* in --help) exit ;; esac
# The shell creates the file in parallel, so it may not exist yet.
tries=0
until [ -e \"$TMPDIR\"/*/*.sql.gz ] || [ $tries = 500000 ]; do tries=$((tries + 1)); done
ls -lR \"$TMPDIR\" >&2
[ \"${ENDS-}\" != early ] || kill -TERM $PPID
echo \"-- Dump ${ENDS:-completed}\"",
    ),
    ("redis-cli", "echo redis_version:7.2.4"),
    ("curl", "printf '\\n200\\n'"),
    ("openssl", "exit 1"),
    ("dig", "echo 192.0.2.7"),
    ("sleep", ""),
];

/// The environment variables of the scripts.
const VARIABLES: [(&str, &str); 15] = [
    ("BUCKET", "ml-wandb"),
    ("NODE_ROLE_ARN", "arn:aws:iam::111122223333:role/node"),
    ("SERVICE_ACCOUNT", "wandb@project.iam.gserviceaccount.com"),
    ("RESOURCE_GROUP", "group"),
    ("STORAGE_ACCOUNT", "mlwandb"),
    ("DB_CLUSTER", "ours"),
    ("SQL_INSTANCE", "ours"),
    ("MYSQL_SERVER", "ours"),
    ("BACKUP_BUCKET", "backups"),
    ("BACKUP_STORAGE_ACCOUNT", "backups"),
    ("BACKUP_S3_ENDPOINT", "https://backups.example.org"),
    ("WANDB_MYSQL_HOST", "db.example.org"),
    ("WANDB_MYSQL_USER", "wandb_local"),
    ("WANDB_MYSQL_PASSWORD", "secret"),
    ("WANDB_STORAGE_HOST", "s3.example.org"),
];

/// The settings in `values.env`. Others are secrets that are already in the cluster.
const SETTINGS: [(&str, &str); 13] = [
    ("WANDB_KUBE_CONTEXT", "mine"),
    ("WANDB_MYSQL_HOST", "db.example.org"),
    ("WANDB_REDIS_HOST", "redis.example.org"),
    ("WANDB_STORAGE_HOST", "s3.example.org"),
    ("WANDB_STORAGE_ACCOUNT", "mlwandb"),
    ("WANDB_BUCKET", "ml-wandb"),
    ("WANDB_CERTIFICATE_ARN", "arn:aws:acm:us-east-1:111122223333:certificate/12ab"),
    ("WANDB_INBOUND_CIDRS", "10.0.0.0/8"),
    ("WANDB_SERVICE_ACCOUNT", "wandb@project.iam.gserviceaccount.com"),
    ("WANDB_ADDRESS_NAME", "wandb"),
    ("WANDB_CERTIFICATE_NAME", "wandb"),
    ("WANDB_SECURITY_POLICY", "wandb"),
    ("WANDB_INBOUND_LIMITED", "yes"),
];

/// Everything in a folder, with permissions and files' contents.
type Contents = BTreeMap<PathBuf, (u32, Vec<u8>)>;

fn contents(folder: &Path) -> Contents {
    let mut found = Contents::new();
    for entry in folder.read_dir().unwrap().map(Result::unwrap) {
        let mode = entry.metadata().unwrap().permissions().mode();
        let path = entry.path();
        if path.is_dir() {
            found.extend(contents(&path));
            found.insert(path, (mode, Vec::new()));
        } else {
            found.insert(path.clone(), (mode, std::fs::read(path).unwrap()));
        }
    }
    found
}

/// A machine with the files of a plan.
struct World {
    folder: TempDir,
}

impl World {
    fn new(plan: &Plan) -> Self {
        let world = Self { folder: tempfile::tempdir().unwrap() };
        for folder in ["home", "temporary", "here"] {
            std::fs::create_dir(world.folder.path().join(folder)).unwrap();
        }
        for (name, body) in PROGRAMS {
            world.write(&format!("bin/{name}"), &format!("#!/bin/sh\n{body}\n"));
        }
        let programs = world.folder.path().join("bin");
        let executable = Command::new("chmod").args(["-R", "+x"]).arg(programs).status().unwrap();
        assert!(executable.success());
        for file in bundle(plan).files() {
            world.write(&format!("bundle/{}", file.path), &file.contents);
            if file.path == "kubernetes/values.env" {
                world.write("bundle/kubernetes/values.env", &settings(&file.contents));
            }
        }
        world
    }

    fn write(&self, name: &str, contents: &str) {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, contents).unwrap();
    }

    fn run(&self, command: &str, variables: &[(&str, &str)]) -> Output {
        let folder = self.folder.path();
        let path = std::env::var("PATH").unwrap_or_default();
        let output = Command::new("sh")
            .args(["-c", command])
            .current_dir(folder.join("here"))
            .env_clear()
            .env("PATH", format!("{}:{path}", folder.join("bin").display()))
            .env("HOME", folder.join("home"))
            .env("TMPDIR", folder.join("temporary"))
            .envs(VARIABLES)
            .envs(variables.iter().copied())
            .output();
        output.unwrap()
    }

    /// Runs a script, and checks its output and that it changed no file.
    #[track_caller]
    fn check(&self, command: &str, said: &str) {
        let before = contents(self.folder.path());
        let output = self.run(&format!("sh ../bundle/{command}"), &[]);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(text.contains(said), "{command}: {said} is not in {text}{errors}");
        assert!(contents(self.folder.path()) == before, "{command} wrote a file");
    }
}

/// The file with its settings filled in.
fn settings(file: &str) -> String {
    let line = |line: &str| {
        let given = line.strip_suffix('=').and_then(|name| SETTINGS.iter().find(|it| it.0 == name));
        given.map_or_else(|| format!("{line}\n"), |(name, value)| format!("{name}={value}\n"))
    };
    file.lines().map(line).collect()
}

fn plan_on(cloud: Cloud) -> Plan {
    Plan {
        file_set: FileSet::Kubernetes,
        clickhouse: ClickHouse::InCluster,
        domain: "mlops.example.org".parse().unwrap(),
        ..Plan::new(Tier::Combined, Environment::TestDev, cloud)
    }
}

#[test]
fn the_scripts_write_nothing_to_the_machine_that_runs_them() {
    for cloud in Cloud::ALL {
        let world = World::new(&plan_on(*cloud));
        world.check("kubernetes/install.sh --check", "Nothing is missing or wrong.");
        world.check("kubernetes/install.sh --render", "kind: WeightsAndBiases");
        world.check("kubernetes/install.sh", "get ingress wandb");
        let settings = "--values ../bundle/kubernetes/values.env";
        world.check(&format!("preflight/preflight.sh {settings} --in-cluster"), " skipped");
        world.check("storage/apply.sh && echo done", "done");
        world.check("mysql/backup.sh", "wandb_local-20");
        if *cloud != Cloud::OnPremises {
            world.check("mysql/parameters.sh && echo done", "done");
        }
    }
}

#[test]
fn a_dump_is_private_and_removed_afterward() {
    let world = World::new(&plan_on(Cloud::Aws));
    let before = contents(world.folder.path());
    for (ends, code) in [("completed", 0), ("broken", 1), ("early", 1)] {
        let output = world.run("sh ../bundle/mysql/backup.sh", &[("ENDS", ends)]);
        let rights = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{ends}: {rights}");
        assert!(rights.lines().any(|line| line.starts_with("drwx------ ")), "{rights}");
        let dump = rights.lines().find(|line| line.ends_with(".sql.gz"));
        assert!(dump.is_some_and(|line| line.starts_with("-rw------- ")), "{rights}");
        assert!(contents(world.folder.path()) == before, "{ends}: the dump is still there");
    }
}

#[test]
fn the_test_detects_written_files() {
    let world = World::new(&plan_on(Cloud::Aws));
    for command in [
        "echo x >x",
        "mktemp",
        "mkdir ~/.cache",
        "echo >>../bundle/README.md",
        "chmod +x ../bundle/README.md",
    ] {
        let before = contents(world.folder.path());
        world.run(command, &[]);
        assert!(contents(world.folder.path()) != before, "{command}");
    }
}

#[test]
fn the_scripts_document_the_files_that_they_write() {
    check_files(
        |file| file.language == Language::Shell,
        |_, file| {
            let backup = file.path == "mysql/backup.sh";
            let gitops = file.contents.contains("--folder DIR");
            let said = match file.path {
                "mysql/backup.sh" => {
                    "# On this machine, it writes to a temporary folder that only you can read, and removes it at the end."
                }
                "airgap/mirror.sh" => "On this machine, the script writes only to that folder.",
                _ if gitops => "rites no file on this machine but those of --folder.",
                _ => "rites no file on this machine.",
            };
            assert!(file.contents.contains(said), "{} does not say {said}", file.path);
            for line in file.contents.lines().filter(|line| !line.trim_start().starts_with('#')) {
                for target in line.split('>').skip(1).map(str::trim_start) {
                    let dump = backup && target == "\"$folder/$name\"";
                    let folder = gitops && target.starts_with("\"$folder/$file.yaml");
                    // A comparison, its pattern, or the expected value of a MySQL setting.
                    let other = target.starts_with('=')
                        || target.starts_with("'[0-9]*)")
                        || target.bytes().all(|it| it.is_ascii_digit()) && !target.is_empty();
                    let nowhere = ["&1", "&2", "/dev/null"].iter().any(|it| target.starts_with(it));
                    assert!(dump || folder || other || nowhere, "{}: {line}", file.path);
                }
            }
        },
    );
}
