//! House rules that neither the compiler nor a lint enforces.
//!
//! They check lines of text and do not parse Rust, which is good enough for a reminder and keeps them
//! short.

use std::{path::Path, process::Command};

/// A file of the repository: its path from the root, and its contents.
struct File {
    path: String,
    text: String,
}

/// Every text file that git tracks or would add. Without git there is nothing to check, which is a
/// failure.
fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .expect("git is installed");
    assert!(output.status.success(), "git: {}", String::from_utf8_lossy(&output.stderr));
    let listed = String::from_utf8(output.stdout).expect("paths are UTF-8");
    let paths = listed.split_terminator('\0').filter(|path| root.join(path).is_file());
    // Files that are not UTF-8 are images.
    paths
        .filter_map(|path| {
            let text = String::from_utf8(std::fs::read(root.join(path)).expect(path)).ok()?;
            Some(File { path: path.to_owned(), text })
        })
        .collect()
}

/// Checks that no line of these files breaks a rule. The failure lists all that do.
#[track_caller]
fn check(rule: &str, chosen: impl Fn(&str) -> bool, breaks: impl Fn(&str) -> bool) {
    check_files(rule, chosen, |text| {
        let lines = text.lines().zip(1..);
        lines.filter(|(line, _)| breaks(line)).map(|(line, at)| format!("{at}: {line}")).collect()
    });
}

/// Does the same as [`check`] for rules about whole files.
#[track_caller]
fn check_files(rule: &str, chosen: impl Fn(&str) -> bool, breaks: impl Fn(&str) -> Vec<String>) {
    let mut looked_at = 0;
    let mut broken = Vec::new();
    for File { path, text } in files().into_iter().filter(|file| chosen(&file.path)) {
        looked_at += 1;
        broken.extend(breaks(&text).into_iter().map(|what| format!("{path}:{what}")));
    }
    assert!(looked_at > 0, "the rule matches no files: {rule}");
    assert!(broken.is_empty(), "{rule}:\n{}", broken.join("\n"));
}

fn is_source(path: &str) -> bool {
    path.starts_with("src/") && has_extension(path, "rs")
}

fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|its| its == extension)
}

/// A source file without its unit tests, which come last.
fn without_tests(text: &str) -> &str {
    text.split_once("#[cfg(test)]").map_or(text, |(program, _)| program)
}

/// A line without its comment. (This also cuts strings that contain `//`.)
fn code(line: &str) -> &str {
    line.split_once("//").map_or(line, |(code, _)| code)
}

#[test]
fn every_source_file_starts_with_its_purpose() {
    check_files("start a source file with //!", is_source, |text| {
        if text.starts_with("//! ") { Vec::new() } else { vec![String::from("1")] }
    });
}

#[test]
fn source_files_have_at_most_400_lines() {
    // A long list with one entry per sentence of the reference architecture.
    const DATA: [&str; 1] = ["src/reference/requirements.rs"];
    let program = |path: &str| is_source(path) && !DATA.contains(&path);
    check_files("split a file of more than 400 lines", program, |text| {
        let lines = text.lines().count();
        if lines <= 400 { Vec::new() } else { vec![format!("{lines} lines")] }
    });
}

#[test]
fn there_are_no_leftovers() {
    let leftovers = ["todo!", "unimplemented!", "dbg!", "#[ignore", "FIXME"];
    check("finish it, or write an issue", is_source, |line| {
        leftovers.iter().any(|leftover| line.contains(leftover))
    });
}

#[test]
fn the_program_does_not_unwrap_and_expects_with_a_message() {
    check_files("handle it, or expect it with a message", is_source, |text| {
        let lines = without_tests(text).lines().zip(1..);
        let unexplained = |line: &str| {
            let mut expectations = line.split(".expect(").skip(1);
            // A long message is on the next line, because of rustfmt.
            expectations.any(|message| message.starts_with(')') || message.starts_with("\"\""))
        };
        lines
            .filter(|(line, _)| code(line).contains(".unwrap()") || unexplained(code(line)))
            .map(|(line, at)| format!("{at}: {line}"))
            .collect()
    });
}

