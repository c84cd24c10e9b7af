//! All files that came, one value each -> [`Returns`]: each unit's versions, their order, what
//! changed, and what is to be done.
//!
//! What is to be done follows from the findings alone ([`Mender`]). A file that is no return asks
//! its unit for another only where no version lies beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Mender, Problem, Sorting};
use crate::form::{Forms, Other};
use crate::intake::StampedCopy;
use crate::notice::{Task, UnitId};
use crate::origin::Place;

use super::came::{Came, What};
use super::contested::OtherNames;
use super::joined::{Joined, joined};
use super::{
    DoubtfulFile, Ignored, Returns, Trouble, UnitReturns, UnreadFile, UnusedFile, Version,
    contested,
};

/// What came of a unit besides its versions.
#[derive(Default)]
struct Beside {
    stamped: Vec<StampedCopy>,
    stamped_as: BTreeSet<UnitId>,
    unusable: Vec<Arc<str>>,
    unused: Vec<UnusedFile>,
    /// Whether a return for an earlier period is among them that the office moves there.
    late: bool,
    trouble: Trouble,
}

/// The returns that `came`; `findings` are what was found in opening the files and in reading the rulings. Of units
/// among `gone` a return came that is there no more. What counts is compared with the returns `before`.
pub(super) fn fold(
    forms: &Forms<'_>,
    came: Vec<Came>,
    findings: Diagnostics,
    gone: &BTreeSet<UnitId>,
    before: Option<&Returns>,
) -> Returns {
    let (mut versions, mut others) = apart(came);
    for own in versions.values_mut() {
        let (of_predecessors, all): (Vec<_>, Vec<_>) =
            once(std::mem::take(own)).into_iter().partition(|one| one.predecessor.is_some());
        let names = OtherNames::of(forms, &all);
        let (kept, contested) = contested::part(forms, all, &names);
        *own = kept;
        own.extend(of_predecessors);
        others.extend(contested);
    }
    let mut ordered = BTreeMap::new();
    for (unit, grid) in forms.iter() {
        let own = versions.remove(&unit).unwrap_or_default();
        let Joined { versions, findings, others: beside } =
            joined((forms, grid), own, gone, before);
        others.extend(beside);
        ordered.insert(unit, (versions, findings));
    }
    let (mut returns, mut beside) = besides(forms, others);
    for (unit, grid) in forms.iter() {
        let (versions, found) = ordered.remove(&unit).unwrap_or_default();
        let Beside { stamped, stamped_as, unusable, unused, late, trouble } =
            beside.remove(&unit).unwrap_or_default();
        let mut trouble = trouble.beside(!versions.is_empty()).and(Trouble::of(&found));
        trouble.office |= late && versions.is_empty();
        returns.findings.extend(found);
        let is_nothing = versions.is_empty() && stamped.is_empty() && unusable.is_empty();
        let is_nothing = is_nothing && unused.is_empty() && trouble == Trouble::default();
        if is_nothing && !gone.contains(&unit) && owes_nothing_more(forms, unit) {
            continue;
        }
        let grid = Arc::clone(grid);
        let is_missed = false;
        returns.units.push(UnitReturns {
            unit,
            grid,
            versions,
            stamped,
            stamped_as,
            unusable,
            unused,
            trouble,
            is_missed,
        });
    }
    let found = std::mem::take(&mut returns.findings);
    let opening = of_what_counts(findings, &returns.units);
    returns.findings.extend(opening.chain(found));
    returns
}

/// Whether `unit`, or all that its form asks for, was over by the end of the period.
fn owes_nothing_more(forms: &Forms<'_>, unit: UnitId) -> bool {
    if forms.notice.units.get(unit).ended.is_some() {
        return true;
    }
    let is_of = |task: &&Task| task.units.iter().any(|one| one.id == unit);
    let mut open = forms.notice.tasks.iter().filter(|task| task.in_force && !task.is_over);
    forms.notice.tasks.iter().any(|task| task.is_over) && !open.any(|task| is_of(&task))
}

/// What was found in opening files, without those that are versions and do not count.
fn of_what_counts(
    findings: Diagnostics,
    units: &[UnitReturns],
) -> impl Iterator<Item = Diagnostic> + use<> {
    let earlier = units.iter().flat_map(|unit| unit.versions.iter().rev().skip(1));
    let files = earlier.flat_map(|one| one.again.iter().chain([&one.arrival.origin]));
    let passed: BTreeSet<Arc<str>> = files.map(Arc::clone).collect();
    findings.into_iter().filter(move |one| match &one.place {
        Place::Book(origin) => !passed.contains(origin.file_name()),
        Place::Text(_) | Place::Nowhere => true,
    })
}

/// The versions of each unit, and all other files.
fn apart(came: Vec<Came>) -> (BTreeMap<UnitId, Vec<Version>>, Vec<Came>) {
    let mut versions: BTreeMap<UnitId, Vec<Version>> = BTreeMap::new();
    let mut others = Vec::new();
    for one in came {
        if let What::Version(version) = one.what {
            versions.entry(version.identified.unit).or_default().push(*version);
        } else {
            others.push(one);
        }
    }
    (versions, others)
}

/// The same file twice is one version: the stronger evidence counts.
fn once(versions: Vec<Version>) -> Vec<Version> {
    let mut each: Vec<Version> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for version in versions {
        let place = *places.entry(version.arrival.contents()).or_insert(each.len());
        match each.get_mut(place) {
            Some(known) => {
                known.again.push(Arc::clone(&version.arrival.origin));
                known.rank = known.rank.max(version.rank);
                add_mail(known, version.returned.others, &version.findings);
            }
            None => each.push(version),
        }
    }
    each
}

