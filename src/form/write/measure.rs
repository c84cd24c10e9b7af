//! The measures of the sheet: A4 landscape, column widths, row heights.
//!
//! Excel gives a row no more than 409 pt and never measures Chinese text by itself, so heights
//! are estimated here. Landscape gives the answers 27 characters a line, so that some 700 of
//! them fit such a row, against 450 upright; the quarterly report lies the same way.

use std::collections::BTreeSet;

use crate::cell::Area;
use crate::form::answer::{Answer, Answers};
use crate::form::grid::{Columns, FormGrid, Kind, Part, Printed, SheetColumn};
use crate::length::Length;
use crate::notice::ColumnContent;
use crate::sheet::{BODY, LANDSCAPE, MOST_ROW, PADDING, PIXEL, text_height};

/// What the columns of the table share: 3 mm less than the paper between its margins.
const TABLE: Length = Length::mm(258.0);
/// 进展状态, on the screen only.
const STATE: Length = Length::mm(26.0);
/// What was answered a period ago, likewise.
const EARLIER: Length = Length::mm(100.0);
/// 序号 of up to three digits.
const NUMBER: Length = Length::mm(12.0);
/// 实事名称 where there are other columns than the usual ones, which leave it less room.
const NAME_OF_MANY: Length = Length::mm(42.0);
/// The same of 责任单位 and 完成时限.
const UNITS_OF_MANY: Length = Length::mm(30.0);
const DUE_OF_MANY: Length = Length::mm(28.0);

/// The widths of all columns: those of the table, and behind them the ones that are seen on the screen only.
/// What is left beside names and days the texts share, the answer twice as much as a question.
pub(super) fn widths(columns: &Columns) -> Vec<Length> {
    let is_usual = columns.questions().next().is_none();
    let pick = |usual: f64, of_many: Length| if is_usual { Length::mm(usual) } else { of_many };
    let number = (BODY * columns.number_room + PADDING).max(NUMBER);
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
    let text = |column: &SheetColumn| (TABLE - taken) * (parts(column) / all);
    let table = columns.table.iter().map(|column| own(column).unwrap_or_else(|| text(column)));
    table.chain([STATE]).chain(columns.earlier().map(|_| EARLIER)).collect()
}

/// A row of answers is at least so high: four lines.
const LEAST_ANSWER: f64 = 68.25;
/// And at most, where a page has more room.
const MOST_ANSWER: f64 = 201.0;
/// Heights tried between the two.
const STEP: f64 = 3.75;
/// A row of the foot: three of them hold a seal of 42 mm (GB/T 9704-2012, 7.3.5).
const FOOT_ROW: f64 = 40.5;
/// The empty row before the foot.
const GAP: f64 = 8.25;

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
        | Part::Name
        | Part::Units
        | Part::Due
        | Part::Section
        | Part::Caption
        | Part::Amount
        | Part::Label
        | Part::Signature => BODY,
    }
}

/// The heights of all rows in points, from the first, with room for the answers already given.
pub(super) fn heights(grid: &FormGrid, answers: &Answers) -> Vec<f64> {
    let rows = rows(grid, answers);
    let answer = answer_height(&rows, grid);
    let mut heights: Vec<f64> = rows.iter().map(|row| row.height(answer)).collect();
    let headings = headings(grid);
    if !headings.is_empty() {
        end_pages(&mut heights, grid, &headings);
    }
    heights
}

/// The rows that stand on the page of the next one, where the notice has headings.
fn headings(grid: &FormGrid) -> BTreeSet<u32> {
    let rows = |part: Part| {
        let parts = grid.printed.iter().filter(move |one| one.part == part);
        parts.map(|one| one.area.first.row)
    };
    let sections: BTreeSet<u32> = rows(Part::Section).collect();
    let caption = rows(Part::Caption).flat_map(|row| [row, row + 1]);
    // The foot stays whole as a heading stays with what is under it.
    let foot = grid.foot_row..grid.last_row;
    if sections.is_empty() {
        return sections;
    }
    sections.into_iter().chain(caption).chain(foot).collect()
}

/// Makes the last row of a page so high that the page ends with it in every program, and no heading stands
/// without what is under it: Excel, which fits a sheet to the width of its page, takes no page breaks.
fn end_pages(heights: &mut [f64], grid: &FormGrid, headings: &BTreeSet<u32>) {
    let page = LANDSCAPE.height.to_pt();
    let repeated = heights[at(grid.head_row - 1)] + heights[at(grid.head_row)];
    let mut filled = 0.0;
    for row in 0..=grid.last_row {
        let under = (row..=grid.last_row).find(|row| !headings.contains(row)).unwrap_or(row);
        let together: f64 = heights[at(row)..=at(under)].iter().sum();
        let is_first = filled <= repeated || row <= grid.head_row + 1;
        let fits = filled + together <= page || repeated + together > page;
        if !is_first && (!fits || filled + heights[at(row)] > page) {
            let above = &mut heights[at(row) - 1];
            *above = (*above + ((page - filled) / PIXEL).floor().max(0.0) * PIXEL).min(MOST_ROW);
            filled = repeated;
        }
        filled += heights[at(row)];
    }
}

/// A row before the height of the answers is known.
#[derive(Clone)]
struct Row {
    /// What its own text needs.
    text: f64,
    /// Whether it has an answer.
    answer: bool,
}

impl Row {
    fn height(&self, answer: f64) -> f64 {
        if self.answer { self.text.max(answer) } else { self.text }
    }
}

