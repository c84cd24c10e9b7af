//! What the office rules of a file that came (来件), written into the description.
//!
//! A ruling that is written here names its file by the first digits of its hash: it holds when the file is renamed,
//! and for no other file that gets its name later.

use std::collections::BTreeSet;
use std::path::Path;

use crate::amend::{Refused, RulingEdit, Says, ruled};
use crate::date::Date;
use crate::intake::Arrival;
use crate::notice::{Notice, Ruling, Verdict};
use crate::period::Period;
use crate::returns::{Returns, is_ruled_by, ruling_in_words};
use crate::shown;

use super::amending::{self, Undone, Written};
use super::input;

/// Digits of a hash by which a ruling names a file.
const DIGITS: usize = 16;
/// Characters of a reason at most.
const LONGEST: usize = 500;
/// The highest number of a version.
const VERSIONS: u16 = 999;

/// A file that came, as a ruling names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CameFile {
    /// What messages call it.
    pub(crate) called: String,
    /// The workbook that it is a part of; else as it is called.
    pub(crate) whole: String,
    /// SHA-256 of it.
    pub(crate) hash: String,
    /// Whether it is a form that was read as a unit's.
    pub(crate) is_version: bool,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// That it is this; what is nothing stays as it was ruled.
    Is {
        /// Whose it is, as the register calls the unit.
        unit: Option<String>,
        /// Which period's.
        period: Option<Period>,
        /// That it counts before all other versions.
        counts: bool,
        /// That its figures are right.
        figures_right: bool,
    },
    /// That it is left out of the period that is shown.
    Ignore,
    /// That what was ruled is taken back.
    Withdraw,
}

/// A wish about a file of a period.
pub(crate) struct Asked<'a> {
    /// Where the description lies.
    pub(crate) place: &'a Path,
    /// Its hash as it was shown.
    pub(crate) shown: &'a str,
    /// The file.
    pub(crate) file: &'a CameFile,
    /// The period whose files are shown.
    pub(crate) period: Period,
    /// What is wished.
    pub(crate) wish: Wish,
    /// Why, and who rules; nothing where it is empty.
    pub(crate) reason: &'a str,
    /// See `reason`.
    pub(crate) by: &'a str,
}

/// All files that came for a period and have a hash, each once; those of which nothing can be read, too.
pub(crate) fn came(returns: &Returns) -> Vec<CameFile> {
    let whole = |one: &Arrival, is_version: bool| CameFile {
        called: one.origin.to_string(),
        whole: one.whole().to_owned(),
        hash: one.hash.clone(),
        is_version,
    };
    let plain = |file: &str, hash: &str| CameFile {
        called: file.to_owned(),
        whole: file.to_owned(),
        hash: hash.to_owned(),
        is_version: false,
    };
    let mut came = Vec::new();
    for unit in &returns.units {
        came.extend(unit.versions.iter().map(|one| whole(&one.arrival, true)));
        let joined = unit.versions.iter().flat_map(|one| &one.joined);
        came.extend(joined.map(|one| plain(&one.file, &one.hash)));
        came.extend(unit.stamped.iter().map(|one| whole(&one.arrival, false)));
        came.extend(unit.unused.iter().map(|one| plain(&one.file, &one.hash)));
    }
    came.extend(returns.doubtful.iter().map(|one| whole(&one.arrival, false)));
    came.extend(returns.unpaired.iter().map(|one| whole(&one.arrival, false)));
    came.extend(returns.ignored.iter().map(|one| whole(&one.arrival, false)));
    let known: BTreeSet<String> = came.iter().map(|one| one.hash.clone()).collect();
    let others = returns.look.files.iter().filter(|one| !known.contains(&one.hash));
    came.extend(others.map(|one| plain(&one.file, &one.hash)));
    came
}

/// The place among the rulings of the one that holds for a file of `period`.
pub(crate) fn holds(notice: &Notice, file: &CameFile, period: Period) -> Option<usize> {
    let is_about = |one: &Ruling| {
        let is_named =
            [&file.called, &file.whole].iter().any(|name| is_ruled_by(one, name, &file.hash));
        let is_of_other = one.period().is_some_and(|ruled| ruled != period);
        is_named && !(is_of_other && one.verdict.is_ignore())
    };
    let about = notice.returns.iter().enumerate().filter(|(_, one)| is_about(one));
    // Of several that of this period holds.
    about.max_by_key(|(_, one)| one.period() == Some(period)).map(|(at, _)| at)
}

/// What that ruling says, and the line that it stands in.
pub(crate) fn said(notice: &Notice, at: usize) -> Option<(usize, String)> {
    let ruling = notice.returns.get(at)?;
    let line = ruling.file.origin.line_column().0;
    Some((line, ruling_in_words(notice, ruling).says))
}

