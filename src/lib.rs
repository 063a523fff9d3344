//! The W&B Deployment Planner: what a self-managed Weights & Biases deployment needs, and why.
//!
//! Read the house in this order; data flows the same way and never back:
//!
//! 1. [`units`], [`money`], [`date`], [`evidence`]: quantities with units, dollars, days, and where a
//!    statement comes from;
//! 2. [`reference`]: what the W&B reference architecture says;
//! 3. [`catalog`]: what the clouds and W&B publish beside it;
//! 4. [`plan`]: what the user wants, and the link that carries it;
//! 5. [`assessment`]: what follows from a plan, and [`cost`]: what that costs;
//! 6. [`diagram`] and [`bundle`]: the architecture as a picture, and the files to take away;
//! 7. [`app`], the page, and `cli`, the command line (not on wasm32): the two faces of the program.
//!
//! What 1 to 6 say is in `text`, as lists; the faces say their own sentences.
//!
//! Modules 1 to 6 are pure: no clock, no browser, no input or output.

#![forbid(unsafe_code)]
pub mod app;
pub mod assessment;
pub mod bundle;
pub mod catalog;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod cost;
pub mod date;
pub mod diagram;
pub mod evidence;
pub mod money;
pub mod plan;
pub mod reference;
mod text;
pub mod units;
