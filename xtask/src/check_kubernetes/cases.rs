//! The plans to render.

use std::fmt;

use wandb_planner::{
    assessment::{Assessment, capacity::Workload},
    catalog::ChartSize,
    plan::{Access, ClickHouse, FileSet, Installation, InstallationOption, Plan},
    reference::{Cloud, Environment, Term as _, Tier},
};

/// Kubernetes files to render, with the planner's count of their pods.
pub struct Case {
    /// The assessment that the files are made from.
    pub assessment: Assessment,
    /// The pods at the chart size to render with: the plan's size, or one that the user sets.
    pub workload: Workload,
}

impl Case {
    fn of(plan: &Plan) -> Self {
        let assessment = Assessment::of(plan);
        Self { workload: assessment.on_nodes.workload.clone(), assessment }
    }

    fn with_size(plan: &Plan, size: ChartSize) -> Self {
        Self { workload: Workload::at(plan, size), ..Self::of(plan) }
    }

    /// The contents of a file with the chart size of this case.
    pub fn sized(&self, contents: &str) -> String {
        let line = |size: ChartSize| format!("\n      size: {}\n", size.name());
        let planned = self.assessment.on_nodes.workload.size;
        contents.replace(&line(planned), &line(self.workload.size))
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Plan { access, clickhouse, .. } = &self.assessment.plan;
        write!(
            f,
            "{}, {}, ClickHouse: {}, size {}",
            self.assessment.title(),
            access.label(),
            clickhouse.label(),
            self.workload.size.name()
        )?;
        let (installation, default) = (&self.assessment.plan.installation, Installation::default());
        for option in InstallationOption::ALL {
            if option.read(installation) != option.read(&default) {
                write!(f, ", {} {}", option.parameter(), option.read(installation))?;
            }
        }
        Ok(())
    }
}

/// Every value of every installation option that changes the Kubernetes files, alone and all together,
/// on premises and on a cloud.
fn installations() -> Vec<Plan> {
    let mut plans = Vec::new();
    for cloud in [Cloud::OnPremises, Cloud::Gcp] {
        let base = Plan {
            file_set: FileSet::Kubernetes,
            ..Plan::new(Tier::Combined, Environment::Production, cloud)
        };
        let with = |chosen: &dyn Fn(&InstallationOption) -> Option<&'static str>| {
            let mut plan = base.clone();
            for option in InstallationOption::ALL {
                if let Some(slug) = chosen(option) {
                    option.write(&mut plan.installation, slug);
                }
            }
            plan
        };
        for option in InstallationOption::ALL.iter().filter(|it| base.is_affected_by(**it)) {
            for [slug, ..] in option.values().into_iter().skip(1) {
                plans.push(with(&|it| (it == option).then_some(slug)));
            }
        }
        plans.push(with(&|it| it.values().get(1).map(|value| value[0])));
        plans.push(with(&|it| it.values().last().map(|value| value[0])));
    }
    plans
}

/// Every tier and environment on every cloud and on premises, with private and public access, with each ClickHouse
/// option where it applies, and each larger chart size that a user may set.
pub fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for base in Cloud::ALL.iter().flat_map(|cloud| Plan::base_plans_on(*cloud)) {
        for access in Access::ALL {
            for clickhouse in ClickHouse::ALL {
                let plan = Plan {
                    access: *access,
                    clickhouse: *clickhouse,
                    file_set: FileSet::Kubernetes,
                    ..base.clone()
                };
                if *clickhouse == ClickHouse::External || plan.runs_clickhouse() {
                    cases.push(Case::of(&plan));
                }
            }
        }
    }
    cases.extend(installations().iter().map(Case::of));
    for tier in [Tier::Models, Tier::Combined] {
        let plan = Plan {
            file_set: FileSet::Kubernetes,
            ..Plan::new(tier, Environment::Production, Cloud::Aws)
        };
        cases.extend(ChartSize::ALL[1..].iter().map(|size| Case::with_size(&plan, *size)));
    }
    cases
}
