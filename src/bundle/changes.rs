//! Finds the lines of generated files that a change of the plan affects.
//!
//! Written by hand because the `similar` crate would add 12 KB (brotli) to the files module. A line that
//! only moved does not count as changed, which suits files from a template.

use std::collections::BTreeSet;

use super::Bundle;

/// The numbers, from 0, of the lines of a file that the previous bundle did not have, in order.
///
/// Every file contains its plan's link, which does not count as a change: `links` are the previous
/// link and the current one.
#[must_use]
pub fn changed_lines(before: &Bundle, now: &Bundle, path: &str, links: [&str; 2]) -> Vec<usize> {
    let contents = |bundle: &Bundle| {
        let file = bundle.files().iter().find(|file| file.path == path)?;
        Some(file.contents.clone())
    };
    let Some(new) = contents(now) else { return Vec::new() };
    let old = contents(before).unwrap_or_default().replace(links[0], links[1]);
    if old == new {
        return Vec::new();
    }
    let old: BTreeSet<&str> = old.lines().collect();
    new.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty() && !old.contains(line))
        .map(|(number, _)| number)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assessment::Assessment,
        bundle::Occasion,
        plan::{NodeCount, Plan, link},
        reference::DATA_DAY,
    };

    fn bundle(plan: &Plan) -> Bundle {
        Bundle::of(&Assessment::of(plan), &Occasion { date: DATA_DAY, address: None })
    }

    #[test]
    fn changing_the_number_of_nodes_changes_only_the_lines_that_contain_it() {
        let before = Plan::default();
        let now = Plan { nodes: NodeCount::new(5).unwrap(), ..before.clone() };
        let (old, new) = (bundle(&before), bundle(&now));
        let links = [link::encode(&before), link::encode(&now)];
        let changed = |path| changed_lines(&old, &new, path, [&links[0], &links[1]]);
        let module = new.file_or_first("terraform/main.tf").unwrap();
        let of_module = changed("terraform/main.tf");
        assert!(!of_module.is_empty());
        for number in of_module {
            let line = module.contents.lines().nth(number).unwrap();
            assert!(line.contains("nodes"), "{line}");
        }
        assert_eq!(changed("terraform/terraform.tfvars"), [0; 0]);
        assert_eq!(changed("mysql/create-database.sql"), [0; 0]);
        assert_eq!(changed("no/such/file"), [0; 0]);
    }

    #[test]
    fn every_line_of_a_new_file_is_new() {
        let before = Plan { tier: crate::reference::Tier::Models, ..Plan::default() };
        let now = Plan::default();
        let (old, new) = (bundle(&before), bundle(&now));
        let added =
            new.files().iter().find(|file| old.files().iter().all(|other| other.path != file.path));
        let added = added.expect("Weave adds a file");
        let changed = changed_lines(&old, &new, added.path, ["a", "b"]);
        let lines = added.contents.lines().filter(|line| !line.trim().is_empty());
        assert_eq!(changed.len(), lines.count());
    }
}
