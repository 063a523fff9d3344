//! Compares the encoded reference architecture with the document, cell by cell and sentence by sentence.
//!
//! `transcription/reference-architecture.md` was transcribed from the page, independently of the data.

mod transcription;

use std::collections::{BTreeMap, BTreeSet};

use transcription::{cells, collapse, part, parts};
use wandb_planner::{
    assessment::{Assessment, ChecklistItem},
    catalog::{
        self, Architecture, CHART_SOURCE, CLICKHOUSE_CHART_SOURCE, CLICKHOUSE_OPERATOR,
        ClickHouseSize, DAEMONSET_SOURCE, GUIDANCE, HELM_MODULE, LIFECYCLES, ManagedMysql,
        OfficialModule, RELEASE_HOST_SOURCE, WANDB_OPERATOR, WANDB_OPERATOR_IMAGE_SOURCE,
    },
    date::Date,
    evidence::{Evidence, Source},
    plan::{Change, MysqlMachine, NodeCount, Plan},
    reference::{
        BACKUP, CPU_ALARM, Cloud, Component, DATA_DATE, DATA_DAY, Detail, EGRESS_ENDPOINTS,
        Environment, MINIMUM_KUBERNETES, MINIMUM_MYSQL, OBJECT_STORAGE, REQUIREMENTS, Requirement,
        Scope, Services, Sizing, Strength, Term as _, Tier, Version, machine_evidence,
        recommended_machine,
    },
};

/// 36 sizes (3 tiers, 2 environments, 2 components, 3 measures), 9 services and 24 machines.
const CELLS: usize = 36 + 9 + 24;

// ---- Tables -------------------------------------------------------------------------------------

/// The data for every cell of the document's tables, by section, row and column.
fn encoded_cells() -> BTreeMap<(String, String, String), String> {
    let mut cells = BTreeMap::new();
    let mut cell = |section: String, row: &str, column: &str, value: String| {
        cells.insert((section, row.to_owned(), column.to_owned()), value);
    };
    for tier in Tier::ALL {
        for environment in Environment::ALL {
            for (component, heading) in
                [(Component::KubernetesNode, "Kubernetes"), (Component::Mysql, "MySQL")]
            {
                let section = || format!("Sizing, {}, {heading}", tier.label());
                let sizing = Sizing::documented(component, *tier, *environment);
                cell(section(), environment.label(), "CPU", sizing.cpu.to_string());
                cell(section(), environment.label(), "Memory", sizing.memory.to_string());
                cell(section(), environment.label(), "Disk", sizing.disk.to_string());
            }
        }
    }
    for cloud in &Cloud::DOCUMENTED {
        let section = || String::from("Cloud provider instance recommendations, Services");
        let services = Services::documented(*cloud);
        cell(section(), cloud.label(), "Kubernetes", services.kubernetes.to_owned());
        cell(section(), cloud.label(), "MySQL", services.mysql.to_owned());
        cell(section(), cloud.label(), "Object Storage", services.object_storage.to_owned());
        for environment in Environment::ALL {
            for (tier, column) in [
                (Tier::Models, "K8s (Models only)"),
                (Tier::Weave, "K8s (Weave only)"),
                (Tier::Combined, "K8s (Models&Weave)"),
            ] {
                let machine = |component| {
                    recommended_machine(component, tier, *environment, *cloud)
                        .expect("a documented machine")
                };
                let section = || {
                    let cloud = cloud.label();
                    format!("Cloud provider instance recommendations, Machine types, {cloud}")
                };
                let node = machine(Component::KubernetesNode);
                cell(section(), environment.label(), column, node.to_owned());
                // The document has one MySQL column for all tiers; the next test checks that the data agrees.
                let mysql = machine(Component::Mysql);
                cell(section(), environment.label(), "MySQL", mysql.to_owned());
            }
        }
    }
    cells
}

#[test]
fn the_data_has_exactly_the_cells_of_the_document() {
    let transcribed = cells();
    assert_eq!(transcribed.len(), CELLS, "cells are missing from the transcription");
    assert_eq!(encoded_cells(), transcribed);
}

#[test]
fn the_documented_mysql_machine_is_the_same_for_every_tier() {
    for cloud in &Cloud::DOCUMENTED {
        for environment in Environment::ALL {
            let machines: BTreeSet<&str> = Tier::ALL
                .iter()
                .filter_map(|tier| {
                    recommended_machine(Component::Mysql, *tier, *environment, *cloud)
                })
                .collect();
            assert_eq!(machines.len(), 1, "{cloud:?} {environment:?}: {machines:?}");
        }
    }
}

