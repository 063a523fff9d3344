//! Plain text for terminals: aligned, with units, made for 80 columns.

mod compare;
mod cost;
mod layout;
mod plan;
mod satisfies;
mod written;

pub(super) use compare::comparison;
pub(super) use cost::cost;
pub(super) use plan::plan;
pub(super) use satisfies::satisfies;
pub(super) use written::written;

/// What stands under everything.
const DISCLAIMER: &str = "Not an official W&B product.";
