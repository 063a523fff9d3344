//! What a button, a box or a field of the planner does. The markup carries an action as an
//! attribute, so that one listener can serve the whole page.

use std::borrow::Cow;

use super::{Choice, Element, Field, element};

/// The attribute that carries what an element does: an [`Action`] of the planner, or a
/// [`Tool`](super::Tool) of the workbench.
pub const ACTION_ATTRIBUTE: &str = "data-action";

/// What an element of the planner does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Choose the value of the element.
    Choose(Choice),
    /// Take the text of the element.
    Type(Field),
    /// Forget the notices about the link.
    DismissNotices,
    /// Show the page light, dark or as the system is, as the value of the element says.
    ChooseTheme,
    /// Print the page.
    Print,
    /// Load the workbench again.
    LoadWorkbench,
}

impl Action {
    /// The attribute's value.
    #[must_use]
    pub fn to_attribute(self) -> Cow<'static, str> {
        match self {
            Self::Choose(choice) => format!("choose:{}", choice.key()).into(),
            Self::Type(field) => format!("type:{}", field.key()).into(),
            Self::DismissNotices => "dismiss-notices".into(),
            Self::ChooseTheme => "theme".into(),
            Self::Print => "print".into(),
            Self::LoadWorkbench => "load-workbench".into(),
        }
    }

    /// The action that an attribute's value stands for.
    #[must_use]
    pub fn from_attribute(value: &str) -> Option<Self> {
        Some(match value.split_once(':').unwrap_or((value, "")) {
            ("choose", key) => Self::Choose(Choice::from_key(key)?),
            ("type", key) => Self::Type(Field::ALL.into_iter().find(|field| field.key() == key)?),
            ("dismiss-notices", _) => Self::DismissNotices,
            ("theme", _) => Self::ChooseTheme,
            ("print", _) => Self::Print,
            ("load-workbench", _) => Self::LoadWorkbench,
            _ => return None,
        })
    }
}

/// A button that does what its attribute says.
pub(super) fn button(
    label: impl Into<Cow<'static, str>>,
    attribute: impl Into<Cow<'static, str>>,
) -> Element {
    element("button").with("type", "button").with(ACTION_ATTRIBUTE, attribute).text(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_survives_its_attribute() {
        for action in
            Choice::ALL.map(Action::Choose).into_iter().chain(Field::ALL.map(Action::Type)).chain([
                Action::DismissNotices,
                Action::ChooseTheme,
                Action::Print,
                Action::LoadWorkbench,
            ])
        {
            assert_eq!(Action::from_attribute(&action.to_attribute()), Some(action));
        }
        for unknown in ["", "format-disk", "choose:colour", "type:", "tick:a"] {
            assert_eq!(Action::from_attribute(unknown), None, "{unknown}");
        }
    }
}
