//! Benchmarks of the engine: `make bench`.

use divan::{Bencher, black_box, counter::ItemsCount};
use wandb_planner::{
    assessment::Assessment,
    bundle::{Bundle, Occasion},
    plan::{Address, MysqlMachine, NodeCount, Plan, link},
    reference::{Cloud, Environment, Tier},
};

fn main() {
    divan::main();
}

fn base_plans() -> Vec<Plan> {
    Plan::base_plans().collect()
}

/// A plan whose options differ from their defaults.
fn rich_plan() -> Plan {
    let mut plan = Plan::new(Tier::Weave, Environment::Production, Cloud::Gcp);
    plan.nodes = NodeCount::new(5).expect("5 is within the range");
    plan.name = "mlops-eu-1".parse().expect("a name");
    plan.domain = "ml.example.org".parse().expect("a domain");
    plan.subdomain = "wandb.eu".parse().expect("a subdomain");
    plan.mysql_machine = MysqlMachine::MeetsSizing;
    plan
}

fn occasion() -> Occasion {
    Occasion {
        date: "2026-11-23".parse().expect("a date"),
        address: Address::of_url("https://docs.example.com/planner/").ok(),
    }
}

/// All 18 base plans with sizes, machines, totals, fit and findings. The goal is under 1 ms.
#[divan::bench]
fn assess_all_base_plans(bencher: Bencher) {
    let plans = base_plans();
    bencher
        .counter(ItemsCount::new(plans.len()))
        .bench(|| plans.iter().map(|plan| Assessment::of(black_box(plan))).collect::<Vec<_>>());
}

/// The work after one keystroke or click, before anything is drawn.
#[divan::bench]
fn assess_one_plan(bencher: Bencher) {
    let plan = rich_plan();
    bencher.bench(|| Assessment::of(black_box(&plan)));
}

#[divan::bench]
fn encode_link(bencher: Bencher) {
    let plan = rich_plan();
    bencher.bench(|| link::encode(black_box(&plan)));
}

#[divan::bench]
fn decode_link(bencher: Bencher) {
    let link = link::encode(&rich_plan());
    bencher.bench(|| link::decode(black_box(&link)));
}

#[divan::bench]
fn decode_bad_link(bencher: Bencher) {
    let link = "?v=9&tier=modles&nodes=0&color=red&name=%22%3E%3Cscript%3E&".repeat(100);
    bencher.bench(|| link::decode(black_box(&link)));
}

#[divan::bench]
fn make_bundle(bencher: Bencher) {
    let assessment = Assessment::of(&rich_plan());
    let occasion = occasion();
    bencher.bench(|| Bundle::of(black_box(&assessment), black_box(&occasion)));
}

#[divan::bench]
fn zip_bundle(bencher: Bencher) {
    let bundle = Bundle::of(&Assessment::of(&rich_plan()), &occasion());
    bencher.bench(|| black_box(&bundle).to_zip());
}
