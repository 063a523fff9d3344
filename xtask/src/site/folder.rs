//! The build's folder, with its files by relative path.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};

/// A folder with the files of a build.
pub struct Folder(PathBuf);

/// The hash of a file for the `integrity` attribute and the content security policy.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// The part of a file name that changes with the content.
pub fn short_hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest[..8].iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

fn named(path: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{path}: {error}"))
}

impl Folder {
    /// The folder at a path.
    pub fn at(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// The bytes of a file.
    pub fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.0.join(path)).map_err(|error| named(path, &error))
    }

    /// The contents of a text file.
    pub fn read_text(&self, path: &str) -> io::Result<String> {
        fs::read_to_string(self.0.join(path)).map_err(|error| named(path, &error))
    }

    /// Writes a file, and creates its folders.
    pub fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let file = self.0.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, bytes).map_err(|error| named(path, &error))
    }

    /// Removes a file.
    pub fn remove(&self, path: &str) -> io::Result<()> {
        fs::remove_file(self.0.join(path)).map_err(|error| named(path, &error))
    }

    /// Renames a file after its content: `boot.js` becomes `boot-0123456789abcdef.js`.
    pub fn name_by_content(&self, path: &str) -> io::Result<String> {
        let bytes = self.read(path)?;
        let (stem, extension) = path.rsplit_once('.').unwrap_or((path, ""));
        let name = format!("{stem}-{}.{extension}", short_hash(&bytes));
        self.write(&name, &bytes)?;
        self.remove(path)?;
        Ok(name)
    }

    /// The paths of all files, with `/` as the separator, sorted.
    pub fn files(&self) -> io::Result<Vec<String>> {
        let mut paths = Vec::new();
        let mut folders = vec![PathBuf::new()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(self.0.join(&folder))? {
                let entry = entry?;
                let path = folder.join(entry.file_name());
                if entry.file_type()?.is_dir() {
                    folders.push(path);
                } else {
                    let parts: Vec<_> =
                        path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
                    paths.push(parts.join("/"));
                }
            }
        }
        paths.sort();
        Ok(paths)
    }
}
