//! A value as the library gives it -> a [`Cell`] with the text it shows.

use calamine::{Data, ExcelDateTime};

use crate::date::Date;

use super::shown::NumberFormat;
use super::workbook::{Cell, Value};

/// A day and a time of day.
pub(super) struct Clock {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
}

/// The cell that holds `data`, shown as its number format says where that is known; `None` where
/// it holds nothing.
pub(super) fn cell(data: Data, format: Option<&NumberFormat>) -> Option<Cell> {
    match data {
        Data::Empty => None,
        Data::String(text) => text_cell(text),
        Data::Int(number) => Some(Cell::new(number.to_string(), Value::Number(float(number)))),
        Data::Float(number) => Some(number_cell(number, format)),
        Data::Bool(truth) => {
            let text = if truth { "TRUE" } else { "FALSE" };
            Some(Cell::new(text, Value::Truth(truth)))
        }
        Data::DateTime(moment) => Some(moment_cell(moment, format)),
        Data::DateTimeIso(text) => Some(iso_cell(text)),
        Data::DurationIso(text) => Some(Cell::new(text, Value::Time)),
        Data::Error(error) => Some(Cell::new(error.to_string(), Value::Error)),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a cell's numbers are floating: below 2^53")]
fn float(number: i64) -> f64 {
    number as f64
}

/// Line ends are `\r\n` in old files and where somebody pasted; an empty text is no content.
fn text_cell(text: String) -> Option<Cell> {
    let text =
        if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    if is_picture(&text) {
        return Some(Cell::picture());
    }
    if text.is_empty() { None } else { Some(Cell::new(text, Value::Text)) }
}

/// WPS shows a picture in a cell by a function of its own, which no other program knows.
pub(super) fn is_picture(formula: &str) -> bool {
    let name = formula.trim_start_matches(['=', ' ']).trim_start_matches("_xlfn.");
    name.starts_with("DISPIMG(")
}

/// No number is infinite or none at all in a file of an office program: shown, and an error.
fn number_cell(number: f64, format: Option<&NumberFormat>) -> Cell {
    if !number.is_finite() {
        return Cell::new(number.to_string(), Value::Error);
    }
    let text = format.map_or_else(|| digits(number), |format| shown_by(number, format));
    Cell::new(text, Value::Number(number))
}

/// The number as `format` shows it; one that is not imitated stands beside it where it may show another power
/// of ten.
pub(super) fn shown_by(number: f64, format: &NumberFormat) -> String {
    // A format that hides a number ("#" of zero) hides what was filled in: it is shown.
    let shown = format.number(number).filter(|text| !text.trim().is_empty());
    shown.unwrap_or_else(|| match format.scales() {
        true => told_with(number, format),
        false => digits(number),
    })
}

/// The number with a format beside it of which nobody knows what it shows.
pub(super) fn told_with(number: f64, format: &NumberFormat) -> String {
    format!("{}（显示格式：{}）", digits(number), format.code())
}

/// With the 15 significant digits that Excel keeps, never with an exponent.
pub(super) fn digits(number: f64) -> String {
    let kept = format!("{number:.14e}").parse().unwrap_or(number);
    if kept == 0.0 { "0".into() } else { kept.to_string() }
}

/// Whole serial numbers are days. A number below one is a time, one that no calendar has (the
/// 29 February 1900 of Excel) stays a number.
fn moment_cell(moment: ExcelDateTime, format: Option<&NumberFormat>) -> Cell {
    let serial = moment.as_f64();
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if moment.is_duration() || (0.0..1.0).contains(&serial) {
        return Cell::new(time, Value::Time);
    }
    match Date::new(year, month, day).filter(|_| serial.is_finite() && serial > 0.0) {
        None => number_cell(serial, None),
        Some(date) => {
            let whole = (hour, minute, second) == (0, 0, 0);
            let clock = Clock { year, month, day, hour, minute, second };
            let shown = format.and_then(|format| format.date(&clock));
            let plain = || if whole { date.to_string() } else { format!("{date} {time}") };
            let text = shown.unwrap_or_else(plain);
            Cell::new(text, Value::Day(date))
        }
    }
}

/// A date as OpenDocument stores it: `2024-03-28` or `2024-03-28T08:30:00`.
fn iso_cell(text: String) -> Cell {
    let (day, time) = text.split_once('T').unwrap_or((&text, ""));
    match Date::parse(day) {
        None => Cell::new(text, Value::Text),
        Some(date) => {
            let whole = time.is_empty() || time.starts_with("00:00:00");
            let shown = if whole { day.to_owned() } else { format!("{day} {time}") };
            Cell::new(shown, Value::Day(date))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NumberFormat, Value, cell, digits};
    use crate::date::Date;
    use calamine::{Data, ExcelDateTime, ExcelDateTimeType};

    fn shown(data: Data) -> String {
        cell(data, None).unwrap().text
    }

    #[test]
    fn numbers_are_shown_as_a_sheet_shows_them() {
        assert_eq!(digits(0.1 + 0.2), "0.3");
        assert_eq!(digits(5_181_763.0), "5181763");
        assert_eq!(digits(-0.0), "0");
        assert_eq!(digits(1e20), "100000000000000000000");
        assert_eq!(
            cell(Data::Float(0.853), Some(&NumberFormat::new("0.0%"))).unwrap().text,
            "85.3%"
        );
        assert_eq!(cell(Data::Float(f64::NAN), None).unwrap().value, Value::Error);
    }

    #[test]
    fn days_and_times() {
        let moment = |serial, kind| Data::DateTime(ExcelDateTime::new(serial, kind, false));
        let (day, span) = (ExcelDateTimeType::DateTime, ExcelDateTimeType::TimeDelta);
        assert_eq!(shown(moment(45_379.0, day)), "2024-03-28");
        assert_eq!(shown(moment(45_379.5, day)), "2024-03-28 12:00:00");
        assert_eq!(shown(moment(0.25, span)), "06:00:00");
        assert_eq!(shown(moment(60.0, day)), "60");
        let stored = cell(Data::DateTimeIso("2024-03-28".into()), None).unwrap();
        assert_eq!(stored.value, Value::Day(Date::new(2024, 3, 28).unwrap()));
        assert_eq!(shown(Data::DateTimeIso("2026-02-30".into())), "2026-02-30");
    }

    #[test]
    fn line_ends_are_one() {
        assert_eq!(shown(Data::String("一\r\n二\r三\n四".into())), "一\n二\n三\n四");
        assert_eq!(cell(Data::String(String::new()), None), None);
    }
}
