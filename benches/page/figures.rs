//! The measurements as a table and as JSON.

use serde_json::{Value, json};

use crate::visit::{Load, Measured};

/// How a list of values is reduced to one.
#[derive(Clone, Copy)]
enum Statistic {
    Median,
    Percentile95,
    /// For events that must never happen: once is too often.
    Maximum,
}

impl Statistic {
    fn of(self, values: &[f64]) -> Option<f64> {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let (numerator, denominator) = match self {
            Self::Median => (1, 2),
            Self::Percentile95 => (19, 20),
            Self::Maximum => (1, 1),
        };
        let place = (sorted.len() * numerator).div_ceil(denominator).max(1) - 1;
        sorted.get(place).copied()
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Median => "median",
            Self::Percentile95 => "95th percentile",
            Self::Maximum => "maximum",
        }
    }
}

/// The values measured for one figure on one page, one for each round or input.
struct Values(Vec<f64>);

impl Values {
    fn range(&self) -> Option<(f64, f64)> {
        let lowest = self.0.iter().copied().min_by(f64::total_cmp)?;
        let highest = self.0.iter().copied().max_by(f64::total_cmp)?;
        Some((lowest, highest))
    }

    fn cell(&self, statistic: Statistic) -> String {
        match (statistic.of(&self.0), self.range()) {
            (Some(value), Some((low, high))) => format!("{value:.0} ({low:.0} to {high:.0})"),
            _ => "-".to_owned(),
        }
    }

    fn json(&self, statistic: Statistic) -> Value {
        let (low, high) = self.range().unzip();
        json!({ "value": statistic.of(&self.0), "min": low, "max": high, "values": self.0 })
    }
}

/// A line of the table.
pub struct Figure {
    what: &'static str,
    statistic: Statistic,
    planner: Values,
    plain: Values,
    /// The value must stay below the target, or be 0 if the target is 0.
    target: Option<f64>,
}

impl Figure {
    /// Whether the target is met: `None` without a target, `Some(false)` without a value.
    pub fn is_met(&self) -> Option<bool> {
        let target = self.target?;
        let value = self.statistic.of(&self.planner.0);
        Some(value.is_some_and(|it| if target > 0.0 { it < target } else { it <= target }))
    }

    /// The planner's value divided by the plain page's.
    fn ratio(&self) -> Option<f64> {
        let plain = self.statistic.of(&self.plain.0).filter(|it| *it > 0.0)?;
        Some(self.statistic.of(&self.planner.0)? / plain)
    }

    fn print(&self) {
        println!(
            "{:<31} {:>22} {:>22} {:>6} {:>7} {}",
            self.what,
            self.planner.cell(self.statistic),
            self.plain.cell(self.statistic),
            self.ratio().map_or("-".to_owned(), |it| format!("{it:.2}")),
            self.target.map_or("-".to_owned(), |it| format!("{it:.0}")),
            self.is_met().map_or("", |met| if met { "met" } else { "missed" }),
        );
    }

    /// The figure with all its values.
    pub fn json(&self) -> Value {
        json!({
            "what": self.what,
            "statistic": self.statistic.key(),
            "planner": self.planner.json(self.statistic),
            "plain": self.plain.json(self.statistic),
            "ratio": self.ratio(),
            "target": self.target,
            "met": self.is_met(),
        })
    }
}

/// Prints the figures as a table.
pub fn print(figures: &[Figure]) {
    println!(
        "{:<31} {:>22} {:>22} {:>6} {:>7}",
        "", "planner (range)", "plain page (range)", "ratio", "target"
    );
    figures.iter().for_each(Figure::print);
}

/// The figures of all visits.
pub fn figures(planner: &[Measured], plain: &[Measured]) -> Vec<Figure> {
    type Of = fn(&Load) -> f64;
    let pages = [planner, plain];
    let cold = |of: Of| pages.map(|visits| visits.iter().map(|it| of(&it.cold)).collect());
    let again = |of: Of| {
        pages.map(|visits| {
            visits.iter().filter_map(|it| it.repeated.as_ref().map(|it| of(&it.load))).collect()
        })
    };
    let asked_again = pages.map(|visits| {
        visits.iter().filter_map(|it| it.repeated.as_ref().map(|it| count(it.requests))).collect()
    });
    let at_once =
        || pages.map(|visits| visits.iter().flat_map(|it| it.inputs_at_once.clone()).collect());
    let files = pages.map(|visits| visits.iter().filter_map(|it| it.files).collect());
    let inputs = || pages.map(|visits| visits.iter().flat_map(|it| it.inputs.clone()).collect());
    let later = pages.map(|visits| visits.iter().map(|it| count(it.requests_after_load)).collect());
    let figure = |what, statistic, [planner, plain]: [Vec<f64>; 2], target| Figure {
        what,
        statistic,
        planner: Values(planner),
        plain: Values(plain),
        target,
    };
    let median = |what, values, target| figure(what, Statistic::Median, values, target);
    vec![
        median("first paint, ms", cold(|it| it.first_paint), Some(600.0)),
        median("largest paint, ms", cold(|it| it.largest_paint), None),
        median("interactive, ms", cold(|it| it.interactive), Some(1_200.0)),
        median("transferred, KB", cold(|it| it.bytes / 1_000.0), None),
        median("requests", cold(|it| it.requests), None),
        median("again: first paint, ms", again(|it| it.first_paint), None),
        median("again: interactive, ms", again(|it| it.interactive), Some(600.0)),
        figure("again: requests", Statistic::Maximum, asked_again, Some(0.0)),
        median("input, median, ms", inputs(), None),
        figure("input, 95th percentile, ms", Statistic::Percentile95, inputs(), Some(32.0)),
        median("at once: input, median, ms", at_once(), None),
        figure("at once: 95th percentile, ms", Statistic::Percentile95, at_once(), None),
        median("files, ms", files, None),
        figure("requests after the load", Statistic::Maximum, later, Some(0.0)),
    ]
}

#[expect(clippy::cast_precision_loss, reason = "there are never that many requests")]
const fn count(requests: usize) -> f64 {
    requests as f64
}
