//! What the files of a folder hold beside the answers of its forms -> how much of it is kept: texts that answer
//! nothing, and findings of one kind.
//!
//! Each file has its bound, and a hundred files at it are hundreds of megabytes; so all have one together. Where
//! it is passed each may keep half as much as before, and half of that, until all fits: what has little keeps
//! all of it. Files come in any order, and side by side: what each would keep at every step is summed, so that
//! the step hangs on all of them and on no order, and what passes the step that is known up to now is dropped
//! at once.
//!
//! What is packed in one archive or mail shares the room of one file; the versions of a unit's return do so only
//! where there is too much, for each is a return, and one of them counts.
//!
//! ```text
//! a file may keep      10,000   5,000   2,500     rows
//! of 100 × 9,000 rows  900,000  500,000 250,000 …
//! of 3 × 40 rows           120      120     120
//! ```

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::diag::{Diagnostic, Diagnostics, MOST_ALIKE, Problem, Room, Sorting};
use crate::form::Other;
use crate::notice::UnitId;
use crate::origin::{self, BookOrigin};

use super::came::Came;

/// What a folder may keep of each kind, and how much more for each file in it: no return has so much beside
/// its form.
const OF_FOLDER: usize = 20_000;
const OF_FILE: usize = 20;

/// Steps down, to one.
const STEPS: usize = 15;

/// Files that are named in a finding about what was left out.
const NAMED: usize = 10;

/// What all files of a folder would keep, step by step.
pub(super) struct Shares {
    most: usize,
    sums: Mutex<Sums>,
}

#[derive(Clone, Copy, Default)]
struct Sums {
    /// Texts of versions: nobody's file takes their room.
    versions: [usize; STEPS],
    /// Texts of all other files.
    others: [usize; STEPS],
    findings: [usize; STEPS],
}

/// How much of a file is not listed.
#[derive(Clone, Copy, Default)]
struct Unlisted {
    texts: usize,
    findings: usize,
}

/// What shares the room of one file: the file in the folder of returns, whether it holds versions, and the unit
/// whose they are. A unit is told of its own files, however many of others lie before them.
type Group = (String, bool, Option<UnitId>);

impl Shares {
    /// Of a folder of so many files.
    pub(super) fn of(files: usize) -> Shares {
        Shares { most: OF_FOLDER + OF_FILE * files, sums: Mutex::default() }
    }

    /// Counts what files hold, all that came in one among them, and drops what they may not keep in any case.
    pub(super) fn count<'c>(&self, came: impl IntoIterator<Item = &'c mut Came>) {
        let mut groups = groups(came);
        for ((_, versions, _), files) in &mut groups {
            let mut sums = self.sums();
            let sum = if *versions { &mut sums.versions } else { &mut sums.others };
            texts::count(files, sum);
            let own = files.iter_mut().flat_map(|one| one.all_findings());
            count_findings(own.map(|one| &*one), *versions, &mut sums.findings);
        }
        self.cut_groups(groups);
    }

    /// The same of findings in opening one file.
    pub(super) fn count_findings(&self, findings: &mut Diagnostics) {
        count_findings([&*findings].into_iter(), false, &mut self.sums().findings);
        self.cut_findings(findings);
    }

    /// Drops what is too much, now that all files are known, `found` in opening them too; says in one finding what
    /// is not listed, where that is more than each file's own bound asks.
    pub(super) fn cut_all(&self, came: &mut [Came], found: &mut Diagnostics) -> Option<Diagnostic> {
        self.cut_groups(groups(came.iter_mut()));
        self.cut_findings(found);
        let sums = *self.sums();
        if [sums.versions, sums.others, sums.findings].iter().all(|sum| self.step(sum) == 0) {
            return None;
        }
        let mut files: Vec<(Unlisted, String)> = unlisted(came).collect();
        files.sort_by_key(|(unlisted, _)| std::cmp::Reverse(unlisted.texts + unlisted.findings));
        let texts = files.iter().map(|(unlisted, _)| unlisted.texts).sum();
        let findings = found.unlisted() + files.iter().map(|(one, _)| one.findings).sum::<usize>();
        // Files of a finding or two each keep them all, however many files there are.
        if texts + findings == 0 {
            return None;
        }
        let more = files.len().saturating_sub(NAMED);
        let files = files.into_iter().take(NAMED).map(|(_, file)| file).collect();
        let problem = Sorting::LeftOut { texts, findings, files, more };
        Some(Diagnostic::nowhere(Problem::Sorting(problem)))
    }

    fn cut_groups(&self, groups: BTreeMap<Group, Vec<&mut Came>>) {
        let sums = *self.sums();
        let step = self.step(&sums.findings);
        for ((file, versions, _), mut came) in groups {
            let sum = if versions { &sums.versions } else { &sums.others };
            texts::limit(&mut came, self.step(sum), &file);
            if !versions || step > 0 {
                let mut room = Room::of(alike(step));
                let all = came.iter_mut().flat_map(|one| one.all_findings());
                all.for_each(|one| one.keep(&mut room));
            }
        }
    }

    fn cut_findings(&self, findings: &mut Diagnostics) {
        findings.keep(&mut Room::of(alike(self.step(&self.sums().findings))));
    }

    /// The step at which all fits.
    fn step(&self, sums: &[usize; STEPS]) -> usize {
        sums.iter().position(|sum| *sum <= self.most).unwrap_or(STEPS - 1)
    }

    fn sums(&self) -> MutexGuard<'_, Sums> {
        self.sums.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The files by what they share their room with, each group in the order in which they came.
