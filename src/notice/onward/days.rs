//! A written day -> the same day some years later, in the same form. A day that was no weekend is none
//! again: the Monday after, or the Friday before where that is another month. The last day of a month by
//! which something is due stays that.

use crate::date::Date;

use super::Change;

/// The day in `written`, `years` later; nothing where it is no day.
pub(super) fn moved(written: &str, years: u16, is_due: bool) -> Option<(String, Change)> {
    let (year, month, day) = Date::parts(written)?;
    let old = Date::new(year, month, day)?;
    // The 29th of February is the 28th in other years.
    let plain =
        Date::new(year + years, month, day).or_else(|| Date::new(year + years, month, 28))?;
    let stays = is_due && old.is_last_of_month();
    let new = if stays || old.is_weekend() { plain } else { off_weekend(plain) };
    let to = like(written, new);
    let off_rest = new != plain;
    Some((to.clone(), Change::Day { from: written.to_owned(), to, off_rest }))
}

fn off_weekend(day: Date) -> Date {
    let is_work = |day: &Date| !day.is_weekend();
    let after = (0..=2).map(|days| day.after(days)).find(is_work).unwrap_or(day);
    if after.month() == day.month() {
        return after;
    }
    (0..=2).map(|days| day.before(days)).find(is_work).unwrap_or(day)
}

/// The day as `written` writes one: 2024-03-08, 2024/3/8, 2024.3.8 or 2024年3月8日.
fn like(written: &str, new: Date) -> String {
    let (year, month, day) = (new.year(), new.month(), new.day());
    let padded = written.split(['-', '/', '.']).nth(1).is_some_and(|month| month.len() == 2);
    let sign = written.chars().find(|one| "-/.".contains(*one));
    match sign {
        Some(sign) if padded => format!("{year}{sign}{month:02}{sign}{day:02}"),
        Some(sign) => format!("{year}{sign}{month}{sign}{day}"),
        None => new.chinese(),
    }
}
