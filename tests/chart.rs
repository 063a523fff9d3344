//! The requests of W&B's Helm chart, and the nodes that have room for its pods.
//!
//! The tables come from helm's output for the chart at each size, packed by hand and with a separate script,
//! and not from the code.

use wandb_planner::{
    assessment::{
        Assessment,
        capacity::{Holds, NodesNeeded, Workload},
    },
    catalog::{CHART_DAEMONSET, ChartSize, Pods, Requests, Spread, machines_for, total_requests},
    plan::{ClickHouse, FileSet, NodeCount, Plan},
    reference::{
        Cloud, Component,
        Environment::{Production, TestDev},
        Term as _,
        Tier::{self, Combined, Models},
    },
};

/// The component, then for each size: minimum replicas × cores / GiB of one pod, including sidecars.
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

/// The size, then cores/GiB of all pods without and with Weave, then the largest pod.
const SUMS: &str = "
small    10.2/49.25   12.2/57.25   weave 1.1/8.125
medium   60.2/255.25  63.2/267.25  parquet 15/64
large    68.2/287.25  72.2/311.25  parquet 15/64
xlarge   76.2/383.25  81.2/413.25  parquet 15/64
xxlarge  76.2/463.25  82.2/499.25  parquet 15/64
";

/// The vCPU/GiB of a node that reserves 0.4 cores (1.1 above the smallest size), then the number of nodes
/// for the pods without/with Weave at each size.
const NODES: &str = "
2/16    10/12  -/-  -/-  -/-  -/-
4/32    4/4    -/-  -/-  -/-  -/-
8/64    2/2    -/-  -/-  -/-  -/-
16/128  1/1    -/-  -/-  -/-  -/-
32/256  1/1    2/3  3/3  3/3  3/3
";

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.trim().lines().map(|line| line.split_whitespace().collect())
}

fn requests(cores_and_gib: &str) -> Requests {
    let (cores, gib) = cores_and_gib.split_once('/').expect("cores/GiB");
    Requests { millicores: parts_of(1000, cores), memory_mib: parts_of(1024, gib) }
}

/// Converts a decimal number to parts, such as 1.1 cores to 1100 millicores.
fn parts_of(unit: u32, decimal: &str) -> u32 {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, "0"));
    let number = |digits: &str| digits.parse::<u32>().expect("a number");
    let scale = 10_u32.pow(fraction.len().try_into().expect("few digits"));
    number(whole) * unit + number(fraction) * unit / scale
}