fn rows(grid: &FormGrid, answers: &Answers) -> Vec<Row> {
    let widths = widths(&grid.columns);
    let mut rows = vec![Row { text: GAP, answer: false }; at(grid.last_row) + 1];
    for printed in &grid.printed {
        let row = &mut rows[at(printed.area.last.row)];
        row.text = row.text.max(printed_height(printed, &widths)).min(MOST_ROW);
    }
    for row in &mut rows[at(grid.foot_row)..at(grid.last_row)] {
        row.text = FOOT_ROW;
    }
    for entry in grid.entries.iter().filter(|entry| entry.field.kind() == Kind::LongText) {
        let row = &mut rows[at(entry.cell.row)];
        row.answer = true;
        if let Some(Answer::Text(text)) = answers.get(&entry.id) {
            let width = width(Area::one(entry.cell), &widths);
            let needed = text_height(text.as_str(), width, BODY, ANSWER_ROOM);
            row.text = row.text.max(needed).min(MOST_ROW);
        }
    }
    rows
}

/// A row of the grid as an index: a sheet has a million rows.
const fn at(row: u32) -> usize {
    row as usize
}

/// What a printed text needs; one of several rows needs none.
fn printed_height(printed: &Printed, widths: &[Length]) -> f64 {
    if printed.area.first.row != printed.area.last.row {
        return 0.0;
    }
    let width = width(printed.area, widths);
    text_height(&printed.text, width, size(printed.part), room(printed.part))
}

fn width(area: Area, widths: &[Length]) -> Length {
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
        Part::Number | Part::Name | Part::Units | Part::Due | Part::Amount | Part::Label => 6.0,
        Part::Section => 6.0,
        Part::Caption | Part::Signature => 10.0,
    }
}

/// The height all answers get: as much as the fewest possible pages leave them. So a sheet is
/// filled, and its foot stands whole at the end of the last page.
fn answer_height(rows: &[Row], grid: &FormGrid) -> f64 {
    let fewest = pages(rows, LEAST_ANSWER, grid);
    let heights = std::iter::successors(Some(MOST_ANSWER), |height| Some(height - STEP));
    heights
        .take_while(|height| *height > LEAST_ANSWER)
        .find(|height| pages(rows, *height, grid) == fewest)
        .unwrap_or(LEAST_ANSWER)
}

/// How many pages the rows take.
fn pages(rows: &[Row], answer: f64, grid: &FormGrid) -> usize {
    let height = |row: u32| rows[at(row)].height(answer);
    let repeated = height(grid.head_row - 1) + height(grid.head_row);
    let (mut pages, mut filled) = (1, 0.0);
    for row in 0..=grid.last_row {
        filled += height(row);
        if filled > LANDSCAPE.height.to_pt() {
            pages += 1;
            filled = repeated + height(row);
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::{at, headings, heights, widths};
    use crate::form::answer::Answers;
    use crate::form::grid::{Columns, FormGrid, SheetColumn};
    use crate::length::Length;
    use crate::notice::ColumnContent::{Answer, Due, Name, Number, Own, Units};
    use crate::notice::UnitId;
    use crate::period::Period;
    use crate::sheet::LANDSCAPE;

    /// The form of a notice of so many parts, each task with a text of so many words.
    fn form_of_parts(parts: usize, words: usize) -> FormGrid {
        let text = "办好。".repeat(words);
        let part = |part: usize| {
            format!(
                "  - 标题: 部分{part}\n  - {{标题: 小节, 层次: 2}}\n  - {{名称: 事项{part}, 内容: {text}, 责任单位: 甲局, \
                 目标: [{{名称: 数, 数量: 3个, 填报单位: 甲局}}]}}\n"
            )
        };
        let tasks: String = (0..parts).map(part).collect();
        let yaml = format!(
            "年度: 2026\n发文机关: 甲\n发文字号: 甲〔2026〕1号\n标题: 关于甲的通知\n主送机关: 乙\n引言: 如下：\n\
             单位名册:\n  - 名称: 甲局\n实事:\n{tasks}"
        );
        let notice = crate::notice::read("notice.yaml", yaml.as_bytes()).notice.expect("a notice");
        let period = Period::parse("2026Q1").expect("a period");
        FormGrid::new(&notice, UnitId(0), period).expect("a form")
    }

    /// The last rows of the pages, where a program has so much room on each.
    fn last_rows(grid: &FormGrid, heights: &[f64], page: Length) -> Vec<u32> {
        let repeated = heights[at(grid.head_row - 1)] + heights[at(grid.head_row)];
        let (mut filled, mut last) = (0.0, Vec::new());
        for row in 0..=grid.last_row {
            filled += heights[at(row)];
            if filled > page.to_pt() {
                last.push(row - 1);
                filled = repeated + heights[at(row)];
            }
        }
        last
    }

    /// Whatever room a program leaves between the rows, no page ends below a heading or within the foot.
    #[test]
    fn no_heading_is_left_alone() {
        for (parts, words) in [(5, 3), (9, 40), (14, 90), (30, 10)] {
            let grid = form_of_parts(parts, words);
            let (heights, kept) = (heights(&grid, &Answers::new()), headings(&grid));
            for tenths in 0..=10 {
                let page = LANDSCAPE.height
                    + (LANDSCAPE.whole - LANDSCAPE.height) * (f64::from(tenths) / 10.0);
                let last = last_rows(&grid, &heights, page);
                assert!(
                    last.len() > 1 && !last.iter().any(|row| kept.contains(row)),
                    "{parts} {page:?}"
                );
            }
        }
    }

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
            let printed: Length = widths(&columns)[..contents.len()].iter().copied().sum();
            let free = LANDSCAPE.width - printed;
            assert!((1.0..4.0).contains(&free.to_mm()), "{free:?}");
        }
    }
}
