//! What a first visit loads, file by file, and whether that is within the budget.
//!
//! `cargo run --example size_report -- dist` looks at `index.html` and everything that it names.
//! Servers send pages compressed: brotli where they can, else gzip.

use std::{
    collections::BTreeSet,
    env, fs,
    io::{self, Write as _},
    path::Path,
    process::ExitCode,
};

/// The most that a first visit may load, in bytes after brotli.
const BUDGET: usize = 130_000;

/// A file of the build: its name, and its size as it is, after gzip and after brotli.
struct Weight {
    name: String,
    sizes: [usize; 3],
}

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let (Some(dist), None) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: cargo run --example size_report -- DIST");
        return ExitCode::from(2);
    };
    let weights = match weigh(Path::new(&dist)) {
        Ok(weights) => weights,
        Err(error) => {
            eprintln!("error: {dist}: {error}");
            return ExitCode::from(2);
        }
    };
    let [raw, gzip, brotli] = [0, 1, 2].map(|at| weights.iter().map(|it| it.sizes[at]).sum());
    println!("{:<44} {:>9} {:>9} {:>9}", "First visit", "bytes", "gzip", "brotli");
    for Weight { name, sizes: [raw, gzip, brotli] } in &weights {
        println!("{name:<44} {raw:>9} {gzip:>9} {brotli:>9}");
    }
    println!("{:<44} {raw:>9} {gzip:>9} {brotli:>9}", "Sum");
    let used: usize = brotli;
    if used > BUDGET {
        eprintln!(
            "error: a first visit loads {used} bytes (brotli), {} more than the budget of {BUDGET}",
            used - BUDGET
        );
        return ExitCode::FAILURE;
    }
    println!("{} bytes (brotli) are left of the budget of {BUDGET}.", BUDGET - used);
    ExitCode::SUCCESS
}

/// Weighs `index.html` and the files that it names.
fn weigh(dist: &Path) -> io::Result<Vec<Weight>> {
    let page = fs::read_to_string(dist.join("index.html"))?;
    let mut names = vec!["index.html".to_owned()];
    names.extend(named_files(&page));
    names
        .into_iter()
        .map(|name| {
            let bytes = fs::read(dist.join(&name))
                .map_err(|error| io::Error::new(error.kind(), format!("{name}: {error}")))?;
            let sizes = [bytes.len(), gzip(&bytes)?, brotli(&bytes)?];
            Ok(Weight { name, sizes })
        })
        .collect()
}

/// The files beside the page that its tags name: each once, in alphabetical order.
fn named_files(page: &str) -> BTreeSet<String> {
    let tags = page.split('<').filter_map(|tag| tag.split_once('>')).map(|(tag, _)| tag);
    let values = tags.flat_map(|tag| {
        ["href=", "src=", "data-js=", "data-wasm="].into_iter().filter_map(|name| {
            let (_, value) = tag.split_once(&format!(" {name}"))?;
            // Minified pages have no quotes around most values.
            Some(match value.strip_prefix('"') {
                Some(quoted) => quoted.split('"').next()?,
                None => value.split_ascii_whitespace().next()?,
            })
        })
    });
    values
        .filter(|value| !value.starts_with(['#', '?']) && !value.contains(':'))
        .map(|value| value.trim_start_matches("./").to_owned())
        .collect()
}

fn gzip(bytes: &[u8]) -> io::Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(mut bytes: &[u8]) -> io::Result<usize> {
    let settings =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &settings)?;
    Ok(compressed.len())
}
