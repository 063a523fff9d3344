//! Machines: the catalog compared with other sources, and the names that people type.

use std::collections::{BTreeMap, BTreeSet};

use wandb_planner::{
    app::Field,
    assessment::reverse::Hardware,
    catalog::{Architecture, CpuShare, Machine, find_machine, looks_like_arm, machines},
    plan::{Location, Plan, link},
    reference::{
        Cloud::{self, Aws, Azure, Gcp, OnPremises},
        Component::{self, KubernetesNode, Mysql},
        Term as _,
    },
};

/// One row of the transcription.
struct Row {
    cloud: Cloud,
    component: Component,
    name: &'static str,
    vcpu: u32,
    /// In GiB, as in the source.
    memory: f64,
    architecture: Architecture,
    cpu_share: CpuShare,
}

fn rows() -> Vec<Row> {
    let lines = include_str!("transcription/machines.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).map(row).collect()
}

fn row(line: &'static str) -> Row {
    let cells: Vec<&str> = line.split('\t').collect();
    let [cloud, component, name, vcpu, memory, architecture, cpu_share] = cells[..] else {
        panic!("{line}: not seven columns")
    };
    Row {
        cloud: Cloud::from_slug(cloud).expect(line),
        component: match component {
            "node" => KubernetesNode,
            "mysql" => Mysql,
            other => panic!("{other} is not a component"),
        },
        name,
        vcpu: vcpu.parse().expect(line),
        memory: memory.parse().expect(line),
        architecture: match architecture {
            "x86-64" => Architecture::X86,
            "arm64" => Architecture::Arm,
            other => panic!("{other} is not an instruction set"),
        },
        cpu_share: match cpu_share {
            "full" => CpuShare::Full,
            "burstable" => CpuShare::Burstable,
            other => panic!("{other} is not a CPU share"),
        },
    }
}

fn is_arm_node(row: &Row) -> bool {
    row.component == KubernetesNode && row.architecture == Architecture::Arm
}

#[test]
fn every_machine_matches_other_sources() {
    let rows = rows();
    assert!(rows.len() > 1900, "{} machines", rows.len());
    for row in rows.iter().filter(|row| !is_arm_node(row)) {
        let machine = find_machine(row.cloud, row.component, row.name).expect(row.name);
        assert_eq!(machine.name, row.name);
        assert_eq!((machine.cloud, machine.component), (row.cloud, row.component), "{}", row.name);
        let size = (machine.vcpu.0, f64::from(machine.memory.0));
        assert_eq!(size, (row.vcpu, row.memory.floor()), "{}", row.name);
        let processor = (machine.architecture, machine.cpu_share);
        assert_eq!(processor, (row.architecture, row.cpu_share), "{}", row.name);
    }
}

#[test]
fn every_offered_machine_is_in_other_sources() {
    let listed: BTreeSet<(Cloud, &str)> = rows().iter().map(|row| (row.cloud, row.name)).collect();
    let offered = machines().filter(|machine| machine.cloud != OnPremises);
    for machine in offered {
        let known = listed.contains(&(machine.cloud, machine.name.as_str()));
        assert!(known, "{} is not in any source", machine.name);
    }
}

#[test]
fn arm_nodes_are_recognized_by_name_and_not_in_the_catalog() {
    for row in rows().iter().filter(|row| row.component == KubernetesNode) {
        assert_eq!(looks_like_arm(row.cloud, row.name), is_arm_node(row), "{}", row.name);
        if is_arm_node(row) {
            assert_eq!(find_machine(row.cloud, row.component, row.name), None);
        }
    }
}

/// The numbers of cores of Azure's constrained-core machines, by the name of the full size.
fn with_fewer_cores() -> BTreeMap<String, BTreeSet<u32>> {
    let mut sold: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for row in rows().iter().filter(|row| row.cloud == Azure) {
        if let Some((full, rest)) = row.name.split_once('-') {
            let digits = rest.find(|c: char| !c.is_ascii_digit()).expect(row.name);
            sold.entry(format!("{full}{}", &rest[digits..])).or_default().insert(row.vcpu);
        }
    }
    sold
}

#[test]
fn azures_constrained_core_sizes_are_in_the_source() {
    let sold = with_fewer_cores();
    let full_sizes = rows().into_iter().filter(|row| row.cloud == Azure && !row.name.contains('-'));
    let mut known = 0;
    for row in full_sizes.filter(|row| row.name.starts_with("Standard_")) {
        let number =
            row.name["Standard_".len()..].trim_start_matches(|c: char| c.is_ascii_uppercase());
        let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
        let (before, after) = row.name.split_at(row.name.len() - number.len() + digits);
        for cores in 1..=row.vcpu {
            let name = format!("{before}-{cores}{after}");
            if let Some(machine) = find_machine(Azure, KubernetesNode, &name) {
                let is_sold = sold.get(row.name).is_some_and(|sold| sold.contains(&cores));
                assert!(is_sold, "{name} is not in the source");
                assert_eq!((machine.vcpu.0, f64::from(machine.memory.0)), (cores, row.memory));
                known += 1;
            }
        }
    }
    assert!(known > 100, "{known} machines");
}

// ---- Names ----------------------------------------------------------------------------------------

/// Checks the name, vCPUs and GiB of the machine with a typed name.
#[track_caller]
fn check(cloud: Cloud, component: Component, typed: &str, expected: (&str, u32, u32)) {
    let Machine { name, vcpu, memory, .. } = find_machine(cloud, component, typed).expect(typed);
    assert_eq!((name.as_str(), vcpu.0, memory.0), expected, "{typed}");
}

#[test]
fn common_machines_are_known() {
    check(Aws, KubernetesNode, "m5.4xlarge", ("m5.4xlarge", 16, 64));
    check(Aws, KubernetesNode, "t3a.2xlarge", ("t3a.2xlarge", 8, 32));
    check(Aws, KubernetesNode, "m6a.4xlarge", ("m6a.4xlarge", 16, 64));
    check(Aws, KubernetesNode, "r7iz.4xlarge", ("r7iz.4xlarge", 16, 128));
    check(Aws, KubernetesNode, "M7i.Metal-24XL", ("m7i.metal-24xl", 96, 384));
    check(Gcp, KubernetesNode, "c3d-highmem-8", ("c3d-highmem-8", 8, 64));
    check(Azure, KubernetesNode, "Standard_E8-4s_v5", ("Standard_E8-4s_v5", 4, 64));
    check(Azure, KubernetesNode, "standard_e96-24ads_V5", ("Standard_E96-24ads_v5", 24, 672));
}

#[test]
fn googles_custom_types_follow_the_rules_of_their_series() {
    let node = |name, vcpu, memory| check(Gcp, KubernetesNode, name, (name, vcpu, memory));
    node("n2-custom-12-98304", 12, 96);
    node("n2-custom-12-98048", 12, 95);
    node("n2-custom-36-18432", 36, 18);
    node("n2-custom-8-131072-ext", 8, 128);
    node("n2d-custom-16-65536", 16, 64);
    node("n4-custom-32-98304", 32, 96);
    node("n4d-custom-32-524288-ext", 32, 512);
    node("e2-custom-6-49152", 6, 48);
    node("n1-custom-4-26624", 4, 26);
    node("custom-1-6656", 1, 6);
    node("custom-4-30720-ext", 4, 30);
    let tier = |name, vcpu, memory| check(Gcp, Mysql, name, (name, vcpu, memory));
    tier("db-custom-1-3840", 1, 3);
    tier("db-custom-6-39936", 6, 39);
    tier("db-custom-96-638976", 96, 624);
    check(Gcp, KubernetesNode, "N2-Custom-12-98304", ("n2-custom-12-98304", 12, 96));
}

#[test]
fn machines_that_no_cloud_sells_are_unknown() {
    let unknown = |cloud, component, name: &str| {
        assert_eq!(find_machine(cloud, component, name), None, "{name}");
    };
    for name in [
        "",
        "m5",
        "m5.",
        "m5.1xlarge",
        "m5.3xlarge",
        "m5.04xlarge",
        "m5.medium",
        "m5.16384xlarge",
        "m5.metal-48xl",
        "m5.4",
        "m9.large",
        "db.r6g.large",
        "r6g.large",
        "m5.*",
        "*",
    ] {
        unknown(Aws, KubernetesNode, name);
    }
    for name in [
        // Odd, too many, or not a step of the series.
        "n2-custom-3-12288",
        "n2-custom-132-135168",
        "n2-custom-34-69632",
        "n2d-custom-6-24576",
        "e2-custom-34-69632",
        // Not a multiple of 256 MiB, too little, too much, or no extended memory in the series.
        "n2-custom-8-65000",
        "n2-custom-8-3840",
        "n2-custom-8-65792",
        "n2-custom-8-921600-ext",
        "e2-custom-8-81920-ext",
        "n1-custom-8-53504",
        "n2-custom-8",
        "n2-custom-8-",
        "n2-custom-08-65536",
        "n2-custom-8-065536",
        "n2-custom-8-65536-big",
        "c3-custom-8-65536",
        "n2-custom-99999-65536",
        "n2-custom-8-99999999",
        "n2-highmem-6",
        "n2-highmem-128-lssd",
        "c4-standard-2-lssd",
    ] {
        unknown(Gcp, KubernetesNode, name);
    }
    for name in
        ["db-custom-1-3584", "db-custom-3-12288", "db-custom-8-53504", "db-custom-8-65536-ext"]
    {
        unknown(Gcp, Mysql, name);
    }
    for name in [
        "Standard_E8-3s_v5",
        "Standard_E8-1s_v5",
        "Standard_E8-8s_v5",
        "Standard_E20-10s_v5",
        "Standard_E48-24s_v5",
        "Standard_E8-4_v5",
        "Standard_D8-4s_v5",
        "Standard_E8-4s_v9",
        "Standard_E7s_v5",
        "Standard_E8-",
        "Standard_E-4s_v5",
    ] {
        unknown(Azure, KubernetesNode, name);
    }
}

#[test]
fn a_server_on_premises_is_named_by_its_size() {
    let server = ("x86 server with 24 cores and 192 GB", 24, 192);
    for typed in ["24x192", "24X192", "24x192Gi", "24x192 GB", "24 × 192", server.0] {
        check(OnPremises, KubernetesNode, typed, server);
    }
    check(OnPremises, KubernetesNode, "8x64", ("x86 server with 8 cores and 64 GB", 8, 64));
    check(OnPremises, KubernetesNode, "1x4", ("x86 server with 1 core and 4 GB", 1, 4));
    check(OnPremises, Mysql, "9999x9999", ("MySQL server with 9999 cores and 9999 GB", 9999, 9999));
    assert_eq!(find_machine(Aws, KubernetesNode, "8x64"), None, "AWS machines have names");
}

// ---- Input ----------------------------------------------------------------------------------------

/// Checks the rule for an invalid machine of a plan, and for an existing machine.
#[track_caller]
fn check_refused(cloud: Cloud, component: Component, typed: &str, rule: &str, or_a_size: &str) {
    let refused = Location::new(cloud).with_machine(component, typed).expect_err(typed);
    assert_eq!(refused.to_string(), rule, "{typed}");
    let unknown = Hardware::read(cloud, component, typed).expect_err(typed);
    assert_eq!(unknown.to_string(), format!("{rule}{or_a_size}"), "{typed}");
}

#[test]
fn an_unknown_name_gets_suggestions() {
    let check = |cloud, component, typed, names: &str| {
        let label = cloud_label(cloud);
        let rule = format!("this is not a known {label} machine; use a type such as {names}");
        check_refused(cloud, component, typed, &rule, ", or a size as cores x GiB, such as 8x64");
    };
    check(Aws, KubernetesNode, "m5.3xlarge", "m5.2xlarge or m5.4xlarge");
    check(Aws, KubernetesNode, "m5.medium", "m5.large");
    check(Aws, KubernetesNode, "m5.64xlarge", "m5.24xlarge");
    check(Aws, KubernetesNode, "m5.4xlrge", "m5.4xlarge");
    check(Aws, KubernetesNode, "r9i.4xlarge", "r6i.4xlarge, r7i.4xlarge or r8i.4xlarge");
    check(Aws, KubernetesNode, "R6I-2XLARGE", "r6i.2xlarge");
    check(Aws, Mysql, "r6i.2xlarge", "db.r6i.2xlarge");
    check(Gcp, KubernetesNode, "n2-highmem-12", "n2-highmem-8 or n2-highmem-16");
    check(Gcp, Mysql, "n2-highmem-16", "db-n1-highmem-16");
    check(Gcp, Mysql, "db-custom-8-65536", "db-custom-10-65536");
    check(Azure, KubernetesNode, "E8s_v5", "Standard_E8s_v5");
    check(Azure, KubernetesNode, "Standard_E10s_v5", "Standard_E8s_v5 or Standard_E16s_v5");
    check(Azure, Mysql, "Standard_E8ds_v4", "MO_Standard_E8ds_v4");
    // Nothing is similar: the largest machine of the reference architecture.
    check(Aws, KubernetesNode, "big", "r6i.4xlarge");
    check(Aws, KubernetesNode, "${x}", "r6i.4xlarge");
    check(Gcp, Mysql, "x", "db-n1-highmem-8");
}

fn cloud_label(cloud: Cloud) -> &'static str {
    wandb_planner::reference::Term::label(cloud)
}

