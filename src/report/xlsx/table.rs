//! Cells -> a sheet: columns, rows with their heights, and the page they print on.
//!
//! The one place of the report's workbook that hands a text to the library, and the one that
//! measures rows (Excel gives a row 409 pt at most and measures no Chinese text by itself).

use std::borrow::Cow;
use std::fmt;

use rust_xlsxwriter::{Format, Formula, Url, Worksheet, XlsxError};

use crate::cell::CellRef;
use crate::length::Length;
use crate::notice::{WordPlace, Wording, digits_alone};
use crate::report::Report;
use crate::sheet::{
    BODY, DEFAULT_ROW, LANDSCAPE, LONGEST_TEXT, MOST_ROW, PAGE_NUMBER, landscape, lines_height,
    pixels, width_of_line, write_text,
};

use super::look::{Look, Worded};

/// A column of a table.
#[derive(Clone, Copy)]
pub(super) struct Column {
    /// What stands over it.
    pub(super) head: &'static str,
    /// Its width on the sheet.
    pub(super) width: Length,
}

impl Column {
    /// 序号, at least so wide in millimetres, and so wide that the numbers of the report stand on one line.
    pub(super) fn numbers(report: &Report, least: f64) -> Column {
        const CHARACTER: f64 = 4.4;
        const PADDING: f64 = 3.0;
        Column::new("序号", (report.number_room * CHARACTER + PADDING).max(least))
    }

    /// The same, so wide that each line of these labels (a unit's name, a measure) stands whole; no wider than
    /// [`MOST_LABEL`] for it, behind which a longer one goes on below.
    pub(super) fn holding<'l>(self, labels: impl IntoIterator<Item = &'l str>) -> Column {
        let lines = labels.into_iter().flat_map(str::lines);
        let needed = lines.map(|line| width_of_line(line, BODY));
        let most = needed.map(|one| if one > MOST_LABEL { MOST_LABEL } else { one });
        let width = most.fold(self.width, |widest, one| if one > widest { one } else { widest });
        Column { width, ..self }
    }

    /// A column of that head, so many millimetres wide.
    pub(super) const fn new(head: &'static str, millimetres: f64) -> Column {
        Column { head, width: Length::mm(millimetres) }
    }
}

/// A column is made no wider than this for its labels, some thirteen characters.
pub(super) const MOST_LABEL: Length = Length::mm(62.0);

/// A cell of a table.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    value: Value,
    look: Look,
}

#[derive(Clone, Debug)]
enum Value {
    Text(String),
    Number(f64),
    /// A formula of our own making with its result as it stands now.
    Formula(String, f64),
    /// Words of our own that lead to a cell of this workbook.
    Link(String, Place),
}

/// A cell of another sheet of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The sheet, whose name needs no quotation.
    pub(super) sheet: &'static str,
    /// The cell.
    pub(super) cell: CellRef,
}

/// As a formula names it: 明细!$F$5.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}!{}", self.sheet, self.cell.absolute())
    }
}

impl Cell {
    /// A text; an empty one leaves the cell empty.
    pub(super) fn text(look: Look, text: impl Into<String>) -> Cell {
        Cell { value: Value::Text(text.into()), look }
    }

    /// A count.
    pub(super) fn count(count: usize) -> Cell {
        Cell::amount(&count.to_string())
    }

    /// An amount: a number where a sheet shows it as it is written, else a text.
    pub(super) fn amount(written: &str) -> Cell {
        let text = || Value::Text(written.into());
        Cell { value: number(written).map_or_else(text, Value::Number), look: Look::Centred }
    }

    /// The same with another look.
    pub(super) fn looking(self, look: Look) -> Cell {
        Cell { look, ..self }
    }

    /// What was promised, with the words of the notice about it: a number, where they leave it one
    /// ([`promised_number`]), else a text.
    pub(super) fn promised(written: &str, wording: &Wording) -> Cell {
        match promised_number(written, wording) {
            Some(number) if wording.0.is_empty() => Cell::number(Look::Centred, number),
            Some(number) => Cell::number(Look::Promised(worded(wording)), number),
            None => Cell::text(Look::Centred, wording.around(&digits_alone(written), "")),
        }
    }

    /// A number in that look.
    pub(super) fn number(look: Look, number: f64) -> Cell {
        Cell { value: Value::Number(number), look }
    }

    /// A formula, which names nothing but cells of this workbook, and its result.
    pub(super) fn formula(look: Look, formula: String, result: f64) -> Cell {
        Cell { value: Value::Formula(formula, result), look }
    }

