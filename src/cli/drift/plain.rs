//! Reads a page saved or copied as plain text, where headings have no markup. Short lines without a final
//! period count as headings, and their meaning determines their level.

use super::{
    labels::Marks,
    markdown::{self, is_rule, row},
    page::Block,
};

/// The maximum length of a heading, in characters.
const LONGEST_HEADING: usize = 60;

/// The parts of a page.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        let next = lines.get(index + 1).copied().unwrap_or_default();
        let is_row = |line: &str| line.contains('|');
        let is_tabbed = |line: &str| line.matches('\t').count() > 1;
        let row_reader: Option<fn(&str) -> Vec<String>> = match line {
            line if is_row(line) && is_rule(next) => Some(row),
            line if is_tabbed(line) => Some(tabbed_row),
            _ => None,
        };
        if let Some(read) = row_reader {
            let rows: Vec<&str> = lines[index..]
                .iter()
                .copied()
                .take_while(|line| is_row(line) || is_tabbed(line))
                .collect();
            index += rows.len();
            let rows = rows.into_iter().filter(|line| !is_rule(line)).map(read).collect();
            blocks.push(Block::Table(rows));
            continue;
        }
        if is_heading(line) {
            blocks.push(Block::Heading(level(line), (*line).to_owned()));
        } else {
            blocks.push(Block::Text(markdown::inline(markdown::item(line).unwrap_or(line))));
        }
        index += 1;
    }
    blocks
}

fn is_heading(line: &str) -> bool {
    !line.is_empty()
        && line.chars().count() <= LONGEST_HEADING
        && !line.ends_with(['.', ':', ';', ',', '?', '!'])
        && markdown::item(line).is_none()
        && !line.contains(['|', '\t'])
}

/// The level of this kind of heading in the reference architecture.
fn level(line: &str) -> u8 {
    let marks = Marks::of_heading(line);
    match marks {
        Marks { tier: Some(_), part: None, .. } => 3,
        Marks { cloud: Some(_), .. } => 4,
        Marks { part: Some(part), .. } if part.in_document() == line => 4,
        _ => 2,
    }
}

fn tabbed_row(line: &str) -> Vec<String> {
    line.split('\t').map(|cell| cell.trim().to_owned()).collect()
}