#[test]
fn every_documented_machine_is_in_the_catalog_for_its_component() {
    let mut seen = 0;
    for ((section, _, column), name) in cells() {
        let Some(cloud) = Cloud::DOCUMENTED
            .iter()
            .find(|cloud| section.ends_with(&format!("Machine types, {}", cloud.label())))
        else {
            continue;
        };
        let component =
            if column == "MySQL" { Component::Mysql } else { Component::KubernetesNode };
        let machine = catalog::find_machine(*cloud, component, &name).expect(&name);
        assert_eq!((machine.cloud, machine.component), (*cloud, component), "{name}");
        seen += 1;
    }
    assert_eq!(seen, 24);
}

#[test]
fn the_date_of_the_data_is_the_same_as_text_and_as_a_date() {
    assert_eq!(DATA_DAY.to_string(), DATA_DATE);
}

#[test]
fn no_two_machines_of_the_catalog_share_a_name() {
    let names: Vec<String> = catalog::machines().map(|machine| machine.name.to_string()).collect();
    unique(names.iter().map(String::as_str));
}

#[test]
fn every_list_of_machines_belongs_to_its_cloud() {
    let mut seen = 0;
    for cloud in Cloud::ALL {
        for component in Component::ALL {
            for machine in catalog::machines_for(*cloud, component) {
                assert_eq!((machine.cloud, machine.component), (*cloud, component));
                let edition = (*cloud, component) == (Cloud::Gcp, Component::Mysql);
                assert_eq!(machine.edition.is_some(), edition, "{}", machine.name);
                seen += 1;
            }
        }
    }
    assert_eq!(seen, catalog::machines().count());
    assert!(seen > 1700, "{seen} machines");
}

#[test]
fn on_premises_every_documented_size_is_a_machine_of_that_size() {
    for plan in Plan::base_plans_on(Cloud::OnPremises) {
        for component in Component::ALL {
            let Plan { tier, environment, .. } = plan;
            assert_eq!(recommended_machine(component, tier, environment, plan.cloud()), None);
            let sizing = Sizing::documented(component, tier, environment);
            let machine = catalog::documented_machine(component, tier, environment, plan.cloud());
            assert_eq!((machine.vcpu, machine.memory.0), (sizing.cpu, sizing.memory.0));
        }
    }
}

#[test]
fn every_worker_node_of_the_catalog_is_an_x86_machine() {
    for cloud in Cloud::ALL {
        for machine in catalog::machines_for(*cloud, Component::KubernetesNode) {
            assert_eq!(machine.architecture, Architecture::X86, "{}", machine.name);
        }
    }
}

// ---- Quotes -------------------------------------------------------------------------------------

/// Checks that a quote is in the document, word for word, in the section that it names.
#[track_caller]
fn check_quote(evidence: &Evidence) {
    let Evidence::Documented { section, quote } = evidence else { return };
    let part = part(section.title());
    assert!(
        part.text().contains(&collapse(quote)),
        "“{quote}” is not in the document under “{}”",
        section.title()
    );
}

#[test]
fn every_requirement_quotes_the_document_under_the_right_heading() {
    for Requirement { section, quote, .. } in REQUIREMENTS {
        check_quote(&Evidence::documented(*section, quote));
    }
}

#[test]
fn rows_quoted_as_evidence_are_in_the_right_table() {
    let mut rows = 0;
    let mut check_row = |evidence: Evidence| {
        assert!(matches!(evidence, Evidence::Documented { .. }), "{evidence:?}");
        check_quote(&evidence);
        rows += 1;
    };
    for environment in Environment::ALL {
        for tier in Tier::ALL {
            for component in Component::ALL {
                check_row(Sizing::evidence(component, *tier, *environment));
            }
        }
        for cloud in Cloud::DOCUMENTED {
            check_row(machine_evidence(*environment, cloud));
        }
    }
    for cloud in Cloud::DOCUMENTED {
        check_row(Services::evidence(cloud));
    }
    assert_eq!(rows, 12 + 6 + 3, "the number of all rows of all tables");
}

#[test]
fn on_premises_the_storage_is_documented_and_machines_are_derived() {
    check_quote(&Services::evidence(Cloud::OnPremises));
    for environment in Environment::ALL {
        let evidence = machine_evidence(*environment, Cloud::OnPremises);
        assert_eq!(evidence.label(), "Derived");
    }
}

