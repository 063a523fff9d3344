//! What the W&B reference architecture says: its tables and its requirements, cell by cell and
//! sentence by sentence, as data. Nothing here is our opinion; what others have published since
//! stands beside a requirement, labeled, and never replaces it.

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
// The document's own choices and sections: part of what it says, and named by evidence below.
pub(crate) use crate::terms::term;
pub use crate::{
    evidence::{Scope, Section, Strength},
    terms::{Cloud, Environment, Term, Tier},
};

/// The document that is encoded here.
pub const TITLE: &str = "Weights & Biases, Reference Architecture";

/// Which edition of it. The page itself carries no date.
///
/// Later editions raised the MySQL minimum in September 2025 (wandb/docs pull request 1638), so
/// this one, with "at least 8.0", is older.
pub const EDITION: &str = "undated edition, before September 2025";

/// The day on which the planner's data was last checked against its sources.
pub const DATA_DATE: &str = "2026-11-23";

/// The same day as a date of the calendar.
pub const DATA_DAY: Date = Date::new(2026, 11, 23).expect("a day of the calendar");
