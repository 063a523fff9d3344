//! What crosses between the page and the files module. They are two WebAssembly modules that share
//! no memory, so a plan travels as its link, and files as objects of the browser.

use js_sys::{Object, Promise, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// How the page gets the files module; `public/boot.js` knows.
    pub type FilesLoader;

    /// Loads a [`FilesModule`], anew each time.
    #[wasm_bindgen(method)]
    pub fn load(this: &FilesLoader) -> Promise;

    /// The functions that `src/files_module.rs` exports. They fail only when they stop midway.
    pub type FilesModule;

    /// The files of a plan, in reading order.
    #[wasm_bindgen(method, catch)]
    pub fn files(
        this: &FilesModule,
        link: &str,
        date: &str,
        address: Option<&str>,
    ) -> Result<Vec<FileObject>, JsValue>;

    /// The files of a plan as a zip archive.
    #[wasm_bindgen(method, catch)]
    pub fn zip(
        this: &FilesModule,
        link: &str,
        date: &str,
        address: Option<&str>,
    ) -> Result<Uint8Array, JsValue>;

    /// The plan as Markdown.
    #[wasm_bindgen(method, catch)]
    pub fn summary(
        this: &FilesModule,
        link: &str,
        date: &str,
        address: Option<&str>,
    ) -> Result<String, JsValue>;

    /// Plans side by side as Markdown; the plans travel as one link with others beside it.
    #[wasm_bindgen(method, catch, js_name = comparisonMarkdown)]
    pub fn comparison_markdown(
        this: &FilesModule,
        link: &str,
        date: &str,
        address: Option<&str>,
    ) -> Result<String, JsValue>;

    /// Plans side by side as CSV.
    #[wasm_bindgen(method, catch, js_name = comparisonCsv)]
    pub fn comparison_csv(
        this: &FilesModule,
        link: &str,
        date: &str,
        address: Option<&str>,
    ) -> Result<String, JsValue>;

    /// The link in a file that somebody saved and then what differs today, or why it cannot be read.
    #[wasm_bindgen(method, catch)]
    pub fn open(
        this: &FilesModule,
        bytes: &Uint8Array,
        date: &str,
        address: Option<&str>,
    ) -> Result<Vec<String>, JsValue>;

    /// A generated file.
    #[wasm_bindgen(extends = Object)]
    pub type FileObject;

    /// Its path inside the bundle.
    #[wasm_bindgen(method, getter)]
    pub fn path(this: &FileObject) -> String;

    /// Sets the path.
    #[wasm_bindgen(method, setter)]
    fn set_path(this: &FileObject, path: &str);

    /// The media type of a download.
    #[wasm_bindgen(method, getter, js_name = mediaType)]
    pub fn media_type(this: &FileObject) -> String;

    /// Sets the media type.
    #[wasm_bindgen(method, setter, js_name = mediaType)]
    fn set_media_type(this: &FileObject, media_type: &str);

    /// Its text.
    #[wasm_bindgen(method, getter)]
    pub fn contents(this: &FileObject) -> String;

    /// Sets the text.
    #[wasm_bindgen(method, setter)]
    fn set_contents(this: &FileObject, contents: &str);
}

impl FileObject {
    /// A file as an object of the browser.
    #[must_use]
    pub fn new(path: &str, media_type: &str, contents: &str) -> Self {
        let object: Self = Object::new().unchecked_into();
        object.set_path(path);
        object.set_media_type(media_type);
        object.set_contents(contents);
        object
    }
}
