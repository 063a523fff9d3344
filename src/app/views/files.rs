//! The generated files: a tree, a preview, copy and download.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsValue;

use crate::{
    app::{
        Session, browser, bundle_command,
        components::{CopyButton, PlanLine, source},
        maker::{ShownBundle, ShownFile},
    },
    plan::{Plan, link},
};

/// The state of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Files {
    /// The files module is being loaded.
    Loading,
    /// The files are generated.
    Made(ShownBundle),
    /// The files could not be generated, with the browser's message.
    Failed(String),
}

/// The files view.
#[component]
pub fn FilesView() -> impl IntoView {
    let session = expect_context::<Session>();
    let files = RwSignal::new(Files::Loading);
    let path = session.shown_path;
    let make = move |plan: Plan| {
        let link = link::encode(&plan);
        let before = session.filed.with_value(link::encode);
        spawn_local(async move {
            let [day, address] = session.occasion();
            let made = match session.maker().await {
                Ok(maker) => maker.files(&link, &before, &day, &address),
                Err(error) => Err(error),
            };
            let made = match made {
                Ok(made) => {
                    session.filed.set_value(plan);
                    Files::Made(ShownBundle::read(&made))
                }
                Err(error) => Files::Failed(browser::message(&error)),
            };
            // This view may have been closed meanwhile.
            files.try_set(made);
        });
    };
    Effect::new(move || make(session.plan.get()));
    let again = move |_| {
        files.set(Files::Loading);
        browser::focus("#files-state");
        make(session.plan.get_untracked());
    };
    let state = move || {
        files.with(|files| match files {
            Files::Loading => "Generating the files…".to_owned(),
            Files::Made(_) => String::new(),
            Files::Failed(message) => format!(
                "The files could not be generated. Everything else works, and the link in the address bar keeps your plan. Check your connection, and that the server has all of the planner's files. Browser message: {message}",
            ),
        })
    };
    let shown = move || match files.get() {
        Files::Loading => None,
        Files::Made(bundle) => Some(view! { <Bundle bundle=bundle path=path/> }.into_any()),
        Files::Failed(_) => {
            Some(view! { <button type="button" on:click=again>"Try again"</button> }.into_any())
        }
    };
    let about = move || {
        if session.plan.with(Plan::has_terraform) {
            "A Terraform root module for this plan, the plan itself, the checklist, and a script that checks your environment. Start with README.md: it lists the steps in order."
        } else {
            "Kubernetes files for this plan, the plan itself, the checklist, and a script that checks your environment. Start with README.md: it lists the steps in order."
        }
    };
    let by_command = session.is_static().then(|| {
        let command = session.plan.with_untracked(bundle_command);
        view! {
            <div class="unscripted">
                <p>"Without JavaScript, generate this plan's files on the command line:"</p>
                <pre tabindex="0"><code>{command}</code></pre>
            </div>
        }
        .into_any()
    });
    view! {
        <h1 tabindex="-1">"Files"</h1>
        <PlanLine/>
        <p class="hint">{move || about()}</p>
        {by_command}
        <div class="scripted-only">
            <p
                id="files-state"
                role="status"
                tabindex="-1"
                class:field-error=move || files.with(|it| matches!(it, Files::Failed(_)))
            >
                {move || state()}
            </p>
            {move || shown()}
        </div>
    }
}