#[test]
fn only_the_command_line_prints() {
    let silent =
        |path: &str| is_source(path) && !path.starts_with("src/cli/") && path != "src/main.rs";
    check("return a value instead of printing", silent, |line| {
        ["print!", "println!"].iter().any(|print| code(line).contains(print))
    });
}

#[test]
fn tests_create_no_links() {
    // Writing through a link changes its target, which may be a file of the computer. One of these files tests
    // links to its own temporary file, and the other contains the forbidden words.
    const ALLOWED: [&str; 2] = ["tests/preflight/programs.rs", "tests/tidy.rs"];
    let helpers = |path: &str| {
        ["tests/", "xtask/", "benches/"].iter().any(|folder| path.starts_with(folder))
            && has_extension(path, "rs")
            && !ALLOWED.contains(&path)
    };
    check("copy the file", helpers, |line| {
        ["symlink", "hard_link"].iter().any(|link| code(line).contains(link))
    });
    let scripts = |path: &str| path.starts_with("scripts/") || path == "Makefile";
    check("copy the file, and end processes by their number", scripts, |line| {
        ["ln -", "cp -l", "killall", "pkill"].iter().any(|it| line.contains(it))
    });
}

#[test]
fn the_page_keeps_a_strict_content_security_policy() {
    let page = |path: &str| path == "index.html" || path.starts_with("src/app/");
    // Leptos's `on:click=`, `style:--x=` and `class:x=` are allowed: they are not attributes.
    let inline = [
        " style=",
        "onclick=",
        "oninput=",
        "onchange=",
        "onsubmit=",
        "onload=",
        "onerror=",
        "onkeydown=",
        "onkeyup=",
        "onfocus=",
        "onblur=",
        "innerHTML",
        "inner_html",
        "outerHTML",
        "insertAdjacentHTML",
        "insert_adjacent_html",
        "document.write",
        "javascript:",
        "eval(",
    ];
    check("put style into style/ and behavior into components", page, |line| {
        inline.iter().any(|attribute| line.contains(attribute))
    });
}

#[test]
fn lines_have_no_trailing_space_and_files_end_with_one_newline() {
    check_files(
        "remove the white space",
        // Programs' output is kept unchanged: clap ends blank help lines with spaces.
        |path| !path.starts_with("tests/golden/cli"),
        |text| {
            let trailing = text
                .split('\n')
                .zip(1..)
                .filter(|(line, _)| line.ends_with(|last: char| last.is_whitespace()));
            let mut broken: Vec<String> =
                trailing.map(|(_, at)| format!("{at}: trailing white space")).collect();
            if !text.is_empty() && (!text.ends_with('\n') || text.ends_with("\n\n")) {
                broken.push(String::from("the file does not end with one newline"));
            }
            broken
        },
    );
}

#[test]
fn silenced_lints_have_a_reason() {
    check_files("write a comment above it, or a reason", is_source, |text| {
        let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
        let silenced = |line: &str| {
            ["#[allow", "#![allow", "#[expect", "#![expect"].iter().any(|it| line.starts_with(it))
        };
        let explained = |at: usize| {
            let attribute = lines[at..].split_inclusive(|line| line.ends_with(")]")).next();
            let reason = attribute.unwrap_or_default().iter().any(|line| line.contains("reason"));
            let above = lines[..at].iter().rev().find(|line| !line.starts_with("#["));
            reason || above.is_some_and(|line| line.starts_with("// "))
        };
        (0..lines.len())
            .filter(|at| silenced(lines[*at]) && !explained(*at))
            .map(|at| format!("{}: {}", at + 1, lines[at]))
            .collect()
    });
}

