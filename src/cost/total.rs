//! What a bill adds up to, and what it leaves out.

use serde::Serialize;

use super::{Line, Span};
use crate::{catalog::prices::Part, money::Usd};

/// A line that is not in a sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct LeftOut {
    /// Which part of the deployment it is for.
    pub part: Part,
    /// What is not counted, and why.
    pub what: String,
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
            let Some(what) = line.missing() else { continue };
            if !leaves_out.iter().any(|it| it.what == what) {
                leaves_out.push(LeftOut { part: line.part, what });
            }
        }
        Self { month: months.fold(Span::exactly(Usd::ZERO), add), leaves_out }
    }

    /// Whether any line is counted. On premises, none has a price before the user gives one.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.month.most > Usd::ZERO
    }

    /// The sum in a few words: `$4,213 to $7,305 a month`.
    #[must_use]
    pub fn amount(&self) -> String {
        if self.is_known() {
            format!("{} a month", self.month.dollars())
        } else {
            "No prices".to_owned()
        }
    }

    /// What the sum leaves out: `without MySQL (no price) and Egress (no amount)`.
    #[must_use]
    pub fn without(&self) -> String {
        let mut said = String::new();
        for (index, left_out) in self.leaves_out.iter().enumerate() {
            said.push_str(match index {
                0 => "without ",
                _ if index + 1 == self.leaves_out.len() => " and ",
                _ => ", ",
            });
            said.push_str(&left_out.what);
        }
        said
    }

    /// The sum in one line, with what it leaves out.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self.without() {
            without if without.is_empty() => self.amount(),
            without => format!("{}, {without}", self.amount()),
        }
    }
}