/// The files, with one of them in the preview.
#[component]
fn Bundle(bundle: ShownBundle, path: RwSignal<String>) -> impl IntoView {
    let session = expect_context::<Session>();
    let ShownBundle { name, files } = bundle;
    let failure = RwSignal::new(String::new());
    let archive = format!("{name}.zip");
    let archive_name = archive.clone();
    let save_all = move |_| {
        let name = archive_name.clone();
        spawn_local(async move {
            let [day, address] = session.occasion();
            let link = session.plan.with_untracked(link::encode);
            let made = match session.maker().await {
                Ok(maker) => maker.archive(&link, &day, &address),
                Err(error) => Err(error),
            };
            let saved = made.and_then(|bytes| browser::download(&name, "application/zip", &bytes));
            failure.set(complaint(saved));
        });
    };
    let has = |folder: &str| files.iter().any(|it| split(&it.path).0 == Some(folder));
    let steps = [
        Some("Unpack the bundle, and keep it in version control."),
        Some("Read README.md: it has every step, with the commands."),
        has("terraform").then_some("Fill in terraform/terraform.tfvars, then run terraform plan."),
        Some(
            "Run preflight/preflight.sh from a machine near the cluster, before and after the installation.",
        ),
    ];
    let steps: Vec<AnyView> =
        steps.into_iter().flatten().map(|it| view! { <li>{it}</li> }.into_any()).collect();
    let files = StoredValue::new(files);
    // This plan may not have the file that was shown for the previous one.
    let shown = move || {
        files.with_value(|all| {
            let wanted = path.with(|path| all.iter().position(|it| it.path == *path));
            all[wanted.unwrap_or(0)].clone()
        })
    };
    let tree = files.with_value(|all| tree(all, path));
    view! {
        <p class="actions">
            <button type="button" class="primary" on:click=save_all>"Download bundle"</button>
            <span class="detail">{archive}</span>
            <span class="field-error" role="status" id="download-state">{failure}</span>
        </p>
        <details id="after-download">
            <summary>"After the download"</summary>
            <ol class="steps">{steps}</ol>
        </details>
        <div class="files">
            {tree}
            {move || preview(shown(), failure)}
        </div>
    }
}

fn complaint(saved: Result<(), JsValue>) -> String {
    match saved {
        Ok(()) => String::new(),
        Err(error) => format!(
            "Your browser blocked the download. Copy the file instead. Browser message: {}",
            browser::message(&error)
        ),
    }
}

/// The folder of a path, if any, and its file name.
fn split(path: &str) -> (Option<&str>, &str) {
    path.rsplit_once('/').map_or((None, path), |(folder, name)| (Some(folder), name))
}

