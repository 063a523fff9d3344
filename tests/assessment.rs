//! The assessment of every plan: sizes, machines, fit, totals, findings, checklist.

use std::collections::{BTreeMap, BTreeSet};

use wandb_planner::{
    assessment::{
        Assessment, Capacity, Finding, FindingId, Fit, Severity, SizedComponent, Verdict,
        compare::Comparison,
        machines_that_meet,
        measure::Value,
        reverse::{Answer, Existing, Hardware},
    },
    catalog::{Architecture, GUIDANCE},
    evidence::Evidence,
    plan::{
        Access, Change, ClickHouse, FileSet, Location, MysqlMachine, NodeCount, Plan, ZoneLayout,
        link,
    },
    reference::{
        Cloud::{self, Aws, Azure, Gcp, OnPremises},
        Component, DATA_DAY,
        Environment::{self, Production, TestDev},
        REQUIREMENTS, Sizing, Term as _,
        Tier::{self, Combined, Models, Weave},
        Topic,
    },
    units::{Cores, Gigabytes},
};

// ---- The plans ----------------------------------------------------------------------------------

fn node_counts() -> impl Iterator<Item = NodeCount> {
    (NodeCount::MIN..=NodeCount::MAX).map(|count| NodeCount::new(count).expect("1 to 100"))
}

fn nodes(count: u8) -> NodeCount {
    NodeCount::new(count).expect("1 to 100")
}

/// Every base plan with every option that an assessment depends on: each number of nodes, each
/// choice of database machine, and the placeholder domain or a custom one. Access and the set of files
/// change with the domain. 14,400 plans.
fn all_plans() -> impl Iterator<Item = Plan> {
    Cloud::ALL.iter().flat_map(|cloud| Plan::base_plans_on(*cloud)).flat_map(|base| {
        node_counts().flat_map(move |nodes| {
            let base = Change::Nodes(nodes).apply(&base);
            MysqlMachine::ALL.iter().flat_map(move |mysql| {
                let placeholder = Change::MysqlMachine(*mysql).apply(&base);
                let mut own = placeholder.clone();
                own.domain = "ml.example.org".parse().expect("a domain");
                own.inbound = "0.0.0.0/0".parse().expect("a range");
                let private = Plan {
                    access: Access::Private,
                    file_set: FileSet::Kubernetes,
                    clickhouse: ClickHouse::InCluster,
                    ..own.clone()
                };
                [placeholder, own, private]
            })
        })
    })
}

fn all_assessments() -> impl Iterator<Item = Assessment> {
    all_plans().map(|plan| Assessment::of(&plan))
}

fn finding<'a>(assessment: &'a Assessment, id: &str) -> Option<&'a Finding> {
    assessment.findings.iter().find(|finding| finding.id.slug() == id)
}

#[test]
fn there_are_18_distinct_base_plans() {
    let links: BTreeSet<String> = Plan::base_plans().map(|plan| link::encode(&plan)).collect();
    assert_eq!(links.len(), 18);
    assert_eq!(Plan::base_plans().count(), 18);
}

// ---- The whole answer, written by hand ----------------------------------------------------------

/// Checks a base plan against the tables of the reference architecture, and the total of its three nodes.
#[track_caller]
fn check(
    (tier, environment, cloud): (Tier, Environment, Cloud),
    (node, node_fit): (&str, &str),
    (mysql, mysql_fit): (&str, &str),
    (cores, gigabytes): (u32, u32),
) {
    let it = Assessment::of(&Plan::new(tier, environment, cloud));
    let answer = |component: &SizedComponent| {
        let documented = &component.documented;
        (documented.machine.name.to_string(), documented.fit.value.describe())
    };
    assert_eq!(answer(&it.kubernetes), (node.to_owned(), node_fit.to_owned()));
    assert_eq!(answer(&it.mysql), (mysql.to_owned(), mysql_fit.to_owned()));
    assert_eq!(
        it.kubernetes.chosen, it.kubernetes.documented,
        "a base plan uses the documented machine"
    );
    assert_eq!(it.mysql.chosen, it.mysql.documented, "a base plan uses the documented machine");
    assert_eq!(it.totals.all_nodes.cpu.value, Cores(cores));
    assert_eq!(it.totals.all_nodes.memory.value, Gigabytes(gigabytes));
    assert_eq!(it.totals.all_nodes.disk.value, Gigabytes(300), "3 nodes of 100 GB");
}

#[test]
fn the_answer_on_aws() {
    let (test, production) = (("db.r6g.large", "Meets"), ("db.r6g.2xlarge", "Meets"));
    let rounded_up = "Exceeds by 4 cores and 32 GB";
    check((Models, TestDev, Aws), ("r6i.large", "Meets"), test, (6, 48));
    check((Models, Production, Aws), ("r6i.2xlarge", "Meets"), production, (24, 192));
    check((Weave, TestDev, Aws), ("r6i.xlarge", "Meets"), test, (12, 96));
    check((Weave, Production, Aws), ("r6i.4xlarge", rounded_up), production, (36, 288));
    check((Combined, TestDev, Aws), ("r6i.xlarge", "Meets"), test, (12, 96));
    check((Combined, Production, Aws), ("r6i.4xlarge", "Meets"), production, (48, 384));
}

#[test]
fn the_answer_on_gcp() {
    let test = ("db-n1-highmem-2", "Falls short by 3 GB");
    let production = ("db-n1-highmem-8", "Falls short by 12 GB");
    let rounded_up = "Exceeds by 4 cores and 32 GB";
    check((Models, TestDev, Gcp), ("n2-highmem-2", "Meets"), test, (6, 48));
    check((Models, Production, Gcp), ("n2-highmem-8", "Meets"), production, (24, 192));
    check((Weave, TestDev, Gcp), ("n2-highmem-4", "Meets"), test, (12, 96));
    check((Weave, Production, Gcp), ("n2-highmem-16", rounded_up), production, (36, 288));
    check((Combined, TestDev, Gcp), ("n2-highmem-4", "Meets"), test, (12, 96));
    check((Combined, Production, Gcp), ("n2-highmem-16", "Meets"), production, (48, 384));
}

#[test]
fn the_answer_on_azure() {
    let test = ("MO_Standard_E2ds_v4", "Meets");
    let production = ("MO_Standard_E8ds_v4", "Meets");
    let rounded_up = "Exceeds by 4 cores and 32 GB";
    check((Models, TestDev, Azure), ("Standard_E2_v5", "Meets"), test, (6, 48));
    check((Models, Production, Azure), ("Standard_E8_v5", "Meets"), production, (24, 192));
    check((Weave, TestDev, Azure), ("Standard_E4_v5", "Meets"), test, (12, 96));
    check((Weave, Production, Azure), ("Standard_E16_v5", rounded_up), production, (36, 288));
    check((Combined, TestDev, Azure), ("Standard_E4_v5", "Meets"), test, (12, 96));
    check((Combined, Production, Azure), ("Standard_E16_v5", "Meets"), production, (48, 384));
}

// ---- Sizes --------------------------------------------------------------------------------------

