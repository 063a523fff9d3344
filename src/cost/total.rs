//! The sum of a bill, and the lines that it leaves out.

use serde::Serialize;

use super::{Line, Span};
use crate::{catalog::prices::Part, money::Usd, reference::Term as _};

/// The reason that a sum leaves a line out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// The line has no price.
    Price,
    /// The user has not entered an amount.
    Amount,
}

/// A part of the deployment with a line that the sum leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct LeftOut {
    /// The part.
    pub part: Part,
    /// The reason.
    pub missing: Missing,
}

/// The sum of the lines that have a price and an amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Total {
    /// The sum per month.
    pub month: Span<Usd>,
    /// The parts that it leaves out.
    pub leaves_out: Vec<LeftOut>,
    /// The number of lines that it includes.
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
            // Two items of a part that lack the same are listed once.
            leaves_out.extend(left_out.filter(|it| !leaves_out.contains(it)));
        }
        Self {
            lines: months.clone().count(),
            month: months.fold(Span::exactly(Usd::ZERO), add),
            leaves_out,
        }
    }

    /// Whether the sum includes any line. On premises, lines have no price until the user enters one.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        self.lines > 0
    }

    /// The sum with its period: `$4,213 to $7,305 a month`, or `Over $2,774 a month` if a list price is
    /// missing, because the highest value of an incomplete sum would mislead.
    #[must_use]
    pub fn amount(&self) -> String {
        match (self.is_known(), self.lacks_list_prices()) {
            (false, _) => "No prices yet".to_owned(),
            (true, false) => format!("{} a month", self.month.dollars()),
            (true, true) => format!("Over {} a month", self.month.least),
        }
    }

    /// Whether a list price is missing. A negotiated price, such as that of a license, is none.
    fn lacks_list_prices(&self) -> bool {
        let lacks = |it: &LeftOut| it.missing == Missing::Price && !it.part.is_negotiated();
        self.leaves_out.iter().any(lacks)
    }

    /// The shortest form of the sum: in dollars, or `over $2,774` if a list price is missing.
    #[must_use]
    pub fn short(&self) -> String {
        match (self.is_known(), self.lacks_list_prices()) {
            (false, _) => self.amount(),
            (true, false) => self.month.dollars(),
            (true, true) => format!("over {}", self.month.least),
        }
    }

    /// The parts that the sum leaves out: `without MySQL and W&B license (no price), and without
    /// egress (no amount)`.
    #[must_use]
    pub fn without(&self) -> String {
        let mut phrase = String::new();
        for (missing, why) in [(Missing::Price, "no price"), (Missing::Amount, "no amount")] {
            let parts: Vec<Part> = self
                .leaves_out
                .iter()
                .filter(|it| it.missing == missing)
                .map(|it| it.part)
                .collect();
            for (index, part) in parts.iter().enumerate() {
                phrase.push_str(match index {
                    0 if phrase.is_empty() => "without ",
                    0 => ", and without ",
                    _ if index + 1 == parts.len() => " and ",
                    _ => ", ",
                });
                phrase.push_str(part.label());
            }
            if !parts.is_empty() {
                phrase.push_str(" (");
                phrase.push_str(why);
                phrase.push(')');
            }
        }
        phrase
    }

    /// The sum in one line, with the parts that it leaves out.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self.without() {
            without if without.is_empty() || !self.is_known() => self.amount(),
            without => format!("{}, {without}", self.amount()),
        }
    }
}
