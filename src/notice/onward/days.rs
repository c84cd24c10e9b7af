//! A year or a day as it is written -> the same some years later, in the same form. A day that was no weekend
//! is none again: the Monday after, or the Friday before where that is another month. The last day of a month
//! by which something is due stays that.

use std::ops::Range;

use crate::date::Date;

use super::Change;
use super::years::{DASHES, YearLike};

/// What stands in the place of `found` in `text`, `years` later.
pub(super) fn moved(text: &str, found: &YearLike, years: u16, is_due: bool) -> (String, Change) {
    let full = found.full + years;
    let short = if found.year.digits == 2 { full % 100 } else { full };
    let year = found.year.alike(short, found.year.digits);
    let behind = found.year.range.end..found.range.end;
    let Some((old, day)) = day(found, found.full).zip(found.day.as_ref()) else {
        return (year + &text[behind], Change::Year);
    };
    // The second end of a span of days stands without a year and is not moved with the first.
    let is_span = text[found.range.end..].trim_start().starts_with(DASHES);
    let (new, off_rest) = day_later(old, years, is_due, is_span);
    let zeros = [&found.month, &found.day].into_iter().flatten();
    let is_padded = zeros.into_iter().any(|one| text[one.range.clone()].starts_with(['0', '０']));
    let written = day.alike(new.day().into(), if is_padded { 2 } else { 1 });
    let to =
        [&year, &text[behind.start..day.range.start], &written, &text[day.range.end..behind.end]]
            .concat();
    let from = text[found.range.clone()].to_owned();
    (to.clone(), Change::Day { from, to, off_rest })
}

/// The day that is meant, where the calendar of `year` has it.
fn day(found: &YearLike, year: u16) -> Option<Date> {
    let [month, day] = [found.month.as_ref()?, found.day.as_ref()?].map(|one| one.value);
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// The day in the new year, and whether it was moved off a weekend. Its month is the same.
fn day_later(old: Date, years: u16, is_due: bool, is_span: bool) -> (Date, bool) {
    let year = u16::try_from(old.year()).unwrap_or_default() + years;
    // The 29th of February is the 28th in other years.
    let plain = Date::new(year, old.month(), old.day());
    let plain = plain.or_else(|| Date::new(year, old.month(), 28)).unwrap_or(old);
    let stays = is_span || is_due && old.is_last_of_month() || old.is_weekend();
    let new = if stays { plain } else { off_weekend(plain) };
    (new, new != plain)
}

fn off_weekend(day: Date) -> Date {
    let is_work = |day: &Date| !day.is_weekend();
    let after = (0..=2).map(|days| day.after(days)).find(is_work).unwrap_or(day);
    if after.month() == day.month() {
        return after;
    }
    (0..=2).map(|days| day.before(days)).find(is_work).unwrap_or(day)
}

const WEEK_WORDS: [&str; 3] = ["星期", "礼拜", "周"];

/// The sign of the day of the week behind a day, （星期二） or 周二, with its place, and the due one for the day
/// `years` later.
pub(super) fn weekday_behind(
    text: &str,
    found: &YearLike,
    new: Date,
) -> Option<(Range<usize>, String)> {
    let rest = &text[found.range.end..];
    let rest = rest.trim_start_matches([' ', '（', '(', '，', ',']);
    let rest = WEEK_WORDS.iter().find_map(|word| rest.strip_prefix(word))?;
    let sign = rest.chars().next().filter(|one| "一二三四五六日天".contains(*one))?;
    let start = text.len() - rest.len();
    Some((start..start + sign.len_utf8(), new.weekday().to_string()))
}

/// The day that `found` is `years` later, by the same rule as its text.
pub(super) fn later(text: &str, found: &YearLike, years: u16, is_due: bool) -> Option<Date> {
    let old = day(found, found.full)?;
    let is_span = text[found.range.end..].trim_start().starts_with(DASHES);
    Some(day_later(old, years, is_due, is_span).0)
}
