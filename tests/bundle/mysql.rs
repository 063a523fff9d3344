//! The files for MySQL. The tests in `tests/preflight` run those that are scripts.

use wandb_planner::{
    bundle::Language,
    catalog::{MYSQL_SETTINGS, SettingPlace},
    reference::{Cloud, Term as _},
};

use crate::plans::check_files;

#[test]
fn only_the_settings_that_wandbs_azure_module_cannot_set_are_left_out() {
    for cloud in Cloud::ALL {
        let left_out: Vec<&str> = MYSQL_SETTINGS
            .iter()
            .filter(|it| it.place(*cloud) == SettingPlace::LeftOut)
            .map(|it| it.name)
            .collect();
        let expected: &[&str] = match cloud {
            Cloud::Aws | Cloud::Gcp | Cloud::OnPremises => &[],
            Cloud::Azure => &["max_prepared_stmt_count", "sort_buffer_size"],
        };
        assert_eq!(left_out, expected);
        for setting in &MYSQL_SETTINGS {
            let of_instances = setting.place(*cloud) == SettingPlace::Instance;
            assert!(!of_instances || *cloud == Cloud::Aws, "only Aurora has settings per instance");
        }
    }
}

#[test]
fn preflight_checks_the_settings_of_the_other_files() {
    check_files(
        |file| file.path == "preflight/preflight.sh",
        |plan, file| {
            for setting in &MYSQL_SETTINGS {
                let judged = file.contents.contains(&format!("\n{} ", setting.name));
                let expected = setting.place(plan.cloud()) != SettingPlace::LeftOut;
                assert_eq!(judged, expected, "{}", setting.name);
            }
        },
    );
}

#[test]
fn no_mysql_file_contains_a_password() {
    check_files(
        |file| file.path.starts_with("mysql/"),
        |_, file| {
            // These are followed by a variable or a function, never by a value.
            for mark in ["IDENTIFIED BY ", "MYSQL_PWD=", "--password="] {
                for (_, rest) in file
                    .contents
                    .match_indices(mark)
                    .map(|(at, mark)| file.contents.split_at(at + mark.len()))
                {
                    let named = ["', QUOTE(", "\"$WANDB_MYSQL_PASSWORD\""];
                    assert!(named.iter().any(|it| rest.starts_with(it)), "{}: {mark}", file.path);
                }
            }
        },
    );
}

#[test]
fn sql_has_only_the_expected_statements() {
    check_files(
        |file| file.language == Language::Sql,
        |_, file| {
            let lines = file.contents.split_inclusive('\n').filter(|line| !line.starts_with("--"));
            let statements: String = lines.collect();
            let first_words: Vec<&str> = statements
                .split_terminator(";\n")
                .map(|statement| statement.split_whitespace().next().unwrap())
                .collect();
            let expected = ["SET", "PREPARE", "EXECUTE", "DEALLOCATE", "SET", "CREATE", "GRANT"];
            assert_eq!(first_words, expected);
            // The same as in W&B's documentation, except for the password.
            for statement in [
                "CREATE DATABASE wandb_local CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;\n",
                "GRANT ALL ON wandb_local.* TO 'wandb_local'@'%' WITH GRANT OPTION;\n",
                "'CREATE USER ''wandb_local''@''%'' IDENTIFIED BY '",
            ] {
                assert!(statements.contains(statement), "{statement}");
            }
        },
    );
}
