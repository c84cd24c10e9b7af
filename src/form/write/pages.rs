//! How the sheet lies on its pages: on one page of A4 wherever it is still read when printed smaller, else on as
//! few as can be, each of which begins and ends where a reader expects it.
//!
//! Excel, which fits a sheet to the width of its page, takes no page breaks and no scale: a table that is wider is
//! printed smaller, and a page ends where its rows fill it.

use std::collections::BTreeSet;

use crate::form::answer::Answers;
use crate::form::grid::{Field, FormGrid, Kind, Part};
use crate::length::Length;
use crate::sheet::{LANDSCAPE, MOST_ROW, PIXEL};

use super::measure::{FOOT_ROWS, Row, at, rows, widths};

/// A sheet on its pages.
pub(super) struct Pages {
    /// The widths of all columns.
    pub(super) widths: Vec<Length>,
    /// The heights of all rows in points.
    pub(super) heights: Vec<f64>,
    /// The first and the last of the rows that stand on every page again.
    pub(super) repeated: (u32, u32),
}

/// How much smaller a sheet may be printed: type of 12 pt is 9.6 pt then.
const SCALES: [f64; 5] = [1.0, 0.95, 0.9, 0.85, 0.8];
/// The smallest of them.
const SMALLEST: f64 = SCALES[SCALES.len() - 1];
/// A row of answers is at least so high: four lines.
const LEAST_ANSWER: f64 = 68.25;
/// Three lines, where a sheet is one page with them and else is not.
const TIGHT_ANSWER: f64 = 53.25;
/// And at most, where a page has more room.
const MOST_ANSWER: f64 = 201.0;
/// Heights tried between the two.
const STEP: f64 = 3.75;

/// The pages of `grid`, with room for the answers already given.
pub(super) fn lay(grid: &FormGrid, answers: &Answers) -> Pages {
    one_page(grid, answers).unwrap_or_else(|| several(grid, answers))
}

/// The heights that answers may have, from the greatest to `least`.
fn answer_heights(least: f64) -> impl Iterator<Item = f64> {
    let heights = std::iter::successors(Some(MOST_ANSWER), |height| Some(height - STEP));
    heights.take_while(move |height| *height > least).chain([least])
}

/// What rows can take of a page that is printed at that scale, in points.
fn page(scale: f64) -> f64 {
    LANDSCAPE.height.to_pt() / scale
}

/// The sheet on one page, as large as it can be, and with room for a seal if there is some.
fn one_page(grid: &FormGrid, answers: &Answers) -> Option<Pages> {
    let answered = grid.entries.iter().filter(|entry| entry.field.kind() == Kind::LongText);
    let rows_of_answers: BTreeSet<u32> = answered.map(|entry| entry.cell.row).collect();
    let most = page(SMALLEST) / TIGHT_ANSWER;
    rows_of_answers.iter().zip(1_u32..).all(|(_, count)| f64::from(count) < most).then_some(())?;
    let sizes = SCALES.iter().flat_map(|scale| FOOT_ROWS.map(|foot| (*scale, foot, LEAST_ANSWER)));
    let [_, low_foot] = FOOT_ROWS;
    sizes.chain([(SMALLEST, low_foot, TIGHT_ANSWER)]).find_map(|(scale, foot, least)| {
        let widths = widths(&grid.columns, scale);
        let rows = rows(grid, answers, (&widths, foot));
        let all = |answer: f64| rows.iter().map(|row| row.height(answer)).sum::<f64>();
        let answer = answer_heights(least).find(|answer| all(*answer) <= page(scale))?;
        let heights = rows.iter().map(|row| row.height(answer)).collect();
        Some(Pages { widths, heights, repeated: names_unit(grid) })
    })
}

/// The row that says whose form it is.
fn names_unit(grid: &FormGrid) -> (u32, u32) {
    (grid.head_row - 1, grid.head_row - 1)
}

/// The sheet on as few pages as can be, its answers as high as these leave them.
fn several(grid: &FormGrid, answers: &Answers) -> Pages {
    let widths = widths(&grid.columns, 1.0);
    let rooms = FOOT_ROWS.map(|foot| -> Vec<Row> {
        rows(grid, answers, (&widths, foot)).into_iter().map(Row::with_beside).collect()
    });
    let kept = kept(grid);
    let last = kept.len() - 1;
    let plans = kept.iter().enumerate().flat_map(|(at, kept)| {
        rooms.each_ref().map(|rows| Plan { grid, rows, kept, gives_way: at == last })
    });
    let plans: Vec<Plan<'_>> = plans.collect();
    let laid = plans.iter().filter_map(|plan| Some((plan, plan.laid(LEAST_ANSWER)?)));
    let Some((plan, fewest)) = laid.min_by_key(|(_, laid)| laid.begins.len()) else {
        return Pages { widths, heights: Vec::new(), repeated: names_unit(grid) };
    };
    let higher = answer_heights(LEAST_ANSWER).filter_map(|answer| plan.laid(answer));
    let laid = higher.into_iter().find(|laid| laid.begins.len() == fewest.begins.len());
    let laid = laid.unwrap_or(fewest);
    Pages { heights: laid.ended(), widths, repeated: laid.repeated }
}

