//! Tests of the page in a real Chromium: the release build from `dist/`, served under a sub-path by a plain
//! file server and driven over WebDriver.
//!
//! `make test-browser` provides everything that these tests need. Each test is a visit with its own
//! browser, server, profile and download folder. After every visit, [`visit::visit`] checks for console
//! messages, policy violations and requests beyond those that load the page. After a failure it saves a
//! screenshot.

mod accessibility;
mod bringing;
mod checklist;
mod choosing;
mod chromium;
mod comparing;
mod contrast;
mod evidence;
mod files;
mod installing;
mod keeping;
mod keyboard;
mod links;
mod paying;
mod picture;
mod pictures;
mod planner;
mod printing;
mod scenes;
mod site;
mod typing;
mod views;
mod visit;
mod waiting;
#[path = "../webdriver/mod.rs"]
mod webdriver;
