//! Machines for somebody who has named none that is known: those of a similar name, or of the size.

use super::{CpuShare, MachineName, Place, Size, name::LONGEST, offers, read_size};
use crate::{
    reference::{Cloud, Component},
    units::{Cores, Gibibytes},
};

/// The most names that are suggested.
const MOST: usize = 3;

/// The names of machines that somebody may mean who typed this: the smallest of the size where it is
/// one, the next sizes where the name's series is known, and else those whose names begin and end
/// like it. None where nothing is similar.
#[must_use]
pub fn similar_machines(cloud: Cloud, component: Component, typed: &str) -> Vec<MachineName> {
    let typed = typed.trim();
    if let Some(size) = read_size(typed) {
        return of_size(cloud, component, size);
    }
    let next_sizes = next_sizes(Place { cloud, component }, typed);
    if next_sizes.is_empty() {
        of_similar_name(cloud, component, typed.as_bytes())
    } else {
        next_sizes
    }
}

/// The next smaller and the next larger machine of the series that the name is of.
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

fn of_size(
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

fn of_similar_name(cloud: Cloud, component: Component, typed: &[u8]) -> Vec<MachineName> {
    let mut similar = Vec::new();
    let mut most_alike = 0;
    for offer in offers(cloud, component) {
        let name = offer.machine().name;
        let shared = letters_shared(typed, name.as_bytes());
        // Names that share less than half of what was typed are other names.
        if shared < 2 || shared * 2 < typed.len() {
            continue;
        }
        // Of names that share as much, the shorter is more like it.
        let alike = 2 * shared + LONGEST - name.len();
        if alike > most_alike {
            most_alike = alike;
            similar.clear();
        }
        if alike == most_alike && similar.len() < MOST {
            similar.push(name);
        }
    }
    similar
}

/// How many letters two names share at their beginning and at their end, in any letter case.
fn letters_shared(one: &[u8], other: &[u8]) -> usize {
    let same = |(a, b): &(&u8, &u8)| a.eq_ignore_ascii_case(b);
    let start = one.iter().zip(other).take_while(same).count();
    let (one, other) = (&one[start..], &other[start..]);
    start + one.iter().rev().zip(other.iter().rev()).take_while(same).count()
}
