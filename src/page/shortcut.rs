//! Keys that go to a part of the page.

use crate::text::page as text;
/// A key, and where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// The list of all keys.
    Help,
    /// The form.
    Form,
    /// The answer.
    Answer,
    /// The findings.
    Findings,
    /// All plans, and several side by side.
    Compare,
    /// The requirements.
    Requirements,
    /// The checklist.
    Checklist,
    /// The files.
    Files,
    /// The link.
    Share,
}

impl Shortcut {
    /// Every shortcut, in the order of the page.
    pub const ALL: [Self; 9] = [
        Self::Help,
        Self::Form,
        Self::Answer,
        Self::Findings,
        Self::Compare,
        Self::Requirements,
        Self::Checklist,
        Self::Files,
        Self::Share,
    ];

    /// The key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Help => "?",
            Self::Form => "p",
            Self::Answer => "a",
            Self::Findings => "n",
            Self::Compare => "c",
            Self::Requirements => "r",
            Self::Checklist => "k",
            Self::Files => "f",
            Self::Share => "s",
        }
    }

    /// Where it goes.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Help => text::SHOW_KEYS,
            Self::Form => text::CHANGE_PLAN,
            Self::Answer => text::ANSWER,
            Self::Findings => text::FINDINGS,
            Self::Compare => text::COMPARE,
            Self::Requirements => text::REQUIREMENTS,
            Self::Checklist => text::CHECKLIST,
            Self::Files => text::FILES,
            Self::Share => text::SHARE,
        }
    }

    /// The selector of the element that gets the focus, or that is pressed for the list of all keys.
    #[must_use]
    pub const fn selector(self) -> &'static str {
        match self {
            Self::Help => "#show-shortcuts",
            Self::Form => "#part-form input:checked",
            Self::Answer => "#answer",
            Self::Findings => "#findings summary",
            Self::Compare => "#compare-title",
            Self::Requirements => "#requirements-title",
            Self::Checklist => "#checklist input",
            Self::Files => "#files button",
            Self::Share => "#share button",
        }
    }

    /// The shortcut of a key.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_taken_once() {
        for shortcut in Shortcut::ALL {
            assert_eq!(Shortcut::of(shortcut.key()), Some(shortcut));
        }
        assert_eq!(Shortcut::of("x"), None);
    }
}
