//! What would make a plan cheaper without making it smaller, and what larger choices cost.

use serde::Serialize;

use super::{CostInputs, sustained};
use crate::{
    assessment::{Assessment, Fit, SizedComponent, Verdict},
    catalog::{self, CpuShare, Machine, prices},
    money::Usd,
    plan::Plan,
    reference::Component,
};

/// A machine that meets the sizing, and what it costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Alternative {
    /// The machine.
    pub machine: Machine,
    /// One of it for a month, at its list price.
    pub month: Usd,
}

/// The machines that meet the sizing of a component and have a price in the plan's region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Alternatives {
    /// Which component.
    pub component: Component,
    /// The plan's machine for a month, at its list price.
    pub chosen: Option<Usd>,
    /// Those that meet the sizing, the cheapest first; among equals the one that the catalog has
    /// first.
    pub meeting: Vec<Alternative>,
}

impl Alternatives {
    /// The machines that could be a component of a plan.
    #[must_use]
    pub fn of(component: Component, assessment: &Assessment, inputs: &CostInputs) -> Self {
        let part: &SizedComponent = match component {
            Component::KubernetesNode => &assessment.kubernetes,
            Component::Mysql => &assessment.mysql,
        };
        let plan = &assessment.plan;
        let month = |name: &str| month(plan, name, inputs);
        let meets = |machine: &Machine| {
            Fit::of(machine, part.sizing()).verdict() != Verdict::FallsShort
                && machine.cpu_share != CpuShare::Burstable
        };
        let mut meeting: Vec<Alternative> = Vec::new();
        for machine in catalog::machines_for(plan.cloud(), component).filter(meets) {
            let Some(month) = month(&machine.name) else { continue };
            // Among equals the earlier in the catalog comes first.
            let place = meeting.partition_point(|it| it.month <= month);
            meeting.insert(place, Alternative { machine, month });
        }
        Self { component, chosen: month(&part.chosen.machine.name), meeting }
    }

    /// Those that are cheaper than the plan's machine.
    pub fn cheaper(&self) -> impl Iterator<Item = &Alternative> {
        self.meeting.iter().filter(|it| self.chosen.is_some_and(|chosen| it.month < chosen))
    }

    /// The cheapest with more vCPUs than the plan's machine.
    #[must_use]
    pub fn next_larger(&self, chosen: &Machine) -> Option<&Alternative> {
        let larger = self.meeting.iter().filter(|it| it.machine.vcpu > chosen.vcpu);
        let least = larger.clone().map(|it| it.machine.vcpu).min();
        larger.filter(|it| Some(it.machine.vcpu) == least).min_by_key(|it| it.month)
    }
}

/// A machine for a month, at its list price, less what the cloud takes off that on its own.
fn month(plan: &Plan, name: &str, inputs: &CostInputs) -> Option<Usd> {
    let price = prices::price(plan.cloud(), name, plan.location.region().as_str())?;
    let discount = sustained::discount(plan.cloud(), name, inputs.hours);
    Some(price.usd.times(inputs.hours.get()).percent(discount.remainder()))
}

/// A difference in whole dollars: `$120 less` or `$40 more`.
#[must_use]
pub fn difference(from: Usd, to: Usd) -> String {
    if to < from { format!("{} less", from.less(to)) } else { format!("{} more", to.less(from)) }
}
