//! What a plan costs: its bill, line by line, with the prices' sources and what is missing.

mod changes;
mod cheaper;
mod csv;
mod inputs;
mod items;
mod line;
mod own;
mod sustained;
mod table;
mod total;
mod variants;

use serde::Serialize;

pub use changes::changes;
pub use cheaper::{Alternative, Alternatives, difference};
pub use csv::bill_csv;
pub use inputs::{CostInputs, Discount, Hours, InvalidInput, read_amount};
pub use line::{Line, LinePrice, NoPrice, Span};
pub use own::{BadRow, OwnKind, OwnPrice, OwnPrices};
pub(crate) use table::write_record;
pub use total::{LeftOut, Missing, Total};
pub use variants::{Variant, variants};

use crate::{
    assessment::Assessment,
    date::Date,
    reference::{self, Cloud},
};

/// What a bill says of its prices.
const LIST_TERMS: &str = "List prices on demand in US dollars, before tax.";

/// What a bill says of its prices where some are the user's own.
const OWN_TERMS: &str = "Your own prices and discounts, and list prices on demand for the rest. In US dollars, before tax.";

/// What no bill counts, because it depends on what people do or is small.
pub const NOT_COUNTED: &str = "Not counted: support plans, requests to the bucket, I/O requests of Aurora, traffic through load balancers and NAT gateways and between zones, snapshots and further backups, logs, keys and secrets, and discounts that are agreed or committed to.";

/// What a bill says of its prices on premises, where all are the user's own.
const ON_PREMISES_TERMS: &str = "In US dollars, before tax.";

/// Whether the plan's files create what is on the bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Provision {
    /// Terraform creates it.
    Created,
    /// It has to exist already.
    Existing,
    /// It has to exist already, and nobody has a list of what it costs.
    OnPremises,
}

impl Provision {
    /// What that means for the bill.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Created => "The Terraform files create what is listed here.",
            Self::Existing => {
                "These files create none of this, but need it: it is priced as W&B's modules would create it, without their network."
            }
            Self::OnPremises => {
                "There are no list prices on premises: fill in what this costs you."
            }
        }
    }
}

/// What a plan costs in a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Bill {
    /// The region whose prices are taken.
    pub region: String,
    /// How many hours of the month everything runs.
    pub hours: Hours,
    /// Whether the plan's files create it.
    pub provision: Provision,
    /// What is paid for.
    pub lines: Vec<Line>,
    /// All lines with a price and an amount together, and which lines are not in it.
    pub total: Total,
}

impl Bill {
    /// The bill of a plan as of the day on which the planner's data was last checked.
    #[must_use]
    pub fn of(assessment: &Assessment, inputs: &CostInputs) -> Self {
        Self::on(assessment, inputs, reference::DATA_DAY)
    }

    /// The bill of a plan as of a day. Only which prices are old depends on it.
    #[must_use]
    pub fn on(assessment: &Assessment, inputs: &CostInputs, day: Date) -> Self {
        let plan = &assessment.plan;
        let price = |item| Line::of(item, plan, inputs, day);
        let lines: Vec<Line> = items::of(assessment, inputs).into_iter().map(price).collect();
        Self {
            region: plan.location.region().to_string(),
            hours: inputs.hours,
            provision: match (plan.has_terraform(), plan.cloud()) {
                (_, Cloud::OnPremises) => Provision::OnPremises,
                (true, _) => Provision::Created,
                (false, _) => Provision::Existing,
            },
            total: Total::of(&lines),
            lines,
        }
    }

    /// What this bill's prices are.
    #[must_use]
    pub fn terms(&self) -> &'static str {
        let is_own = |line: &Line| {
            matches!(line.price, LinePrice::Own { .. }) || line.discount.percent() > 0
        };
        match self.provision {
            Provision::OnPremises => ON_PREMISES_TERMS,
            Provision::Created | Provision::Existing if self.lines.iter().any(is_own) => OWN_TERMS,
            Provision::Created | Provision::Existing => LIST_TERMS,
        }
    }

    /// How many prices were read more than a year ago.
    #[must_use]
    pub fn old_prices(&self) -> usize {
        self.lines.iter().filter(|line| line.is_old()).count()
    }
}