#[track_caller]
fn check_at_least(more: Sizing, less: Sizing) {
    assert!(more.cpu >= less.cpu && more.memory >= less.memory, "{more:?} >= {less:?}");
    assert!(more.disk >= less.disk, "{more:?} >= {less:?}");
}

#[test]
fn production_needs_at_least_as_much_as_test_dev() {
    for component in Component::ALL {
        for tier in Tier::ALL {
            let sizing = |environment| Sizing::documented(component, *tier, environment);
            check_at_least(sizing(Production), sizing(TestDev));
            assert_ne!(sizing(Production), sizing(TestDev), "{component:?} {tier:?}");
        }
    }
}

#[test]
fn both_products_need_at_least_as_much_as_each_one_alone() {
    for component in Component::ALL {
        for environment in Environment::ALL {
            let sizing = |tier| Sizing::documented(component, tier, *environment);
            check_at_least(sizing(Combined), sizing(Models));
            check_at_least(sizing(Combined), sizing(Weave));
        }
    }
}

#[test]
fn an_assessment_has_the_documented_sizes_with_every_option() {
    for it in all_assessments() {
        for component in [&it.kubernetes, &it.mysql] {
            let Plan { tier, environment, .. } = it.plan;
            let documented = Sizing::documented(component.component, tier, environment);
            assert_eq!(component.sizing(), documented);
        }
    }
}

// ---- Machines -----------------------------------------------------------------------------------

#[test]
fn a_documented_machine_below_its_sizing_is_a_problem_with_a_remedy() {
    for it in Plan::base_plans().map(|plan| Assessment::of(&plan)) {
        for (component, id) in [
            (&it.kubernetes, "node-machine-below-sizing"),
            (&it.mysql, "mysql-machine-below-sizing"),
        ] {
            if component.documented.verdict() != Verdict::FallsShort {
                assert_eq!(finding(&it, id), None, "{}", it.title());
                assert!(component.alternatives.is_empty(), "{}", it.title());
                continue;
            }
            let found = finding(&it, id).unwrap_or_else(|| panic!("{}: no {id}", it.title()));
            assert_eq!(found.severity, Severity::Problem);
            let remedy = found.remedy.as_ref().expect("a machine that is too small has a remedy");
            let fixed = Assessment::of(&remedy.change.apply(&it.plan));
            assert_eq!(finding(&fixed, id), None, "{}", it.title());
            assert_ne!(fixed.mysql.chosen.verdict(), Verdict::FallsShort);
            assert_eq!(fixed.mysql.documented, it.mysql.documented, "the documented machine stays");
        }
    }
}

#[test]
fn only_the_two_cloud_sql_machines_fall_short() {
    let mut short = BTreeMap::new();
    for it in Plan::base_plans().map(|plan| Assessment::of(&plan)) {
        for machine in [&it.kubernetes.documented, &it.mysql.documented] {
            if machine.verdict() == Verdict::FallsShort {
                short.insert(machine.machine.name.to_string(), machine.fit.value.amount());
            }
        }
    }
    let expected = [("db-n1-highmem-2", "3 GB"), ("db-n1-highmem-8", "12 GB")];
    assert_eq!(short, expected.map(|(name, by)| (name.to_owned(), by.to_owned())).into());
}

#[test]
fn only_weave_production_nodes_exceed_their_sizing() {
    for it in Plan::base_plans().map(|plan| Assessment::of(&plan)) {
        let rounded_up = (it.plan.tier, it.plan.environment) == (Weave, Production);
        let expected = if rounded_up { "Exceeds by 4 cores and 32 GB" } else { "Meets" };
        assert_eq!(it.kubernetes.documented.fit.value.describe(), expected, "{}", it.title());
        assert_ne!(it.mysql.documented.verdict(), Verdict::Exceeds, "{}", it.title());
    }
}

#[test]
fn a_machine_that_falls_short_has_one_alternative_per_edition_starting_with_its_own() {
    for environment in Environment::ALL {
        for tier in Tier::ALL {
            let it = Assessment::of(&Plan::new(*tier, *environment, Gcp));
            let names: Vec<_> = it.mysql.alternatives.iter().map(|it| it.machine.name).collect();
            let expected = match environment {
                TestDev => ["db-custom-4-16384", "db-perf-optimized-N-2"],
                Production => ["db-custom-10-65536", "db-perf-optimized-N-8"],
            };
            assert_eq!(names, expected);
            assert_eq!(
                it.mysql.alternatives[0].machine.edition, it.mysql.documented.machine.edition,
                "the first alternative has the same edition"
            );
        }
    }
}

#[test]
fn a_machine_that_meets_the_sizing_replaces_only_one_that_falls_short() {
    for base in Plan::base_plans() {
        let plan = Change::MysqlMachine(MysqlMachine::MeetsSizing).apply(&base);
        let it = Assessment::of(&plan);
        assert_ne!(it.mysql.chosen.verdict(), Verdict::FallsShort, "{}", it.title());
        let changed = it.mysql.chosen != it.mysql.documented;
        assert_eq!(changed, it.plan.cloud() == Gcp, "{}", it.title());
        assert_eq!(it.kubernetes, Assessment::of(&base).kubernetes, "the nodes stay the same");
    }
}

#[test]
fn all_worker_nodes_are_x86_and_an_arm_database_is_explained() {
    for it in all_assessments() {
        assert_eq!(it.kubernetes.chosen.machine.architecture, Architecture::X86, "{}", it.title());
        let arm = it.mysql.chosen.machine.architecture == Architecture::Arm;
        assert_eq!(arm, it.plan.cloud() == Aws, "{}", it.title());
        let tasks = it.checklist();
        let task = tasks.iter().find(|task| task.id.slug() == "x86-nodes").expect("a task");
        assert_eq!(task.task.contains("db.r6g"), arm, "{}", task.task);
    }
}

// ---- Totals -------------------------------------------------------------------------------------

/// Checks that a capacity is nodes times sizing, and that its formulas start with these words.
#[track_caller]
fn check_capacity(capacity: &Capacity, nodes: u32, sizing: Sizing, before: &str) {
    let Capacity { cpu, memory, disk } = capacity;
    assert_eq!(cpu.value, sizing.cpu.times(nodes));
    assert_eq!(memory.value, sizing.memory.times(nodes));
    assert_eq!(disk.value, sizing.disk.times(nodes));
    let noun = if nodes == 1 { "node" } else { "nodes" };
    for (evidence, each, all) in [
        (&cpu.evidence, sizing.cpu.to_string(), cpu.value.to_string()),
        (&memory.evidence, sizing.memory.to_string(), memory.value.to_string()),
        (&disk.evidence, sizing.disk.to_string(), disk.value.to_string()),
    ] {
        let formula = format!("{before}{nodes} {noun} × {each} = {all}");
        assert_eq!(*evidence, Evidence::Derived { formula, sources: Vec::new() });
    }
}