/// The rows that stand on the page of the next one, from what is best: the last task with the targets (no page of
/// targets has the table's heads then), the targets together, and some answer above the signature.
fn kept(grid: &FormGrid) -> [BTreeSet<u32>; 4] {
    let rows_of = |part: Part| {
        let parts = grid.printed.iter().filter(move |one| one.part == part);
        parts.map(|one| one.area.first.row)
    };
    let figures = grid.entries.iter().filter(|one| matches!(one.field, Field::Figure { .. }));
    let figures: BTreeSet<u32> = figures.map(|entry| entry.cell.row).collect();
    let caption = rows_of(Part::Caption).flat_map(|row| [row, row + 1]);
    // The gap above the foot, and the foot.
    let foot = grid.foot_row - 1..grid.last_row;
    let least: BTreeSet<u32> = rows_of(Part::Section).chain(caption).chain(foot).collect();
    let with = |more: &BTreeSet<u32>, rows: &[u32]| -> BTreeSet<u32> {
        more.iter().chain(rows).copied().collect()
    };
    let answered = with(&least, &[grid.foot_row - 2]);
    let together = with(&answered, &figures.iter().copied().collect::<Vec<_>>());
    let last_task = rows_of(Part::Caption).map(|row| row - 1).collect::<Vec<_>>();
    [with(&together, &last_task), together, answered, least]
}

/// Rows that are to be laid on several pages.
struct Plan<'g> {
    grid: &'g FormGrid,
    rows: &'g [Row],
    /// The rows that stand on the page of the next one.
    kept: &'g BTreeSet<u32>,
    /// Whether they are parted where a page does not hold them.
    gives_way: bool,
}

/// Rows on their pages.
struct Laid {
    heights: Vec<f64>,
    /// The rows that begin a page, from the second, with what stands on the page before.
    begins: Vec<(u32, f64)>,
    repeated: (u32, u32),
}

impl Plan<'_> {
    /// The pages with answers of that height: the heads stand on each where each begins with a task. None where a
    /// page does not hold what is to be kept on it.
    fn laid(&self, answer: f64) -> Option<Laid> {
        let heights: Vec<f64> = self.rows.iter().map(|row| row.height(answer)).collect();
        let unit = names_unit(self.grid);
        let heads = (unit.0, self.grid.head_row);
        let begins = self.begins(&heights, heads)?;
        if begins.iter().all(|(row, _)| self.is_of_table(*row)) {
            return Some(Laid { heights, begins, repeated: heads });
        }
        let begins = self.begins(&heights, unit)?;
        Some(Laid { heights, begins, repeated: unit })
    }

    /// Whether the table's heads stand rightly above `row`.
    fn is_of_table(&self, row: u32) -> bool {
        let caption = self.grid.printed.iter().find(|one| one.part == Part::Caption);
        row < caption.map_or(self.grid.foot_row - 1, |one| one.area.first.row)
    }

    /// The rows that begin a page.
    fn begins(&self, heights: &[f64], repeated: (u32, u32)) -> Option<Vec<(u32, f64)>> {
        let page = page(1.0);
        let repeated: f64 = heights[at(repeated.0)..=at(repeated.1)].iter().sum();
        let (mut filled, mut begins) = (0.0, Vec::new());
        for row in 0..=self.grid.last_row {
            let under = (row..=self.grid.last_row).find(|row| !self.kept.contains(row));
            let together: f64 = heights[at(row)..=at(under.unwrap_or(row))].iter().sum();
            let never_fits = repeated + together > page;
            if never_fits && !self.gives_way {
                return None;
            }
            let is_first = filled <= repeated || row <= self.grid.head_row + 1;
            let fits = filled + together <= page || never_fits;
            if !is_first && (!fits || filled + heights[at(row)] > page) {
                begins.push((row, filled));
                filled = repeated;
            }
            filled += heights[at(row)];
        }
        Some(begins)
    }
}

impl Laid {
    /// The heights, the last row of a page so high that the page ends with it in every program.
    fn ended(&self) -> Vec<f64> {
        let mut heights = self.heights.clone();
        for (row, filled) in &self.begins {
            let above = &mut heights[at(*row) - 1];
            let free = ((page(1.0) - filled) / PIXEL).floor().max(0.0) * PIXEL;
            *above = (*above + free).min(MOST_ROW);
        }
        heights
    }
}

#[cfg(test)]
mod tests {
    use super::{Pages, at, kept, lay};
    use crate::form::answer::Answers;
    use crate::form::grid::FormGrid;
    use crate::length::Length;
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
    fn last_rows(grid: &FormGrid, pages: &Pages, page: Length) -> Vec<u32> {
        let (heights, (first, until)) = (&pages.heights, pages.repeated);
        let repeated: f64 = heights[at(first)..=at(until)].iter().sum();
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
            let pages = lay(&grid, &Answers::new());
            let [.., together] = kept(&grid);
            for tenths in 0..=10 {
                let page = LANDSCAPE.height
                    + (LANDSCAPE.whole - LANDSCAPE.height) * (f64::from(tenths) / 10.0);
                let last = last_rows(&grid, &pages, page);
                assert!(
                    last.len() > 1 && !last.iter().any(|row| together.contains(row)),
                    "{parts} {page:?}"
                );
            }
        }
    }
}
