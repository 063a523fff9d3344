//! The files of a bundle: every plan's files are read back by parsers that are not ours, and hold
//! the plan's sizes.

use std::{collections::BTreeMap, io::Read as _, path::Path, process::Command};

use wandb_planner::{
    assessment::Assessment,
    bundle::{Bundle, File, Language, Occasion},
    plan::{Address, MysqlMachine, NodeCount, Plan, ZoneLayout, link},
    reference::{Cloud, Environment},
};

fn occasion() -> Occasion {
    Occasion {
        date: "2026-11-23".parse().unwrap(),
        address: Some(Address::of_url("https://docs.example.com/planner/").unwrap()),
    }
}

/// The base plans, and each of them with the options that change files.
fn plans() -> Vec<Plan> {
    let mut plans: Vec<Plan> = Plan::base_plans().collect();
    for base in Plan::base_plans() {
        let mut plan = base;
        plan.nodes = NodeCount::new(4).unwrap();
        plan.name = "mlops-eu-1".parse().unwrap();
        plan.domain = "ml.example.org".parse().unwrap();
        plan.subdomain = "wandb.eu".parse().unwrap();
        plan.mysql_machine = MysqlMachine::MeetsSizing;
        plans.push(plan);
    }
    plans
}

fn bundle(plan: &Plan) -> Bundle {
    Bundle::of(&Assessment::of(plan), &occasion())
}

/// Runs a check on every file of every plan.
#[track_caller]
fn check_files(wanted: impl Fn(&File) -> bool, check: impl Fn(&Plan, &File)) {
    let mut checked = 0;
    for plan in plans() {
        for file in bundle(&plan).files().iter().filter(|file| wanted(file)) {
            check(&plan, file);
            checked += 1;
        }
    }
    assert!(checked >= plans().len(), "every plan has at least one such file");
}

fn text<'a>(bundle: &'a Bundle, path: &str) -> &'a str {
    let file = bundle.files().iter().find(|file| file.path == path);
    &file.unwrap_or_else(|| panic!("the bundle has {path}")).contents
}

#[test]
fn the_same_plan_and_occasion_give_the_same_bytes() {
    for plan in plans() {
        assert_eq!(bundle(&plan).to_zip(), bundle(&plan).to_zip());
    }
}

#[test]
fn every_bundle_has_its_files_in_reading_order() {
    for plan in plans() {
        let bundle = bundle(&plan);
        let paths: Vec<&str> = bundle.files().iter().map(|file| file.path).collect();
        let weave = plan.tier.includes_weave().then_some("terraform/weave.tf");
        let expected: Vec<&str> = [
            "README.md",
            "PLAN.md",
            "CHECKLIST.md",
            "checklist.csv",
            "plan.json",
            "terraform/main.tf",
        ]
        .into_iter()
        .chain(weave)
        .chain([
            "terraform/variables.tf",
            "terraform/terraform.tfvars",
            "terraform/providers.tf",
            "terraform/versions.tf",
            "terraform/outputs.tf",
            "preflight/preflight.sh",
        ])
        .collect();
        assert_eq!(paths, expected);
    }
}

#[test]
fn every_file_says_by_what_when_from_which_data_and_for_which_plan_it_was_made() {
    check_files(
        |_| true,
        |plan, file| {
            let head: String = file.contents.chars().take(900).collect();
            let link = link::full(occasion().address.as_ref(), plan);
            for part in ["W&B Deployment Planner", env!("CARGO_PKG_VERSION"), "2026-11-23", &link] {
                // JSON is its own document: the provenance is in its first fields.
                let found = head.contains(part)
                    || (file.language == Language::Json && part.starts_with("W&B"));
                assert!(found, "{} does not say {part}", file.path);
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
                assert_eq!(line.trim_end(), line, "{path} has a line with a blank end");
            }
        },
    );
}

#[test]
fn terraform_files_are_hcl() {
    check_files(
        |file| file.language == Language::Terraform,
        |_, file| {
            let body: Result<hcl::Body, _> = hcl::from_str(&file.contents);
            assert!(body.is_ok(), "{}: {}\n{}", file.path, body.unwrap_err(), file.contents);
        },
    );
}

/// The literal arguments of the block `module "wandb"`.
fn module_arguments(main: &str) -> BTreeMap<String, hcl::Expression> {
    let body: hcl::Body = hcl::from_str(main).unwrap();
    let module = body
        .blocks()
        .find(|block| {
            block.identifier() == "module"
                && block.labels().first().is_some_and(|it| it.as_str() == "wandb")
        })
        .expect("main.tf has the module");
    module.body().attributes().map(|it| (it.key().to_owned(), it.expr().clone())).collect()
}

