//! How the page gets what a bundle is made of. Templates and archives are a WebAssembly module of
//! their own (`src/files_module.rs`), which is loaded when files are wanted: `public/boot.js` knows
//! how. The two share no memory, so that a plan travels as its link and a day as `YYYY-MM-DD`.

use js_sys::{Array, Promise};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast as _, prelude::*};
use wasm_bindgen_futures::JsFuture;

use super::Session;

#[wasm_bindgen]
extern "C" {
    /// Loads the [`Maker`].
    pub type Loader;

    /// The [`Maker`], from the first call on always the same. A failed attempt is made again.
    #[wasm_bindgen(method)]
    pub fn load(this: &Loader) -> Promise;

    /// The functions that `src/files_module.rs` exports. Without an address of the planner,
    /// `address` is empty.
    pub type Maker;

    /// The name of the bundle, then its [`MadeFile`]s in reading order. `before` is the link of the
    /// plan that was shown last: lines that have changed since are counted from it.
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

    /// The plan of a link beside those that the link has with it, as `markdown` or `csv`.
    #[wasm_bindgen(method, catch)]
    pub fn comparison(
        this: &Maker,
        link: &str,
        day: &str,
        address: &str,
        format: &str,
    ) -> Result<String, JsValue>;

    /// The link in what somebody saved, and what differs today from what was saved with it; or a
    /// text that says why there is none.
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

    /// What begins a comment, or nothing.
    #[wasm_bindgen(method, getter)]
    pub fn comment(this: &MadeFile) -> String;

    /// The text.
    #[wasm_bindgen(method, getter)]
    pub fn contents(this: &MadeFile) -> String;

    /// The numbers of the lines that have changed.
    #[wasm_bindgen(method, getter)]
    pub fn changed(this: &MadeFile) -> Vec<u32>;
}

impl Session {
    /// Gets what makes files before somebody asks for a copy: a browser copies only what is there
    /// when its button is pressed.
    pub fn prepare_maker(self) {
        Effect::new(move || {
            spawn_local(async move {
                let _ = self.maker().await;
            });
        });
    }

    /// What makes files, once it is there.
    ///
    /// # Errors
    ///
    /// What the browser said, when it cannot be loaded.
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

/// A file of a bundle as the page keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownFile {
    /// The path in the bundle.
    pub path: String,
    /// The media type for a download.
    pub media_type: String,
    /// What begins a comment, or nothing.
    pub comment: String,
    /// The text.
    pub contents: String,
    /// The numbers of the lines, from 0 on, that have changed with the plan.
    pub changed: Vec<u32>,
}

/// The files of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownBundle {
    /// The name of the folder and, with `.zip`, of the archive.
    pub name: String,
    /// In reading order.
    pub files: Vec<ShownFile>,
}

impl ShownBundle {
    /// Reads what [`Maker::files`] gives.
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
