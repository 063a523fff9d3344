//! Cheaper and more expensive alternatives to a plan, as sentences.

use super::{Alternative, Alternatives, CostInputs, difference, variants};
use crate::{
    assessment::{Assessment, SizedComponent},
    date::Date,
    reference::Component,
};

/// The most cheaper machines that are listed.
const CHEAPER: usize = 3;

/// Lists cheaper machines that are large enough, the next larger ones, and the cost of the plan with
/// one choice changed.
#[must_use]
pub fn changes(assessment: &Assessment, inputs: &CostInputs, day: Date) -> Vec<String> {
    let mut sentences = Vec::new();
    for (component, part) in Component::ALL.into_iter().zip(assessment.components()) {
        machines(&mut sentences, &Alternatives::of(component, assessment, inputs), part);
    }
    for variant in variants(assessment, inputs, day) {
        sentences.push(format!("{}: {}", variant.label, variant.total.sentence()));
    }
    sentences
}

fn machines(sentences: &mut Vec<String>, found: &Alternatives, part: &SizedComponent) {
    let Some(month) = found.chosen else { return };
    let label = part.component.label();
    let mut say = |what: &str, it: &Alternative| {
        let change = difference(month, it.month);
        sentences.push(format!("{label}, {what}: {}, {change} a month for each", it.machine.name));
    };
    for cheaper in found.cheaper().take(CHEAPER) {
        say("cheaper and large enough", cheaper);
    }
    if let Some(larger) = found.next_larger(&part.chosen.machine) {
        say("next larger", larger);
    }
}
