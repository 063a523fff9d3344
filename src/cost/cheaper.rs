//! Cheaper machines that are large enough for a plan, and the price of larger ones.

use serde::Serialize;

use super::{CostInputs, sustained};
use crate::{
    assessment::{Assessment, Fit, SizedComponent, Verdict},
    catalog::{self, CpuShare, Machine, prices},
    money::Usd,
    plan::Plan,
    reference::Component,
};

/// A machine that meets the sizing, with its price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Alternative {
    /// The machine.
    pub machine: Machine,
    /// The list price of one machine for a month.
    pub month: Usd,
}

/// The machines that meet the sizing of a component and have a price in the plan's region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Alternatives {
    /// The component.
    pub component: Component,
    /// The list price of the plan's machine for a month, if it is known.
    pub chosen: Option<Usd>,
    /// The machines that meet the sizing, cheapest first. Machines with equal prices are in the
    /// catalog's order.
    pub meeting: Vec<Alternative>,
}

impl Alternatives {
    /// Finds the machines that are large enough for a component of a plan.
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
            // Equal prices keep the catalog's order.
            let place = meeting.partition_point(|it| it.month <= month);
            meeting.insert(place, Alternative { machine, month });
        }
        Self { component, chosen: month(&part.chosen.machine.name), meeting }
    }

    /// The machines that are cheaper than the plan's machine.
    pub fn cheaper(&self) -> impl Iterator<Item = &Alternative> {
        self.meeting.iter().filter(|it| self.chosen.is_some_and(|chosen| it.month < chosen))
    }

    /// The cheapest machine of the next larger number of vCPUs.
    #[must_use]
    pub fn next_larger(&self, chosen: &Machine) -> Option<&Alternative> {
        let larger = self.meeting.iter().filter(|it| it.machine.vcpu > chosen.vcpu);
        let least = larger.clone().map(|it| it.machine.vcpu).min();
        larger.filter(|it| Some(it.machine.vcpu) == least).min_by_key(|it| it.month)
    }
}

/// The list price of a machine for a month, less the cloud's automatic discount.
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
