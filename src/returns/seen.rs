//! What came -> what the book of receipts is to know of it, and what is left out because it came after the day
//! that counts as today.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Problem, RulingProblem, Sorting};
use crate::form::{Forms, Step};
use crate::intake::{Arrival, Mail, Received};
use crate::notice::{Notice, Ruling, UnitId, Verdict};
use crate::origin::{BookOrigin, INTO, Place};
use crate::period::Period;
use crate::receipts::{Found, Known, Letter, Look, Ruling as Words};

use super::came::{Came, What};
use super::{LaterFile, Returns, ruled};

/// A file whose bytes are known.
pub(super) struct Arrived {
    file: Arc<str>,
    hash: String,
    mail: Option<Arc<Mail>>,
}

impl From<&Arrival> for Arrived {
    fn from(arrival: &Arrival) -> Arrived {
        let (file, hash) = (Arc::clone(&arrival.origin), arrival.hash.clone());
        Arrived { file, hash, mail: arrival.mail.clone() }
    }
}

impl Arrived {
    /// SHA-256 of it.
    pub(super) fn hash(&self) -> &str {
        &self.hash
    }

    /// The day of the mail that brought it.
    fn mailed(&self) -> Option<Date> {
        Some(self.mail.as_ref()?.sent?.day())
    }

    /// What that mail said.
    fn letter(&self) -> Option<Letter> {
        let Mail { sender, address, subject, sent, text } = Mail::clone(self.mail.as_ref()?);
        Some(Letter { sender, address, subject, sent, text })
    }

    /// The file as a ruling names it.
    pub(super) fn way(&self) -> String {
        ruled::way(&self.file)
    }
}

/// The files that were received, as they came.
pub(super) fn arrived(received: &Received) -> Vec<Arrived> {
    let opened = received.opened.iter().map(|one| &one.arrival);
    let stamped = received.stamped.iter().map(|copy| &copy.arrival);
    let unusable = received.unusable.iter().map(|(arrival, _)| arrival);
    let all = opened.chain(stamped).chain(unusable);
    all.filter(|one| !one.hash.is_empty()).map(Arrived::from).collect()
}

/// Whose a file is, how that is known, the period it reports, and the day it was filled in on.
type Told = (Option<UnitId>, Option<Step>, Option<Period>, Option<Date>);

fn told(came: &Came) -> Told {
    match &came.what {
        What::Version(version) => {
            let unit = version.predecessor.unwrap_or(version.identified.unit);
            let (by, period) = (version.identified.unit_by, version.identified.period);
            (Some(unit), Some(by), Some(period), version.rank.filled_on.day())
        }
        What::Unused(file) => (came.whose(), None, file.period, None),
        What::Stamped(_) | What::LeftOut(_) => (came.whose(), None, None, None),
        What::Doubtful(file) => {
            let by = file.could_be.units.first().map(|(_, by)| *by);
            let of_other = |(unit, period)| (Some(unit), by, Some(period), None);
            file.of_other.map(of_other).unwrap_or_default()
        }
        What::Unread(_) | What::Unusable(_) | What::OtherPeriod(_) | What::Later(_) => {
            (None, None, None, None)
        }
    }
}