#[test]
fn a_size_on_a_cloud_gets_the_smallest_machines_with_it() {
    let check = |cloud, component, typed: &str, names: &str| {
        let refused = Location::new(cloud).with_machine(component, typed).expect_err(typed);
        let rule = format!(
            "this is not a known {} machine; use a type such as {names}",
            cloud_label(cloud)
        );
        assert_eq!(refused.to_string(), rule, "{typed}");
    };
    check(Aws, KubernetesNode, "8x64", "r6i.2xlarge, r7i.2xlarge or r8i.2xlarge");
    check(Aws, KubernetesNode, "8x32GB", "m6i.2xlarge, m7i.2xlarge or m8i.2xlarge");
    check(Gcp, KubernetesNode, "8x64", "n2-highmem-8, c3-highmem-8 or e2-highmem-8");
    check(Azure, Mysql, "8X64", "MO_Standard_E8ds_v4, MO_Standard_E8ds_v5 or MO_Standard_E8ads_v5");
    check(Azure, KubernetesNode, "9999x9999", "Standard_E16_v5");
}

#[test]
fn invalid_worker_nodes_are_refused_with_the_reason() {
    let arm = "this is an ARM machine, and W&B's pods run on x86 only; use an x86 machine";
    let size = ", or a size as cores x GiB, such as 8x64";
    check_refused(Aws, KubernetesNode, "m7g.2xlarge", arm, size);
    check_refused(Gcp, KubernetesNode, "c4a-highmem-8", arm, size);
    check_refused(Azure, KubernetesNode, "Standard_E8ps_v5", arm, size);
    let custom = "use vCPUs and MiB within the limits of the series, such as n2-custom-8-65536";
    check_refused(Gcp, KubernetesNode, "n2-custom-8-65000", custom, size);
    check_refused(Gcp, KubernetesNode, "e2-custom-64-65536", custom, size);
    let server = "use a server size as cores x GiB, such as 16x128";
    check_refused(OnPremises, KubernetesNode, "r6i.4xlarge", server, "");
    check_refused(OnPremises, Mysql, "8x", server, "");
}

