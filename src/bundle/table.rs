//! A table of strings, as Markdown and CSV. The command line has its own layout for the terminal.

use super::csv::write_record;
use crate::escape::write_markdown;

/// Rows of strings. The first row contains the headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Adds a row.
    pub fn push(&mut self, cells: impl IntoIterator<Item = impl Into<String>>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// The rows, headings first.
    #[must_use]
    pub fn rows(&self) -> &[Vec<String>] {
        &self.rows
    }

    /// The table as Markdown.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut text = String::new();
        for (index, row) in self.rows.iter().enumerate() {
            text.push('|');
            for cell in row {
                text.push(' ');
                let _ = write_markdown(&mut text, cell);
                text.push_str(" |");
            }
            text.push('\n');
            if index == 0 {
                text.push('|');
                text.push_str(&" --- |".repeat(row.len()));
                text.push('\n');
            }
        }
        text
    }

    /// The table as CSV (RFC 4180).
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut text = String::new();
        for row in &self.rows {
            write_record(&mut text, row.iter().map(String::as_str));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_escaped_in_each_format() {
        let mut table = Table::default();
        table.push(["Measure", "A"]);
        table.push(["a|b", "\"1,5\""]);
        assert_eq!(table.to_markdown(), "| Measure | A |\n| --- | --- |\n| a\\|b | \"1,5\" |\n");
        assert_eq!(table.to_csv(), "Measure,A\na|b,\"\"\"1,5\"\"\"\n");
    }
}
