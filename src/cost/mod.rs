//! The cost of a plan: its bill, line by line, with the sources of prices and with missing prices.

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

/// The terms of list prices.
const LIST_TERMS: &str = "On-demand list prices in US dollars, before tax.";

/// The terms of a bill with some of the user's own prices.
const OWN_TERMS: &str = "Your own prices and discounts, and on-demand list prices for the rest, in US dollars, before tax.";

/// Costs that no bill includes, because they are small or depend on usage.
pub const NOT_COUNTED: &str = "Not included: support plans, requests to the bucket and the database, traffic through load balancers and gateways and between zones, snapshots and additional backups, logs, keys and secrets, and negotiated or committed-use discounts.";

/// The terms of a bill on premises, where all prices are the user's own.
const ON_PREMISES_TERMS: &str = "In US dollars, before tax.";

/// Whether the plan's files create the resources on the bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Provision {
    /// Terraform creates them.
    Created,
    /// They have to exist already.
    Existing,
    /// They have to exist already, and have no list prices.
    OnPremises,
}

impl Provision {
    /// The meaning for the bill, as a sentence.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Created => {
                "The Terraform files create this infrastructure, except where a line says otherwise."
            }
            Self::Existing => {
                "These files create none of this infrastructure, but need it. Prices are for what W&B's modules would create, without their network."
            }
            Self::OnPremises => "There are no list prices on premises: enter what you pay.",
        }
    }
}

/// The monthly cost of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Bill {
    /// The region of the prices.
    pub region: String,
    /// Hours per month that everything runs.
    pub hours: Hours,
    /// Whether the plan's files create the resources.
    pub provision: Provision,
    /// The lines of the bill.
    pub lines: Vec<Line>,
    /// The sum of all lines with a price and an amount, and the lines that it leaves out.
    pub total: Total,
}

impl Bill {
    /// Creates the bill of a plan as of the day on which the planner's data was last updated.
    #[must_use]
    pub fn of(assessment: &Assessment, inputs: &CostInputs) -> Self {
        Self::on(assessment, inputs, reference::DATA_DAY)
    }

    /// Creates the bill of a plan as of a day, which decides only whether prices are old.
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

    /// The terms of this bill's prices, as a sentence.
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

    /// The number of prices that are more than a year old.
    #[must_use]
    pub fn old_prices(&self) -> usize {
        self.lines.iter().filter(|line| line.is_old()).count()
    }
}