fn groups<'c>(came: impl IntoIterator<Item = &'c mut Came>) -> BTreeMap<Group, Vec<&'c mut Came>> {
    let mut groups: BTreeMap<Group, Vec<&mut Came>> = BTreeMap::new();
    for one in came {
        let file = origin::arrival(one.what.file()).to_owned();
        let group = (file, one.version_of().is_some(), one.whose());
        groups.entry(group).or_default().push(one);
    }
    groups
}

/// What is not listed of each file in the folder of returns of which something is not.
fn unlisted(came: &mut [Came]) -> impl Iterator<Item = (Unlisted, String)> {
    let mut files: BTreeMap<String, Unlisted> = BTreeMap::new();
    for one in came {
        let file = files.entry(origin::arrival(one.what.file()).to_owned()).or_default();
        file.texts += one.texts().map_or(0, |texts| texts.iter().map(|one| one.more).sum());
        file.findings += one.all_findings().into_iter().map(|one| one.unlisted()).sum::<usize>();
    }
    let some = files.into_iter().filter(|(_, one)| one.texts + one.findings > 0);
    some.map(|(file, unlisted)| (unlisted, file))
}

/// Adds the findings of one group at every step; versions share none at the first.
fn count_findings<'d>(
    findings: impl Iterator<Item = &'d Diagnostics>,
    versions: bool,
    sums: &mut [usize; STEPS],
) {
    let mut kept: BTreeMap<&str, usize> = BTreeMap::new();
    for (code, count) in findings.flat_map(Diagnostics::kept_of_files) {
        *kept.entry(code).or_default() += count;
    }
    for (step, sum) in sums.iter_mut().enumerate() {
        let most = if versions && step == 0 { usize::MAX } else { alike(step) };
        *sum += kept.values().map(|kept| kept.min(&most)).sum::<usize>();
    }
}

/// Findings of one kind that a file keeps: one at least, since a kind of finding tells what is to be done.
const fn alike(step: usize) -> usize {
    match MOST_ALIKE >> step {
        0 => 1,
        some => some,
    }
}

/// Texts that answer nothing.
mod texts {
    use std::sync::Arc;

    use super::{BookOrigin, Came, Other, STEPS};

    /// Rows that such files keep together.
    pub(super) fn most(step: usize) -> usize {
        (Other::MOST >> step).max(1)
    }

    /// Adds what such files would keep of their texts at every step.
    pub(super) fn count(files: &mut [&mut Came], sums: &mut [usize; STEPS]) {
        let texts: Vec<&Vec<Other>> =
            files.iter_mut().filter_map(|one| one.texts().map(|texts| &*texts)).collect();
        for (step, sum) in sums.iter_mut().enumerate() {
            let most = most(step);
            let mut rows = 0;
            for own in &texts {
                if rows < most {
                    rows += Other::kept(own, most - rows).1;
                }
            }
            *sum += if step == 0 { rows } else { rows.min(most) };
        }
    }

    /// Keeps what such files may keep together at that step, the first file's first, and says once how many more
    /// texts there are: behind the last that is kept. A text that is longer than all is kept whole at the first
    /// step only.
    pub(super) fn limit(files: &mut [&mut Came], step: usize, arrival: &str) {
        let most = most(step);
        let (mut rows, mut more, mut last) = (0, 0, None);
        let mut kept = 0;
        for (at, came) in files.iter_mut().enumerate() {
            let file = Arc::clone(came.what.file());
            let Some(own) = came.texts() else { continue };
            more +=
                Other::cut(
                    own,
                    |own| {
                        if rows >= most { (0, 0) } else { Other::kept(own, most - rows) }
                    },
                );
            if own.is_empty() {
                continue;
            }
            if step > 0 && Other::kept(own, usize::MAX).1 > most.saturating_sub(rows) {
                more += own.iter_mut().take(1).map(|one| one.shorten(most - rows)).sum::<usize>();
            }
            rows += Other::kept(own, most).1;
            kept += 1;
            last = Some((at, file));
        }
        let Some((at, file)) = last.filter(|_| more > 0) else { return };
        let file = if kept == 1 && files.len() == 1 { file } else { arrival.into() };
        let own = files.get_mut(at).and_then(|came| came.texts());
        own.into_iter().for_each(|own| own.push(Other::rest(more, &BookOrigin::file(&file))));
    }
}