#[test]
fn totals_are_nodes_times_sizing_and_one_node_lost_means_one_node_fewer() {
    for it in all_assessments() {
        let count = it.plan.nodes.get();
        let sizing = it.kubernetes.sizing();
        check_capacity(&it.totals.all_nodes, count, sizing, "");
        let before = match count {
            1 => "With the only node lost: ".to_owned(),
            _ => format!("With one of {count} lost: "),
        };
        check_capacity(&it.totals.one_node_lost, count - 1, sizing, &before);
    }
}

/// Checks the CPU cores, memory and disk of Weave's ClickHouse in the totals.
#[track_caller]
fn check_clickhouse(tier: Tier, environment: Environment, expected: Option<(u32, u32, u32)>) {
    let it = Assessment::of(&Plan::new(tier, environment, Aws));
    let needs = it.totals.clickhouse.as_ref();
    assert_eq!(needs.map(|it| (it.cpu.0, it.memory.0, it.disk.0)), expected);
    assert!(needs.is_none_or(|it| it.evidence.label() == "Updated"));
}

#[test]
fn the_totals_list_clickhouse_separately_with_the_size_that_wandb_publishes() {
    // 3 x (1 + 1) cores, 3 x (8 + 1) GiB, 3 x (200 + 20) GiB.
    check_clickhouse(Weave, Production, Some((6, 27, 660)));
    check_clickhouse(Combined, Production, Some((6, 27, 660)));
    // 3 x (1 + 0.5) cores and 3 x (1 + 0.25) GiB, rounded up; 3 x (50 + 10) GiB.
    check_clickhouse(Weave, TestDev, Some((5, 4, 180)));
    check_clickhouse(Models, Production, None);
}

#[test]
fn formulas_use_singular_and_plural_correctly() {
    let formulas = |count| {
        let it = Assessment::of(&Change::Nodes(nodes(count)).apply(&Plan::default()));
        let totals = it.totals;
        (totals.all_nodes.cpu.evidence.explain(), totals.one_node_lost.memory.evidence.explain())
    };
    let read = |all: &str, lost: &str| (all.to_owned(), lost.to_owned());
    assert_eq!(
        formulas(3),
        read("3 nodes × 16 cores = 48 cores", "With one of 3 lost: 2 nodes × 128 GB = 256 GB")
    );
    assert_eq!(
        formulas(2),
        read("2 nodes × 16 cores = 32 cores", "With one of 2 lost: 1 node × 128 GB = 128 GB")
    );
    assert_eq!(
        formulas(1),
        read("1 node × 16 cores = 16 cores", "With the only node lost: 0 nodes × 128 GB = 0 GB")
    );
}

#[test]
fn the_default_number_of_nodes_is_published_guidance_and_others_are_user_input() {
    for count in node_counts() {
        let it = Assessment::of(&Change::Nodes(count).apply(&Plan::default()));
        let label = if count.get() == 3 { "Updated" } else { "Assumed" };
        assert_eq!(it.totals.nodes.evidence.label(), label, "{count} nodes");
    }
}

// ---- Findings -----------------------------------------------------------------------------------

type Applies = fn(&Plan) -> bool;

/// The rules about options that `all_plans` varies, and exactly the plans in which each has a finding. Those about
/// other options are in tests/installation.rs and tests/places.rs, and in `check_machine` below.
const FINDINGS: &[(&str, Severity, Applies)] = &[
    ("mysql-machine-below-sizing", Severity::Problem, |plan| {
        plan.cloud() == Gcp && plan.mysql_machine == MysqlMachine::Documented
    }),
    ("node-machine-above-sizing", Severity::Note, |plan| {
        // On premises, a machine can have exactly the required size.
        (plan.tier, plan.environment) == (Weave, Production) && plan.cloud() != OnPremises
    }),
    ("mysql-machine-above-sizing", Severity::Note, |plan| {
        // In the same edition, only custom tiers of Cloud SQL have enough memory, and those have more cores.
        plan.cloud() == Gcp && plan.mysql_machine == MysqlMachine::MeetsSizing
    }),
    ("azure-no-premium-ssd", Severity::Warning, |plan| plan.cloud() == Azure),
    ("single-node", Severity::Problem, |plan| plan.nodes.get() == 1),
    ("few-nodes", Severity::Warning, |plan| plan.nodes.get() == 2),
    ("chart-requests-exceed-nodes", Severity::Warning, |plan| {
        plan.nodes.get() < fewest_nodes_for_the_pods(plan)
    }),
    ("no-room-for-a-lost-node", Severity::Warning, |plan| {
        plan.nodes.get() > 1 && plan.nodes.get() == fewest_nodes_for_the_pods(plan)
    }),
    ("chart-sizes", Severity::Note, |_| true),
    ("nodes-per-zone", Severity::Note, |plan| {
        let nodes = plan.nodes.get();
        plan.cloud() != Gcp
            && plan.has_terraform()
            && !nodes.is_multiple_of(2)
            && !nodes.is_multiple_of(3)
    }),
    ("gke-zonal-cluster", Severity::Warning, |plan| plan.cloud() == Gcp && plan.has_terraform()),
    ("clickhouse-not-sized", Severity::Note, |plan| plan.tier != Models),
    ("clickhouse-needs-three-nodes", Severity::Warning, |plan| {
        plan.tier != Models && plan.clickhouse == ClickHouse::InCluster && plan.nodes.get() < 3
    }),
    ("redis-too-old", Severity::Warning, |plan| {
        matches!(plan.cloud(), Gcp | Azure) && plan.has_terraform()
    }),
    ("aurora-no-standby", Severity::Warning, |plan| {
        (plan.environment, plan.cloud()) == (Production, Aws) && plan.has_terraform()
    }),
    ("ingress-nginx-archived", Severity::Warning, |plan| plan.cloud() == OnPremises),
    ("mysql-disk", Severity::Note, |plan| plan.cloud() == Aws || plan.has_terraform()),
    ("placeholder-domain", Severity::Note, |plan| plan.domain.as_str() == "example.com"),
    // On the day of the data, upstream Kubernetes 1.35 has 90 days of support left.
    ("kubernetes-support", Severity::Warning, |plan| plan.cloud() == OnPremises),
    ("open-to-everyone", Severity::Warning, |plan| {
        plan.access == Access::Public && plan.inbound.to_string() == "0.0.0.0/0"
    }),
];

/// The minimum number of nodes for all pods: those of the Helm chart at its smallest size, and those
/// of a ClickHouse in the cluster, which has at most one replica per node.
///
/// Each of the chart's 10 pods (12 with Weave) requests one core or slightly more, and about 0.4
/// cores of a node are reserved. So a node with 2 vCPUs has room for one pod, one with 4 for 3, and
/// one with 8 for 7. A node on premises for Weave alone has 12 cores and room for 11. The replicas of
/// ClickHouse take 4.5 cores in Test/Dev and 6 in Production. That leaves room for 2 pods on each of three
/// nodes with 4 vCPUs.
fn fewest_nodes_for_the_pods(plan: &Plan) -> u32 {
    let in_cluster = plan.clickhouse == ClickHouse::InCluster;
    match (plan.environment, plan.tier) {
        (Production, Weave) if plan.cloud() == OnPremises => 2,
        (TestDev, Models) => 10,
        (TestDev, Weave | Combined) if in_cluster => 5,
        (TestDev, Weave | Combined) => 4,
        (Production, Models) => 2,
        (Production, Weave | Combined) => 1,
    }
}

