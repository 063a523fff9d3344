//! The page in a real Chromium: the release build from `dist/`, served under a sub-path by a plain
//! file server, driven over WebDriver.
//!
//! `make test-browser` provides everything that these tests need. Each test is a visit with a
//! browser, a server, a profile and a folder for downloads of its own. After every visit,
//! [`visit::visit`] checks that the page kept quiet: no console message, no broken policy, no
//! request but those of loading the page. After a failed one it leaves a picture of the page.

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
