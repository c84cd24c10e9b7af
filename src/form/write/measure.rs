//! The measures of the sheet: column widths, and what each row needs.
//!
//! Landscape gives the answers 27 characters a line, so that some 700 of them fit the highest row, against 450
//! upright; the quarterly report lies the same way.

use crate::cell::Area;
use crate::form::answer::{Answer, Answers};
use crate::form::grid::{Columns, FormGrid, Kind, Part, Printed, SheetColumn};
use crate::length::Length;
use crate::notice::ColumnContent;
use crate::sheet::{BODY, LANDSCAPE, MOST_ROW, PADDING, text_height};

/// What the columns of the table share: 3 mm less than the paper between its margins.
const TABLE: Length = Length::mm(258.0);
/// 进展状态, on the screen only.
const STATE: Length = Length::mm(26.0);
/// What was answered a period ago, likewise.
const EARLIER: Length = Length::mm(100.0);
/// A number stays on one line in fonts that are a little wider, too.
const NUMBER_CAUTION: f64 = 1.06;
/// 序号 of up to three digits.
const NUMBER: Length = Length::mm(12.0);
/// 实事名称 where there are other columns than the usual ones, which leave it less room.
const NAME_OF_MANY: Length = Length::mm(42.0);
/// The same of 责任单位 and 完成时限.
const UNITS_OF_MANY: Length = Length::mm(30.0);
const DUE_OF_MANY: Length = Length::mm(28.0);

/// The widths of all columns: those of the table, which is printed at that `scale`, and behind them the ones that
/// are seen on the screen only. What is left beside names and days the texts share, the answer twice as much as
/// a question.
pub(super) fn widths(columns: &Columns, scale: f64) -> Vec<Length> {
    // A program prints no sheet larger, and what is wider than the paper in whole per cent.
    let table = if scale < 1.0 { LANDSCAPE.width / scale } else { TABLE };
    let is_usual = columns.questions().next().is_none() || scale < 1.0;
    let pick = |usual: f64, of_many: Length| if is_usual { Length::mm(usual) } else { of_many };
    let number = (BODY * (columns.number_room * NUMBER_CAUTION) + PADDING).max(NUMBER);
    let own = |column: &SheetColumn| match column.content {
        ColumnContent::Number => Some(number),
        ColumnContent::Name => Some(pick(56.0, NAME_OF_MANY)),
        ColumnContent::Lead | ColumnContent::Units | ColumnContent::Supporting => {
            Some(pick(36.0, UNITS_OF_MANY))
        }
        ColumnContent::Due => Some(pick(34.0, DUE_OF_MANY)),
        ColumnContent::Answer | ColumnContent::Own => None,
        ColumnContent::Amount | ColumnContent::ThisPeriod => None,
        ColumnContent::Done | ColumnContent::Share => None,
    };
    let parts = |column: &SheetColumn| match own(column) {
        Some(_) => 0.0,
        None if column.content == ColumnContent::Answer => 2.0,
        None => 1.0,
    };
    let taken: Length = columns.table.iter().filter_map(own).sum();
    let all: f64 = columns.table.iter().map(parts).sum();
    let text = |column: &SheetColumn| (table - taken) * (parts(column) / all);
    let printed = columns.table.iter().map(|column| own(column).unwrap_or_else(|| text(column)));
    printed.chain([STATE]).chain(columns.earlier().map(|_| EARLIER)).collect()
}

/// A row of the foot: three of them hold a seal of 42 mm (GB/T 9704-2012, 7.3.5) where the page
/// has room for it, and at least 30 mm.
pub(super) const FOOT_ROWS: [f64; 2] = [40.5, 28.5];
/// The empty row before the foot.
const GAP: f64 = 8.25;

/// How many steps a name stands from the rule at its left, and how much that is.
pub(super) const INDENT: u8 = 1;
const INDENTED: Length = Length::pt(9.0);

/// The size of the type of a part.
pub(super) const fn size(part: Part) -> Length {
    match part {
        Part::Title => Length::pt(22.0),
        Part::Period => Length::pt(14.0),
        Part::Hint | Part::Code | Part::AsideHead => Length::pt(9.0),
        Part::Earlier => Length::pt(10.5),
        Part::Unit
        | Part::Head
        | Part::Number
        | Part::TargetNumber
        | Part::Name
        | Part::Units
        | Part::Due
        | Part::Section
        | Part::Caption
        | Part::Amount
        | Part::Label
        | Part::Rest
        | Part::Signature => BODY,
    }
}

