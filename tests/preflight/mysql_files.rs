//! The files under `mysql/`, tested with a real `MariaDB` server.

use std::{collections::BTreeMap, fmt::Write as _, process::Output};

use wandb_planner::{
    plan::{FileSet, Plan},
    reference::{Cloud, Term as _},
};

use crate::{
    machine::{Machine, fail, file, needed, pass},
    plan, plan_on,
    services::MariaDb,
};

/// A plan with Kubernetes files.
fn own(cloud: Cloud) -> Plan {
    Plan { file_set: FileSet::Kubernetes, ..plan_on(cloud) }
}

/// The password of W&B's user.
const PASSWORD: &str = "0123456789abcdef";

/// Starts a server with the bundle's settings, database and user.
fn start() -> MariaDb {
    let server = MariaDb::start(&file(&own(Cloud::Aws), "mysql/parameters.cnf"));
    let output = create(&server, &format!("SET @wandb_password = '{PASSWORD}';\n"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    server
}

fn create(server: &MariaDb, before: &str) -> Output {
    let statements = file(&own(Cloud::Aws), "mysql/create-database.sql");
    server.administer(&format!("{before}{statements}"))
}

#[track_caller]
fn ask(server: &MariaDb, statements: &str) -> String {
    let output = server.administer(statements);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The shell commands of a Markdown document, in order.
pub fn commands(markdown: &str) -> String {
    use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
    let mut commands = String::new();
    let mut inside = false;
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                inside = &*language == "sh";
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(text) if inside => commands.push_str(&text),
            _ => {}
        }
    }
    assert!(!commands.is_empty(), "the document has no commands");
    commands
}

/// A machine with the real clients and the variables that the scripts need.
fn machine(server: &MariaDb) -> Machine {
    let machine = Machine::new(&plan())
        .with("WANDB_MYSQL_HOST", "127.0.0.1")
        .with("WANDB_MYSQL_PORT", &server.port)
        .with("WANDB_MYSQL_USER", "wandb_local")
        .with("WANDB_MYSQL_PASSWORD", PASSWORD);
    for (name, client) in
        [("mariadb", "mariadb"), ("mysql", "mariadb"), ("mysqldump", "mariadb-dump")]
    {
        machine.program(name, &format!("exec {} \"$@\"\n", needed(client).display()));
    }
    for name in ["gzip", "mktemp"] {
        machine.program(name, &format!("exec {} \"$@\"\n", needed(name).display()));
    }
    machine
}

#[test]
fn a_server_set_up_with_the_bundles_files_passes_preflight() {
    let server = start();
    let machine = machine(&server);
    let version = fail("mysql-version", "is MariaDB");
    let settings = pass("mysql-settings", "as W&B asks");
    machine.check(
        &["--only", "mysql"],
        &[version.clone(), settings.clone(), pass("mysql-charset", "wandb_local: utf8mb4")],
    );

    // Another database, and a password that needs quotes.
    ask(
        &server,
        "CREATE DATABASE old CHARACTER SET latin1;
         CREATE USER o IDENTIFIED BY 'it\\'s \"secret\"'; GRANT ALL ON old.* TO o;",
    );
    machine
        .with("WANDB_MYSQL_USER", "o")
        .with("WANDB_MYSQL_PASSWORD", "it's \"secret\"")
        .with("WANDB_MYSQL_DATABASE", "old")
        .check(&["--only", "mysql"], &[version, settings, fail("mysql-charset", "old: latin1")]);
}

#[test]
fn the_sql_statements_have_the_same_effect_as_wandbs() {
    let server = start();
    let made = ask(
        &server,
        "SELECT default_character_set_name, default_collation_name
           FROM information_schema.schemata WHERE schema_name = 'wandb_local';
         SHOW GRANTS FOR 'wandb_local'@'%';",
    );
    assert!(made.starts_with("utf8mb4\tutf8mb4_general_ci\n"), "{made}");
    assert!(
        made.contains(
            "GRANT ALL PRIVILEGES ON `wandb_local`.* TO `wandb_local`@`%` WITH GRANT OPTION\n"
        ),
        "{made}"
    );
    // The user gets exactly the given password, whatever characters it contains.
    for password in [PASSWORD, "it''s", "a\\\\b", "'); DROP DATABASE wandb_local; --"] {
        ask(&server, "DROP DATABASE wandb_local; DROP USER wandb_local;");
        let quoted = password.replace('\'', "''").replace("''''", "''");
        let output = create(&server, &format!("SET @wandb_password = '{quoted}';\n"));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let same = ask(
            &server,
            &format!(
                "SELECT PASSWORD('{quoted}') = authentication_string FROM mysql.user
                   WHERE user = 'wandb_local';"
            ),
        );
        assert_eq!(same, "1\n", "{password}");
    }
}

#[test]
fn without_a_password_no_user_is_created() {
    let server = MariaDb::start("");
    for before in ["", "SET @wandb_password = '';\n"] {
        let output = create(&server, before);
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("near 'NULL'"), "{said}");
        let count = "SELECT COUNT(*) FROM mysql.user WHERE user = 'wandb_local';";
        assert_eq!(ask(&server, count), "0\n");
    }
}

