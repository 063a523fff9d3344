//! Writes the licenses of everything that the page contains.
//!
//! `cargo metadata` lists the crates that the two WebAssembly modules are built from; their license texts are next
//! to their sources. Crates without one get the text of the license that their manifest names.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    io::{self, Error, ErrorKind},
    path::Path,
    process::{Command, ExitCode},
};

use serde_json::Value;

/// The planner's own package.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

const OURS: [&str; 2] = [include_str!("../../LICENSE"), include_str!("../../NOTICE")];

/// The license text for a crate that has none and whose manifest names MIT.
const MIT: &str = include_str!("licenses/MIT.txt");

/// Prefixes of the file names of license texts.
const NAMES: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "UNLICENSE", "NOTICE"];

/// Writes `licenses.txt` into the folder.
pub fn write(dist: &Path) -> io::Result<ExitCode> {
    fs::write(dist.join("licenses.txt"), licenses()?)?;
    Ok(ExitCode::SUCCESS)
}

fn invalid(what: &str) -> Error {
    Error::new(ErrorKind::InvalidData, what.to_owned())
}

/// The project's own license, then each other license text after the names of its crates.
fn licenses() -> io::Result<String> {
    let metadata = metadata()?;
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in
        shipped(&metadata).ok_or_else(|| invalid("cargo metadata lists no dependencies"))?
    {
        let field = |name: &str| package[name].as_str().unwrap_or_default();
        let name = format!("{} {} ({})", field("name"), field("version"), field("license"));
        for text in license_texts(package)? {
            texts.entry(text).or_default().push(name.clone());
        }
    }
    let mut written = OURS.join("\n");
    written.push_str("\nThe page contains the following libraries.\n");
    for (text, names) in texts {
        let _ =
            write!(written, "\n{}\n\n{}\n\n{}\n", "=".repeat(72), names.join("\n"), text.trim());
    }
    Ok(written)
}

fn metadata() -> io::Result<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .current_dir(ROOT)
        .args(["--filter-platform", "wasm32-unknown-unknown"])
        .output()?;
    if !output.status.success() {
        return Err(invalid(&String::from_utf8_lossy(&output.stderr)));
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The packages whose code is in the page, without build scripts, procedural macros and this package.
fn shipped(metadata: &Value) -> Option<Vec<&Value>> {
    let packages: BTreeMap<&str, &Value> = metadata["packages"]
        .as_array()?
        .iter()
        .filter_map(|it| Some((it["id"].as_str()?, it)))
        .collect();
    let nodes: BTreeMap<&str, &Value> = metadata["resolve"]["nodes"]
        .as_array()?
        .iter()
        .filter_map(|it| Some((it["id"].as_str()?, it)))
        .collect();
    let root = metadata["resolve"]["root"].as_str()?;
    let (mut seen, mut rest) = (BTreeSet::new(), vec![root]);
    while let Some(id) = rest.pop() {
        if !seen.insert(id) {
            continue;
        }
        for dependency in nodes[id]["deps"].as_array()? {
            let is_normal =
                dependency["dep_kinds"].as_array()?.iter().any(|it| it["kind"].is_null());
            let other = dependency["pkg"].as_str()?;
            if is_normal && !is_macro(packages[other]) {
                rest.push(other);
            }
        }
    }
    Some(seen.into_iter().filter(|id| *id != root).map(|id| packages[id]).collect())
}

fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().map(Vec::as_slice).unwrap_or_default();
    targets.iter().any(|it| it["kind"][0] == "proc-macro")
}

fn license_texts(package: &Value) -> io::Result<Vec<String>> {
    let manifest = package["manifest_path"].as_str().unwrap_or_default();
    let folder = Path::new(manifest).parent().ok_or_else(|| invalid("a package has no folder"))?;
    let mut texts = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        if NAMES.iter().any(|it| name.starts_with(it)) && entry.path().is_file() {
            texts.insert(fs::read_to_string(entry.path())?);
        }
    }
    let license = package["license"].as_str().unwrap_or_default();
    if texts.is_empty() && license.contains("MIT") {
        let authors = package["authors"].as_array().map(Vec::as_slice).unwrap_or_default();
        let authors: Vec<&str> = authors.iter().filter_map(Value::as_str).collect();
        let authors =
            if authors.is_empty() { "its authors".to_owned() } else { authors.join(", ") };
        texts.insert(MIT.replace("<authors>", &authors));
    }
    if texts.is_empty() {
        return Err(invalid(&format!("{} has no license text", package["name"])));
    }
    Ok(texts.into_iter().collect())
}
