//! What the user takes away: the files for a plan, one by one or as a zip.

mod changes;
pub(crate) mod comparison;
pub(crate) mod csv;
mod document;
mod escape;
mod files;
mod kubernetes;
mod mysql;
mod operations;
mod preflight;
mod saved;
mod settings;
mod storage;
mod table;
mod templates;
mod terraform;
mod work;
mod zip;

pub use changes::changed_lines;
pub use comparison::{TableFormat, comparison_text};
pub use document::PlanDocument;
pub use files::bundle_name;
pub use kubernetes::mirrored_images;
pub use saved::{Saved, Unreadable, open};
pub use table::Table;
pub use templates::plan_summary;
pub use work::{TaskState, Work, checklist_text};

use crate::{assessment::Assessment, date::Date, plan::Address};

/// When and where a bundle is made. Handed in, because the core has neither clock nor address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// Today.
    pub date: Date,
    /// Where the planner is served, so that the files can link back to their plan.
    pub address: Option<Address>,
}

/// What a file is written in, for previews and downloads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// HCL, the language of Terraform.
    Terraform,
    /// Markdown.
    Markdown,
    /// JSON.
    Json,
    /// Comma-separated values.
    Csv,
    /// The shell that POSIX describes.
    Shell,
    /// Scalable Vector Graphics.
    Svg,
    /// SQL as MySQL speaks it.
    Sql,
    /// Sections of options, as MySQL reads them.
    Ini,
    /// YAML.
    Yaml,
    /// Values of settings, one a line.
    Env,
}

impl Language {
    /// The media type of a download.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Terraform | Self::Ini | Self::Env => "text/plain",
            Self::Markdown => "text/markdown",
            Self::Json => "application/json",
            Self::Csv => "text/csv",
            Self::Shell => "text/x-shellscript",
            Self::Svg => "image/svg+xml",
            Self::Sql => "application/sql",
            Self::Yaml => "application/yaml",
        }
    }

    /// What begins a comment that takes a whole line. Nothing, where there is none.
    #[must_use]
    pub const fn comment(self) -> &'static str {
        match self {
            Self::Terraform | Self::Shell | Self::Env | Self::Yaml | Self::Ini => "#",
            Self::Sql => "--",
            Self::Markdown | Self::Json | Self::Csv | Self::Svg => "",
        }
    }
}

/// One generated file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path inside the bundle, with `/`.
    pub path: &'static str,
    /// What it is written in.
    pub language: Language,
    /// Its text, which ends with a line break.
    pub contents: String,
}

impl File {
    /// Whether it is a program, which may be run.
    #[must_use]
    pub const fn is_executable(&self) -> bool {
        matches!(self.language, Language::Shell)
    }
}

/// The files for a plan. The same plan and occasion give the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    name: String,
    date: Date,
    files: Vec<File>,
}

impl Bundle {
    /// Makes every file of a plan.
    #[must_use]
    pub fn of(assessment: &Assessment, occasion: &Occasion) -> Self {
        Self {
            name: files::bundle_name(&assessment.plan),
            date: occasion.date,
            files: files::all(assessment, occasion),
        }
    }

    /// The bundle's name, which is also the folder inside the zip: `wandb-combined-production-aws`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The files, in reading order.
    #[must_use]
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The file at a path, or the first where the bundle has no such file.
    #[must_use]
    pub fn file_or_first(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path).or(self.files.first())
    }

    /// The whole bundle as a zip archive with one folder in it.
    #[must_use]
    pub fn to_zip(&self) -> Vec<u8> {
        zip::archive(&self.name, self.date, &self.files)
    }
}