/// Adds a fake cloud tool that copies to and from the machine's folder.
fn storage_tool(machine: &Machine, cloud: Cloud) {
    let (name, body) = match cloud {
        Cloud::Aws => (
            "aws",
            "case $* in\n's3 cp --only-show-errors '*' s3://backups/'*) cat \"$4\" >\"$HOME/${5##*/}\" ;;\n's3 cp s3://backups/'*' .') ;;\n*) exit 1 ;;\nesac\n",
        ),
        Cloud::Gcp => (
            "gcloud",
            "case $* in\n'storage cp /'*' gs://backups/'*) cat \"$3\" >\"$HOME/${4##*/}\" ;;\n'storage cp gs://backups/'*' .') ;;\n*) exit 1 ;;\nesac\n",
        ),
        Cloud::OnPremises => (
            "aws",
            "test \"$1 $2\" = '--endpoint-url https://s3.example.org' || exit 1\nshift 2\ncase $* in\n's3 cp --only-show-errors '*' s3://backups/'*) cat \"$4\" >\"$HOME/${5##*/}\" ;;\n's3 cp s3://backups/'*' .') ;;\n*) exit 1 ;;\nesac\n",
        ),
        Cloud::Azure => (
            "az",
            "case $* in\n'storage blob upload --auth-mode login --account-name theirs --container-name backups --file '*) cat \"${11}\" >\"$HOME/${13}\" ;;\n'storage blob download --auth-mode login --account-name theirs --container-name backups --name '*) ;;\n*) exit 1 ;;\nesac\n",
        ),
    };
    machine.program(name, body);
}

/// The commands of a document between two lines.
fn part(markdown: &str, from: &str, until: &str) -> String {
    let (_, rest) = markdown.split_once(from).unwrap();
    let (part, _) = rest.split_once(until).unwrap();
    let lines = part.lines().map(|line| line.strip_prefix("   ").unwrap_or(line));
    commands(&lines.fold(String::new(), |text, line| text + line + "\n"))
}

#[test]
fn a_backup_can_be_restored_with_the_documented_commands() {
    let server = start();
    for cloud in Cloud::ALL {
        ask(
            &server,
            "CREATE TABLE wandb_local.runs (id INT PRIMARY KEY, name TEXT);
             INSERT INTO wandb_local.runs VALUES (1, 'ünïcode 🚀'), (2, NULL);",
        );
        let machine = machine(&server)
            .with("BACKUP_BUCKET", "backups")
            .with("BACKUP_STORAGE_ACCOUNT", "theirs")
            .with("BACKUP_S3_ENDPOINT", "https://s3.example.org");
        storage_tool(&machine, *cloud);
        let script = file(&plan_on(*cloud), "mysql/backup.sh");
        machine.file("backup.sh", &script);
        let output = machine.shell("backup.sh").output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() && said.is_empty(), "{said}");
        let dump = String::from_utf8(output.stdout).unwrap().trim_end().to_owned();
        assert!(dump.starts_with("wandb_local-20") && dump.ends_with("Z.sql.gz"), "{dump}");
        assert!(machine.folder().join(&dump).is_file(), "{dump} was not copied");

        ask(&server, "DELETE FROM wandb_local.runs; CREATE TABLE wandb_local.newer (id INT);");
        let document = file(&plan_on(*cloud), "mysql/BACKUP.md");
        let service_restores = *cloud != Cloud::OnPremises;
        let end = if service_restores { "Or restore a later moment" } else { "4. Load" };
        let fetch = part(&document, "3. Get a dump", end);
        let load = part(&document, "4. Load", "5. Start");
        // The document's commands get the port from the environment.
        let script = format!("set -eu\ncd \"$HOME\"\n{fetch}{load}");
        machine.file("restore.sh", &script);
        let output = machine
            .shell("restore.sh")
            .env("DUMP", &dump)
            .env("MYSQL_TCP_PORT", &server.port)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let rows = ask(&server, "SELECT * FROM wandb_local.runs; SHOW TABLES IN wandb_local;");
        assert_eq!(rows, "1\tünïcode 🚀\n2\tNULL\nruns\n");
        ask(&server, "DROP TABLE wandb_local.runs;");
    }
}

