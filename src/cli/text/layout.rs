//! Paragraphs and tables within the width of a terminal.

use std::{fmt::Write as _, iter};

use textwrap::{
    Options, WordSeparator, WordSplitter,
    core::{Word, display_width},
};

use crate::bundle::Table;

/// The width of the output, in characters.
pub(super) const WIDTH: usize = 80;

/// The space between two columns, in characters.
const GAP: usize = 2;

/// The words of a line. A number and its unit are one word.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let mut rest = line;
    Box::new(iter::from_fn(move || {
        let mut ends = rest.match_indices(' ').map(|(space, _)| space + 1);
        let end = ends.find(|&end| !is_number(rest[..end].trim_end())).unwrap_or(rest.len());
        let word;
        (word, rest) = rest.split_at(end);
        (!word.is_empty()).then(|| Word::from(word))
    }))
}

/// Breaks lines between words. A word that is longer than the width, such as a link, stays whole.
fn wrapping<'a>(width: usize) -> Options<'a> {
    Options::new(width)
        .break_words(false)
        .word_separator(WordSeparator::Custom(words))
        .word_splitter(WordSplitter::NoHyphenation)
}

/// Writes a paragraph after a word or a mark: `Warning  This and that`.
pub(super) fn paragraph(output: &mut String, mark: &str, indent: usize, text: &str) {
    let (first, others) = (format!("{mark:indent$}"), " ".repeat(indent));
    let options = wrapping(WIDTH).initial_indent(&first).subsequent_indent(&others);
    *output += &textwrap::fill(text, options);
    output.push('\n');
}

/// The width of each column of a table. `None` if the longest words of the columns do not fit side by side.
fn widths(rows: &[Vec<String>]) -> Option<Vec<usize>> {
    let column = |index: usize| rows.iter().filter_map(move |row| row.get(index));
    let count = rows.iter().map(Vec::len).max()?;
    let lines = |index: usize| column(index).flat_map(|cell| cell.split('\n'));
    let shortest: Vec<usize> = (0..count)
        .map(|index| lines(index).flat_map(words).map(|word| word.width).max().unwrap_or(0))
        .collect();
    let mut widths: Vec<usize> =
        (0..count).map(|index| lines(index).map(display_width).max().unwrap_or(0)).collect();
    while widths.iter().sum::<usize>() + GAP * count.saturating_sub(1) > WIDTH {
        let widest = (0..count)
            .filter(|&index| widths[index] > shortest[index])
            .max_by_key(|&index| widths[index])?;
        widths[widest] -= 1;
    }
    Some(widths)
}

/// A table as text, with a line under the headings. `None` if it is too wide. Cells may contain line breaks.
pub(super) fn render(table: &Table, spacing: Spacing) -> Option<String> {
    let widths = widths(table.rows())?;
    let mut output = String::new();
    for (index, row) in table.rows().iter().enumerate() {
        if index > 1 && spacing == Spacing::Apart {
            output.push('\n');
        }
        write_row(&mut output, row, &widths);
        if index == 0 {
            let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
            write_row(&mut output, &rule, &widths);
        }
    }
    Some(output)
}

/// A table as text. If it is too wide, each row becomes a list item instead.
pub(super) fn render_or_list(table: &Table, spacing: Spacing) -> String {
    render(table, spacing).unwrap_or_else(|| {
        let mut output = String::new();
        for row in table.rows() {
            let cells: Vec<String> = row
                .iter()
                .filter(|cell| !cell.is_empty())
                .map(|it| it.replace('\n', " "))
                .collect();
            paragraph(&mut output, "  -", 4, &cells.join(", "));
        }
        output
    })
}

/// The spacing of rows. Rows with several lines need more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spacing {
    /// No empty line between rows.
    Close,
    /// An empty line between rows.
    Apart,
}

fn write_row(output: &mut String, row: &[String], widths: &[usize]) {
    let cells: Vec<_> = row
        .iter()
        .zip(widths)
        .map(|(cell, width)| textwrap::wrap(cell, wrapping(*width)))
        .collect();
    for index in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
        let mut line = String::new();
        for (cell, width) in cells.iter().zip(widths) {
            let part = cell.get(index).map_or("", |part| &**part);
            let _ = write!(line, "{part:0$}", width + GAP);
        }
        output.push_str(line.trim_end());
        output.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rows: &[&[&str]], expected: Option<&str>) {
        let mut table = Table::default();
        for row in rows {
            table.push(row.iter().copied());
        }
        assert_eq!(render(&table, Spacing::Close).as_deref(), expected);
    }

    #[test]
    fn tables_align_and_stay_within_the_width() {
        check(
            &[&["", "Node"], &["CPU", "16 cores"], &["Fit", "Falls short\nby 4"]],
            Some("     Node\n---  -----------\nCPU  16 cores\nFit  Falls short\n     by 4\n"),
        );
        let long = "word ".repeat(30);
        let mut table = Table::default();
        table.push(["a", "b"]);
        table.push([long.as_str(), "short"]);
        let text = render(&table, Spacing::Close).unwrap();
        assert!(text.lines().all(|line| display_width(line) <= WIDTH), "{text}");
        check(&[&["a"], &["x".repeat(81).as_str()]], None);
    }

    #[test]
    fn a_table_that_is_too_wide_becomes_a_list() {
        let mut table = Table::default();
        table.push(["Item", "Price"]);
        table.push(["gp3\ndisk", &"1".repeat(81)]);
        let expected = format!("  - Item, Price\n  - gp3 disk,\n    {}\n", "1".repeat(81));
        assert_eq!(render_or_list(&table, Spacing::Close), expected);
    }

    #[test]
    fn numbers_stay_with_their_units() {
        for (text, expected) in [
            ("MySQL has 64 GB.", vec!["MySQL", "has", "64 GB."]),
            ("16", vec!["16"]),
            ("a 3 × 16", vec!["a", "3 ×", "16"]),
            ("", vec![]),
        ] {
            assert_eq!(words(text).map(|it| it.word).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn paragraphs_wrap_under_their_text() {
        let mut output = String::new();
        paragraph(&mut output, "Note", 9, &"word ".repeat(20));
        let lines: Vec<&str> = output.lines().collect();
        assert!(lines[0].starts_with("Note     word"));
        assert!(lines[1].starts_with("         word"));
        assert!(lines.iter().all(|line| display_width(line) <= WIDTH));
    }
}