#[test]
fn sizes_are_read_the_same_in_links_the_form_and_the_command_line() {
    for cloud in Cloud::ALL {
        for typed in ["8x64", "8X64", "8x64Gi", "8x64GiB", "8x64GB", "8x64 gb", " 8 x 64 ", "8×64"]
        {
            let read = Hardware::read(*cloud, KubernetesNode, typed).expect(typed);
            assert_eq!(read.describe(), "8 cores and 64 GiB", "{typed}");
        }
    }
    let base = Plan { location: Location::new(OnPremises), ..Plan::default() };
    for (field, parameter, component) in [
        (Field::NodeMachine, "node-machine", KubernetesNode),
        (Field::MysqlMachine, "mysql-machine", Mysql),
    ] {
        for typed in ["24x192", "24X192", "24x192Gi", " 24 x 192 GB "] {
            let chosen = base.location.with_machine(component, typed).expect(typed);
            let in_the_form = field.write(&base, typed).expect(typed);
            assert_eq!(in_the_form.location, chosen, "{typed}");
            assert_eq!(field.read(&in_the_form), "24x192", "{typed}");
            let link = format!("?v=1&cloud=on-premises&{parameter}={}", typed.replace(' ', "+"));
            let link::Decoded { plan, notices } = link::decode(&link);
            assert_eq!((plan.location, notices.len()), (chosen, 0), "{typed}");
            assert!(link::encode(&in_the_form).ends_with(&format!("&{parameter}=24x192")));
        }
    }
}
