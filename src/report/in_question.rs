//! 正在核实: the places of which a number or a text of the report may still become another.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Lang, Mender, Problem, Reported};
use crate::origin::{BookOrigin, Place};

use super::{Matter, Report, Uncounted, YearReport};

impl Report {
    /// How many places are being made sure of, beside what is told figure by figure (falls, what is no number, what is
    /// gone): cells and files that [`may_change_report`](crate::diag::Problem::may_change_report), answers that are
    /// held and files in doubt (待核), each place once however much was found there. Not counted is what hangs on no
    /// answer any more: a file that the office ruled out, one that is of no use beside its unit's form, a difference that was
    /// understood.
    pub fn in_question(&self) -> usize {
        self.places(self.findings.iter()).difference(&self.told_of()).count()
    }

    /// The places of these findings of its period, and of what is 待核.
    fn places<'f>(&self, findings: impl Iterator<Item = &'f Diagnostic>) -> BTreeSet<String> {
        let uncounted = self.uncounted.iter().map(|one| (one.file.as_str(), one));
        let uncounted: BTreeMap<&str, &Uncounted> = uncounted.collect();
        let open = findings.filter(|found| is_open(found, &uncounted)).map(place);
        let parts = self.tasks.iter().flat_map(|task| &task.parts);
        let held = parts.flat_map(|part| part.texts()).filter(|(_, told)| told.held);
        let held = held.map(|(_, told)| told.origin.to_string());
        let doubtful = self.doubtful.iter().map(|one| one.file.clone());
        open.chain(held).chain(doubtful).collect()
    }

    /// The places that the first page tells of one by one.
    fn told_of(&self) -> BTreeSet<String> {
        let matters = self.attention();
        // That the units of a target differ is told with what each says.
        let differ = |name: &str| {
            let mut matters = matters.iter();
            matters.any(|one| matches!(one, Matter::Differs(target, ..) if target.name == name))
        };
        let differing = self.findings.iter().filter(|found| {
            let Problem::Reported(Reported::SameDiffers { target, .. }) = &found.problem else {
                return false;
            };
            differ(target)
        });
        let differing: Vec<String> = differing.map(place).collect();
        let told = matters.into_iter().filter_map(|matter| match matter {
            Matter::Gone { place, .. } => Some(place.to_string()),
            Matter::Held(..) => None,
            Matter::Behind(_) | Matter::Missed(_) | Matter::WasMissed(_) => None,
            Matter::Lost(_) | Matter::Beyond(_) => None,
            Matter::AboveShare(..)
            | Matter::Sank(..)
            | Matter::Fell(..)
            | Matter::Differs(..)
            | Matter::NotCounted(..) => Some(matter.told()?.origin.to_string()),
        });
        told.chain(differing).collect()
    }
}

impl YearReport {
    /// The same of all its periods; the first page tells one by one of the last.
    pub fn in_question(&self) -> usize {
        let found: Vec<_> = self.findings().collect();
        let of = |report: &Report| {
            let own = found.iter().filter(|(period, _)| *period == report.period);
            report.places(own.map(|(_, found)| found))
        };
        let last = self.last();
        let earlier = self.quarters.iter().filter(|one| one.period != last.period);
        earlier.map(|one| of(one).len()).sum::<usize>()
            + of(last).difference(&last.told_of()).count()
    }
}

/// Whether an answer hangs on what was found.
fn is_open(found: &Diagnostic, uncounted: &BTreeMap<&str, &Uncounted>) -> bool {
    let file = if let Place::Book(origin) = &found.place { origin.file_name() } else { "" };
    let is_settled = uncounted.get(file).is_some_and(|file| {
        let is_of_office = found.problem.blocks() && found.problem.mender() == Mender::Office;
        file.ruled.is_some() || file.is_beside && !is_of_office
    });
    !is_settled && found.problem.may_change_report()
}

/// The place of a finding; of what is said of none its words.
fn place(found: &Diagnostic) -> String {
    match &found.place {
        Place::Book(origin) => BookOrigin::to_string(origin),
        Place::Text(_) | Place::Nowhere => found.problem.message(Lang::Zh).title,
    }
}
