//! A workbook that came, and what the office ruled of it -> what it is ([`Came`]).
//!
//! The workbook itself is dropped here: what goes on is what the report needs.

use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Elsewhere, IdentityProblem, Problem, Sorting};
use crate::form::{
    self, Doubtful, Evidence, FormGrid, Forms, Identification, Identified, Marked, Other, Return,
    Sheets, Step, Verdict as Told,
};
use crate::intake::{Arrival, Opened};
use crate::notice::{UnitId, Verdict};
use crate::origin::BookOrigin;
use crate::period::Period;

use super::came::{Came, What, named};
use super::ruled::OfFile;
use super::weigh::{Weighed, weigh_ruling};
use super::{DoubtfulFile, Rank, Returns, UnusedFile, Version, blank, covering};

/// The returns of the periods before.
#[derive(Clone, Copy)]
pub(super) struct Before<'r> {
    /// The last that are known, where they are at hand.
    pub(super) known: Option<&'r Returns>,
    /// All that are at hand, in order.
    pub(super) all: &'r [Returns],
}

/// A workbook that is looked at, and how it came.
struct Looked<'w> {
    sheets: Sheets<'w>,
    arrival: Arrival,
}

/// Looks at a workbook, after the returns `before`.
pub(super) fn look(
    forms: &Forms<'_>,
    Opened { workbook, arrival }: Opened,
    ruled: Option<OfFile>,
    before: Before<'_>,
) -> Came {
    let opened = Looked { sheets: Sheets::of(forms, &workbook), arrival };
    let told = opened.sheets.identify(&Evidence::from(&opened.arrival));
    let place = workbook.origin();
    let Weighed { told, ruled, followed } = weigh_ruling(forms, ruled, told, &place);
    what(forms, opened, (told, ruled), before).by(followed)
}

/// What a workbook is by what is told, and `ruled`.
fn what(
    forms: &Forms<'_>,
    opened: Looked<'_>,
    (told, ruled): (Identification, Option<Verdict>),
    before: Before<'_>,
) -> Came {
    let findings = told.findings();
    let whose: Vec<UnitId> = told.unit.only().map(|(unit, _)| unit).into_iter().collect();
    match told.verdict() {
        _ if ruled.is_some_and(Verdict::is_ignore) => {
            Came::of(whose, What::LeftOut(Box::new(opened.arrival)))
        }
        Told::Doubtful(could_be) => {
            let units = could_be.units.iter().map(|(unit, _)| *unit).collect();
            doubtful(opened, (could_be, units), findings)
        }
        Told::Foreign => {
            let units = named(forms, &Evidence::from(&opened.arrival));
            doubtful(opened, (Doubtful::default(), units), findings)
        }
        Told::Identified(identified) if identified.period != forms.period => {
            of_other_period(forms, opened, identified, (findings, before.all))
        }
        Told::Identified(identified) if forms.grid(identified.unit, forms.period).is_none() => {
            let told = (told.marked, findings);
            match forms.successor(identified.unit) {
                Some(unit) => of_predecessor(forms, opened, (identified, unit), (ruled, told)),
                None => uncalled_for(forms, opened, identified, (told.1, before.all)),
            }
        }
        Told::Identified(identified) => {
            let compared = before.known.and_then(|one| one.compared_with(forms, identified.unit));
            let compared = compared.as_ref().map(|(period, returned)| (*period, &**returned));
            let before = before.known.and_then(|one| shown_before(forms, one, identified.unit));
            let pictures = opened.sheets.workbook().content.pictures > 0;
            let against = ruled.map(|_| findings.clone()).unwrap_or_default();
            let told = (told.marked, findings);
            let mut version = read(forms, opened, (identified, ruled), before.as_deref(), told);
            leave_to_heirs(forms, &mut version);
            let found = form::check(forms, &identified, &version.returned, compared);
            version.findings.extend(blank::told_together(found));
            filled_in(forms, version, (pictures, against))
        }
    }
}

/// A return of a unit that `successor` took over: it is read as that one's form. What it leaves to others is no fault
/// of it: all that came are looked at together.
fn of_predecessor(
    forms: &Forms<'_>,
    opened: Looked<'_>,
    (identified, successor): (Identified, UnitId),
    (ruled, told): (Option<Verdict>, (Option<Marked>, Diagnostics)),
) -> Came {
    let pictures = opened.sheets.workbook().content.pictures > 0;
    let of_successor = Identified { unit: successor, ..identified };
    let mut version = read(forms, opened, (of_successor, ruled), None, told);
    leave_to_heirs(forms, &mut version);
    version.predecessor = Some(identified.unit);
    filled_in(forms, version, (pictures, Diagnostics::new()))
}

