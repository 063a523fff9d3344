//! The generated files: list, preview, copy and download.

use super::{
    Action, CopyTarget, Element, Outcome,
    action::{button, copy_button},
    element,
    shell::section,
};
use crate::bundle::{Bundle, File};

fn entry(file: &File, shown: &File) -> Element {
    let pressed = if file.path == shown.path { "true" } else { "false" };
    element("li").child(
        button(file.path, &Action::ShowFile(file.path.to_owned())).with("aria-pressed", pressed),
    )
}

/// The files of a bundle with one of them shown. `failure` says why a download did not work.
#[must_use]
pub fn files(
    bundle: &Bundle,
    shown: &File,
    copied: Outcome,
    failure: &'static str,
) -> Vec<Element> {
    let contents = vec![
        element("p")
            .child(button("Download bundle", &Action::DownloadBundle).class("primary"))
            .child(element("span").class("detail").text(format!("{}.zip", bundle.name()))),
        element("p").class("field-error").with("role", "status").text(failure),
        element("div")
            .class("files")
            .child(
                element("ul")
                    .class("file-list")
                    .children(bundle.files().iter().map(|file| entry(file, shown))),
            )
            .child(
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
                            .child(button("Download file", &Action::DownloadFile)),
                    )
                    .child(
                        element("pre")
                            .with("tabindex", "0")
                            .with("role", "region")
                            .with("aria-labelledby", "preview-title")
                            .child(element("code").text(shown.contents.clone())),
                    ),
            ),
    ];
    section(
        "files",
        "Files",
        "A Terraform root module for this plan, the plan itself, the checklist, and a script that checks a real environment. Start with README.md: it lists the steps in order.",
        contents,
    )
}
