//! Parses `reference-architecture.md` into headings, tables, list items and sentences.

use std::collections::BTreeMap;

const TEXT: &str = include_str!("reference-architecture.md");

/// A section of the document: everything under a heading up to the next one.
#[derive(Debug)]
pub struct Part {
    /// The headings above it, without the document's title.
    pub path: Vec<&'static str>,
    /// The lines of prose, one paragraph or list item each.
    pub prose: Vec<&'static str>,
    /// The lines of its table, header first.
    pub table: Vec<&'static str>,
}

impl Part {
    /// The path in one line.
    pub fn name(&self) -> String {
        self.path.join(", ")
    }

    /// Everything under the heading, with white space collapsed.
    pub fn text(&self) -> String {
        collapse(&[self.prose.join(" "), self.table.join(" ")].join(" "))
    }

    /// The sentences of the prose. A list item without a period also counts.
    pub fn sentences(&self) -> Vec<&'static str> {
        let without_bullet = |line: &'static str| line.trim_start_matches(['-', '*', ' ']);
        self.prose
            .iter()
            .flat_map(|line| without_bullet(line).split_inclusive(". ").map(str::trim))
            .collect()
    }

    /// The items of its lists.
    pub fn items(&self) -> Vec<&'static str> {
        self.prose.iter().filter_map(|line| line.strip_prefix("* ")).collect()
    }
}

/// Every section, in the document's order.
pub fn parts() -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut path: Vec<&str> = Vec::new();
    let mut in_comment = false;
    for line in TEXT.lines() {
        in_comment |= line.starts_with("<!--");
        if in_comment {
            in_comment = !line.ends_with("-->");
        } else if line.starts_with('#') {
            let (level, heading) = line.split_once(' ').expect("a heading with text");
            path.truncate(level.len() - 1);
            path.push(heading);
            let path = path.iter().skip(1).copied().collect();
            parts.push(Part { path, prose: Vec::new(), table: Vec::new() });
        } else if !line.is_empty() {
            let part = parts.last_mut().expect("the document starts with a heading");
            if line.contains('|') { &mut part.table } else { &mut part.prose }.push(line);
        }
    }
    parts
}

/// The only section whose path ends with these headings, separated by commas.
#[track_caller]
pub fn part(path: &str) -> Part {
    let wanted: Vec<&str> = path.split(", ").collect();
    let mut found: Vec<Part> =
        parts().into_iter().filter(|part| part.path.ends_with(&wanted)).collect();
    assert_eq!(found.len(), 1, "not exactly one section “{path}”");
    found.remove(0)
}

/// Every cell of every table: by section, row and column.
pub fn cells() -> BTreeMap<(String, String, String), String> {
    let mut cells = BTreeMap::new();
    for part in parts().iter().filter(|part| !part.table.is_empty()) {
        let head = row(part.table[0]);
        assert_eq!(part.table[1].replace(['-', '|'], ""), "", "no separator line below the header");
        for line in &part.table[2..] {
            let row = row(line);
            assert_eq!(row.len(), head.len(), "a row and the header have different widths: {line}");
            for (column, value) in head.iter().zip(&row).skip(1) {
                let key = (part.name(), row[0].to_owned(), (*column).to_owned());
                let before = cells.insert(key, (*value).to_owned());
                assert_eq!(before, None, "two rows or columns of a table have the same name");
            }
        }
    }
    cells
}

/// The cells of a table's line: `a | b |`.
fn row(line: &'static str) -> Vec<&'static str> {
    let inner = line.strip_suffix('|').expect("a bar at the end of the row");
    inner.split('|').map(str::trim).collect()
}

/// The text with white space collapsed.
pub fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