#[test]
fn documented_evidence_is_in_the_document() {
    for evidence in evidence_of_all_assessments() {
        check_quote(&evidence);
    }
}

// ---- Sentences ----------------------------------------------------------------------------------

/// The role of a sentence that no requirement quotes.
enum Role {
    /// It introduces, explains or refers, and requires nothing.
    Introduction,
    /// The requirement with this id covers it, but quotes another sentence.
    SaidBy(&'static str),
    /// It introduces a list whose items are these requirements.
    ListOf(&'static [&'static str]),
}

/// Every sentence that no requirement quotes, and the reason.
const UNQUOTED: &[(&str, Role)] = &[
    ("This page describes a reference architecture", Role::Introduction),
    ("Depending on your chosen deployment environment", Role::Introduction),
    ("For instance, major cloud providers offer", Role::Introduction),
    ("This reference architecture addresses", Role::Introduction),
    ("Running any application in production comes with", Role::Introduction),
    ("While we aim to streamline the process", Role::Introduction),
    ("Typically, managing a production deployment involves", Role::Introduction),
    ("This responsibility extends to both", Role::Introduction),
    ("If your team needs assistance", Role::SaidBy("production-skills")),
    ("The Kubernetes cluster runs and maintains", Role::Introduction),
    ("The W&B Server application is deployed as", Role::Introduction),
    ("For this reason, W&B requires", Role::ListOf(&["ingress-controller", "persistent-volumes"])),
    ("W&B stores metadata in a MySQL database.", Role::SaidBy("storage-layer")),
    ("The database’s performance and storage requirements", Role::Introduction),
    (
        "Consider the following when you deploy",
        Role::ListOf(&["mysql-backups", "mysql-fast-disk", "mysql-cpu-alarm", "mysql-hot-standby"]),
    ),
    ("Backups.", Role::SaidBy("mysql-backups")),
    ("Performance.", Role::SaidBy("mysql-fast-disk")),
    ("Monitoring.", Role::SaidBy("mysql-cpu-alarm")),
    ("The database should be monitored for load.", Role::SaidBy("mysql-cpu-alarm")),
    ("Availability.", Role::SaidBy("mysql-hot-standby")),
    ("https://", Role::SaidBy("egress")),
    ("For details, refer to Deploy W&B Server", Role::Introduction),
    ("Numbers are per Kubernetes worker node.", Role::Introduction),
    ("Numbers are per MySQL node.", Role::Introduction),
    ("These recommendations apply to each node", Role::Introduction),
];

fn requirement(id: &str) -> &'static Requirement {
    let found = REQUIREMENTS.iter().find(|requirement| requirement.id.slug() == id);
    found.unwrap_or_else(|| panic!("there is no requirement {id}"))
}

#[test]
fn every_sentence_of_the_document_is_a_requirement_or_listed_above() {
    let mut listed = vec![0; UNQUOTED.len()];
    for part in parts() {
        for sentence in part.sentences() {
            let quoted = REQUIREMENTS.iter().any(|requirement| {
                part.path.ends_with(&requirement.section.title().split(", ").collect::<Vec<_>>())
                    && collapse(requirement.quote).contains(sentence.trim_end_matches('.'))
            });
            let line = UNQUOTED.iter().position(|(start, _)| sentence.starts_with(start));
            match (quoted, line) {
                (true, None) => {}
                (false, Some(line)) => listed[line] += 1,
                (true, Some(_)) => panic!("quoted and listed as unquoted: {sentence}"),
                (false, None) => panic!("no requirement covers “{sentence}” ({})", part.name()),
            }
        }
    }
    for (count, (start, role)) in listed.iter().zip(UNQUOTED) {
        assert!(*count > 0, "the document no longer has a sentence “{start}…”");
        match role {
            Role::Introduction => {}
            Role::SaidBy(id) => _ = requirement(id),
            Role::ListOf(ids) => ids.iter().for_each(|id| _ = requirement(id)),
        }
    }
}

#[test]
fn requirements_for_self_managed_mysql_have_that_scope() {
    let list = "Consider the following when you deploy";
    let (_, role) = UNQUOTED.iter().find(|(start, _)| *start == list).expect("a line above");
    let Role::ListOf(of_own_mysql) = role else { panic!("{list}… is not a list") };
    for requirement in REQUIREMENTS {
        let own = of_own_mysql.contains(&requirement.id.slug());
        assert_eq!(requirement.scope == Scope::OwnMysql, own, "{}", requirement.id);
    }
}