/// What another mail says that brought the same file.
fn add_mail(known: &mut Version, others: Vec<Other>, findings: &Diagnostics) {
    let said: BTreeSet<Arc<str>> =
        known.returned.others.iter().map(|one| Arc::clone(&one.text)).collect();
    let new = others.into_iter().filter(|one| !said.contains(&one.text));
    known.returned.others.extend(new);
    let of_mail =
        |one: &&Diagnostic| matches!(one.problem, Problem::Sorting(Sorting::MailSays { .. }));
    known.findings.extend(findings.iter().filter(of_mail).cloned());
}

/// The same file twice of which nobody can say whose it is, loose and in an archive, is one; but where a mail says more
/// beside it.
fn each_once(others: Vec<Came>) -> Vec<Came> {
    let mut each: Vec<Came> = Vec::with_capacity(others.len());
    for came in others {
        let is_again = each.iter_mut().any(|one| match (&mut one.what, &came.what) {
            (What::Doubtful(known), What::Doubtful(file)) => known.takes(file),
            (_, _) => false,
        });
        if !is_again {
            each.push(came);
        }
    }
    each
}

impl DoubtfulFile {
    /// Notes the file as this one again, where it is and says no more.
    fn takes(&mut self, file: &DoubtfulFile) -> bool {
        let sheet =
            |one: &DoubtfulFile| one.arrival.part.as_ref().map(|part| Arc::clone(&part.sheet));
        let is_said = |text: &Other| self.others.iter().any(|one| one.text == text.text);
        let is_same = self.arrival.hash == file.arrival.hash
            && sheet(self) == sheet(file)
            && file.others.iter().all(is_said);
        if is_same {
            self.again.push(file.arrival.whole().into());
        }
        is_same
    }
}

/// The returns without their units, and what the other files are to these.
fn besides(forms: &Forms<'_>, others: Vec<Came>) -> (Returns, BTreeMap<UnitId, Beside>) {
    let mut returns = Returns::none(forms);
    let mut beside: BTreeMap<UnitId, Beside> = BTreeMap::new();
    for Came { what, units: named, findings, .. } in each_once(others) {
        let units = owing(forms, &named);
        let late = what.is_late();
        // What the office moves is no fault of its unit.
        let trouble = if late { Trouble::default() } else { Trouble::of(&findings) };
        for unit in &units {
            let own = beside.entry(*unit).or_default();
            own.late |= late;
            own.trouble = own.trouble.and(trouble);
        }
        returns.findings.extend(findings);
        if let ([unit], true) = (&units[..], trouble.unit) {
            beside.entry(*unit).or_default().unusable.push(Arc::clone(what.file()));
        }
        match (what, &units[..]) {
            (What::Doubtful(mut file), _) => {
                let is_listed = file.could_be.more.0 == 0 && units == named;
                file.any_of = if is_listed { Vec::new() } else { units };
                returns.doubtful.push(*file);
            }
            (What::Unread(file), _) => returns.unread.push(UnreadFile { file, units }),
            (What::LeftOut(arrival), _) => {
                let (arrival, ruled) = (*arrival, String::new());
                returns.ignored.push(Ignored { arrival, ruled });
            }
            // The same bytes were there, and are told of where they count.
            (What::Later(file), _) => returns.later.extend((!file.is_copy).then_some(*file)),
            (What::Unused(file), [unit]) => {
                beside.entry(*unit).or_default().unused.push(*file);
            }
            (What::Stamped(copy), [unit]) if forms.grid(*unit, forms.period).is_some() => {
                beside.entry(*unit).or_default().stamp(*copy, &named);
            }
            (What::Stamped(copy), _) => returns.unpaired.push(*copy),
            (What::Unused(_) | What::Unusable(_) | What::OtherPeriod(_) | What::Version(_), _) => {}
        }
    }
    (returns, beside)
}

/// The units, each that one other has taken over as that one: it owes in its place, and is told.
pub(super) fn owing(forms: &Forms<'_>, units: &[UnitId]) -> Vec<UnitId> {
    let mut owing: Vec<UnitId> = Vec::new();
    for unit in units {
        let owes = forms.grid(*unit, forms.period).is_some();
        let one = if owes { None } else { forms.successor(*unit) }.unwrap_or(*unit);
        owing.extend((!owing.contains(&one)).then_some(one));
    }
    owing
}

impl Beside {
    /// The same copy twice is one.
    fn stamp(&mut self, copy: StampedCopy, named: &[UnitId]) {
        self.stamped_as.extend(named);
        if self.stamped.iter().all(|one| one.arrival.hash != copy.arrival.hash) {
            self.stamped.push(copy);
        }
    }
}

impl Trouble {
    /// What the errors among these ask for.
    fn of(findings: &Diagnostics) -> Trouble {
        Trouble { office: findings.asks(Mender::Office), unit: findings.asks(Mender::Unit) }
    }

    /// What is left of it where a version came too: the unit has sent what was to be sent.
    const fn beside(self, version: bool) -> Trouble {
        Trouble { unit: self.unit && !version, ..self }
    }

    const fn and(self, other: Trouble) -> Trouble {
        Trouble { office: self.office || other.office, unit: self.unit || other.unit }
    }
}