#[test]
fn every_rule_has_findings_in_exactly_the_expected_plans() {
    for it in all_assessments() {
        for (id, severity, applies) in FINDINGS {
            let found = finding(&it, id).map(|finding| finding.severity);
            let expected = applies(&it.plan).then_some(*severity);
            assert_eq!(found, expected, "{id} in {}", link::encode(&it.plan));
        }
    }
}

#[test]
fn every_finding_is_in_the_table_above() {
    let found: BTreeSet<&str> = all_assessments()
        .flat_map(|it| it.findings.iter().map(|finding| finding.id.slug()).collect::<Vec<_>>())
        .collect();
    assert_eq!(found, FINDINGS.iter().map(|(id, ..)| *id).collect());
}

#[test]
fn findings_are_sorted_unique_and_have_evidence() {
    for it in all_assessments() {
        // Problems first; within a severity, the order of the table.
        let place = |found: &Finding| FINDINGS.iter().position(|(id, ..)| *id == found.id.slug());
        let sorted = it.findings.is_sorted_by_key(|found| (found.severity, place(found)));
        assert!(sorted, "{}", it.title());
        let ids: BTreeSet<&str> = it.findings.iter().map(|finding| finding.id.slug()).collect();
        assert_eq!(ids.len(), it.findings.len(), "{}: a duplicate id", it.title());
        for finding in &it.findings {
            assert!(!finding.evidence.is_empty(), "{}", finding.id);
            // A problem contradicts the reference architecture, so it must quote it.
            let documented = finding.evidence.iter().any(|it| it.label() == "Documented");
            assert!(documented || finding.severity != Severity::Problem, "{}", finding.id);
        }
    }
}

#[test]
fn every_remedy_changes_the_plan_and_removes_or_softens_its_finding() {
    let mut remedies = 0;
    for it in all_assessments() {
        for found in &it.findings {
            let Some(remedy) = &found.remedy else { continue };
            let changed = remedy.change.apply(&it.plan);
            assert_ne!(changed, it.plan, "{}", found.id);
            let after = Assessment::of(&changed);
            let still = finding(&after, found.id.slug());
            assert!(still.is_none_or(|still| still.severity > found.severity), "{}", found.id);
            let problems = |it: &Assessment| it.count(Severity::Problem);
            assert!(problems(&after) <= problems(&it), "{} makes a new problem", found.id);
            remedies += 1;
        }
    }
    assert!(remedies > 0);
}

#[test]
fn a_pod_too_large_for_any_node_is_reported_without_a_remedy() {
    let mut plan = Plan::new(Models, TestDev, Aws);
    plan.location =
        plan.location.with_machine(Component::KubernetesNode, "m7i.large").expect("AWS sells it");
    let it = Assessment::of(&plan);
    let found = finding(&it, "chart-requests-exceed-nodes").expect("8 GiB are not enough");
    assert_eq!(found.title, "3 × m7i.large can hold 3 of the 10 pods in W&B's Helm chart");
    assert!(
        found.advice.starts_with("A weave pod requests 1.1 cores and 8.13 GiB, more than"),
        "{}",
        found.advice
    );
    assert_eq!(found.remedy, None);
    let sizes = finding(&it, "chart-sizes").expect("every plan has it");
    assert_eq!(
        sizes.title,
        "From size small up, W&B's chart does not fit on m7i.large: its weave pod requests 8.13 GiB"
    );
}

#[test]
fn applying_the_remedies_one_by_one_solves_every_problem() {
    for mut it in all_assessments() {
        for _ in 0..5 {
            let Some(problem) = it.findings.iter().find(|it| it.severity == Severity::Problem)
            else {
                break;
            };
            let remedy = problem.remedy.as_ref().unwrap_or_else(|| panic!("{}", problem.id));
            it = Assessment::of(&remedy.change.apply(&it.plan));
        }
        assert_eq!(it.count(Severity::Problem), 0, "{}", it.title());
    }
}

/// Checks the finding about a version's support in a default plan on a given day: its title, and the version
/// that its advice names.
#[track_caller]
fn check_support(cloud: Cloud, day: &str, id: &str, expected: Option<(&str, &str)>) {
    let plan = Plan::new(Combined, Production, cloud);
    let it = Assessment::on(&plan, day.parse().expect("a day"));
    let found = finding(&it, id).map(|found| (&*found.title, &*found.advice));
    assert_eq!(found.map(|found| found.0), expected.map(|expected| expected.0), "{day}");
    if let (Some((_, advice)), Some((_, named))) = (found, expected) {
        assert!(advice.contains(named), "{} on {day}: {advice}", cloud.label());
    }
}

#[test]
fn version_support_is_assessed_on_the_date_of_the_plan() {
    let kubernetes =
        |cloud, day, expected| check_support(cloud, day, "kubernetes-support", expected);
    let use_1_36 = "Use 1.36, which has standard support until ";
    kubernetes(Aws, "2026-11-23", None);
    kubernetes(Aws, "2026-12-26", None);
    kubernetes(
        Aws,
        "2026-12-27",
        Some(("EKS 1.35 leaves standard support on 2027-03-27, in 90 days", use_1_36)),
    );
    kubernetes(
        Aws,
        "2027-03-28",
        Some((
            "EKS 1.35 left standard support on 2027-03-27; extended support ends on 2028-03-27",
            "Use 1.36, which has standard support until 2027-08-02.",
        )),
    );
    kubernetes(
        Aws,
        "2030-01-01",
        Some(("EKS 1.35 is out of support", "Check for a newer release of the planner.")),
    );
    kubernetes(
        Gcp,
        "2027-04-12",
        Some((
            "GKE 1.35 left standard support on 2027-04-11; extended support ends on 2028-02-11",
            use_1_36,
        )),
    );
    kubernetes(Gcp, "2028-02-12", Some(("GKE 1.35 is out of support", "")));
    kubernetes(
        Azure,
        "2027-03-31",
        Some(("AKS 1.35 leaves standard support on 2027-03-31, in 0 days", use_1_36)),
    );
    kubernetes(OnPremises, "2026-11-29", None);
    kubernetes(
        OnPremises,
        "2026-11-30",
        Some((
            "Kubernetes 1.35 reaches its end of life on 2027-02-28, in 90 days",
            "Use 1.36, which is supported until 2027-06-28.",
        )),
    );
    let mysql = |cloud, day, expected| check_support(cloud, day, "mysql-support", expected);
    mysql(Aws, "2028-01-30", None);
    mysql(
        Aws,
        "2028-01-31",
        Some((
            "Aurora MySQL 3.10 (compatible with MySQL 8.0) leaves standard support on 2028-04-30, in 90 days",
            "",
        )),
    );
    // No end of support is published for MySQL 8.4 there.
    mysql(Gcp, "2035-01-01", None);
    mysql(Azure, "2035-01-01", None);
}

