//! A description of a notice that is new: what is known is asked for; the rest is left to fill in.

use std::path::{Path, PathBuf};

use crate::begin;
use crate::date::Date;
use crate::diag::{Diagnostics, Lang};
use crate::notice::{self, Answers, RosterRow};
use crate::office::input;
use crate::shown;

use super::Begun;

/// The description of the year that the folder is named by, else of this year.
pub(super) fn begin(
    folder: &Path,
    answers: &dyn Fn(u16, bool) -> Result<(Answers, Diagnostics), Diagnostics>,
    units: Vec<RosterRow>,
    lang: Lang,
) -> Result<Begun, Diagnostics> {
    let likely = year_of(folder).unwrap_or_else(this_year);
    let (mut answers, findings) = answers(likely, units.is_empty())?;
    if !units.is_empty() {
        answers.units = units;
    }
    let year = answers.year.unwrap_or(likely);
    let text = begin::blank(&answers, year);
    let left = notice::read(super::NAME, text.as_bytes()).findings.count(|code| code == "E535");
    let next = words(left, folder, lang);
    let folder = folder.to_path_buf();
    Ok(Begun { folder, words: String::new(), next, text, beside: Vec::new(), findings })
}

/// The year that a folder is named by.
pub(crate) fn year_of(folder: &Path) -> Option<u16> {
    let whole: PathBuf = std::path::absolute(folder).ok()?;
    let name = whole.file_name()?.to_str()?.trim_end_matches('年').to_owned();
    notice::answered_year(&name).ok()
}

fn this_year() -> u16 {
    let today: Date = input::now().day();
    u16::try_from(today.year()).unwrap_or_default()
}

fn words(left: usize, folder: &Path, lang: Lang) -> String {
    let place = shown::path(&folder.join(super::NAME));
    match lang {
        Lang::Zh => format!(
            "要填的 {left} 处，写着“待填”：用记事本打开 {place}，边填边用 hongtou check {place} 检查\n"
        ),
        Lang::En => format!(
            "{left} places say 待填 (to fill in): open {place}, and run hongtou check {place} as you go\n"
        ),
    }
}