#[test]
fn the_hot_standby_is_now_recommended_and_each_update_has_a_scope() {
    let standby = requirement("mysql-hot-standby");
    assert_eq!(standby.strength, Strength::Consider);
    let said: Vec<_> = standby
        .updates
        .iter()
        .map(|it| (it.strength, it.scope, it.statement.contains("read-only replicas")))
        .collect();
    let expected = [
        (Strength::Recommended, Scope::OwnMysql, true),
        (Strength::Recommended, Scope::ManagedMysql, false),
    ];
    assert_eq!(said, expected);
    for update in standby.updates {
        let whose = format!("For {}, ", update.scope.label());
        assert!(update.statement.starts_with(&whose), "{}", update.statement);
    }
}

// ---- Values inside sentences --------------------------------------------------------------------

/// The number in a text right after some words.
#[track_caller]
fn number_after(text: &str, words: &str) -> u16 {
    let (_, rest) = text.split_once(words).unwrap_or_else(|| panic!("no “{words}” in: {text}"));
    let end = rest.find(|next: char| !next.is_ascii_digit()).unwrap_or(rest.len());
    rest[..end].parse().unwrap_or_else(|_| panic!("no number after “{words}” in: {text}"))
}

/// The version `major.minor` in a text right after some words.
#[track_caller]
fn version_after(text: &str, words: &str) -> Version {
    let major = number_after(text, words);
    Version { major, minor: number_after(text, &format!("{words}{major}.")) }
}

#[test]
fn the_minimum_versions_match_the_document() {
    let text = part("Versions").text();
    assert_eq!(MINIMUM_KUBERNETES, version_after(&text, "Kubernetes: at least version "));
    assert_eq!(MINIMUM_MYSQL, version_after(&text, "MySQL: at least "));
    let held = |id| requirement(id).detail;
    assert_eq!(held("kubernetes-version"), Detail::MinimumVersion(MINIMUM_KUBERNETES));
    assert_eq!(held("mysql-version"), Detail::MinimumVersion(MINIMUM_MYSQL));
}

#[test]
fn backups_and_the_alarm_match_the_document() {
    let text = part("Infrastructure requirements, MySQL").text();
    assert!(text.contains("recommends daily backups"), "every day");
    assert_eq!(BACKUP.every_days, 1);
    assert!(text.contains("at least 1 week of retention"), "the unit is weeks");
    assert_eq!(BACKUP.retention_days, 7 * number_after(&text, "at least "));
    assert_eq!(u16::from(CPU_ALARM.above_percent), number_after(&text, "sustained at > "));
    assert!(text.contains("5 minutes"), "the unit is minutes");
    assert_eq!(CPU_ALARM.for_minutes, number_after(&text, "for more than "));
    assert_eq!(requirement("mysql-backups").detail, Detail::Backup(BACKUP));
    assert_eq!(requirement("mysql-cpu-alarm").detail, Detail::CpuAlarm(CPU_ALARM));
}

#[test]
fn the_egress_endpoints_match_the_document_in_order() {
    assert_eq!(part("Networking").items(), EGRESS_ENDPOINTS);
    let egress = requirement("egress");
    assert_eq!(egress.detail, Detail::Endpoints(&EGRESS_ENDPOINTS));
    for endpoint in EGRESS_ENDPOINTS {
        let host = endpoint.strip_prefix("https://").expect("the document lists https addresses");
        assert!(egress.task.contains(host), "the task names {host}: {}", egress.task);
    }
}

#[test]
fn the_object_storage_services_match_the_document_in_order() {
    let [first, second, third, last] = OBJECT_STORAGE;
    let sentence = format!("deployed in {first}, {second}, {third}, or {last}.");
    assert!(part("Object storage").text().contains(&sentence), "{sentence}");
    assert_eq!(requirement("object-storage").detail, Detail::Choices(&OBJECT_STORAGE));
}

// ---- Names, sources and dates -------------------------------------------------------------------

#[track_caller]
fn unique<'a>(names: impl Iterator<Item = &'a str>) {
    let mut seen = BTreeSet::new();
    for name in names {
        assert!(seen.insert(name), "{name} is a duplicate");
    }
}

#[test]
fn the_ids_of_requirements_and_guidance_are_unique_and_kebab_case() {
    // Ticks in the checklist are stored by these ids, so the two lists share one namespace.
    let ids = || {
        let requirements = REQUIREMENTS.iter().map(|requirement| requirement.id.slug());
        requirements.chain(GUIDANCE.iter().map(|guidance| guidance.id.slug()))
    };
    unique(ids());
    for id in ids() {
        let parts_are_fine = id.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        assert!(parts_are_fine, "{id}");
    }
}