#[track_caller]
fn check_argument(
    arguments: &BTreeMap<String, hcl::Expression>,
    name: &str,
    expected: impl Into<hcl::Expression>,
) {
    assert_eq!(arguments.get(name), Some(&expected.into()), "{name}");
}

#[test]
fn the_module_gets_every_size_of_the_plan() {
    for plan in plans() {
        let assessment = Assessment::of(&plan);
        let node = &assessment.kubernetes;
        let arguments = module_arguments(text(&bundle(&plan), "terraform/main.tf"));
        let check = |name, value: hcl::Expression| check_argument(&arguments, name, value);
        let layout = ZoneLayout::spread(plan.nodes);
        let ceiling = if plan.environment == Environment::Production { 2 } else { 1 };
        match plan.cloud() {
            Cloud::Aws => {
                check("version", "8.0.0".into());
                check("kubernetes_instance_types", vec![node.chosen.machine.name].into());
                check("kubernetes_min_nodes_per_az", layout.per_zone.into());
                check("kubernetes_max_nodes_per_az", (layout.per_zone * ceiling).into());
                check("kubernetes_node_disk_size_gb", node.disk.value.0.into());
                check("eks_cluster_version", "1.35".into());
                check("database_instance_class", assessment.mysql.chosen.machine.name.into());
                check("database_engine_version", "8.0.mysql_aurora.3.10.6".into());
                let Some(hcl::Expression::Array(subnets)) =
                    arguments.get("network_private_subnet_cidrs")
                else {
                    panic!("the subnets are a list");
                };
                assert_eq!(subnets.len(), layout.zones as usize, "one subnet per zone");
            }
            Cloud::Gcp => {
                check("version", "10.8.2".into());
                check("gke_machine_type", node.chosen.machine.name.into());
                check("gke_min_node_count", plan.nodes.get().into());
                check("gke_max_node_count", (plan.nodes.get() * ceiling).into());
                check("gke_node_disk_size_gb", node.disk.value.0.into());
                check("gke_min_version", "1.35".into());
                check("database_machine_type", assessment.mysql.chosen.machine.name.into());
                check("database_edition", "ENTERPRISE".into());
                check("database_version", "MYSQL_8_4".into());
            }
            Cloud::Azure => {
                check("version", "7.9.2".into());
                check("kubernetes_instance_type", node.chosen.machine.name.into());
                check("node_pool_num_zones", layout.zones.into());
                check("kubernetes_min_node_per_az", layout.per_zone.into());
                check("kubernetes_max_node_per_az", (layout.per_zone * ceiling).into());
                check("kubernetes_node_disk_size_gb", node.disk.value.0.into());
                check("database_sku_name", assessment.mysql.chosen.machine.name.into());
                check("database_version", "8.4".into());
            }
        }
        let weave = plan.tier.includes_weave();
        assert_eq!(arguments.contains_key("enable_helm_wandb"), weave, "weave.tf deploys W&B then");
    }
}

#[test]
fn secrets_are_sensitive_variables_without_a_default() {
    for plan in plans() {
        let bundle = bundle(&plan);
        let variables: hcl::Body = hcl::from_str(text(&bundle, "terraform/variables.tf")).unwrap();
        let mut secrets = 0;
        for block in variables.blocks() {
            let name = block.labels()[0].as_str();
            let has = |key: &str| block.body().attributes().any(|it| it.key() == key);
            if name == "license" || name.ends_with("password") {
                assert!(has("sensitive") && !has("default"), "{name}");
                secrets += 1;
            }
        }
        assert_eq!(secrets, if plan.tier.includes_weave() { 2 } else { 1 });
        let values: hcl::Body = hcl::from_str(text(&bundle, "terraform/terraform.tfvars")).unwrap();
        let set: Vec<&str> = values.attributes().map(hcl::Attribute::key).collect();
        assert_eq!(set, ["name", "region", "domain_name", "subdomain"], "only what the plan knows");
    }
}

#[test]
fn plan_json_is_json_and_holds_the_link() {
    check_files(
        |file| file.path == "plan.json",
        |plan, file| {
            let json: serde_json::Value = serde_json::from_str(&file.contents).unwrap();
            let link = json["link"].as_str().unwrap();
            assert_eq!(link::decode(link).plan, *plan, "the document can restore its plan");
            assert_eq!(json["format"], "wandb-planner/plan/1");
            assert_eq!(json["plan"]["nodes"], plan.nodes.get());
        },
    );
}