/// What lies in the folder, before anything of it is left out.
pub(super) fn look(forms: &Forms<'_>, arrived: &[Arrived], came: &[Came]) -> Look {
    let known: BTreeSet<&str> = arrived.iter().map(|one| &*one.file).collect();
    let whole = |file| of_whole(file, |file| known.contains(file));
    let mut of_file: BTreeMap<&str, &Came> = BTreeMap::new();
    for one in came {
        let place = of_file.entry(whole(one.what.file())).or_insert(one);
        // Of a workbook's parts the return for this period tells what it is.
        if one.version_of().is_some() {
            *place = one;
        }
    }
    let text = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let found = |one: &Arrived| {
        let came = of_file.get(&*one.file).copied();
        let (unit, by, period, filled_on) = came.map(told).unwrap_or_default();
        let ruling = came.and_then(|came| forms.notice.returns.get(came.followed?));
        Found {
            file: one.file.to_string(),
            hash: one.hash.clone(),
            unit: unit.map(|unit| name(forms.notice, unit)).unwrap_or_default(),
            unit_by: by.map(|by| by.chinese().to_owned()).unwrap_or_default(),
            reports: period.map(|period| period.to_string()).unwrap_or_default(),
            stamped: unit.is_some()
                && came.is_some_and(|came| matches!(came.what, What::Stamped(_))),
            mailed: text(one.mailed()),
            letter: one.letter(),
            filled_on: text(filled_on),
            ruling: ruling.map(|ruling| ruling_in_words(forms.notice, ruling)),
        }
    };
    let mut files: Vec<Found> = arrived.iter().map(found).collect();
    files.sort_by(|one, other| one.file.cmp(&other.file));
    let names = came.iter().map(|one| whole(one.what.file()));
    Look {
        period: forms.period.to_string(),
        no_folder: Vec::new(),
        files,
        unread: names.filter(|file| !known.contains(file)).map(str::to_owned).collect(),
        is_whole: !came.iter().any(|one| matches!(one.what, What::Unread(_))),
        rulings: forms
            .notice
            .returns
            .iter()
            .map(|one| ruling_in_words(forms.notice, one))
            .collect(),
    }
}

/// The file that is known, of which `file` is one or a part.
fn of_whole(file: &str, is_known: impl Fn(&str) -> bool) -> &str {
    let whole = || file.rsplit_once(INTO).map(|(whole, _)| whole);
    if is_known(file) { file } else { whole().filter(|whole| is_known(whole)).unwrap_or(file) }
}

/// A file that turned out to be in doubt is nobody's, but where it is known whose it is for another period.
pub(super) fn without_doubtful(look: &mut Look, returns: &Returns) {
    let doubtful = returns.doubtful.iter().filter(|file| file.of_other.is_none());
    let doubtful = doubtful.flat_map(|file| {
        let again = file.again.iter().map(|one| &**one);
        again.chain([file.arrival.whole()])
    });
    let doubtful: BTreeSet<&str> = doubtful.collect();
    for found in look.files.iter_mut().filter(|one| doubtful.contains(one.file.as_str())) {
        found.unit.clear();
        found.unit_by.clear();
    }
}

fn name(notice: &Notice, unit: UnitId) -> String {
    notice.units.get(unit).name.value.clone()
}

/// A ruling in the words of the description, as the book of receipts has it.
pub fn ruling_in_words(notice: &Notice, ruling: &Ruling) -> Words {
    let yes = |said: bool| said.then(|| "是".to_owned());
    let (ignore, unit, version, right) = match ruling.verdict {
        Verdict::Ignore { .. } => (true, None, None, false),
        Verdict::Is { unit, version, figures_right, .. } => (false, unit, version, figures_right),
    };
    let record = &ruling.record;
    let says = [
        ("不计", yes(ignore)),
        ("单位", unit.map(|unit| name(notice, unit))),
        ("报送期", ruling.period().map(|period| period.to_string())),
        ("版次", version.map(|version| version.to_string())),
        ("数字无误", yes(right)),
        ("说明", record.reason.as_ref().map(|text| text.value.clone())),
        ("经办人", record.by.as_ref().map(|text| text.value.clone())),
        ("日期", record.on.as_ref().map(|day| day.value.to_string())),
    ];
    let says = says.into_iter().filter_map(|(key, value)| Some(format!("{key}: {}", value?)));
    let (names, says) = (ruling.file.value.clone(), says.collect::<Vec<_>>().join(", "));
    Words { names, says }
}

