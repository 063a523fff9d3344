//! The generated files: list, preview, copy and download.

use leptos::prelude::*;

use super::{browser, copy_button::copy_button, state::state};
use crate::bundle::{Bundle, File, Occasion};

fn occasion() -> Occasion {
    Occasion { date: browser::today(), address: browser::address() }
}

/// The sentence about a download that the browser refused.
fn outcome<E>(result: Result<(), E>) -> &'static str {
    match result {
        Ok(()) => "",
        Err(_) => "The browser refused the download. Copy the file's text instead.",
    }
}

fn preview(file: File, failure: RwSignal<&'static str>) -> AnyView {
    let File { path, language, contents } = file;
    let name = path.rsplit('/').next().unwrap_or(path);
    let bytes = contents.clone().into_bytes();
    let text = contents.clone();
    let download =
        move |_| failure.set(outcome(browser::download(name, language.media_type(), &bytes)));
    view! {
        <div class="preview-actions">
            <h3 id="preview-title"><code>{path}</code></h3>
            {copy_button("Copy file", move || text.clone())}
            <button type="button" on:click=download>"Download file"</button>
        </div>
        <pre tabindex="0" role="region" aria-labelledby="preview-title"><code>{contents}</code></pre>
    }
    .into_any()
}

/// The files section.
#[component]
pub(super) fn Files() -> impl IntoView {
    let state = state();
    let bundle = Memo::new(move |_| state.with(|it| Bundle::of(it, &occasion())));
    let selected = RwSignal::new("README.md");
    let failure = RwSignal::new("");
    let download_all = move |_| {
        bundle.with(|bundle| {
            let name = format!("{}.zip", bundle.name());
            failure.set(outcome(browser::download(&name, "application/zip", &bundle.to_zip())));
        });
    };
    let entry = move |file: &File| {
        let path = file.path;
        view! {
            <li>
                <button
                    type="button"
                    aria-pressed=move || if selected.get() == path { "true" } else { "false" }
                    on:click=move |_| selected.set(path)
                >
                    {path}
                </button>
            </li>
        }
    };
    // The selected file may not exist in every plan: then the first one stands in.
    let shown = move || {
        bundle.with(|bundle| {
            let files = bundle.files();
            files.iter().find(|file| file.path == selected.get()).or(files.first()).cloned()
        })
    };
    view! {
        <section id="files" aria-labelledby="files-title">
            <h2 id="files-title">"Files"</h2>
            <p>
                "A starter Terraform root module for this plan, the plan itself, and the checklist. Start with README.md: it lists the steps in order."
            </p>
            <p>
                <button type="button" class="primary" on:click=download_all>"Download bundle"</button>
                <span class="hint">{move || bundle.with(|bundle| format!(" {}.zip", bundle.name()))}</span>
            </p>
            <p class="field-error" role="status">{move || failure.get()}</p>
            <div class="files">
                <ul class="file-list">
                    {move || bundle.with(|bundle| bundle.files().iter().map(entry).collect_view())}
                </ul>
                <div class="preview">{move || shown().map(|file| preview(file, failure))}</div>
            </div>
        </section>
    }
}
