//! The order of the modules: stairs that run down only, and nothing outside below the faces.
//!
//! The sources are read as Rust's tokens, so that it does not matter how a path is written.

#[path = "sources/paths.rs"]
mod paths;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use paths::absolute;

/// Every module with those that it may use, in the order of `src/lib.rs`. What it uses stands before it.
const MAY_USE: [(&str, &[&str]); 17] = [
    ("words", &[]),
    ("escape", &[]),
    ("units", &[]),
    ("money", &[]),
    ("date", &[]),
    ("ids", &[]),
    ("terms", &["words"]),
    ("evidence", &["terms"]),
    ("reference", &["date", "evidence", "ids", "terms", "units"]),
    ("catalog", &["date", "evidence", "ids", "money", "reference", "units"]),
    ("plan", &["catalog", "reference", "words"]),
    ("assessment", &["catalog", "date", "evidence", "ids", "plan", "reference", "units", "words"]),
    ("cost", &["assessment", "catalog", "date", "evidence", "money", "plan", "reference", "units"]),
    ("diagram", &["assessment", "catalog", "escape", "plan", "reference"]),
    (
        "bundle",
        &["assessment", "catalog", "cost", "date", "diagram", "escape", "plan", "reference"],
    ),
    (
        "app",
        &[
            "assessment",
            "bundle",
            "catalog",
            "cost",
            "date",
            "diagram",
            "escape",
            "evidence",
            "plan",
            "reference",
        ],
    ),
    (
        "cli",
        &[
            "assessment",
            "bundle",
            "catalog",
            "cost",
            "date",
            "escape",
            "evidence",
            "plan",
            "reference",
            "units",
        ],
    ),
];

/// The modules that have no clock, browser, input or output.
fn is_pure(module: &str) -> bool {
    !["app", "cli"].contains(&module)
}

/// What of the standard library a pure module may use.
const PURE_STD: [&str; 14] = [
    "borrow",
    "cmp",
    "collections",
    "convert",
    "error",
    "fmt",
    "iter",
    "mem",
    "num",
    "ops",
    "slice",
    "str",
    "string",
    "sync",
];

/// Addresses are values, and a `Write` may be a vector; the rest of `std::net` and `std::io` leads outside.
const PURE_TYPES: [&str; 2] = ["std::io::Write", "std::net::Ipv4Addr"];

/// The crates that only compute.
const PURE_CRATES: [&str; 8] =
    ["askama", "crc", "form_urlencoded", "qrcodegen", "rawzip", "schemars", "serde", "serde_json"];

/// The source files of a module, each with its path from the root.
fn files(module: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut rest: Vec<PathBuf> = vec![root.join("src").join(module)];
    rest.push(root.join(format!("src/{module}.rs")));
    let mut files = Vec::new();
    while let Some(path) = rest.pop() {
        if path.is_dir() {
            let entries = std::fs::read_dir(&path).expect("a folder of the repository");
            rest.extend(entries.map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|it| it == "rs") && path.is_file() {
            let name = path.strip_prefix(root).expect("a file below the root");
            let name = name.to_str().expect("a plain name").to_owned();
            files.push((name, std::fs::read_to_string(&path).expect("it is text")));
        }
    }
    assert!(!files.is_empty(), "{module} is no module");
    files
}

/// The modules that a file of a module uses.
fn used(module: &str, file: &str, source: &str) -> BTreeSet<String> {
    let paths = absolute(file, source);
    let from_root = paths.iter().filter_map(|path| path.strip_prefix("crate::"));
    let modules = from_root.map(|path| path.split("::").next().unwrap_or(path));
    modules.filter(|it| *it != module).map(str::to_owned).collect()
}

#[test]
fn a_module_uses_only_what_it_may_and_that_stands_before_it() {
    for (index, (module, may_use)) in MAY_USE.iter().enumerate() {
        let before: Vec<&str> = MAY_USE[..index].iter().map(|(name, _)| *name).collect();
        for other in *may_use {
            assert!(before.contains(other), "{module} would use {other}, which stands after it");
        }
        let mut found = BTreeSet::new();
        for (file, source) in files(module) {
            for other in used(module, &file, &source) {
                assert!(may_use.contains(&other.as_str()), "{file} uses {other}");
                found.insert(other);
            }
        }
        let listed: BTreeSet<String> = may_use.iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(found, listed, "{module}: shorten the list");
    }
}

#[test]
fn the_map_in_lib_rs_is_this_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let library = std::fs::read_to_string(root.join("src/lib.rs")).expect("it is text");
    let map: String = library.lines().filter(|line| line.starts_with("//!")).collect();
    let known = |name: &&str| MAY_USE.iter().any(|(module, _)| module == name);
    let named: Vec<&str> = map.split('`').filter(known).collect();
    assert_eq!(named, MAY_USE.map(|(module, _)| module));
    let declared = library.lines().filter(|line| line.contains("mod ")).count();
    assert_eq!(declared, MAY_USE.len(), "each module of lib.rs is in the order");
}

