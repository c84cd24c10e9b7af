//! The description with which the forms of a period went out first. As long as nothing of the period was sent by
//! the program or came back it may still be another: forms that are made anew renew it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Keeping, Problem, RenamedSince, SinceSent};
use crate::intake::crumbs;
use crate::notice::{Instead, Notice, Reading, Since};
use crate::period::Period;
use crate::shown;

use super::super::output::NewFile;
use super::super::{input, journal};
use super::{DESCRIPTION, LIST, List, list_file, put, root};

/// How the names begin, beside an issued report, of the description that the forms of its period went out with.
const SENT_WITH: &str = "发表时-";

/// The descriptions that are kept beside the one at a place.
pub(crate) struct Descriptions {
    /// Where today's description lies.
    place: PathBuf,
    /// It, with the file of units that it names.
    pub(super) files: Vec<NewFile>,
    /// What was found in it.
    found: Diagnostics,
}

/// The description at `place`, whose notice knows with what notices the forms of its periods went out; with what is
/// to be said of that.
///
/// # Errors
/// Where it cannot be read, or has errors.
pub(crate) fn remembering(
    place: &Path,
) -> Result<(Notice, Descriptions, Diagnostics), Diagnostics> {
    remembering_as_of(place, None)
}

/// The same for a report as of the day that is told: where one of that very day was issued, what had ended within a
/// period is told by the description of then.
///
/// # Errors
/// Where it cannot be read, or has errors.
pub(crate) fn remembering_as_of(
    place: &Path,
    told: Option<Date>,
) -> Result<(Notice, Descriptions, Diagnostics), Diagnostics> {
    let mut reading = input::description(place)?;
    let Some(notice) = reading.notice.take() else { return Err(reading.findings) };
    let kept = Descriptions::beside(place, &reading)?;
    let mut findings = Diagnostics::new();
    let (notice, mut sent) = kept.known(notice, None, &mut findings);
    if let Some(day) = told {
        kept.as_issued(&mut sent, &notice, day);
    }
    let issued = told.and_then(|day| super::issued::description_of(place, day));
    let issued = issued.and_then(|path| input::description(&path).ok()?.notice);
    Ok((notice.remembering_as_issued(sent, issued), kept, findings))
}

impl Descriptions {
    /// Those beside the description at `place`, which `reading` is of.
    ///
    /// # Errors
    /// Where it can no longer be read.
    pub(crate) fn beside(place: &Path, reading: &Reading) -> Result<Descriptions, Diagnostics> {
        let bytes = input::bytes(&input::lying(place))?;
        let mut files = vec![NewFile { name: DESCRIPTION.into(), bytes }];
        if let Some(roster) = &reading.roster {
            let bytes = input::bytes(&journal::folder(place).join(roster))?;
            files.push(NewFile { name: roster.clone(), bytes });
        }
        let found = reading.findings.clone();
        Ok(Descriptions { place: place.to_path_buf(), files, found })
    }

    /// Where today's description lies.
    pub(crate) fn place(&self) -> &Path {
        &self.place
    }

    /// What was found in today's description.
    pub(crate) fn found(self) -> Diagnostics {
        self.found
    }

    pub(super) fn folder(&self, period: Period) -> PathBuf {
        root(&self.place).join(period.to_string())
    }

