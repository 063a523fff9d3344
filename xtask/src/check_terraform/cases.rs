//! The plans to check, and the modules to check them with.

use std::{collections::BTreeMap, fmt};

use wandb_planner::{
    assessment::Assessment,
    bundle::{Bundle, Language, Occasion},
    plan::{
        Access, ClickHouse, Installation, InstallationOption, Location, Login, Mail, MysqlMachine,
        Network, NodeCount, Plan,
    },
    reference::{Cloud, Component, Environment, Term as _, Tier},
};

/// The modules that a root module is checked with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Modules {
    /// Only the official modules' inputs and outputs. Quick.
    Interface,
    /// The official modules themselves, if the checker has them.
    Real,
}

/// A root module to check, which one or more plans generate.
pub struct Case {
    /// The first of these plans.
    pub plan: Plan,
    /// The number of other plans that generate the same root module.
    others: usize,
    /// The modules that it is checked with.
    pub modules: Modules,
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Plan { access, clickhouse, nodes, mysql_machine, .. } = &self.plan;
        write!(f, "{}", Assessment::of(&self.plan).title())?;
        if *access == Access::Private {
            f.write_str(", private")?;
        }
        if *clickhouse == ClickHouse::InCluster {
            f.write_str(", ClickHouse in the cluster")?;
        }
        if *mysql_machine == MysqlMachine::MeetsSizing {
            f.write_str(", MySQL that meets the sizing")?;
        }
        if *nodes != NodeCount::default() {
            write!(f, ", {nodes} nodes")?;
        }
        let default = Installation::default();
        for option in InstallationOption::ALL {
            let value = option.read(&self.plan.installation);
            if value != option.read(&default) {
                write!(f, ", {} {value}", option.parameter())?;
            }
        }
        if self.others > 0 {
            write!(f, " (and {} more)", self.others)?;
        }
        Ok(())
    }
}

/// The bundle of a plan, with an arbitrary date.
pub fn bundle(plan: &Plan) -> Bundle {
    let occasion = Occasion { date: "2026-11-23".parse().expect("a date"), address: None };
    Bundle::of(&Assessment::of(plan), &occasion)
}

/// Every plan that has Terraform files, with every option that changes them, and for each cloud one plan
/// with custom names, ranges, machines and node count, and one for private networks.
pub fn plans() -> Vec<Plan> {
    let mut plans = Vec::new();
    for base in Plan::base_plans() {
        for access in Access::ALL {
            for clickhouse in ClickHouse::ALL {
                for mysql_machine in MysqlMachine::ALL {
                    if base.tier.includes_weave() || *clickhouse == ClickHouse::External {
                        plans.push(Plan {
                            access: *access,
                            clickhouse: *clickhouse,
                            mysql_machine: *mysql_machine,
                            ..base.clone()
                        });
                    }
                }
            }
        }
    }
    plans.extend(Cloud::DOCUMENTED.into_iter().flat_map(installations));
    plans.extend(Cloud::DOCUMENTED.map(customized));
    plans.extend(Cloud::DOCUMENTED.map(for_private_networks));
    plans
}

/// A plan whose domain cannot have a public certificate.
fn for_private_networks(cloud: Cloud) -> Plan {
    Plan {
        access: Access::Private,
        domain: "acme.internal".parse().expect("a domain"),
        inbound: "192.168.0.0/16".parse().expect("a range"),
        ..Plan::new(Tier::Models, Environment::Production, cloud)
    }
}

fn customized(cloud: Cloud) -> Plan {
    let (region, node, mysql) = match cloud {
        Cloud::Aws => ("eu-central-1", "m7i.8xlarge", "db.r7g.4xlarge"),
        Cloud::Gcp => ("us-central1", "n2-standard-32", "db-perf-optimized-N-8"),
        Cloud::Azure => ("westeurope", "Standard_E16s_v5", "MO_Standard_E16ds_v4"),
        Cloud::OnPremises => unreachable!("there are no Terraform files on premises"),
    };
    let location = Location::in_region(cloud, region)
        .and_then(|it| it.with_machine(Component::KubernetesNode, node))
        .and_then(|it| it.with_machine(Component::Mysql, mysql))
        .expect("a region and machines of the cloud");
    Plan {
        location,
        nodes: NodeCount::new(5).expect("1 to 100"),
        name: "mlops-eu-1".parse().expect("a name"),
        domain: "ml.example.org".parse().expect("a domain"),
        subdomain: "wandb.eu".parse().expect("a subdomain"),
        inbound: "203.0.113.0/24,198.51.100.7/32".parse().expect("ranges"),
        ..Plan::new(Tier::Combined, Environment::Production, cloud)
    }
}

/// Plans with each sign-in, mail and network option, with private and public access.
fn installations(cloud: Cloud) -> Vec<Plan> {
    let mut plans = Vec::new();
    for (tier, access) in [(Tier::Models, Access::Private), (Tier::Combined, Access::Public)] {
        let base = Plan { access, ..Plan::new(tier, Environment::Production, cloud) };
        for installation in [
            Installation { login: Login::Oidc, mail: Mail::Smtp, ..Installation::default() },
            Installation { login: Login::Ldap, ..Installation::default() },
            Installation { mail: Mail::Smtp, ..Installation::default() },
            Installation { network: Network::Existing, ..Installation::default() },
        ] {
            plans.push(Plan { installation, ..base.clone() });
        }
    }
    plans
}

/// Every root module that differs in more than its comments, and one of each tier and cloud with the
/// official modules themselves. Those take longest, so they come first.
pub fn all() -> Vec<Case> {
    let mut alike: BTreeMap<String, Case> = BTreeMap::new();
    let mut order = Vec::new();
    for plan in plans() {
        let code = code(&plan);
        if let Some(case) = alike.get_mut(&code) {
            case.others += 1;
        } else {
            order.push(code.clone());
            alike.insert(code, Case { plan, others: 0, modules: Modules::Interface });
        }
    }
    let mut cases = real();
    cases.extend(order.iter().filter_map(|code| alike.remove(code)));
    cases
}

/// A plan's Terraform code without its comments.
fn code(plan: &Plan) -> String {
    let bundle = bundle(plan);
    let files = bundle.files().iter().filter(|file| file.language == Language::Terraform);
    let lines = files.flat_map(|file| file.contents.lines());
    lines.filter(|line| !line.trim_start().starts_with('#')).collect::<Vec<_>>().join("\n")
}

fn real() -> Vec<Case> {
    let plan = |cloud, tier, environment, access, clickhouse| Plan {
        access,
        clickhouse,
        ..Plan::new(tier, environment, cloud)
    };
    let on = |cloud| {
        [
            plan(
                cloud,
                Tier::Models,
                Environment::Production,
                Access::Private,
                ClickHouse::External,
            ),
            plan(cloud, Tier::Weave, Environment::TestDev, Access::Public, ClickHouse::InCluster),
            plan(
                cloud,
                Tier::Combined,
                Environment::Production,
                Access::Public,
                ClickHouse::External,
            ),
        ]
    };
    let mut existing = plan(
        Cloud::Aws,
        Tier::Combined,
        Environment::Production,
        Access::Public,
        ClickHouse::External,
    );
    existing.installation = Installation {
        login: Login::Oidc,
        mail: Mail::Smtp,
        network: Network::Existing,
        ..Installation::default()
    };
    let plans = Cloud::DOCUMENTED.into_iter().flat_map(on).chain([existing]);
    plans.map(|plan| Case { plan, others: 0, modules: Modules::Real }).collect()
}