/// A row before the height of the answers is known.
#[derive(Clone)]
pub(super) struct Row {
    /// What its own text needs.
    text: f64,
    /// What is needed by the text beside the table.
    beside: f64,
    /// Whether it has an answer.
    answer: bool,
}

impl Row {
    /// With what stands beside the table as part of it.
    pub(super) fn with_beside(self) -> Row {
        Row { text: self.text.max(self.beside), ..self }
    }

    /// Its height in points where answers get that much.
    pub(super) fn height(&self, answer: f64) -> f64 {
        if self.answer { self.text.max(answer) } else { self.text }
    }
}

/// The rows of a sheet with columns of those widths, with room for the answers already given; those of the foot
/// are `foot` points high.
pub(super) fn rows(
    grid: &FormGrid,
    answers: &Answers,
    (widths, foot): (&[Length], f64),
) -> Vec<Row> {
    let mut rows = vec![Row { text: GAP, beside: 0.0, answer: false }; at(grid.last_row) + 1];
    for printed in &grid.printed {
        let row = &mut rows[at(printed.area.last.row)];
        let text = if printed.part == Part::Earlier { &mut row.beside } else { &mut row.text };
        *text = text.max(printed_height(printed, widths)).min(MOST_ROW);
    }
    for row in &mut rows[at(grid.foot_row)..at(grid.last_row)] {
        row.text = foot;
    }
    for entry in grid.entries.iter().filter(|entry| entry.field.kind() == Kind::LongText) {
        let row = &mut rows[at(entry.cell.row)];
        row.answer = true;
        if let Some(Answer::Text(text)) = answers.get(&entry.id) {
            let width = width(Area::one(entry.cell), widths);
            let needed = answer_height(text.as_str(), width);
            row.text = row.text.max(needed).min(MOST_ROW);
        }
    }
    rows
}

/// A row of the grid as an index: a sheet has a million rows.
pub(super) const fn at(row: u32) -> usize {
    row as usize
}

/// What a printed text needs; one of several rows needs none, and the hint goes on over its neighbours.
fn printed_height(printed: &Printed, widths: &[Length]) -> f64 {
    if printed.area.first.row != printed.area.last.row || printed.part == Part::Hint {
        return 0.0;
    }
    let is_indented = matches!(printed.part, Part::Name | Part::Section);
    let indent = if is_indented { INDENTED } else { Length::ZERO };
    let width = width(printed.area, widths) - indent;
    text_height(&printed.text, width, size(printed.part), room(printed.part))
}

/// What an answer needs in points, in a cell of that width.
pub(super) fn answer_height(text: &str, width: Length) -> f64 {
    text_height(text, width, BODY, ANSWER_ROOM)
}

pub(super) fn width(area: Area, widths: &[Length]) -> Length {
    let columns = usize::from(area.first.column)..=usize::from(area.last.column);
    widths[columns].iter().copied().sum()
}

/// The room above and below an answer together, in points.
const ANSWER_ROOM: f64 = 6.0;

/// The room above and below a text together, in points.
const fn room(part: Part) -> f64 {
    match part {
        Part::Title => 8.0,
        Part::Hint | Part::Code => 3.0,
        Part::Period | Part::Unit | Part::Head | Part::AsideHead | Part::Earlier => 6.0,
        Part::Number | Part::TargetNumber | Part::Name | Part::Units | Part::Due => 6.0,
        Part::Amount | Part::Label | Part::Section => 6.0,
        Part::Rest => ANSWER_ROOM,
        Part::Caption | Part::Signature => 10.0,
    }
}

#[cfg(test)]
mod tests {
    use super::widths;
    use crate::form::grid::{Columns, SheetColumn};
    use crate::length::Length;
    use crate::notice::ColumnContent::{Answer, Due, Name, Number, Own, Units};
    use crate::sheet::LANDSCAPE;

    #[test]
    fn the_columns_fit_between_the_margins() {
        for contents in [
            &[Number, Name, Units, Answer, Due][..],
            &[Number, Name, Units, Own],
            &[Number, Name, Units, Answer, Own, Own, Due, Own],
        ] {
            let column = |content| SheetColumn { head: String::new(), content };
            let table: Vec<SheetColumn> = contents.iter().copied().map(column).collect();
            let columns = Columns { table, promised: String::new(), number_room: 2.0 };
            let printed: Length = widths(&columns, 1.0)[..contents.len()].iter().copied().sum();
            let free = LANDSCAPE.width - printed;
            assert!((1.0..4.0).contains(&free.to_mm()), "{free:?}");
        }
    }
}
