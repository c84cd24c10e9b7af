//! The files that the units of the demo send back: forms filled in with answers that nobody takes
//! for real ones and figures that could be, and a stamped copy of each.
//!
//! The same notice and quarter give the same files. In the first quarter one unit is silent, one
//! file is broken, one unit sends twice and one sends no stamped copy; in the second all is there,
//! and the figures show every light: done, on schedule, behind, far behind, and one that fell.

use crate::date::Date;
use crate::diag::Diagnostics;
use crate::form::{self, Answer, Answers, CellText, Entry, Field, FormGrid, TaskState};
use crate::han;
use crate::layout::fonts::FontSet;
use crate::notice::{Notice, UnitId};
use crate::period::Period;

use super::sample_copy;
use crate::office::output::{self, NewFile};

/// The unit that returns twice, by its place in the register.
const TWICE: usize = 1;
/// The unit that does not return.
const SILENT: usize = 4;
/// The unit that sends no stamped copy.
const UNSTAMPED: usize = 6;
/// The unit whose file is broken.
const BROKEN: usize = 7;

/// What is done of each target of the notice of 2024, in its order, at the end of the first and
/// of the second quarter.
const DONE: [[f64; 2]; 14] = [
    [16.0, 32.0],
    [22.0, 55.0],
    [130.0, 118.0],
    [188.0, 190.0],
    [104.6, 211.0],
    [1848.0, 1848.0],
    [1364.0, 1364.0],
    [0.2, 0.35],
    [0.0, 1.0],
    [2.0, 5.0],
    [5.0, 10.0],
    [0.0, 1.0],
    [0.0, 0.0],
    [12.5, 27.0],
];

/// What came back for `period`, the first or the second quarter of the notice's year, under the
/// names units give their files.
///
/// # Errors
/// Where a form or a copy cannot be made.
pub(super) fn files(
    notice: &Notice,
    period: Period,
    fonts: &FontSet,
) -> Result<Vec<NewFile>, Diagnostics> {
    let first = is_first(period);
    let mut files = Vec::new();
    for at in (0..notice.units.units.len()).filter(|at| !(first && *at == SILENT)) {
        files.extend(of_unit(notice, at, period)?);
        if !(first && at == UNSTAMPED) {
            let unit = &notice.units.get(UnitId(at)).name.value;
            let bytes = sample_copy::stamped(unit, notice.date(), fonts)?;
            files.push(NewFile { name: format!("{unit}盖章件.pdf"), bytes });
        }
    }
    Ok(files)
}

/// Whether no quarter of the year is before it.
fn is_first(period: Period) -> bool {
    period.before().is_none()
}

fn of_unit(notice: &Notice, at: usize, period: Period) -> Result<Vec<NewFile>, Diagnostics> {
    let Some(grid) = FormGrid::new(notice, UnitId(at), period) else { return Ok(Vec::new()) };
    let (unit, first) = (&grid.identity.unit, is_first(period));
    let filled = |day, words: &str| {
        let sample = Sample { notice, period, day, words };
        form::write(&grid, &sample.answers(&grid)).map_err(|error| output::no_workbook(&error))
    };
    let mut bytes = filled(2, "")?;
    if first && at == BROKEN {
        bytes.truncate(bytes.len() / 2);
    }
    let quarter = period.chinese_part().trim_start_matches('第');
    let mut files = vec![NewFile { name: format!("{unit}{quarter}.xlsx"), bytes }];
    if first && at == TWICE {
        let name = format!("{unit}{quarter}（更正）.xlsx");
        files.push(NewFile { name, bytes: filled(5, "（更正后）")? });
    }
    Ok(files)
}

/// A form as it is filled in: of which quarter, on which day of the month after it.
struct Sample<'a> {
    notice: &'a Notice,
    period: Period,
    day: u8,
    /// What a correction says behind the unit's name.
    words: &'a str,
}

impl Sample<'_> {
    fn answers(&self, grid: &FormGrid) -> Answers {
        let entries = grid.entries.iter();
        let unit = &grid.identity.unit;
        entries.filter_map(|entry| Some((entry.id.clone(), self.answer(unit, entry)?))).collect()
    }

    fn answer(&self, unit: &str, entry: &Entry) -> Option<Answer> {
        let text = |text: &str| Some(Answer::Text(CellText::new(text).0));
        match entry.field {
            Field::Answer { .. } => text(&self.words(unit, &entry.label)),
            Field::State { .. } => text(TaskState::UnderWay.chinese()),
            Field::Figure { task, target } => self.done(task, target).and_then(Answer::of_cell),
            Field::Person => text("示例"),
            Field::Phone => text("0000000"),
            Field::FilledOn => self.filled_on().map(Answer::Day),
            // The sample notice has the official columns alone.
            Field::Due { .. } | Field::Question { .. } => None,
        }
    }

    fn words(&self, unit: &str, task: &str) -> String {
        let words = self.words;
        if is_first(self.period) {
            return han::nested(&format!(
                "【示例】{unit}{words}已明确专人负责“{task}”，制定了工作方案，正在按序时进度推进。\n\
                 【示例】下一步继续走访摸排，确保年底前完成。"
            ));
        }
        han::nested(&format!(
            "【示例】{unit}{words}上半年按方案推进“{task}”，已到各镇（街道）走访，台账逐月更新。\n\
             【示例】下半年对进度慢的逐项排出时间表，确保年底前完成。"
        ))
    }

    /// What is done of a target since the year's beginning.
    fn done(&self, task: usize, target: usize) -> Option<f64> {
        let before: usize = self.notice.tasks.iter().take(task).map(|one| one.targets.len()).sum();
        let [first, second] = DONE.get(before + target)?;
        Some(if is_first(self.period) { *first } else { *second })
    }

    fn filled_on(&self) -> Option<Date> {
        let quarter_ends = self.period.last_day();
        Date::new(self.period.year(), quarter_ends.month() + 1, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::DONE;

    /// A number for each target, and none above what was promised.
    #[test]
    fn the_figures_are_those_of_the_notice() {
        let yaml = include_str!("../../fixtures/demo/notice.yaml");
        let notice = crate::notice::read("notice.yaml", yaml.as_bytes()).notice.unwrap();
        let targets = notice.tasks.iter().flat_map(|task| &task.targets);
        let promised: Vec<f64> =
            targets.map(|target| target.amount.value.parse().unwrap()).collect();
        assert_eq!(promised.len(), DONE.len());
        for (promised, [first, second]) in promised.iter().zip(DONE) {
            assert!(first <= *promised && second <= *promised);
        }
    }
}
