//! The bundle as a zip archive. Files are not compressed: they are small, and any tool can read them.

use std::io::Write as _;

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use rawzip::{DataDescriptorOutput, ZipArchiveWriter, time::UtcDateTime};

use super::File;
use crate::date::Date;

/// The permissions of an ordinary file.
const FILE_MODE: u32 = 0o100_644;

/// The permissions of a script.
const PROGRAM_MODE: u32 = 0o100_755;

/// The checksum of zip archives, computed without a table: rawzip's tables would add 16 KB (brotli) to
/// the page, and bundles are small.
const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// Packs files into one folder of an archive. The same files and date produce the same bytes.
///
/// # Panics
///
/// Never: writing to memory cannot fail, and the paths are known to be valid.
pub(super) fn archive(folder: &str, date: Date, files: &[File]) -> Vec<u8> {
    let Ok(archive) = write_archive(folder, date, files) else {
        unreachable!("an archive of a few files fits in memory");
    };
    archive
}

fn write_archive(folder: &str, date: Date, files: &[File]) -> Result<Vec<u8>, rawzip::Error> {
    let (year, month, day) = date.parts();
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for file in files {
        let path = format!("{folder}/{}", file.path);
        let mode = if file.is_executable() { PROGRAM_MODE } else { FILE_MODE };
        let mut entry = archive.new_file(path).unix_permissions(mode);
        if let Some(midnight) = UtcDateTime::from_components(year, month, day, 0, 0, 0, 0) {
            entry = entry.last_modified(midnight);
        }
        let contents = file.contents.as_bytes();
        let (mut entry, _) = entry.start()?;
        entry.write_all(contents)?;
        let size = u64::try_from(contents.len()).unwrap_or(u64::MAX);
        entry.finish(DataDescriptorOutput::new(CHECKSUM.checksum(contents), size))?;
    }
    archive.finish()
}