#[test]
fn an_incomplete_dump_is_not_copied() {
    let server = MariaDb::start("");
    let machine = machine(&server).with("BACKUP_BUCKET", "backups");
    storage_tool(&machine, Cloud::Aws);
    machine.file("backup.sh", &file(&plan(), "mysql/backup.sh"));
    let check =
        |machine: &Machine, complaint: &str| {
            let output = machine.shell("backup.sh").output().unwrap();
            assert_ne!(output.status.code(), Some(0));
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(said.contains(complaint), "{said}");
            let copied =
                machine.folder().read_dir().unwrap().map(Result::unwrap).any(|entry| {
                    entry.path().extension().is_some_and(|extension| extension == "gz")
                });
            assert!(!copied, "an incomplete dump was copied");
        };
    // The user does not exist.
    check(&machine, "The dump is not complete");
    machine.program("mysqldump", "echo '-- MySQL dump'; echo 'CREATE TABLE'; exit 2\n");
    check(&machine, "The dump is not complete");
    let unset = Machine::new(&plan());
    unset.file("backup.sh", &file(&plan(), "mysql/backup.sh"));
    check(&unset, "WANDB_MYSQL_HOST: set it to the address of the database");
}

/// Runs `parameters.sh`, and returns its exit code and its calls of the cloud's tool, one per line.
fn parameters(cloud: Cloud, tool: &str, answers: &str) -> (Option<i32>, String) {
    let machine = Machine::new(&plan())
        .with("DB_CLUSTER", "mine")
        .with("SQL_INSTANCE", "mine")
        .with("RESOURCE_GROUP", "group")
        .with("MYSQL_SERVER", "mine");
    machine.file("parameters.sh", &file(&own(cloud), "mysql/parameters.sh"));
    machine.program(tool, &format!("echo \"$*\" >>\"$HOME/calls\"\n{answers}"));
    let output = machine.shell("parameters.sh").output().unwrap();
    let calls = std::fs::read_to_string(machine.folder().join("calls")).unwrap();
    (output.status.code(), calls)
}

/// The settings that W&B publishes, transcribed from its page.
const PUBLISHED: [(&str, &str); 7] = [
    ("binlog_format", "ROW"),
    ("binlog_row_image", "MINIMAL"),
    ("innodb_flush_log_at_trx_commit", "1"),
    ("innodb_online_alter_log_max_size", "268435456"),
    ("max_prepared_stmt_count", "1048576"),
    ("sort_buffer_size", "67108864"),
    ("sync_binlog", "1"),
];

/// Checks that a list has exactly these settings, with the values that W&B publishes.
#[track_caller]
fn check_settings(found: &BTreeMap<String, String>, names: &[&str]) {
    let published: BTreeMap<_, _> = PUBLISHED.into_iter().collect();
    assert_eq!(found.keys().map(String::as_str).collect::<Vec<_>>(), names);
    for (name, value) in found {
        assert_eq!(value.to_uppercase(), published[&**name], "{name}");
    }
}

#[test]
fn the_option_file_has_the_settings_that_wandb_publishes() {
    for cloud in Cloud::ALL {
        let text = file(&own(*cloud), "mysql/parameters.cnf");
        let (_, options) = text.split_once("\n[mysqld]\n").unwrap();
        let found: Vec<(&str, &str)> =
            options.lines().map(|line| line.split_once(" = ").unwrap()).collect();
        assert_eq!(found, PUBLISHED);
    }
}

