//! The generated files: list, preview, copy and download.

use super::{
    CopyTarget, Element, Outcome, Tool, action::button, element, shell::section, tool::copy_button,
};
use crate::bundle::{Bundle, File};

/// The id of the line that says why a download did not work.
pub const FILES_STATE: &str = "files-state";

fn entry(file: &File, shown: &File) -> Element {
    let pressed = if file.path == shown.path { "true" } else { "false" };
    element("li").child(
        button(file.path, Tool::ShowFile(file.path.to_owned()).to_attribute())
            .with("aria-pressed", pressed),
    )
}

fn list_and_preview(files: &[File], shown: &File, copied: Outcome) -> [Element; 2] {
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
                            .child(element("code").text(shown.path)),
                    )
                    .child(copy_button("Copy file", CopyTarget::File, copied))
                    .child(button("Download file", Tool::DownloadFile.to_attribute())),
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

/// The files with the one at `shown_path` shown. `failure` says why a download did not work.
#[must_use]
pub fn files(
    bundle: &Bundle,
    shown_path: &str,
    copied: Outcome,
    failure: &'static str,
) -> Vec<Element> {
    let mut contents = vec![
        element("p")
            .child(button("Download bundle", Tool::DownloadBundle.to_attribute()).class("primary"))
            .child(element("span").class("detail").text(format!("{}.zip", bundle.name()))),
        element("p")
            .with("id", FILES_STATE)
            .with("role", "status")
            .class("field-error")
            .text(failure),
    ];
    if let Some(shown) = bundle.file_or_first(shown_path) {
        contents.push(element("div").class("files").children(list_and_preview(
            bundle.files(),
            shown,
            copied,
        )));
    }
    section(
        "files",
        "Files",
        "A Terraform root module for this plan, the plan itself, the checklist, and a script that checks a real environment. Start with README.md: it lists the steps in order.",
        contents,
    )
}
