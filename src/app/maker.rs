//! The page's interface to the files module. Templates and archives are in a separate WebAssembly module
//! (`src/files_module.rs`), which `public/boot.js` loads when files are needed. The two modules share no
//! memory, so a plan is passed as its link and a day as `YYYY-MM-DD`.

use js_sys::{Array, Promise};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast as _, prelude::*};
use wasm_bindgen_futures::JsFuture;

use super::Session;

#[wasm_bindgen]
extern "C" {
    /// Loads the [`Maker`].
    pub type Loader;

    /// Loads the [`Maker`], once. After a failure, the next call tries again.
    #[wasm_bindgen(method)]
    pub fn load(this: &Loader) -> Promise;

    /// The functions that `src/files_module.rs` exports. `address` is empty if the planner's
    /// address is not known.
    pub type Maker;

    /// The name of the bundle, then its [`MadeFile`]s in reading order. `before` is the link of the
    /// previous plan, which changed lines are relative to.
    #[wasm_bindgen(method, catch)]
    pub fn files(
        this: &Maker,
        link: &str,
        before: &str,
        day: &str,
        address: &str,
    ) -> Result<Array, JsValue>;

    /// The bundle as a zip archive.
    #[wasm_bindgen(method, catch)]
    pub fn archive(
        this: &Maker,
        link: &str,
        day: &str,
        address: &str,
    ) -> Result<js_sys::Uint8Array, JsValue>;

    /// The plan as Markdown.
    #[wasm_bindgen(method, catch)]
    pub fn summary(this: &Maker, link: &str, day: &str, address: &str) -> Result<String, JsValue>;

    /// The checklist with the work on it, as `markdown` or `csv`.
    #[wasm_bindgen(method, catch)]
    pub fn checklist(
        this: &Maker,
        link: &str,
        day: &str,
        address: &str,
        work: &str,
        format: &str,
    ) -> Result<String, JsValue>;

    /// The comparison of a link's plan with the other plans in the link, as `markdown` or `csv`.
    #[wasm_bindgen(method, catch)]
    pub fn comparison(
        this: &Maker,
        link: &str,
        day: &str,
        address: &str,
        format: &str,
    ) -> Result<String, JsValue>;

    /// The link in a saved file, then the differences between today's results and the saved ones; or
    /// an error message.
    #[wasm_bindgen(method, catch)]
    pub fn open(this: &Maker, bytes: &[u8], day: &str, address: &str) -> Result<Array, JsValue>;

    /// A file of a bundle.
    pub type MadeFile;

    /// The path in the bundle.
    #[wasm_bindgen(method, getter)]
    pub fn path(this: &MadeFile) -> String;

    /// The media type for a download.
    #[wasm_bindgen(method, getter, js_name = mediaType)]
    pub fn media_type(this: &MadeFile) -> String;

    /// The start of a line comment; empty if the language has none.
    #[wasm_bindgen(method, getter)]
    pub fn comment(this: &MadeFile) -> String;

    /// The contents of the file.
    #[wasm_bindgen(method, getter)]
    pub fn contents(this: &MadeFile) -> String;

    /// The numbers of the changed lines, from 0.
    #[wasm_bindgen(method, getter)]
    pub fn changed(this: &MadeFile) -> Vec<u32>;
}

impl Session {
    /// Loads the files module early: a browser only allows copying right after a click, without time
    /// to load anything.
    pub fn prepare_maker(self) {
        Effect::new(move || {
            spawn_local(async move {
                let _ = self.maker().await;
            });
        });
    }

    /// The files module, once it is loaded.
    ///
    /// # Errors
    ///
    /// The browser's error, if it cannot be loaded.
    pub async fn maker(self) -> Result<Maker, JsValue> {
        let loaded = self.loader.with_value(|loader| loader.as_ref().map(Loader::load));
        let loaded = loaded.ok_or(JsValue::NULL)?;
        Ok(JsFuture::from(loaded).await?.unchecked_into())
    }

    /// The day and the planner's address, as the [`Maker`] takes them.
    #[must_use]
    pub fn occasion(self) -> [String; 2] {
        let address = self.planner_address();
        [self.day.to_string(), address.map_or_else(String::new, |it| it.as_str().to_owned())]
    }
}

/// A file of a bundle, as a plain value for the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownFile {
    /// The path in the bundle.
    pub path: String,
    /// The media type for a download.
    pub media_type: String,
    /// The start of a line comment; empty if the language has none.
    pub comment: String,
    /// The contents of the file.
    pub contents: String,
    /// The numbers of the lines that changed with the plan, from 0.
    pub changed: Vec<u32>,
}

/// The files of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownBundle {
    /// The name of the folder; with `.zip`, that of the archive.
    pub name: String,
    /// The files in reading order.
    pub files: Vec<ShownFile>,
}

impl ShownBundle {
    /// Reads the result of [`Maker::files`].
    #[must_use]
    pub fn read(made: &Array) -> Self {
        let file = |value: JsValue| {
            let it: MadeFile = value.unchecked_into();
            ShownFile {
                path: it.path(),
                media_type: it.media_type(),
                comment: it.comment(),
                contents: it.contents(),
                changed: it.changed(),
            }
        };
        Self {
            name: made.get(0).as_string().unwrap_or_default(),
            files: made.iter().skip(1).map(file).collect(),
        }
    }
}
