//! The file name of a form: `01-区人社局-2024Q1.xlsx`, fit for every file system.

use crate::notice::{Notice, UnitId};
use crate::period::Period;

/// A name of a file has 255 bytes; so many characters of three bytes leave room for the rest.
const LONGEST_UNIT: usize = 60;

/// The name of the form of `unit` for `period`. The unit's place among those of the register that are in force then
/// stands first, so no two units share a name, and none is a device of Windows (`CON`).
pub fn file_name(notice: &Notice, unit: UnitId, period: Period) -> String {
    let (place, all) = notice.units.place(unit, period.last_day());
    let digits = all.to_string().len().max(2);
    let name = &notice.units.get(unit).name;
    let name: String = name.chars().map(allowed).take(LONGEST_UNIT).collect();
    format!("{place:0digits$}-{name}-{period}.xlsx")
}

/// What Windows forbids in a name becomes `_`; so do dots and blanks, which it drops at an end
/// and which a path is made of.
fn allowed(character: char) -> char {
    match character {
        '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' | '.' => '_',
        blank if blank.is_whitespace() || blank.is_control() => '_',
        other => other,
    }
}
