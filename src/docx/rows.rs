//! Rows of the document -> rows that Word can set without losing sight of what they belong to.
//!
//! Word repeats the head of a table on every page, and nothing else: of a row that runs over a
//! page the further pages show one cell and blanks beside it. So a row that no page holds becomes
//! several, each with its short cells again and marked （续）; and cells over many rows, which
//! Word would show on their first page only, come again in each row. Heights are estimated from
//! the widths of characters, on the safe side.

use std::ops::Range;

use crate::document::{Cell, Run, Style, Text, plain_text};
use crate::han;
use crate::length::Length;

/// Behind the name of what goes on.
const CONTINUED: &str = "（续）";
/// A row takes no more of the type area than this.
const PART_OF_PAGE: f64 = 0.8;
/// Rows under one cell stay merged where they take no more of the type area than this.
const KEPT_TOGETHER: f64 = 1.0 / 3.0;
/// Ends of sentences, after which a text is best parted.
const SENTENCE_ENDS: &str = "。；！？";

/// A row, and whether it stays on the page of the next one.
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) keep: bool,
}

/// The rows for a table whose columns are `widths` wide.
pub(super) fn rows(rows: &[Vec<Cell>], widths: &[Length], style: &Style) -> Vec<Row> {
    let sheet = Sheet { widths, style };
    let groups = groups(rows);
    groups.into_iter().flat_map(|group| sheet.group(&rows[group])).collect()
}

/// The rows that a cell ties together.
fn groups(rows: &[Vec<Cell>]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let reach = row.iter().map(|cell| at + cell.rows).max().unwrap_or(at + 1);
        let reach = reach.clamp(at + 1, rows.len());
        match groups.last_mut().filter(|group| group.end > at) {
            Some(group) => group.end = group.end.max(reach),
            None => groups.push(at..reach),
        }
    }
    groups
}

struct Sheet<'a> {
    widths: &'a [Length],
    style: &'a Style,
}

impl Sheet<'_> {
    fn group(&self, rows: &[Vec<Cell>]) -> Vec<Row> {
        let height: Length = rows.iter().map(|row| self.height(row)).sum();
        let low = height <= self.style.paper.area_height * KEPT_TOGETHER;
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
        let columns = row.iter().zip(self.widths);
        let pieces: Vec<Vec<Vec<Text>>> =
            columns.map(|(cell, width)| self.pieces(cell, *width)).collect();
        let rows = pieces.iter().map(Vec::len).max().unwrap_or(1);
        let part = |number: usize| {
            let cell = |at: usize| match pieces[at].get(number) {
                Some(lines) if pieces[at].len() > 1 => Cell::new(lines.clone()),
                None if pieces[at].len() > 1 => Cell::default(),
                Some(_) | None => row[at].clone(),
            };
            let cells: Vec<Cell> = (0..row.len()).map(cell).collect();
            marked(&cells, |at| number > 0 && pieces[at].len() == 1)
        };
        (0..rows).map(part).collect()
    }

    /// The lines of a cell in pieces that each fit a page; one where all do.
    fn pieces(&self, cell: &Cell, width: Length) -> Vec<Vec<Text>> {
        let measure = self.measure(width);
        let most = (self.most() / self.style.table.line_pitch).floor().max(1.0);
        let mut pieces: Vec<Vec<Text>> = vec![Vec::new()];
        let mut room = most;
        for line in &cell.lines {
            let mut rest = line.clone();
            while lines_of(&rest, measure) > room {
                let at = cut(&plain_text(&rest), room * measure);
                let (head, tail) = parted(&rest, at);
                pieces.last_mut().into_iter().for_each(|piece| piece.push(head.clone()));
                pieces.push(Vec::new());
                (rest, room) = (tail, most);
            }
            room -= lines_of(&rest, measure);
            pieces.last_mut().into_iter().for_each(|piece| piece.push(rest.clone()));
        }
        pieces
    }

    fn most(&self) -> Length {
        self.style.paper.area_height * PART_OF_PAGE
    }

    /// What a column of that width holds on a line, in characters.
    fn measure(&self, width: Length) -> f64 {
        let measure = (width - self.style.table.padding_x * 2.0) / self.style.table.cell.size;
        measure.floor().max(1.0)
    }

    fn height(&self, row: &[Cell]) -> Length {
        let lines = row.iter().zip(self.widths).filter(|(cell, _)| cell.rows == 1);
        let lines = lines.map(|(cell, width)| {
            let measure = self.measure(*width);
            cell.lines.iter().map(|line| lines_of(line, measure)).sum::<f64>()
        });
        let table = &self.style.table;
        (table.line_pitch * lines.fold(0.0, f64::max) + table.padding_y * 2.0).max(table.min_row)
    }
}

fn lines_of(line: &[Run], measure: f64) -> f64 {
    (han::cells(&plain_text(line)) / measure).ceil().max(1.0)
}

/// The byte at which a text is parted so that no more than `cells` stand before it: after a
/// sentence where one ends not far before, else between characters.
fn cut(text: &str, cells: f64) -> usize {
    let (mut width, mut end, mut sentence) = (0.0, 0, 0);
    for (at, character) in text.char_indices() {
        width += han::Width::of(character).cells();
        if width > cells && end > 0 {
            break;
        }
        end = at + character.len_utf8();
        if SENTENCE_ENDS.contains(character) {
            sentence = end;
        }
    }
    if sentence * 4 >= end * 3 { sentence } else { end }
}

/// Parts `text` at the byte `at` of its plain text.
fn parted(text: &[Run], at: usize) -> (Text, Text) {
    let (mut before, mut after) = (Text::new(), Text::new());
    let mut start = 0;
    for run in text {
        let (head, tail) = run.text.split_at(at.saturating_sub(start).min(run.text.len()));
        let part = |text: &str| Run { text: text.to_owned(), ..run.clone() };
        before.extend((!head.is_empty()).then(|| part(head)));
        after.extend((!tail.is_empty()).then(|| part(tail)));
        start += run.text.len();
    }
    (before, after)
}

/// A cell that comes again in the row below: without the mark of an earlier time.
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
    let last_run = first.and_then(|at| cells[at].lines.last_mut()?.last_mut());
    if let Some(run) = last_run.filter(|run| !run.text.ends_with(CONTINUED)) {
        run.text += CONTINUED;
    }
    cells
}
