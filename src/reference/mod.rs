//! The W&B reference architecture as data: its tables cell by cell, and its requirements sentence
//! by sentence. Nothing here is our opinion. Later publications are attached to a requirement,
//! labeled, and never replace it.

mod machines;
mod requirement_id;
mod requirements;
mod sizing;

pub use machines::{Services, machine_evidence, recommended_machine};
pub use requirement_id::RequirementId;
pub use requirements::{
    BACKUP, BackupPolicy, CPU_ALARM, CpuAlarm, Detail, EGRESS_ENDPOINTS, MINIMUM_KUBERNETES,
    MINIMUM_MYSQL, OBJECT_STORAGE, REQUIREMENTS, Requirement, Topic, Update, Version,
};
pub use sizing::{Component, Sizing};

use crate::date::Date;
// Part of the reference architecture, but defined in lower modules because evidence refers to them.
pub(crate) use crate::terms::{alternatives, term};
pub use crate::{
    evidence::{Scope, Section, Strength},
    terms::{Cloud, Environment, Term, Tier, Words},
};

/// The title of the document that this module encodes.
pub const TITLE: &str = "Weights & Biases, Reference Architecture";

/// The edition of that document. The page itself has no date.
///
/// Later editions raised the MySQL minimum in September 2025 (wandb/docs pull request 1638), so
/// this one, with "at least 8.0", is older.
pub const EDITION: &str = "undated edition, before September 2025";

/// The day on which the planner's data was last updated. No source has a later date.
pub const DATA_DATE: &str = "2026-11-30";

/// [`DATA_DATE`] as a [`Date`].
pub const DATA_DAY: Date = Date::new(2026, 11, 30).expect("a valid date");
