//! The generated files: a tree, a preview, copy and download.

use super::{
    CopyTarget, Element, Outcome, Tool, action::button, element, highlight, shell::section,
    tool::copy_button,
};
use crate::{
    bundle::{Bundle, File},
    text::page as text,
};

/// The id of the line that says why a download did not work.
pub const FILES_STATE: &str = "files-state";

/// Why a download did not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The browser refused it.
    Refused,
    /// The browser could not draw the picture.
    NotDrawn,
}

impl Failure {
    const fn label(self) -> &'static str {
        match self {
            Self::Refused => text::DOWNLOAD_REFUSED,
            Self::NotDrawn => text::NOT_DRAWN,
        }
    }
}

/// What the page shows of a plan's files.
#[derive(Clone, Copy, Debug)]
pub struct FilesView<'a> {
    /// The files.
    pub bundle: &'a Bundle,
    /// The file that was chosen last.
    pub shown_path: &'a str,
    /// For each file that the last change of the plan has changed: its path and the lines.
    pub changed: &'a [(&'static str, Vec<usize>)],
    /// The last copy.
    pub copied: Outcome,
    /// Why the last download did not work.
    pub failure: Option<Failure>,
}

impl FilesView<'_> {
    fn changed_lines(&self, file: &File) -> &[usize] {
        self.changed.iter().find(|(path, _)| *path == file.path).map_or(&[], |(_, lines)| lines)
    }

    fn entry(&self, file: &File, shown: &File) -> Element {
        let pressed = if file.path == shown.path { "true" } else { "false" };
        let changed = !self.changed_lines(file).is_empty();
        let (_, name) = split(file.path);
        let spoken = if changed { text::changed_file(file.path) } else { file.path.to_owned() };
        let badge = changed.then(|| element("span").class("badge").text(text::CHANGED));
        element("li").child(
            // The words that are seen are among those that are spoken, so a space is between them.
            button(name, Tool::ShowFile(file.path.to_owned()).to_attribute())
                .with("aria-label", spoken)
                .with("aria-pressed", pressed)
                .text(if changed { " " } else { "" })
                .children(badge),
        )
    }

    /// The files, those of a folder below its name.
    fn tree(&self, shown: &File) -> Element {
        let files = self.bundle.files();
        let mut tree = element("ul").class("file-list").children(
            files.iter().filter(|it| split(it.path).0.is_none()).map(|it| self.entry(it, shown)),
        );
        let mut folders: Vec<&str> = files.iter().filter_map(|it| split(it.path).0).collect();
        folders.dedup();
        for folder in folders {
            let inside = files.iter().filter(|it| split(it.path).0 == Some(folder));
            tree = tree.child(
                element("li")
                    .child(element("span").class("folder").text(format!("{folder}/")))
                    .child(element("ul").children(inside.map(|it| self.entry(it, shown)))),
            );
        }
        tree
    }

    fn preview(&self, shown: &File) -> Element {
        let changed = self.changed_lines(shown);
        let heading =
            element("h3").with("id", "preview-title").child(element("code").text(shown.path));
        let said = (!changed.is_empty())
            .then(|| element("p").class("hint").text(text::changed_lines(changed.len())));
        element("div")
            .class("preview")
            .child(
                element("div")
                    .class("preview-actions")
                    .child(heading)
                    .child(copy_button(text::COPY_FILE, CopyTarget::File, self.copied))
                    .child(button(text::DOWNLOAD_FILE, Tool::DownloadFile.to_attribute())),
            )
            .children(said)
            .child(
                element("pre")
                    .with("tabindex", "0")
                    .with("role", "region")
                    .with("aria-labelledby", "preview-title")
                    .child(element("code").children(highlight::lines(shown, changed))),
            )
    }
}

/// The folder of a path, if it is in one, and its name.
fn split(path: &str) -> (Option<&str>, &str) {
    path.rsplit_once('/').map_or((None, path), |(folder, name)| (Some(folder), name))
}

/// What to do with the bundle.
fn next_steps(bundle: &Bundle) -> Element {
    let has = |folder: &str| bundle.files().iter().any(|it| split(it.path).0 == Some(folder));
    let steps = [
        Some(text::STEP_UNPACK),
        Some(text::STEP_READ),
        has("terraform").then_some(text::STEP_TERRAFORM),
        Some(text::STEP_PREFLIGHT),
    ];
    let items = steps.into_iter().flatten().map(|it| element("li").text(it));
    element("details")
        .child(element("summary").text(text::AFTER_DOWNLOAD))
        .child(element("ol").class("steps").children(items))
}

/// The files with one of them shown.
#[must_use]
pub fn files(view: &FilesView) -> Vec<Element> {
    let bundle = view.bundle;
    let mut contents = vec![
        element("p")
            .child(
                button(text::DOWNLOAD_BUNDLE, Tool::DownloadBundle.to_attribute()).class("primary"),
            )
            .child(element("span").class("detail").text(format!("{}.zip", bundle.name()))),
        element("p")
            .with("id", FILES_STATE)
            .with("role", "status")
            .class("field-error")
            .text(view.failure.map_or("", Failure::label)),
        next_steps(bundle),
    ];
    if let Some(shown) = bundle.file_or_first(view.shown_path) {
        contents
            .push(element("div").class("files").child(view.tree(shown)).child(view.preview(shown)));
    }
    let terraform = view.bundle.files().iter().any(|file| file.path.starts_with("terraform/"));
    let about = if terraform { text::FILES_ABOUT } else { text::FILES_ABOUT_KUBERNETES };
    section("files", text::FILES, about, contents)
}