    /// Whether the forms of `period` may still be made of another description: nothing was kept, or nothing of it
    /// was sent by the program, and nothing came back.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub(crate) fn is_open(&self, period: Period) -> Result<bool, Diagnostics> {
        if !self.folder(period).join(DESCRIPTION).is_file() {
            return Ok(true);
        }
        let returns = journal::folder(&self.place).join("returns").join(period.to_string());
        Ok(!came_any(&returns) && !journal::read(&self.place)?.forms_went_out(&period.to_string()))
    }

    /// The notice, which of each period but the open one knows with what notice its forms went out.
    pub(crate) fn remembered(
        &self,
        notice: Notice,
        open: Option<Period>,
        findings: &mut Diagnostics,
    ) -> Notice {
        let (notice, sent) = self.known(notice, open, findings);
        notice.remembering(sent)
    }

    /// The notice, and of each period but the open one the notice that its forms went out with.
    fn known(
        &self,
        notice: Notice,
        open: Option<Period>,
        findings: &mut Diagnostics,
    ) -> (Notice, Vec<(Period, Notice)>) {
        let sealed = super::sealed::sealed(&self.place, &notice);
        let notice = notice.knowing_units_of(&sealed);
        let periods = notice.periods().filter(|period| Some(*period) != open);
        let sent: Vec<(Period, Notice)> = periods
            .filter_map(|period| Some((period, self.kept(period, notice.year, findings)?)))
            .collect();
        (notice, sent)
    }

    /// In the place of what is kept of each period of which a report was issued as of that very `day` the description
    /// that the report keeps itself: it is made again from that, whatever became of the other.
    fn as_issued(&self, sent: &mut Vec<(Period, Notice)>, notice: &Notice, day: Date) {
        for period in notice.periods() {
            let Some(folder) = super::issued::of_day(&self.place, period, day) else { continue };
            let then = folder.join(SENT_WITH.to_owned() + DESCRIPTION);
            let path = if then.is_file() { then } else { folder.join(DESCRIPTION) };
            let read = input::description(&path).ok().and_then(|reading| reading.notice);
            let Some(read) = read.filter(|one| one.year == notice.year) else { continue };
            sent.retain(|(one, _)| *one != period);
            let is_todays = path == folder.join(DESCRIPTION) && self.are_in(&folder);
            sent.extend((!is_todays).then_some((period, read)));
        }
        sent.sort_by_key(|(period, _)| *period);
    }

    /// The notice that is kept for `period`, where it is another than today's.
    fn kept(&self, period: Period, year: u16, findings: &mut Diagnostics) -> Option<Notice> {
        let folder = self.folder(period);
        let path = folder.join(DESCRIPTION);
        if !path.is_file() {
            return None;
        }
        let list = List::read(&folder);
        if list.files.is_empty() {
            let kept = shown::path(&folder.join(LIST));
            findings.push(Diagnostic::nowhere(Problem::Keeping(Keeping::Tampered { kept })));
        }
        let mut is_todays = true;
        for file in &self.files {
            let bytes = input::bytes(&folder.join(&file.name)).unwrap_or_default();
            findings.extend(list.tampered(&folder, &file.name, &bytes));
            is_todays &= bytes == file.bytes;
        }
        if is_todays {
            return None;
        }
        let read = input::description(&path).ok().and_then(|reading| reading.notice);
        let read = read.filter(|notice| notice.year == year);
        if read.is_none() {
            let kept = shown::path(&path);
            findings.push(Diagnostic::nowhere(Problem::Keeping(Keeping::Unreadable { kept })));
        }
        read
    }

    /// That the description was changed since the forms of `period` went out, where it was.
    pub(crate) fn changed_in(&self, notice: &Notice, period: Period) -> Option<Diagnostic> {
        self.told(notice, period, notice.changed_since_sent(period))
    }

    /// The same of the last of the periods up to `period` of which it was, or of the one whose forms went out before:
    /// what is older was told then. Of one before it nothing is told where the description says of all from when on it
    /// is so.
    pub(crate) fn changed(&self, notice: &Notice, period: Period) -> Option<Diagnostic> {
        let went_out = |one: &Period| self.folder(*one).join(DESCRIPTION).is_file();
        let mut last = period.up_to().rev().filter(|one| *one == period || went_out(one)).take(2);
        last.find_map(|one| {
            let changes = notice.changed_since_sent(one);
            let is_told = one == period || changes.iter().any(|since| since.said_until.is_none());
            is_told.then(|| self.told(notice, one, changes)).flatten()
        })
    }

    /// The same of the last period of the year of which it was; forms that may still be made anew do not count.
    pub(crate) fn changed_in_year(&self, notice: &Notice) -> Option<Diagnostic> {
        let is_kept = |period: &Period| self.folder(*period).join(DESCRIPTION).is_file();
        let last = notice.periods().rev().find(is_kept)?;
        let open = Some(last).filter(|last| self.is_open(*last).unwrap_or_default());
        let notice = self.remembered(notice.clone(), open, &mut Diagnostics::new());
        let last = notice.periods().rev().find(|one| is_kept(one) && Some(*one) != open)?;
        // What is all said needs no word any more.
        let changes = notice.changed_since_sent(last);
        let is_unsaid = changes.iter().any(|since| since.said_until.is_none());
        is_unsaid.then(|| self.told(&notice, last, changes)).flatten()
    }

    fn told(&self, notice: &Notice, period: Period, since: Vec<Since>) -> Option<Diagnostic> {
        if since.is_empty() {
            return None;
        }
        let change = |Since { what, was, now, amount_of, said_until, text_of }| {
            let said_until = said_until.map(|day| day.to_string());
            SinceSent { what, was, now, amount_of, said_until, text_of }
        };
        let renamed = notice.instead_since_sent(period).into_iter();
        let next = notice.periods().find(|one| one.before() == Some(period));
        let next = next.map(|next| next.to_string()).unwrap_or_default();
        let took_over = |Instead { now, was }| RenamedSince { now, was, next: next.clone() };
        let found = Keeping::ChangedSince {
            period: period.to_string(),
            kept: shown::path(&self.folder(period).join(DESCRIPTION)).into(),
            changes: since.into_iter().map(change).collect(),
            renamed: renamed.map(took_over).collect(),
        };
        Some(Diagnostic::nowhere(Problem::Keeping(found)))
    }

    /// Keeps today's description as the one with which the forms of `period` go out, and tells where another was kept
    /// before.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(crate) fn keep(
        &self,
        period: Period,
        as_of: Option<Date>,
    ) -> Result<Option<Diagnostic>, Diagnostics> {
        let folder = self.folder(period);
        if self.are_in(&folder) && folder.join(LIST).is_file() {
            return Ok(None);
        }
        let renewed = folder.join(DESCRIPTION).is_file() && !self.are_in(&folder);
        let since = List::read(&folder).time;
        let list = list_file(&List::of(&self.files, as_of));
        let all: Vec<NewFile> = self.files.iter().cloned().chain([list]).collect();
        put(&folder, &all)?;
        let (period, kept) = (period.to_string(), shown::path(&folder.join(DESCRIPTION)));
        let found = Keeping::Renewed { period, kept, since };
        Ok(renewed.then(|| Diagnostic::nowhere(Problem::Keeping(found))))
    }

    /// The description that the forms of `period` went out with, by which its report is reckoned, where it is another
    /// than today's, under names that say so.
    pub(super) fn sent_with(&self, period: Period) -> Vec<NewFile> {
        let folder = self.folder(period);
        if !folder.join(DESCRIPTION).is_file() || self.are_in(&folder) {
            return Vec::new();
        }
        let names = List::read(&folder).files.into_keys();
        let names: BTreeSet<String> = names.chain([DESCRIPTION.to_owned()]).collect();
        let kept = names.into_iter().filter_map(|name| {
            let bytes = input::bytes(&folder.join(&name)).ok()?;
            Some(NewFile { name: SENT_WITH.to_owned() + &name.replace('/', "-"), bytes })
        });
        kept.collect()
    }

    /// Whether these very files lie in the folder.
    pub(super) fn are_in(&self, folder: &Path) -> bool {
        self.files.iter().all(|file| {
            input::bytes(&folder.join(&file.name)).is_ok_and(|bytes| bytes == file.bytes)
        })
    }
}

/// Whether a file lies in the folder, or in one in it, that may be a return.
fn came_any(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        match path.is_dir() {
            true => !crumbs::is_passed_over_folder(name) && came_any(&path),
            false => !crumbs::is_passed_over(name),
        }
    })
}
