//! The plans whose bundles the tests check.

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex, OnceLock},
};

use wandb_planner::{
    assessment::Assessment,
    bundle::{Bundle, File, Occasion},
    plan::{
        Access, Address, ClickHouse, FileSet, InstallationOption, MysqlMachine, NodeCount, Plan,
        link,
    },
    reference::{Cloud, DATA_DAY, Environment, Term as _, Tier},
};

/// A fixed date and address.
pub fn occasion() -> Occasion {
    Occasion {
        date: DATA_DAY,
        address: Some(Address::of_url("https://docs.example.com/planner/").unwrap()),
    }
}

/// Every base plan with every option that changes files, once with the placeholders and once with
/// custom names, ranges and node count.
pub fn plans() -> Vec<Plan> {
    let mut plans = Vec::new();
    for base in Cloud::ALL.iter().flat_map(|cloud| Plan::base_plans_on(*cloud)) {
        for access in Access::ALL {
            for file_set in FileSet::ALL {
                for clickhouse in ClickHouse::ALL {
                    if base.tier == Tier::Models && *clickhouse != ClickHouse::External {
                        continue;
                    }
                    let plan = Plan {
                        access: *access,
                        file_set: *file_set,
                        clickhouse: *clickhouse,
                        ..base.clone()
                    };
                    plans.push(Plan {
                        nodes: NodeCount::new(4).unwrap(),
                        name: "mlops-eu-1".parse().unwrap(),
                        domain: "ml.example.org".parse().unwrap(),
                        subdomain: "wandb.eu".parse().unwrap(),
                        inbound: "203.0.113.0/24,198.51.100.7/32".parse().unwrap(),
                        mysql_machine: MysqlMachine::MeetsSizing,
                        ..plan.clone()
                    });
                    plans.push(plan);
                }
            }
        }
    }
    assert_eq!(plans.len(), (8 + 16 * 2) * 2 * 3 * 2);
    plans.extend(installations());
    plans
}

/// Every value of every installation option, alone and all together, on every cloud and on premises.
pub fn installations() -> Vec<Plan> {
    let mut plans = Vec::new();
    for cloud in Cloud::ALL {
        let base = Plan {
            file_set: FileSet::Both,
            ..Plan::new(Tier::Combined, Environment::Production, *cloud)
        };
        for access in Access::ALL {
            for inbound in ["", "203.0.113.0/24,198.51.100.7/32"] {
                let base = Plan {
                    access: *access,
                    inbound: inbound.parse().unwrap(),
                    clickhouse: if inbound.is_empty() {
                        ClickHouse::InCluster
                    } else {
                        ClickHouse::External
                    },
                    ..base.clone()
                };
                for option in InstallationOption::ALL {
                    for [slug, ..] in option.values().into_iter().skip(1) {
                        let mut plan = base.clone();
                        option.write(&mut plan.installation, slug).unwrap();
                        plans.push(plan);
                    }
                }
                for last in [false, true] {
                    let mut plan = base.clone();
                    for option in InstallationOption::ALL {
                        let values = option.values();
                        let [slug, ..] = values[if last { values.len() - 1 } else { 1 }];
                        option.write(&mut plan.installation, slug).unwrap();
                    }
                    plans.push(plan);
                }
            }
        }
    }
    plans
}

/// A bundle and its archive, made once for each plan and cached for all tests.
struct Kept {
    bundle: Bundle,
    archive: OnceLock<Vec<u8>>,
}

fn kept(plan: &Plan) -> &'static Kept {
    static KEPT: LazyLock<Mutex<HashMap<String, &'static Kept>>> = LazyLock::new(Mutex::default);
    let link = link::encode(plan);
    if let Some(kept) = KEPT.lock().unwrap().get(&link) {
        return kept;
    }
    let made = Box::leak(Box::new(Kept { bundle: fresh_bundle(plan), archive: OnceLock::new() }));
    KEPT.lock().unwrap().entry(link).or_insert(made)
}

/// The bundle of a plan.
pub fn bundle(plan: &Plan) -> &'static Bundle {
    &kept(plan).bundle
}

/// The bundle of a plan as a zip archive.
pub fn archive(plan: &Plan) -> &'static [u8] {
    let kept = kept(plan);
    kept.archive.get_or_init(|| kept.bundle.to_zip())
}

/// The bundle of a plan, without the cache.
pub fn fresh_bundle(plan: &Plan) -> Bundle {
    Bundle::of(&Assessment::of(plan), &occasion())
}

/// Runs a check on every file of every plan.
#[track_caller]
pub fn check_files(wanted: impl Fn(&File) -> bool, check: impl Fn(&Plan, &File)) {
    let mut checked = 0;
    for plan in plans() {
        for file in bundle(&plan).files().iter().filter(|file| wanted(file)) {
            check(&plan, file);
            checked += 1;
        }
    }
    assert!(checked > 0, "no file matches");
}

pub fn text<'a>(bundle: &'a Bundle, path: &str) -> &'a str {
    let file = bundle.files().iter().find(|file| file.path == path);
    &file.unwrap_or_else(|| panic!("the bundle has no {path}")).contents
}
