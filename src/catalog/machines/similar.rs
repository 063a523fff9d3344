//! Suggestions for an unknown machine: machines with a similar name or with the size that was typed.

use super::{CpuShare, MachineName, Place, Size, name::LONGEST, offers, read_size};
use crate::{
    reference::{Cloud, Component},
    units::{Cores, Gibibytes},
};

/// The maximum number of suggestions.
const MOST: usize = 3;

/// The machines that the user may have meant. For a size, the smallest machines that have it; for a
/// name of a known series, the next sizes of that series; otherwise the machines whose names start and
/// end like it. Empty if nothing is similar.
#[must_use]
pub fn similar_machines(cloud: Cloud, component: Component, typed: &str) -> Vec<MachineName> {
    let typed = typed.trim();
    if let Some(size) = read_size(typed) {
        return with_size(cloud, component, size);
    }
    let next_sizes = next_sizes(Place { cloud, component }, typed);
    if next_sizes.is_empty() {
        with_similar_name(cloud, component, typed.as_bytes())
    } else {
        next_sizes
    }
}

/// The next smaller and the next larger machine of the name's series.
fn next_sizes(place: Place, typed: &str) -> Vec<MachineName> {
    let (mut smaller, mut larger): (Option<Size>, Option<Size>) = (None, None);
    for series in place.series() {
        let Some((sizes, asked)) = series.sizes_like(place, typed) else { continue };
        for size in sizes {
            let vcpu = size.vcpu();
            if vcpu.0 < u32::from(asked) {
                smaller = smaller.filter(|known| known.vcpu() > vcpu).or(Some(size));
            } else {
                larger = larger.filter(|known| known.vcpu() < vcpu).or(Some(size));
            }
        }
    }
    smaller.into_iter().chain(larger).map(|size| size.machine().name).collect()
}

fn with_size(
    cloud: Cloud,
    component: Component,
    (cores, memory): (Cores, Gibibytes),
) -> Vec<MachineName> {
    let enough = || {
        offers(cloud, component).filter(|offer| {
            offer.vcpu() >= cores && offer.memory() >= memory && offer.cpu_share() == CpuShare::Full
        })
    };
    let smallest = enough().map(|offer| (offer.vcpu(), offer.memory())).min();
    enough()
        .filter(|offer| Some((offer.vcpu(), offer.memory())) == smallest)
        .take(MOST)
        .map(|offer| offer.machine().name)
        .collect()
}

fn with_similar_name(cloud: Cloud, component: Component, typed: &[u8]) -> Vec<MachineName> {
    let mut similar = Vec::new();
    let mut best = 0;
    for offer in offers(cloud, component) {
        let name = offer.machine().name;
        let shared = shared_letters(typed, name.as_bytes());
        // A name that shares less than half of the typed letters is unrelated.
        if shared < 2 || shared * 2 < typed.len() {
            continue;
        }
        // Of names that share the same number of letters, the shorter is more similar.
        let score = 2 * shared + LONGEST - name.len();
        if score > best {
            best = score;
            similar.clear();
        }
        if score == best && similar.len() < MOST {
            similar.push(name);
        }
    }
    similar
}

/// The number of letters that two names share at the start and at the end, in any letter case.
fn shared_letters(one: &[u8], other: &[u8]) -> usize {
    let same = |(a, b): &(&u8, &u8)| a.eq_ignore_ascii_case(b);
    let start = one.iter().zip(other).take_while(same).count();
    let (one, other) = (&one[start..], &other[start..]);
    start + one.iter().rev().zip(other.iter().rev()).take_while(same).count()
}