#[test]
fn auroras_custom_groups_get_the_settings_but_never_the_default_groups() {
    let answers = |cluster: &str| {
        format!(
            "case $* in\n*describe-db-clusters*) echo {cluster} ;;\n*describe-db-instances*) echo 'one two' ;;\nesac\n"
        )
    };
    let (code, calls) = parameters(Cloud::Aws, "aws", &answers("default.aurora-mysql8.0"));
    assert_eq!(code, Some(1));
    assert!(!calls.contains("modify"), "{calls}");

    let (code, calls) = parameters(Cloud::Aws, "aws", &answers("shared"));
    assert_eq!(code, Some(0));
    let set = |group: &str| -> BTreeMap<String, String> {
        let call = calls.lines().find(|call| call.contains(&format!("-group-name {group} ")));
        let parameters = call.unwrap().split(" ParameterName=").skip(1);
        parameters
            .map(|it| {
                let (name, rest) = it.split_once(",ParameterValue=").unwrap();
                let value = rest.strip_suffix(",ApplyMethod=pending-reboot").unwrap();
                (name.to_owned(), value.to_owned())
            })
            .collect()
    };
    let cluster = ["binlog_format", "binlog_row_image", "innodb_online_alter_log_max_size"];
    check_settings(&set("shared"), &cluster);
    for instance in ["one", "two"] {
        check_settings(&set(instance), &["max_prepared_stmt_count", "sort_buffer_size"]);
    }
    assert!(calls.lines().all(|call| call.starts_with("--region us-east-1 rds ")), "{calls}");
}

#[test]
fn cloud_sql_keeps_other_flags() {
    let mut now = String::new();
    for (name, value) in [("sql_mode", "TRADITIONAL,ANSI"), ("sort_buffer_size", "262144")] {
        let comma = if now.is_empty() { "" } else { ",\n" };
        write!(now, "{comma}      {{\n        \"name\": \"{name}\",\n        \"value\": \"{value}\"\n      }}").unwrap();
    }
    let answers = format!(
        "case $* in\n*describe*) cat <<'END'\n{{\n  \"settings\": {{\n    \"databaseFlags\": [\n{now}\n    ]\n  }}\n}}\nEND\n;;\nesac\n"
    );
    let none = "case $* in *describe*) echo null ;; esac\n";
    for (answers, other) in [(answers.as_str(), Some("TRADITIONAL,ANSI")), (none, None)] {
        let (code, calls) = parameters(Cloud::Gcp, "gcloud", answers);
        assert_eq!(code, Some(0));
        let patch = calls.lines().last().unwrap();
        let flags = patch.strip_prefix("sql instances patch mine --database-flags=^;^").unwrap();
        let mut found: BTreeMap<String, String> = flags
            .split(';')
            .map(|flag| flag.split_once('=').unwrap())
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        assert_eq!(found.remove("sql_mode").as_deref(), other);
        let set = [
            "binlog_row_image",
            "innodb_online_alter_log_max_size",
            "max_prepared_stmt_count",
            "sort_buffer_size",
        ];
        check_settings(&found, &set);
    }
}

#[test]
fn azure_gets_the_settings_that_wandbs_module_sets() {
    // The tool reads standard input, which must not affect the script.
    let (code, calls) = parameters(Cloud::Azure, "az", "cat\n");
    assert_eq!(code, Some(0));
    let found: BTreeMap<String, String> = calls
        .lines()
        .map(|call| {
            let rest = call
                .strip_prefix("mysql flexible-server parameter set --resource-group group --server-name mine --name ")
                .unwrap();
            let rest = rest.strip_suffix(" --output none").unwrap();
            let (name, value) = rest.split_once(" --value ").unwrap();
            (name.to_owned(), value.to_owned())
        })
        .collect();
    check_settings(&found, &["binlog_row_image", "innodb_online_alter_log_max_size"]);
    let (code, calls) = parameters(Cloud::Azure, "az", "exit 3\n");
    assert_eq!(
        (code, calls.lines().count()),
        (Some(3), 1),
        "the script stops at the first failure"
    );
}
