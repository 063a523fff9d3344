//! The order of the modules: each uses only earlier ones, and those before the interfaces are pure.
//!
//! The tests parse the sources as Rust tokens, so the notation of a path does not matter.

#[path = "sources/paths.rs"]
mod paths;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use paths::absolute;

/// Every module with those that it may use, in the order of `src/lib.rs`. A module uses only earlier ones.
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

/// Whether a module must not use a clock, browser, input or output.
fn is_pure(module: &str) -> bool {
    !["app", "cli"].contains(&module)
}

/// The modules of the standard library that a pure module may use.
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

/// Types that are pure: addresses are values, and `Write` can be a vector. The rest of `std::net` and `std::io` is
/// input and output.
const PURE_TYPES: [&str; 2] = ["std::io::Write", "std::net::Ipv4Addr"];

/// Crates without side effects.
const PURE_CRATES: [&str; 9] = [
    "askama",
    "crc",
    "form_urlencoded",
    "ipnet",
    "qrcodegen",
    "rawzip",
    "schemars",
    "serde",
    "serde_json",
];

/// The source files of a module: paths from the root, and contents.
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
            files.push((name, std::fs::read_to_string(&path).expect("a text file")));
        }
    }
    assert!(!files.is_empty(), "there is no module {module}");
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
fn a_module_uses_only_the_earlier_modules_on_its_list() {
    for (index, (module, may_use)) in MAY_USE.iter().enumerate() {
        let before: Vec<&str> = MAY_USE[..index].iter().map(|(name, _)| *name).collect();
        for other in *may_use {
            assert!(before.contains(other), "{module} lists {other}, which is not before it");
        }
        let mut found = BTreeSet::new();
        for (file, source) in files(module) {
            for other in used(module, &file, &source) {
                assert!(may_use.contains(&other.as_str()), "{file} uses {other}");
                found.insert(other);
            }
        }
        let listed: BTreeSet<String> = may_use.iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(found, listed, "{module} lists modules that it does not use");
    }
}

#[test]
fn the_map_in_lib_rs_has_this_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let library = std::fs::read_to_string(root.join("src/lib.rs")).expect("a text file");
    let map: String = library.lines().filter(|line| line.starts_with("//!")).collect();
    let known = |name: &&str| MAY_USE.iter().any(|(module, _)| module == name);
    let named: Vec<&str> = map.split('`').filter(known).collect();
    assert_eq!(named, MAY_USE.map(|(module, _)| module));
    let declared = library.lines().filter(|line| line.contains("mod ")).count();
    assert_eq!(declared, MAY_USE.len(), "a module of lib.rs is not in the order");
}

/// The program's dependencies, spelled as in Rust.
fn crates() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).expect("a text file");
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

/// The path, if it is not pure.
fn impure<'a>(path: &'a str, crates: &BTreeSet<String>) -> Option<&'a str> {
    let (first, rest) = path.split_once("::")?;
    let second = rest.split("::").next().unwrap_or(rest);
    let is_impure = match first {
        "std" | "core" | "alloc" => !PURE_STD.contains(&second) && !PURE_TYPES.contains(&path),
        _ => crates.contains(first) && !PURE_CRATES.contains(&first),
    };
    is_impure.then_some(path)
}

#[test]
fn pure_modules_have_no_side_effects() {
    let crates = crates();
    for (module, _) in MAY_USE.iter().filter(|(module, _)| is_pure(module)) {
        for (file, source) in files(module) {
            for path in absolute(&file, &source) {
                let outside = impure(&path, &crates);
                assert_eq!(outside, None, "{file}: pass the value as an argument");
            }
        }
    }
}

#[test]
fn impure_paths_are_detected_in_every_notation() {
    let crates = crates();
    let outside = |source: &str| -> Vec<String> {
        let paths = absolute("src/plan/mod.rs", source);
        paths.iter().filter_map(|path| impure(path, &crates)).map(str::to_owned).collect()
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
