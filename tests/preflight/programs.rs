//! The programs on a machine's PATH. They are copies of this computer's, or written by a test: no
//! link leads out of the folder, so whatever a test writes stays in it.

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

/// What a script may rely on: a POSIX system, curl and openssl.
const SYSTEM: [&str; 17] = [
    "awk", "cat", "curl", "cut", "date", "grep", "head", "ls", "openssl", "rm", "sed", "sleep",
    "sort", "tail", "timeout", "tr", "uname",
];

/// A program of this computer, as it was before the first test.
struct Original {
    path: PathBuf,
    bytes: Vec<u8>,
}

static ORIGINALS: LazyLock<[Original; 17]> = LazyLock::new(|| {
    SYSTEM.map(|program| {
        let path = installed(program).unwrap_or_else(|| panic!("{program} is installed"));
        let bytes = fs::read(&path).unwrap();
        Original { path, bytes }
    })
});

/// The folder of a machine's programs.
pub struct Programs {
    folder: PathBuf,
}

impl Programs {
    /// Copies what a script may rely on into a new folder.
    pub fn copied_into(folder: PathBuf) -> Self {
        fs::create_dir(&folder).unwrap();
        // Another process writes them. A file that this one had open could not be run for as long as
        // a child that is just being started has it open, too.
        let originals = ORIGINALS.iter().map(|original| &original.path);
        let copied = Command::new("cp").args(originals).arg(&folder).status().unwrap();
        assert!(copied.success(), "the programs are copied");
        Self { folder }
    }

    /// Where a program is.
    pub fn path(&self, name: &str) -> PathBuf {
        place(&self.folder, name)
    }

    /// Writes a program, in place of the one that has its name.
    pub fn write(&self, name: &str, body: &str) {
        put(&self.folder, name, &format!("#!/bin/sh\n{body}"), 0o755);
    }
}

/// No test has changed a program of this computer.
impl Drop for Programs {
    fn drop(&mut self) {
        for Original { path, bytes } in &*ORIGINALS {
            let unchanged = fs::read(path).is_ok_and(|now| now == *bytes);
            // A test that has failed says why itself.
            assert!(
                unchanged || std::thread::panicking(),
                "a test has changed {}, a program of this computer: install it again",
                path.display()
            );
        }
    }
}

/// Where a file is in a folder. A name that leads out of it is none.
fn place(folder: &Path, name: &str) -> PathBuf {
    assert_eq!(Path::new(name).file_name(), Some(name.as_ref()), "{name:?} is the name of a file");
    folder.join(name)
}

/// Writes a file into a folder. Whatever has its name is replaced: a link that stands there is gone,
/// and what it led to is as it was.
pub fn put(folder: &Path, name: &str, contents: &str, mode: u32) {
    let path = place(folder, name);
    let unfinished = place(folder, &format!(".{name}.unfinished"));
    let mut file = File::create_new(&unfinished).unwrap();
    file.write_all(contents.as_bytes()).unwrap();
    file.set_permissions(fs::Permissions::from_mode(mode)).unwrap();
    drop(file);
    fs::rename(unfinished, path).unwrap();
}

/// The names of all that is in the folder of a machine's programs, none of which leads out of it.
#[track_caller]
fn check_own(machine: &Machine) -> Vec<String> {
    let folder = machine.path("sh").parent().unwrap().to_owned();
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap).map(|entry| {
        let (name, kind) = (entry.file_name().into_string().unwrap(), entry.metadata().unwrap());
        assert!(kind.is_file() && kind.nlink() == 1, "{name} is a file of the machine's own");
        name
    });
    entries.collect()
}

#[test]
fn the_programs_of_a_machine_are_its_own_and_those_of_this_computer_outlive_their_stubs() {
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
        // A link that leads nowhere makes no file there.
        fs::remove_file(&there).unwrap();
        fs::remove_file(machine.path(name)).unwrap();
        symlink(&there, machine.path(name)).unwrap();
        machine.program(name, "");
        assert!(!there.exists(), "{name}");
    }
    check_own(&machine);
}

#[test]
fn a_name_that_leads_out_of_the_folder_is_no_program() {
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
