//! The generated files: list, preview, copy and download, and what the page says until it has them.

use super::{
    Action, CopyTarget, Element, Outcome,
    action::{button, copy_button},
    element,
    markup::Presence,
    shell::section,
};

/// The id of the line that says how far the files are.
pub const FILES_STATE: &str = "files-state";

/// A generated file, as the page has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedFile {
    /// Its path inside the bundle, with `/`.
    pub path: String,
    /// The media type of a download.
    pub media_type: String,
    /// Its text.
    pub contents: String,
}

/// The files of the plan, as far as the page has them. What makes them is loaded after the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Files {
    /// What makes them is still being loaded.
    Preparing,
    /// The files, in reading order.
    Ready(Vec<GeneratedFile>),
    /// There are none, and this is what the browser said.
    Failed(String),
}

impl Files {
    /// The file at a path, or the first where the plan has no such file.
    #[must_use]
    pub fn shown(&self, path: &str) -> Option<&GeneratedFile> {
        match self {
            Self::Ready(files) => files.iter().find(|file| file.path == path).or(files.first()),
            Self::Preparing | Self::Failed(_) => None,
        }
    }

    /// For buttons that need the files: whether they are disabled.
    pub(super) fn disabled(&self) -> Presence {
        Presence::from(!matches!(self, Self::Ready(_)))
    }
}

fn entry(file: &GeneratedFile, shown: &GeneratedFile) -> Element {
    let pressed = if file.path == shown.path { "true" } else { "false" };
    element("li").child(
        button(file.path.clone(), &Action::ShowFile(file.path.clone()))
            .with("aria-pressed", pressed),
    )
}

fn list_and_preview(
    files: &[GeneratedFile],
    shown: &GeneratedFile,
    copied: Outcome,
) -> [Element; 2] {
    [
        element("ul").class("file-list").children(files.iter().map(|file| entry(file, shown))),
        element("div")
            .class("preview")
            .child(
                element("div")
                    .class("preview-actions")
                    .child(
                        element("h3")
                            .with("id", "preview-title")
                            .child(element("code").text(shown.path.clone())),
                    )
                    .child(copy_button("Copy file", CopyTarget::File, copied))
                    .child(button("Download file", &Action::DownloadFile)),
            )
            .child(
                element("pre")
                    .with("tabindex", "0")
                    .with("role", "region")
                    .with("aria-labelledby", "preview-title")
                    .child(element("code").text(shown.contents.clone())),
            ),
    ]
}

/// The line that says how far the files are, or that a download failed.
fn state(files: &Files, failure: &'static str) -> Element {
    // The focus goes here when the button that was pressed is gone.
    let line = element("p").with("id", FILES_STATE).with("tabindex", "-1").with("role", "status");
    match files {
        Files::Preparing => line.class("hint").text("Preparing the files…"),
        Files::Ready(_) => line.class("field-error").text(failure),
        Files::Failed(said) => line.class("field-error").text(format!(
            "The files could not be prepared; everything else on this page works. Check the connection, and that the server has every file of the planner. The browser said: {said}"
        )),
    }
}

/// The files with the one at `shown_path` shown. `failure` says why a download did not work.
#[must_use]
pub fn files(
    bundle_name: &str,
    files: &Files,
    shown_path: &str,
    copied: Outcome,
    failure: &'static str,
) -> Vec<Element> {
    let download = button("Download bundle", &Action::DownloadBundle)
        .class("primary")
        .flag("disabled", files.disabled());
    let mut contents = vec![
        element("p")
            .child(download)
            .child(element("span").class("detail").text(format!("{bundle_name}.zip"))),
        state(files, failure),
    ];
    match (files, files.shown(shown_path)) {
        (Files::Failed(_), _) => {
            contents.push(element("p").child(button("Try again", &Action::PrepareFiles)));
        }
        (Files::Ready(list), Some(shown)) => contents
            .push(element("div").class("files").children(list_and_preview(list, shown, copied))),
        // Keeps the room that the files will take, so that nothing moves when they come.
        (Files::Preparing | Files::Ready(_), _) => contents.push(element("div").class("files")),
    }
    section(
        "files",
        "Files",
        "A Terraform root module for this plan, the plan itself, the checklist, and a script that checks a real environment. Start with README.md: it lists the steps in order.",
        contents,
    )
}
