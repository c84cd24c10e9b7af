//! Blocks -> plain text: what stands in the mail for programs that show no HTML, and what is
//! pasted into an internal mailbox. Paragraphs begin with two blanks, a table becomes a list.

use crate::document::{Block, Cell, Table, plain_text};

use super::letter::Part;

/// Two blanks of a character's width before a paragraph.
const INDENT: &str = "　　";

/// The letter as a text; lines end with `\n`.
pub(super) fn text(blocks: &[Block]) -> String {
    let lines: Vec<String> = blocks.iter().filter_map(Part::of).flat_map(lines).collect();
    lines.join("\n") + "\n"
}

fn lines(part: Part<'_>) -> Vec<String> {
    match part {
        Part::Subject(_) => Vec::new(),
        Part::Recipients(text) => vec![plain_text(text)],
        Part::Paragraph(text) => vec![format!("{INDENT}{}", plain_text(text))],
        Part::Closing(text) => vec![String::new(), plain_text(text)],
        Part::Table(table) => list(table),
    }
}

/// A row a paragraph: its number, then each cell behind the head of its column. A heading above rows stands
/// alone.
fn list(table: &Table) -> Vec<String> {
    let heads: Vec<String> = table.head.iter().map(words).collect();
    let mut number = 0;
    let mut row = |row: &Vec<Cell>| {
        if let Some(heading) = row.iter().find(|cell| cell.across) {
            return format!("{INDENT}{}", words(heading));
        }
        number += 1;
        let cells = heads.iter().zip(row).map(|(head, cell)| format!("{head}：{}", words(cell)));
        format!("{INDENT}{number}. {}", cells.collect::<Vec<_>>().join("；"))
    };
    table.rows.iter().map(&mut row).collect()
}

/// The lines of a cell, one behind the other.
fn words(cell: &Cell) -> String {
    let lines = cell.lines.iter().map(|line| plain_text(line));
    lines.collect::<Vec<_>>().join(" ")
}
