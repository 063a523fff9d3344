//! What would make a plan cheaper or dearer, in sentences.

use super::{Alternative, Alternatives, CostInputs, difference, variants};
use crate::{
    assessment::{Assessment, SizedComponent},
    date::Date,
    reference::Component,
};

/// How many cheaper machines are named.
const CHEAPER: usize = 3;

/// Cheaper machines that are large enough, the next larger ones, and what the plan costs with one
/// choice changed.
#[must_use]
pub fn changes(assessment: &Assessment, inputs: &CostInputs, day: Date) -> Vec<String> {
    let mut said = Vec::new();
    for (component, part) in Component::ALL.into_iter().zip(assessment.components()) {
        machines(&mut said, &Alternatives::of(component, assessment, inputs), part);
    }
    for variant in variants(assessment, inputs, day) {
        said.push(format!("{}: {}", variant.label, variant.total.sentence()));
    }
    said
}

fn machines(said: &mut Vec<String>, found: &Alternatives, part: &SizedComponent) {
    let Some(month) = found.chosen else { return };
    let label = part.component.label();
    let mut say = |what: &str, it: &Alternative| {
        let change = difference(month, it.month);
        said.push(format!("{label}, {what}: {}, {change} a month each", it.machine.name));
    };
    for cheaper in found.cheaper().take(CHEAPER) {
        say("cheaper and large enough", cheaper);
    }
    if let Some(larger) = found.next_larger(&part.chosen.machine) {
        say("next larger", larger);
    }
}
