//! Evidence: the source of each value and statement that the planner shows.

mod section;
mod strength;

use std::{
    borrow::Cow,
    fmt::{self, Write as _},
};

use serde::Serialize;

pub use section::Section;
pub use strength::{Scope, Strength};

/// A publication other than the reference architecture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Source {
    /// The publisher and the title, precise enough to find it again.
    pub name: &'static str,
    /// The date of publication, `YYYY-MM-DD`; if it has none, the day it was read.
    pub date: &'static str,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.name, self.date)
    }
}

/// The basis of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "basis", rename_all = "lowercase")]
pub enum Evidence {
    /// Stated by the reference architecture.
    Documented {
        /// The section of the reference architecture.
        section: Section,
        /// Its exact words.
        quote: Cow<'static, str>,
    },
    /// Published since by W&B or the cloud provider.
    Updated {
        /// The publication's content, in one sentence.
        statement: Cow<'static, str>,
        /// How strongly the source recommends it, if it is advice.
        #[serde(skip_serializing_if = "Option::is_none")]
        strength: Option<Strength>,
        /// The publication.
        source: Source,
    },
    /// Computed from documented and published values.
    Derived {
        /// The formula with its values filled in.
        formula: String,
        /// The sources of values other than the reference architecture's.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        sources: Vec<Source>,
    },
    /// Not documented anywhere; the reader can change the value.
    Assumed {
        /// The reason for this value.
        reason: Cow<'static, str>,
    },
}

impl Evidence {
    /// Evidence from a quote of the reference architecture.
    #[must_use]
    pub const fn documented(section: Section, quote: &'static str) -> Self {
        Self::Documented { section, quote: Cow::Borrowed(quote) }
    }

    /// Evidence from a later publication.
    #[must_use]
    pub const fn updated(statement: &'static str, source: Source) -> Self {
        Self::Updated { statement: Cow::Borrowed(statement), strength: None, source }
    }

    /// Evidence from advice in a later publication.
    #[must_use]
    pub const fn advice(statement: &'static str, strength: Strength, source: Source) -> Self {
        Self::Updated { statement: Cow::Borrowed(statement), strength: Some(strength), source }
    }

    /// Evidence from arithmetic on the reference architecture's values alone.
    #[must_use]
    pub const fn derived(formula: String) -> Self {
        Self::Derived { formula, sources: Vec::new() }
    }

    /// Evidence from arithmetic that includes values of another source.
    #[must_use]
    pub fn derived_from(formula: String, source: Source) -> Self {
        Self::Derived { formula, sources: vec![source] }
    }

    /// The name of this kind in the markup, for the style sheets.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Documented { .. } => "Documented",
            Self::Updated { .. } => "Updated",
            Self::Derived { .. } => "Derived",
            Self::Assumed { .. } => "Assumed",
        }
    }

    /// The word for this kind of evidence, shown next to a value.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Documented { .. } => "Documented",
            Self::Updated { .. } => "Updated",
            Self::Derived { .. } => "Derived",
            Self::Assumed { .. } => "Assumed",
        }
    }

    /// The evidence in one line of plain text.
    #[must_use]
    pub fn explain(&self) -> String {
        match self {
            Self::Documented { section, quote } => {
                format!("Reference architecture, {}: “{quote}”", section.title())
            }
            Self::Updated { statement, source, .. } => {
                format!("{statement} Source: {source}.")
            }
            Self::Derived { formula, sources } => {
                let mut line = formula.clone();
                for source in sources {
                    let _ = write!(line, " Source: {source}.");
                }
                line
            }
            Self::Assumed { reason } => reason.clone().into_owned(),
        }
    }
}

/// A value paired with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Evidenced<T> {
    /// The value.
    pub value: T,
    /// The source of the value.
    pub evidence: Evidence,
}

impl<T> Evidenced<T> {
    /// Pairs a value with its evidence.
    #[must_use]
    pub const fn new(value: T, evidence: Evidence) -> Self {
        Self { value, evidence }
    }
}