/// The crates that the program is made with, as Rust writes them.
fn crates() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).expect("it is text");
    let mut is_list = false;
    let mut crates = BTreeSet::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_list = line.ends_with("dependencies]") && !line.contains("dev-");
        } else if let (true, Some((name, _))) = (is_list, line.split_once(" = ")) {
            crates.insert(name.replace('-', "_"));
        }
    }
    assert!(crates.contains("leptos") && crates.contains("web_sys"), "{crates:?}");
    crates
}

/// What of a path leads outside, if anything.
fn leads_outside<'a>(path: &'a str, crates: &BTreeSet<String>) -> Option<&'a str> {
    let (first, rest) = path.split_once("::")?;
    let second = rest.split("::").next().unwrap_or(rest);
    let is_outside = match first {
        "std" | "core" | "alloc" => !PURE_STD.contains(&second) && !PURE_TYPES.contains(&path),
        _ => crates.contains(first) && !PURE_CRATES.contains(&first),
    };
    is_outside.then_some(path)
}

#[test]
fn the_pure_modules_touch_nothing_outside() {
    let crates = crates();
    for (module, _) in MAY_USE.iter().filter(|(module, _)| is_pure(module)) {
        for (file, source) in files(module) {
            for path in absolute(&file, &source) {
                let outside = leads_outside(&path, &crates);
                assert_eq!(outside, None, "{file}: hand the value in");
            }
        }
    }
}

#[test]
fn what_leads_outside_is_seen_in_every_spelling() {
    let crates = crates();
    let outside = |source: &str| -> Vec<String> {
        let paths = absolute("src/plan/mod.rs", source);
        paths.iter().filter_map(|path| leads_outside(path, &crates)).map(str::to_owned).collect()
    };
    let caught = [
        ("use std::{fmt, fs, str::FromStr};", "std::fs"),
        (
            "use std::{\n    fmt::{self, Display},\n    time::SystemTime,\n};",
            "std::time::SystemTime",
        ),
        ("use std::net::{Ipv4Addr, TcpStream};", "std::net::TcpStream"),
        (
            "fn now() { let _ = format!(\"{:?}\", std::time::Instant::now()); }",
            "std::time::Instant::now",
        ),
        ("use ::std::env;", "std::env"),
        ("use web_sys::window;", "web_sys::window"),
        ("fn f() { leptos::prelude::create() }", "leptos::prelude::create"),
    ];
    for (source, path) in caught {
        assert_eq!(outside(source), [path], "{source}");
    }
    assert!(
        outside("use std::{fmt, net::Ipv4Addr, str::FromStr}; use serde::Serialize;").is_empty()
    );
    let upward =
        used("catalog", "src/catalog/mod.rs", "use crate::{date::Date, plan::{self, Plan}};");
    assert_eq!(Vec::from_iter(upward), ["date", "plan"]);
    let by_super = used("catalog", "src/catalog/chart.rs", "use super::super::plan::Plan;");
    assert_eq!(Vec::from_iter(by_super), ["plan"]);
}
