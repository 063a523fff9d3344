//! The service worker: `public/worker.js` with the hash of the build and of every file.

use std::io;

use super::folder::{Folder, integrity, short_hash};

/// The file name of the worker. It never changes, because browsers look for the next build there.
pub const NAME: &str = "worker.js";

const TEMPLATE: &str = include_str!("../../../public/worker.js");

/// Files that the worker does not keep: the worker itself, and the one-file planner.
const LEFT_OUT: [&str; 2] = [NAME, "wandb-planner.html"];

/// The worker of a complete build.
pub fn worker(dist: &Folder) -> io::Result<String> {
    let mut files = serde_json::Map::new();
    for path in dist.files()?.iter().filter(|path| !LEFT_OUT.contains(&&***path)) {
        // A page is kept under the address of its folder, because servers redirect `index.html` to it.
        let address = match path.strip_suffix("index.html") {
            Some("") => "./",
            Some(folder) => folder,
            None => path,
        };
        files.insert(address.to_owned(), integrity(&dist.read(path)?).into());
    }
    let files = serde_json::to_string(&files)?;
    let build = short_hash(files.as_bytes());
    let worker = TEMPLATE
        .replace("const BUILD = \"\";", &format!("const BUILD = \"{build}\";"))
        .replace("const FILES = {};", &format!("const FILES = {files};"));
    if worker.contains(&build) && worker.contains(&files) {
        Ok(worker)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidData, "worker.js has no place for the files"))
    }
}
