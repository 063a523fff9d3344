//! The generated files of a plan, one by one or as a zip archive.

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

/// The time and place of generating a bundle. The caller passes it in: the core has no clock and does not
/// know its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// Today's date.
    pub date: Date,
    /// The address of the planner, so that the files can link back to their plan.
    pub address: Option<Address>,
}

/// The language of a file, for previews and downloads.
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
    /// POSIX shell.
    Shell,
    /// Scalable Vector Graphics.
    Svg,
    /// MySQL's dialect of SQL.
    Sql,
    /// A MySQL option file.
    Ini,
    /// YAML.
    Yaml,
    /// Settings as `NAME=VALUE`, one per line.
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

    /// The start of a line comment. Empty if the language has none.
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
    /// The path in the bundle, with `/` as separator.
    pub path: &'static str,
    /// The language.
    pub language: Language,
    /// The contents, which end with a line break.
    pub contents: String,
}

impl File {
    /// Whether the file is a script, with the permission to run it.
    #[must_use]
    pub const fn is_executable(&self) -> bool {
        matches!(self.language, Language::Shell)
    }
}

/// The files for a plan. The same plan and occasion produce the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    name: String,
    date: Date,
    files: Vec<File>,
}

impl Bundle {
    /// Generates the files of a plan.
    #[must_use]
    pub fn of(assessment: &Assessment, occasion: &Occasion) -> Self {
        Self {
            name: files::bundle_name(&assessment.plan),
            date: occasion.date,
            files: files::all(assessment, occasion),
        }
    }

    /// The bundle's name, such as `wandb-combined-production-aws`, which is also the folder in the zip archive.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The files, in reading order.
    #[must_use]
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The file at a path, or the first file if there is none at that path.
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
