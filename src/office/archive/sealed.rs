//! The notice as it was issued: what nothing of the same number and day may be written over.

use std::path::{Path, PathBuf};

use crate::date::Date;
use crate::diag::Diagnostics;
use crate::notice::{Notice, Reading};
use crate::period::Period;

use super::super::input;
use super::super::output::NewFile;
use super::descriptions::Descriptions;
use super::{DESCRIPTION, List, list_file, put, root};

/// A notice that was issued.
pub(crate) struct Sealed {
    /// Its description.
    pub(crate) notice: Notice,
    /// Where the paper lies, or at least the description.
    pub(crate) kept: PathBuf,
    /// Whether the paper is kept, and not only the description with which forms went out.
    pub(crate) is_paper: bool,
}

/// The notice that was issued under the number and the day of this one, where its description is another than
/// today's: one that was sealed, or with which forms went out.
///
/// # Errors
/// Where today's description or the log cannot be read.
pub(crate) fn sealed_otherwise(
    place: &Path,
    (notice, reading): (&Notice, &Reading),
) -> Result<Option<Sealed>, Diagnostics> {
    let today = Descriptions::beside(place, reading)?;
    let own = folder(place, &notice.number.value);
    let mut folders: Vec<PathBuf> = vec![own.clone()];
    for period in notice.periods() {
        if !today.is_open(period)? {
            folders.push(today.folder(period));
        }
    }
    for folder in folders {
        let Ok(read) = input::description(&folder.join(DESCRIPTION)) else { continue };
        let Some(issued) = read.notice.filter(|one| is_same_paper(one, notice)) else { continue };
        let is_paper = folder == own;
        let kept = if is_paper { folder.clone() } else { folder.join(DESCRIPTION) };
        let is_todays = today.are_in(&folder);
        return Ok((!is_todays).then_some(Sealed { notice: issued, kept, is_paper }));
    }
    Ok(None)
}

/// The notice, which knows the units of the sealed one, and of those that forms went out with.
///
/// # Errors
/// Where today's description can no longer be read.
pub(crate) fn knowing_earlier_units(
    place: &Path,
    notice: Notice,
    reading: &Reading,
) -> Result<Notice, Diagnostics> {
    let kept = Descriptions::beside(place, reading)?;
    let of_period = |period: Period| Some((period.last_day(), read(&kept.folder(period))?));
    let mut earlier: Vec<(Date, Notice)> = notice.periods().filter_map(of_period).collect();
    earlier.extend(sealed(place, &notice));
    Ok(notice.knowing_units_of(&earlier))
}

/// The notice as it was sealed under any of its numbers, with its day.
pub(super) fn sealed(place: &Path, notice: &Notice) -> Vec<(Date, Notice)> {
    let sealed = notice.numbers().filter_map(|number| read(&folder(place, &number.value)));
    let of_year = sealed.filter(|one| one.year == notice.year);
    of_year.map(|one| (one.date(), one)).collect()
}

/// The notice of the description in a folder of what is kept.
fn read(folder: &Path) -> Option<Notice> {
    let path = folder.join(DESCRIPTION);
    if path.is_file() { input::description(&path).ok()?.notice } else { None }
}

/// Whether both are papers of one number and day.
fn is_same_paper(one: &Notice, other: &Notice) -> bool {
    one.number.value == other.number.value && one.date() == other.date()
}

/// Keeps the files of the notice as the issued paper, with their description; what is kept already stays. Gives where
/// they lie.
///
/// # Errors
/// Where they cannot be written.
pub(crate) fn seal(
    place: &Path,
    (notice, reading): (&Notice, &Reading),
    files: &[NewFile],
) -> Result<PathBuf, Diagnostics> {
    let folder = folder(place, &notice.number.value);
    let today = Descriptions::beside(place, reading)?;
    if today.are_in(&folder) {
        return Ok(folder);
    }
    let mut all = today.files;
    all.extend(files.iter().cloned());
    let list = list_file(&List::of(&all, None));
    all.push(list);
    put(&folder, &all)?;
    Ok(folder)
}

/// The folder of the paper of that number.
fn folder(place: &Path, number: &str) -> PathBuf {
    let is_plain = |one: char| !(one.is_control() || r#"\/:*?"<>|"#.contains(one));
    let number = number.chars().map(|one| if is_plain(one) { one } else { '_' });
    root(place).join(format!("通知-{}", number.collect::<String>()))
}