#[test]
fn every_components_requests_match_the_chart() {
    for (index, size) in ChartSize::ALL.into_iter().enumerate() {
        let expected: Vec<Pods> = rows(REQUESTS)
            .map(|row| {
                let (replicas, each) = row[index + 1].split_once('×').expect("replicas × each");
                let replicas = replicas.parse().expect("a number");
                Pods { name: row[0], replicas, each: requests(each), spread: Spread::Anywhere }
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
fn sums_and_largest_pods_match_the_table() {
    for (size, row) in ChartSize::ALL.into_iter().zip(rows(SUMS)) {
        assert_eq!(size.name(), row[0]);
        for (tier, sum) in [(Tier::Models, row[1]), (Tier::Combined, row[2])] {
            assert_eq!(total_requests(size.pods(tier)).1, requests(sum), "{}", row[0]);
            let largest = size.largest_pod(tier);
            assert_eq!((largest.name, largest.each), (row[3], requests(row[4])), "{}", row[0]);
        }
    }
}

#[test]
fn the_minimum_number_of_nodes_matches_the_table() {
    for row in rows(NODES) {
        let node = requests(row[0]);
        for (size, expected) in ChartSize::ALL.into_iter().zip(&row[1..]) {
            let without_and_with: Vec<String> = [Models, Combined]
                .map(|tier| Workload::of_wandb(tier, size).nodes_needed(node))
                .map(|needed| needed.map_or("-".to_owned(), |needed| needed.to_run.to_string()))
                .into();
            assert_eq!(without_and_with.join("/"), *expected, "{} on {}", size.name(), row[0]);
        }
    }
}

/// The requests of the chart's `DaemonSet` are those in helm's output.
#[test]
fn a_node_has_room_for_pods_after_the_system_and_daemonsets() {
    assert_eq!(CHART_DAEMONSET, Requests { millicores: 200, memory_mib: 200 });
    let room = |size: ChartSize| size.room_on(requests("16/128"));
    let left = |millicores| Requests { millicores, memory_mib: 128 * 1024 - 200 };
    assert_eq!(room(ChartSize::Small), left(15_600));
    for size in &ChartSize::ALL[1..] {
        assert_eq!(room(*size), left(14_900), "the value that W&B measured");
    }
    assert_eq!(ChartSize::Xxlarge.room_on(Requests::default()), Requests::default());
}

#[test]
fn clickhouse_in_the_cluster_is_counted_and_spreads_its_replicas() {
    #[track_caller]
    fn check(environment: wandb_planner::reference::Environment, node: &str, expected: [u32; 2]) {
        let plan = Plan {
            clickhouse: ClickHouse::InCluster,
            ..Plan::new(Combined, environment, Cloud::Aws)
        };
        let needed = Workload::at(&plan, ChartSize::Small).nodes_needed(requests(node));
        let [to_run, to_lose_one] = expected;
        assert_eq!(needed, Some(NodesNeeded { to_run, to_lose_one }), "{node}");
    }
    // W&B has 12.2 cores and ClickHouse 4.5: three nodes each run a server, a Keeper and two pods.
    check(TestDev, "4/32", [5, 6]);
    // 12.2 and 6 cores: three nodes, because each node runs at most one replica. Two have room if one is lost.
    check(Production, "16/128", [3, 3]);
    // 7.6 cores each: 22.8 on three nodes, 15.2 on two.
    check(Production, "8/64", [3, 4]);
}

#[test]
fn pods_fit_with_one_node_lost_with_all_nodes_or_never() {
    #[track_caller]
    fn check(nodes: u8, expected: Holds) {
        let nodes = NodeCount::new(nodes).expect("1 to 100");
        let workload = Workload::of_wandb(Models, ChartSize::Small);
        assert_eq!(workload.held_by(requests("2/16"), nodes), expected, "{nodes} nodes");
    }
    check(9, Holds::NotAll);
    check(10, Holds::WithAll);
    check(11, Holds::WithoutOne);
    let too_small = Workload::of_wandb(Models, ChartSize::Small);
    let largest =
        too_small.largest_that_fits_nowhere(requests("2/8")).expect("8 GiB is not enough");
    assert_eq!(largest.name, "weave");
    assert_eq!(too_small.nodes_needed(requests("2/8")), None);
}

/// Every plan with Kubernetes files, on every node machine that its cloud sells.
fn on_every_machine() -> impl Iterator<Item = Plan> {
    Cloud::ALL.iter().flat_map(|cloud| Plan::base_plans_on(*cloud)).flat_map(|base| {
        let machines = machines_for(base.cloud(), Component::KubernetesNode);
        machines.map(move |machine| {
            let location = base.location.with_machine(Component::KubernetesNode, &machine.name);
            let location = location.expect("a machine of the cloud");
            Plan { location, file_set: FileSet::Kubernetes, ..base.clone() }
        })
    })
}

#[test]
fn files_use_a_larger_size_only_if_the_nodes_have_room_with_one_lost() {
    let mut larger = 0;
    for plan in on_every_machine() {
        let it = Assessment::of(&plan).on_nodes;
        let size = it.workload.size;
        if size != ChartSize::Small {
            larger += 1;
            assert_eq!(it.holds(), Holds::WithoutOne);
            assert!(it.recommended() <= plan.nodes);
        }
        if let Some(next) = size.next() {
            let held = Workload::at(&plan, next).held_by(it.node, plan.nodes);
            assert_ne!(held, Holds::WithoutOne, "{} would fit", next.name());
        }
    }
    assert!(larger > 0);
}

#[test]
fn the_documented_machines_run_the_smallest_size() {
    for plan in Cloud::ALL.iter().flat_map(|cloud| Plan::base_plans_on(*cloud)) {
        let plan = Plan { file_set: FileSet::Kubernetes, ..plan };
        let it = Assessment::of(&plan);
        assert_eq!(it.on_nodes.workload.size, ChartSize::Small, "{}", it.title());
    }
}
