//! Counts and lists for use in sentences.

use std::fmt::Display;

/// A count with its noun: "1 node", "3 nodes".
#[must_use]
pub fn counted<N: Copy + Display + PartialEq + From<u8>>(count: N, noun: &str) -> String {
    let ending = if count == N::from(1) { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

/// A list of alternatives: "models, weave or combined".
#[must_use]
pub fn either<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> String {
    let count = names.len();
    let mut list = String::new();
    for (number, name) in (1..).zip(names) {
        list.push_str(match number {
            1 => "",
            _ if number == count => " or ",
            _ => ", ",
        });
        list.push_str(name);
    }
    list
}
