//! What a bill adds up to, and what it leaves out.

use serde::Serialize;

use super::{Line, Span};
use crate::{catalog::prices::Part, money::Usd, reference::Term as _};

/// Why a line is not in a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// It has no price.
    Price,
    /// Nobody has said how much of it there is.
    Amount,
}

/// A part of the deployment of which a line is not in a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct LeftOut {
    /// Which part.
    pub part: Part,
    /// Why.
    pub missing: Missing,
}

/// The lines that have a price and an amount, together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Total {
    /// In a month.
    pub month: Span<Usd>,
    /// What is not in it.
    pub leaves_out: Vec<LeftOut>,
    /// How many lines are in it.
    pub lines: usize,
}

impl Total {
    pub(super) fn of(lines: &[Line]) -> Self {
        let add = |sum: Span<Usd>, month: Span<Usd>| Span {
            least: sum.least.plus(month.least),
            most: sum.most.plus(month.most),
        };
        let months = lines.iter().filter_map(|line| line.month);
        let mut leaves_out: Vec<LeftOut> = Vec::new();
        for line in lines {
            let left_out = line.missing().map(|missing| LeftOut { part: line.part, missing });
            // Two items of a part that lack the same are said once.
            leaves_out.extend(left_out.filter(|it| !leaves_out.contains(it)));
        }
        Self {
            lines: months.clone().count(),
            month: months.fold(Span::exactly(Usd::ZERO), add),
            leaves_out,
        }
    }

    /// Whether any line is counted. On premises, none has a price before the user gives one.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        self.lines > 0
    }

    /// The sum in a few words: `$4,213 to $7,305 a month`.
    #[must_use]
    pub fn amount(&self) -> String {
        if self.is_known() {
            format!("{} a month", self.month.dollars())
        } else {
            "No price is known".to_owned()
        }
    }

    /// The sum where there is no room for more: in dollars, as `over $2,774` where a list price is
    /// missing. What is agreed, such as a license, is not counted as missing.
    #[must_use]
    pub fn short(&self) -> String {
        let lacks = |it: &LeftOut| it.missing == Missing::Price && !it.part.is_agreed();
        match (self.is_known(), self.leaves_out.iter().any(lacks)) {
            (false, _) => self.amount(),
            (true, false) => self.month.dollars(),
            (true, true) => format!("over {}", self.month.least),
        }
    }

    /// What the sum leaves out: `without MySQL and W&B license (no price), and without egress
    /// (no amount)`.
    #[must_use]
    pub fn without(&self) -> String {
        let mut said = String::new();
        for (missing, why) in [(Missing::Price, "no price"), (Missing::Amount, "no amount")] {
            let parts: Vec<Part> = self
                .leaves_out
                .iter()
                .filter(|it| it.missing == missing)
                .map(|it| it.part)
                .collect();
            for (index, part) in parts.iter().enumerate() {
                said.push_str(match index {
                    0 if said.is_empty() => "without ",
                    0 => ", and without ",
                    _ if index + 1 == parts.len() => " and ",
                    _ => ", ",
                });
                said.push_str(part.label());
            }
            if !parts.is_empty() {
                said.push_str(" (");
                said.push_str(why);
                said.push(')');
            }
        }
        said
    }

    /// The sum in one line, with what it leaves out.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self.without() {
            without if without.is_empty() || !self.is_known() => self.amount(),
            without => format!("{}, {without}", self.amount()),
        }
    }
}
