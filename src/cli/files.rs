//! Writes a bundle to disk, completely or not at all, and never overwrites anything without `--force`.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::complaint::{Complaint, shown};
use crate::bundle::Bundle;

/// Writes the bundle to `out`: a zip archive if the name ends in `.zip`, otherwise a folder.
pub(super) fn write(bundle: &Bundle, out: &Path, force: bool) -> Result<(), Complaint> {
    let is_archive = out.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
    if is_archive { write_archive(bundle, out, force) } else { write_folder(bundle, out, force) }
}

fn write_archive(bundle: &Bundle, out: &Path, force: bool) -> Result<(), Complaint> {
    if out.is_dir() {
        return Err(refused(out, "is a folder: choose another name for the archive"));
    }
    if out.symlink_metadata().is_ok() && !force {
        return Err(refused(out, "exists: choose another name, or add --force to replace it"));
    }
    replace(out, &bundle.to_zip(), false).map_err(|error| failed(out, &error))
}

fn write_folder(bundle: &Bundle, out: &Path, force: bool) -> Result<(), Complaint> {
    match fs::read_dir(out) {
        Ok(mut entries) => {
            if entries.next().is_some() && !force {
                let rule = "is not empty: choose another folder, or add --force to write into it";
                return Err(refused(out, rule));
            }
            write_below(bundle, out).map_err(|error| failed(out, &error))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            create_folder(bundle, out).map_err(|error| failed(out, &error))
        }
        Err(_) if out.is_file() => {
            Err(refused(out, "is a file: choose a folder, or a name that ends in .zip"))
        }
        Err(error) => Err(failed(out, &error)),
    }
}

/// Creates a folder under a temporary name, and renames it when it is complete.
fn create_folder(bundle: &Bundle, out: &Path) -> io::Result<()> {
    let unfinished = temporary_name(out)?;
    if let Some(parent) = unfinished.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::create_dir(&unfinished)?;
    let written = write_below(bundle, &unfinished).and_then(|()| fs::rename(&unfinished, out));
    if written.is_err() {
        // The folder has a temporary name, so it is safe to delete. The first error is the one to report.
        let _ = fs::remove_dir_all(&unfinished);
    }
    written
}

fn write_below(bundle: &Bundle, folder: &Path) -> io::Result<()> {
    for file in bundle.files() {
        let path = folder.join(file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        replace(&path, file.contents.as_bytes(), file.is_executable())?;
    }
    Ok(())
}

/// Writes a file under a temporary name in the same folder, and renames it when it is complete.
fn replace(path: &Path, contents: &[u8], executable: bool) -> io::Result<()> {
    let unfinished = temporary_name(path)?;
    let written = fs::write(&unfinished, contents)
        .and_then(|()| if executable { allow_to_run(&unfinished) } else { Ok(()) })
        .and_then(|()| fs::rename(&unfinished, path));
    if written.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    written
}

/// Makes a file executable for everyone who can read it.
#[cfg(unix)]
fn allow_to_run(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut permissions = path.metadata()?.permissions();
    let readers = permissions.mode() & 0o444;
    permissions.set_mode(permissions.mode() | readers >> 2);
    fs::set_permissions(path, permissions)
}

/// Other systems have no such permission.
#[cfg(not(unix))]
fn allow_to_run(_: &Path) -> io::Result<()> {
    Ok(())
}

/// A temporary name in the same folder, so that renaming stays on one file system.
fn temporary_name(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
    let mut unfinished = std::ffi::OsString::from(".");
    unfinished.push(name);
    unfinished.push(format!(".{}.unfinished", std::process::id()));
    Ok(path.with_file_name(unfinished))
}

fn refused(out: &Path, rule: &str) -> Complaint {
    Complaint::Output(format!("--out {} {rule}", shown(&out.to_string_lossy())))
}

fn failed(out: &Path, error: &io::Error) -> Complaint {
    refused(out, &format!("cannot be written: {error}"))
}
