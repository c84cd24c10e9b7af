//! 其他内容: whatever a return holds that answers no field of its form, what a version that does not
//! count says otherwise than the one that does, and all that stands in files of which nobody can say
//! whose they are, each text with its place; and the files that the office ruled out, with what it ruled.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::report::{DoubtfulTexts, Report, Told, UnitStatus, YearReport};
use crate::sheet::LONGEST_TEXT;

use super::findings::{period_column, place};
use super::look::Look;
use super::table::{Cell, Column, Table, parts};

/// The name of the sheet.
pub const SHEET: &str = "其他内容";

const COLUMNS: [Column; 6] = [
    Column::new("单位", 46.0),
    Column::new("内容", 150.0),
    Column::new("文件", 60.0),
    Column::new("工作表", 26.0),
    Column::new("单元格", 20.0),
    Column::new("SHA-256", 150.0),
];

/// Rows at most: a sheet has 1,048,576.
const MOST_ROWS: usize = 1_000_000;

/// The units that a file in doubt could be of.
fn whose(file: &DoubtfulTexts) -> String {
    match file.units.as_slice() {
        [] => "待核".to_owned(),
        units => format!("待核：{}", units.join("、")),
    }
}

/// A text, whose it is, and the cells that stand before it.
type Listed<'r> = (Vec<Cell>, String, &'r Told);

/// The columns, the first wide enough for the names of these units.
fn columns<'r>(units: impl Iterator<Item = &'r UnitStatus>) -> [Column; COLUMNS.len()] {
    let mut columns = COLUMNS;
    columns[0] = columns[0].holding(units.map(|unit| unit.unit.as_str()));
    columns
}

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, report: &Report) -> Result<(), XlsxError> {
    let table = Table::new(sheet, SHEET, &columns(report.units.iter()))?;
    list(table, &[], texts(report).map(|(whose, told)| (Vec::new(), whose, told)))
}

/// Writes the sheet for a year: each text with its quarter.
pub(super) fn write_year<'y>(sheet: &mut Worksheet, year: &'y YearReport) -> Result<(), XlsxError> {
    let own = columns(year.units().into_iter());
    let columns: Vec<Column> = std::iter::once(period_column(year)).chain(own).collect();
    let table = Table::new(sheet, SHEET, &columns)?;
    let of_quarter = |report: &'y Report| {
        let quarter = Cell::text(Look::Centred, report.period.chinese_part());
        texts(report).map(move |(whose, told)| (vec![quarter.clone()], whose, told))
    };
    let blank = [Cell::text(Look::Centred, "")];
    list(table, &blank, year.quarters.iter().flat_map(of_quarter))
}

/// Whose each text is that answers no field, and the text.
fn texts(report: &Report) -> impl Iterator<Item = (String, &Told)> {
    let of_units = report.units.iter().map(|unit| (unit.unit.clone(), &unit.others));
    let of_replaced =
        report.units.iter().map(|unit| (format!("{}：没有用的一份", unit.unit), &unit.replaced));
    let of_doubtful = report.doubtful.iter().map(|file| (whose(file), &file.texts));
    let all = of_units.chain(of_replaced).chain(of_doubtful);
    let all = all.flat_map(|(name, others)| others.iter().map(move |other| (name.clone(), other)));
    let ruled =
        report.uncounted.iter().filter_map(|file| Some((file.why.clone(), file.ruled.as_ref()?)));
    all.chain(ruled)
}

/// How many texts a report has that answer no field.
pub(super) fn count(report: &Report) -> usize {
    texts(report).count()
}

/// Lists the texts and ends the sheet; `blank` stands before a row of our own words.
fn list<'r>(
    mut table: Table<'_>,
    blank: &[Cell],
    texts: impl Iterator<Item = Listed<'r>>,
) -> Result<(), XlsxError> {
    table.heads()?;
    let mut left = MOST_ROWS;
    for (before, name, other) in texts {
        // A text longer than any cell goes on in the next row.
        for text in parts(&other.text, LONGEST_TEXT as usize).take(left) {
            left -= 1;
            let [file, of_sheet, cell] = place(Some(&other.origin));
            let (name, text) = (Cell::text(Look::Text, &name), Cell::text(Look::Text, text));
            let hash = Cell::text(Look::Text, &*other.hash);
            table.row(&[&before[..], &[name, text, file, of_sheet, cell, hash]].concat())?;
        }
    }
    match left {
        MOST_ROWS => {
            table.row(&[blank, &words("没有表外的内容")].concat())?;
            table.hide();
        }
        0 => table.row(&[blank, &words("放不下了，其余的请看原文件")].concat())?,
        _ => (),
    }
    table.filter(0)?;
    table.end_without_last()
}

fn words(text: &str) -> [Cell; COLUMNS.len()] {
    ["", text, "", "", "", ""].map(|text| Cell::text(Look::Text, text))
}
