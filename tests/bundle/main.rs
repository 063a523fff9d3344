//! The files of a bundle: independent parsers read every plan's files, which must contain the plan's
//! sizes.

mod hostile;
// These tests run the scripts hundreds of times.
#[cfg(feature = "real-tools")]
mod install;
mod installation;
mod interfaces;
mod known_keys;
mod kubernetes;
#[cfg(feature = "real-tools")]
mod mirror;
mod mysql;
mod network;
mod plans;
mod root_module;
mod saved;
mod storage;
mod terraform;
mod user_text;
#[cfg(feature = "real-tools")]
mod writes;

use std::{io::Read as _, path::Path};

use wandb_planner::{
    assessment::Assessment,
    bundle::Language,
    plan::{
        Access, Authority, ClickHouse, Controller, Delivery, Egress, FileSet, Login, Mail,
        MysqlMachine, Plan, link,
    },
    reference::{Cloud, DATA_DATE, Environment},
};

use plans::{archive, bundle, check_files, fresh_bundle, occasion, plans, text};

#[test]
fn the_same_plan_and_date_give_the_same_bytes() {
    for plan in plans() {
        assert!(fresh_bundle(&plan).to_zip() == archive(&plan), "{}", link::encode(&plan));
    }
}

type When = fn(&Plan) -> bool;

const ALWAYS: When = |_| true;
const TERRAFORM: When = |plan| plan.has_terraform();
const KUBERNETES: When = |plan| plan.has_kubernetes();
const KUBERNETES_ON_AWS: When = |plan| plan.has_kubernetes() && plan.cloud() == Cloud::Aws;
const KUBERNETES_ON_A_CLOUD: When =
    |plan| plan.has_kubernetes() && plan.cloud() != Cloud::OnPremises;
const KUBERNETES_NOT_ON_AZURE: When = |plan| plan.has_kubernetes() && plan.cloud() != Cloud::Azure;
const TERRAFORM_WITH_WEAVE: When = |plan| plan.has_terraform() && plan.tier.includes_weave();
/// The Google and Azure modules have no input for private access; the AWS module has one.
const TERRAFORM_MADE_PRIVATE: When =
    |plan| plan.has_terraform() && plan.access == Access::Private && plan.cloud() != Cloud::Aws;
const TERRAFORM_WITH_SIGN_IN: When = |plan| {
    let installation = plan.installation;
    plan.has_terraform()
        && (installation.login != Login::Accounts || installation.mail != Mail::Service)
};
const TERRAFORM_WITH_OWN_RELEASE: When = |plan| {
    TERRAFORM_WITH_WEAVE(plan) || TERRAFORM_MADE_PRIVATE(plan) || TERRAFORM_WITH_SIGN_IN(plan)
};
const WITH_RANGES_OBJECT: When = |plan| {
    let limited = plan.access == Access::Public || !plan.inbound.ranges().is_empty();
    let controller = plan.controller();
    plan.has_kubernetes()
        && limited
        && matches!(controller, Controller::Traefik | Controller::F5Nginx)
};
const OWN_AUTHORITY: When =
    |plan| plan.has_kubernetes() && plan.installation.authority == Authority::Own;
const GITOPS: When = |plan| plan.has_kubernetes() && plan.installation.delivery == Delivery::GitOps;
const AIR_GAPPED: When =
    |plan| plan.has_kubernetes() && plan.installation.egress == Egress::AirGapped;

const CLICKHOUSE: When = kubernetes::runs_clickhouse;

