//! One sized component of a plan: its documented minimum, its machine, and whether the machine is large enough.

use serde::Serialize;

use super::fit::{Fit, Verdict};
use crate::{
    catalog::{self, CpuShare, Machine, Offer},
    evidence::{Evidence, Evidenced},
    plan::{MysqlMachine, Plan},
    reference::{self, Component, Services, Sizing},
    units::{Cores, Gigabytes},
};

/// A machine and how it compares with the documented sizing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct MachineFit {
    /// The machine.
    pub machine: Machine,
    /// The comparison, with its arithmetic.
    pub fit: Evidenced<Fit>,
}

impl MachineFit {
    fn new(machine: Machine, sizing: Sizing) -> Self {
        let fit = Fit::of(&machine, sizing);
        Self { machine, fit: Evidenced::new(fit, fit.evidence(&machine, sizing)) }
    }

    /// The comparison in one word.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.fit.value.verdict()
    }
}

/// One component of a plan, with its sizing and its machines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SizedComponent {
    /// The component.
    pub component: Component,
    /// The managed service that the reference architecture recommends for it.
    pub service: Evidenced<&'static str>,
    /// CPU per node.
    pub cpu: Evidenced<Cores>,
    /// Memory per node.
    pub memory: Evidenced<Gigabytes>,
    /// Disk per node.
    pub disk: Evidenced<Gigabytes>,
    /// The machine that the reference architecture recommends.
    pub documented: MachineFit,
    /// The row of the reference architecture that recommends it.
    pub documented_evidence: Evidence,
    /// The machine that the generated files use.
    pub chosen: MachineFit,
    /// If the documented machine falls short, the smallest machine of each edition of the service that
    /// meets the sizing, the documented machine's own edition first.
    pub alternatives: Vec<MachineFit>,
}

impl SizedComponent {
    /// Sizes a component of a plan.
    #[must_use]
    pub fn of(component: Component, plan: &Plan) -> Self {
        let Plan { tier, environment, .. } = *plan;
        let cloud = plan.cloud();
        let sizing = Sizing::documented(component, tier, environment);
        let row = || Sizing::evidence(component, tier, environment);
        let services = Services::documented(cloud);
        let service = match component {
            Component::KubernetesNode => services.kubernetes,
            Component::Mysql => services.mysql,
        };
        let machine = catalog::documented_machine(component, tier, environment, cloud);
        let documented = MachineFit::new(machine, sizing);
        let alternatives = match documented.verdict() {
            Verdict::Meets | Verdict::Exceeds => Vec::new(),
            Verdict::FallsShort => alternatives(&documented.machine, sizing),
        };
        let chosen = match (plan.location.machine(component), component, plan.mysql_machine) {
            (Some(machine), ..) => MachineFit::new(machine, sizing),
            (None, Component::Mysql, MysqlMachine::MeetsSizing) => {
                alternatives.first().unwrap_or(&documented).clone()
            }
            _ => documented.clone(),
        };
        Self {
            component,
            service: Evidenced::new(service, Services::evidence(cloud)),
            cpu: Evidenced::new(sizing.cpu, row()),
            memory: Evidenced::new(sizing.memory, row()),
            disk: Evidenced::new(sizing.disk, row()),
            documented,
            documented_evidence: reference::machine_evidence(environment, cloud),
            chosen,
            alternatives,
        }
    }

    /// The three documented minimums together.
    #[must_use]
    pub const fn sizing(&self) -> Sizing {
        Sizing { cpu: self.cpu.value, memory: self.memory.value, disk: self.disk.value }
    }
}

/// At most `most` machines that meet the documented sizing of a component, smallest first.
/// Burstable machines are left out, because W&B needs its full CPU all day.
#[must_use]
pub fn machines_that_meet(component: Component, plan: &Plan, most: usize) -> Vec<Machine> {
    let sizing = Sizing::documented(component, plan.tier, plan.environment);
    let size = |offer: &Offer| (offer.vcpu(), offer.memory());
    let mut smallest: Vec<Offer> = Vec::with_capacity(most + 1);
    for offer in catalog::offers(plan.cloud(), component) {
        let fits = Fit::between(offer.vcpu(), offer.memory(), sizing).verdict();
        if fits == Verdict::FallsShort || offer.cpu_share() == CpuShare::Burstable {
            continue;
        }
        // Machines of equal size stay in the catalog's order.
        let place = smallest.partition_point(|known| size(known) <= size(&offer));
        smallest.insert(place, offer);
        smallest.truncate(most);
    }
    smallest.into_iter().map(Offer::machine).collect()
}

/// The smallest machine that meets a sizing, for each edition of the service; the documented
/// machine's own edition comes first.
fn alternatives(documented: &Machine, sizing: Sizing) -> Vec<MachineFit> {
    let mut smallest: Vec<MachineFit> = Vec::new();
    let extra = |candidate: &MachineFit| (candidate.fit.value.memory, candidate.fit.value.cpu);
    for machine in catalog::machines_for(documented.cloud, documented.component) {
        let candidate = MachineFit::new(machine, sizing);
        if candidate.verdict() == Verdict::FallsShort {
            continue;
        }
        match smallest.iter_mut().find(|known| known.machine.edition == machine.edition) {
            Some(known) if extra(&candidate) < extra(known) => *known = candidate,
            Some(_) => {}
            None => smallest.push(candidate),
        }
    }
    let (mut same_edition, others): (Vec<_>, Vec<_>) =
        smallest.into_iter().partition(|candidate| candidate.machine.edition == documented.edition);
    same_edition.extend(others);
    same_edition
}