#[test]
fn a_plan_never_recommends_a_version_that_it_warns_about() {
    let days = ["2026-11-23", "2026-11-30", "2027-02-01", "2027-04-15", "2027-12-31", "2030-01-01"];
    for day in days.map(|day| day.parse().expect("a day")) {
        for cloud in Cloud::ALL {
            let it = Assessment::on(&Plan::new(Combined, Production, *cloud), day);
            let warns = it.has_finding(FindingId::KubernetesSupport);
            let tasks = it.checklist();
            let task =
                tasks.iter().find(|task| task.id.slug() == "kubernetes-version").expect("a task");
            assert_eq!(task.task.contains("1.35"), !warns, "{} on {day}", task.task);
            let sentences = it.findings.iter().flat_map(|it| [&it.title, &it.advice]);
            for text in sentences {
                assert!(!text.contains("satisfies"), "{text} on {day}");
            }
        }
    }
}

/// Checks the numbers of problems, warnings and notes of a tier and environment on AWS, GCP and Azure.
#[track_caller]
fn check_counts(tier: Tier, environment: Environment, expected: [[usize; 3]; 3]) {
    let counts = Cloud::DOCUMENTED.map(|cloud| {
        let it = Assessment::of(&Plan::new(tier, environment, cloud));
        [Severity::Problem, Severity::Warning, Severity::Note].map(|severity| it.count(severity))
    });
    assert_eq!(counts, expected, "{} {}", tier.label(), environment.label());
}

/// Facts that apply to every plan are not findings, so that a plan with problems stands out.
#[test]
fn a_documented_plan_has_few_findings() {
    check_counts(Models, TestDev, [[0, 1, 3], [1, 3, 3], [0, 3, 3]]);
    check_counts(Models, Production, [[0, 1, 3], [1, 2, 3], [0, 2, 3]]);
    check_counts(Weave, TestDev, [[0, 1, 4], [1, 3, 4], [0, 3, 4]]);
    check_counts(Weave, Production, [[0, 1, 5], [1, 2, 5], [0, 2, 5]]);
    check_counts(Combined, TestDev, [[0, 1, 4], [1, 3, 4], [0, 3, 4]]);
    check_counts(Combined, Production, [[0, 1, 4], [1, 2, 4], [0, 2, 4]]);
    for it in Plan::base_plans().map(|plan| Assessment::of(&plan)) {
        assert!(it.count(Severity::Note) <= 5, "{}: {}", it.title(), it.findings_summary());
    }
}

/// Chooses a machine by name and checks its fit and the findings about machines.
#[track_caller]
fn check_machine(cloud: Cloud, component: Component, name: &str, fit: &str, found: &[&str]) {
    let base = Plan::new(Combined, Production, cloud);
    let location = base.location.with_machine(component, name).expect(name);
    let it = Assessment::of(&Plan { location, ..base });
    let sized = it.components().into_iter().find(|it| it.component == component);
    let chosen = &sized.expect("it is sized").chosen;
    assert_eq!((&*chosen.machine.name, &*chosen.fit.value.describe()), (name, fit));
    let about_machines = [
        "node-machine-below-sizing",
        "node-machine-above-sizing",
        "mysql-machine-below-sizing",
        "mysql-machine-above-sizing",
        "azure-no-premium-ssd",
        "burstable-node",
        "burstable-database",
    ];
    let ids: Vec<&str> = it
        .findings
        .iter()
        .map(|finding| finding.id.slug())
        .filter(|id| about_machines.contains(id))
        .collect();
    assert_eq!(ids, found, "{name}");
    for finding in it.findings.iter().filter(|it| about_machines.contains(&it.id.slug())) {
        let Some(remedy) = &finding.remedy else { continue };
        let after = Assessment::of(&remedy.change.apply(&it.plan));
        assert!(!after.has_finding(finding.id), "{}: {}", finding.id, remedy.label);
    }
}

#[test]
fn a_machine_chosen_by_name_is_assessed_like_the_documented_one() {
    use Component::{KubernetesNode, Mysql};
    let below = "node-machine-below-sizing";
    check_machine(Aws, KubernetesNode, "r6i.4xlarge", "Meets", &[]);
    check_machine(Aws, KubernetesNode, "r7i.2xlarge", "Falls short by 8 cores and 64 GB", &[below]);
    check_machine(
        Aws,
        KubernetesNode,
        "m7i.8xlarge",
        "Exceeds by 16 cores",
        &["node-machine-above-sizing"],
    );
    check_machine(Aws, Mysql, "db.r6i.2xlarge", "Meets", &[]);
    check_machine(
        Aws,
        Mysql,
        "db.r7g.xlarge",
        "Falls short by 4 cores and 32 GB",
        &["mysql-machine-below-sizing"],
    );
    check_machine(Gcp, Mysql, "db-c4a-highmem-8", "Meets", &[]);
    check_machine(Azure, KubernetesNode, "Standard_E16s_v5", "Meets", &[]);
    check_machine(Azure, KubernetesNode, "Standard_E16ds_v5", "Meets", &[]);
    check_machine(Azure, KubernetesNode, "Standard_E16_v5", "Meets", &["azure-no-premium-ssd"]);
    check_machine(Azure, KubernetesNode, "Standard_E16d_v5", "Meets", &["azure-no-premium-ssd"]);
    check_machine(
        Aws,
        KubernetesNode,
        "t3a.2xlarge",
        "Falls short by 8 cores and 96 GB",
        &[below, "burstable-node"],
    );
    check_machine(
        Azure,
        Mysql,
        "B_Standard_B16ms",
        "Exceeds by 8 cores",
        &["burstable-database", "azure-no-premium-ssd", "mysql-machine-above-sizing"],
    );
    check_machine(
        Azure,
        KubernetesNode,
        "Standard_D32_v5",
        "Exceeds by 16 cores",
        &["azure-no-premium-ssd", "node-machine-above-sizing"],
    );
}

#[test]
fn a_machine_of_another_cloud_or_component_is_refused() {
    for (cloud, component, name) in [
        (Aws, Component::KubernetesNode, "n2-highmem-16"),
        (Aws, Component::KubernetesNode, "db.r6g.large"),
        (Gcp, Component::Mysql, "n2-highmem-16"),
        (Azure, Component::Mysql, "Standard_E8ds_v4"),
        (Aws, Component::KubernetesNode, "${x}"),
    ] {
        let refused = Location::new(cloud).with_machine(component, name);
        let rule = refused.expect_err(name).to_string();
        assert!(rule.starts_with("this is not a known "), "{name}: {rule}");
    }
    let arm = Location::new(Aws).with_machine(Component::KubernetesNode, "r6g.4xlarge");
    assert!(arm.expect_err("an ARM machine").to_string().contains("ARM"));
    let chosen = Location::new(Aws).with_machine(Component::KubernetesNode, "r6i.8xlarge");
    let plan = Plan { location: chosen.expect("a machine"), ..Plan::default() };
    let moved = plan.with_choices(Combined, Production, Gcp);
    assert_eq!(moved.location, Location::new(Gcp), "another cloud has other machines");
}

