//! 其他内容: every text of a workbook that is no answer and was not in the blank form.

use std::collections::BTreeSet;

use crate::cell::CellRef;
use crate::decimal::Decimal;
use crate::form::forms::OwnHeads;
use crate::form::grid::{FormGrid, Part};
use crate::form::identity;
use crate::form::marks::{FIELD_HEADS, FIELDS_ROW, KIND, KIND_KEY, unknown_layout};
use crate::form::returned::Other;
use crate::form::words;
use crate::intake::{Sheet, Workbook};
use crate::origin::BookOrigin;

use super::gather::Spot;
use super::identify::{Page, list_sheet};
use super::known::Known;
use super::table::{Column, Table, column};

/// What is left of all sheets, in their order. `taken` cells are accounted for; `grid` is the form, where it is
/// known whose it is.
pub(super) fn others(
    (workbook, own): (&Workbook, &OwnHeads),
    pages: &[Page<'_>],
    (known, grid): (&Known<'_>, Option<&FormGrid>),
    taken: &BTreeSet<Spot>,
) -> Vec<Other> {
    let list = list_sheet(workbook);
    let heads = heads(pages);
    let mut others = Vec::new();
    for (number, sheet) in workbook.content.sheets.iter().enumerate() {
        let is_list = list.is_some_and(|list| std::ptr::eq(list, sheet));
        for (place, cell) in &sheet.cells {
            let spot = (number, *place);
            let printed =
                || is_printed(&cell.text, spot, pages) || is_headed(&cell.text, *place, grid);
            let known = known.says(&cell.text) && printed();
            let said = known || is_code(&cell.text);
            let head = heads.contains(&spot) && column(&cell.text, own).is_some();
            let listed = is_list && is_listed(sheet, *place);
            let blank = cell.text.trim().is_empty();
            if !(blank || said || head || listed || taken.contains(&spot)) {
                let origin = workbook.cell_origin(sheet, *place);
                others.push(Other::new(origin, cell.text.as_str(), false));
            }
        }
        others.extend(notes(workbook, sheet, known));
    }
    Other::limit(&mut others, Other::MOST, &workbook.file);
    others
}

/// Comments and text boxes that the blank form has not.
fn notes(workbook: &Workbook, sheet: &Sheet, known: &Known<'_>) -> Vec<Other> {
    let is_new = |text: &str| !text.trim().is_empty() && !known.says(text);
    let written = sheet.notes.iter().filter(|note| is_new(&note.text));
    let other = written.map(|note| {
        let sheet_origin = BookOrigin::sheet(&workbook.file, &sheet.name);
        let origin = note.cell.map_or(sheet_origin, |cell| workbook.cell_origin(sheet, cell));
        Other::new(origin, note.text.as_str(), true)
    });
    other.collect()
}

/// What surely are heads, with rows below them; of these, the ones that a table is read by are accounted for.
fn heads(pages: &[Page<'_>]) -> BTreeSet<Spot> {
    let of_page = |page: &Page<'_>| {
        let number = page.view.number;
        let read = page.tables.iter().filter(|table| !table.rows.is_empty());
        read.flat_map(|table| &table.sure).map(|cell| (number, *cell)).collect()
    };
    pages.iter().flat_map(|page| -> Vec<Spot> { of_page(page) }).collect()
}

/// Whether a text that blank forms have is one of theirs at its place, too. A number elsewhere than in
/// the columns where forms print some is somebody's own, though a task or a promise has the same.
fn is_printed(text: &str, (number, place): Spot, pages: &[Page<'_>]) -> bool {
    let text = words::normal(text);
    if !words::is_numbering(&text) && Decimal::parse(&text).is_none() {
        return true;
    }
    let page = pages.iter().find(|page| page.view.number == number);
    let above = |table: &Table| table.head_row < place.row;
    let above = page.map_or(&[][..], |page| &page.tables[..page.tables.partition_point(above)]);
    let printed = [Column::Number, Column::Units, Column::Amount];
    let in_column = |table: &Table, one| table.columns(one).contains(&place.column);
    let of_table = |table: &Table| printed.into_iter().any(|one| in_column(table, one));
    above.last().is_some_and(of_table) || is_of_earlier(above, place.column)
}

/// Whether what was answered a period ago stands in that column: its one head is over the first of the tables, and
/// reaches down to another in the same column.
fn is_of_earlier(above: &[Table], column: u16) -> bool {
    let holds = |table: &&Table| table.columns.values().any(|places| places.contains(&column));
    let nearest = above.iter().rev().find(holds);
    nearest.is_some_and(|table| table.columns(Column::Earlier).contains(&column))
}

/// Whether the form has that text there above its table: a title may be a number.
fn is_headed(text: &str, place: CellRef, grid: Option<&FormGrid>) -> bool {
    let printed = grid.into_iter().flat_map(|grid| &grid.printed);
    let mut above = printed.take_while(|one| one.part != Part::Head);
    above.any(|one| one.area.first == place && one.text == text)
}

/// The line with the printed code of this or another form.
fn is_code(text: &str) -> bool {
    let words = text.strip_prefix(crate::form::marks::CODE_LABEL);
    let code = words.and_then(|words| words.split_whitespace().next());
    let short = text.split_whitespace().count() <= 2;
    short && code.is_some_and(|code| identity::Code::parse(code).is_some())
}

/// A line of the list in the hidden sheet, as the form was sent out.
fn is_listed(sheet: &Sheet, place: CellRef) -> bool {
    let text = |column| {
        let cell = sheet.cells.get(&CellRef::new(place.row, column));
        cell.map_or("", |cell| cell.text.as_str())
    };
    let (key, value) = (text(0), text(1));
    let line = match place.row {
        0 => key == KIND_KEY && (value == KIND || unknown_layout(value).is_some()),
        row if row < FIELDS_ROW => identity::KEYS.contains(&key),
        FIELDS_ROW => [key, value] == FIELD_HEADS,
        _ => CellRef::parse(value).is_some() && key.is_ascii(),
    };
    line && place.column <= 1
}