/// Writes what is wished into the description.
///
/// # Errors
/// Where the description is another than was shown, the wish is none or wrong, or it cannot be written.
pub(crate) fn rule(asked: &Asked<'_>) -> Result<Written, Undone> {
    let today = input::day(None)?;
    let mut is_none = false;
    let written = amending::change(asked.place, asked.shown, |bytes, read| {
        let notice = read(bytes).notice.ok_or(Refused::Unread)?;
        match edit(asked, &notice, today) {
            Some(edit) => ruled(bytes, &edit, read),
            None => {
                is_none = true;
                Err(Refused::Odd)
            }
        }
    });
    if is_none { Err(Undone::Nothing) } else { written }
}

/// What is wished, as the description would say it.
pub(crate) fn wished(asked: &Asked<'_>, notice: &Notice, today: Date) -> String {
    let says = match edit(asked, notice, today) {
        Some(RulingEdit::Add { says, .. } | RulingEdit::Change { says, .. }) => says,
        Some(RulingEdit::Remove { .. }) => return "撤回".to_owned(),
        None => return String::new(),
    };
    let yes = |is_so: bool| is_so.then(|| "是".to_owned());
    let all = [
        ("文件", Some(digits(&asked.file.hash))),
        ("单位", says.unit),
        ("报送期", says.period.map(|one| one.to_string())),
        ("版次", says.version.map(|one| one.to_string())),
        ("不计", yes(says.ignore)),
        ("数字无误", yes(says.figures_right)),
        ("说明", says.reason),
    ];
    let all = all.into_iter().filter_map(|(key, value)| Some(format!("{key}: {}", value?)));
    all.collect::<Vec<_>>().join("，")
}

fn digits(hash: &str) -> String {
    hash.chars().take(DIGITS).collect()
}

/// The edit that is wished; nothing where that would be none.
fn edit(asked: &Asked<'_>, notice: &Notice, today: Date) -> Option<RulingEdit> {
    let at = holds(notice, asked.file, asked.period);
    let was = at.and_then(|at| notice.returns.get(at)).map(|one| says_of(notice, one));
    let mut says = match &asked.wish {
        Wish::Withdraw => return at.map(|at| RulingEdit::Remove { at }),
        Wish::Ignore => Says { ignore: true, period: Some(asked.period), ..Says::default() },
        Wish::Is { unit, period, counts, figures_right } => {
            let mut says = was.clone().filter(|was| !was.ignore).unwrap_or_default();
            let is_other_unit = unit.is_some() && says.unit.is_some() && *unit != says.unit;
            let is_other_period =
                period.is_some() && says.period.is_some() && *period != says.period;
            if is_other_unit || is_other_period {
                // What was said, and why, was said of another return.
                says = Says { unit: says.unit, period: says.period, ..Says::default() };
            }
            says.unit = unit.clone().or(says.unit);
            says.period = period.or(says.period);
            says.figures_right |= figures_right;
            if *counts {
                says.version = Some(before_all(notice, at)?);
            }
            let says_any = says.unit.is_some() || says.period.is_some() || says.version.is_some();
            (says_any || says.figures_right).then_some(says)?
        }
    };
    let (reason, by) = (plain(asked.reason), plain(asked.by));
    let is_same = was.is_some_and(|was| {
        let of = |one: &Says| {
            let Says { unit, period, version, ignore, figures_right, .. } = one.clone();
            (unit, period, version, ignore, figures_right)
        };
        of(&was) == of(&says)
    });
    if is_same && reason.is_none() && by.is_none() {
        return None;
    }
    says.reason = reason.or(says.reason);
    says.by = by.or(says.by);
    says.on = Some(today);
    Some(match at {
        Some(at) => RulingEdit::Change { at, says },
        None => {
            let (file, called) = (digits(&asked.file.hash), asked.file.called.clone());
            RulingEdit::Add { file, called, says }
        }
    })
}

/// The number that comes behind those of all other rulings.
fn before_all(notice: &Notice, own: Option<usize>) -> Option<u16> {
    let version = |one: &Ruling| match one.verdict {
        Verdict::Is { version, .. } => version,
        Verdict::Ignore { .. } => None,
    };
    let others = notice.returns.iter().enumerate().filter(|(at, _)| Some(*at) != own);
    let last = others.filter_map(|(_, one)| version(one)).max().unwrap_or(0);
    let was = own.and_then(|own| version(notice.returns.get(own)?)).filter(|was| *was > last);
    was.or_else(|| last.checked_add(1).filter(|next| *next <= VERSIONS))
}

fn says_of(notice: &Notice, ruling: &Ruling) -> Says {
    let record = &ruling.record;
    let (reason, by) = (record.reason.as_ref(), record.by.as_ref());
    let says = Says {
        reason: reason.map(|one| one.value.clone()),
        by: by.map(|one| one.value.clone()),
        on: record.on.as_ref().map(|one| one.value),
        ..Says::default()
    };
    match ruling.verdict {
        Verdict::Ignore { period } => Says { ignore: true, period, ..says },
        Verdict::Is { unit, period, version, figures_right } => {
            let unit = unit.map(|unit| notice.units.get(unit).name.value.clone());
            Says { unit, period, version, figures_right, ..says }
        }
    }
}

/// A text of a form in one line, without what is not seen.
fn plain(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text: String = shown::plain(&words.join(" ")).chars().take(LONGEST).collect();
    (!text.is_empty()).then_some(text)
}
