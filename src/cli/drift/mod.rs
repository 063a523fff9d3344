//! Compares a saved copy of the published page with the encoded data: every cell of its tables and every
//! quoted sentence. Also finds additions to the page.
//!
//! 1. `html`, `markdown` (with `markup`) and `plain` split a page into blocks, and `page` assigns the
//!    titles above each block;
//! 2. `labels` and `values` interpret labels and cells in their different spellings;
//! 3. `cells` and `sentences` compare with the encoded data.

mod cells;
mod html;
mod labels;
mod markdown;
mod markup;
mod page;
mod plain;
mod sentences;
#[cfg(test)]
mod tests;
mod values;
mod words;

use std::{
    fmt::{self, Write as _},
    path::Path,
};

use cells::{Found, encoded, likeness};
use page::Page;
use sentences::Sentences;
use values::Likeness;
use words::same_words;

use super::complaint::{Complaint, printable, shown};

/// The result of comparing a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Drift {
    /// The differences in groups, one line each.
    groups: Vec<Group>,
    /// The number of cells with the encoded value, and of all cells.
    cells: (usize, usize),
    /// The number of quotes and endpoints on the page, and of all of them.
    quotes: (usize, usize),
    /// The number of known differences.
    known: usize,
}

#[derive(Debug, PartialEq, Eq)]
struct Group {
    kind: Kind,
    lines: Vec<String>,
}

/// The kind of a difference, in the order of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Changed,
    Missing,
    Undecided,
    Names,
    Gone,
    Elsewhere,
    NewSentences,
    NewCells,
    NewTables,
    NoLonger,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Changed => "Changed values",
            Self::Missing => "Values not found on the page",
            Self::Undecided => "Values that the page has more than once, and that disagree",
            Self::Names => "Same meaning, different words",
            Self::Gone => "Removed sentences",
            Self::Elsewhere => "Not compared: sentences in files that the source includes",
            Self::NewSentences => "New sentences",
            Self::NewCells => "New cells",
            Self::NewTables => "New tables",
            Self::NoLonger => "Known differences that the page no longer has",
        })
    }
}

/// Compares a file with the encoded data. Leaves out differences that an earlier report lists.
pub(super) fn of_file(path: &Path, known: Option<&Path>) -> Result<Drift, Complaint> {
    let name = path.to_string_lossy();
    let text = read(path, "use a saved copy of the reference architecture's page")?;
    let drift = of_text(&text);
    if drift.found_nothing() {
        return Err(Complaint::Usage(format!(
            "{} has none of the reference architecture's tables and sentences: save the page titled Reference Architecture as HTML, Markdown or text",
            shown(&printable(&name)),
        )));
    }
    let Some(known) = known else { return Ok(drift) };
    Ok(drift.without(&read(known, "use a file with the output of an earlier run")?))
}

fn read(path: &Path, remedy: &str) -> Result<String, Complaint> {
    let bytes = std::fs::read(path).map_err(|error| {
        let name = path.to_string_lossy();
        Complaint::Usage(format!("{} cannot be read ({error}): {remedy}", shown(&name)))
    })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn of_text(text: &str) -> Drift {
    let page = Page::read(text);
    let found = cells::find(&page);
    let sentences = sentences::compare(&page, &found);
    let encoded = encoded();
    let mut kept = 0;
    let [mut changed, mut missing, mut undecided, mut names] = [const { Vec::new() }; 4];
    for (place, value) in &encoded {
        let there = found.cells.get(place).map(Vec::as_slice).unwrap_or_default();
        let likeness = |it: &String| likeness(*place, value, it);
        match there.iter().map(likeness).min() {
            None => missing.push(format!("{place}: encoded as {value}")),
            Some(Likeness::Other) => {
                let there = there.join(" and ");
                changed.push(format!("{place}: encoded as {value}, the page has {there}"));
            }
            Some(_) if there.iter().any(|it| likeness(it) == Likeness::Other) => {
                let there = there.join(" and ");
                undecided.push(format!("{place}: encoded as {value}, the page has {there}"));
            }
            Some(Likeness::Reworded) => {
                kept += 1;
                let there = there.join(" and ");
                names.push(format!("{place}: “{value}” is written as “{there}”"));
            }
            Some(Likeness::Same) => kept += 1,
        }
    }
    names.splice(..0, other_names(&found));
    let groups = [
        (Kind::Changed, changed),
        (Kind::Missing, missing),
        (Kind::Undecided, undecided),
        (Kind::Names, names),
        (Kind::Gone, sentences.gone),
        (Kind::Elsewhere, sentences.elsewhere),
        (Kind::NewSentences, sentences.new),
        (Kind::NewCells, found.additional),
        (Kind::NewTables, found.other_tables),
    ];
    let groups = groups.into_iter().filter(|(_, lines)| !lines.is_empty());
    Drift {
        groups: groups.map(|(kind, lines)| Group { kind, lines }).collect(),
        cells: (kept, encoded.len()),
        quotes: (sentences.kept, Sentences::count()),
        known: 0,
    }
}

/// The page's names that differ from those of the reference architecture.
fn other_names(found: &Found) -> Vec<String> {
    let mut lines = Vec::new();
    for (mark, names) in &found.names {
        let documented = mark.in_document();
        let is_new = |name: &&String| !documented.iter().any(|it| same_words(it, name));
        for name in names.iter().filter(is_new) {
            let plain = documented.first().map(String::as_str).unwrap_or_default();
            lines.push(format!("{plain}: the page says “{name}”"));
        }
    }
    lines
}

impl Drift {
    /// Whether nothing matches the encoded data: then this is the wrong page.
    fn found_nothing(&self) -> bool {
        self.cells.0 + self.quotes.0 == 0
    }

    /// Whether there are no differences except for known ones.
    pub fn is_none(&self) -> bool {
        self.groups.iter().all(|group| group.kind == Kind::Elsewhere)
    }

    /// Removes the differences that an earlier report lists, and adds those that only the report has.
    fn without(mut self, report: &str) -> Self {
        let known: Vec<&str> = report.lines().filter_map(|line| line.strip_prefix("- ")).collect();
        let mut no_longer = known.clone();
        for group in &mut self.groups {
            no_longer.retain(|line| !group.lines.iter().any(|it| it == line));
            let before = group.lines.len();
            group.lines.retain(|line| !known.contains(&line.as_str()));
            self.known += before - group.lines.len();
        }
        let lines = no_longer.into_iter().map(str::to_owned).collect();
        self.groups.push(Group { kind: Kind::NoLonger, lines });
        self.groups.retain(|group| !group.lines.is_empty());
        self
    }

    /// The report as text, which is also Markdown.
    pub fn text(&self) -> String {
        let ((cells, all_cells), (quotes, all_quotes)) = (self.cells, self.quotes);
        let mut text = format!(
            "{cells} of {all_cells} values and {quotes} of {all_quotes} quoted sentences match the encoded data.\n"
        );
        if quotes == 0 {
            text.push_str("None of the quoted sentences are on the page. If it is a translation, save the English page.\n");
        }
        match self.known {
            0 => {}
            1 => text.push_str("1 difference is known.\n"),
            known => {
                let _ = writeln!(text, "{known} differences are known.");
            }
        }
        if self.is_none() {
            text.push_str("No other differences.\n");
        }
        for Group { kind, lines } in &self.groups {
            let _ = writeln!(text, "\n{kind}: {}\n", lines.len());
            for line in lines {
                let _ = writeln!(text, "- {}", printable(line));
            }
        }
        text
    }
}