    /// Words of ours that lead to `place`.
    pub(super) fn link(words: String, place: Place) -> Cell {
        Cell { value: Value::Link(words, place), look: Look::Link }
    }

    /// What the cell needs in a column of that width, in points, however high a row may be.
    pub(super) fn height(&self, width: Length) -> f64 {
        match &self.value {
            Value::Text(text) | Value::Link(text, _) => {
                lines_height(text, self.look.size(), width) + self.look.room()
            }
            Value::Number(_) | Value::Formula(..) => 0.0,
        }
    }
}

/// What was promised as a number of the sheet: a range is none, nor is what its words make so wide that Excel would
/// show `####` in its place, which wraps no number. Two words at most stand before one.
pub(super) fn promised_number(written: &str, wording: &Wording) -> Option<f64> {
    /// Halves of a letter's width.
    const ROOM: usize = 7;
    let shown = wording.around(written, "");
    let width: usize = shown.chars().map(|one| if one.is_ascii() { 1 } else { 2 }).sum();
    let is_narrow = width <= ROOM && wording.at(WordPlace::Before).count() <= 2;
    number(written).filter(|_| wording.0.is_empty() || is_narrow)
}

/// The words before and behind the number; two at most stand on a side.
fn worded(wording: &Wording) -> Worded {
    let behind = [WordPlace::Between, WordPlace::BehindPower, WordPlace::Behind];
    let two = |mut words: Box<dyn Iterator<Item = &'static str> + '_>| {
        [words.next().unwrap_or_default(), words.next().unwrap_or_default()]
    };
    Worded {
        before: two(Box::new(wording.at(WordPlace::Before))),
        behind: two(Box::new(behind.into_iter().flat_map(|place| wording.at(place)))),
    }
}

/// The number that `written` names, if a sheet shows it in the same digits: Excel keeps 15 of
/// them, drops zeros at the end and shows eleven without an exponent.
pub(super) fn number(written: &str) -> Option<f64> {
    const SHOWN: usize = 11;
    let number: f64 = written.parse().ok()?;
    let same = number.is_finite() && number.to_string() == written && written != "-0";
    (same && written.len() <= SHOWN).then_some(number)
}

/// `text` as a cell of Excel holds it, its end left out where it is too long; the library writes what looks like
/// XML of its own longer than it is.
fn fitting(text: &str) -> Cow<'_, str> {
    const CUT: &str = "……（太长，后面的放不下）";
    let length = |text: &str| text.encode_utf16().count();
    let is_like_own = text.starts_with("<r>") && text.ends_with("</r>");
    let written = length(text) + if is_like_own { 6 * text.matches("_x").count() } else { 0 };
    if written <= LONGEST_TEXT as usize {
        return text.into();
    }
    let end = parts(text, LONGEST_TEXT as usize - length(CUT)).next().map_or(0, str::len);
    format!("{}{CUT}", &text[..end]).into()
}

/// `text` in parts of at most so many UTF-16 units; an empty one has no part.
pub(super) fn parts(text: &str, most: usize) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut length = 0;
        let end = rest.char_indices().find(|(_, one)| {
            length += one.len_utf16();
            length > most
        });
        let (part, left) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = left;
        (!part.is_empty()).then_some(part)
    })
}

/// A row of a table as it was written.
pub(super) struct Table<'a> {
    sheet: &'a mut Worksheet,
    columns: Vec<Column>,
    /// The next row.
    next: u32,
    /// How high the rows are that stand on this page of the print, as far as they are known to
    /// stand on one, in points.
    high: f64,
    /// The rows that begin a page.
    breaks: Vec<u32>,
    /// The row of the heads, which stands on every page of the table.
    heads: Option<u32>,
    /// Whether there is a drawing: heads on the pages behind would stand over drawings alone.
    is_drawn: bool,
    is_hidden: bool,
    formats: Formats,
}

/// The formats of the looks that are in use: a sheet has thousands of cells in a dozen of them.
#[derive(Default)]
struct Formats(Vec<(Look, Format)>);

impl Formats {
    fn of(&mut self, look: Look) -> &Format {
        let known = self.0.iter().position(|(known, _)| *known == look);
        let at = known.unwrap_or_else(|| {
            self.0.push((look, look.format()));
            self.0.len() - 1
        });
        &self.0[at].1
    }
}

/// The height of a row of the usual height in points: four pixels are three.
const ROW_POINTS: f64 = DEFAULT_ROW as f64 * 0.75;

