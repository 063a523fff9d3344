//! Opens a saved plan: a link, a `plan.json`, or a whole bundle as a zip archive.

use std::fmt;

use rawzip::{CompressionMethod, ZipArchive};
use serde_json::Value;

use super::{Occasion, PlanDocument};
use crate::{
    assessment::{Assessment, measure::Measure},
    plan::link::{self, Decoded, Notice},
};

/// A plan that was read from a file or a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The link in the file.
    pub link: String,
    /// The parts of the link that were not used.
    pub notices: Vec<Notice>,
    /// The differences between today's results and the saved ones, such as "CPU per node: was 8 cores, is
    /// now 16 cores".
    pub differences: Vec<String>,
}

/// The reason why a file is not a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is neither text nor an archive.
    NoText,
    /// It is text, but neither a link nor JSON.
    NoLink,
    /// It starts like JSON but is invalid, with the parser's message.
    NoJson(String),
    /// It is JSON, but not a plan in this version's format.
    OtherDocument,
    /// It is an archive without a `plan.json`, or a damaged one.
    NoPlanInArchive,
    /// The archive was packed by another program, which compressed `plan.json`.
    Compressed,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoText => "it is neither text nor a zip archive; open a link, a plan.json or a bundle",
            Self::NoLink => {
                "it is not a link to a plan; use one such as ?v=1&tier=models&env=production&cloud=aws"
            }
            Self::NoJson(error) => return write!(f, "its JSON is damaged ({error}); save plan.json again"),
            Self::OtherDocument => "it is not a saved plan; open the plan.json from a bundle",
            Self::NoPlanInArchive => {
                "it is not a bundle from this planner, or it is damaged; it has no readable plan.json"
            }
            Self::Compressed => {
                "another program has repacked it; extract plan.json and open that"
            }
        })
    }
}

impl std::error::Error for Unreadable {}

/// Reads a saved plan, and compares it with the plan's results on this occasion.
///
/// # Errors
///
/// If it is not a link, a `plan.json` or a bundle, the error describes the problem.
pub fn open(bytes: &[u8], occasion: &Occasion) -> Result<Saved, Unreadable> {
    if bytes.starts_with(b"PK") {
        return read_json(&plan_in_archive(bytes)?, occasion);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::NoText)?.trim();
    let text = text.trim_start_matches('\u{feff}');
    if text.starts_with('{') {
        return read_json(text, occasion);
    }
    let has_a_choice = ["tier=", "env=", "cloud="].iter().any(|choice| text.contains(choice));
    if !has_a_choice || text.contains('\0') {
        return Err(Unreadable::NoLink);
    }
    let Decoded { notices, .. } = link::decode(text);
    Ok(Saved { link: text.to_owned(), notices, differences: Vec::new() })
}

/// The contents of `plan.json` in a bundle. Bundles are not compressed, so no decompression is needed.
fn plan_in_archive(bytes: &[u8]) -> Result<String, Unreadable> {
    let archive = ZipArchive::from_slice(bytes).map_err(|_| Unreadable::NoPlanInArchive)?;
    let mut entries = archive.entries();
    while let Ok(Some(entry)) = entries.next_entry() {
        let path = entry.file_path();
        let name = path.as_ref();
        if name != b"plan.json" && !name.ends_with(b"/plan.json") {
            continue;
        }
        if entry.compression_method() != CompressionMethod::STORE {
            return Err(Unreadable::Compressed);
        }
        let found =
            archive.get_entry(entry.wayfinder()).map_err(|_| Unreadable::NoPlanInArchive)?;
        return String::from_utf8(found.data().to_vec()).map_err(|_| Unreadable::NoPlanInArchive);
    }
    Err(Unreadable::NoPlanInArchive)
}

fn read_json(text: &str, occasion: &Occasion) -> Result<Saved, Unreadable> {
    let saved: Value =
        serde_json::from_str(text).map_err(|error| Unreadable::NoJson(error.to_string()))?;
    let link = saved["link"].as_str();
    let Some(link) = link.filter(|_| saved["format"] == PlanDocument::FORMAT) else {
        return Err(Unreadable::OtherDocument);
    };
    let Decoded { plan, notices } = link::decode(link);
    let assessment = Assessment::on(&plan, occasion.date);
    Ok(Saved { link: link.to_owned(), notices, differences: differences(&saved, &assessment) })
}

/// The differences between a saved document and today's assessment.
fn differences(saved: &Value, today: &Assessment) -> Vec<String> {
    let mut lines = Vec::new();
    for measure in Measure::ALL {
        let Some(then) = measure.place().and_then(|place| saved.pointer(place)) else { continue };
        let (then, now) = (shown(then), measure.of(today));
        if then != now.bare() {
            let label = measure.label();
            lines.push(format!("{label}: was {}, is now {now}", now.alike(&then)));
        }
    }
    let then = findings(saved);
    for finding in &today.findings {
        if !then.iter().any(|(id, _)| *id == finding.id.slug()) {
            lines.push(format!("The finding “{}” is new", finding.title));
        }
    }
    for (id, title) in then {
        if !today.findings.iter().any(|it| it.id.slug() == id) {
            lines.push(format!("The finding “{title}” no longer applies"));
        }
    }
    lines
}

/// The findings of a saved document: their ids and titles.
fn findings(saved: &Value) -> Vec<(&str, String)> {
    let findings = saved["findings"].as_array().map(Vec::as_slice).unwrap_or_default();
    let read = |finding: &Value| finding["title"].as_str().map(|title| shown(&title.into()));
    findings.iter().filter_map(|finding| Some((finding["id"].as_str()?, read(finding)?))).collect()
}

/// A value from a file, shortened, and without line breaks.
fn shown(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(160).collect()
}
