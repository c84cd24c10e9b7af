//! What says something of a return's period where no mark, no heading above the table and no sheet's
//! name does: the heads of the table, short texts beside and below it, and the day on which it was
//! filled in.
//!
//! A form is filled in at the end of its period, or late: a day in a quarter's second or third month
//! speaks for that quarter, one in its first month for the quarter before; so do the last two months of
//! a half or a whole year. A day in a month may be of that month's form or of the one before. A period
//! that is only assumed is assumed no longer where the day lies before its last two months, or more than
//! as long behind its end (half a year behind a year's). Nor is the year of a period that is named without
//! one, where the day fits that period of another year.

use std::collections::BTreeSet;

use crate::cell::CellRef;
use crate::diag::Sign;
use crate::form::forms::{Forms, OwnHeads};
use crate::form::grid::Field;
use crate::form::read::day::{Typed, day};
use crate::form::read::foot::{self, Written};
use crate::form::read::known::Known;
use crate::form::read::periods;
use crate::form::read::table::{Column, column};
use crate::form::words::normal;
use crate::intake::{Cell, Value, Workbook};
use crate::origin::BookOrigin;
use crate::period::{Cycle, Period};

use super::Page;
use super::verdict::Clue;
use super::visible::{HEADINGS, STATED};

/// Characters of a text that is a heading at most.
const LONGEST: usize = 40;
/// Words of what is still to come, or was reported before.
const OTHER_TIMES: [&str; 10] =
    ["计划", "打算", "下一步", "安排", "目标", "拟", "上季", "上期", "上一", "去年"];

