//! The programs on a machine's PATH. They are copies of this computer's programs or written by a test. No
//! link leads out of the folder, so everything that a test writes stays in it.

use std::{
    fs::{self, File},
    io::Write as _,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink},
    panic::catch_unwind,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

use crate::{
    machine::{Machine, installed},
    plan,
};

/// The programs that a script may use: a POSIX system, curl and openssl.
const SYSTEM: [&str; 17] = [
    "awk", "cat", "curl", "cut", "date", "grep", "head", "ls", "openssl", "rm", "sed", "sleep",
    "sort", "tail", "timeout", "tr", "uname",
];

/// A program of this computer, in its state before the first test.
struct Original {
    path: PathBuf,
    bytes: Vec<u8>,
}

static ORIGINALS: LazyLock<[Original; 17]> = LazyLock::new(|| {
    SYSTEM.map(|program| {
        let path = installed(program).unwrap_or_else(|| panic!("{program} is not installed"));
        let bytes = fs::read(&path).unwrap();
        Original { path, bytes }
    })
});

/// The folder of a machine's programs.
pub struct Programs {
    folder: PathBuf,
}

impl Programs {
    /// Copies the programs that a script may use into a new folder.
    pub fn copied_into(folder: PathBuf) -> Self {
        fs::create_dir(&folder).unwrap();
        // Another process writes the copies. A program that this process has open for writing cannot run
        // while a child that is just starting has inherited the open file.
        let originals = ORIGINALS.iter().map(|original| &original.path);
        let copied = Command::new("cp").args(originals).arg(&folder).status().unwrap();
        assert!(copied.success(), "the programs cannot be copied");
        Self { folder }
    }

    /// The path of a program.
    pub fn path(&self, name: &str) -> PathBuf {
        place(&self.folder, name)
    }

    /// Writes a program, replacing any with its name.
    pub fn write(&self, name: &str, body: &str) {
        put(&self.folder, name, &format!("#!/bin/sh\n{body}"), 0o755);
    }
}

/// Checks that no test has changed a program of this computer.
impl Drop for Programs {
    fn drop(&mut self) {
        for Original { path, bytes } in &*ORIGINALS {
            let unchanged = fs::read(path).is_ok_and(|now| now == *bytes);
            // A failed test has already reported the reason.
            assert!(
                unchanged || std::thread::panicking(),
                "a test has changed {}, a program of this computer: install it again",
                path.display()
            );
        }
    }
}

/// The path of a file in a folder. Panics if the name leads out of it.
fn place(folder: &Path, name: &str) -> PathBuf {
    assert_eq!(Path::new(name).file_name(), Some(name.as_ref()), "{name:?} is not a file name");
    folder.join(name)
}

/// Writes a file into a folder, replacing any with its name. If that is a link, the link is replaced and its
/// target stays unchanged.
pub fn put(folder: &Path, name: &str, contents: &str, mode: u32) {
    let path = place(folder, name);
    let unfinished = place(folder, &format!(".{name}.unfinished"));
    let mut file = File::create_new(&unfinished).unwrap();
    file.write_all(contents.as_bytes()).unwrap();
    file.set_permissions(fs::Permissions::from_mode(mode)).unwrap();
    drop(file);
    fs::rename(unfinished, path).unwrap();
}

/// Checks that no entry of the programs' folder is a link, and returns the names.
#[track_caller]
fn check_own(machine: &Machine) -> Vec<String> {
    let folder = machine.path("sh").parent().unwrap().to_owned();
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap).map(|entry| {
        let (name, kind) = (entry.file_name().into_string().unwrap(), entry.metadata().unwrap());
        assert!(kind.is_file() && kind.nlink() == 1, "{name} is a link");
        name
    });
    entries.collect()
}

#[test]
fn a_machines_programs_are_copies_and_stubs_do_not_change_the_originals() {
    let machine = Machine::new(&plan());
    let mut names = check_own(&machine);
    names.sort();
    assert_eq!(names, SYSTEM);
    for name in names {
        machine.program(&name, &format!("echo a stub of {name}\n"));
        let said = Command::new(machine.path(&name)).output().unwrap().stdout;
        assert_eq!(said, format!("a stub of {name}\n").into_bytes());
    }
    check_own(&machine);
}

#[test]
fn a_program_replaces_a_link_and_never_follows_it() {
    let machine = Machine::new(&plan());
    let elsewhere = tempfile::tempdir().unwrap();
    let there = elsewhere.path().join("theirs");
    for name in ["kubectl", "sh"].into_iter().chain(SYSTEM) {
        fs::write(&there, "theirs").unwrap();
        let _ = fs::remove_file(machine.path(name));
        symlink(&there, machine.path(name)).unwrap();
        machine.program(name, "");
        assert_eq!(fs::read(&there).unwrap(), b"theirs", "{name}");
        // Replacing a dangling link does not create its target.
        fs::remove_file(&there).unwrap();
        fs::remove_file(machine.path(name)).unwrap();
        symlink(&there, machine.path(name)).unwrap();
        machine.program(name, "");
        assert!(!there.exists(), "{name}");
    }
    check_own(&machine);
}

#[test]
fn a_name_that_leads_out_of_the_folder_is_refused() {
    let machine = Machine::new(&plan());
    let elsewhere = tempfile::tempdir().unwrap();
    let there = elsewhere.path().join("sleep");
    for name in [there.to_str().unwrap(), "../sleep", "sub/sleep", "sleep/", "..", ".", ""] {
        let refused = catch_unwind(|| machine.program(name, ""));
        assert!(refused.is_err(), "{name}");
    }
    assert!(!there.exists() && !machine.folder().join("sleep").exists());
    check_own(&machine);
}
