//! A list as a workbook of one sheet: a title, heads that stay in view, and rows of texts.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::date::Date;
use crate::document::Typeface;
use crate::length::Length;

use super::{
    MOST_ROW, PAGE_NUMBER, WriteError, dated, default_type, landscape, lines_height, pixels, ruled,
    saved, typeface, write_text,
};

/// A list of `N` columns.
pub(crate) struct List<'l, const N: usize> {
    /// The name of the sheet.
    pub(crate) name: &'static str,
    /// The title.
    pub(crate) title: &'l str,
    /// Who makes it.
    pub(crate) author: &'l str,
    /// The day that counts as today.
    pub(crate) day: Date,
    /// What stands over the columns.
    pub(crate) heads: [&'static str; N],
    /// How wide they are.
    pub(crate) widths: [Length; N],
    /// The rows.
    pub(crate) rows: Vec<[String; N]>,
    /// Whether its rows can be chosen by their texts.
    pub(crate) is_filtered: bool,
}

const BODY: Length = Length::pt(10.5);
const TITLE: Length = Length::pt(16.0);
/// Above and below a text together, in points.
const ROOM: f64 = 6.0;

/// The workbook of `list`; the same list gives the same bytes.
///
/// # Errors
/// A text longer than a cell holds.
pub(crate) fn write_list<const N: usize>(list: &List<'_, N>) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&dated(list.title, list.author, list.day)?);
    default_type(&mut workbook)?;
    let sheet = workbook.add_worksheet();
    sheet.set_name(list.name)?;
    landscape(sheet);
    sheet.set_footer(format!("&C&9{}", PAGE_NUMBER));
    for (column, width) in (0..).zip(list.widths) {
        sheet.set_column_width_pixels(column, pixels(width))?;
    }
    let last = u16::try_from(N).unwrap_or(u16::MAX).saturating_sub(1);
    title(sheet, list.title, last)?;
    let head = ruled(typeface(Typeface::HeiTi, BODY)).set_text_wrap();
    let head = head.set_align(FormatAlign::Center);
    row(sheet, 1, (list.heads, list.widths), &head)?;
    sheet.set_repeat_rows(1, 1)?.set_freeze_panes(2, 0)?;
    let plain = ruled(typeface(Typeface::FangSong, BODY)).set_text_wrap();
    let plain = plain.set_align(FormatAlign::VerticalCenter);
    let mut end = 1;
    for (at, one) in (2..).zip(&list.rows) {
        row(sheet, at, (one.each_ref().map(String::as_str), list.widths), &plain)?;
        end = at;
    }
    if list.is_filtered {
        sheet.autofilter(1, 0, end, last)?;
    }
    Ok(saved(&mut workbook)?)
}

fn title(sheet: &mut Worksheet, text: &str, last: u16) -> Result<(), XlsxError> {
    let format = typeface(Typeface::XiaoBiaoSong, TITLE).set_align(FormatAlign::Center);
    sheet.merge_range(0, 0, 0, last, "", &format)?;
    write_text(sheet, 0, 0, text, &format)?;
    sheet.set_row_height(0, TITLE.to_pt() * 2.0)?;
    Ok(())
}

/// Texts into a row that is as high as the longest of them needs.
fn row<const N: usize>(
    sheet: &mut Worksheet,
    at: u32,
    (texts, widths): ([&str; N], [Length; N]),
    format: &Format,
) -> Result<(), XlsxError> {
    let mut height: f64 = 0.0;
    for ((column, text), width) in (0..).zip(texts).zip(widths) {
        write_text(sheet, at, column, text, format)?;
        height = height.max(lines_height(text, BODY, width) + ROOM);
    }
    sheet.set_row_height(at, height.min(MOST_ROW))?;
    Ok(())
}
