//! Rows of the document -> rows that Word can set without losing sight of what they belong to.
//!
//! Word repeats the head of a table on every page, and nothing else: of a row that runs over a
//! page the further pages show one cell and blanks beside it. So a row that no page holds becomes
//! several, each with its short cells again and marked （续）; and cells over many rows, which
//! Word would show on their first page only, come again in each row. How many lines a text takes,
//! and where it can be parted, page layout has said (`Cell::broken`).

use crate::document::{Broken, Cell, Style, Text, parted, plain_text, tied_rows};
use crate::length::Length;

use super::unit;

/// Behind the name of what goes on.
const CONTINUED: &str = "（续）";
/// A row takes no more of the type area than this.
const PART_OF_PAGE: f64 = 0.8;
/// Ends of sentences, after which a text is best parted.
const SENTENCE_ENDS: &str = "。；！？";

/// A row, and whether it stays on the page of the next one.
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) keep: bool,
}

/// The rows for a table of these.
pub(super) fn rows(rows: &[Vec<Cell>], style: &Style) -> Vec<Row> {
    let sheet = Sheet { style };
    tied_rows(rows).into_iter().flat_map(|group| sheet.group(&rows[group])).collect()
}

struct Sheet<'a> {
    style: &'a Style,
}

impl Sheet<'_> {
    fn group(&self, rows: &[Vec<Cell>]) -> Vec<Row> {
        let height: Length = rows.iter().map(|row| self.height(row)).sum();
        let low = self.style.table.stay_together(height, self.style.paper.area_height);
        if low || rows.len() == 1 && height <= self.most() {
            let last = rows.len() - 1;
            let kept = rows.iter().enumerate();
            return kept.map(|(at, row)| Row { cells: row.clone(), keep: at < last }).collect();
        }
        let mut above: Vec<Cell> = Vec::new();
        let mut split = Vec::new();
        for row in rows {
            let own = |(at, cell): (usize, &Cell)| match cell.rows {
                0 => continued(above.get(at)),
                _ => Cell { rows: 1, ..cell.clone() },
            };
            let whole: Vec<Cell> = row.iter().enumerate().map(own).collect();
            let first = row.iter().any(|cell| cell.rows == 0);
            split.extend(self.split(&marked(&whole, |at| first && row[at].rows == 0)));
            above = whole;
        }
        split.into_iter().map(|cells| Row { cells, keep: false }).collect()
    }

    /// A row as several, none of them higher than a page.
    fn split(&self, row: &[Cell]) -> Vec<Vec<Cell>> {
        let pieces: Vec<Vec<Cell>> = row.iter().map(|cell| pieces(cell, self.room())).collect();
        let rows = pieces.iter().map(Vec::len).max().unwrap_or(1);
        let part = |number: usize| {
            let cell = |at: usize| match pieces[at].get(number) {
                Some(piece) if pieces[at].len() > 1 => piece.clone(),
                None if pieces[at].len() > 1 => Cell::default(),
                Some(_) | None => row[at].clone(),
            };
            let cells: Vec<Cell> = (0..row.len()).map(cell).collect();
            marked(&cells, |at| number > 0 && pieces[at].len() == 1)
        };
        (0..rows).map(part).collect()
    }

    fn most(&self) -> Length {
        self.style.paper.area_height * PART_OF_PAGE
    }

    /// The lines that a row may have.
    fn room(&self) -> usize {
        unit::whole((self.most() / self.style.table.line_pitch).floor()).max(1)
    }

    fn height(&self, row: &[Cell]) -> Length {
        let own = row.iter().filter(|cell| cell.rows == 1);
        let lines = own.map(lines_of).max().unwrap_or(0);
        let table = &self.style.table;
        (table.line_pitch.times(lines) + table.around()).max(table.min_row)
    }
}

/// The lines of a cell in its column.
fn lines_of(cell: &Cell) -> usize {
    parts(cell).map(|part| part.broken.ends.len()).sum()
}

/// A text of a cell, with the lines it takes.
struct Part {
    text: Text,
    broken: Broken,
}

/// The texts of `cell`. One that nobody has broken is taken for a line.
fn parts(cell: &Cell) -> impl Iterator<Item = Part> {
    let whole =
        |text: &Text| Broken { ends: vec![plain_text(text).chars().count()], ..Broken::default() };
    cell.texts().map(move |(text, broken)| Part {
        text: text.clone(),
        broken: broken.cloned().unwrap_or_else(|| whole(text)),
    })
}

/// `cell` in pieces that have no more than `most` lines each; one where it has no more.
fn pieces(cell: &Cell, most: usize) -> Vec<Cell> {
    let mut pieces = vec![Cell::default()];
    let mut room = most;
    for mut rest in parts(cell) {
        while rest.broken.ends.len() > room {
            let (head, tail) = rest.parted(room);
            push(&mut pieces, head);
            pieces.push(Cell::default());
            (rest, room) = (tail, most);
        }
        room -= rest.broken.ends.len();
        push(&mut pieces, rest);
    }
    pieces
}

/// Puts `part` at the end of the last of `pieces`.
fn push(pieces: &mut [Cell], part: Part) {
    let Some(piece) = pieces.last_mut().filter(|_| !part.broken.ends.is_empty()) else { return };
    piece.lines.push(part.text);
    piece.broken.push(part.broken);
}

impl Part {
    /// Parted behind its line number `room`, or behind an earlier one that ends a sentence not
    /// far before.
    fn parted(self, room: usize) -> (Part, Part) {
        let Broken { ends, inset } = self.broken;
        let plain: Vec<char> = plain_text(&self.text).chars().collect();
        let ends_sentence = |lines: &usize| {
            let last = ends[lines - 1].checked_sub(1).and_then(|last| plain.get(last));
            last.is_some_and(|last| SENTENCE_ENDS.contains(*last))
        };
        let near = (room * 3 / 4).max(1)..=room;
        let lines = near.rev().find(ends_sentence).unwrap_or(room);
        let characters = lines.checked_sub(1).map_or(0, |last| ends[last]);
        let bytes = plain[..characters].iter().map(|one| one.len_utf8()).sum();
        let (head, tail) = parted(&self.text, bytes);
        let after = ends[lines..].iter().map(|end| end - characters).collect();
        let part = |text, ends| Part { text, broken: Broken { ends, inset } };
        (part(head, ends[..lines].to_vec()), part(tail, after))
    }
}

/// A cell that comes again in the row below.
fn continued(above: Option<&Cell>) -> Cell {
    above.cloned().unwrap_or_default()
}

/// The cells, the first of those that come again and name something marked （续）.
fn marked(cells: &[Cell], again: impl Fn(usize) -> bool) -> Vec<Cell> {
    let names = |cell: &Cell| {
        let mut letters = cell.lines.iter().flatten().flat_map(|run| run.text.chars());
        letters.any(|letter| !letter.is_ascii_digit())
    };
    let mut cells = cells.to_vec();
    let first = (0..cells.len()).find(|at| again(*at) && names(&cells[*at]));
    let Some(cell) = first.map(|at| &mut cells[at]) else { return cells };
    let last_run = cell.lines.last_mut().and_then(|line| line.last_mut());
    if let Some(run) = last_run.filter(|run| !run.text.ends_with(CONTINUED)) {
        run.text += CONTINUED;
        // It is another text now, which nobody has broken.
        cell.broken.clear();
    }
    cells
}
