//! The W&B Deployment Planner: what a self-managed Weights & Biases deployment needs, and why.
//!
//! Read the house in this order: a module uses only what stands before it (`tests/stairs.rs`).
//!
//! 1. [`words`], [`escape`], [`units`], [`money`], [`date`], `ids`: plurals, escaping, quantities with units, dollars, days, stable names;
//! 2. [`terms`] and [`evidence`]: the choices of a deployment, and where a statement comes from;
//! 3. [`reference`]: what the W&B reference architecture says;
//! 4. [`catalog`]: what the clouds and W&B publish beside it;
//! 5. [`plan`]: what the user wants, and the link that carries it;
//! 6. [`assessment`]: what follows from a plan, and [`cost`]: what that costs;
//! 7. [`diagram`] and [`bundle`]: the architecture as a picture, and the files to take away;
//! 8. [`app`], the page, and `cli`, the command line (not on wasm32): the two faces of the program.
//!
//! Modules 1 to 7 are pure: no clock, no browser, no input or output.

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
pub mod escape;
pub mod evidence;
mod ids;
pub mod money;
pub mod plan;
pub mod reference;
pub mod terms;
pub mod units;
pub mod words;
