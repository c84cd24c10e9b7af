//! A workbook of units -> the rows of a register: the columns 名称, 别名 and 邮箱 under a line of heads, in
//! any order, on the first sheet that has them. Each value knows its cell.

use std::collections::BTreeMap;

use crate::cell::CellRef;
use crate::diag::{Diagnostic, Diagnostics, Problem, Unfinished};
use crate::intake::{Sheet, Workbook};
use crate::notice::{RosterRow, SText};
use crate::origin::{BookOrigin, Source};

/// Rows from above among which the heads are looked for.
const HEAD_ROWS: u32 = 20;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Alias,
    Email,
}

/// The heads by which columns are known.
const HEADS: [(&str, Column); 18] = [
    ("名称", Column::Name),
    ("单位名称", Column::Name),
    ("单位", Column::Name),
    ("责任单位", Column::Name),
    ("部门", Column::Name),
    ("部门名称", Column::Name),
    ("name", Column::Name),
    ("别名", Column::Alias),
    ("曾用名", Column::Alias),
    ("简称", Column::Alias),
    ("aliases", Column::Alias),
    ("邮箱", Column::Email),
    ("电子邮箱", Column::Email),
    ("邮箱地址", Column::Email),
    ("单位邮箱", Column::Email),
    ("接收邮箱", Column::Email),
    ("email", Column::Email),
    ("e-mail", Column::Email),
];

/// The rows of the register in `workbook`.
///
/// # Errors
/// Where no sheet has names, none stands below them, or a row has none.
pub fn rows_of(workbook: &Workbook) -> Result<Vec<RosterRow>, Diagnostics> {
    let shown = workbook.content.sheets.iter().filter(|sheet| !sheet.hidden);
    let found = shown.filter_map(|sheet| Some((sheet, heads(sheet)?))).next();
    let file = workbook.file.to_string();
    let Some((sheet, heads)) = found else {
        return Err(of_file(workbook, Unfinished::RosterNoNames { file }));
    };
    let rows = lines(workbook, sheet, &heads)?;
    match rows.is_empty() {
        true => Err(of_file(workbook, Unfinished::RosterEmpty { file })),
        false => Ok(rows),
    }
}

fn of_file(workbook: &Workbook, problem: Unfinished) -> Diagnostics {
    Diagnostic::at(&workbook.origin(), Problem::Unfinished(problem)).into()
}

/// The line of heads, and what stands in which column.
struct Heads {
    row: u32,
    columns: BTreeMap<u16, Column>,
}

/// The first line that has a column of names; of two columns of one kind the first counts, but for aliases.
fn heads(sheet: &Sheet) -> Option<Heads> {
    let mut lines: BTreeMap<u32, BTreeMap<u16, Column>> = BTreeMap::new();
    for (at, cell) in sheet.cells.iter().filter(|(at, _)| at.row < HEAD_ROWS) {
        let Some(column) = known(&cell.text) else { continue };
        let line = lines.entry(at.row).or_default();
        if column == Column::Alias || line.values().all(|other| *other != column) {
            line.insert(at.column, column);
        }
    }
    let has_names =
        |columns: &BTreeMap<u16, Column>| columns.values().any(|one| *one == Column::Name);
    let found = lines.into_iter().find(|(_, columns)| has_names(columns));
    found.map(|(row, columns)| Heads { row, columns })
}

fn known(text: &str) -> Option<Column> {
    let head: String = text.chars().filter(|one| !one.is_whitespace() && *one != '*').collect();
    let head = head.to_ascii_lowercase();
    HEADS.iter().find(|(name, _)| *name == head).map(|(_, column)| *column)
}

/// The cells of a row that say something of a unit.
type Line = Vec<(Column, SText)>;

fn lines(workbook: &Workbook, sheet: &Sheet, heads: &Heads) -> Result<Vec<RosterRow>, Diagnostics> {
    let mut findings = Diagnostics::new();
    let mut lines: BTreeMap<u32, Line> = BTreeMap::new();
    for (row, column, text) in texts(workbook, sheet, heads) {
        lines.entry(row).or_default().push((column, text));
    }
    let rows: Vec<RosterRow> = lines
        .into_values()
        .filter_map(|line| unit(line).map_err(|found| findings.push(found)).ok())
        .collect();
    if findings.is_empty() { Ok(rows) } else { Err(findings) }
}

/// What stands below the heads, each alias by itself.
fn texts(workbook: &Workbook, sheet: &Sheet, heads: &Heads) -> Vec<(u32, Column, SText)> {
    let mut kinds: Vec<(u32, Column)> = Vec::new();
    let mut cells: Vec<(BookOrigin, String)> = Vec::new();
    for (at, cell) in sheet.cells.iter().filter(|(at, _)| at.row > heads.row) {
        let Some(column) = heads.columns.get(&at.column) else { continue };
        for text in parts(*column, &cell.text) {
            kinds.push((at.row, *column));
            cells.push((workbook.cell_origin(sheet, CellRef::new(at.row, at.column)), text));
        }
    }
    let texts = Source::of_cells(&workbook.file, cells);
    kinds.into_iter().zip(texts).map(|((row, column), text)| (row, column, text)).collect()
}

fn parts(column: Column, text: &str) -> Vec<String> {
    let text = text.replace(['\r', '\t'], " ");
    let parts: Vec<String> = match column {
        Column::Alias => text.split(['、', '，', ',', ';', '；', '/', '\n']).map(whole).collect(),
        Column::Name | Column::Email => vec![whole(&text)],
    };
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// Without line ends, which cells are wrapped by, and blanks around.
fn whole(text: &str) -> String {
    text.replace('\n', "").trim().to_owned()
}

fn unit(line: Line) -> Result<RosterRow, Diagnostic> {
    let (names, others): (Line, Line) =
        line.into_iter().partition(|(column, _)| *column == Column::Name);
    let Some((_, name)) = names.into_iter().next() else {
        let problem = Problem::Unfinished(Unfinished::RosterNameless);
        return Err(match others.first() {
            Some((_, text)) => Diagnostic::at(&text.origin, problem),
            None => Diagnostic::nowhere(problem),
        });
    };
    let (mut aliases, mut email) = (Vec::new(), None);
    for (column, text) in others {
        match column {
            Column::Email => email = Some(text),
            Column::Alias | Column::Name => aliases.push(text),
        }
    }
    Ok(RosterRow { name, aliases, email })
}
