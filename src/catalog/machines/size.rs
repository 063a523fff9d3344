//! Machine sizes as people type them: `8x64` is 8 cores and 64 GiB.

use crate::units::{Cores, Gibibytes};

/// Units that people type after the memory. The planner compares GB and GiB by their numbers, as the
/// reference architecture's own recommendations do, so all of them mean the same.
const UNITS: [&str; 5] = ["", "g", "gi", "gb", "gib"];

/// Parses cores and memory such as `8x64`, `8X64`, `8x64Gi` or `8 x 64 GB`.
#[must_use]
pub fn read_size(text: &str) -> Option<(Cores, Gibibytes)> {
    let (cores, memory) = text.split_once(['x', 'X', '×'])?;
    let memory = memory.trim();
    let unit = memory.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let amount = &memory[..memory.len() - unit.len()];
    let known = UNITS.iter().any(|known| known.eq_ignore_ascii_case(unit.trim_start()));
    match (number(cores.trim()), number(amount)) {
        (Some(cores), Some(amount)) if known => Some((Cores(cores), Gibibytes(amount))),
        _ => None,
    }
}

/// Parses a number from 1 to 9999 that consists of digits only.
fn number(text: &str) -> Option<u32> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| digits && *number > 0)
}
