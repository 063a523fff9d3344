//! Keys that go to a view or to part of one. Users can turn them off, because single-key shortcuts
//! interfere with speech input (WCAG 2.2, 2.1.4).

use super::View;

/// The target of a key.
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
    /// A view other than the plan's.
    View(View),
    /// The link.
    Share,
}

impl Shortcut {
    /// Every shortcut.
    pub const ALL: [Self; 9] = [
        Self::Help,
        Self::Form,
        Self::Answer,
        Self::Findings,
        Self::View(View::Compare),
        Self::View(View::Requirements),
        Self::View(View::Checklist),
        Self::View(View::Files),
        Self::Share,
    ];

    /// The key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Help => "?",
            Self::Form => "p",
            Self::Answer | Self::View(View::Plan) => "a",
            Self::Findings => "n",
            Self::View(View::Compare) => "c",
            Self::View(View::Requirements) => "r",
            Self::View(View::Checklist) => "k",
            Self::View(View::Files) => "f",
            Self::Share => "s",
        }
    }

    /// The label in the list of shortcuts.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Help => "Show keyboard shortcuts",
            Self::Form => "Change the plan",
            Self::Answer => "Result",
            Self::Findings => "Findings",
            Self::View(view) => view.label(),
            Self::Share => "Share",
        }
    }

    /// The view that has the target; `None` if every view does.
    #[must_use]
    pub const fn view(self) -> Option<View> {
        match self {
            Self::Help | Self::Share => None,
            Self::Form | Self::Answer | Self::Findings => Some(View::Plan),
            Self::View(view) => Some(view),
        }
    }

    /// The shortcut of a key.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shortcut| shortcut.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_goes_to_one_place() {
        for shortcut in Shortcut::ALL {
            assert_eq!(Shortcut::of(shortcut.key()), Some(shortcut));
        }
        assert_eq!(Shortcut::of("x"), None);
    }
}
