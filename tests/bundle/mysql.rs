//! The files for MySQL. Those that run are run by the tests of `tests/preflight`.

use wandb_planner::{
    bundle::Language,
    catalog::{MYSQL_SETTINGS, SettingPlace},
    reference::{Cloud, Term as _},
};

use crate::plans::check_files;

#[test]
fn only_the_settings_that_w_and_b_s_azure_module_leaves_out_are_left_out() {
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
            assert!(!of_instances || *cloud == Cloud::Aws, "only Aurora has those");
        }
    }
}

#[test]
fn preflight_judges_what_the_other_files_set() {
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
fn no_file_for_mysql_holds_a_password() {
    check_files(
        |file| file.path.starts_with("mysql/"),
        |_, file| {
            // What stands after these is a variable or a function, never a value.
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
fn sql_has_only_the_statements_that_are_meant() {
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
            // W&B's own, word for word, but for the password.
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