#[test]
fn the_checklist_reads_the_same_as_csv_and_as_markdown() {
    for plan in plans() {
        let items = Assessment::of(&plan).checklist();
        let bundle = bundle(&plan);
        let mut reader = csv::Reader::from_reader(text(&bundle, "checklist.csv").as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), items.len());
        for (row, item) in rows.iter().zip(&items) {
            assert_eq!(&row[0], item.id);
            assert_eq!(&row[3], item.task);
            assert_eq!(row[5], item.evidence.explain());
            assert_eq!(&row[6], item.check.unwrap_or_default());
        }
        let checked =
            text(&bundle, "CHECKLIST.md").matches("Checked by `preflight.sh --only ").count();
        assert_eq!(checked, items.iter().filter(|item| item.check.is_some()).count());
        let boxes = text(&bundle, "CHECKLIST.md").matches("\n- [ ] ").count();
        assert_eq!(boxes, items.len());
    }
}

/// The text of a Markdown document, as a reader sees it.
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
fn markdown_shows_every_finding_and_every_quote_as_it_is() {
    for plan in plans() {
        let assessment = Assessment::of(&plan);
        let bundle = bundle(&plan);
        let seen = read_markdown(text(&bundle, "PLAN.md"));
        for finding in &assessment.findings {
            assert!(seen.contains(&*finding.title), "{}", finding.title);
            assert!(seen.contains(&*finding.advice), "{}", finding.advice);
            for evidence in &finding.evidence {
                assert!(seen.contains(&evidence.explain()), "{}", evidence.explain());
            }
        }
        let checklist = read_markdown(text(&bundle, "CHECKLIST.md"));
        for item in assessment.checklist() {
            assert!(checklist.contains(&*item.task), "{}", item.task);
            assert!(checklist.contains(&item.evidence.explain()), "{}", item.evidence.explain());
        }
    }
}

#[test]
fn the_readme_numbers_its_steps_without_a_gap() {
    check_files(
        |file| file.path == "README.md",
        |_, file| {
            let numbers: Vec<usize> = file
                .contents
                .lines()
                .filter_map(|line| line.split_once(". ")?.0.parse().ok())
                .collect();
            assert_eq!(numbers, (1..=9).collect::<Vec<_>>());
            let fences = file.contents.lines().filter(|line| line.trim_start().starts_with("```"));
            assert_eq!(fences.count() % 2, 0, "every code block is closed");
        },
    );
}

#[test]
fn the_zip_holds_exactly_the_files() {
    for plan in plans() {
        let bundle = bundle(&plan);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bundle.to_zip())).unwrap();
        assert_eq!(archive.len(), bundle.files().len());
        for file in bundle.files() {
            let path = format!("{}/{}", bundle.name(), file.path);
            let mut entry = archive.by_name(&path).unwrap();
            let mode = if file.language == Language::Shell { 0o100_755 } else { 0o100_644 };
            assert_eq!(entry.unix_mode(), Some(mode));
            let mut contents = String::new();
            entry.read_to_string(&mut contents).unwrap();
            assert_eq!(contents, file.contents, "{path}");
        }
    }
}

fn write_terraform(bundle: &Bundle, folder: &Path) {
    for file in bundle.files().iter().filter(|file| file.language == Language::Terraform) {
        let path = folder.join(file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &file.contents).unwrap();
    }
}

/// Terraform itself is the judge where it is installed; `.ci/run` has it always.
#[test]
fn terraform_would_not_reformat_a_file() {
    if Command::new("terraform").arg("version").output().is_err() {
        println!("terraform is not on PATH: its fmt was not asked");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (index, plan) in plans().iter().enumerate() {
        write_terraform(&bundle(plan), &folder.path().join(index.to_string()));
    }
    let output = Command::new("terraform")
        .args(["fmt", "-check", "-diff", "-recursive"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// Whole bundles, kept to be read. `UPDATE=1 cargo test` writes them anew.
#[test]
fn golden_bundles_are_up_to_date() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/bundles");
    let production = Plan { domain: "mlops.example.org".parse().unwrap(), ..Plan::default() };
    let mut sized =
        Plan::new(wandb_planner::reference::Tier::Models, Environment::Production, Cloud::Gcp);
    sized.mysql_machine = MysqlMachine::MeetsSizing;
    let test = Plan::new(wandb_planner::reference::Tier::Weave, Environment::TestDev, Cloud::Azure);
    for plan in [production, sized, test] {
        let bundle = bundle(&plan);
        for file in bundle.files() {
            let path = golden.join(bundle.name()).join(file.path);
            if std::env::var_os("UPDATE").is_some() {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(&path, &file.contents).unwrap();
            }
            let kept = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(kept == file.contents, "{} differs; UPDATE=1 writes it", path.display());
        }
    }
}