/// The list of files, grouped by folder.
fn tree(files: &[ShownFile], path: RwSignal<String>) -> impl IntoView + use<> {
    let of = |folder: Option<&str>| {
        files
            .iter()
            .filter(|it| split(&it.path).0 == folder)
            .map(|it| entry(it, path))
            .collect::<Vec<AnyView>>()
    };
    let mut folders: Vec<&str> = files.iter().filter_map(|it| split(&it.path).0).collect();
    folders.dedup();
    let folders: Vec<AnyView> = folders
        .into_iter()
        .map(|folder| {
            view! {
                <li>
                    <span class="folder">{format!("{folder}/")}</span>
                    <ul>{of(Some(folder))}</ul>
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="file-list">{of(None)}{folders}</ul> }
}

fn entry(file: &ShownFile, path: RwSignal<String>) -> AnyView {
    let own = StoredValue::new(file.path.clone());
    let name = split(&file.path).1.to_owned();
    let badge = (!file.changed.is_empty())
        .then(|| view! { " " <span class="badge">"changed"</span> }.into_any());
    let is_shown = move || path.with(|path| own.with_value(|own| path == own));
    view! {
        <li>
            <button
                type="button"
                title=file.path.clone()
                aria-pressed=move || if is_shown() { "true" } else { "false" }
                on:click=move |_| path.set(own.get_value())
            >
                {name}
                {badge}
            </button>
        </li>
    }
    .into_any()
}

fn preview(file: ShownFile, failure: RwSignal<String>) -> AnyView {
    let summary = match file.changed.len() {
        0 => None,
        1 => Some("1 line changed with the plan; it is marked in the margin.".to_owned()),
        count => {
            Some(format!("{count} lines changed with the plan; they are marked in the margin."))
        }
    };
    let summary = summary.map(|it| view! { <p class="hint">{it}</p> }.into_any());
    let run = |(class, text)| view! { <span class=class>{text}</span> }.into_any();
    let runs: Vec<AnyView> = runs(&file).into_iter().map(run).collect();
    let title = file.path.clone();
    let contents = file.contents.clone();
    let copy = source(move || {
        let contents = contents.clone();
        async move { Ok(contents) }
    });
    let save = move |_| {
        let name = split(&file.path).1;
        let contents = JsValue::from_str(&file.contents);
        failure.set(complaint(browser::download(name, &file.media_type, &contents)));
    };
    view! {
        <div class="preview">
            <div class="preview-actions">
                <h2 id="preview-title"><code>{title}</code></h2>
                <CopyButton label="Copy file" text=copy/>
                <button type="button" on:click=save>"Download file"</button>
            </div>
            {summary}
            <pre tabindex="0" role="region" aria-labelledby="preview-title">
                <code>{runs}</code>
            </pre>
        </div>
    }
    .into_any()
}

/// The contents of a file as runs of lines with the same class: comments are dimmed, and changed lines
/// are marked.
fn runs(file: &ShownFile) -> Vec<(&'static str, String)> {
    let mut runs: Vec<(&'static str, String)> = Vec::new();
    for (line, number) in file.contents.split_inclusive('\n').zip(0_u32..) {
        let is_comment = !file.comment.is_empty() && line.trim_start().starts_with(&*file.comment);
        let class = match (file.changed.contains(&number), is_comment) {
            (true, _) => "changed-lines",
            (false, true) => "comment",
            (false, false) => "",
        };
        match runs.last_mut() {
            Some((last, text)) if *last == class => text.push_str(line),
            _ => runs.push((class, line.to_owned())),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{
            View,
            rendered::{attributes, rendered, texts},
        },
        assessment::Assessment,
        bundle::{self, Occasion},
        reference::DATA_DAY,
    };

    /// The files of the default plan as the page receives them, with some lines marked as changed.
    fn made(changed: &[(&str, &[u32])]) -> ShownBundle {
        let occasion = Occasion { date: DATA_DAY, address: None };
        let bundle = bundle::Bundle::of(&Assessment::of(&Plan::default()), &occasion);
        let lines =
            |path| changed.iter().find(|(known, _)| *known == path).map_or(&[][..], |it| it.1);
        let file = |file: &bundle::File| ShownFile {
            path: file.path.to_owned(),
            media_type: file.language.media_type().to_owned(),
            comment: file.language.comment().to_owned(),
            contents: file.contents.clone(),
            changed: lines(file.path).to_vec(),
        };
        ShownBundle {
            name: bundle.name().to_owned(),
            files: bundle.files().iter().map(file).collect(),
        }
    }

    /// The files, with one of them in the preview.
    fn shown(bundle: ShownBundle, path: &str) -> scraper::Html {
        rendered(View::Files, &Plan::default(), || {
            view! { <Bundle bundle=bundle path=RwSignal::new(path.to_owned())/> }
        })
    }

    #[test]
    fn every_file_is_offered() {
        let bundle = made(&[]);
        let html = shown(bundle.clone(), "PLAN.md");
        let mut expected: Vec<&str> = bundle.files.iter().map(|it| &*it.path).collect();
        expected.sort_unstable();
        let mut offered = attributes(&html, ".file-list button", "title");
        offered.sort_unstable();
        assert_eq!(offered, expected);
        let names = texts(&html, ".file-list button");
        assert!(names.contains(&"main.tf".to_owned()), "{names:?}");
        assert_eq!(texts(&html, ".actions button"), ["Download bundle"]);
        assert_eq!(texts(&html, ".actions .detail"), [format!("{}.zip", bundle.name)]);
        assert_eq!(texts(&html, ".preview button"), ["Copy file", "Download file"]);
    }

    #[test]
    fn a_preview_is_the_whole_file() {
        let bundle = made(&[]);
        for file in &bundle.files {
            let html = shown(bundle.clone(), &file.path);
            assert_eq!(texts(&html, "pre code"), [&*file.contents], "{}", file.path);
            assert_eq!(texts(&html, "#preview-title"), [&*file.path]);
            assert_eq!(attributes(&html, "[aria-pressed=true]", "title"), [&*file.path]);
        }
    }

    #[test]
    fn a_plan_without_the_selected_file_shows_the_first_one() {
        let html = shown(made(&[]), "terraform/of-another-plan.tf");
        assert_eq!(texts(&html, "#preview-title"), ["README.md"]);
    }

    #[test]
    fn changed_files_and_lines_are_marked() {
        let bundle = made(&[("README.md", &[0, 2]), ("plan.json", &[7])]);
        let html = shown(bundle.clone(), "README.md");
        assert_eq!(texts(&html, ".badge"), ["changed", "changed"]);
        let lines: Vec<&str> = bundle.files[0].contents.split_inclusive('\n').collect();
        assert_eq!(texts(&html, ".changed-lines"), [lines[0], lines[2]]);
        let summary = "2 lines changed with the plan; they are marked in the margin.";
        assert_eq!(texts(&html, ".preview .hint"), [summary]);
    }
}
