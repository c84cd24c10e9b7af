//! The forms: how many there are, what is open in them, how they are known again.

mod command;
mod described;
mod earlier;
mod grid;
mod identity;
mod sheet;
pub(crate) mod workbook;

use hongtou::form::{self, Answer, Answers, FormGrid};
use hongtou::notice::{self, Notice, UnitId};
use hongtou::period::{Period, Quarter};

use crate::program;

pub(crate) use described::{Description, USES, all_keys, descriptions, drawn, uses};

/// The checked notice of that year.
pub(crate) fn notice(year: u16) -> Notice {
    let bytes = std::fs::read(program::folder(year).join("notice.yaml")).expect("a description");
    read(&String::from_utf8(bytes).expect("UTF-8"))
}

pub(crate) fn read(yaml: &str) -> Notice {
    let reading = notice::read("notice.yaml", yaml.as_bytes());
    let findings = format!("{:#?}", reading.findings);
    reading.notice.unwrap_or_else(|| panic!("{findings}\n{yaml}"))
}

/// The answer of a cell that stores `stored`.
pub(crate) fn number(stored: f64) -> Answer {
    Answer::of_cell(stored).expect("a number")
}

/// The forms of all units that have one.
pub(crate) fn grids(notice: &Notice, quarter: Quarter) -> Vec<FormGrid> {
    grids_of(notice, Period::new(notice.year, quarter))
}

/// The same for any period.
pub(crate) fn grids_of(notice: &Notice, period: Period) -> Vec<FormGrid> {
    let units = (0..notice.units.units.len()).map(UnitId);
    units.filter_map(|unit| FormGrid::new(notice, unit, period)).collect()
}

/// The form of the unit of that name for the first quarter.
pub(crate) fn grid(notice: &Notice, unit: &str) -> FormGrid {
    let mut grids = grids(notice, Quarter::First).into_iter();
    grids.find(|grid| grid.identity.unit == unit).expect("a form of this unit")
}

fn workbook(grid: &FormGrid) -> workbook::Workbook {
    filled(grid, &Answers::new())
}

fn filled(grid: &FormGrid, answers: &Answers) -> workbook::Workbook {
    workbook::Workbook::open(&form::write(grid, answers).expect("a workbook"))
}
