//! A machine on which the script runs: its own PATH and environment, nothing else.

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
    file.unwrap_or_else(|| panic!("the bundle has {path}")).contents.clone()
}

/// Where a program is that these tests need. On Debian, servers are in a folder of their own.
pub fn needed(program: &str) -> PathBuf {
    let server = Path::new("/usr/sbin").join(program);
    installed(program)
        .or_else(|| server.is_file().then_some(server))
        .unwrap_or_else(|| panic!("these tests need {program}: run scripts/install-tools"))
}

/// Where a program of this computer is.
pub fn installed(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|it| it.is_file())
}

/// One line of the script's report: which result, of which check, with a part of the detail.
#[derive(Clone)]
pub struct Expected {
    pub result: &'static str,
    pub name: &'static str,
    pub detail: &'static str,
    pub remedy: Option<&'static str>,
}

impl Expected {
    /// With a part of the remedy. A fail has a remedy in any case.
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

/// One check, as the script reports it.
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

/// The folder for temporary files, in that of the machine.
const TEMPORARY: &str = "tmp";

/// A machine with a script on it.
pub struct Machine {
    programs: Programs,
    folder: TempDir,
    environment: Vec<(&'static str, String)>,
    /// The context of kubectl, which a report names.
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

    /// Sets a variable of its environment.
    pub fn with(mut self, name: &'static str, value: impl AsRef<OsStr>) -> Self {
        self.environment.push((name, value.as_ref().to_str().unwrap().to_owned()));
        self
    }

    /// The report names this context of kubectl.
    pub fn in_context(mut self, name: &'static str) -> Self {
        self.context = Some(name);
        self
    }

    /// Where a program is.
    pub fn path(&self, program: &str) -> PathBuf {
        self.programs.path(program)
    }

    /// Where a test may leave a file.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Puts a program on its PATH, in place of the one that has its name.
    pub fn program(&self, name: &str, body: &str) {
        self.programs.write(name, body);
    }

    /// Puts a file into its folder, in place of the one that has its name.
    pub fn file(&self, name: &str, contents: &str) {
        put(self.folder(), name, contents, 0o644);
    }

    /// Runs the script, by dash where it is installed.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.shell("preflight.sh").args(arguments).output().unwrap()
    }

    /// The shell that runs a script of this machine's folder, and nothing else.
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

    /// The script reports exactly these lines, the same as text and as JSON, and its exit code
    /// says whether one of them is a fail.
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
        assert_eq!(complaints, "", "the script says nothing on standard error");
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
        assert_eq!(output.status.code(), code, "--json changes no exit code");
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
        assert_eq!(without_numbers(&objects), without_numbers(&lines), "JSON says the same");
        lines
    }
}

/// A script takes its temporary files with it.
impl Drop for Machine {
    fn drop(&mut self) {
        let left: Vec<_> = std::fs::read_dir(self.folder.path().join(TEMPORARY))
            .into_iter()
            .flatten()
            .map(|entry| entry.map(|it| it.file_name()))
            .collect();
        // A test that has failed says why itself.
        assert!(left.is_empty() || std::thread::panicking(), "a script has left {left:?}");
    }
}

/// Some messages hold a duration, which no two runs share.
fn without_numbers(lines: &[Line]) -> Vec<String> {
    lines.iter().map(|it| format!("{it:?}").replace(|it: char| it.is_ascii_digit(), "")).collect()
}
