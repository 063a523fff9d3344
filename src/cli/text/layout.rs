//! Paragraphs and tables within the width of a terminal.

use crate::bundle::Table;

/// The width of the output, in characters.
pub(super) const WIDTH: usize = 80;

/// The space between two columns, in characters.
const GAP: usize = 2;

/// The unbreakable parts of a line: words, and numbers with their units.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let text = rest?;
        let word = text.find(' ').unwrap_or(text.len());
        let is_number = word > 0 && text[..word].bytes().all(|byte| byte.is_ascii_digit());
        let unit = if is_number { text[word..].find(|c| c != ' ') } else { None };
        let end = unit.map_or(word, |unit| {
            text[word + unit..].find(' ').map_or(text.len(), |length| word + unit + length)
        });
        rest = text.get(end + 1..);
        Some(&text[..end])
    })
}

/// Breaks text into lines of at most `width`. A longer word, such as a link, stays whole.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in parts(paragraph) {
            if !line.is_empty() && length(&line) + 1 + length(word) > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

/// The width of text. It has no wide or combining characters, so characters are columns.
fn length(text: &str) -> usize {
    text.chars().count()
}

fn pad(text: &mut String, from: &str, width: usize) {
    text.extend(std::iter::repeat_n(' ', width.saturating_sub(length(from))));
}

/// Writes a paragraph after a word or a mark: `Warning  This and that`.
pub(super) fn paragraph(output: &mut String, mark: &str, indent: usize, text: &str) {
    for (index, line) in wrapped(text, WIDTH - indent).into_iter().enumerate() {
        let mark = if index == 0 { mark } else { "" };
        output.push_str(mark);
        pad(output, mark, indent);
        output.push_str(&line);
        output.push('\n');
    }
}

/// The width of each column of a table. `None` if the longest words of the columns do not fit side by side.
fn widths(rows: &[Vec<String>]) -> Option<Vec<usize>> {
    let column = |index: usize| rows.iter().filter_map(move |row| row.get(index));
    let count = rows.iter().map(Vec::len).max()?;
    let lines = |index: usize| column(index).flat_map(|cell| cell.split('\n'));
    let shortest: Vec<usize> = (0..count)
        .map(|index| lines(index).flat_map(parts).map(length).max().unwrap_or(0))
        .collect();
    let mut widths: Vec<usize> =
        (0..count).map(|index| lines(index).map(length).max().unwrap_or(0)).collect();
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
    let cells: Vec<Vec<String>> =
        row.iter().zip(widths).map(|(cell, width)| wrapped(cell, *width)).collect();
    for index in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
        let mut line = String::new();
        for (cell, width) in cells.iter().zip(widths) {
            let part = cell.get(index).map_or("", String::as_str);
            line.push_str(part);
            pad(&mut line, part, width + GAP);
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
        assert!(text.lines().all(|line| length(line) <= WIDTH), "{text}");
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
            ("", vec![""]),
            ("a  b ", vec!["a", "", "b", ""]),
        ] {
            assert_eq!(parts(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn paragraphs_wrap_under_their_text() {
        let mut output = String::new();
        paragraph(&mut output, "Note", 9, &"word ".repeat(20));
        let lines: Vec<&str> = output.lines().collect();
        assert!(lines[0].starts_with("Note     word"));
        assert!(lines[1].starts_with("         word"));
        assert!(lines.iter().all(|line| length(line) <= WIDTH));
    }
}
