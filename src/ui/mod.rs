//! The page in the browser, in two parts that load one after the other: the `planner` answers, and
//! the `workbench` is what a person works with then. `page` says how both look; `patch` brings the
//! document there. One module, `browser`, touches the browser.

mod browser;
mod patch;
pub mod planner;
pub mod workbench;
