//! The repository's build programs. The Makefile and the scripts call them: `cargo xtask COMMAND`.

mod check_kubernetes;
mod check_terraform;
mod licenses;
mod release;
mod site;
mod size_report;
mod workers;

use std::{io, path::PathBuf, process::ExitCode};

use clap::Parser;

/// The repository's build programs
#[derive(Parser)]
#[command(name = "cargo xtask", version, propagate_version = false)]
enum Task {
    /// Complete a build: its static pages, the single file, the service worker and llms.txt
    Site {
        /// The folder that Trunk wrote
        dist: PathBuf,
    },
    /// Write licenses.txt: the licenses of everything that the page contains
    Licenses {
        /// The folder to write the file to
        dist: PathBuf,
    },
    /// Print what a first visit loads, and fail if a part is over its budget
    SizeReport {
        /// A completed release build
        dist: PathBuf,
    },
    /// Pack a build as a zip with its SHA-256
    Release {
        /// A completed release build
        dist: PathBuf,
        /// The folder to write the zip to
        folder: PathBuf,
    },
    /// Run the real terraform on every plan's files, and compare its plan with the planner's
    CheckTerraform {
        /// A program that runs terraform; the module `check_terraform` documents how it is called
        checker: PathBuf,
    },
    /// Render W&B's chart with every plan's Kubernetes files, and compare its pods with the planner's
    CheckKubernetes {
        /// A program that runs helm; the module `check_kubernetes` documents how it is called
        checker: PathBuf,
    },
}

impl Task {
    fn run(self) -> io::Result<ExitCode> {
        match self {
            Self::Site { dist } => site::complete(&dist),
            Self::Licenses { dist } => licenses::write(&dist),
            Self::SizeReport { dist } => size_report::print(&dist),
            Self::Release { dist, folder } => release::pack(&dist, &folder),
            Self::CheckTerraform { checker } => Ok(check_terraform::check_all(&checker)),
            Self::CheckKubernetes { checker } => Ok(check_kubernetes::check_all(&checker)),
        }
    }
}

fn main() -> ExitCode {
    Task::parse().run().unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}
