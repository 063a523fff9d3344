//! A machine that runs the script, with only its own PATH and environment.

use std::{
    ffi::OsStr,
    fmt,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;
use wandb_planner::{
    assessment::Assessment,
    bundle::{Bundle, Occasion},
    plan::Plan,
};

use crate::programs::{Programs, put};

/// The files of a plan.
pub fn bundle(plan: &Plan) -> Bundle {
    let occasion = Occasion { date: "2026-11-23".parse().unwrap(), address: None };
    Bundle::of(&Assessment::of(plan), &occasion)
}

/// One file of a plan.
pub fn file(plan: &Plan, path: &str) -> String {
    let bundle = bundle(plan);
    let file = bundle.files().iter().find(|file| file.path == path);
    file.unwrap_or_else(|| panic!("the bundle has no {path}")).contents.clone()
}

/// The path of a program that these tests need. On Debian, servers are in a separate folder.
pub fn needed(program: &str) -> PathBuf {
    let server = Path::new("/usr/sbin").join(program);
    installed(program)
        .or_else(|| server.is_file().then_some(server))
        .unwrap_or_else(|| panic!("these tests need {program}: run scripts/install-tools"))
}

/// The path of a program on this computer.
pub fn installed(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|it| it.is_file())
}

/// An expected line of the script's report: the result, the check and a part of the detail.
#[derive(Clone)]
pub struct Expected {
    pub result: &'static str,
    pub name: &'static str,
    pub detail: &'static str,
    pub remedy: Option<&'static str>,
}

impl Expected {
    /// Adds a part of the remedy. A failure always has a remedy.
    pub fn remedied(self, remedy: &'static str) -> Self {
        Self { remedy: Some(remedy), ..self }
    }
}

pub fn pass(name: &'static str, detail: &'static str) -> Expected {
    Expected { result: "pass", name, detail, remedy: None }
}

pub fn fail(name: &'static str, detail: &'static str) -> Expected {
    Expected { result: "fail", name, detail, remedy: Some("") }
}

pub fn skip(name: &'static str, detail: &'static str) -> Expected {
    Expected { result: "skip", name, detail, remedy: None }
}

/// A line of the script's report.
#[derive(PartialEq, Eq)]
struct Line {
    result: String,
    name: String,
    detail: String,
    remedy: Option<String>,
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { result, name, detail, remedy } = self;
        write!(f, "{result} {name}: {detail} [{}]", remedy.as_deref().unwrap_or("-"))
    }
}

/// The folder for temporary files, inside the machine's folder.
const TEMPORARY: &str = "tmp";

/// A machine with the script.
pub struct Machine {
    programs: Programs,
    folder: TempDir,
    environment: Vec<(&'static str, String)>,
    /// The kubectl context that the report names.
    context: Option<&'static str>,
}

impl Machine {
    pub fn new(plan: &Plan) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let programs = Programs::copied_into(folder.path().join("bin"));
        std::fs::create_dir(folder.path().join(TEMPORARY)).unwrap();
        let machine = Self { programs, folder, environment: Vec::new(), context: None };
        machine.file("preflight.sh", &file(plan, "preflight/preflight.sh"));
        machine
    }

    /// Sets an environment variable.
    pub fn with(mut self, name: &'static str, value: impl AsRef<OsStr>) -> Self {
        self.environment.push((name, value.as_ref().to_str().unwrap().to_owned()));
        self
    }

    /// Expects this kubectl context in the report.
    pub fn in_context(mut self, name: &'static str) -> Self {
        self.context = Some(name);
        self
    }

    /// The path of a program.
    pub fn path(&self, program: &str) -> PathBuf {
        self.programs.path(program)
    }

    /// A folder for a test's files.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Adds a program to the PATH, replacing any with its name.
    pub fn program(&self, name: &str, body: &str) {
        self.programs.write(name, body);
    }

    /// Adds a file to the folder, replacing any with its name.
    pub fn file(&self, name: &str, contents: &str) {
        put(self.folder(), name, contents, 0o644);
    }