#[test]
fn statements_are_sentences_and_tasks_are_list_items() {
    let texts = REQUIREMENTS
        .iter()
        .map(|it| (it.statement, it.task))
        .chain(GUIDANCE.iter().map(|it| (it.statement, it.task)));
    for (statement, task) in texts {
        assert!(statement.ends_with('.'), "{statement}");
        assert!(!task.ends_with('.'), "{task}");
        assert!(task.starts_with(|first: char| first.is_ascii_uppercase()), "{task}");
        assert_eq!(collapse(statement), statement);
        assert_eq!(collapse(task), task);
    }
}

/// The dates of all sources in the code, by file.
fn dates_in_code() -> Vec<(String, String)> {
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut dates = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(&path).unwrap();
                let found = text.split("date: \"").skip(1).filter_map(|rest| rest.get(..10));
                dates.extend(found.map(|date| (path.display().to_string(), date.to_owned())));
            }
        }
    }
    dates
}

#[test]
fn no_source_in_the_code_is_later_than_the_data() {
    let dates = dates_in_code();
    assert!(dates.len() > 50, "{}", dates.len());
    for (file, date) in dates {
        let day: Date = date.parse().unwrap_or_else(|_| panic!("{file}: {date}"));
        assert!(day <= DATA_DAY, "{file}: {date}");
    }
}

#[test]
fn every_source_has_a_name_and_a_date_no_later_than_the_data() {
    let checked: Date = DATA_DATE.parse().expect("a date");
    let mut sources: Vec<Source> = vec![
        CHART_SOURCE,
        DAEMONSET_SOURCE,
        HELM_MODULE.read_at,
        WANDB_OPERATOR.source,
        WANDB_OPERATOR_IMAGE_SOURCE,
        CLICKHOUSE_OPERATOR.source,
        CLICKHOUSE_CHART_SOURCE,
        RELEASE_HOST_SOURCE,
    ];
    sources.extend(Environment::ALL.iter().map(|it| ClickHouseSize::for_environment(*it).source));
    sources.extend(catalog::machines().map(|machine| *machine.source));
    sources.extend(LIFECYCLES.iter().map(|lifecycle| lifecycle.source));
    sources.extend(GUIDANCE.iter().map(|guidance| guidance.source));
    sources.extend(REQUIREMENTS.iter().flat_map(|it| it.updates).map(|update| update.source));
    for cloud in Cloud::ALL {
        sources.push(OfficialModule::for_cloud(*cloud).read_at);
        sources.push(ManagedMysql::for_cloud(*cloud).source);
    }
    for evidence in evidence_of_all_assessments() {
        match evidence {
            Evidence::Updated { source, .. } => sources.push(source),
            Evidence::Derived { sources: more, .. } => sources.extend(more),
            Evidence::Documented { .. } | Evidence::Assumed { .. } => {}
        }
    }
    for Source { name, date } in sources {
        assert!(!name.trim().is_empty(), "a source of {date} has no name");
        let read: Date = date.parse().unwrap_or_else(|error| panic!("{name}, {date}: {error}"));
        assert!(read <= checked, "{name} is of {date}, after the data was checked");
    }
}

/// All evidence of every base plan with few, the recommended and many nodes, and with each choice of
/// database machine.
fn evidence_of_all_assessments() -> Vec<Evidence> {
    let mut all = Vec::new();
    for base in Plan::base_plans() {
        for nodes in [1, 2, 3, 4, 7].map(|count| NodeCount::new(count).expect("1 to 100")) {
            for mysql in MysqlMachine::ALL {
                let plan = Change::MysqlMachine(*mysql).apply(&Change::Nodes(nodes).apply(&base));
                let it = Assessment::of(&plan);
                for component in [&it.kubernetes, &it.mysql] {
                    all.push(component.service.evidence.clone());
                    all.push(component.cpu.evidence.clone());
                    all.push(component.memory.evidence.clone());
                    all.push(component.disk.evidence.clone());
                    all.push(component.documented_evidence.clone());
                    all.push(component.chosen.fit.evidence.clone());
                }
                all.push(it.object_storage.evidence.clone());
                all.push(it.totals.nodes.evidence.clone());
                all.extend(it.findings.iter().flat_map(|finding| finding.evidence.clone()));
                all.extend(it.checklist().iter().flat_map(ChecklistItem::all_evidence));
            }
        }
    }
    all
}