#[test]
fn machine_names_ignore_case_and_survive_a_change_of_region() {
    let chosen = Location::new(Aws).with_machine(Component::KubernetesNode, "R6I.8XLarge");
    let moved = chosen.expect("a machine").with_region("eu-west-1").expect("a region");
    let machine = moved.machine(Component::KubernetesNode).expect("the machine is kept");
    assert_eq!((&*machine.name, moved.region().as_str()), ("r6i.8xlarge", "eu-west-1"));
}

#[test]
fn suggested_machines_are_large_enough_and_the_smallest_come_first() {
    for plan in Cloud::ALL.iter().flat_map(|cloud| Plan::base_plans_on(*cloud)) {
        for component in [Component::KubernetesNode, Component::Mysql] {
            let sizing = Sizing::documented(component, plan.tier, plan.environment);
            let suggested = machines_that_meet(component, &plan, 8);
            assert!((1..=8).contains(&suggested.len()), "{component:?} in {}", link::encode(&plan));
            for machine in &suggested {
                let verdict = Fit::of(machine, sizing).verdict();
                assert_ne!(
                    verdict,
                    Verdict::FallsShort,
                    "{} in {}",
                    machine.name,
                    link::encode(&plan)
                );
            }
            assert!(suggested.is_sorted_by_key(|it| (it.vcpu, it.memory)));
        }
    }
}

#[test]
fn only_plans_with_weave_mention_clickhouse() {
    for it in all_assessments() {
        let with_weave = it.plan.tier != Models;
        let listed = it.checklist().iter().any(|item| item.id.slug() == "clickhouse");
        assert_eq!(listed, with_weave, "{}", it.title());
        let findings = it.findings.iter().map(|it| format!("{} {}", it.title, it.advice));
        let tasks = it.checklist().into_iter().map(|item| item.task.into_owned());
        for text in findings.chain(tasks) {
            assert!(with_weave || !text.contains("ClickHouse"), "{}: {text}", it.title());
        }
    }
}

// ---- Sentences ----------------------------------------------------------------------------------

/// Checks text for users: no extra spaces, no doubled or misplaced punctuation, no plural after a 1.
#[track_caller]
fn check_text(text: &str) {
    assert_eq!(text, text.trim());
    assert!(!text.is_empty());
    for slip in ["  ", " .", " ,", " ;", "..", ",,", ".;", ";.", "()", "{", "}", "\n", "None"] {
        assert!(!text.contains(slip), "“{slip}” in: {text}");
    }
    for plural in ["nodes", "cores", "zones", "vCPUs", "problems", "warnings", "notes"] {
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '.').collect();
        let slip = words.windows(2).any(|pair| pair == ["1", plural]);
        assert!(!slip, "“1 {plural}” in: {text}");
    }
    assert_eq!(text.matches('(').count(), text.matches(')').count(), "{text}");
    assert_eq!(text.matches('“').count(), text.matches('”').count(), "{text}");
}

#[test]
fn all_sentences_of_every_assessment_are_well_formed() {
    // Plans share most of their sentences, so each sentence is checked once.
    let mut lines: BTreeSet<String> = BTreeSet::new();
    let mut sentences: BTreeSet<String> = BTreeSet::new();
    let mut evidence: Vec<Evidence> = Vec::new();
    for it in all_assessments() {
        lines.insert(it.title());
        sentences.insert(it.sentence());
        let mut grounds = vec![it.totals.nodes.evidence.clone()];
        for Finding { title, advice, evidence, remedy, .. } in &it.findings {
            lines.insert(title.to_string());
            sentences.insert(advice.to_string());
            lines.extend(remedy.as_ref().map(|remedy| remedy.label.clone()));
            grounds.extend(evidence.iter().cloned());
        }
        for item in it.checklist() {
            lines.insert(item.task.into_owned());
            grounds.push(item.evidence);
        }
        grounds.retain(|ground| !evidence.contains(ground));
        evidence.extend(grounds);
    }
    for line in &lines {
        check_text(line);
        assert!(!line.ends_with('.'), "a title, label or task ends without a period: {line}");
    }
    for sentence in &sentences {
        check_text(sentence);
        assert!(sentence.ends_with('.'), "{sentence}");
    }
    for ground in &evidence {
        let text = ground.explain();
        check_text(&text);
        assert!(text.ends_with(['.', '”']), "{text}");
        for (before, _) in text.match_indices(" Source: ") {
            assert!(text[..before].ends_with('.'), "a source is a separate sentence: {text}");
        }
    }
}

#[test]
fn the_summary_counts_every_finding_once() {
    for it in all_assessments() {
        let counted: usize = it
            .findings_summary()
            .split(", ")
            .map(|part| part.split_once(' ').expect("a number and a word").0)
            .map(|number| number.parse::<usize>().expect("a number"))
            .sum();
        assert_eq!(counted, it.findings.len(), "{}", it.findings_summary());
    }
}

// ---- Checklist ----------------------------------------------------------------------------------

#[test]
fn the_checklist_has_all_requirements_and_applicable_guidance_sorted_by_topic() {
    for it in all_assessments() {
        let items = it.checklist();
        assert!(items.is_sorted_by_key(|item| item.topic), "{}", it.title());
        let ids: BTreeSet<String> = items.iter().map(|item| item.id.to_string()).collect();
        assert_eq!(ids.len(), items.len(), "{}: a duplicate id", it.title());

        let guidance = GUIDANCE.iter().filter(|it_says| match it_says.id.slug() {
            "clickhouse" => it.plan.tier != Models,
            "data-retention" | "usage-guidance" => it.plan.tier != Weave,
            "cluster-autoscaling" => it.plan.environment == Production,
            _ => true,
        });
        let findings = it.findings.iter().filter(|it| it.severity != Severity::Note);
        let in_cluster = it.plan.tier != Models && it.plan.clickhouse == ClickHouse::InCluster;
        let expected: BTreeSet<String> = ["worker-nodes", "mysql-size"]
            .map(String::from)
            .into_iter()
            .chain(REQUIREMENTS.iter().map(|requirement| requirement.id.to_string()))
            .chain(guidance.map(|guidance| guidance.id.to_string()))
            .chain(in_cluster.then(|| "clickhouse-chart".to_owned()))
            .chain(findings.map(|finding| format!("finding-{}", finding.id)))
            .collect();
        assert_eq!(ids, expected, "{}", it.title());
    }
}

/// Every base plan with each set of files.
fn with_each_file_set() -> impl Iterator<Item = Assessment> {
    Cloud::ALL.iter().flat_map(|cloud| Plan::base_plans_on(*cloud)).flat_map(|base| {
        FileSet::ALL
            .iter()
            .map(move |file_set| Assessment::of(&Plan { file_set: *file_set, ..base.clone() }))
    })
}

