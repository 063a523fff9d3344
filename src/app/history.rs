//! The plans saved in this browser: recent ones, and those with a name.

use crate::plan::link;

/// The number of plans without a name that are kept.
const MOST_RECENT: usize = 8;

/// A saved plan.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Kept {
    /// Its link, starting with the `?`.
    pub link: String,
    /// Its name; empty for a recent plan.
    pub name: String,
}

/// The saved plans, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History(Vec<Kept>);

impl History {
    /// Reads the output of [`Self::to_text`]. Skips lines without a valid plan.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let kept = text.lines().filter_map(|line| {
            let (link, name) = line.split_once('\t')?;
            let readable = link.starts_with('?') && link::decode(link).notices.is_empty();
            readable.then(|| Kept { link: link.to_owned(), name: name.to_owned() })
        });
        Self(kept.collect())
    }

    /// One plan per line: its link, a tab and its name.
    #[must_use]
    pub fn to_text(&self) -> String {
        let lines = self.0.iter().map(|it| [&*it.link, "\t", &*it.name, "\n"].concat());
        lines.collect()
    }

    /// Adds a link as the most recent one, dropping the oldest one without a name if there are too many.
    pub fn visit(&mut self, link: &str) {
        if self.0.iter().any(|it| it.link == link && !it.name.is_empty()) {
            return;
        }
        self.0.retain(|it| it.link != link);
        self.0.insert(0, Kept { link: link.to_owned(), name: String::new() });
        let mut recent = 0;
        self.0.retain(|it| {
            recent += usize::from(it.name.is_empty());
            !it.name.is_empty() || recent <= MOST_RECENT
        });
    }

    /// Saves a link under a name, replacing the plan that had it. Ignores a blank name.
    pub fn keep(&mut self, link: &str, name: &str) {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if !name.is_empty() {
            self.0.retain(|it| it.link != link && it.name != name);
            self.0.insert(0, Kept { link: link.to_owned(), name });
        }
    }

    /// Deletes a plan.
    pub fn forget(&mut self, link: &str) {
        self.0.retain(|it| it.link != link);
    }

    /// All plans, with named ones first.
    #[must_use]
    pub fn plans(&self) -> Vec<Kept> {
        let (mut named, recent): (Vec<Kept>, Vec<Kept>) =
            self.0.iter().cloned().partition(|it| !it.name.is_empty());
        named.extend(recent);
        named
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_plans_stay_and_old_recent_ones_are_dropped() {
        let mut history = History::default();
        history.keep("?v=1&nodes=90", " My\tplan ");
        for nodes in 1..=9 {
            history.visit(&format!("?v=1&nodes={nodes}"));
        }
        history.visit("?v=1&nodes=90");
        history.visit("?v=1&nodes=5");
        let text = history.to_text();
        let links: Vec<&str> = text.lines().map(|it| it.split_once('\t').unwrap().0).collect();
        let nodes: Vec<&str> = links.iter().map(|it| it.rsplit_once('=').unwrap().1).collect();
        assert_eq!(nodes, ["5", "9", "8", "7", "6", "4", "3", "2", "90"]);
        assert!(text.ends_with("?v=1&nodes=90\tMy plan\n"), "{text}");
        assert_eq!(History::from_text(&text), history);
    }

    #[test]
    fn unreadable_lines_are_skipped() {
        let text = "?v=1&tier=weave\t\nnonsense\n?v=1&nodes=a\tbad\nhttps://example.com/\tx\n";
        assert_eq!(History::from_text(text).to_text(), "?v=1&tier=weave\t\n");
        let mut history = History::from_text(text);
        history.keep("?v=1", "  ");
        history.forget("?v=1");
        assert_eq!(history.to_text(), "?v=1&tier=weave\t\n");
        history.forget("?v=1&tier=weave");
        assert_eq!(history, History::default());
    }
}
