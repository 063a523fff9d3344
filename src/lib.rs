//! The W&B Deployment Planner: what a self-managed Weights & Biases deployment needs, and why.
//!
//! Read the modules in this order. Each uses only the ones before it (`tests/stairs.rs` enforces this).
//!
//! 1. [`words`], [`escape`], [`units`], [`money`], [`date`], `ids`: plurals, escaping, quantities with units, dollars,
//!    dates, stable IDs;
//! 2. [`terms`] and [`evidence`]: the choices of a deployment, and the sources of statements;
//! 3. [`reference`]: the W&B reference architecture as data;
//! 4. [`catalog`]: what the clouds and W&B publish elsewhere: machines, versions, modules, prices;
//! 5. [`plan`]: the user's choices, and the link that encodes them;
//! 6. [`assessment`]: the sizes, machines and findings that follow from a plan, and [`cost`]: its cost;
//! 7. [`diagram`] and [`bundle`]: the architecture as a picture, and the files to download;
//! 8. [`app`], the page, and `cli`, the command line (not on wasm32): the two front ends.
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
