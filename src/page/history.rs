//! The plans that this browser keeps: the last ones by themselves, and those with a name.

use super::{Element, Tool, action::button, element, shell::section};
use crate::text::page as text;
use crate::{assessment::Assessment, plan::link};

/// The id of the field for a name.
pub const PLAN_NAME: &str = "plan-name";

/// How many plans without a name are kept.
const MOST_RECENT: usize = 8;

/// A plan that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Kept {
    link: String,
    /// Empty for a plan that is only recent.
    name: String,
}

/// The plans that are kept, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History(Vec<Kept>);

impl History {
    /// Reads what [`Self::to_text`] has written. Lines that hold no plan are left out.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let kept = text.lines().filter_map(|line| {
            let (link, name) = line.split_once('\t')?;
            let readable = link.starts_with('?') && link::decode(link).notices.is_empty();
            readable.then(|| Kept { link: link.to_owned(), name: name.to_owned() })
        });
        Self(kept.collect())
    }

    /// A plan on each line: its link, a tab and its name.
    #[must_use]
    pub fn to_text(&self) -> String {
        let lines = self.0.iter().map(|it| [&*it.link, "\t", &*it.name, "\n"].concat());
        lines.collect()
    }

    /// Keeps a link as the most recent one. The oldest without a name makes room for it.
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

    /// Keeps a link under a name, in place of what had it. A name without letters is none.
    pub fn keep(&mut self, link: &str, name: &str) {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if !name.is_empty() {
            self.0.retain(|it| it.link != link && it.name != name);
            self.0.insert(0, Kept { link: link.to_owned(), name });
        }
    }

    /// Forgets the plan at a place.
    pub fn forget(&mut self, place: usize) {
        if place < self.0.len() {
            self.0.remove(place);
        }
    }
}

fn entry((place, kept): (usize, &Kept), current: &str) -> Element {
    let plan = link::decode(&kept.link).plan;
    let title = Assessment::of(&plan).title();
    let label = if kept.name.is_empty() { title.clone() } else { kept.name.clone() };
    let detail = if kept.name.is_empty() {
        text::kept(plan.nodes, &plan.fqdn())
    } else {
        text::kept_under_a_name(&title, plan.nodes, &plan.fqdn())
    };
    let mut open = element("a").with("href", kept.link.clone()).with("data-focus", "answer");
    if kept.link == current {
        open = open.with("aria-current", "true");
    }
    element("li")
        .child(open.text(label.clone()))
        .child(element("span").class("detail").text(detail))
        .child(
            button(text::FORGET, Tool::ForgetPlan(place).to_attribute())
                .with("aria-label", text::forget(&label)),
        )
}

/// The plans that are kept, those with a name first, and a way to keep the current one.
#[must_use]
pub fn history(history: &History, current: &str) -> Vec<Element> {
    let (named, recent): (Vec<_>, Vec<_>) =
        history.0.iter().enumerate().partition(|(_, it)| !it.name.is_empty());
    let keep = element("div")
        .class("share")
        .child(element("label").with("for", PLAN_NAME).text(text::PLAN_NAME))
        .child(
            element("input")
                .with("id", PLAN_NAME)
                .with("type", "text")
                .with("autocomplete", "off")
                .with("maxlength", "60"),
        )
        .child(button(text::KEEP, Tool::KeepPlan.to_attribute()));
    let list = |plans: Vec<(usize, &Kept)>| {
        element("ul").class("kept").children(plans.into_iter().map(|it| entry(it, current)))
    };
    let mut contents = vec![keep];
    if history.0.is_empty() {
        contents.push(element("p").class("hint").text(text::NOTHING_KEPT));
    } else {
        contents.push(list(named));
        contents.push(list(recent));
        contents
            .push(element("p").child(button(text::FORGET_ALL, Tool::ForgetPlans.to_attribute())));
    }
    section("history", text::HISTORY, text::HISTORY_ABOUT, contents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_plans_stay_and_recent_ones_make_room() {
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
    fn what_cannot_be_read_is_left_out() {
        let text = "?v=1&tier=weave\t\nnonsense\n?v=1&nodes=a\tbad\nhttps://example.com/\tx\n";
        assert_eq!(History::from_text(text).to_text(), "?v=1&tier=weave\t\n");
        let mut history = History::from_text(text);
        history.keep("?v=1", "  ");
        history.forget(7);
        assert_eq!(history.to_text(), "?v=1&tier=weave\t\n");
        history.forget(0);
        assert_eq!(history, History::default());
    }
}
