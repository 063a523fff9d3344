//! What a button of the page does. The markup carries an action as an attribute, so that one
//! listener can serve the whole page.

use std::borrow::Cow;

use super::{Choice, Element, Field, Have, element};

/// Something that can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyTarget {
    /// The file that is shown.
    File,
    /// The link to the plan.
    Link,
    /// The plan as Markdown.
    Summary,
    /// The link of the comparison.
    ComparisonLink,
    /// The comparison as Markdown.
    ComparisonMarkdown,
    /// The comparison as CSV.
    ComparisonCsv,
}

impl CopyTarget {
    /// Everything that can be copied.
    pub const ALL: [Self; 6] = [
        Self::File,
        Self::Link,
        Self::Summary,
        Self::ComparisonLink,
        Self::ComparisonMarkdown,
        Self::ComparisonCsv,
    ];

    const fn key(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Link => "link",
            Self::Summary => "summary",
            Self::ComparisonLink => "comparison-link",
            Self::ComparisonMarkdown => "comparison-markdown",
            Self::ComparisonCsv => "comparison-csv",
        }
    }
}

/// What became of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The text is on the clipboard.
    Done,
    /// The browser refused, which it may do without saying why.
    Refused,
}

/// The copy that was asked for last, and what became of it.
pub type Outcome = Option<(CopyTarget, Copied)>;

/// What a button, a box or a field does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Choose the value of the element.
    Choose(Choice),
    /// Take the text of the element.
    Type(Field),
    /// Choose the value of the element for the plan that stands beside the current one.
    CompareWith(Choice),
    /// Put the current plan, as it is, into the comparison.
    PinCurrent,
    /// Put the plan that stands beside the current one into the comparison, as it is.
    PinOther,
    /// Take a plan out of the comparison, by its place in it.
    Unpin(usize),
    /// Take the text of the element as what somebody has.
    Have(Have),
    /// Open the file that was chosen in the element.
    OpenFile,
    /// Open the text that was pasted.
    OpenText,
    /// Show all rows of a comparison, or only those that differ.
    ShowDifferencesOnly,
    /// Forget the notices about the link.
    DismissNotices,
    /// Print the page.
    Print,
    /// Tick or untick a task of the checklist.
    Tick(String),
    /// Untick all tasks.
    ClearTicks,
    /// Load again what makes the files.
    PrepareFiles,
    /// Show a file of the bundle.
    ShowFile(String),
    /// Save the file that is shown.
    DownloadFile,
    /// Save the whole bundle.
    DownloadBundle,
    /// Save the picture of the architecture.
    DownloadPicture,
    /// Copy something.
    Copy(CopyTarget),
}

impl Action {
    /// The attribute that carries an action.
    pub const ATTRIBUTE: &'static str = "data-action";

    /// The attribute's value.
    #[must_use]
    pub fn to_attribute(&self) -> Cow<'static, str> {
        match self {
            Self::Choose(choice) => format!("choose:{}", choice.key()).into(),
            Self::Type(field) => format!("type:{}", field.key()).into(),
            Self::CompareWith(choice) => format!("compare-with:{}", choice.key()).into(),
            Self::PinCurrent => "pin-current".into(),
            Self::PinOther => "pin-other".into(),
            Self::Unpin(place) => format!("unpin:{place}").into(),
            Self::Have(have) => format!("have:{}", have.key()).into(),
            Self::OpenFile => "open-file".into(),
            Self::OpenText => "open-text".into(),
            Self::ShowDifferencesOnly => "differences-only".into(),
            Self::DismissNotices => "dismiss-notices".into(),
            Self::Print => "print".into(),
            Self::Tick(id) => format!("tick:{id}").into(),
            Self::ClearTicks => "clear-ticks".into(),
            Self::PrepareFiles => "prepare-files".into(),
            Self::ShowFile(path) => format!("show-file:{path}").into(),
            Self::DownloadFile => "download-file".into(),
            Self::DownloadBundle => "download-bundle".into(),
            Self::DownloadPicture => "download-picture".into(),
            Self::Copy(target) => format!("copy:{}", target.key()).into(),
        }
    }

    /// The action that an attribute's value stands for.
    #[must_use]
    pub fn from_attribute(value: &str) -> Option<Self> {
        let choice = |key| Choice::ALL.into_iter().find(|choice| choice.key() == key);
        let field = |key| Field::ALL.into_iter().find(|field| field.key() == key);
        Some(match value.split_once(':').unwrap_or((value, "")) {
            ("choose", key) => Self::Choose(choice(key)?),
            ("type", key) => Self::Type(field(key)?),
            ("compare-with", key) => Self::CompareWith(choice(key)?),
            ("pin-current", _) => Self::PinCurrent,
            ("pin-other", _) => Self::PinOther,
            ("unpin", place) => Self::Unpin(place.parse().ok()?),
            ("have", key) => Self::Have(Have::ALL.into_iter().find(|have| have.key() == key)?),
            ("open-file", _) => Self::OpenFile,
            ("open-text", _) => Self::OpenText,
            ("differences-only", _) => Self::ShowDifferencesOnly,
            ("dismiss-notices", _) => Self::DismissNotices,
            ("print", _) => Self::Print,
            ("tick", id) => Self::Tick(id.to_owned()),
            ("clear-ticks", _) => Self::ClearTicks,
            ("show-file", path) => Self::ShowFile(path.to_owned()),
            ("prepare-files", _) => Self::PrepareFiles,
            ("download-file", _) => Self::DownloadFile,
            ("download-bundle", _) => Self::DownloadBundle,
            ("download-picture", _) => Self::DownloadPicture,
            ("copy", key) => {
                Self::Copy(CopyTarget::ALL.into_iter().find(|target| target.key() == key)?)
            }
            _ => return None,
        })
    }
}

/// A button that does something.
pub(super) fn button(label: impl Into<Cow<'static, str>>, action: &Action) -> Element {
    element("button")
        .with("type", "button")
        .with(Action::ATTRIBUTE, action.to_attribute())
        .text(label)
}

/// A button that copies, and then says whether that worked.
pub(super) fn copy_button(label: &'static str, target: CopyTarget, outcome: Outcome) -> Element {
    let shown = match outcome {
        Some((copied, Copied::Done)) if copied == target => "Copied",
        Some((copied, Copied::Refused)) if copied == target => {
            "Not copied: select the text and copy it"
        }
        _ => label,
    };
    button(shown, &Action::Copy(target)).with("aria-live", "polite")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_survives_its_attribute() {
        let choices = Choice::ALL.into_iter();
        let per_choice = choices.flat_map(|it| [Action::Choose(it), Action::CompareWith(it)]);
        let per_field = Field::ALL.into_iter().map(Action::Type);
        for action in per_choice
            .chain(per_field)
            .chain([
                Action::ShowDifferencesOnly,
                Action::DismissNotices,
                Action::Print,
                Action::Tick("mysql-version".to_owned()),
                Action::ClearTicks,
                Action::PrepareFiles,
                Action::ShowFile("terraform/main.tf".to_owned()),
                Action::DownloadFile,
                Action::DownloadBundle,
                Action::PinCurrent,
                Action::PinOther,
                Action::Unpin(2),
                Action::OpenFile,
                Action::OpenText,
            ])
            .chain(CopyTarget::ALL.map(Action::Copy))
            .chain(Have::ALL.map(Action::Have))
        {
            assert_eq!(Action::from_attribute(&action.to_attribute()), Some(action));
        }
        for unknown in ["", "format-disk", "choose:colour", "type:", "compare-with:nodes"] {
            assert_eq!(Action::from_attribute(unknown), None, "{unknown}");
        }
    }
}