/// Every file that a bundle can have, in reading order, and the plans that include it.
const FILES: &[(&str, When)] = &[
    ("README.md", ALWAYS),
    ("PLAN.md", ALWAYS),
    ("CHECKLIST.md", ALWAYS),
    ("checklist.csv", ALWAYS),
    ("bill.csv", ALWAYS),
    ("OPERATIONS.md", ALWAYS),
    ("plan.json", ALWAYS),
    ("architecture.svg", ALWAYS),
    ("terraform/main.tf", TERRAFORM),
    ("terraform/wandb.tf", TERRAFORM_WITH_OWN_RELEASE),
    ("terraform/weave.tf", TERRAFORM_WITH_WEAVE),
    ("terraform/sign-in.tf", TERRAFORM_WITH_SIGN_IN),
    ("terraform/private.tf", TERRAFORM_MADE_PRIVATE),
    ("terraform/monitoring.tf", TERRAFORM),
    ("terraform/variables.tf", TERRAFORM),
    ("terraform/terraform.tfvars", TERRAFORM),
    ("terraform/providers.tf", TERRAFORM),
    ("terraform/versions.tf", TERRAFORM),
    ("terraform/outputs.tf", TERRAFORM),
    ("terraform/backend.tf.example", TERRAFORM),
    ("kubernetes/values.env", KUBERNETES),
    ("kubernetes/install.sh", KUBERNETES),
    ("kubernetes/namespace.yaml", KUBERNETES),
    ("kubernetes/wandb.yaml", KUBERNETES),
    ("kubernetes/inbound.yaml", WITH_RANGES_OBJECT),
    ("kubernetes/ca.yaml", OWN_AUTHORITY),
    ("kubernetes/kustomization.yaml", GITOPS),
    ("kubernetes/external-secrets.yaml", GITOPS),
    ("kubernetes/argocd.yaml", GITOPS),
    ("kubernetes/flux.yaml", GITOPS),
    ("airgap/AIRGAP.md", AIR_GAPPED),
    ("airgap/mirror.sh", AIR_GAPPED),
    ("kubernetes/clickhouse.yaml", CLICKHOUSE),
    ("mysql/parameters.cnf", KUBERNETES),
    ("mysql/parameters.sh", KUBERNETES_ON_A_CLOUD),
    ("mysql/create-database.sql", KUBERNETES),
    ("mysql/backup.sh", ALWAYS),
    ("mysql/BACKUP.md", ALWAYS),
    ("storage/cors.json", KUBERNETES_NOT_ON_AZURE),
    ("storage/bucket-policy.json", KUBERNETES_ON_AWS),
    ("storage/apply.sh", KUBERNETES),
    ("preflight/preflight.sh", ALWAYS),
];

/// Files for a cloud's tool that allows neither comments nor additional fields. The script that passes them to
/// the tool names their origin.
const WITHOUT_PROVENANCE: [(&str, &str); 2] =
    [("storage/cors.json", "storage/apply.sh"), ("storage/bucket-policy.json", "storage/apply.sh")];

#[test]
fn every_bundle_has_its_files_in_reading_order() {
    for plan in plans() {
        let bundle = bundle(&plan);
        let paths: Vec<&str> = bundle.files().iter().map(|file| file.path).collect();
        let expected: Vec<&str> =
            FILES.iter().filter(|(_, when)| when(&plan)).map(|(path, _)| *path).collect();
        assert_eq!(paths, expected);
    }
}

#[test]
fn every_file_names_its_origin_date_and_plan() {
    check_files(
        |_| true,
        |plan, file| {
            let script = WITHOUT_PROVENANCE.iter().find(|(path, _)| *path == file.path);
            if let Some((path, script)) = script {
                let (_, name) = path.split_once('/').unwrap();
                let head: String = text(bundle(plan), script).chars().take(900).collect();
                assert!(head.contains(name), "{script} does not mention {name}");
                return;
            }
            let head: String = file.contents.chars().take(900).collect();
            let link = link::full(occasion().address.as_ref(), plan);
            for part in ["W&B Deployment Planner", env!("CARGO_PKG_VERSION"), DATA_DATE, &link] {
                // In JSON, the origin is in the first fields.
                let found =
                    head.contains(part) || (file.path == "plan.json" && part.starts_with("W&B"));
                assert!(found, "{} does not mention {part}", file.path);
            }
        },
    );
}

