//! Packs a release build: `cargo run --example release -- dist FOLDER`. `make release` calls it.
//!
//! The same build gives the same bytes: the files are sorted, and the archive has no dates, owners or modes of this
//! machine.

use std::{
    env, fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use sha2::{Digest as _, Sha256};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

const NAME: &str = concat!("wandb-planner-", env!("CARGO_PKG_VERSION"));

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [dist, folder] = &arguments[..] else {
        eprintln!("usage: cargo run --example release -- DIST FOLDER");
        return ExitCode::from(2);
    };
    match pack(Path::new(dist), Path::new(folder)) {
        Ok(sum) => {
            print!("{sum}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the archive and, next to it, its checksum in the format of `sha256sum --check`.
fn pack(dist: &Path, folder: &Path) -> io::Result<String> {
    let mut archive = ZipWriter::new(io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for path in files(dist)? {
        let name = path
            .strip_prefix(dist)
            .expect("the path is inside the folder")
            .iter()
            .collect::<PathBuf>();
        archive.start_file(format!("{NAME}/{}", name.display()), options)?;
        archive.write_all(&fs::read(&path)?)?;
    }
    let bytes = archive.finish()?.into_inner();
    fs::create_dir_all(folder)?;
    fs::write(folder.join(format!("{NAME}.zip")), &bytes)?;
    let sum = format!("{}  {NAME}.zip\n", hex(&Sha256::digest(&bytes)));
    fs::write(folder.join(format!("{NAME}.zip.sha256")), &sum)?;
    Ok(sum)
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
