//! The files for MySQL: settings and database for an existing server, and backups for every plan.

use askama::Template;

use super::{
    File, Language, Occasion,
    templates::{commented, commented_with, markdown_header, render},
};
use crate::{
    assessment::Assessment,
    catalog::{MYSQL_DATABASE, MYSQL_SETTINGS, MachineName, MysqlSetting, SettingPlace},
    plan::Plan,
    reference::{BACKUP, Cloud},
};

#[derive(Template)]
#[template(path = "mysql/parameters.cnf")]
struct OptionFile<'a> {
    header: &'a str,
    cloud: Cloud,
    service: &'static str,
    settings: &'static [MysqlSetting],
}

#[derive(Template)]
#[template(path = "mysql/parameters.sh")]
struct Parameters<'a> {
    header: &'a str,
    service: &'static str,
    cloud: Cloud,
    region: &'a str,
    server: Vec<&'static MysqlSetting>,
    instance: Vec<&'static MysqlSetting>,
    by_service: Vec<&'static MysqlSetting>,
    left_out: Vec<&'static MysqlSetting>,
}

#[derive(Template)]
#[template(path = "mysql/create-database.sql")]
struct CreateDatabase {
    header: String,
    database: &'static str,
}

#[derive(Template)]
#[template(path = "mysql/backup.sh")]
struct Backup<'a> {
    header: &'a str,
    cloud: Cloud,
    bucket_word: &'static str,
    database: &'static str,
}

#[derive(Template)]
#[template(path = "mysql/BACKUP.md")]
struct BackupPage<'a> {
    header: String,
    plan: &'a Plan,
    service: &'static str,
    cloud: Cloud,
    region: &'a str,
    machine: MachineName,
    bucket_word: &'static str,
    database: &'static str,
    days: u16,
}

/// The files of a plan. With Terraform, W&B's module creates the database and its settings.
pub(super) fn files(assessment: &Assessment, occasion: &Occasion) -> Vec<File> {
    let plan = &assessment.plan;
    let (cloud, region) = (plan.cloud(), plan.location.region().as_str());
    let service = match cloud {
        Cloud::Aws => "Aurora MySQL",
        Cloud::Gcp => "Cloud SQL for MySQL",
        Cloud::Azure => "Azure Database for MySQL",
        Cloud::OnPremises => "your MySQL",
    };
    let bucket_word = if cloud == Cloud::Azure { "container" } else { "bucket" };
    let header = commented(assessment, occasion);
    let header = header.as_str();
    let mut files = Vec::new();
    let mut add = |path, language, contents| files.push(File { path, language, contents });
    if plan.has_kubernetes() {
        let settings = &MYSQL_SETTINGS;
        let option_file = render(&OptionFile { header, cloud, service, settings });
        add("mysql/parameters.cnf", Language::Ini, option_file);
        let placed = |place| settings.iter().filter(|it| it.place(cloud) == place).collect();
        let parameters = render(&Parameters {
            header,
            service,
            cloud,
            region,
            server: placed(SettingPlace::Server),
            instance: placed(SettingPlace::Instance),
            by_service: placed(SettingPlace::Service),
            left_out: placed(SettingPlace::LeftOut),
        });
        // On premises, the server reads the option file.
        if cloud != Cloud::OnPremises {
            add("mysql/parameters.sh", Language::Shell, parameters);
        }
        let header = commented_with("--", assessment, occasion);
        let create = render(&CreateDatabase { header, database: MYSQL_DATABASE });
        add("mysql/create-database.sql", Language::Sql, create);
    }
    let backup = render(&Backup { header, cloud, bucket_word, database: MYSQL_DATABASE });
    add("mysql/backup.sh", Language::Shell, backup);
    let page = render(&BackupPage {
        header: markdown_header(assessment, occasion),
        plan,
        service,
        cloud,
        region,
        machine: assessment.mysql.chosen.machine.name,
        bucket_word,
        database: MYSQL_DATABASE,
        days: BACKUP.retention_days,
    });
    add("mysql/BACKUP.md", Language::Markdown, page);
    files
}
