//! What the files of a folder hold beside the answers of its forms -> how much of it is kept: texts that answer
//! nothing, and findings of one kind.
//!
//! Each file has its bound, and a hundred files at it are hundreds of megabytes; so all have one together. Where
//! it is passed each may keep half as much as before, and half of that, until all fits: what has little keeps
//! all of it. Files come in any order, and side by side: what each would keep at every step is summed, so that
//! the step hangs on all of them and on no order, and what passes the step that is known up to now is dropped
//! at once.
//!
//! ```text
//! a file may keep      10,000   5,000   2,500     rows
//! of 100 × 9,000 rows  900,000  500,000 250,000 …
//! of 3 × 40 rows           120      120     120
//! ```

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::diag::{Diagnostic, Diagnostics, MOST_ALIKE, Problem, Sorting};
use crate::form::Other;

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
#[derive(Clone, Copy)]
struct Unlisted {
    texts: usize,
    findings: usize,
}

impl Shares {
    /// Of a folder of so many files.
    pub(super) fn of(files: usize) -> Shares {
        Shares { most: OF_FOLDER + OF_FILE * files, sums: Mutex::default() }
    }

    /// Counts what a file holds, and drops what it may not keep in any case.
    pub(super) fn count(&self, came: &mut Came) {
        {
            let mut sums = self.sums();
            if let Some((is_version, texts)) = came.texts() {
                let texts = &*texts;
                let sum = if is_version { &mut sums.versions } else { &mut sums.others };
                add(sum, |step| Other::kept(texts, Other::MOST >> step).1);
            }
            for findings in came.all_findings() {
                add(&mut sums.findings, |step| findings.kept_alike(alike(step)));
            }
        }
        self.cut(came);
    }

    /// The same of findings alone.
    pub(super) fn count_findings(&self, findings: &mut Diagnostics) {
        add(&mut self.sums().findings, |step| findings.kept_alike(alike(step)));
        self.cut_findings(findings);
    }

    /// Drops what is too much, now that all files are known, `found` in opening them too; says in one finding what
    /// is not listed, where that is more than each file's own bound asks.
    pub(super) fn cut_all(&self, came: &mut [Came], found: &mut Diagnostics) -> Option<Diagnostic> {
        came.iter_mut().for_each(|one| self.cut(one));
        self.cut_findings(found);
        let sums = *self.sums();
        if [sums.versions, sums.others, sums.findings].iter().all(|sum| self.step(sum) == 0) {
            return None;
        }
        let mut files: Vec<(Unlisted, Arc<str>)> = came.iter_mut().map(unlisted).collect();
        files.retain(|(unlisted, _)| unlisted.texts + unlisted.findings > 0);
        files.sort_by_key(|(unlisted, _)| std::cmp::Reverse(unlisted.texts + unlisted.findings));
        let texts = files.iter().map(|(unlisted, _)| unlisted.texts).sum();
        let findings = found.unlisted() + files.iter().map(|(one, _)| one.findings).sum::<usize>();
        // Files of a finding or two each keep them all, however many files there are.
        if texts + findings == 0 {
            return None;
        }
        let problem = Sorting::LeftOut {
            texts,
            findings,
            files: files.iter().take(NAMED).map(|(_, file)| file.to_string()).collect(),
            more: files.len().saturating_sub(NAMED),
        };
        Some(Diagnostic::nowhere(Problem::Sorting(problem)))
    }

    fn cut(&self, came: &mut Came) {
        let sums = *self.sums();
        let file = Arc::clone(came.what.file());
        if let Some((is_version, texts)) = came.texts() {
            let sum = if is_version { sums.versions } else { sums.others };
            Other::limit(texts, Other::MOST >> self.step(&sum), &file);
        }
        came.all_findings().into_iter().for_each(|one| self.cut_findings(one));
    }

    fn cut_findings(&self, findings: &mut Diagnostics) {
        let step = self.step(&self.sums().findings);
        findings.keep_alike(alike(step));
    }

    /// The step at which all fits.
    fn step(&self, sums: &[usize; STEPS]) -> usize {
        sums.iter().position(|sum| *sum <= self.most).unwrap_or(STEPS - 1)
    }

    fn sums(&self) -> MutexGuard<'_, Sums> {
        self.sums.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn unlisted(came: &mut Came) -> (Unlisted, Arc<str>) {
    let texts = came.texts().map_or(0, |(_, texts)| texts.iter().map(|one| one.more).sum());
    let findings = came.all_findings().into_iter().map(|one| one.unlisted()).sum();
    (Unlisted { texts, findings }, Arc::clone(came.what.file()))
}

fn add(sums: &mut [usize; STEPS], kept: impl Fn(usize) -> usize) {
    for (step, sum) in sums.iter_mut().enumerate() {
        *sum += kept(step);
    }
}

/// Findings of one kind that a file keeps: one at least, since a kind of finding tells what is to be done.
const fn alike(step: usize) -> usize {
    match MOST_ALIKE >> step {
        0 => 1,
        some => some,
    }
}
