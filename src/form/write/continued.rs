//! Answers that are taller than a row can be -> the grid with further rows in which they go on, so that they print whole.
//!
//! Excel gives a row at most 409 pt and cuts what does not fit. Such an answer goes on in rows below, whose name is
//! （续）; the reader puts the pieces together again as they were. What the form is and asks stays the same, and so does
//! its version.
//!
//! ```text
//! │ 1 │ 改造老旧小区 │ 区住建局 │ 一、……已完成 │ 12月31日 │
//! │   │ （续）       │          │ 前期工作。…… │          │
//! ```

use std::collections::BTreeMap;

use crate::cell::Area;
use crate::form::answer::{Answer, Answers, CellText};
use crate::form::grid::{FormGrid, Kind, Part, Printed};
use crate::form::marks::GOES_ON;
use crate::length::Length;
use crate::notice::ColumnContent;
use crate::sheet::{LANDSCAPE, MOST_ROW};

use super::measure::{FOOT_ROWS, answer_height, at, rows, width, widths};

/// The pieces of answers behind the first, by row and column.
type Rests = BTreeMap<u32, BTreeMap<u16, Vec<String>>>;

/// The form with a row more for each piece, and the answers without what stands there; `None` where every answer has
/// room in its row.
pub(super) fn continued(grid: &FormGrid, answers: &Answers) -> Option<(FormGrid, Answers)> {
    let widths = widths(&grid.columns, 1.0);
    let mut rests = Rests::new();
    let mut begun = answers.clone();
    for entry in grid.entries.iter().filter(|entry| entry.field.kind() == Kind::LongText) {
        let Some(Answer::Text(text)) = answers.get(&entry.id) else { continue };
        let width = width(Area::one(entry.cell), &widths);
        if answer_height(text.as_str(), width) <= MOST_ROW {
            continue;
        }
        let mut pieces = pieces(text.as_str(), (width, most(grid, &widths))).into_iter();
        let first = CellText::new(pieces.next().unwrap_or_default()).0;
        begun.insert(entry.id.clone(), Answer::Text(first));
        let rest = pieces.map(str::to_owned).collect();
        rests.entry(entry.cell.row).or_default().insert(entry.cell.column, rest);
    }
    (!rests.is_empty()).then(|| (with_rows(grid, &rests), begun))
}

/// A piece is at least so high where there is more, whatever stands above the table: four lines.
const LEAST: f64 = 68.25;

/// The height of a piece at most: it stands on the first page, too, under the table's heads, unless they leave it no
/// room.
fn most(grid: &FormGrid, widths: &[Length]) -> f64 {
    let rows = rows(grid, &Answers::new(), (widths, FOOT_ROWS[0]));
    let heads: f64 = rows[..=at(grid.head_row)].iter().map(|row| row.height(0.0)).sum();
    (LANDSCAPE.height.to_pt() - heads).clamp(LEAST, MOST_ROW)
}

/// `text` in pieces of that width that are at most so high; together they are the text.
fn pieces(text: &str, (width, most): (Length, f64)) -> Vec<&str> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while answer_height(rest, width) > most {
        let ends: Vec<usize> =
            rest.char_indices().map(|(begin, one)| begin + one.len_utf8()).collect();
        let fitting = ends.partition_point(|end| answer_height(&rest[..*end], width) <= most);
        let (piece, after) = rest.split_at(end(rest, &ends[..fitting.max(1)]));
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

/// Where a piece ends of those `ends`: behind a line, else behind a sentence, else behind a part of one, but never
/// where that leaves half of the room free; at last anywhere.
fn end(text: &str, ends: &[usize]) -> usize {
    let behind = |marks: &[char]| {
        let late = ends[ends.len() / 2..].iter().rev();
        late.copied().find(|end| text[..*end].ends_with(marks))
    };
    let marks: [&[char]; 3] = [&['\n'], &['。', '；', '！', '？'], &['，', '、', '：', ' ']];
    let found = marks.into_iter().find_map(behind);
    found.or(ends.last().copied()).unwrap_or(text.len())
}

/// The grid with the further rows.
fn with_rows(grid: &FormGrid, rests: &Rests) -> FormGrid {
    let down = |row: u32| row + rests.range(..row).map(|(_, rests)| count(rests)).sum::<u32>();
    let mut more = grid.clone();
    for printed in &mut more.printed {
        let (first, last) = (&mut printed.area.first, &mut printed.area.last);
        (first.row, last.row) = (down(first.row), down(last.row));
    }
    more.entries.iter_mut().for_each(|entry| entry.cell.row = down(entry.cell.row));
    let notes = std::mem::take(&mut more.notes).into_iter();
    more.notes = notes
        .map(|(mut cell, text)| {
            cell.row = down(cell.row);
            (cell, text)
        })
        .collect();
    (more.foot_row, more.last_row) = (down(grid.foot_row), down(grid.last_row));
    for (row, rests) in rests {
        for at in 0..count(rests) {
            more.printed.extend(row_of(grid, (down(*row) + 1 + at, at), rests));
        }
    }
    more
}

/// How many further rows a task has.
fn count(rests: &BTreeMap<u16, Vec<String>>) -> u32 {
    let most = rests.values().map(Vec::len).max().unwrap_or_default();
    u32::try_from(most).unwrap_or_default()
}

/// What stands in a further row of a task, the one at that place among them.
fn row_of(
    grid: &FormGrid,
    (row, at): (u32, u32),
    rests: &BTreeMap<u16, Vec<String>>,
) -> Vec<Printed> {
    let columns = grid.columns.clone();
    let cells = columns.placed().map(|(column, of)| {
        let (part, text) = match of.content {
            ColumnContent::Name => (Part::Name, GOES_ON),
            ColumnContent::Answer | ColumnContent::Own => {
                let rest = rests.get(&column).and_then(|rests| rests.get(at as usize));
                (Part::Rest, rest.map_or("", String::as_str))
            }
            ColumnContent::Number
            | ColumnContent::Lead
            | ColumnContent::Units
            | ColumnContent::Supporting
            | ColumnContent::Due
            | ColumnContent::Amount
            | ColumnContent::ThisPeriod
            | ColumnContent::Done
            | ColumnContent::Share => (Part::Units, ""),
        };
        Printed { area: Area::across(row, column, column), part, text: text.into(), first: None }
    });
    cells.collect()
}