#[test]
fn text_files_are_tidy() {
    check_files(
        |_| true,
        |_, file| {
            let path = file.path;
            assert!(file.contents.ends_with('\n') && !file.contents.ends_with("\n\n"), "{path}");
            assert!(!file.contents.contains("\n\n\n"), "{path} has two blank lines in a row");
            assert!(!file.contents.contains("{{") && !file.contents.contains("{%"), "{path}");
            for line in file.contents.lines() {
                assert_eq!(line.trim_end(), line, "{path} has trailing white space");
            }
        },
    );
}

#[test]
fn plan_json_is_valid_and_contains_the_link() {
    check_files(
        |file| file.path == "plan.json",
        |plan, file| {
            let json: serde_json::Value = serde_json::from_str(&file.contents).unwrap();
            let link = json["link"].as_str().unwrap();
            assert_eq!(link::decode(link).plan, *plan, "the link restores the plan");
            assert_eq!(json["format"], "wandb-planner/plan/1");
            assert_eq!(json["plan"]["nodes"], plan.nodes.get());
        },
    );
}

#[test]
fn the_checklist_is_the_same_in_csv_and_markdown() {
    for plan in plans() {
        let items = Assessment::of(&plan).checklist();
        let bundle = bundle(&plan);
        let mut reader = csv::Reader::from_reader(text(bundle, "checklist.csv").as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), items.len());
        for (row, item) in rows.iter().zip(&items) {
            assert_eq!(row[0], *item.id.slug());
            assert_eq!(&row[3], item.task);
            assert_eq!(row[5], item.evidence.explain());
            assert_eq!(&row[6], item.check.unwrap_or_default());
            assert_eq!(row[7], item.files.join("; "));
            for file in &item.files {
                let has = bundle.files().iter().any(|it| it.path == *file);
                assert!(has, "{} names {file}, which this bundle does not have", item.id);
            }
        }
        let checked =
            text(bundle, "CHECKLIST.md").matches("Checked by `preflight.sh --only ").count();
        assert_eq!(checked, items.iter().filter(|item| item.check.is_some()).count());
        let named = text(bundle, "CHECKLIST.md").matches(" See `").count();
        assert_eq!(named, items.iter().filter(|item| !item.files.is_empty()).count());
        let boxes = text(bundle, "CHECKLIST.md").matches("\n- [ ] ").count();
        assert_eq!(boxes, items.len());
    }
}

/// The visible text of a Markdown document.
fn read_markdown(markdown: &str) -> String {
    use pulldown_cmark::{Event, Options, Parser};
    let mut seen = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS) {
        match event {
            Event::Text(text) | Event::Code(text) => seen.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => seen.push(' '),
            _ => {}
        }
    }
    seen
}

#[test]
fn markdown_shows_every_finding_and_quote_unchanged() {
    for plan in plans() {
        let assessment = Assessment::of(&plan);
        let bundle = bundle(&plan);
        let seen = read_markdown(text(bundle, "PLAN.md"));
        for finding in &assessment.findings {
            assert!(seen.contains(&*finding.title), "{}", finding.title);
            assert!(seen.contains(&*finding.advice), "{}", finding.advice);
            for evidence in &finding.evidence {
                assert!(seen.contains(&evidence.explain()), "{}", evidence.explain());
            }
        }
        let checklist = read_markdown(text(bundle, "CHECKLIST.md"));
        for item in assessment.checklist() {
            assert!(checklist.contains(&*item.task), "{}", item.task);
            assert!(checklist.contains(&item.evidence.explain()), "{}", item.evidence.explain());
        }
    }
}

#[test]
fn the_readme_of_on_premises_plans_mentions_no_cloud() {
    check_files(
        |file| file.path == "README.md",
        |plan, file| {
            // The AWS CLI works with every storage that has S3's API.
            let contents = file.contents.replace("AWS CLI", "");
            for word in ["AWS", "GCP", "Google", "Azure", "EKS", "GKE", "AKS", "for sale"] {
                let mentioned = contents.contains(word);
                assert!(plan.cloud() != Cloud::OnPremises || !mentioned, "{word}");
            }
        },
    );
}