/// Leaves out what surely came after the day that counts as today, and what was found in it.
pub(super) fn leave_out(
    forms: &Forms<'_>,
    known: &Known<'_>,
    arrived: &[Arrived],
    came: &mut [Came],
    findings: &mut Diagnostics,
) {
    let period = forms.period.to_string();
    let copy_came_later = |one: &Arrived| known.copy_came_later(&one.file, &one.hash, &period);
    let mut copies: BTreeMap<&str, Vec<&Arrived>> = BTreeMap::new();
    arrived.iter().for_each(|one| copies.entry(&one.hash).or_default().push(one));
    let later = arrived.iter().filter_map(|one| {
        let copies = &copies[one.hash.as_str()];
        // Of several files of the same bytes those that were there then stand for all.
        let is_there = || copies.iter().any(|copy| copy_came_later(copy).is_none());
        let of_copy = || copy_came_later(one).filter(|_| is_there());
        let of_several = || if copies.len() > 1 { of_copy() } else { None };
        let came = known.came_later(&one.hash, &period);
        let is_copy = came.is_none();
        Some((Arc::clone(&one.file), (one.hash.clone(), came.or_else(of_several)?, is_copy)))
    });
    let later: BTreeMap<Arc<str>, (String, Date, bool)> = later.collect();
    let whole = |file: &str| of_whole(file, |file| later.contains_key(file)).to_owned();
    for one in came {
        let known = later.get(whole(one.what.file()).as_str());
        let Some((hash, seen, is_copy)) = known.cloned() else { continue };
        let file = Arc::clone(one.what.file());
        let what =
            What::Later(Box::new(LaterFile { file, hash, unit: told(one).0, seen, is_copy }));
        *one = Came::of_nobody(what);
    }
    if !later.is_empty() {
        let of_later = |one: &Diagnostic| match &one.place {
            Place::Book(origin) => later.contains_key(whole(origin.file_name()).as_str()),
            Place::Text(_) | Place::Nowhere => false,
        };
        let kept: Vec<Diagnostic> =
            std::mem::take(findings).into_iter().filter(|one| !of_later(one)).collect();
        findings.extend(kept);
    }
}

impl Returns {
    /// That of these rulings those about files that came were made after `as_of`, for the screen.
    pub fn ruled_after(
        &self,
        notice: &Notice,
        later: &[Ruling],
        as_of: Option<Date>,
    ) -> Vec<Diagnostic> {
        let is_about = |one: &&Ruling| {
            let is_of = one.period().is_none_or(|period| period == self.period);
            is_of && self.look.files.iter().any(|found| ruled::names(one, &found.file, &found.hash))
        };
        let found = later.iter().filter(is_about).filter_map(|one| {
            let day = one.record.on.as_ref()?.value.to_string();
            let ruled = ruling_in_words(notice, one).says;
            let as_of = as_of?.to_string();
            let found = RulingProblem::RuledLater { ruled, day, as_of, is_dated: true };
            Some(Diagnostic::at(&one.file.origin, Problem::Ruling(found)))
        });
        found.collect()
    }
}

impl LaterFile {
    /// That it came after `as_of` and does not count, for the screen: the paper of that day does not know it.
    pub fn found(&self, as_of: Date) -> Diagnostic {
        let (seen, as_of) = (self.seen.to_string(), as_of.to_string());
        let found = Problem::Sorting(Sorting::CameLater { seen, as_of });
        Diagnostic::at(&BookOrigin::file(&self.file), found)
    }
}

/// The returns that count and have a day behind the one that counts as today, though nothing shows when they came.
pub(super) fn dated_behind(notice: &Notice, returns: &Returns, as_of: Date) -> Vec<Diagnostic> {
    let behind = returns.units.iter().filter_map(|unit| {
        let version = unit.chosen()?;
        let days = [version.rank.filled_on.day(), version.rank.sent.map(|sent| sent.day())];
        let day = days.into_iter().flatten().filter(|day| *day > as_of).max()?;
        let (day, as_of) = (day.to_string(), as_of.to_string());
        let found = Sorting::AfterAsOf { unit: name(notice, unit.unit), day, as_of };
        let place = BookOrigin::file(&version.arrival.origin);
        Some(Diagnostic::at(&place, Problem::Sorting(found)))
    });
    behind.collect()
}