/// The tasks and findings of an assessment, without the evidence, which may quote sentences about all clouds.
fn said(it: &Assessment) -> impl Iterator<Item = String> {
    let tasks = it.checklist().into_iter().map(|item| item.task.into_owned());
    let findings = it.findings.iter().flat_map(|it| [&it.title, &it.advice]);
    tasks.chain(findings.map(ToString::to_string))
}

#[test]
fn tasks_and_findings_do_not_mention_other_clouds_or_missing_files() {
    let of_clouds: [(Cloud, &[&str]); 3] = [
        (Aws, &["AWS", "EKS", "Aurora", "Route 53"]),
        (Gcp, &["GCP", "GKE", "Google", "Cloud SQL"]),
        (Azure, &["Azure", "AKS"]),
    ];
    // On premises, this sentence names the clouds that W&B's modules cover.
    let all_clouds = "W&B's modules cover AWS, GCP and Azure";
    for it in with_each_file_set() {
        let others = of_clouds.iter().filter(|(cloud, _)| *cloud != it.plan.cloud());
        let names: Vec<&str> = others.flat_map(|(_, names)| *names).copied().collect();
        for text in said(&it).filter(|text| !text.contains(all_clouds)) {
            let link = link::encode(&it.plan);
            let other = names.iter().find(|name| text.contains(*name));
            assert_eq!(other, None, "{text} in {link}");
            let of_terraform = ["Terraform files", "W&B's module", "the module"]
                .iter()
                .any(|it| text.contains(it));
            assert!(it.plan.has_terraform() || !of_terraform, "{text} in {link}");
        }
    }
}

#[test]
fn every_remark_on_a_task_occurs_in_some_plan() {
    let made: BTreeSet<String> = with_each_file_set()
        .flat_map(|it| it.checklist())
        .filter_map(|item| Some(item.task.split_once("; ")?.1.to_owned()))
        .collect();
    let expected = [
        "Aurora MySQL version 3 is enough",
        "db.r6g.2xlarge is an ARM machine, which is fine for a managed database",
        "keep size = \"small\" in main.tf: another size also changes the pods' requests",
        "plan for 1.35",
        "plan for 1.35: W&B's Azure module cannot set a version, so check az aks get-versions before the first apply",
        "W&B's Azure module leaves two of them at the service's defaults",
        "W&B's modules cover AWS, GCP and Azure only, so write your own",
        "as an alias, because an AWS load balancer has no fixed IP address",
        "the Terraform files create it",
        "the Terraform files create one, but it is version 6",
        "the Terraform files let external-dns create it as an alias, because an AWS load balancer has no fixed IP address",
        "these files use 1.35",
        "this plan does not include those files",
    ];
    for remark in expected {
        assert!(made.contains(remark), "{remark} in {made:#?}");
    }
}

#[test]
fn every_topic_has_a_task_in_every_plan() {
    for it in Plan::base_plans().map(|plan| Assessment::of(&plan)) {
        let topics: BTreeSet<Topic> = it.checklist().iter().map(|item| item.topic).collect();
        assert_eq!(topics, Topic::ALL.into(), "{}", it.title());
    }
}

#[test]
fn the_first_task_of_a_sized_topic_states_its_size() {
    let it = Assessment::of(&Plan::new(Weave, Production, Aws));
    let first =
        |topic| it.checklist().into_iter().find(|item| item.topic == topic).expect("a task").task;
    assert_eq!(
        first(Topic::Kubernetes),
        "Provide 3 worker nodes (r6i.4xlarge), each with at least 12 cores, 96 GB memory and 100 GB disk"
    );
    assert_eq!(
        first(Topic::Mysql),
        "Provide MySQL with at least 8 cores, 64 GB memory and 500 GB disk (db.r6g.2xlarge)"
    );
}

// ---- Zones --------------------------------------------------------------------------------------

#[test]
fn spreading_nodes_over_zones_adds_at_most_one() {
    for count in node_counts() {
        let layout = ZoneLayout::spread(count);
        let (nodes, total) = (count.get(), layout.total());
        assert_eq!(total, layout.zones * layout.per_zone);
        assert!((2..=3).contains(&layout.zones), "{nodes}: never one zone");
        assert!(total >= nodes && total - nodes < 2, "{nodes} become {total}");
        let even = nodes.is_multiple_of(2) || nodes.is_multiple_of(3);
        assert_eq!(total == nodes, even, "{nodes} become {total}");
        if nodes.is_multiple_of(3) {
            assert_eq!(layout.zones, 3, "{nodes}: as many zones as possible");
        }
    }
}

// ---- Comparison ---------------------------------------------------------------------------------

/// Checks that comparing these plans marks exactly these rows.
#[track_caller]
fn check_differences(plans: &[Plan], rows: &[&str]) {
    let comparison = Comparison::on(plans, DATA_DAY);
    let differing: Vec<&str> =
        comparison.rows.iter().filter(|row| row.differs).map(|row| row.measure.label()).collect();
    assert_eq!(differing, rows);
}

#[test]
fn a_comparison_marks_the_differences() {
    let models = Plan::new(Models, Production, Aws);
    check_differences(&[], &[]);
    check_differences(std::slice::from_ref(&models), &[]);
    check_differences(&[models.clone(), models.clone()], &[]);
    check_differences(
        &[models.clone(), Change::Nodes(nodes(4)).apply(&models)],
        &[
            "Worker nodes",
            "CPU, all nodes",
            "Memory, all nodes",
            "CPU, one node lost",
            "Memory, one node lost",
        ],
    );
    check_differences(
        &[Plan::new(Combined, TestDev, Azure), Plan::new(Combined, Production, Azure)],
        &[
            "Environment",
            "CPU per node",
            "Memory per node",
            "CPU, all nodes",
            "Memory, all nodes",
            "CPU, one node lost",
            "Memory, one node lost",
            "Node machine",
            "MySQL CPU",
            "MySQL memory",
            "MySQL disk",
            "MySQL machine",
            "Findings",
        ],
    );
    // The third plan differs from the first two, which are the same.
    check_differences(
        &[models.clone(), models, Plan::new(Models, Production, Gcp)],
        &[
            "Cloud",
            "Region",
            "Kubernetes service",
            "Node machine",
            "MySQL service",
            "MySQL machine",
            "MySQL machine fit",
            "Object storage",
            "Findings",
        ],
    );
}

#[test]
fn every_pair_of_base_plans_is_linked_and_marked_where_values_differ() {
    let plans: Vec<Plan> = Plan::base_plans().collect();
    for a in &plans {
        for b in &plans {
            let Comparison { titles, links, rows } =
                Comparison::on(&[a.clone(), b.clone()], DATA_DAY);
            assert_eq!(titles[0] == titles[1], a == b, "{titles:?}");
            assert_eq!([&link::decode(&links[0]).plan, &link::decode(&links[1]).plan], [a, b]);
            for row in &rows {
                assert_eq!(row.values.len(), 2);
                assert_eq!(row.differs, row.values[0] != row.values[1], "{}", row.measure.label());
            }
            assert_eq!(rows.iter().any(|row| row.differs), a != b, "{titles:?}");
        }
    }
}

