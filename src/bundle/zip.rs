//! The bundle as a zip archive. Files are stored as they are: they are small, and every tool
//! can read them.

use std::io::Write as _;

use rawzip::{ZipArchiveWriter, time::UtcDateTime};

use super::File;
use crate::date::Date;

/// Permissions of an ordinary file.
const FILE_MODE: u32 = 0o100_644;

/// Packs files into one folder of an archive. Same files, same date: same bytes.
///
/// # Panics
///
/// Never: writing to memory cannot fail, and the paths are our own.
pub(super) fn archive(folder: &str, date: Date, files: &[File]) -> Vec<u8> {
    write_archive(folder, date, files).expect("an archive of a few files can be written to memory")
}

fn write_archive(folder: &str, date: Date, files: &[File]) -> Result<Vec<u8>, rawzip::Error> {
    let (year, month, day) = date.parts();
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for file in files {
        let path = format!("{folder}/{}", file.path);
        let mut entry = archive.new_file(path).unix_permissions(FILE_MODE);
        if let Some(midnight) = UtcDateTime::from_components(year, month, day, 0, 0, 0, 0) {
            entry = entry.last_modified(midnight);
        }
        let (mut entry, config) = entry.start()?;
        let mut writer = config.wrap(&mut entry);
        writer.write_all(file.contents.as_bytes())?;
        let (_, descriptor) = writer.finish()?;
        entry.finish(descriptor)?;
    }
    archive.finish()
}
