//! Where a statement comes from. Nothing is shown without one of these.

mod section;
mod strength;

use std::{
    borrow::Cow,
    fmt::{self, Write as _},
};

use serde::Serialize;

pub use section::Section;
pub use strength::{Scope, Strength};

/// A published text outside the reference architecture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Source {
    /// Who published what, precise enough to find it again.
    pub name: &'static str,
    /// The day of that text, `YYYY-MM-DD`; the day it was read where it carries no date.
    pub date: &'static str,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.name, self.date)
    }
}

/// The ground that a statement stands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "basis", rename_all = "lowercase")]
pub enum Evidence {
    /// The reference architecture says so.
    Documented {
        /// The section of the document.
        section: Section,
        /// The document's own words.
        quote: Cow<'static, str>,
    },
    /// W&B or the cloud's vendor has since published it.
    Updated {
        /// What was published, in one sentence.
        statement: Cow<'static, str>,
        /// How strongly the source puts it, where it is advice.
        #[serde(skip_serializing_if = "Option::is_none")]
        strength: Option<Strength>,
        /// Where.
        source: Source,
    },
    /// Computed from documented and published values.
    Derived {
        /// The formula with the values put in.
        formula: String,
        /// The published values that went in, beyond the reference architecture's own.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        sources: Vec<Source>,
    },
    /// Nothing documents it; it is a value that the reader may change.
    Assumed {
        /// Why this value.
        reason: Cow<'static, str>,
    },
}

impl Evidence {
    /// Evidence by the document's own words.
    #[must_use]
    pub const fn documented(section: Section, quote: &'static str) -> Self {
        Self::Documented { section, quote: Cow::Borrowed(quote) }
    }

    /// Evidence by something published since.
    #[must_use]
    pub const fn updated(statement: &'static str, source: Source) -> Self {
        Self::Updated { statement: Cow::Borrowed(statement), strength: None, source }
    }

    /// Evidence by advice that was published since.
    #[must_use]
    pub const fn advice(statement: &'static str, strength: Strength, source: Source) -> Self {
        Self::Updated { statement: Cow::Borrowed(statement), strength: Some(strength), source }
    }

    /// Evidence by arithmetic on the document's values alone.
    #[must_use]
    pub const fn derived(formula: String) -> Self {
        Self::Derived { formula, sources: Vec::new() }
    }

    /// Evidence by arithmetic on published values.
    #[must_use]
    pub fn derived_from(formula: String, source: Source) -> Self {
        Self::Derived { formula, sources: vec![source] }
    }

    /// The name of this kind in the markup, which style/ knows.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Documented { .. } => "Documented",
            Self::Updated { .. } => "Updated",
            Self::Derived { .. } => "Derived",
            Self::Assumed { .. } => "Assumed",
        }
    }

    /// The word for this kind of evidence, as it is shown beside a number.
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
                let mut said = formula.clone();
                for source in sources {
                    let _ = write!(said, " Source: {source}.");
                }
                said
            }
            Self::Assumed { reason } => reason.clone().into_owned(),
        }
    }
}

/// A value that cannot be shown without its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Evidenced<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub evidence: Evidence,
}

impl<T> Evidenced<T> {
    /// Pairs a value with its evidence.
    #[must_use]
    pub const fn new(value: T, evidence: Evidence) -> Self {
        Self { value, evidence }
    }
}