    /// Runs the script, with dash if it is installed.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.shell("preflight.sh").args(arguments).output().unwrap()
    }

    /// A command that runs a script in this machine's folder and environment.
    pub fn shell(&self, script: &str) -> Command {
        let shell = installed("dash").unwrap_or_else(|| PathBuf::from("/bin/sh"));
        let mut command = Command::new(shell);
        command
            .arg(self.folder.path().join(script))
            .env_clear()
            .env("PATH", self.folder.path().join("bin"))
            .env("HOME", self.folder.path())
            .env("TMPDIR", self.folder.path().join(TEMPORARY))
            .envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Checks that the script reports exactly these lines, both as text and as JSON, and that its exit code
    /// tells whether any check failed.
    #[track_caller]
    pub fn check(&self, arguments: &[&str], expected: &[Expected]) {
        let lines = self.as_text(arguments, expected);
        let matches = |line: &Line, it: &Expected| {
            let remedied = match (&line.remedy, it.remedy) {
                (Some(remedy), Some(part)) => !remedy.is_empty() && remedy.contains(part),
                (None, None) => true,
                _ => false,
            };
            line.result == it.result
                && line.name == it.name
                && line.detail.contains(it.detail)
                && remedied
        };
        assert_eq!(lines.len(), expected.len(), "{lines:#?}");
        for (line, it) in lines.iter().zip(expected) {
            assert!(
                matches(line, it),
                "{line:?} is not {} {}: {}, in {lines:#?}",
                it.result,
                it.name,
                it.detail
            );
        }
    }

    #[track_caller]
    fn as_text(&self, arguments: &[&str], expected: &[Expected]) -> Vec<Line> {
        let count = |result| expected.iter().filter(|it| it.result == result).count();
        let (passed, failed, skipped) = (count("pass"), count("fail"), count("skip"));
        let output = self.run(arguments);
        let text = String::from_utf8(output.stdout).unwrap();
        let complaints = String::from_utf8_lossy(&output.stderr);
        assert_eq!(complaints, "", "the script wrote to standard error");
        let code = Some(i32::from(failed > 0));
        assert_eq!(output.status.code(), code, "{text}");
        let (report, summary) = text.split_once("\n\n").unwrap();
        let context = self.context.map(|name| format!("kubectl context {name}: "));
        let context = context.unwrap_or_default();
        let counts = format!("{context}{passed} passed, {failed} failed, {skipped} skipped\n");
        assert_eq!(summary, counts, "{report}");
        let mut lines: Vec<Line> = Vec::new();
        for line in report.lines() {
            if let Some(remedy) = line.strip_prefix("      remedy: ") {
                lines.last_mut().unwrap().remedy = Some(remedy.to_owned());
            } else {
                let (result, rest) = line.split_once("  ").unwrap();
                let (name, detail) = rest.split_once(' ').unwrap();
                lines.push(Line {
                    result: result.to_owned(),
                    name: name.to_owned(),
                    detail: detail.trim_start().to_owned(),
                    remedy: None,
                });
            }
        }

        let output = self.run(&[arguments, &["--json"]].concat());
        assert_eq!(output.status.code(), code, "--json changed the exit code");
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(json["format"], "wandb-planner/preflight/1");
        assert_eq!(json["context"].as_str(), self.context);
        assert_eq!(json["passed"], passed);
        assert_eq!(json["failed"], failed);
        assert_eq!(json["skipped"], skipped);
        let text_of = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        let objects: Vec<Line> = json["checks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|check| Line {
                result: text_of(&check["result"]).unwrap(),
                name: text_of(&check["name"]).unwrap(),
                detail: text_of(&check["detail"]).unwrap().trim_start().to_owned(),
                remedy: text_of(&check["remedy"]),
            })
            .collect();
        assert_eq!(without_numbers(&objects), without_numbers(&lines), "JSON and text differ");
        lines
    }
}

/// Checks that the scripts removed their temporary files.
impl Drop for Machine {
    fn drop(&mut self) {
        let left: Vec<_> = std::fs::read_dir(self.folder.path().join(TEMPORARY))
            .into_iter()
            .flatten()
            .map(|entry| entry.map(|it| it.file_name()))
            .collect();
        // A failed test has already reported the reason.
        assert!(left.is_empty() || std::thread::panicking(), "a script left {left:?}");
    }
}

/// Lines without digits, because some messages contain a duration.
fn without_numbers(lines: &[Line]) -> Vec<String> {
    lines.iter().map(|it| format!("{it:?}").replace(|it: char| it.is_ascii_digit(), "")).collect()
}