/// The periods that heads and short texts name, of `year` where they name none; of several, the one that is
/// collected is meant.
pub(super) fn headings(
    forms: &Forms<'_>,
    workbook: &Workbook,
    pages: &[Page<'_>],
    year: u16,
) -> Vec<Clue<Period>> {
    let mut found: Vec<Clue<Period>> = Vec::new();
    for page in pages.iter().filter(|page| !page.view.sheet.hidden) {
        let places = Places::of(page);
        let cells = page
            .view
            .sheet
            .cells
            .iter()
            .filter(|(at, cell)| places.speak(**at, cell, &forms.heads));
        for (at, cell) in cells.take(HEADINGS) {
            for value in periods::named(&cell.text, year, forms.period.cycle()) {
                let is_new = found.iter().all(|one| one.value != value);
                if is_new && (found.len() < STATED || value == forms.period) {
                    let place = workbook.cell_origin(page.view.sheet, *at);
                    found.push(Clue { value, sign: Sign::Visible, place });
                }
            }
        }
    }
    if found.iter().any(|clue| clue.value == forms.period) {
        found.retain(|clue| clue.value == forms.period);
    }
    found
}

/// Where the tables of a sheet stand.
struct Places {
    heads: BTreeSet<CellRef>,
    /// Rows of which more than one cell says something.
    rows: BTreeSet<u32>,
}

impl Places {
    fn of(page: &Page<'_>) -> Places {
        let says = |row: u32| {
            let written = page.view.row(row).filter(|(_, cell)| !cell.text.trim().is_empty());
            written.take(2).count() > 1
        };
        let rows = page.tables.iter().flat_map(|table| &table.rows).copied();
        let heads = page.tables.iter().flat_map(|table| &table.heads).copied();
        Places { heads: heads.collect(), rows: rows.filter(|row| says(*row)).collect() }
    }

    /// Whether the cell is a head, or a short text alone in its row or outside the tables, that speaks of the time
    /// which is reported.
    fn speak(&self, at: CellRef, cell: &Cell, own: &OwnHeads) -> bool {
        let is_head = self.heads.contains(&at);
        let is_elsewhere = !is_head && self.rows.contains(&at.row);
        if is_elsewhere || cell.text.len() > LONGEST * 4 {
            return false;
        }
        let text = normal(&cell.text);
        let of_other_times = OTHER_TIMES.iter().any(|word| text.contains(word));
        let is_earlier = is_head && column(&cell.text, own) == Some(Column::Earlier);
        // The notice's own heads are the same in every period.
        let is_own = is_head && own.find(&text).is_some();
        text.chars().count() <= LONGEST && !of_other_times && !is_earlier && !is_own
    }
}

/// The period that the day of filling in speaks for, where it speaks against the one that is collected.
pub(super) fn filled_on(
    forms: &Forms<'_>,
    workbook: &Workbook,
    pages: &[Page<'_>],
) -> Option<Clue<Period>> {
    let (month, place) = month(forms, workbook, pages)?;
    let value = spoken_for(month, forms.period.cycle()).filter(|_| !fits(month, forms.period))?;
    Some(Clue { value, sign: Sign::FilledOn, place })
}

/// The quarter of `period` in another year, where the day of filling in fits that and not `period`.
pub(super) fn other_year(
    forms: &Forms<'_>,
    workbook: &Workbook,
    pages: &[Page<'_>],
    period: Period,
) -> Option<Clue<Period>> {
    let (month, place) = month(forms, workbook, pages).filter(|(at, _)| !fits(*at, period))?;
    let value = in_another_year(month, period)?;
    Some(Clue { value, sign: Sign::FilledOn, place })
}

/// The quarter of `period` in the year whose form may be filled in in that month.
fn in_another_year(month: i32, period: Period) -> Option<Period> {
    let year = u16::try_from((month - 1).div_euclid(12)).ok()?;
    let mut years = [year, year.checked_sub(1)?].into_iter().map(|year| period.of_year(year));
    years.find(|period| fits(month, *period))
}

/// The month of the day of filling in, counted from the year 0, and the cell that says it.
fn month(forms: &Forms<'_>, workbook: &Workbook, pages: &[Page<'_>]) -> Option<(i32, BookOrigin)> {
    let known = Known::of_forms(forms);
    pages.iter().filter(|page| !page.view.sheet.hidden).find_map(|page| {
        let view = &page.view;
        let labelled = foot::fields(view, &known, &page.own_heads(&forms.heads)).into_iter();
        labelled.filter(|one| one.field == Field::FilledOn).find_map(|one| {
            let cell = match one.value? {
                Written::Cell => view.at(one.place)?.1.clone(),
                Written::Behind { text, .. } => Cell::new(text, Value::Text),
            };
            let Typed::Day(day) = day(&cell, forms.period) else { return None };
            let place = workbook.cell_origin(view.sheet, one.place);
            Some((i32::from(day.month()) + 12 * day.year(), place))
        })
    })
}

/// Whether a form of `period` may be filled in in that month, counted from the year 0.
fn fits(month: i32, period: Period) -> bool {
    let last = period.last_day();
    let months = i32::from(period.cycle().months());
    let fitting = 1 - months.min(2)..=months.min(6);
    fitting.contains(&(month - i32::from(last.month()) - 12 * last.year()))
}

/// The period of that kind whose forms are filled in in that month.
fn spoken_for(month: i32, cycle: Cycle) -> Option<Period> {
    let months = i32::from(cycle.months());
    let month = month - 1 - (months - 2).max(1);
    let (year, number) = (month.div_euclid(12), month.rem_euclid(12) / months);
    cycle.of_year(u16::try_from(year).ok()?).nth(usize::try_from(number).ok()?)
}

#[cfg(test)]
mod tests {
    use super::{fits, in_another_year, spoken_for};
    use crate::period::{Cycle, Period, Quarter};

    #[test]
    fn days_speak_for_quarters() {
        let second = Period::new(2024, Quarter::Second);
        let month = |year: i32, month: i32| 12 * year + month;
        let said = |at| spoken_for(at, Cycle::Quarter).expect("a period").to_string();
        for (at, fitting, wanted) in [
            (month(2024, 3), false, "2024Q1"),
            (month(2024, 4), false, "2024Q1"),
            (month(2024, 5), true, "2024Q2"),
            (month(2024, 6), true, "2024Q2"),
            (month(2024, 7), true, "2024Q2"),
            (month(2024, 9), true, "2024Q3"),
            (month(2024, 10), false, "2024Q3"),
            (month(2024, 12), false, "2024Q4"),
            (month(2025, 1), false, "2024Q4"),
            (month(2023, 6), false, "2023Q2"),
        ] {
            assert_eq!((fits(at, second), said(at).as_str()), (fitting, wanted), "{at}");
        }
        assert!(fits(month(2025, 1), Period::new(2024, Quarter::Fourth)));
    }

    #[test]
    fn days_speak_for_other_kinds_of_periods() {
        let month = |year: i32, month: i32| 12 * year + month;
        for (at, period, fitting, wanted) in [
            (month(2026, 6), "2026-06", true, "2026-05"),
            (month(2026, 7), "2026-06", true, "2026-06"),
            (month(2026, 8), "2026-06", false, "2026-07"),
            (month(2026, 5), "2026-06", false, "2026-04"),
            (month(2027, 1), "2026-12", true, "2026-12"),
            (month(2026, 4), "2026H1", false, "2025H2"),
            (month(2026, 5), "2026H1", true, "2026H1"),
            (month(2026, 10), "2026H1", true, "2026H1"),
            (month(2026, 11), "2026Y", true, "2026Y"),
            (month(2027, 3), "2026Y", true, "2026Y"),
            (month(2027, 7), "2026Y", false, "2026Y"),
            (month(2026, 3), "2026Y", false, "2025Y"),
        ] {
            let of = Period::parse(period).unwrap();
            let said = spoken_for(at, of.cycle()).expect("a period").to_string();
            assert_eq!((fits(at, of), said.as_str()), (fitting, wanted), "{at} {period}");
        }
    }

    #[test]
    fn days_fit_a_quarter_of_one_year() {
        let said = |year: i32, month: i32, quarter| {
            in_another_year(12 * year + month, Period::new(2030, quarter))
                .map(|period| period.to_string())
        };
        assert_eq!(said(2024, 6, Quarter::Second).as_deref(), Some("2024Q2"));
        assert_eq!(said(2024, 12, Quarter::Fourth).as_deref(), Some("2024Q4"));
        assert_eq!(said(2024, 1, Quarter::Fourth).as_deref(), Some("2023Q4"));
        assert_eq!(said(2024, 3, Quarter::Third), None);
    }
}