impl<'a> Table<'a> {
    /// The empty sheet `name` with the widths of `columns`.
    pub(super) fn new(
        sheet: &'a mut Worksheet,
        name: &str,
        columns: &[Column],
    ) -> Result<Table<'a>, XlsxError> {
        sheet.set_name(name)?;
        landscape(sheet);
        sheet.set_footer(format!("&C&9{PAGE_NUMBER}"));
        for (at, column) in (0..).zip(columns) {
            sheet.set_column_width_pixels(at, pixels(column.width))?;
        }
        Ok(Table {
            sheet,
            columns: columns.to_vec(),
            next: 0,
            high: 0.0,
            breaks: Vec::new(),
            heads: None,
            is_drawn: false,
            is_hidden: false,
            formats: Formats::default(),
        })
    }

    /// A text across all columns.
    pub(super) fn across(&mut self, look: Look, text: &str) -> Result<(), XlsxError> {
        let width = self.columns.iter().map(|column| column.width).sum();
        let cell = Cell::text(look, text);
        let (row, last) = (self.next, self.last_column());
        self.sheet.merge_range(row, 0, row, last, "", self.formats.of(look))?;
        self.put(row, 0, &cell)?;
        self.end_row(cell.height(width))
    }

    /// The heads, frozen with all above and repeated on every page of the table.
    pub(super) fn heads(&mut self) -> Result<(), XlsxError> {
        let heads: Vec<&str> = self.columns.iter().map(|column| column.head).collect();
        self.heads_in_words(&heads)
    }

    /// The same in words of the notice's.
    pub(super) fn heads_in_words(&mut self, heads: &[impl AsRef<str>]) -> Result<(), XlsxError> {
        let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
        self.hold_heads(&heads)?;
        let heads: Vec<Cell> = heads.iter().map(|head| Cell::text(Look::Head, *head)).collect();
        let row = self.next;
        self.heads = Some(row);
        self.sheet.set_freeze_panes(row + 1, 0)?;
        self.row(&heads)
    }

    /// Makes columns wide enough for a line of their heads, where that is short.
    fn hold_heads(&mut self, heads: &[&str]) -> Result<(), XlsxError> {
        // Seven characters.
        const SHORT: Length = Length::mm(35.0);
        for (at, (column, head)) in (0..).zip(self.columns.iter_mut().zip(heads)) {
            let short = head.lines().filter(|line| width_of_line(line, BODY) <= SHORT);
            *column = column.holding(short);
            self.sheet.set_column_width_pixels(at, pixels(column.width))?;
        }
        Ok(())
    }

    /// A row of cells, as high as the highest of them needs.
    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        let needed = self.needed(cells);
        self.row_of_height(cells, needed)
    }

    /// A row of cells of that height in points, or of the greatest a row may have.
    pub(super) fn row_of_height(&mut self, cells: &[Cell], height: f64) -> Result<(), XlsxError> {
        for (column, cell) in (0..).zip(cells) {
            self.put(self.next, column, cell)?;
        }
        self.end_row(height)
    }

    /// What the highest of `cells` needs, in points.
    pub(super) fn needed(&self, cells: &[Cell]) -> f64 {
        let heights = cells.iter().zip(&self.columns).map(|(cell, of)| cell.height(of.width));
        heights.fold(0.0, f64::max)
    }

    /// Makes the cells of `column` in the next `rows` rows one; their text is written after.
    pub(super) fn merge_down(
        &mut self,
        column: u16,
        rows: u32,
        look: Look,
    ) -> Result<(), XlsxError> {
        if rows > 1 {
            let (first, last) = (self.next, self.next + rows - 1);
            let format = self.formats.of(look);
            self.sheet.merge_range(first, column, last, column, "", format)?;
        }
        Ok(())
    }

    /// The row that is written next, from 0.
    pub(super) fn next_row(&self) -> u32 {
        self.next
    }

    /// Filters by the heads, which stand in the row `heads`.
    pub(super) fn filter(&mut self, heads: u32) -> Result<(), XlsxError> {
        let (row, column) = (self.last_row(), self.last_column());
        self.sheet.autofilter(heads, 0, row, column)?;
        Ok(())
    }

    /// The sheet itself, for what is no cell.
    pub(super) fn sheet(&mut self) -> &mut Worksheet {
        self.sheet
    }

    /// Whether all that is written stands on one page of the print. Below a table of more than one page its heads would
    /// be printed over drawings too, which therefore get a sheet of their own.
    pub(super) fn is_on_one_page(&self) -> bool {
        self.high <= self.on_page(LANDSCAPE.whole)
    }

    /// Leaves rows for a drawing of that height, on this page of the print where it fits there,
    /// else at the head of the next. Gives the row it begins in.
    pub(super) fn room_for(&mut self, pixels: u32) -> u32 {
        // A row above it and one below.
        let rows = pixels.div_ceil(DEFAULT_ROW) + 2;
        let needed = f64::from(rows) * ROW_POINTS;
        self.is_drawn = true;
        if self.high + needed > self.on_page(LANDSCAPE.height) {
            self.breaks.push(self.next);
            self.high = 0.0;
        }
        self.high += needed;
        let row = self.next + 1;
        self.next += rows;
        row
    }

    /// What `height` of a page of the print holds, in points: the sheet is made as wide as its paper.
    fn on_page(&self, height: Length) -> f64 {
        let width: Length = self.columns.iter().map(|column| column.width).sum();
        height.to_pt() * (width / LANDSCAPE.width).max(1.0)
    }

    /// Leaves the sheet out of sight and of the print: it says nothing.
    pub(super) fn hide(&mut self) {
        self.sheet.set_hidden(true);
        self.is_hidden = true;
    }

    /// Ends the sheet: what is written is what is printed.
    pub(super) fn end(self) -> Result<(), XlsxError> {
        let last = self.last_column();
        self.end_with(last)
    }

    /// Ends the sheet; its last column is on the screen only.
    pub(super) fn end_without_last(self) -> Result<(), XlsxError> {
        let last = self.last_column().saturating_sub(1);
        self.end_with(last)
    }

    fn end_with(self, column: u16) -> Result<(), XlsxError> {
        let row = self.last_row();
        if self.is_hidden {
            // LibreOffice prints a hidden sheet that has an area to print.
            return Ok(());
        }
        if let Some(heads) = self.heads.filter(|_| !self.is_drawn) {
            self.sheet.set_repeat_rows(heads, heads)?;
        }
        self.sheet.set_print_area(0, 0, row, column)?.set_page_breaks(&self.breaks)?;
        Ok(())
    }

    fn end_row(&mut self, height: f64) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.next, height.min(MOST_ROW))?;
        self.high += height.min(MOST_ROW);
        self.next += 1;
        Ok(())
    }

    fn put(&mut self, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        let format = self.formats.of(cell.look);
        match &cell.value {
            Value::Text(text) => write_text(self.sheet, row, column, &fitting(text), format),
            Value::Number(number) => {
                self.sheet.write_number_with_format(row, column, *number, format)?;
                Ok(())
            }
            Value::Formula(formula, result) => {
                let formula = Formula::new(formula).set_result(result.to_string());
                self.sheet.write_formula_with_format(row, column, formula, format)?;
                Ok(())
            }
            Value::Link(words, place) => {
                let link = Url::new(format!("internal:{}!{}", place.sheet, place.cell));
                let link = link.set_text(words);
                self.sheet.write_url_with_format(row, column, link, format)?;
                Ok(())
            }
        }
    }

    fn last_row(&self) -> u32 {
        self.next.saturating_sub(1)
    }

    fn last_column(&self) -> u16 {
        u16::try_from(self.columns.len()).unwrap_or(u16::MAX).saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_TEXT, fitting, number, parts};

    #[test]
    fn a_text_longer_than_a_cell_is_cut_or_parted() {
        let most = LONGEST_TEXT as usize;
        let long = "😀文".repeat(most);
        let parted: Vec<&str> = parts(&long, most).collect();
        assert_eq!((parted.concat(), parted.len()), (long.clone(), 4));
        assert!(parted.iter().all(|part| part.encode_utf16().count() <= most));
        assert_eq!(parts("", most).count(), 0);
        let whole = "文".repeat(most);
        assert_eq!(fitting(&whole), whole.as_str());
        for long in [long, format!("{whole}字"), format!("<r>{}</r>", "_x".repeat(16_000))] {
            let fits = fitting(&long);
            assert!(fits.encode_utf16().count() <= most && fits.ends_with("放不下）"));
        }
    }

    #[test]
    fn a_number_is_one_only_if_it_is_shown_as_it_is_written() {
        for same in ["0", "60", "3.5", "-2", "12345678901"] {
            assert_eq!(number(same).map(|number| number.to_string()).as_deref(), Some(same));
        }
        for other in
            ["3.10", "+5", "1e3", "inf", "NaN", "-0", "007", " 1", "60场", "", "123456789012"]
        {
            assert_eq!(number(other), None, "{other}");
        }
    }
}
