//! What a button, a box or a field of the workbench does.

use std::borrow::Cow;

use super::{Choice, Element, Have, Part, action::button};
use crate::text::page as text;

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
    /// The checklist with its state as Markdown.
    Checklist,
    /// The HTML that shows the plan in another page.
    Embed,
}

impl CopyTarget {
    /// Everything that can be copied.
    pub const ALL: [Self; 8] = [
        Self::File,
        Self::Link,
        Self::Summary,
        Self::ComparisonLink,
        Self::ComparisonMarkdown,
        Self::ComparisonCsv,
        Self::Checklist,
        Self::Embed,
    ];

    const fn key(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Link => "link",
            Self::Summary => "summary",
            Self::ComparisonLink => "comparison-link",
            Self::ComparisonMarkdown => "comparison-markdown",
            Self::ComparisonCsv => "comparison-csv",
            Self::Checklist => "checklist",
            Self::Embed => "embed",
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

/// What an element of the workbench does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Choose the value of the element for the plan that stands beside the current one.
    CompareWith(Choice),
    /// Put the current plan, as it is, into the comparison.
    PinCurrent,
    /// Put the plan that stands beside the current one into the comparison, as it is.
    PinOther,
    /// Take a plan out of the comparison, by its place in it.
    Unpin(usize),
    /// Show all rows of a comparison, or only those that differ.
    ShowDifferencesOnly,
    /// Take the text of the element as what somebody has.
    Have(Have),
    /// Tick or untick a task of the checklist.
    Tick(String),
    /// Take the text of the element as who does a task.
    Owner(String),
    /// Take the text of the element as a note on a task.
    Note(String),
    /// Untick all tasks.
    ClearTicks,
    /// Save the checklist with its state as CSV.
    DownloadChecklist,
    /// Show a file of the bundle.
    ShowFile(String),
    /// Save the file that is shown.
    DownloadFile,
    /// Save the whole bundle.
    DownloadBundle,
    /// Save the picture of the architecture.
    DownloadPicture,
    /// Save the picture of the architecture as PNG.
    DownloadPng,
    /// Keep the plan under the name that was typed.
    KeepPlan,
    /// Forget a plan that is kept, by its place.
    ForgetPlan(usize),
    /// Forget all plans that are kept.
    ForgetPlans,
    /// Copy something.
    Copy(CopyTarget),
    /// Listen to the keys of [`Shortcut`](super::Shortcut), or to none.
    UseShortcuts,
    /// Open the file that was chosen in the element.
    OpenFile,
    /// Open the text that was pasted.
    OpenText,
}

impl Tool {
    /// The attribute's value.
    #[must_use]
    pub fn to_attribute(&self) -> Cow<'static, str> {
        match self {
            Self::CompareWith(choice) => format!("compare-with:{}", choice.key()).into(),
            Self::PinCurrent => "pin-current".into(),
            Self::PinOther => "pin-other".into(),
            Self::Unpin(place) => format!("unpin:{place}").into(),
            Self::ShowDifferencesOnly => "differences-only".into(),
            Self::Have(have) => format!("have:{}", have.key()).into(),
            Self::Tick(id) => format!("tick:{id}").into(),
            Self::Owner(id) => format!("owner:{id}").into(),
            Self::Note(id) => format!("note:{id}").into(),
            Self::ClearTicks => "clear-ticks".into(),
            Self::DownloadChecklist => "download-checklist".into(),
            Self::ShowFile(path) => format!("show-file:{path}").into(),
            Self::DownloadFile => "download-file".into(),
            Self::DownloadBundle => "download-bundle".into(),
            Self::DownloadPicture => "download-picture".into(),
            Self::DownloadPng => "download-png".into(),
            Self::KeepPlan => "keep-plan".into(),
            Self::ForgetPlan(place) => format!("forget-plan:{place}").into(),
            Self::ForgetPlans => "forget-plans".into(),
            Self::Copy(target) => format!("copy:{}", target.key()).into(),
            Self::UseShortcuts => "use-shortcuts".into(),
            Self::OpenFile => "open-file".into(),
            Self::OpenText => "open-text".into(),
        }
    }

