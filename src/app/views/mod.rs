//! The five views.

mod checklist;
mod compare;
mod cost;
mod files;
mod machines;
mod plan;
mod requirements;
mod sizes;

pub(super) use checklist::ChecklistView;
pub(super) use compare::CompareView;
pub(super) use cost::Cost;
pub(super) use files::FilesView;
pub(super) use plan::PlanView;
pub(super) use requirements::RequirementsView;
pub(super) use sizes::Sizes;