/// On the form of a unit that is no more stand rows of others that took over from it: no fault of the one whose the
/// form is now.
fn leave_to_heirs(forms: &Forms<'_>, version: &mut Version) {
    let Identified { unit, period, .. } = version.identified;
    let Some(Marked { form, .. }) = &version.marked else { return };
    let predecessors = &forms.notice.units.get(unit).predecessors;
    if !predecessors.iter().any(|one| forms.is_form_of(form, *one, period)) {
        return;
    }
    for mut found in std::mem::take(&mut version.findings) {
        if let Problem::Row(row) = &mut found.problem {
            row.leave_to_heirs();
        }
        version.findings.push(found);
    }
}

/// 待核, by what is found. What is of another notice could be nobody's return: its names tell which
/// unit it is about.
fn doubtful(
    opened: Looked<'_>,
    (could_be, units): (Doubtful, Vec<UnitId>),
    findings: Diagnostics,
) -> Came {
    let mut others = opened.sheets.others();
    others.extend(covering::words(&opened.arrival));
    let could_be = could_be.listed();
    let arrival = opened.arrival;
    let (any_of, of_other, late) = (Vec::new(), None, false);
    let file =
        DoubtfulFile { arrival, could_be, any_of, of_other, late, others, again: Vec::new() };
    Came::of(units, What::Doubtful(Box::new(file))).with(findings)
}

/// A return of a unit that owes none: nobody's state, but theirs whose it may be, since the unit took over from them; and
/// none of its texts is lost.
fn uncalled_for(
    forms: &Forms<'_>,
    opened: Looked<'_>,
    identified: Identified,
    (mut findings, earlier): (Diagnostics, &[Returns]),
) -> Came {
    let Identified { unit, unit_by, period, period_by } = identified;
    let is_over = earlier.iter().any(|one| one.of(unit).is_some());
    let name = |unit: UnitId| forms.notice.units.get(unit).name.value.clone();
    let names = |units: &[UnitId]| units.iter().copied().map(name).collect::<Vec<_>>().join("、");
    let (now, then) = (forms.successors(unit), forms.predecessors(unit));
    let found = match (&now[..], &then[..]) {
        ([], []) => Sorting::OwesNothing { unit: name(unit), is_over },
        ([], by) => Sorting::NotYet { unit: name(unit), by: names(by) },
        (now, _) => Sorting::OfSeveral { predecessor: name(unit), units: names(now) },
    };
    findings.push(Diagnostic::at(&opened.sheets.workbook().origin(), Problem::Sorting(found)));
    let whose = [now, then].into_iter().find(|units| !units.is_empty());
    let whose = whose.unwrap_or_else(|| vec![unit]);
    let units = whose.iter().map(|unit| (*unit, unit_by)).collect();
    let could_be = Doubtful { units, periods: vec![(period, period_by)], ..Doubtful::default() };
    doubtful(opened, (could_be, whose), findings)
}

/// A form of another period: its texts are this one's by nobody, and none of them is lost. Of a unit that another
/// took over it is that one's to mend.
fn of_other_period(
    forms: &Forms<'_>,
    opened: Looked<'_>,
    identified: Identified,
    (mut findings, earlier): (Diagnostics, &[Returns]),
) -> Came {
    let Identified { unit, unit_by, period, period_by } = identified;
    if period_by != Step::Pin {
        findings.push(other_period(forms, period, &opened));
    }
    let beside_collected = opened.arrival.part.as_ref().is_some_and(|part| part.beside_collected);
    let late = !beside_collected && is_late(earlier, &identified);
    if forms.grid(unit, forms.period).is_none() {
        let whose = forms.successor(unit).unwrap_or(unit);
        let (units, periods) = (vec![(whose, unit_by)], vec![(period, period_by)]);
        let could_be = Doubtful { units, periods, ..Doubtful::default() };
        let mut came = doubtful(opened, (could_be, vec![whose]), findings);
        if let What::Doubtful(file) = &mut came.what {
            (file.of_other, file.late) = (Some((unit, period)), late);
        }
        return came;
    }
    let others = opened.sheets.read(&identified, None).returned.into_others();
    let mut came = unused(opened.arrival, unit, (Some(period), others)).with(findings);
    if let What::Unused(file) = &mut came.what {
        file.late = late;
    }
    came
}

/// Whether it is a return for an earlier period of which nothing of its unit had come.
fn is_late(earlier: &[Returns], identified: &Identified) -> bool {
    let then = earlier.iter().find(|one| one.period == identified.period);
    let sent = then.and_then(|then| then.of(identified.unit));
    sent.is_some_and(|sent| sent.versions.is_empty())
}

/// That it is of another period than the one that is collected; the office knows what it ruled itself.
fn other_period(forms: &Forms<'_>, period: Period, opened: &Looked<'_>) -> Diagnostic {
    let (found, folder) = (period.chinese(), period.to_string());
    let part = opened.arrival.part.as_ref();
    let problem = if part.is_some_and(|part| part.beside_collected) {
        Problem::Sorting(Sorting::OtherPart { found, folder })
    } else {
        Problem::Identity(IdentityProblem::OtherPeriod {
            found,
            folder,
            wanted: forms.period.chinese(),
        })
    };
    Diagnostic::at(&opened.sheets.workbook().origin(), problem)
}

