//! A machine's size as people write it: `8x64` is 8 cores and 64 GiB.

use crate::units::{Cores, Gibibytes};

/// Units that people write behind the memory. A fit compares GB and GiB by their numbers, as the
/// document's own recommendations do, so all of them mean the same.
const UNITS: [&str; 5] = ["", "g", "gi", "gb", "gib"];

/// Reads cores and memory such as `8x64`, `8X64`, `8x64Gi` or `8 x 64 GB`.
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

/// A number from 1 to 9999, in digits alone.
fn number(text: &str) -> Option<u32> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| digits && *number > 0)
}
