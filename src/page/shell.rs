//! What surrounds the answer: header, footer and the frame of a section.

use super::{ACTION_ATTRIBUTE, Action, Element, Shortcut, Tool, action::button, element};
use crate::{reference, text::page as text};

const SECTIONS: [(&str, &str); 6] = [
    ("#plan", text::PLAN),
    ("#compare", text::COMPARE),
    ("#requirements", text::REQUIREMENTS),
    ("#checklist", text::CHECKLIST),
    ("#files", text::FILES),
    ("#share", text::SHARE),
];

/// A part of the page that follows the plan or what a person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What in the link could not be used.
    Notices,
    /// The form.
    Form,
    /// Title, large numbers and the sentence.
    Summary,
    /// The tables of sizes.
    Sizing,
    /// The findings.
    Findings,
    /// The picture of the architecture.
    Architecture,
    /// All plans in one table.
    Matrix,
    /// The plan beside others.
    Beside,
    /// What existing machines satisfy.
    Reverse,
    /// The requirements.
    Requirements,
    /// The checklist.
    Checklist,
    /// How far the parts of the workbench are.
    Workbench,
    /// The generated files.
    Files,
    /// The link.
    Share,
    /// The plans that the browser keeps.
    History,
}

impl Part {
    /// What the planner fills, in the order of the page.
    pub const PLANNER: [Self; 6] =
        [Self::Notices, Self::Form, Self::Summary, Self::Sizing, Self::Findings, Self::Workbench];

    /// What the workbench fills, in the order of the page.
    pub const WORKBENCH: [Self; 9] = [
        Self::Architecture,
        Self::Matrix,
        Self::Beside,
        Self::Reverse,
        Self::Requirements,
        Self::Checklist,
        Self::Files,
        Self::Share,
        Self::History,
    ];

    /// The id of the element that holds the part.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Notices => "part-notices",
            Self::Form => "part-form",
            Self::Summary => "part-summary",
            Self::Sizing => "part-sizing",
            Self::Findings => "part-findings",
            Self::Architecture => "part-architecture",
            Self::Matrix => "part-matrix",
            Self::Beside => "part-beside",
            Self::Reverse => "part-reverse",
            Self::Requirements => "part-requirements",
            Self::Checklist => "part-checklist",
            Self::Workbench => "part-workbench",
            Self::Files => "part-files",
            Self::Share => "part-share",
            Self::History => "part-history",
        }
    }
}

/// The whole page. `contents` says what its parts hold: nothing, while the browser has to fill them.
#[must_use]
pub fn frame(contents: &dyn Fn(Part) -> Vec<Element>) -> Vec<Element> {
    let place = |class: &'static str| {
        move |part: Part| element("div").with("id", part.id()).class(class).children(contents(part))
    };
    let answer =
        element("div").class("answer").with("id", "answer").with("tabindex", "-1").children(
            [Part::Summary, Part::Sizing, Part::Findings, Part::Architecture].map(place("block")),
        );
    let main = element("main")
        .with("id", "plan")
        .child(element("h1").text(text::HEADING))
        .child(element("p").class("hint").text(text::SOURCE))
        .child(place("block")(Part::Notices))
        .child(element("div").class("planner").child(place("form")(Part::Form)).child(answer))
        .children(
            [
                Part::Workbench,
                Part::Matrix,
                Part::Beside,
                Part::Reverse,
                Part::Requirements,
                Part::Checklist,
                Part::Files,
                Part::Share,
                Part::History,
            ]
            .map(place("section")),
        );
    let [skip, top] = header();
    vec![skip, top, main, footer()]
}

/// The top of the page.
fn header() -> [Element; 2] {
    let links = SECTIONS.iter().map(|(href, label)| element("a").with("href", *href).text(*label));
    [
        element("a").class("skip").with("href", "#answer").text(text::SKIP),
        element("header")
            .class("page-header")
            .child(element("p").class("brand").text("W&B Deployment Planner"))
            .child(element("nav").with("aria-label", text::SECTIONS).children(links))
            .child(theme())
            .child(
                element("button")
                    .with("type", "button")
                    .with("id", "show-shortcuts")
                    .with("popovertarget", "shortcuts")
                    .with("aria-label", text::KEYS)
                    .text("?"),
            )
            .child(button(text::PRINT, Action::Print.to_attribute()))
            .child(shortcuts()),
    ]
}

/// The choice between light and dark. `public/boot.js` says which is chosen.
fn theme() -> Element {
    let option = |(value, label): (&'static str, &'static str)| {
        element("option").with("value", value).text(label)
    };
    element("select")
        .with("id", "theme")
        .with("aria-label", text::THEME)
        .with(ACTION_ATTRIBUTE, Action::ChooseTheme.to_attribute())
        .children(
            [
                ("system", text::THEME_OF_SYSTEM),
                ("light", text::THEME_LIGHT),
                ("dark", text::THEME_DARK),
            ]
            .map(option),
        )
}

/// The keys that go to a part of the page, in a box that opens with the first of them.
fn shortcuts() -> Element {
    let key = |(key, what): (&'static str, &'static str)| {
        element("div")
            .child(element("dt").child(element("kbd").text(key)))
            .child(element("dd").text(what))
    };
    element("div")
        .with("id", "shortcuts")
        .class("evidence")
        .with("popover", "auto")
        .child(element("h2").text(text::KEYS))
        .child(
            element("dl")
                .class("shortcuts")
                .children(Shortcut::ALL.map(|it| key((it.key(), it.label())))),
        )
        .child(
            element("label")
                .class("tick")
                .child(
                    element("input")
                        .with("id", "use-shortcuts")
                        .with("type", "checkbox")
                        .with(ACTION_ATTRIBUTE, Tool::UseShortcuts.to_attribute())
                        .with("checked", ""),
                )
                .child(element("span").text(text::USE_KEYS)),
        )
}

/// The end of the page.
fn footer() -> Element {
    let data = text::data(reference::TITLE, reference::EDITION, reference::DATA_DATE);
    element("footer")
        .class("page-footer")
        .child(element("p").text(data))
        .child(element("p").text(text::PRIVACY))
        .child(element("p").text(text::version(env!("CARGO_PKG_VERSION"))))
}

/// A section of the page: its heading, a sentence about it, and what is in it.
pub(super) fn section(
    id: &'static str,
    heading: &'static str,
    about: &'static str,
    contents: Vec<Element>,
) -> Vec<Element> {
    let title_id = format!("{id}-title");
    vec![
        element("section")
            .with("id", id)
            .with("aria-labelledby", title_id.clone())
            .child(element("h2").with("id", title_id).text(heading))
            .child(element("p").text(about))
            .children(contents),
    ]
}