    /// The tool that an attribute's value stands for.
    #[must_use]
    pub fn from_attribute(value: &str) -> Option<Self> {
        Some(match value.split_once(':').unwrap_or((value, "")) {
            ("compare-with", key) => Self::CompareWith(Choice::from_key(key)?),
            ("pin-current", _) => Self::PinCurrent,
            ("pin-other", _) => Self::PinOther,
            ("unpin", place) => Self::Unpin(place.parse().ok()?),
            ("differences-only", _) => Self::ShowDifferencesOnly,
            ("have", key) => Self::Have(Have::ALL.into_iter().find(|have| have.key() == key)?),
            ("tick", id) => Self::Tick(id.to_owned()),
            ("owner", id) => Self::Owner(id.to_owned()),
            ("note", id) => Self::Note(id.to_owned()),
            ("clear-ticks", _) => Self::ClearTicks,
            ("download-checklist", _) => Self::DownloadChecklist,
            ("show-file", path) => Self::ShowFile(path.to_owned()),
            ("download-file", _) => Self::DownloadFile,
            ("download-bundle", _) => Self::DownloadBundle,
            ("download-picture", _) => Self::DownloadPicture,
            ("download-png", _) => Self::DownloadPng,
            ("keep-plan", _) => Self::KeepPlan,
            ("forget-plan", place) => Self::ForgetPlan(place.parse().ok()?),
            ("forget-plans", _) => Self::ForgetPlans,
            ("copy", key) => {
                Self::Copy(CopyTarget::ALL.into_iter().find(|target| target.key() == key)?)
            }
            ("use-shortcuts", _) => Self::UseShortcuts,
            ("open-file", _) => Self::OpenFile,
            ("open-text", _) => Self::OpenText,
            _ => return None,
        })
    }
}

impl Tool {
    /// The part of the page that shows what the tool did.
    #[must_use]
    pub const fn part(&self) -> Part {
        match self {
            Self::CompareWith(_)
            | Self::PinCurrent
            | Self::PinOther
            | Self::Unpin(_)
            | Self::ShowDifferencesOnly
            | Self::Copy(
                CopyTarget::ComparisonLink
                | CopyTarget::ComparisonMarkdown
                | CopyTarget::ComparisonCsv,
            ) => Part::Beside,
            Self::Have(_) => Part::Reverse,
            Self::Tick(_)
            | Self::Owner(_)
            | Self::Note(_)
            | Self::ClearTicks
            | Self::DownloadChecklist
            | Self::Copy(CopyTarget::Checklist) => Part::Checklist,
            Self::ShowFile(_)
            | Self::DownloadFile
            | Self::DownloadBundle
            | Self::DownloadPicture
            | Self::DownloadPng
            | Self::Copy(CopyTarget::File) => Part::Files,
            Self::Copy(CopyTarget::Link | CopyTarget::Summary | CopyTarget::Embed)
            | Self::UseShortcuts
            | Self::OpenFile
            | Self::OpenText => Part::Share,
            Self::KeepPlan | Self::ForgetPlan(_) | Self::ForgetPlans => Part::History,
        }
    }
}

/// A button that copies, and then says whether that worked.
pub(super) fn copy_button(label: &'static str, target: CopyTarget, outcome: Outcome) -> Element {
    let shown = match outcome {
        Some((copied, Copied::Done)) if copied == target => text::COPIED,
        Some((copied, Copied::Refused)) if copied == target => text::NOT_COPIED,
        _ => label,
    };
    button(shown, Tool::Copy(target).to_attribute()).with("aria-live", "polite")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tool_survives_its_attribute() {
        for tool in Choice::ALL
            .map(Tool::CompareWith)
            .into_iter()
            .chain([
                Tool::PinCurrent,
                Tool::PinOther,
                Tool::Unpin(2),
                Tool::ShowDifferencesOnly,
                Tool::Tick("mysql-version".to_owned()),
                Tool::Owner("egress".to_owned()),
                Tool::Note("egress".to_owned()),
                Tool::ClearTicks,
                Tool::DownloadChecklist,
                Tool::ShowFile("terraform/main.tf".to_owned()),
                Tool::DownloadFile,
                Tool::DownloadBundle,
                Tool::DownloadPicture,
                Tool::DownloadPng,
                Tool::KeepPlan,
                Tool::ForgetPlan(0),
                Tool::ForgetPlans,
                Tool::UseShortcuts,
                Tool::OpenFile,
                Tool::OpenText,
            ])
            .chain(Have::ALL.map(Tool::Have))
            .chain(CopyTarget::ALL.map(Tool::Copy))
        {
            assert_eq!(Tool::from_attribute(&tool.to_attribute()), Some(tool));
        }
        for unknown in ["", "format-disk", "choose:tier", "compare-with:nodes", "unpin:-1"] {
            assert_eq!(Tool::from_attribute(unknown), None, "{unknown}");
        }
    }
}