#[test]
fn a_difference_has_a_sign_and_a_unit() {
    use Value::{Count, Text};
    let cores = |number| Value::Cores(Cores(number));
    let gigabytes = |number| Value::Gigabytes(Gigabytes(number));
    let text = |text: &str| Text(text.to_owned());
    for (value, base, expected) in [
        (cores(16), cores(10), Some("+6 cores")),
        (cores(9), cores(8), Some("+1 core")),
        (cores(8), cores(9), Some("−1 core")),
        (cores(8), cores(8), None),
        (gigabytes(16), gigabytes(64), Some("−48 GB")),
        (gigabytes(65), gigabytes(64), Some("+1 GB")),
        (Count(6), Count(3), Some("+3")),
        (Count(1), Count(2), Some("−1")),
        (text("EKS"), text("GKE"), None),
        (cores(16), gigabytes(10), None),
    ] {
        assert_eq!(value.difference_from(&base).as_deref(), expected, "{value} from {base}");
    }
}

// ---- The reverse question -----------------------------------------------------------------------

/// Checks what existing machines lack for each tier and environment, in the order of the reference architecture.
#[track_caller]
fn check_reverse(cloud: Cloud, count: u8, node: &str, mysql: &str, expected: [&str; 6]) {
    let read = |component, text| Hardware::read(cloud, component, text).expect(text);
    let existing = Existing {
        cloud,
        nodes: nodes(count),
        node: read(Component::KubernetesNode, node),
        mysql: read(Component::Mysql, mysql),
    };
    let answers = existing.satisfies();
    let shortfalls: Vec<String> = answers.iter().map(Answer::shortfall).collect();
    assert_eq!(shortfalls, expected, "{count} x {node}, {mysql}");
    for (answer, expected) in answers.iter().zip(expected) {
        assert_eq!(answer.is_satisfied(), expected.is_empty());
    }
}

#[test]
fn existing_machines_satisfy_a_deployment_or_the_shortfall_is_named() {
    let mysql = "MySQL by 4 cores and 32 GB";
    check_reverse(
        Aws,
        3,
        "r6i.2xlarge",
        "db.r6g.xlarge",
        [
            "",
            mysql,
            "",
            "each node by 4 cores and 32 GB; MySQL by 4 cores and 32 GB",
            "",
            "each node by 8 cores and 64 GB; MySQL by 4 cores and 32 GB",
        ],
    );
    check_reverse(Gcp, 3, "n2-highmem-16", "db-custom-10-65536", [""; 6]);
    // W&B's 10 pods, or 12 with Weave, on nodes that each have room for 3: 5 nodes, so that one can fail.
    check_reverse(
        Aws,
        4,
        "r6i.xlarge",
        "db.r6g.large",
        [
            "1 node",
            "each node by 4 cores and 32 GB; MySQL by 6 cores and 48 GB; 1 node",
            "1 node",
            "each node by 8 cores and 64 GB; MySQL by 6 cores and 48 GB; 1 node",
            "1 node",
            "each node by 12 cores and 96 GB; MySQL by 6 cores and 48 GB; 1 node",
        ],
    );
    check_reverse(
        Gcp,
        1,
        "n2-highmem-16",
        "db-n1-highmem-8",
        [
            "2 nodes",
            "MySQL by 12 GB; 2 nodes",
            "2 nodes",
            "MySQL by 12 GB; 2 nodes",
            "2 nodes",
            "MySQL by 12 GB; 2 nodes",
        ],
    );
    check_reverse(
        Azure,
        2,
        "12x96",
        "8x64",
        [
            "1 node",
            "1 node",
            "1 node",
            "1 node",
            "1 node",
            "each node by 4 cores and 32 GB; 1 node",
        ],
    );
}

/// The answer to the reverse question for a plan's number of nodes and documented machines.
fn answer_for(plan: &Plan) -> Answer {
    let it = Assessment::of(plan);
    let existing = Existing {
        cloud: plan.cloud(),
        nodes: plan.nodes,
        node: Hardware::Machine(it.kubernetes.documented.machine),
        mysql: Hardware::Machine(it.mysql.documented.machine),
    };
    existing
        .satisfies()
        .into_iter()
        .find(|answer| (answer.tier, answer.environment) == (plan.tier, plan.environment))
        .expect("every deployment has an answer")
}

/// Checks whether the answer mentions W&B's smaller numbers for another kind of installation.
#[track_caller]
fn check_other_installation(node: &str, mysql: &str, expected: bool) {
    let read = |component, text| Hardware::read(Aws, component, text).expect(text);
    let existing = Existing {
        cloud: Aws,
        nodes: nodes(3),
        node: read(Component::KubernetesNode, node),
        mysql: read(Component::Mysql, mysql),
    };
    let mentioned = existing.other_installation().map(|it| it.explain());
    assert_eq!(mentioned.is_some(), expected, "{node}, {mysql}: {mentioned:?}");
}

#[test]
fn wandbs_smaller_published_numbers_are_attributed_to_another_kind_of_installation() {
    check_other_installation("4x8", "4x32", true);
    check_other_installation("8x8", "4x64", true);
    check_other_installation("4x7", "4x32", false);
    check_other_installation("4x8", "2x32", false);
    // These satisfy Test/Dev by the reference architecture.
    check_other_installation("4x32", "4x32", false);
}

#[test]
fn enough_documented_machines_satisfy_their_deployment_unless_they_are_below_sizing() {
    for plan in Plan::base_plans() {
        let it = Assessment::of(&plan);
        let answer = answer_for(&Change::Nodes(it.on_nodes.recommended()).apply(&plan));
        assert_eq!(answer.is_satisfied(), plan.cloud() != Gcp, "{}", it.title());
    }
}

#[test]
fn nodes_are_missing_exactly_if_the_plan_has_a_finding_about_too_few() {
    let too_few =
        ["single-node", "few-nodes", "chart-requests-exceed-nodes", "no-room-for-a-lost-node"];
    for base in Cloud::ALL.iter().flat_map(|cloud| Plan::base_plans_on(*cloud)) {
        for count in node_counts() {
            let plan = Change::Nodes(count).apply(&base);
            let it = Assessment::of(&plan);
            let found = too_few.iter().any(|id| finding(&it, id).is_some());
            let missing = it.on_nodes.recommended().get().saturating_sub(count.get());
            assert_eq!(answer_for(&plan).missing_nodes, missing, "{} on {count}", it.title());
            assert_eq!(missing > 0, found, "{} on {count}", it.title());
        }
    }
}

#[test]
fn invalid_hardware_is_refused_with_the_rule() {
    for text in
        ["", "x", "8x", "x64", "0x64", "8x0", "8x64Mi", "8.5x64", "99999x1", "8x64x2", "big"]
    {
        let refused = Hardware::read(Aws, Component::KubernetesNode, text);
        let Err(rule) = refused else { panic!("{text} was accepted") };
        assert!(rule.to_string().contains("8x64"), "{text}: {rule}");
    }
    let arm = Hardware::read(Azure, Component::KubernetesNode, "Standard_E8ps_v5");
    assert!(arm.expect_err("ARM").to_string().contains("x86"));
}
