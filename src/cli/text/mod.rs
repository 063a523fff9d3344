//! Plain text for terminals with 80 columns: aligned, and with units.

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

/// The last line of every output.
const DISCLAIMER: &str = "Not an official W&B product.";
