//! Variants of a plan with one choice changed, and their cost.

use serde::Serialize;

use super::{Bill, CostInputs, Total};
use crate::{
    assessment::{Assessment, Verdict},
    date::Date,
    plan::{MysqlMachine, Plan},
    reference::{Cloud, Component, Environment, Term as _},
};

/// A variant of a plan that differs in one choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Variant {
    /// The choice that differs.
    pub label: String,
    /// The variant as a plan.
    #[serde(skip)]
    pub plan: Plan,
    /// Its cost.
    pub total: Total,
}

/// The plan with the other choice of MySQL machine, in the other environment, and on the other clouds.
#[must_use]
pub fn variants(assessment: &Assessment, inputs: &CostInputs, day: Date) -> Vec<Variant> {
    let plan = &assessment.plan;
    let mut variants = Vec::new();
    let mut add = |label: String, plan: Plan| {
        let assessment = Assessment::on(&plan, day);
        let total = Bill::on(&assessment, inputs, day).total;
        variants.push(Variant { label, plan, total });
    };
    let named = plan.location.machine(Component::Mysql).is_some();
    let short = assessment.mysql.documented.verdict() == Verdict::FallsShort;
    if short && !named {
        let (mysql_machine, label) = match plan.mysql_machine {
            MysqlMachine::Documented => {
                (MysqlMachine::MeetsSizing, "MySQL machine that meets the sizing")
            }
            MysqlMachine::MeetsSizing => (MysqlMachine::Documented, "Documented MySQL machine"),
        };
        add(label.to_owned(), Plan { mysql_machine, ..plan.clone() });
    }
    let environment = match plan.environment {
        Environment::Production => Environment::TestDev,
        Environment::TestDev => Environment::Production,
    };
    let other = plan.with_choices(plan.tier, environment, plan.cloud());
    add(environment.label().to_owned(), other);
    for cloud in Cloud::DOCUMENTED.into_iter().filter(|cloud| *cloud != plan.cloud()) {
        let other = plan.with_choices(plan.tier, plan.environment, cloud);
        add(format!("{} in {}", cloud.label(), other.location.region()), other);
    }
    variants
}
