//! What makes the files: a WebAssembly module of its own, which is loaded once the page is there.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast as _, JsValue};

use super::browser;
use crate::{
    bundle::TableFormat,
    exchange::{FilesLoader, FilesModule},
    page::{Files, GeneratedFile},
    plan::{Address, Plan, link},
};

/// How to get the module, and how far that is.
pub(super) struct Maker {
    pub loader: FilesLoader,
    pub module: Module,
}

/// The module that makes the files.
pub(super) enum Module {
    /// It is on its way.
    Loading,
    /// It is there.
    Ready(FilesModule),
    /// It did not load, or it stopped midway; the browser said this.
    Failed(String),
}

/// What the module answers, if it is there, or what stopped it.
type Answer<T> = Option<Result<T, JsValue>>;

impl Module {
    /// What came of loading it.
    pub(super) fn from_loaded(loaded: Result<JsValue, JsValue>) -> Self {
        match loaded {
            Ok(module) => Self::Ready(module.unchecked_into()),
            Err(error) => Self::Failed(browser::said(&error)),
        }
    }

    /// The files of a plan, as far as there are any.
    pub(super) fn files(&self, plan: &Plan) -> Files {
        let module = match self {
            Self::Loading => return Files::Preparing,
            Self::Ready(module) => module,
            Self::Failed(said) => return Files::Failed(said.clone()),
        };
        let file = |file: crate::exchange::FileObject| GeneratedFile {
            path: file.path(),
            media_type: file.media_type(),
            contents: file.contents(),
        };
        match request(plan, |link, date, address| module.files(link, date, address)) {
            Ok(files) => Files::Ready(files.into_iter().map(file).collect()),
            Err(error) => Files::Failed(browser::said(&error)),
        }
    }

    /// The files of a plan as a zip archive.
    pub(super) fn zip(&self, plan: &Plan) -> Answer<Uint8Array> {
        let Self::Ready(module) = self else { return None };
        Some(request(plan, |link, date, address| module.zip(link, date, address)))
    }

    /// The plan as Markdown.
    pub(super) fn summary(&self, plan: &Plan) -> Answer<String> {
        let Self::Ready(module) = self else { return None };
        Some(request(plan, |link, date, address| module.summary(link, date, address)))
    }

    /// Plans side by side as Markdown or as CSV; the link carries them all.
    pub(super) fn comparison(&self, link: &str, format: TableFormat) -> Answer<String> {
        let Self::Ready(module) = self else { return None };
        let (date, address) = occasion();
        let address = address.as_ref().map(Address::as_str);
        Some(match format {
            TableFormat::Markdown => module.comparison_markdown(link, &date, address),
            TableFormat::Csv => module.comparison_csv(link, &date, address),
        })
    }

    /// The link in what somebody saved, and then what differs today.
    pub(super) fn open(&self, bytes: &Uint8Array) -> Answer<Vec<String>> {
        let Self::Ready(module) = self else { return None };
        let (date, address) = occasion();
        Some(module.open(bytes, &date, address.as_ref().map(Address::as_str)))
    }
}

/// Today, at the address of this page.
fn occasion() -> (String, Option<Address>) {
    (browser::today().to_string(), browser::address())
}

/// Asks for something of a plan, made today, at the address of this page.
fn request<T>(plan: &Plan, ask: impl FnOnce(&str, &str, Option<&str>) -> T) -> T {
    let (date, address) = occasion();
    ask(&link::encode(plan), &date, address.as_ref().map(Address::as_str))
}