/// A file of that unit that is no return, or one for another period.
fn unused(
    arrival: Arrival,
    unit: UnitId,
    (period, mut others): (Option<Period>, Vec<Other>),
) -> Came {
    others.extend(covering::words(&arrival));
    let Arrival { origin: file, hash, part, .. } = arrival;
    let beside_collected = part.is_some_and(|part| part.beside_collected);
    let late = false;
    let file = UnusedFile { file, hash, period, beside_collected, late, others };
    Came::of(vec![unit], What::Unused(Box::new(file)))
}

/// A version, unless nothing is filled in; rows of which nobody knows which task they answer are. Texts beside a blank form are shown, and what has no table is
/// not called blank. What speaks `against` what the office ruled of it may be why.
fn filled_in(
    forms: &Forms<'_>,
    mut version: Version,
    (pictures, against): (bool, Diagnostics),
) -> Came {
    let Identified { unit, period, .. } = version.identified;
    let Some(grid) = forms.grid(unit, period) else {
        return Came::of_nobody(What::Unusable(version.arrival.origin));
    };
    let in_doubt = version.findings.iter().any(|one| one.problem.is_row_in_doubt());
    // A form of which nothing is owed any more may well be blank.
    let is_owed = !form::is_all_over(forms.notice, &grid);
    if version.returned.is_blank(&grid) && !in_doubt && is_owed {
        let place = BookOrigin::file(&version.arrival.origin);
        let is_row =
            |one: &&Diagnostic| matches!(&one.problem, Problem::Row(row) if row.is_of_no_field());
        let rows: Vec<Diagnostic> = version.findings.iter().filter(is_row).cloned().collect();
        let problem = no_answers(&grid, &version.returned, (pictures, !rows.is_empty()));
        let others = match version.returned.others.is_empty() {
            true => Vec::new(),
            false => version.returned.into_others(),
        };
        let came = unused(version.arrival, unit, (None, others));
        return rows
            .into_iter()
            .fold(came.with(against), Came::with)
            .with(Diagnostic::at(&place, problem));
    }
    version.rank.filled_on = version.filled_on(&grid);
    version.findings.extend(covering::spoken_against(
        (forms.notice, &grid),
        &version.arrival,
        &version.returned,
    ));
    version.returned.others.extend(covering::words(&version.arrival));
    Came::of(vec![unit], What::Version(Box::new(version)))
}

/// Why a return without answers is none; one with `rows` of others has a table.
fn no_answers(grid: &FormGrid, returned: &Return, (pictures, rows): (bool, bool)) -> Problem {
    let texts = !returned.others.is_empty();
    let mut content = grid.entries.iter().filter(|entry| entry.field.is_content());
    if texts && !rows && !content.any(|entry| returned.places.contains_key(&entry.id)) {
        return Problem::Identity(IdentityProblem::NoTable);
    }
    let elsewhere = match (texts, pictures) {
        (true, _) => Elsewhere::Texts,
        (false, true) => Elsewhere::Pictures,
        (false, false) => Elsewhere::Nothing,
    };
    Problem::Sorting(Sorting::Blank { unit: grid.identity.unit.clone(), elsewhere })
}

fn version_of(ruled: Option<Verdict>) -> Option<u16> {
    match ruled? {
        Verdict::Is { version, .. } => version,
        Verdict::Ignore { .. } => None,
    }
}

/// The texts of the returns for the period before that may stand beside the unit's form.
pub(super) fn shown_before(
    forms: &Forms<'_>,
    previous: &Returns,
    unit: UnitId,
) -> Option<Vec<Arc<str>>> {
    let grid = forms.grid(unit, forms.period)?;
    previous.texts_beside((forms.notice, unit), &grid)
}

fn read(
    forms: &Forms<'_>,
    opened: Looked<'_>,
    (identified, ruled): (Identified, Option<Verdict>),
    before: Option<&[Arc<str>]>,
    (marked, mut findings): (Option<Marked>, Diagnostics),
) -> Version {
    let Looked { sheets, arrival } = opened;
    let reading = sheets.read(&identified, before);
    let right = matches!(ruled, Some(Verdict::Is { figures_right: true, .. }));
    let reading = form::weigh(forms, &identified, reading, right);
    let grid = forms.grid(identified.unit, identified.period);
    findings.extend(match grid {
        Some(grid) => {
            form::of_what_is_owed(forms.notice, &grid, &reading.returned, reading.findings)
        }
        None => reading.findings.into_iter().collect(),
    });
    let rank = Rank::new(version_of(ruled), &arrival);
    Version {
        arrival,
        again: Vec::new(),
        parts: Vec::new(),
        marked,
        predecessor: None,
        joined: Vec::new(),
        identified,
        rank,
        returned: reading.returned,
        changes: Vec::new(),
        is_shortened: false,
        findings,
    }
}