/// British spellings, and the "too" of a translation.
const REFUSED_PARTS: [&str; 19] = [
    "behaviour",
    "catalogue",
    "centimetre",
    "centre",
    "colour",
    "customis",
    "favour",
    "labelled",
    "licence",
    "neighbour",
    "normalis",
    "optimis",
    "organis",
    "recognis",
    "serialis",
    "summaris",
    ", too.",
    ", too,",
    ", too;",
];

/// Phrases that blame the reader, and unidiomatic ones. They match whole words.
const REFUSED_PHRASES: [&str; 30] = [
    "anew",
    "are no",
    "be had",
    "belong into",
    "belongs into",
    "by itself",
    "by now,",
    "cannot be used",
    "could not be used",
    "dearer",
    "dearest",
    "full stop",
    "gives you",
    "hand over",
    "handed in",
    "hands over",
    "is no",
    "mend",
    "mended",
    "mends",
    "nothing but",
    "of ones own",
    "one's own",
    "please",
    "simply",
    "so many nodes",
    "stands in",
    "what is said",
    "whatever it is",
    "whom",
];

/// An HTML attribute, a task's id and alias, which must not change, and idiomatic uses.
const KEPT: [&str; 6] = [
    "aria-labelledby",
    "\"licence\"",
    "there is no",
    "there are no",
    "is no longer",
    "are no longer",
];

#[test]
fn prose_is_american_and_avoids_stock_phrases() {
    // Includes the files that `make dist` copies, and the scripts.
    let prose = |path: &str| {
        let folders = [
            "src/",
            "docs/",
            "templates/",
            "public/",
            "style/",
            "scripts/",
            "xtask/",
            "tests/",
            "benches/",
        ];
        let is_data = ["csv", "json", "png", "svg"].iter().any(|it| has_extension(path, it));
        // Quotes of the published page, a license, published links, generated files, and this list.
        let quoted = [
            "docs/drift.md",
            "src/reference/requirements.rs",
            "xtask/src/licenses/",
            "tests/drift/",
            "tests/golden/",
            "tests/links/",
            "tests/transcription/",
            "tests/tidy.rs",
        ];
        let is_quoted = quoted.iter().any(|it| path.starts_with(it));
        let is_prose = folders.iter().any(|it| path.starts_with(it)) || path == "README.md";
        is_prose && !is_data && !is_quoted
    };
    let is_within = |line: &str, phrase: &str| {
        line.match_indices(phrase).any(|(at, _)| {
            let (before, after) = (&line[..at], &line[at + phrase.len()..]);
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
        })
    };
    check("write it as W&B's documentation does", prose, |line| {
        let line = KEPT.iter().fold(line.to_lowercase(), |line, word| line.replace(word, ""));
        REFUSED_PARTS.iter().any(|part| line.contains(part))
            || REFUSED_PHRASES.iter().any(|phrase| is_within(&line, phrase))
    });
    // In Rust, the sign is also the remainder.
    let generated_or_docs = |path: &str| prose(path) && !has_extension(path, "rs");
    check("write 90%, without a space", generated_or_docs, |line| {
        // The end of a template's tag is not a percentage.
        let mut signs = line.match_indices(" %").filter(|(at, _)| !line[at + 2..].starts_with('}'));
        signs.any(|(at, _)| line[..at].ends_with(|last: char| last.is_ascii_digit()))
    });
}

#[test]
fn the_worked_example_quotes_the_code() {
    let guide = include_str!("../docs/CONTRIBUTING.md");
    let code = include_str!("../src/assessment/findings/services.rs");
    let (_, example) = guide.split_once("## Worked example").expect("the example");
    let block = example.split("```rust\n").nth(1).expect("its code").split("```").next();
    let quoted = block.expect("a line").lines().filter(|line| !line.contains("..."));
    let mut rest = code;
    for line in quoted {
        let (_, after) = rest.split_once(line).unwrap_or_else(|| panic!("not in the code: {line}"));
        rest = after;
    }
}
