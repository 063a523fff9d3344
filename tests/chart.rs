//! The requests of W&B's Helm chart, and which nodes hold its pods.
//!
//! The tables were written down from what helm renders of the chart at each size, and packed by hand
//! and by a script of its own, not from the code.

use wandb_planner::{
    catalog::{ChartSize, Machine, Pods, Requests, machines_for, nodes_needed, total_requests},
    plan::Plan,
    reference::{Cloud, Component, Tier},
};

/// Component, then for each size: fewest replicas × cores / GiB of one pod, sidecars included.
const REQUESTS: &str = "
api          2×1/2  2×6/16   2×6/16   2×6/16   2×6/16
app          1×1/2  1×4/8    1×4/8    1×4/8    1×4/8
console      1×1/1  1×1/1    1×1/1    1×1/1    1×1/1
executor     1×1/8  1×6/32   2×6/32   2×10/80  2×10/96
glue         1×1/2  1×3/6    1×3/6    1×3/6    1×3/6
parquet      2×1/8  2×15/64  2×15/64  2×15/64  2×15/64
weave        2×1.1/8.125  2×2.1/24.125  2×3.1/24.125  2×3.1/24.125  2×3.1/48.125
weave-trace  2×1/4  3×1/4    4×1/6    5×1/6    6×1/6
";

/// Size, then cores/GiB of all pods without and with Weave, then the largest pod.
const SUMS: &str = "
small    10.2/49.25   12.2/57.25   weave 1.1/8.125
medium   60.2/255.25  63.2/267.25  parquet 15/64
large    68.2/287.25  72.2/311.25  parquet 15/64
xlarge   76.2/383.25  81.2/413.25  parquet 15/64
xxlarge  76.2/463.25  82.2/499.25  parquet 15/64
";

/// vCPU/GiB of a node that keeps 0.2 cores back, then how many hold the pods without/with Weave.
const NODES: &str = "
2/16    10/12  -/-  -/-  -/-
4/32    4/4    -/-  -/-  -/-
8/64    2/2    -/-  -/-  -/-
16/128  1/1    4/5  5/5  6/6
";

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.trim().lines().map(|line| line.split_whitespace().collect())
}

fn requests(cores_and_gib: &str) -> Requests {
    let (cores, gib) = cores_and_gib.split_once('/').expect("cores/GiB");
    Requests { millicores: parts_of(1000, cores), memory_mib: parts_of(1024, gib) }
}

/// How many parts a decimal number has, such as 1.1 cores of 1000 each.
fn parts_of(unit: u32, decimal: &str) -> u32 {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, "0"));
    let number = |digits: &str| digits.parse::<u32>().expect("a number");
    let scale = 10_u32.pow(fraction.len().try_into().expect("few digits"));
    number(whole) * unit + number(fraction) * unit / scale
}

#[test]
fn every_component_requests_what_the_chart_says() {
    for (index, size) in ChartSize::ALL.into_iter().enumerate() {
        let expected: Vec<Pods> = rows(REQUESTS)
            .map(|row| {
                let (replicas, each) = row[index + 1].split_once('×').expect("replicas × each");
                let replicas = replicas.parse().expect("a number");
                Pods { name: row[0], replicas, each: requests(each) }
            })
            .collect();
        for tier in [Tier::Weave, Tier::Combined] {
            assert_eq!(size.pods(tier).collect::<Vec<_>>(), expected, "{}", size.name());
        }
        let without_weave: Vec<Pods> = size.pods(Tier::Models).collect();
        assert_eq!(without_weave, expected[..7], "{}", size.name());
    }
}

#[test]
fn sums_and_largest_pods_are_those_of_the_table() {
    for (size, row) in ChartSize::ALL.into_iter().zip(rows(SUMS)) {
        assert_eq!(size.name(), row[0]);
        for (tier, sum) in [(Tier::Models, row[1]), (Tier::Combined, row[2])] {
            assert_eq!(total_requests(size.pods(tier)).1, requests(sum), "{}", row[0]);
            let largest = size.largest_pod(tier);
            assert_eq!((largest.name, largest.each), (row[3], requests(row[4])), "{}", row[0]);
        }
    }
}

fn node(vcpu_and_gib: &str) -> &'static Machine {
    let wanted = requests(vcpu_and_gib);
    let mut machines = machines_for(Cloud::Aws, Component::KubernetesNode);
    machines.find(|it| Requests::left_on(it, 0) == wanted).expect("the cloud has such a node")
}

#[test]
fn the_smallest_number_of_nodes_is_that_of_the_table() {
    for row in rows(NODES) {
        let room = Requests::left_on(node(row[0]), 200);
        for (size, expected) in ChartSize::ALL.into_iter().zip(&row[1..]) {
            let without_and_with: Vec<String> = [Tier::Models, Tier::Combined]
                .map(|tier| nodes_needed(size.pods(tier), room))
                .map(|count| count.map_or("-".to_owned(), |count| count.to_string()))
                .into();
            assert_eq!(without_and_with.join("/"), *expected, "{} on {}", size.name(), row[0]);
        }
    }
}

#[test]
fn files_ask_for_the_smallest_size_because_daemonsets_take_their_part_of_large_nodes() {
    for plan in Plan::base_plans() {
        for machine in machines_for(plan.cloud(), Component::KubernetesNode) {
            let size = ChartSize::for_node(plan.tier, machine);
            let beside_daemonsets = Requests::left_on(machine, 200 + 900);
            let fits = size.largest_pod(plan.tier).each.fit(beside_daemonsets);
            assert!(fits || size == ChartSize::Small, "{} on {}", size.name(), machine.name);
            // The document's own machines: up to 16 cores, with 8 GiB for each.
            if machine.vcpu.0 > 16 || machine.memory.0 != machine.vcpu.0 * 8 {
                continue;
            }
            assert_eq!(ChartSize::for_node(plan.tier, machine), ChartSize::Small);
            let room = Requests::left_on(machine, 200);
            let sizes: Vec<ChartSize> = ChartSize::fitting(plan.tier, room).collect();
            assert!(sizes.contains(&ChartSize::Small), "{}", machine.name);
            let sixteen = machine.vcpu.0 == 16;
            assert_eq!(sizes.contains(&ChartSize::Medium), sixteen, "{}", machine.name);
        }
    }
}

#[test]
fn a_pod_that_fits_nowhere_is_not_packed() {
    let pods =
        |cores, gib| [Pods { name: "one", replicas: 3, each: requests(&format!("{cores}/{gib}")) }];
    let room = requests("4/8");
    assert_eq!(nodes_needed(pods(2, 4), room), Some(2));
    assert_eq!(nodes_needed(pods(1, 8), room), Some(3), "memory counts, too");
    assert_eq!(nodes_needed(pods(5, 1), room), None);
    assert_eq!(nodes_needed(pods(1, 9), room), None);
    assert_eq!(nodes_needed([], room), Some(0));
}