#[test]
fn the_readme_numbers_its_steps_without_gaps() {
    check_files(
        |file| file.path == "README.md",
        |plan, file| {
            let steps = |section: &str| -> Vec<usize> {
                let number = |line: &str| line.split_once(". ")?.0.parse().ok();
                section.lines().filter_map(number).collect()
            };
            let mut sections = Vec::new();
            for section in file.contents.split("\n## ").skip(1) {
                let numbers = steps(section);
                let (title, _) = section.split_once('\n').unwrap();
                if !numbers.is_empty() {
                    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>(), "{title}");
                    sections.push(title);
                }
            }
            let expected: Vec<&str> = [
                plan.has_terraform().then_some("With Terraform"),
                plan.has_kubernetes().then_some("With your own cluster"),
                Some("Afterwards"),
            ]
            .into_iter()
            .flatten()
            .collect();
            assert_eq!(sections, expected);
            let fences = file.contents.lines().filter(|line| line.trim_start().starts_with("```"));
            assert_eq!(fences.count() % 2, 0, "an unclosed code block");
        },
    );
}

#[test]
fn the_zip_contains_exactly_the_files() {
    for plan in plans() {
        let bundle = bundle(&plan);
        let mut read = zip::ZipArchive::new(std::io::Cursor::new(archive(&plan))).unwrap();
        assert_eq!(read.len(), bundle.files().len());
        for file in bundle.files() {
            let path = format!("{}/{}", bundle.name(), file.path);
            let mut entry = read.by_name(&path).unwrap();
            let mode = if file.language == Language::Shell { 0o100_755 } else { 0o100_644 };
            assert_eq!(entry.unix_mode(), Some(mode));
            let mut contents = String::new();
            entry.read_to_string(&mut contents).unwrap();
            assert_eq!(contents, file.contents, "{path}");
        }
    }
}

/// Compares whole bundles with golden files, for review. `UPDATE=1 cargo test` updates them.
#[test]
fn golden_bundles_are_up_to_date() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/bundles");
    let production = Plan { domain: "mlops.example.org".parse().unwrap(), ..Plan::default() };
    let mut sized =
        Plan::new(wandb_planner::reference::Tier::Models, Environment::Production, Cloud::Gcp);
    sized.mysql_machine = MysqlMachine::MeetsSizing;
    let test = Plan::new(wandb_planner::reference::Tier::Weave, Environment::TestDev, Cloud::Azure);
    let mut air_gapped = Plan::new(
        wandb_planner::reference::Tier::Combined,
        Environment::Production,
        Cloud::OnPremises,
    );
    for option in wandb_planner::plan::InstallationOption::ALL {
        let [slug, ..] = option.values()[1];
        option.write(&mut air_gapped.installation, slug).unwrap();
    }
    let cluster = Plan {
        file_set: FileSet::Kubernetes,
        clickhouse: ClickHouse::InCluster,
        inbound: "203.0.113.0/24,198.51.100.7/32".parse().unwrap(),
        ..Plan::new(wandb_planner::reference::Tier::Combined, Environment::TestDev, Cloud::Gcp)
    };
    for (plan, file_set) in [
        (production, FileSet::Both),
        (sized, FileSet::Both),
        (test, FileSet::Both),
        (cluster, FileSet::Kubernetes),
        (air_gapped, FileSet::Kubernetes),
    ] {
        let plan = Plan { file_set, ..plan };
        let bundle = bundle(&plan);
        for file in bundle.files() {
            let path = golden.join(bundle.name()).join(file.path);
            if std::env::var_os("UPDATE").is_some() {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(&path, &file.contents).unwrap();
            }
            let kept = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(kept == file.contents, "{} differs; UPDATE=1 updates it", path.display());
        }
    }
}
