//! Packs a release build.
//!
//! The same build gives the same bytes: the files are sorted, and the archive has no dates, owners or modes of this
//! machine.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use sha2::{Digest as _, Sha256};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// Writes the archive and, next to it, its checksum in the format of `sha256sum --check`.
pub fn pack(dist: &Path, folder: &Path) -> io::Result<ExitCode> {
    let name = concat!("wandb-planner-", env!("CARGO_PKG_VERSION"));
    let mut archive = ZipWriter::new(io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for path in files(dist)? {
        let inside: PathBuf =
            path.strip_prefix(dist).expect("the path is inside the folder").iter().collect();
        archive.start_file(format!("{name}/{}", inside.display()), options)?;
        archive.write_all(&fs::read(&path)?)?;
    }
    let bytes = archive.finish()?.into_inner();
    fs::create_dir_all(folder)?;
    fs::write(folder.join(format!("{name}.zip")), &bytes)?;
    let sum = format!("{}  {name}.zip\n", hex(&Sha256::digest(&bytes)));
    fs::write(folder.join(format!("{name}.zip.sha256")), &sum)?;
    print!("{sum}");
    Ok(ExitCode::SUCCESS)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// All files below a folder, sorted by path.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(self::files(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
